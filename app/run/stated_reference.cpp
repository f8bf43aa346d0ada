#include <algorithm>
#include <fmt/format.h>

#include "app/files/problems.hpp"
#include "app/files/reach.hpp"
#include "app/run/reference.hpp"
#include "app/words/input_error.hpp"
#include "app/words/suggestion.hpp"

namespace kohort {

namespace {

namespace fs = std::filesystem;

fs::path real(const fs::path& file) {
  std::error_code error;
  const fs::path path = fs::weakly_canonical(file, error);
  return error ? file : path;
}

/// Scenario files beside the one that is not there.
std::vector<std::string> neighbours(const fs::path& file) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator{file.parent_path(), error})
    if (entry.path().extension() == ".toml") names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

std::string stated(const StatedReference& reference) {
  return fmt::format("{}: reference = \"{}\"", to_string(reference.place), reference.written);
}

/// What is wrong with the file that a scenario names; empty if nothing is.
std::string fault_of(const Scenario& scenario) {
  const StatedReference& reference = *scenario.reference;
  const fs::path own = scenario.chain.back();
  if (const Reach reach{own}; !reach.covers(reference.file)) return reach.refusal(reference.file);
  std::error_code error;
  if (!fs::is_regular_file(reference.file, error))
    return fmt::format(
        "there is no such file; expected a scenario file, from the folder of this one{}",
        did_you_mean(nearest(reference.file.filename().string(), neighbours(reference.file))));
  if (real(reference.file) == real(own))
    return "is this scenario itself; name another one, or \"\" for the same place without "
           "programmes";
  if (scenario_name(reference.file) == scenario.id)
    return fmt::format("has the name of the scenario itself, {}; give the files different names",
                       scenario.id);
  return "";
}

}  // namespace

fs::path stated_reference(const std::vector<Scenario>& scenarios) {
  // One that extends a file of its own reference may name itself.
  const auto names_other = [](const Scenario& scenario) {
    return scenario.reference && real(scenario.reference->file) != real(scenario.chain.back());
  };
  const auto names_any = [](const Scenario& scenario) { return scenario.reference.has_value(); };
  auto first = std::ranges::find_if(scenarios, names_other);
  if (first == scenarios.end()) first = std::ranges::find_if(scenarios, names_any);
  if (first == scenarios.end()) return {};
  const StatedReference& reference = *first->reference;
  std::vector<std::string> problems;
  for (const Scenario& scenario : scenarios) {
    if (real(scenario.chain.back()) == real(reference.file) && names_other(*first)) continue;
    if (!scenario.reference)
      problems.push_back(fmt::format(
          "{}, but {} names no reference; run them one by one, or give --reference for all of "
          "them ({}: the same place without programmes)",
          stated(reference), scenario.id, no_reference));
    else if (real(scenario.reference->file) != real(reference.file))
      problems.push_back(fmt::format(
          "{}; {}: scenarios of one run are compared with the same one; run them one by one, or "
          "give --reference for all of them",
          stated(reference), stated(*scenario.reference)));
    else if (const std::string fault = fault_of(scenario); !fault.empty())
      problems.push_back(fmt::format("{}: {}", stated(*scenario.reference), fault));
  }
  if (!problems.empty()) throw InputError{problems};
  return reference.file;
}

}  // namespace kohort
