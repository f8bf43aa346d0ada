# Claims about share/R, on the folders that share_test.sh made.
library(kohortresults)

refused <- function(work, words) {
  problem <- tryCatch({ work; NULL }, error = conditionMessage)
  stopifnot(!is.null(problem), grepl(words, problem, fixed = TRUE))
}

decision <- read_study("decision")
all <- samples(decision)
stopifnot(identical(attr(all, "inputs"), c("effect", "coverage", "cost", "nothing")),
          identical(attr(all, "outputs"), "net_benefit"), nrow(all) == 3000,
          isTRUE(all.equal(mean(all$net_benefit), decision[["summary"]]$mean[1])),
          nrow(point_means(decision)) == 3000)

# Value of information by mgcv, by the program and in closed form.
if (requireNamespace("mgcv", quietly = TRUE)) {
  set.seed(1)
  indices <- decision[["indices"]]
  known <- c(effect = 57.3, coverage = 4.2, cost = 6.8, nothing = 0)
  for (input in names(known)) {
    own <- evppi_gam(decision, input, simulations = 200)
    row <- indices[indices$method == "information" & indices$index == "evppi" &
                     indices$parameter %in% input, ]
    stopifnot(nrow(row) == 1,
              abs(own[["value"]] - row$value) < 3 * sqrt(own[["se"]]^2 + row$se^2) + 0.5,
              abs(own[["value"]] - known[[input]]) < 4 * 214.7 / sqrt(3000))
    cat(sprintf("EVPPI of %s: mgcv %.1f (se %.1f), Kohort %.1f (se %.1f), exact %.1f\n", input,
                own[["value"]], own[["se"]], row$value, row$se, known[[input]]))
  }
} else cat("mgcv: not here, so the value of information was not compared\n")

run <- read_run("run")
wide <- by_replication(run, "cost_municipality")
stopifnot(nrow(wide) == 20, length(unique(wide$draw)) == 10)
parts <- costs_and_effects(run, cost = "cost_municipality")
stopifnot(identical(dim(parts$cost), c(10L, 2L)), all(parts$eff <= 0),
          isTRUE(all.equal(mean(parts$cost[, 2] - parts$cost[, 1]), mean(wide[[4]] - wide[[3]]))))
long <- hesim_frame(run, cost = "cost_municipality")
stopifnot(nrow(long) == 20, identical(sort(unique(long$strategy)), sort(parts$interventions)))
lives <- read_lives("lives.csv")
stopifnot(nrow(lives) > 100, all(lives$baseline_parents_separated %in% 0:1))

refused(read_study("run"), "does not hold a study")
refused(read_run("nowhere"), "there are no results")
refused(by_replication(run, "cost"), "no metric cost")
refused(evppi_gam(decision, "price"), "no input price")
refused(read_lives(file.path("run", "tables", "headline.csv")), "other columns")
