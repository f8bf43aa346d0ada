#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/files/document.hpp"
#include "app/files/problems.hpp"
#include "app/scenario/scenario.hpp"
#include "app/words/suggestion.hpp"
#include "models/economics/price_index.hpp"

/// What a scenario file holds besides parameters. What is wrong goes to `problems`.
namespace kohort {

/// "expected one of a, b, c (did you mean b?)".
template <class Names>
[[nodiscard]] std::string one_of(const Names& names, const std::string& given) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + std::string{name};
  return "expected one of " + list +
         did_you_mean(nearest(given, std::vector<std::string>(names.begin(), names.end())));
}

/// Text, or { da = "...", en = "..." }.
[[nodiscard]] Text read_bilingual(const Node& node, Problems& problems);
[[nodiscard]] std::optional<PriceIndex> read_price_index(const Node& node, Problems& problems);
/// The lines [[programmes.NAME.budget]].
[[nodiscard]] std::vector<ResolvedBudgetLine> read_budget(const std::string& programme,
                                                          const Node& node, Problems& problems);
/// One of grade_names.
[[nodiscard]] std::optional<std::string> read_grade(const std::string& shown, const Node& node,
                                                    Problems& problems);

}  // namespace kohort
