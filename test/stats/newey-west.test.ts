import {test} from "node:test";
import {negativeBinomialRegression} from "../../src/stats/negative-binomial-regression.ts";
import {variance} from "../../src/stats/negative-binomial.ts";
import {neweyWest} from "../../src/stats/newey-west.ts";
import {near} from "./near.ts";

test("the covariance of a negative-binomial regression is that of R's sandwich", () => {
  // > library(MASS); library(sandwich); t <- 0:35+.5-18; a <- as.numeric(t>0); m <- glm.nb(y~t+a+I(a*t))
  // > diag(NeweyWest(m,lag=3,prewhite=FALSE,adjust=TRUE)); NeweyWest(m,lag=3,prewhite=FALSE,adjust=TRUE)[3,4]
  // 0.021693455818 0.0003057131583 0.054801308504 0.0008931828855
  // -0.001477774926
  const y = [2, 10, 8, 3, 3, 4, 7, 4, 4, 1, 5, 7, 6, 7, 6, 9, 2, 8, 6, 6, 14, 11, 10, 7, 15, 26, 24, 11, 15, 13, 12, 6, 11, 31, 9, 58];
  const design = y.map((_, i) => [1, i + 0.5 - 18, Number(i >= 18), Math.max(0, i + 0.5 - 18)]);
  const {means, theta, covariance} = negativeBinomialRegression(y, design)!;
  const robust = neweyWest(covariance!, y.map((count, i) => design[i]!.map((x) => x * (count - means[i]!) * means[i]! / variance(means[i]!, theta))), 3);
  near(robust.map((row, i) => row[i]!), [0.021693455818, 0.0003057131583, 0.054801308504, 0.0008931828855], 1e-4);
  near(robust[2]![3]!, -0.001477774926, 1e-4);
});
