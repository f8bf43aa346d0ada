#pragma once

#include "app/results/run_results.hpp"
#include "tests/app/results_fake.hpp"

namespace kohort::test {

/// Results in memory: `change` turns a baseline outcome into the scenario's, after `common` has
/// changed both.
template <class Change>
RunResults results_of(const Scenario& scenario, Change change, std::uint32_t replications = 40,
                      void (*common)(Outcome&, std::uint32_t) = nullptr) {
  const OutcomeReader read = [&](std::size_t row, const OutcomeVisitor& visit) {
    for (std::uint32_t r = 0; r < replications; ++r) {
      Outcome outcome = fake_outcome(1, r, false);
      if (common != nullptr) common(outcome, r);
      if (row == 1) change(outcome, r);
      visit(r, 0, outcome);
    }
  };
  RunResults run;
  run.version = "1";
  run.replications = run.requested = replications;
  run.complete = true;
  run.folder = "results/trial";
  run.rows = {{"baseline", "", "Uden", "", "", false},
              {scenario.id, "baseline", scenario.title.da, scenario.question.da, "1", true}};
  ScenarioResult result;
  result.scenario = &scenario;
  result.stored = run.rows[1];
  result.row = 1;
  result.period = {2016, static_cast<int>(fake_years), 2, static_cast<int>(fake_ages), 2025};
  result.summary = summarise(headline_values(read, 0), headline_values(read, 1));
  result.cells.values = compare_cells(read, 0, 1);
  result.cells.shape = Outcome{fake_years, fake_ages};
  run.scenarios.push_back(std::move(result));
  return run;
}

inline void add_cost(Outcome& outcome, std::size_t year, double kr) {
  outcome.cost(year, Category::programme, Payer::municipality) += kr;
}

}  // namespace kohort::test
