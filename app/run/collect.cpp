#include "app/run/collect.hpp"

#include <map>

#include "app/results/outcome_checksum.hpp"

namespace kohort {

namespace {

StudyPeriod period_of(const Scenario& scenario) {
  const TimeParameters& time = scenario.central().time;
  return {static_cast<int>(time.start), static_cast<int>(time.budget_years),
          static_cast<int>(time.followed_birth_years), static_cast<int>(time.horizon_age),
          static_cast<int>(time.price_year)};
}

/// Shares as each replication's draw has them; drawn once for each draw.
CashableShares cashable_shares(const Plan& plan, std::size_t s) {
  if (plan.draws == 0)
    return [&scenario = *plan.scenarios[s]](std::uint32_t) -> const EconomicsParameters& {
      return scenario.central().economics;
    };
  return [&parameters = *plan.parameter_draws[s],
          known = std::map<std::uint32_t, EconomicsParameters>{}](
             std::uint32_t draw) mutable -> const EconomicsParameters& {
    const auto found = known.find(draw);
    if (found != known.end()) return found->second;
    return known.emplace(draw, parameters.parameters(draw).economics).first->second;
  };
}

/// What the parameters' draws say about the headline difference.
void add_draws(const Plan& plan, const ParameterDraws& parameters, const HeadlineValues& baseline,
               const HeadlineValues& values, ScenarioResult& result) {
  const std::size_t m = metric_index(headline_metric);
  std::vector<double> difference = values.metrics[m];
  for (std::size_t r = 0; r < difference.size(); ++r) difference[r] -= baseline.metrics[m][r];
  result.influences = influences(*result.scenario, parameters, difference, values.draws);
  result.controlled = controlled_mean(difference, values.draws,
                                      parameter_controls(*result.scenario, plan.seed, plan.draws));
}

}  // namespace

RunResults collect_results(const Plan& plan, const OutcomeReader& outcomes,
                           std::uint32_t replications, std::uint32_t requested) {
  RunResults run;
  run.version = program_version();
  run.seed = plan.seed;
  run.draws = plan.draws;
  run.rules = plan.rules;
  run.replications = replications;
  run.requested = requested;
  run.complete = replications >= requested;
  run.input_hash = plan.input_hash;
  std::vector<Outcome> shapes(plan.rows.size());
  const OutcomeReader read = [&](std::size_t row, const OutcomeVisitor& visit) {
    outcomes(row, [&](std::uint32_t r, std::uint32_t draw, const Outcome& outcome) {
      if (r == 0) shapes[row] = Outcome{outcome.budget_years(), outcome.ages()};
      visit(r, draw, outcome);
    });
  };
  run.result_hash = result_hash(read, plan.rows.size());
  run.rows = plan.rows;

  std::map<std::size_t, HeadlineValues> baselines;
  for (std::size_t s = 0; s < plan.scenarios.size(); ++s) {
    ScenarioResult result;
    result.scenario = plan.scenarios[s];
    result.row = plan.scenario_rows[s];
    result.baseline_row = plan.baseline_rows[s];
    result.stored = plan.rows[result.row];
    result.period = period_of(*result.scenario);
    auto baseline = baselines.find(result.baseline_row);
    if (baseline == baselines.end()) {
      baseline =
          baselines
              .emplace(result.baseline_row, headline_values(read, result.baseline_row, plan.rules))
              .first;
    }
    const HeadlineValues values = headline_values(read, result.row, plan.rules);
    result.summary = summarise(baseline->second, values);
    result.summary.economics = summarise_economics(
        baseline->second.economics, values.economics, plan.rules, cashable_shares(plan, s),
        result.scenario->central().time.followed_birth_years);
    result.summary.budget_lines =
        compare_budget_lines(baseline->second.economics, values.economics, *result.scenario);
    result.summary.reached = summarise_reached(baseline->second.totals, values.totals, values.draws,
                                               result.scenario->programmes());
    const std::size_t headline = metric_index(headline_metric);
    result.same_people_worth = same_people_worth(baseline->second.metrics[headline],
                                                 values.metrics[headline], values.draws);
    if (run.draws > 0) add_draws(plan, *plan.parameter_draws[s], baseline->second, values, result);
    result.cells.values = compare_cells(read, result.baseline_row, result.row);
    result.cells.shape = shapes[result.row];
    run.scenarios.push_back(std::move(result));
  }
  return run;
}

}  // namespace kohort
