# Studies: what `kohort sweep` writes.

read_study <- function(folder) open_folder(folder, "study", "samples", "kohort sweep STUDY")

# One row for each point and replication: point, block, replication, inputs and outputs by their own
# names, which stand in the attributes "inputs" and "outputs". A failed task's outputs are NA.
samples <- function(study) {
  all <- study[["samples"]]
  columns <- names(all)
  is_input <- startsWith(columns, "input:")
  is_output <- startsWith(columns, "output:")
  kept <- all[columns %in% c("point", "block", "replication") | is_input | is_output]
  names(kept) <- sub("^(input|output):", "", names(kept))
  structure(kept, inputs = sub("^input:", "", columns[is_input]),
            outputs = sub("^output:", "", columns[is_output]))
}

# One row for each point: means over its replications.
point_means <- function(study) {
  all <- samples(study)
  inputs <- attr(all, "inputs")
  outputs <- attr(all, "outputs")
  first <- all[!duplicated(all$point), c("point", "block", inputs), drop = FALSE]
  means <- vapply(outputs, function(o) tapply(all[[o]], all$point, mean)[as.character(first$point)],
                  numeric(nrow(first)))
  result <- cbind(first, matrix(means, nrow(first), dimnames = list(NULL, outputs)))
  rownames(result) <- NULL
  structure(result, inputs = inputs, outputs = outputs)
}

# What voi::evppi(outputs, inputs) takes: the net benefit of each option by point, doing nothing
# being worth 0, and the inputs. `benefits` are outputs that are net benefits, one for each option.
evppi_inputs <- function(study, benefits = NULL) {
  means <- point_means(study)
  if (is.null(benefits)) benefits <- attr(means, "outputs")
  list(outputs = cbind(nothing = 0, means[benefits]), inputs = means[attr(means, "inputs")])
}

# Value of perfect information on one input by regression (Strong, Oakley & Brennan 2014, Medical
# Decision Making 34:311-326): each option's net benefit on a smooth function of the input. The
# standard error is by simulating the regression's coefficients, as they describe it.
evppi_gam <- function(study, input, benefits = NULL, simulations = 1000) {
  if (!requireNamespace("mgcv", quietly = TRUE))
    stop("evppi_gam() needs mgcv (Debian: r-cran-mgcv)", call. = FALSE)
  parts <- evppi_inputs(study, benefits)
  if (!input %in% names(parts$inputs))
    stop("no input ", input, "; there are ", paste(names(parts$inputs), collapse = ", "), call. = FALSE)
  x <- parts$inputs[[input]]
  fits <- lapply(parts$outputs[-1], function(y) mgcv::gam(y ~ s(x), data = data.frame(x = x, y = y)))
  fitted <- cbind(0, vapply(fits, stats::fitted, numeric(length(x))))
  value <- mean(apply(fitted, 1, max)) - max(colMeans(fitted))
  drawn <- vapply(seq_len(simulations), function(i) {
    simulated <- cbind(0, vapply(fits, function(fit) {
      root <- chol(vcov(fit) + 1e-12 * diag(length(coef(fit))))
      as.vector(predict(fit, type = "lpmatrix") %*% (coef(fit) + t(root) %*% rnorm(ncol(root))))
    }, numeric(length(x))))
    mean(apply(simulated, 1, max)) - max(colMeans(simulated))
  }, numeric(1))
  c(value = value, se = sd(drawn))
}

# Scatter plots of an output against the inputs, nine at most, in a PDF file.
plot_study <- function(study, file, output = NULL) {
  means <- point_means(study)
  if (is.null(output)) output <- attr(means, "outputs")[1]
  inputs <- utils::head(attr(means, "inputs"), 9)
  grDevices::pdf(file, width = 3 * length(inputs), height = 3)
  on.exit(grDevices::dev.off())
  graphics::par(mfrow = c(1, length(inputs)))
  for (input in inputs)
    graphics::plot(means[[input]], means[[output]], pch = ".", xlab = input, ylab = output)
  invisible(file)
}
