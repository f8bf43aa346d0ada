#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/parameters.hpp"

namespace kohort {

/// A parameter that scenario files can set, as the model's registry describes it.
struct CatalogueEntry {
  std::string key;      ///< "unions.separation_married"
  std::string section;  ///< "unions"
  std::string name;     ///< "separation_married"
  std::string unit;
  std::string meaning;
  Range range;
  bool whole{false};
  bool flag{false};
  std::optional<double> no_effect;  ///< value that stands for "no effect"; only effects have one
  std::vector<std::string> labels;  ///< of a table's entries; empty for a single value
  /// Of a further programme of its kind: the position of the same parameter of the first.
  std::optional<std::size_t> of_first;

  [[nodiscard]] std::size_t size() const { return labels.empty() ? 1 : labels.size(); }
  [[nodiscard]] bool is_money() const { return unit::is_money(unit); }
  /// Entries are shares of a whole, drawn together.
  [[nodiscard]] bool sums_to_one() const;
  /// One of these shares, as studies name it and draws address it: "placement.entry_0_5[foster]".
  [[nodiscard]] std::string share_key(std::size_t entry) const;
  /// A choice about the run (its calendar, a switch) rather than a fact about the world.
  [[nodiscard]] bool is_choice() const { return flag || section == "time"; }
};

struct CatalogueSection {
  std::string path;
  std::string meaning;
};

/// Every section and parameter of the model, in the order of visit_parameters.
class Catalogue {
 public:
  /// @param further  names of programmes beyond the first of each kind; their parameters come last
  explicit Catalogue(std::span<const std::string> further = {});

  [[nodiscard]] const std::vector<CatalogueEntry>& entries() const { return entries_; }
  [[nodiscard]] const std::vector<CatalogueSection>& sections() const { return sections_; }
  /// Position of a parameter among entries(), or -1.
  [[nodiscard]] int index_of(std::string_view key) const;
  /// Whether `path` is a section or leads to one ("programmes").
  [[nodiscard]] bool leads_to_section(std::string_view path) const;
  [[nodiscard]] bool is_section(std::string_view path) const;

 private:
  std::vector<CatalogueEntry> entries_;
  std::vector<CatalogueSection> sections_;
};

/// The one without further programmes, which is the beginning of every other.
[[nodiscard]] const Catalogue& catalogue();

/// Full key of the parameter that the unknown `key` was most likely meant to be, or empty.
[[nodiscard]] std::string nearest_parameter(std::string_view key);
/// The same among those of a scenario with further programmes.
[[nodiscard]] std::string nearest_parameter(std::string_view key, const Catalogue& known);

/// Writes values, one vector for each catalogue entry, into the model's parameters.
void write_values(Parameters& parameters, std::span<const std::vector<double>> values);

/// Names of the kinds of programmes, which are those of the first ones in Parameters::programmes.
[[nodiscard]] std::vector<std::string> programme_names();

}  // namespace kohort
