# Runs: what `kohort run` writes.

read_run <- function(folder) open_folder(folder, "run", "replication_headline", "kohort run SCENARIO")

# One row for each replication: replication, draw, and the metric in each world. Worlds of one
# replication hold the same people, so differences are formed in a row.
by_replication <- function(run, metric) {
  all <- run[["replication_headline"]]
  known <- unique(all$metric)
  if (!metric %in% known)
    stop("no metric ", metric, "; there are ", paste(known, collapse = ", "), call. = FALSE)
  own <- all[all$metric == metric, c("replication", "draw", "scenario", "value")]
  wide <- reshape(own, idvar = c("replication", "draw"), timevar = "scenario", direction = "wide")
  names(wide) <- sub("^value[.]", "", names(wide))
  attr(wide, "reshapeWide") <- NULL
  rownames(wide) <- NULL
  wide[order(wide$replication), ]
}

# What BCEA::bcea(eff, cost, interventions = ...) takes: a row for each parameter draw, its
# replications averaged, a column for each option, the first being doing nothing. The effect has its
# sign changed where less of it is better.
costs_and_effects <- function(run, cost = "lifetime_cost_public", effect = "placement_years",
                              more_is_better = FALSE) {
  by_draw <- function(metric) {
    wide <- by_replication(run, metric)
    options <- setdiff(names(wide), c("replication", "draw"))
    means <- aggregate(wide[options], wide["draw"], mean)
    as.matrix(means[order(means$draw), options, drop = FALSE])
  }
  eff <- by_draw(effect)
  list(eff = if (more_is_better) eff else -eff, cost = by_draw(cost), interventions = colnames(eff))
}

# What hesim::cea(x, k, sample = "sample", strategy = "strategy", grp = "grp", e = "effect",
# c = "cost") takes: a row for each draw and option.
hesim_frame <- function(run, ...) {
  parts <- costs_and_effects(run, ...)
  n <- nrow(parts$cost)
  data.frame(sample = rep(seq_len(n), times = length(parts$interventions)),
             strategy = rep(parts$interventions, each = n), grp = "all",
             effect = as.vector(parts$eff), cost = as.vector(parts$cost))
}
