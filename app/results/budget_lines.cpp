#include <algorithm>
#include <map>

#include "app/results/economics.hpp"

namespace kohort {

namespace {

/// Budget lines of the programmes that are on, converted to the run's price level.
struct Adopted {
  double amount{};
  std::string source;
};
using AdoptedBudget = std::map<std::string, std::map<int, Adopted>>;

AdoptedBudget adopted_budget(const Scenario& scenario, const std::vector<std::string>& programmes) {
  AdoptedBudget budget;
  for (const ResolvedBudgetLine& line : scenario.budget) {
    if (std::ranges::find(programmes, line.programme) == programmes.end()) continue;
    Adopted& to = budget[line.programme][line.year];
    to.amount +=
        line.amount * scenario.price_index().factor(line.price_year, scenario.price_year());
    if (to.source.find(line.source) == std::string::npos)
      to.source += (to.source.empty() ? "" : ", ") + line.source;
  }
  return budget;
}

}  // namespace

std::vector<BudgetLineSummary> compare_budget_lines(const EconomicsValues& baseline,
                                                    const EconomicsValues& values,
                                                    const Scenario& scenario) {
  const auto programmes = scenario.programmes();
  const AdoptedBudget budget = adopted_budget(scenario, programmes);
  if (budget.empty()) return {};
  const int start = static_cast<int>(scenario.central().time.start);
  const int years = static_cast<int>(scenario.central().time.budget_years);
  const bool shared = programmes.size() > 1;

  const auto compare = [&](BudgetLineSummary& line) {
    if (line.year < start || line.year >= start + years) return;
    const auto year = static_cast<std::size_t>(line.year - start);
    std::vector<double> cost, beyond;
    for (std::size_t r = 0; r < baseline.figures.size(); ++r) {
      cost.push_back(values.figures[r].invested[year] - baseline.figures[r].invested[year]);
      beyond.push_back(cost.back() - line.adopted.value_or(0));
    }
    line.bottom_up = estimate(cost, baseline.draws);
    if (line.adopted) line.difference = estimate(beyond, baseline.draws);
  };

  std::vector<BudgetLineSummary> result;
  std::map<int, Adopted> together;
  for (int year = start; year < start + years; ++year) together[year];
  std::map<int, bool> has_line;
  for (const auto& [programme, lines] : budget) {
    for (const auto& [year, adopted] : lines) {
      Adopted& all = together[year];
      all.amount += adopted.amount;
      if (all.source.find(adopted.source) == std::string::npos)
        all.source += (all.source.empty() ? "" : ", ") + adopted.source;
      has_line[year] = true;
      if (shared) result.push_back({programme, year, adopted.amount, {}, {}, adopted.source});
    }
  }
  for (const auto& [year, adopted] : together) {
    BudgetLineSummary line{shared ? "" : programmes.front(), year, {}, {}, {}, adopted.source};
    if (has_line.contains(year)) line.adopted = adopted.amount;
    compare(line);
    result.push_back(std::move(line));
  }
  return result;
}

}  // namespace kohort
