# Tables of a results folder, in either dialect of CSV.

read_csv <- function(file) {
  if (!file.exists(file)) stop(file, " is missing: is the run or study finished?", call. = FALSE)
  danish <- grepl(";", readLines(file, n = 1L, encoding = "UTF-8", warn = FALSE), fixed = TRUE)
  read <- if (danish) read.csv2 else read.csv
  read(file, check.names = FALSE, na.strings = "", fileEncoding = "UTF-8-BOM",
       stringsAsFactors = FALSE)
}

# A folder with these tables; they are read when asked for.
open_folder <- function(folder, kind, sign, command) {
  tables <- file.path(folder, "tables")
  if (!dir.exists(tables))
    stop(folder, ": there are no results; `", command, "` writes them", call. = FALSE)
  names <- sub("[.]csv$", "", list.files(tables, pattern = "[.]csv$"))
  if (!sign %in% names) stop(folder, " does not hold a ", kind, call. = FALSE)
  structure(list(folder = folder, tables = names), class = paste0("kohort_", kind))
}

# One table as a data frame: study[["indices"]].
table_of <- function(x, name) {
  inside <- unclass(x)
  if (!name %in% inside$tables)
    stop("no table ", name, "; there are ", paste(inside$tables, collapse = ", "), call. = FALSE)
  read_csv(file.path(inside$folder, "tables", paste0(name, ".csv")))
}

`[[.kohort_study` <- function(x, name) table_of(x, name)
`[[.kohort_run` <- function(x, name) table_of(x, name)
print.kohort_study <- function(x, ...) cat("A study of Kohort in", unclass(x)$folder, "\n")
print.kohort_run <- function(x, ...) cat("A run of Kohort in", unclass(x)$folder, "\n")

# What `kohort trace SCENARIO --csv > lives.csv` writes: a row for each followed child.
read_lives <- function(file) {
  lives <- read_csv(file)
  if (!"baseline_placement_years" %in% names(lives))
    stop(file, " has other columns than `kohort trace SCENARIO --csv` writes", call. = FALSE)
  lives
}
