#include "app/results/yearly_ratios.hpp"

#include "app/results/ratio.hpp"

namespace kohort {

namespace {

std::vector<const Metric*> yearly_ratio_metrics() {
  std::vector<const Metric*> found;
  for (const Metric& metric : headline_metrics())
    if (metric.is_ratio() && metric.yearly()) found.push_back(&metric);
  return found;
}

}  // namespace

void gather_yearly_ratios(const Outcome& outcome, YearlyRatioValues& values) {
  const auto metrics = yearly_ratio_metrics();
  values.resize(metrics.size());
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    values[m].resize(outcome.budget_years());
    for (std::size_t year = 0; year < outcome.budget_years(); ++year) {
      values[m][year].ratio.push_back(metrics[m]->in_year(outcome, year));
      values[m][year].denominator.push_back(metrics[m]->denominator_in_year(outcome, year));
    }
  }
}

std::vector<YearlyRatio> summarise_yearly_ratios(const YearlyRatioValues& baseline,
                                                 const YearlyRatioValues& scenario,
                                                 std::span<const std::uint32_t> draws) {
  std::vector<YearlyRatio> all;
  const auto metrics = yearly_ratio_metrics();
  for (std::size_t m = 0; m < baseline.size(); ++m) {
    YearlyRatio& row = all.emplace_back(YearlyRatio{metrics[m], {}});
    for (std::size_t year = 0; year < baseline[m].size(); ++year) {
      const RatioSeries& before = baseline[m][year];
      const RatioSeries& after = scenario[m][year];
      row.years.push_back(compare_ratios({before.ratio, before.denominator},
                                         {after.ratio, after.denominator}, draws));
    }
  }
  return all;
}

}  // namespace kohort
