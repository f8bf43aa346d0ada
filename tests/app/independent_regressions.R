# From a sweep's tables: value of partial information with mgcv's splines (Wood 2017) in place of our
# polynomials, and standardised regression coefficients with lm, compared with what the program says.
#   Rscript independent_regressions.R FOLDER
folder <- commandArgs(trailingOnly = TRUE)[1]
table <- function(name) read.csv(file.path(folder, "tables", paste0(name, ".csv")))
inputs <- reshape(table("point")[c("point", "parameter", "input")], idvar = "point",
                  timevar = "parameter", direction = "wide")
names(inputs) <- sub("input\\.", "", names(inputs))
value <- table("value")
y <- value$value[match(inputs$point, value$point)]
indices <- table("indices")
keys <- setdiff(names(inputs), "point")

choice <- function(gain) mean(pmax(0, gain)) - max(0, mean(gain))
said <- subset(indices, method == "information" & index == "evppi")
suppressPackageStartupMessages(library(mgcv))
for (key in keys) {
  fit <- gam(y ~ s(x, k = 12), data = data.frame(y = y, x = inputs[[key]]), method = "REML")
  own <- choice(fitted(fit))
  ours <- said[said$parameter == key, ]
  cat(sprintf("EVPPI of %s: mgcv %.4f, Kohort %.4f (standard error %.4f)\n", key, own, ours$value, ours$se))
  # The same sample: regressions differ by less than the error that each has alone.
  stopifnot(abs(own - ours$value) < 2 * ours$se + 1e-3 * sd(y))
}

fits <- list(src = as.data.frame(scale(cbind(inputs[keys], y = y))),
             srrc = as.data.frame(scale(sapply(cbind(inputs[keys], y = y), rank))))
for (index in names(fits)) {
  own <- coef(lm(y ~ . - 1, data = fits[[index]]))
  for (key in keys) {
    ours <- indices$value[indices$method == "regression" & indices$index == index &
                            indices$parameter == key]
    stopifnot(abs(own[[key]] - ours) < 1e-6)
  }
  cat(index, "of", length(keys), "inputs: the same as lm\n")
}
