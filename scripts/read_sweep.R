# Reads the tables of a sweep with base R alone: Rscript read_sweep.R FOLDER [PLOT.pdf]
# Or, to work with them: source("scripts/read_sweep.R"); sweep <- read_sweep("results/ishigami-sobol")

read_sweep <- function(folder) {
  tables <- c("point", "value", "summary", "indices", "failed")
  read <- function(name)
    read.csv(file.path(folder, "tables", paste0(name, ".csv")),
             check.names = FALSE, na.strings = "", encoding = "UTF-8", stringsAsFactors = FALSE)
  stats::setNames(lapply(tables, read), tables)
}

# Mean over replications at every point: data frame of point, scenario, output, value.
point_means <- function(sweep)
  aggregate(value ~ point + scenario + output, data = sweep$value, FUN = mean)

# One row for each point, one column for each parameter.
wide_inputs <- function(sweep)
  reshape(sweep$point[c("point", "parameter", "input")], idvar = "point", timevar = "parameter",
          direction = "wide")

plot_sweep <- function(sweep, file) {
  means <- point_means(sweep)
  first <- means[means$output == means$output[1] & means$scenario == means$scenario[1], ]
  inputs <- wide_inputs(sweep)
  data <- merge(inputs, first[c("point", "value")])
  columns <- utils::head(grep("^input\\.", names(data), value = TRUE), 9)
  grDevices::pdf(file, width = 3 * length(columns), height = 3)
  graphics::par(mfrow = c(1, length(columns)))
  for (column in columns)
    graphics::plot(data[[column]], data$value, pch = ".", xlab = sub("^input\\.", "", column),
                   ylab = first$output[1])
  invisible(grDevices::dev.off())
}

arguments <- commandArgs(trailingOnly = TRUE)
if (sys.nframe() == 0 && length(arguments) > 0) {
  sweep <- read_sweep(arguments[1])
  print(sweep$summary)
  print(sweep$indices)
  if (length(arguments) > 1) plot_sweep(sweep, arguments[2])
}
