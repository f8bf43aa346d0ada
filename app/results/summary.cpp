#include "app/results/summary.hpp"

#include <algorithm>
#include <cmath>

#include "app/results/ratio.hpp"
#include "models/economics/rounding.hpp"
#include "sim/assume.hpp"

namespace kohort {

namespace {

Fan fan(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  Fan result;
  for (std::size_t i = 0; i < Fan::probabilities.size(); ++i) {
    result.quantiles[i] = quantile(values, Fan::probabilities[i]);
  }
  return result;
}

PayerSummary summarise_payer(const HeadlineValues& baseline, const HeadlineValues& scenario,
                             std::size_t view) {
  PayerSummary result;
  const std::size_t n = baseline.draws.size();
  const std::size_t years = n > 0 ? baseline.yearly_costs.front()[view].size() : 0;
  std::vector<double> sum_before(n, 0.0);
  std::vector<double> sum_after(n, 0.0);
  std::vector<double> sum_difference(n, 0.0);
  std::vector<double> before(n);
  std::vector<double> after(n);
  std::vector<double> turnover(n, 0.0);
  std::vector<std::vector<double>> differences(n, std::vector<double>(years));
  for (std::size_t year = 0; year < years; ++year) {
    for (std::size_t r = 0; r < n; ++r) {
      before[r] = baseline.yearly_costs[r][view][year];
      after[r] = without_rounding(before[r], scenario.yearly_costs[r][view][year]);
      differences[r][year] = after[r] - before[r];
      sum_before[r] += before[r];
      sum_after[r] += after[r];
      sum_difference[r] += differences[r][year];
      turnover[r] += std::abs(before[r]) + std::abs(after[r]);
    }
    result.yearly.push_back(compare(before, after, baseline.draws));
    result.cumulated.push_back(compare(sum_before, sum_after, baseline.draws));
    result.cumulated_difference.push_back(fan(sum_difference));
  }
  result.payback = summarise_payback(differences, baseline.draws, turnover);
  return result;
}

std::vector<double> differences_of(const std::vector<double>& baseline,
                                   const std::vector<double>& scenario) {
  std::vector<double> result(baseline.size());
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = scenario[i] - baseline[i];
  return result;
}

}  // namespace

bool ScenarioSummary::no_difference() const {
  return std::all_of(metrics.begin(), metrics.end(), [](const Compared& c) {
    return c.difference.mean == 0 && !(c.difference.low < 0) && !(c.difference.high > 0) &&
           !(c.difference.se > 0);
  });
}

HeadlineValues headline_values(const OutcomeReader& read, std::size_t row, const Rules& rules) {
  const auto metrics = headline_metrics();
  HeadlineValues result;
  result.metrics.resize(metrics.size());
  result.denominators.resize(metrics.size());
  read(row, [&](std::uint32_t, std::uint32_t draw, const Outcome& outcome) {
    result.draws.push_back(draw);
    for (std::size_t m = 0; m < metrics.size(); ++m) {
      result.metrics[m].push_back(metrics[m].value(outcome, rules));
      if (metrics[m].is_ratio())
        result.denominators[m].push_back(metrics[m].denominator(outcome, rules));
    }
    gather_yearly_ratios(outcome, result.yearly_ratios);
    gather_subgroups(outcome, result.subgroups);
    gather_totals(outcome, result.totals);
    result.economics.draws.push_back(draw);
    result.economics.figures.push_back(economics_figures(outcome, rules));
    auto& costs = result.yearly_costs.emplace_back();
    for (std::size_t view = 0; view < payer_views; ++view) {
      for (std::size_t year = 0; year < outcome.budget_years(); ++year) {
        costs[view].push_back(yearly_cost(outcome, year, view));
      }
    }
  });
  return result;
}

ScenarioSummary summarise(const HeadlineValues& baseline, const HeadlineValues& scenario) {
  KOHORT_ASSERT(baseline.draws == scenario.draws);
  ScenarioSummary result;
  result.replications = baseline.draws.size();
  std::vector<std::uint32_t> distinct = baseline.draws;
  std::sort(distinct.begin(), distinct.end());
  result.draws =
      static_cast<std::size_t>(std::unique(distinct.begin(), distinct.end()) - distinct.begin());
  for (std::size_t m = 0; m < headline_metrics().size(); ++m) {
    if (headline_metrics()[m].is_ratio()) {
      result.metrics.push_back(compare_ratios({baseline.metrics[m], baseline.denominators[m]},
                                              {scenario.metrics[m], scenario.denominators[m]},
                                              baseline.draws));
      continue;
    }
    std::vector<double> after = scenario.metrics[m];
    if (is_money(headline_metrics()[m].unit))
      std::ranges::transform(baseline.metrics[m], after, after.begin(), without_rounding);
    result.metrics.push_back(compare(baseline.metrics[m], after, baseline.draws));
  }
  result.yearly_ratios =
      summarise_yearly_ratios(baseline.yearly_ratios, scenario.yearly_ratios, baseline.draws);
  for (std::size_t view = 0; view < payer_views; ++view) {
    result.payers[view] = summarise_payer(baseline, scenario, view);
  }
  result.subgroups = summarise_subgroups(baseline.subgroups, scenario.subgroups, baseline.draws);
  const std::size_t headline = metric_index(headline_metric);
  const auto differences = differences_of(baseline.metrics[headline], scenario.metrics[headline]);
  result.split = variance_split(differences, baseline.draws);
  result.half_width = half_width(differences, baseline.draws);
  result.half_width_limit = half_width_limit(differences, baseline.draws);

  const Estimate& placements = result.metric("placement_starts").difference;
  const Estimate& cost = result.metric(headline_metric).difference;
  if (placements.high < 0 && cost.low > 0) {
    const std::size_t starts = metric_index("placement_starts");
    const auto ratio = estimate_ratio(
        differences, differences_of(scenario.metrics[starts], baseline.metrics[starts]),
        baseline.draws);
    result.cost_per_prevented_placement = ratio->value.mean;
    result.cost_per_prevented_confidence = ratio->confidence;
  }
  return result;
}

std::vector<Compared> compare_cells(const OutcomeReader& read, std::size_t baseline,
                                    std::size_t scenario, std::size_t budget_bytes) {
  std::vector<std::uint32_t> draws;
  std::size_t cells = 0;
  read(baseline, [&](std::uint32_t, std::uint32_t draw, const Outcome& outcome) {
    draws.push_back(draw);
    cells = outcome.values().size();
  });
  const std::size_t n = draws.size();
  if (n == 0) return {};
  const std::size_t block = std::clamp<std::size_t>(budget_bytes / (2 * n * sizeof(double)), 1,
                                                    std::max<std::size_t>(cells, 1));
  std::vector<Compared> result;
  result.reserve(cells);
  std::vector<double> before(block * n);
  std::vector<double> after(block * n);
  for (std::size_t begin = 0; begin < cells; begin += block) {
    const std::size_t end = std::min(begin + block, cells);
    const auto gather = [&](std::size_t row, std::vector<double>& values) {
      std::size_t r = 0;
      read(row, [&](std::uint32_t, std::uint32_t, const Outcome& outcome) {
        for (std::size_t cell = begin; cell < end; ++cell) {
          values[(cell - begin) * n + r] = outcome.values()[cell];
        }
        ++r;
      });
    };
    gather(baseline, before);
    gather(scenario, after);
    for (std::size_t cell = 0; cell < end - begin; ++cell) {
      result.push_back(compare(std::span{before}.subspan(cell * n, n),
                               std::span{after}.subspan(cell * n, n), draws));
    }
  }
  return result;
}

}  // namespace kohort
