#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "app/figures/words.hpp"

namespace kohort {

enum class MetricUnit : std::uint8_t {
  count,
  years,
  cases,
  weeks,
  share,
  kr,
  kr_per_child,
  per_1000_children,
  kr_per_year,
  kr_per_birth_year,
  kr_per_hour,
  ratio
};

/// A unit of figures: how it is written in files, and how it is told to people.
struct UnitRow {
  MetricUnit unit;
  std::string_view id;  ///< in JSON and tables: "person-years"
  Words name;
  double scale{1};    ///< people are told this many times the value
  int most{1};        ///< decimals, where the standard error allows as many
  bool behind{true};  ///< stands behind a number: "12 weeks", but "12" of what is counted
  bool said{true};    ///< a figure's name needs it: "placement-years (years)" says it twice
  /// Amounts from a million on are told in these, with at most two decimals.
  Words millions{};
  Words change{};  ///< what a difference is told in, where that is another word
};

/// All units, in the order of MetricUnit.
[[nodiscard]] std::span<const UnitRow> units();
[[nodiscard]] const UnitRow& unit_row(MetricUnit unit);

/// As in JSON and tables, in English: "person-years".
[[nodiscard]] std::string_view unit_name(MetricUnit unit);

inline constexpr bool is_money(MetricUnit unit) {
  return unit == MetricUnit::kr || unit == MetricUnit::kr_per_child ||
         unit == MetricUnit::kr_per_year || unit == MetricUnit::kr_per_birth_year ||
         unit == MetricUnit::kr_per_hour;
}

/// The year that all rates and waits are counted in: 365.2425 days.
inline constexpr double weeks_per_year = 365.2425 / 7;

}  // namespace kohort
