#include "tests/laws/figure.hpp"

#include <algorithm>
#include <limits>

#include "app/figures/metric.hpp"
#include "app/figures/register_figure.hpp"
#include "app/scenario/rules.hpp"

namespace kohort::laws {

namespace {

template <class Names>
std::size_t position(const Names& names, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(names, name) - std::begin(names));
}

YearSpan span_of(const Law& law, const Lived& lived) {
  const std::size_t last = lived.with.budget_years() - 1;
  if (!law.years) return {0, last};
  const auto year = [&](double calendar) {
    return static_cast<std::size_t>(std::max(0.0, calendar - lived.first_year));
  };
  return {year(law.years->low), std::min(last, year(law.years->high))};
}

double cost_of(const Outcome& o, YearSpan years, std::string_view category,
               std::string_view payer) {
  const auto who = static_cast<Payer>(position(payer_names(), payer));
  double sum = 0;
  for (std::size_t year = years.first; year <= years.last; ++year)
    for (std::size_t c = 0; c < size_of<Category>; ++c)
      if (category.empty() || category_names()[c] == category)
        sum += o.cost(year, static_cast<Category>(c), who);
  return sum;
}

double by_age(const Law& law, const Outcome& o, ByAgeCount what) {
  double sum = 0;
  for (std::size_t age = 0; age < o.ages(); ++age)
    if (static_cast<double>(age) >= law.ages.low && static_cast<double>(age) <= law.ages.high)
      sum += o.by_age(what, age);
  return sum;
}

double figure(const Law& law, std::string_view name, const Lived& lived, bool without) {
  const Outcome& o = without ? lived.without : lived.with;
  const YearSpan years = span_of(law, lived);
  if (name.starts_with("ages."))
    return by_age(law, o, static_cast<ByAgeCount>(position(by_age_names(), name.substr(5))));
  if (name.starts_with("payer.")) return cost_of(o, years, "", name.substr(6));
  if (name.starts_with("cost.")) {
    const std::size_t dot = name.rfind('.');
    return cost_of(o, years, name.substr(5, dot - 5), name.substr(dot + 1));
  }
  if (name.starts_with("register.")) {
    const auto& f = register_figures()[static_cast<std::size_t>(figure_index(name.substr(9)))];
    return f.change ? f.change(lived.without, lived.with, years) : f.value(o, years);
  }
  const std::size_t count = position(yearly_names(), name);
  if (count == yearly_counts()) return metric_of(name).value(o, standard_rules());
  double sum = 0;
  for (std::size_t year = years.first; year <= years.last; ++year)
    sum += o.yearly(static_cast<Yearly>(count), year);
  return sum;
}

}  // namespace

std::vector<std::string> figure_names() {
  std::vector<std::string> names;
  for (const Metric& metric : headline_metrics()) names.emplace_back(metric.id);
  for (const auto name : yearly_names()) names.emplace_back(name);
  for (const auto name : by_age_names()) names.push_back("ages." + std::string{name});
  for (const RegisterFigure& f : register_figures())
    names.push_back("register." + std::string{f.name});
  for (const auto payer : payer_names()) {
    names.push_back("payer." + std::string{payer});
    for (const auto category : category_names())
      names.push_back("cost." + std::string{category} + "." + std::string{payer});
  }
  return names;
}

double value_of(const Law& law, const Lived& lived, bool without) {
  const double value = figure(law, law.metric, lived, without);
  if (law.per.empty()) return value;
  const double whole = figure(law, law.per, lived, without);
  return whole == 0 ? std::numeric_limits<double>::quiet_NaN() : value / whole;
}

}  // namespace kohort::laws
