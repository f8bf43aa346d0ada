#include "app/report/again.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <map>

#include "app/files/shipped.hpp"
#include "app/results/outcome_checksum.hpp"

namespace kohort {

namespace {

namespace fs = std::filesystem;
constexpr std::size_t largest = 4U << 20U;  ///< bytes of all files together

fs::path real(const fs::path& file) {
  std::error_code error;
  const fs::path path = fs::weakly_canonical(file, error);
  return error ? file : path;
}

bool inside(const fs::path& file, const fs::path& folder) {
  return !folder.empty() &&
         std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first ==
             folder.end();
}

/// The folder that all of these lie in, however deep.
fs::path common_folder(const std::vector<fs::path>& files) {
  fs::path folder = files.empty() ? fs::path{} : files.front().parent_path();
  for (const fs::path& file : files)
    while (folder.has_relative_path() && !inside(file, folder)) folder = folder.parent_path();
  return folder;
}

/// The scenarios in the order in which they were given, the reference among them.
std::vector<const Scenario*> given(const RunResults& run) {
  std::vector<const Scenario*> scenarios;
  for (const StoredScenario& row : run.rows) {
    const auto own = std::ranges::find_if(
        run.scenarios, [&](const ScenarioResult& result) { return result.scenario->id == row.id; });
    const Scenario* const reference = run.scenarios.front().reference;
    if (own != run.scenarios.end())
      scenarios.push_back(own->scenario);
    else if (reference != nullptr && reference->id == row.id)
      scenarios.push_back(reference);
  }
  return scenarios;
}

/// Names under which files are carried: nothing of the machine's folders above the user's own.
std::map<fs::path, std::string> carried_names(const RunResults& run) {
  std::vector<fs::path> own;
  std::map<fs::path, std::string> names;
  const fs::path shipped = shipped_folder();
  for (const Scenario* scenario : given(run))
    for (const fs::path& file : scenario->chain) {
      const fs::path path = real(file);
      if (inside(path, shipped))
        names[path] = ("scenarios" / path.lexically_relative(shipped)).generic_string();
      else
        own.push_back(path);
    }
  const fs::path folder = common_folder(own);
  for (const fs::path& path : own)
    names[path] = ("own" / path.lexically_relative(folder)).generic_string();
  return names;
}

Json sums_of(const RunResults& run, const OutcomeReader& read) {
  const std::uint32_t count = std::min(run.replications, checked_replications);
  std::vector<Json> list(count, Json{{"rows", Json::array()}});
  for (std::size_t row = 0; row < run.rows.size(); ++row)
    read(row, [&](std::uint32_t r, std::uint32_t draw, const Outcome& outcome) {
      if (r >= count) return;
      const RowKey key{static_cast<std::int64_t>(row), r, draw};
      const auto sum = static_cast<std::uint64_t>(outcome_checksum(run.input_hash, key, outcome));
      list[r]["replication"] = r;
      list[r]["rows"].push_back(fmt::format("{:016x}", sum));
    });
  return list;
}

}  // namespace

Json again_object(const RunResults& run, const OutcomeReader& read,
                  const std::vector<std::string>& overrides) {
  const auto names = carried_names(run);
  Json files = Json::object();
  std::size_t bytes = 0;
  for (const auto& [path, name] : names) {
    std::ifstream stream{path, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{stream}, {}};
    bytes += text.size();
    if (!stream.is_open() || text.empty() || bytes > largest) return nullptr;
    files[name] = std::move(text);
  }
  Json scenarios = Json::array();
  for (const Scenario* scenario : given(run)) {
    if (scenario->chain.empty()) return nullptr;
    scenarios.push_back(names.at(real(scenario->chain.back())));
  }
  const Scenario* const reference = run.scenarios.front().reference;
  return {{"input_hash", run.input_hash},
          {"scenarios", std::move(scenarios)},
          {"reference", reference == nullptr ? Json(nullptr) : Json(reference->id)},
          {"overrides", overrides},
          {"seed", std::to_string(run.seed)},
          {"draws", run.draws},
          {"replications", run.replications},
          {"check_sums", sums_of(run, read)},
          {"files", std::move(files)}};
}

}  // namespace kohort
