#pragma once

#include <span>
#include <string_view>

namespace kohort {

/// A step of the social discount rate: in force for years after `after` up to the next step.
struct DiscountStep {
  double after{};  ///< years from the base year
  double rate{};   ///< real, per year
};

/// Official calculation rules of a period.
struct RulePreset {
  std::string_view name;
  std::string_view source;  ///< ids in the evidence file
  std::span<const DiscountStep> steps;
};

/// The rules in force from 22 June 2023.
[[nodiscard]] const RulePreset& fm2023();

/// Present value at year 0 of 1 kr. paid at year `t` (whole or part of a year, t >= 0).
///
/// The steps are chained: an amount in year 40 is discounted through 35 years at the first rate and
/// 5 at the second, so that the factor never jumps up at a step.
[[nodiscard]] double discount_factor(const RulePreset& rules, double t);

}  // namespace kohort
