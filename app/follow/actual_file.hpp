#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/figures/metric.hpp"
#include "app/files/place.hpp"
#include "models/economics/price_index.hpp"

namespace kohort::follow {

/// What a municipality counted in one year.
struct Actual {
  const Metric* metric{};
  int year{};
  double value{};  ///< in the forecast's unit and prices
  Place place;
};

/// What a file is read against.
struct Expected {
  int first_year{};
  int last_year{};
  int price_year{};
  PriceIndex prices;  ///< empty: amounts must be in prices of `price_year`
};

/// Figures that can be followed: those with a value of their own in each budget year.
[[nodiscard]] std::vector<const Metric*> followed_metrics();

/// Reads a table with the columns year (år), figure (tal), value (værdi) and, for amounts,
/// price_year (prisår). Rows without a value are left out, so that the template can be filled in
/// from year to year. docs/follow.md describes the form.
/// @return rows in the order of figures, then of years
/// @throws InputError with everything that is wrong, line by line
[[nodiscard]] std::vector<Actual> read_actual(const std::filesystem::path& file,
                                              const Expected& expected);

/// Such a table with every figure and year, without values. Semicolons, for Danish spreadsheets.
[[nodiscard]] std::string template_of(const Expected& expected);

}  // namespace kohort::follow
