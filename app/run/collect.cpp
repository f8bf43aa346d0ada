#include "app/run/collect.hpp"

#include <functional>
#include <map>

#include "app/results/incremental_table.hpp"
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
/// @param s  position of the scenario in the plan
void add_draws(const Plan& plan, std::size_t s, const HeadlineValues& baseline,
               const HeadlineValues& values, ScenarioResult& result) {
  const std::size_t m = metric_index(headline_metric);
  std::vector<double> difference = values.metrics[m];
  for (std::size_t r = 0; r < difference.size(); ++r) difference[r] -= baseline.metrics[m][r];
  const auto of = [&](std::size_t position) {
    return DrawnScenario{plan.scenarios[position], plan.parameter_draws[position].get()};
  };
  result.influences = influences(of(s), difference, values.draws,
                                 plan.reference ? of(*plan.reference) : DrawnScenario{});
  result.controlled = controlled_mean(difference, values.draws,
                                      parameter_controls(*result.scenario, plan.seed, plan.draws));
}

/// The options of every place that has several beside doing nothing; its reference comes first.
void add_incremental(const Plan& plan,
                     const std::function<const HeadlineValues&(std::size_t row)>& values_of,
                     RunResults& run) {
  for (const Plan::Group& group : plan.groups) {
    if (group.members.size() < 2) continue;
    std::vector<OptionRow> options;
    const auto add = [&](std::size_t row) {
      options.emplace_back(plan.rows[row].id, &values_of(row));
    };
    if (plan.reference) add(plan.scenario_rows[*plan.reference]);
    add(group.baseline_row);
    for (const std::size_t member : group.members)
      if (plan.reference != member) add(plan.scenario_rows[member]);
    for (IncrementalTable& table : incremental_tables(options))
      run.incremental.push_back(std::move(table));
  }
}

}  // namespace

RunResults collect_results(const Plan& plan, const OutcomeReader& outcomes,
                           std::uint32_t replications, std::uint32_t requested) {
  RunResults run;
  run.version = program_version();
  run.seed = plan.seed;
  // A draw that no replication has says nothing.
  run.draws = std::min(plan.draws, requested);
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

  std::map<std::size_t, HeadlineValues> known;
  const auto values_of = [&](std::size_t row) -> const HeadlineValues& {
    const auto found = known.find(row);
    if (found != known.end()) return found->second;
    return known.emplace(row, headline_values(read, row, plan.rules)).first->second;
  };
  for (std::size_t s = 0; s < plan.scenarios.size(); ++s) {
    if (plan.reference == s) continue;
    ScenarioResult result;
    result.scenario = plan.scenarios[s];
    result.row = plan.scenario_rows[s];
    result.baseline_row = plan.baseline_rows[s];
    result.stored = plan.rows[result.row];
    result.period = period_of(*result.scenario);
    if (plan.reference) result.reference = plan.scenarios[*plan.reference];
    const HeadlineValues& baseline = values_of(result.baseline_row);
    const HeadlineValues& values = values_of(result.row);
    result.summary = summarise(baseline, values);
    result.summary.economics = summarise_economics(
        baseline.economics, values.economics, plan.rules, cashable_shares(plan, s),
        result.scenario->central().time.followed_birth_years);
    // What was adopted pays for the whole proposal, whatever it is compared with.
    result.summary.budget_lines = compare_budget_lines(values_of(plan.place_rows[s]).economics,
                                                       values.economics, *result.scenario);
    result.summary.reached = summarise_reached(baseline.totals, values.totals, values.draws,
                                               result.scenario->programmes());
    const std::size_t headline = metric_index(headline_metric);
    result.same_people_worth =
        same_people_worth(baseline.metrics[headline], values.metrics[headline], values.draws);
    if (run.draws > 0) add_draws(plan, s, baseline, values, result);
    result.cells.values = compare_cells(read, result.baseline_row, result.row);
    result.cells.shape = shapes[result.row];
    run.scenarios.push_back(std::move(result));
  }
  add_incremental(plan, values_of, run);
  return run;
}

}  // namespace kohort
