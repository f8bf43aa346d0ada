#pragma once

#include <cstdio>
#include <span>
#include <string>
#include <vector>

#include "app/files/problems.hpp"
#include "app/scenario/scenario.hpp"

namespace kohort {

/// What is allowed, but most likely a slip: figures far from what is usual, money in prices of a
/// year that the file does not say, lines and values that count for nothing. Each says where it
/// stands, what was read, what is usual and what may have been meant. Nothing is stopped by them.
/// @param language  "da" or "en"
[[nodiscard]] std::vector<std::string> questions(const Scenario& scenario,
                                                 const std::string& language);

/// Prints the questions that numbers raise (Doubt) and those above, each once: as text, or as JSON
/// events among those of `--progress json`.
void ask_first(std::FILE* to, std::span<const Scenario> scenarios,
               const std::vector<Doubt>& other_doubts, const std::string& language, bool json);

/// Two parameters that stand in the wrong order, such as a minimum above its maximum: errors.
struct WrongOrder {
  std::string key;  ///< of the first, which is blamed
  std::string message;
};
[[nodiscard]] std::vector<WrongOrder> wrong_orders(
    const std::vector<ResolvedParameter>& parameters);

/// The part of questions() that is about programmes: what is stated and does nothing, or cannot be
/// carried by the place.
[[nodiscard]] std::vector<std::string> questions_of_programmes(const Scenario& scenario, bool en);

}  // namespace kohort
