#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/scenario/scenario.hpp"

/// Shipped scenarios, some with other numbers of births, that whole-model measurements run.
namespace kohort::benchmarks {

[[nodiscard]] std::string scenario_file(const std::string& name);
/// @param overrides  "key=value", as given to --set
[[nodiscard]] Scenario shipped(const std::string& name,
                               const std::vector<std::string>& overrides = {});

/// Cases whose events and draws are counted.
struct ModelCase {
  std::string name;
  std::string scenario;
  std::vector<std::string> overrides;
};
[[nodiscard]] const std::vector<ModelCase>& model_cases();

/// What one replication (baseline and scenario) of a case asks of the engine.
struct Demand {
  double children{};  ///< born in the run, all districts, one world
  double districts{};
  double events{};  ///< both worlds
  double draws{};
  double exponentials{};  ///< of the draws: a look-up and a logarithm
  double schedules{};
  double pending{};  ///< events in a district's calendar, mean over the events
  double living{};   ///< in a district after 20 years: children under 18 and followed people
  double parents{};  ///< of theirs
  double bytes{};    ///< of memory that the district holds then
};

}  // namespace kohort::benchmarks
