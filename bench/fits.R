# Times what bench/fits.ts times with Harmattan, on the same numbers: fits.R FILE FIT RUNS prints one line of JSON.
arguments <- commandArgs(TRUE)
data <- read.csv(arguments[1])
runs <- as.integer(arguments[3])
suppressMessages({library(quantreg); library(MASS)})
fit <- switch(arguments[2],
  "quantile" = function() coef(rq(y ~ x, tau = 0.1, data = data, method = "fn")),
  "quantile-exact" = function() coef(rq(y ~ x, tau = 0.1, data = data)),
  "counts" = function() coef(glm.nb(y ~ x + z, data = data)))
found <- suppressWarnings(fit())
ms <- sapply(seq_len(runs), function(i) { start <- proc.time()[["elapsed"]]; suppressWarnings(fit()); 1000 * (proc.time()[["elapsed"]] - start) })
cat(sprintf('{"coefficients": [%s], "ms": [%s]}\n', paste(format(found, digits = 10), collapse = ", "), paste(ms, collapse = ", ")))
