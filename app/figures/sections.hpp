#pragma once

#include <string_view>

/// Headings of docs/model.md that explain figures.
namespace kohort::section {

inline constexpr std::string_view families = "Families (`models/population.*`)";
inline constexpr std::string_view needs = "Needs (`models/needs.*`)";
inline constexpr std::string_view casework =
    "Notifications and casework (`models/casework.*`, `models/caseworkers.*`)";
inline constexpr std::string_view unions = "Union (`models/family.*`)";
inline constexpr std::string_view placement = "Placement (`models/placement.*`)";
inline constexpr std::string_view adult_life = "Adult life (`models/adult_life.*`), coarse";
inline constexpr std::string_view money =
    "Money: ledgers, rules, refunds (`models/accounts.*`, `models/economics/`)";
inline constexpr std::string_view programmes = "Programmes";
inline constexpr std::string_view uncertainty = "Uncertainty";
inline constexpr std::string_view fit = "Fit to Danish registers";

}  // namespace kohort::section
