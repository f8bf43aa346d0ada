#pragma once

#include <string>
#include <vector>

#include "models/economics/present_value.hpp"

namespace kohort {

/// A number of an official rule and what is known about it.
struct RuleNumber {
  double value{};
  std::string source;  ///< row in sources.toml
  std::string grade;   ///< V, D, S or N (assumption)
};

/// Official calculation rules of a period. The numbers are data: scenarios/economics/rules.toml.
struct RulePreset {
  std::string name;      ///< "fm2023"
  std::string title_da;  ///< whose rules, since when
  std::string title_en;
  std::string valid_from;           ///< ISO date, or its first parts; empty if not bound to a date
  std::vector<DiscountStep> steps;  ///< empty: nothing is discounted
  std::vector<RuleNumber> rates;    ///< the same rates with their sources, one for each step
  RuleNumber net_tax_factor;        ///< factor prices to consumer prices, society view only
  RuleNumber tax_markup;            ///< loss from tax distortion per kr. of net public cost
};

/// A preset together with the reading of its discount steps: all that a present value needs.
struct Rules {
  RulePreset preset;
  Discounting discounting{Discounting::chained};

  [[nodiscard]] double factor(double t) const {
    return discount_factor(preset.steps, discounting, t);
  }
  [[nodiscard]] bool discounts() const { return !preset.steps.empty(); }
};

/// What a cost is worth to society, at its own time.
///
/// Real costs are in factor prices and are raised to consumer prices; what public payers need in
/// taxes costs the mark-up on top, as paid (factor prices). Transfers cancel in `all_payers`.
/// @param all_payers   the cost summed over all payers, families included [kr.]
/// @param public_payers  the part that municipality, region and state pay [kr.]
[[nodiscard]] inline double society_value(double all_payers, double public_payers,
                                          const RulePreset& preset) {
  return preset.net_tax_factor.value * all_payers + preset.tax_markup.value * public_payers;
}

}  // namespace kohort
