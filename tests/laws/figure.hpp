#pragma once

#include <string>
#include <vector>

#include "models/outcome.hpp"
#include "tests/laws/law.hpp"

namespace kohort::laws {

/// A figure that a law may name:
///   lifetime_cost_public     a headline metric of app/figures
///   meetings_attended        a yearly count, summed over the years
///   ages.placed_years        a count by age, summed over the ages
///   register.foster_share    a figure that registers publish, of one stretch of years
///   cost.programme.region    a kind of cost and who pays it, summed over the years
///   payer.municipality       all kinds of cost of one payer, summed over the years
[[nodiscard]] std::vector<std::string> figure_names();

/// One replication's (or draw's) outcomes on one side of a law, with the same place without
/// programmes.
struct Lived {
  Outcome without;
  Outcome with;
  int first_year{};  ///< calendar year of the first budget year
};

/// The value of a law's figure, divided by its `per`. @pre the names exist
[[nodiscard]] double value_of(const Law& law, const Lived& lived, bool without_programmes);

}  // namespace kohort::laws
