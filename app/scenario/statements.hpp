#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/files/document.hpp"
#include "app/files/problems.hpp"
#include "app/scenario/scenario.hpp"
#include "models/economics/price_index.hpp"

namespace kohort {

class Catalogue;

/// What one place (a key of a file, or one --set) says about one parameter.
struct ParameterStatement {
  /// A value alone keeps what earlier files say about unit and range; a table replaces everything;
  /// an amendment (--set key.low=0.1) changes only what it names.
  enum class Kind { value, table, amendment };

  std::size_t parameter{0};  ///< position in the catalogue
  Kind kind{Kind::value};
  Place place;        ///< of the value
  Place range_place;  ///< of low, or of the value if there is no low
  std::string written;
  bool wrong{false};  ///< some of it could not be read; problems are reported already
  std::vector<double> value, low, high;  ///< empty where not given
  std::optional<std::string> distribution, source, grade, note;
  std::optional<int> price_year;
};

/// Everything that one file (or all of --set) says.
struct Statements {
  std::optional<Text> title, question, description;
  std::optional<std::string> municipality_name;
  std::optional<std::string> rules;
  std::optional<bool> flat_discounting;
  std::vector<ParameterStatement> parameters;  ///< in the order of the file
  std::optional<PriceIndex> price_index;
  std::map<std::string, std::vector<ResolvedBudgetLine>> budget;  ///< by programme
};

inline constexpr std::array<std::string_view, 6> grade_names{"V", "V-d", "S", "D", "N", "choice"};

/// Names of further programmes that a file has sections for and `known` has not:
/// [programmes.leksand_north] makes one of the kind leksand.
[[nodiscard]] std::vector<std::string> further_programmes(const Node& root, const Catalogue& known);

/// Reads the content of a file; what is wrong goes to `problems`.
[[nodiscard]] Statements read_statements(const Node& root, const Catalogue& known,
                                         Problems& problems);

/// Reads one "key=value" of --set into `statements`; `place` names it.
void read_override(const std::string& override_text, const Place& place, const Catalogue& known,
                   Statements& statements, Problems& problems);

}  // namespace kohort
