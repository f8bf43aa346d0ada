#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/figures/register_figure.hpp"
#include "app/files/problems.hpp"
#include "app/local/desk.hpp"
#include "app/scenario/scenario.hpp"
#include "app/scenario/sources.hpp"

namespace kohort::local {

/// Where a figure comes from.
struct Origin {
  int year{0};
  std::string source;  ///< in the owner's words, or an id; empty if nothing was said
  std::string grade;   ///< V if a source is named, else N, unless the owner says so
};

/// A figure of the desk as its owner states it.
struct OwnFigure {
  std::size_t row{};           ///< in desk().figures
  std::vector<double> values;  ///< one, or one for each label; NaN where a price is not known
  int price_year{0};           ///< of money
  Origin origin;
  std::optional<double> tolerance;  ///< in the figure's own unit
  std::string note;
  Place place;
  std::string written;

  [[nodiscard]] const DeskFigure& desk_figure() const { return desk().figures[row]; }
  /// Of all labels.
  [[nodiscard]] double total() const;
};

/// A target in the form of target files, which stands beside the figures.
struct OwnTarget {
  std::size_t figure{};  ///< in register_figures()
  double value{}, tolerance{}, weight{1};
  std::optional<YearSpan> years;  ///< calendar years
  int price_year{0};              ///< of money
  Origin origin;
  std::string note;
  Place place;
};

/// What the owner of a municipality's figures has said.
struct Figures {
  std::string name;          ///< of the municipality
  std::optional<int> start;  ///< first budget year of the scenario
  std::vector<OwnFigure> given;
  std::vector<OwnTarget> targets;
  Sources sources;   ///< described by the owner: in the file, or in sources.toml beside it
  std::string text;  ///< of the file

  [[nodiscard]] const OwnFigure* find(std::string_view key) const;
  /// The number of a figure (of all labels), if it is given.
  [[nodiscard]] std::optional<double> number(std::string_view key) const;
  /// Children aged 0-17: as given, or as births alone would have it; 0 if nothing says.
  [[nodiscard]] double children() const;
  /// Births a year: as given, or from the children; 0 if nothing says.
  [[nodiscard]] double births() const;
  /// First and last calendar year of a figure; 0 if there is none.
  [[nodiscard]] int first_year() const;
  [[nodiscard]] int last_year() const;
};

/// Limits of a figure in its own unit, in this place; `usual` for those outside which one asks.
struct Limits {
  double low{}, high{};
};
[[nodiscard]] Limits limits_of(const OwnFigure& figure, double children, bool usual);

/// Ages 0 to 17.
inline constexpr double child_ages = 18;

/// Reads a file of figures; what is wrong goes to `problems`.
/// @param shown  its name in messages
[[nodiscard]] Figures read_figures(const std::string& text, const std::string& shown,
                                   Problems& problems);

/// What figures cannot be in this place and beside each other; what is wrong goes to `problems`.
/// @param baseline  the country, whose price index and sources they use
void check_figures(const Figures& figures, const Scenario& baseline, const Sources& known,
                   const std::string& shown, Problems& problems);

/// A figure that is allowed, but most likely a slip.
struct Question {
  std::string key;  ///< of the figure; empty if it is about several
  std::string text;
};
/// @param language  "da" or "en"
[[nodiscard]] std::vector<Question> questions_of(const Figures& figures,
                                                 const std::string& language);

}  // namespace kohort::local
