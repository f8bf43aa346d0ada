#pragma once

#include <array>
#include <string>
#include <string_view>

#include "models/parameter_registry.hpp"

namespace kohort {

/// What is known about one number: its central value and a range.
///
/// uniform, triangular, pert: low and high are the ends (value = the mode).
/// normal, lognormal: value = mean or median; low and high are the 2.5 and 97.5 per cent points.
/// beta, gamma: value = mean; low and high are 3.92 standard deviations apart.
struct Spread {
  double value{0};
  double low{0};
  double high{0};
};

inline constexpr std::array<std::string_view, 8> distribution_names{
    "fixed", "uniform", "triangular", "pert", "normal", "lognormal", "beta", "gamma"};

[[nodiscard]] bool is_distribution(std::string_view name);

/// Why this distribution cannot have this spread, or empty if it can.
[[nodiscard]] std::string distribution_fault(std::string_view name, const Spread& spread);

/// Quantile of the distribution truncated to `range`; increasing in `probability`.
/// @pre distribution_fault() is empty, 0 < probability < 1
[[nodiscard]] double quantile(std::string_view name, const Spread& spread, const Range& range,
                              double probability);

}  // namespace kohort
