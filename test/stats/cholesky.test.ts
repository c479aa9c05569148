import assert from "node:assert/strict";
import {test} from "node:test";
import {cholesky, choleskyInverse, choleskySolve} from "../../src/stats/cholesky.ts";
import {near} from "./near.ts";

const matrix = [[4, 2, 0.6], [2, 5, 1], [0.6, 1, 3]];

test("factor, solution and inverse are R's chol and solve", () => {
  // > A <- matrix(c(4, 2, .6, 2, 5, 1, .6, 1, 3), 3); t(chol(A)); solve(A, c(1, 2, 3)); solve(A)
  // 2.0 0.00 0.000000000 / 1.0 2.00 0.000000000 / 0.3 0.35 1.669580786
  // [1] 0.004484304933 0.212556053812 0.928251121076
  //  0.31390134529 -0.12107623318 -0.02242152466 / -0.12107623318  0.26098654709 -0.06278026906 / -0.02242152466 -0.06278026906  0.35874439462
  const factor = cholesky(matrix)!;
  near(factor.flat(), [2, 1, 2, 0.3, 0.35, 1.669580786], 1e-9);
  near(choleskySolve(factor, [1, 2, 3]), [0.004484304933, 0.212556053812, 0.928251121076], 1e-9);
  near(choleskyInverse(factor).flat(), [0.31390134529, -0.12107623318, -0.02242152466, -0.12107623318, 0.26098654709, -0.06278026906, -0.02242152466, -0.06278026906, 0.35874439462], 1e-9);
});

test("a matrix that is not positive definite has no factor; one without rows has an empty one", () => {
  assert.equal(cholesky([[1, 2], [2, 1]]), null);
  assert.equal(cholesky([[1, 1], [1, 1]]), null);
  assert.equal(cholesky([[0]]), null);
  assert.deepEqual(cholesky([]), []);
});
