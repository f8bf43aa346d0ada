#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/economics/price_index.hpp"
#include "models/economics/rules.hpp"

namespace kohort {

class Scenario;

/// A file of rules, checked.
struct RuleBook {
  std::vector<RulePreset> presets;  ///< in the order of the file
  std::string standard;             ///< name of the preset that holds unless another is asked for

  [[nodiscard]] std::vector<std::string> names() const;
  /// Preset by name, or null.
  [[nodiscard]] const RulePreset* find(std::string_view name) const;
};

/// Reads rules from the text of a file; `shown` is its name in messages.
/// @throws InputError with every problem found
[[nodiscard]] RuleBook read_rules(const std::string& text, const std::string& shown);

/// The rules that come with the program (scenarios/economics/rules.toml).
[[nodiscard]] const RuleBook& rule_book();

/// The rules of a name, read as chained unless said otherwise.
/// @throws InputError that lists the names and suggests the nearest, prefixed by `blame`
[[nodiscard]] Rules rules_named(std::string_view name,
                                Discounting discounting = Discounting::chained,
                                std::string_view blame = "--rules");
/// The rules that hold unless others are asked for.
[[nodiscard]] const Rules& standard_rules();

/// The rules that a scenario asks for.
[[nodiscard]] Rules rules_of(const Scenario& scenario);

/// "unknown; expected fm1999, ..., or budget (did you mean ...?)".
[[nodiscard]] std::string unknown_rules(std::string_view name);

/// The price index that comes with the program (scenarios/denmark-unfitted.toml).
[[nodiscard]] const PriceIndex& shipped_price_index();

/// The rules in one sentence without a full stop: rates, how they combine, factors, and which of
/// the numbers are assumptions.
[[nodiscard]] std::string describe_rules(const Rules& rules, std::string_view language);
/// Its first part: rates and how they combine.
[[nodiscard]] std::string describe_discounting(const Rules& rules, std::string_view language);

}  // namespace kohort
