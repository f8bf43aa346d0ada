#pragma once

#include <string>
#include <vector>

#include "app/local/figures.hpp"
#include "app/scenario/scenario.hpp"

namespace kohort::local {

/// A value that a figure states outright, and the scenario takes over.
struct Fact {
  std::string section, name;  ///< of the parameter
  std::string text;           ///< right-hand side in the scenario file
  Text words;                 ///< "Fødsler om året: 820"
};

/// A figure that simulation is compared with.
struct PlannedTarget {
  std::size_t figure{};  ///< in register_figures()
  double value{}, tolerance{}, weight{1};
  std::optional<YearSpan> years;  ///< calendar years
  int price_year{0};
  std::string source, grade, note;
  Text label;
  Text unit;
  double scale{1};                   ///< the owner's figure is so many times the target's value
  std::optional<std::size_t> lever;  ///< in desk().levers, if it moves one
};

/// A lever with the range in which it may be moved here.
struct PlannedLever {
  std::size_t lever{};  ///< in desk().levers
  double low{}, high{};
};

/// What is made of a municipality's figures.
struct Plan {
  std::string slug;  ///< name of files and sources: "mellemby"
  int fit_start{};   ///< first budget year of what is fitted
  int start{};       ///< of the scenario
  std::vector<Fact> facts;
  std::vector<PlannedTarget> targets;
  std::vector<PlannedLever> levers;
  Sources sources;
  std::vector<Text> notes;   ///< what to know before relying on it
  std::vector<Text> unused;  ///< figures that could not be used, and why
};

/// @param baseline  the country, which the scenario will extend
/// @param known  sources that ids in figures may name
[[nodiscard]] Plan plan_of(const Figures& figures, const Scenario& baseline, const Sources& known);

/// Adds what is stated outright: births, caseworkers, prices.
void plan_facts(const Figures& figures, const Scenario& baseline, Plan& plan);

/// The id under which a figure's source stands in the new sources.toml (or is known already).
[[nodiscard]] std::string source_id(const Plan& plan, const OwnFigure& figure,
                                    const Sources& known);

/// Letters, digits and hyphens for a name: "Æblerød Kommune" is "aebleroed-kommune".
[[nodiscard]] std::string slug_of(const std::string& name);

/// A text for a TOML file, in quotation marks.
[[nodiscard]] std::string quoted(const std::string& text);

}  // namespace kohort::local
