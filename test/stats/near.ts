import assert from "node:assert/strict";

/** Asserts numbers equal up to a share of the expected value. */
export function near(actual: number | readonly number[] | null | undefined, expected: number | readonly number[], share = 1e-6): void {
  const [a, b] = [[actual ?? NaN].flat(), [expected].flat()];
  assert.equal(a.length, b.length);
  for (const [i, value] of b.entries()) assert.ok(Math.abs(a[i]! - value) <= share * Math.max(1e-12, Math.abs(value)), `${a.join(", ")} instead of ${b.join(", ")}`);
}
