#pragma once

#include <string>
#include <vector>

namespace kohort {

/// General level of prices and wages by calendar year, from yearly rises.
struct PriceIndex {
  int first_year{0};                ///< first year with a rise; the year before has a level too
  std::vector<double> annual_rise;  ///< [per cent], from the year before to the year

  [[nodiscard]] bool empty() const { return annual_rise.empty(); }
  [[nodiscard]] int first_level() const { return first_year - 1; }
  [[nodiscard]] int last_level() const {
    return first_year + static_cast<int>(annual_rise.size()) - 1;
  }
  [[nodiscard]] bool covers(int year) const {
    return !empty() && year >= first_level() && year <= last_level();
  }
  /// What an amount in prices of `from` is multiplied by to be in prices of `to`.
  /// @pre from == to, or both years are covered
  [[nodiscard]] double factor(int from, int to) const;
};

}  // namespace kohort
