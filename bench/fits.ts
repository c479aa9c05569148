import {execFileSync} from "node:child_process";
import {mkdirSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import {fileURLToPath} from "node:url";
import {group} from "d3-array";
import {negativeBinomialRegression} from "../src/stats/negative-binomial-regression.ts";
import {quantileRegression} from "../src/stats/quantile-regression.ts";
import {Random} from "./random.ts";

export type Fit = "quantile" | "counts";

/** Distances of 100 months that go down by 40 km a year; or monthly counts of a rise with a step. */
export function fitData(fit: Fit, n: number): {x: number[]; z: number[]; y: number[]} {
  const random = new Random(71);
  const x = Array.from({length: n}, (_, i) => Math.floor(i * 100 / n) / 12);
  const z = x.map((at) => Number(at > 4));
  const y = x.map((at, i) => fit === "quantile" ? 900 - 40 * at + 300 * random.next() : Math.floor(-Math.log(1 - random.next()) * Math.exp(1 + 0.2 * at - 0.5 * z[i]!)));
  return {x, z, y};
}

/** The fit by Harmattan: intercept and slopes. */
export function fitted(fit: Fit, {x, z, y}: ReturnType<typeof fitData>): number[] {
  if (fit === "counts") return negativeBinomialRegression(y, x.map((at, i) => [1, at, z[i]!]))!.parameters;
  const months = group(y.map((value, i) => ({value, at: x[i]!})), ({at}) => at);
  const {intercept, slope} = quantileRegression(0.1, {x: [...months.keys()], y: [...months.values()].map((some) => Float64Array.from(some, ({value}) => value).sort())})()!;
  return [intercept, slope];
}

/** An R with quantreg and MASS, and its version; null where there is none. */
export function findR(): string | null {
  try {
    return execFileSync("Rscript", ["-e", "suppressMessages({library(quantreg); library(MASS)}); cat(R.version$major, R.version$minor, sep = '.')"], {encoding: "utf8", stdio: ["ignore", "pipe", "ignore"]}).trim();
  } catch {
    return null;
  }
}

/** Times of the same fit by R, in ms, after one that is not counted. */
export function runR(file: string, fit: Fit, method: Fit | "quantile-exact", n: number, runs: number): {coefficients: number[]; ms: number[]} {
  const {x, z, y} = fitData(fit, n);
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, ["x,z,y", ...x.map((at, i) => `${at},${z[i]},${y[i]}`)].join("\n"));
  return JSON.parse(execFileSync("Rscript", [fileURLToPath(new URL("fits.R", import.meta.url)), file, method, String(runs)], {encoding: "utf8", stdio: ["ignore", "pipe", "ignore"]})) as {coefficients: number[]; ms: number[]};
}
