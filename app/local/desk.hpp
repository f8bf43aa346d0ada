#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/figures/words.hpp"

/// One's own municipality: what is asked, within which limits, and what the answers may move.
namespace kohort::local {

/// By what the limits of a figure are counted.
enum class Per { none, child, thousand_children };

/// What people are told about a figure.
struct DeskWords {
  std::string_view key;
  Words name;
  Words unit;
  Words hint;                                ///< what counts and what does not; may be empty
  std::span<const std::string_view> labels;  ///< of a figure with several numbers
  bool money{false};
  bool whole{false};  ///< a count of persons or notifications in a year
};
[[nodiscard]] std::span<const DeskWords> desk_words();

/// A figure that an analyst has on the desk.
struct DeskFigure {
  const DeskWords* words{};
  std::string metric;  ///< of register_figures(); empty if it is not compared
  Per per{Per::none};
  double low{}, high{};              ///< outside them it is refused
  double usual_low{}, usual_high{};  ///< outside them it is asked about

  [[nodiscard]] std::string key() const { return std::string{words->key}; }
  [[nodiscard]] bool is_list() const { return !words->labels.empty(); }
};

/// A parameter that a figure moves, as in target files.
struct Lever {
  std::string metric;
  std::vector<std::string> with, without;  ///< metrics that must be there, or must not
  std::string key, label;
  bool factor{false}, odds{false};
  double low{}, high{};
};

/// scenarios/local/desk.toml, which the program carries.
struct Desk {
  std::vector<DeskFigure> figures;  ///< in the order in which they are asked for
  std::vector<Lever> levers;
  int price_year{};
  int year_low{}, year_high{}, year_span{};
  double tolerance{};  ///< as a part of the figure
  double ceiling_near{}, ceiling_times{};
  double births_apart{};

  /// Position in `figures`, or -1.
  [[nodiscard]] int index_of(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> keys() const;
};

/// @throws std::logic_error if the file that the program carries is wrong
[[nodiscard]] const Desk& desk();

/// Reads such a file.
/// @throws InputError with every problem
[[nodiscard]] Desk read_desk(std::string_view text, const std::string& shown);

}  // namespace kohort::local
