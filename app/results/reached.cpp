#include "app/results/reached.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "app/results/answer.hpp"
#include "app/results/programme_words.hpp"
#include "app/words/messages.hpp"
#include "models/programme.hpp"

namespace kohort {

namespace {

MetricUnit unit_of(ReachMean::Unit unit) {
  switch (unit) {
    case ReachMean::Unit::kr:
      return MetricUnit::kr;
    case ReachMean::Unit::weeks:
      return MetricUnit::weeks;
    case ReachMean::Unit::count:
      break;
  }
  return MetricUnit::count;
}

const std::vector<double>& of(const YearlyTotals& totals, Yearly what) {
  return totals[static_cast<std::size_t>(what)];
}

std::vector<double> means_of(const YearlyTotals& totals, const ReachMean& mean) {
  const double scale = mean.unit == ReachMean::Unit::weeks ? weeks_per_year : 1;
  std::vector<double> values = of(totals, mean.total);
  for (std::size_t r = 0; r < values.size(); ++r) {
    const double each = of(totals, mean.each)[r];
    values[r] = each > 0 ? scale * values[r] / each : 0;
  }
  return values;
}

bool nobody(const std::vector<double>& counts) {
  return std::ranges::all_of(counts, [](double count) { return count == 0; });
}

/// What programmes call a count of their own; nothing of others.
std::string_view own_words(std::string_view id, std::string_view language) {
  for (const ProgrammeType& type : programme_types())
    for (const OwnCount& own : type.reach.own)
      if (own.name == id) return language == "da" ? own.da : own.en;
  return {};
}

std::string words_or(const std::string& key, std::string_view otherwise,
                     std::string_view language) {
  const bool known =
      std::ranges::any_of(messages(), [&](const Message& m) { return m.key == key; });
  return std::string{known ? text(key, language) : otherwise};
}

}  // namespace

void gather_totals(const Outcome& outcome, YearlyTotals& totals) {
  totals.resize(yearly_counts());
  for (std::size_t what = 0; what < totals.size(); ++what) {
    double sum = 0;
    for (std::size_t year = 0; year < outcome.budget_years(); ++year)
      sum += outcome.yearly(static_cast<Yearly>(what), year);
    totals[what].push_back(sum);
  }
}

std::vector<ReachedRow> summarise_reached(const YearlyTotals& baseline,
                                          const YearlyTotals& scenario,
                                          std::span<const std::uint32_t> draws,
                                          std::span<const std::string> programmes) {
  std::vector<ReachedRow> rows;
  if (draws.empty()) return rows;
  for (const ProgrammeType& type : programme_types()) {
    // Those of a kind are counted together.
    if (std::ranges::none_of(programmes, [&](const std::string& programme) {
          const auto kind = kind_of(programme);
          return kind && programme_types()[*kind].name == type.name;
        }))
      continue;
    const std::string name{type.name};
    for (const OwnCount& own : type.reach.own) {
      const auto what =
          static_cast<Yearly>(std::ranges::find(yearly_names(), own.name) - yearly_names().begin());
      rows.push_back({name, own.name, MetricUnit::count, false,
                      compare(of(baseline, what), of(scenario, what), draws)});
    }
    for (const Yearly what : type.reach.counts) {
      // Hours of services are told where somebody has said how many a need takes.
      if (what == Yearly::service_hours && nobody(of(baseline, what)) && nobody(of(scenario, what)))
        continue;
      rows.push_back({name, yearly_names()[static_cast<std::size_t>(what)], MetricUnit::count,
                      false, compare(of(baseline, what), of(scenario, what), draws)});
    }
    for (const ReachMean& mean : type.reach.means) {
      const bool free = nobody(of(baseline, mean.total)) && nobody(of(scenario, mean.total));
      if (nobody(of(scenario, mean.each)) || (free && mean.unit == ReachMean::Unit::kr)) continue;
      rows.push_back({name, mean.name, unit_of(mean.unit), true,
                      compare(means_of(baseline, mean), means_of(scenario, mean), draws)});
    }
  }
  return rows;
}

std::string reached_label(const ReachedRow& row, std::string_view language) {
  const std::string_view own = own_words(row.id, language);
  const std::string name =
      words_or("reached." + std::string{row.id}, own.empty() ? row.id : own, language);
  const UnitRow& unit = unit_row(row.unit);
  return unit.said ? fmt::format("{} ({})", name, unit.name.in(language)) : name;
}

std::string programme_label(std::string_view programme, std::string_view language) {
  return programme_words("reached.programme.", programme, language);
}

std::string format_reached(const ReachedRow& row, double value, std::string_view language,
                           bool with_sign) {
  // Kroner each are whole; only sums are told in millions.
  const MetricUnit unit = row.unit == MetricUnit::kr ? MetricUnit::kr_per_child : row.unit;
  return format_metric(unit, value, row_decimals(unit, row.value), language, with_sign);
}

}  // namespace kohort
