#pragma once

#include <string_view>

/// Files of scenarios/ that the program carries with it.
namespace kohort::embedded {

extern const std::string_view economics_rules;   ///< economics/rules.toml
extern const std::string_view denmark_unfitted;  ///< denmark-unfitted.toml
extern const std::string_view checks_plausible;  ///< checks/plausible.toml
extern const std::string_view local_desk;        ///< local/desk.toml
extern const std::string_view places_regions;    ///< places/regions.toml

}  // namespace kohort::embedded
