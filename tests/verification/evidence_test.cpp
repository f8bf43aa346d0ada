// Every number's source is a row of the evidence tables, or is said to be our own; and no number
// is graded better than its row.
#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "app/calibrate/task.hpp"
#include "app/scenario/sources.hpp"

using namespace kohort;

namespace {

const std::filesystem::path folder{KOHORT_SOURCE_DIR "/scenarios"};

/// Grades by id, as scenarios/evidence-ids.txt lists them.
std::map<std::string, std::string> evidence() {
  std::map<std::string, std::string> grades;
  std::ifstream file{folder / "evidence-ids.txt"};
  for (std::string line; std::getline(file, line);) {
    std::istringstream words{line};
    std::string id, grade, rest;
    if (!(words >> id) || id.starts_with('#')) continue;
    words >> grade >> rest;
    CAPTURE(line);
    REQUIRE((rest.empty() || rest == "#"));
    REQUIRE_MESSAGE(grades.emplace(id, grade).second, "an id has one row");
  }
  return grades;
}

/// How good a grade is; 0 for what is none.
int rank(const std::string& grade) {
  if (grade == "V") return 4;
  if (grade == "V-d" || grade == "D") return 3;
  if (grade == "S") return 2;
  return grade == "N" ? 1 : 0;
}

struct Use {
  std::string where, source, grade;
};

/// Every parameter, budget line and calibration target that comes with the program.
std::vector<Use> uses() {
  std::vector<Use> all;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    const auto name = entry.path().filename().string();
    if (entry.path().extension() != ".toml" || name == "sources.toml") continue;
    const Scenario s = load_scenario(entry.path());
    for (const ResolvedParameter& p : s.parameters)
      all.push_back({name + " " + p.key, p.source, p.grade});
    for (const ResolvedBudgetLine& line : s.budget)
      all.push_back({name + " budget of " + line.programme, line.source, line.grade});
  }
  for (const auto& entry : std::filesystem::directory_iterator{folder / "targets"})
    if (entry.path().extension() == ".toml")
      for (const Target& t : read_task(entry.path()).targets)
        all.push_back({entry.path().filename().string() + ":" + std::to_string(t.place.line),
                       t.source, t.grade});
  return all;
}

}  // namespace

TEST_SUITE_BEGIN("evidence");

TEST_CASE("evidence: the list of rows has grades that exist") {
  const auto rows = evidence();
  CHECK(rows.size() > 700);
  for (const auto& [row, grade] : rows) {
    const std::string& id = row;  // clang 14 cannot capture a structured binding
    CAPTURE(id);
    CHECK(rank(grade) > 0);
  }
}

TEST_CASE("evidence: every described source is a row of the tables, or is said to be ours") {
  const auto rows = evidence();
  const Sources sources = read_sources(folder / "sources.toml");
  CHECK(sources.size() > 100);
  for (const auto& [source, text] : sources) {
    const std::string& id = source;
    CAPTURE(id);
    CHECK(rows.contains(id) == text.ours.empty());
    if (!text.ours.empty())
      CHECK((text.ours == "assumption" || text.ours == "choice" || text.ours == "derivation"));
  }
}

TEST_CASE("evidence: every source that is used is a row, or is said to be ours") {
  const auto rows = evidence();
  const Sources sources = read_sources(folder / "sources.toml");
  const auto all = uses();
  CHECK(all.size() > 1000);
  for (const Use& use : all) {
    CAPTURE(use.where);
    CAPTURE(use.source);
    // A switch or a year of the run given as a plain value is a choice and needs no source.
    if (use.grade == "choice" && use.source.empty()) continue;
    const auto described = sources.find(use.source);
    REQUIRE(described != sources.end());
    CHECK((rows.contains(use.source) || !described->second.ours.empty()));
    // What is our own choice is no fact about the world, and the other way round.
    CHECK((use.grade == "choice") == (described->second.ours == "choice"));
    if (described->second.ours == "assumption") CHECK(use.grade == "N");
  }
}

TEST_CASE("evidence: no grade is better than that of the row behind it") {
  const auto rows = evidence();
  for (const Use& use : uses()) {
    const auto row = rows.find(use.source);
    if (row == rows.end()) continue;
    CAPTURE(use.where);
    CAPTURE(use.source);
    REQUIRE(rank(use.grade) > 0);
    CHECK(rank(use.grade) <= rank(row->second));
  }
}

TEST_CASE("evidence: what was computed from read numbers says how") {
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    if (entry.path().extension() != ".toml" || entry.path().filename() == "sources.toml") continue;
    for (const ResolvedParameter& p : load_scenario(entry.path()).parameters)
      if (p.grade == "D" || p.grade == "V-d") {
        CAPTURE(p.key);
        CHECK_FALSE(p.note.empty());
      }
  }
}

TEST_SUITE_END();
