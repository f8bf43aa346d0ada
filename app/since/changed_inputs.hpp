#pragma once

#include <string>
#include <vector>

#include "app/results/json.hpp"

namespace kohort::since {

/// Where the value of a parameter comes from decides whose change it is: the scenario's own file
/// and --set are inputs, the files that it is built on are data.
struct ChangedInput {
  std::string key;  ///< of a table with its entry: "placement.entry_0_5[foster]"
  std::string unit;
  std::string meaning;
  bool data{};
  Json before;  ///< central value; null where the parameter was not in use
  Json after;
  /// "value", "range" (how it is drawn) or "source" (where it comes from; moves no figure)
  std::string what;
  std::string before_source;
  std::string after_source;
};

/// Was the value given by the scenario's own file or on the command line?
/// @param parameter  an entry of a payload's `parameters`
[[nodiscard]] bool given_by_scenario(const Json& parameter, const std::string& own);

/// Parameters in use before or after that differ, in the order of scenario files.
/// @param before, after  entries of a payload's `scenarios`
/// @param own_before, own_after  names of the scenario's own file, as the manifest has them
[[nodiscard]] std::vector<ChangedInput> changed_inputs(const Json& before, const Json& after,
                                                       const std::string& own_before,
                                                       const std::string& own_after);

/// Register figures that the baseline is held against, of which target or simulated value differ.
[[nodiscard]] std::size_t changed_targets(const Json& before, const Json& after);

}  // namespace kohort::since
