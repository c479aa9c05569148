import {fitCounts, type CountFit} from "./fit-counts.ts";

/**
 * Negative-binomial regression with log link: log mean = design · coefficients + offset, as R's MASS::glm.nb. `design` has a row
 * for each count; a constant is a column of ones. Null where no count is above 0 or there are no rows.
 * The standard errors of `covariance` take theta as known, as glm.nb's summary does.
 */
export function negativeBinomialRegression(counts: ArrayLike<number>, design: readonly (readonly number[])[], options: {offset?: readonly number[]; theta?: number} = {}): CountFit | null {
  const total = Array.from(counts).reduce((a, b) => a + b, 0);
  const width = design[0]?.length ?? 0;
  if (!(total > 0) || !width) return null;
  const {offset, theta} = options;
  const level = Math.log(total / design.reduce((sum, _, i) => sum + Math.exp(offset?.[i] ?? 0), 0));
  const constant = design[0]!.findIndex((_, column) => design.every((row) => row[column] === 1));
  const means = (coefficients: readonly number[]) => {
    const mu = new Float64Array(design.length);
    for (let i = 0; i < mu.length; i++) {
      const row = design[i]!;
      let log = offset?.[i] ?? 0;
      for (let j = 0; j < width; j++) log += row[j]! * coefficients[j]!;
      mu[i] = Math.exp(log);
    }
    return mu;
  };
  const start = Array.from({length: width}, (_, j) => j === constant ? level : 0);
  return fitCounts(counts, means, start, {logSlopes: () => (i) => design[i]!, ...theta === undefined ? {} : {theta}});
}
