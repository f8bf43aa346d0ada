#include "app/report/carried.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <system_error>

#include "app/files/files.hpp"
#include "app/files/reach.hpp"
#include "app/words/input_error.hpp"

namespace kohort {

namespace {

namespace fs = std::filesystem;
constexpr std::string_view shipped_place = "scenarios/";

/// Where carried files lie while they are read.
class PlaceToRead {
 public:
  PlaceToRead() {
    std::error_code error;
    std::string name = (fs::temp_directory_path(error) / "kohort-carried-XXXXXX").string();
    if (error || ::mkdtemp(name.data()) == nullptr)
      throw InputError{fmt::format("{}: no temporary folder can be made", name)};
    path_ = name;
  }
  PlaceToRead(const PlaceToRead&) = delete;
  PlaceToRead& operator=(const PlaceToRead&) = delete;
  ~PlaceToRead() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// Names come from a file: none may lead out of the folder that it is written to.
bool stays_inside(const fs::path& name) {
  return name.is_relative() && !name.empty() &&
         std::ranges::none_of(name, [](const fs::path& part) { return part == ".."; });
}

/// Files of users name shipped ones without a folder; those that are carried must be found first.
void put_shipped_beside(Carried& carried) {
  std::map<std::string, std::string> beside;
  for (const auto& [own, text] : carried.files) {
    if (own.starts_with(shipped_place)) continue;
    for (const auto& [name, shipped] : carried.files) {
      if (!name.starts_with(shipped_place)) continue;
      const fs::path file = name.substr(shipped_place.size());
      if (!file.has_parent_path())
        beside.try_emplace((fs::path{own}.parent_path() / file).generic_string(), shipped);
    }
  }
  carried.files.merge(beside);  // a file that is carried under that name stays
}

}  // namespace

Carried carried_by(const Json& payload) {
  const auto found = payload.find("again");
  if (found == payload.end() || !found->is_object()) return {};
  Carried carried;
  try {
    carried.files = found->at("files").get<std::map<std::string, std::string>>();
    carried.scenarios = found->at("scenarios").get<std::vector<std::string>>();
    carried.overrides = found->at("overrides").get<std::vector<std::string>>();
  } catch (const Json::exception&) {
    return {};
  }
  const auto there = [&](const std::string& name) { return carried.files.contains(name); };
  if (!std::ranges::all_of(carried.scenarios, there)) return {};
  for (const auto& [name, text] : carried.files)
    if (!stays_inside(name)) return {};
  return carried;
}

Carried on_ground_of(const Carried& scenarios, const Carried& ground) {
  Carried mixed = scenarios;
  mixed.files = ground.files;
  for (const std::string& own : ground.scenarios) mixed.files.erase(own);
  for (const std::string& own : scenarios.scenarios) mixed.files[own] = scenarios.files.at(own);
  return mixed;
}

std::vector<Scenario> load_carried(const Carried& carried) {
  Carried all = carried;
  put_shipped_beside(all);
  const PlaceToRead place;
  for (const auto& [name, text] : all.files) {
    const fs::path file = place.path() / name;
    create_folder(file.parent_path());
    write_file(file, text);
  }
  const Reach reach{place.path() / "all.toml"};
  std::vector<Scenario> scenarios;
  for (const std::string& name : carried.scenarios)
    scenarios.push_back(load_scenario(place.path() / name, carried.overrides, reach));
  return scenarios;
}

}  // namespace kohort
