/**
 * Lower Cholesky factor of a symmetric positive definite matrix given by rows, or null where it is not positive definite.
 */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] | null {
  const factor: number[][] = [];
  for (let i = 0; i < matrix.length; i++) {
    const row = matrix[i]!;
    const out: number[] = [];
    factor.push(out);
    for (let j = 0; j <= i; j++) {
      const other = factor[j]!;
      let sum = row[j]!;
      for (let k = 0; k < j; k++) sum -= out[k]! * other[k]!;
      if (j < i) out.push(sum / other[j]!);
      else if (sum > 1e-12 * Math.abs(row[i]!)) out.push(Math.sqrt(sum));
      else return null;
    }
  }
  return factor;
}

/** Solves A x = b with the factor of A. */
export function choleskySolve(factor: readonly (readonly number[])[], b: readonly number[]): number[] {
  const y: number[] = [];
  for (let i = 0; i < factor.length; i++) {
    const row = factor[i]!;
    let sum = 0;
    for (let k = 0; k < i; k++) sum += row[k]! * y[k]!;
    y.push((b[i]! - sum) / row[i]!);
  }
  for (let i = y.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < y.length; k++) y[i]! -= factor[k]![i]! * y[k]!;
    y[i]! /= factor[i]![i]!;
  }
  return y;
}

/** The inverse of A from its factor, by columns. */
export function choleskyInverse(factor: readonly (readonly number[])[]): number[][] {
  return factor.map((_, column) => choleskySolve(factor, factor.map((_, i) => Number(i === column))));
}
