#include <algorithm>
#include <doctest/doctest.h>

#include "app/sweep/study.hpp"
#include "app/sweep/sweep_command.hpp"
#include "app/words/input_error.hpp"
#include "tests/app/contains.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;
using namespace kohort::sweep;

namespace {

/// What is wrong with a study, one line each, with the folder's own name taken out.
std::vector<std::string> problems(const test::Folder& folder, const std::string& text) {
  const auto file = folder.write("study.toml", text);
  try {
    (void)read_study(file);
    return {};
  } catch (const InputError& error) {
    std::vector<std::string> list = error.problems();
    const std::string prefix = folder.path().string() + "/";
    for (std::string& line : list)
      for (auto at = line.find(prefix); at != std::string::npos; at = line.find(prefix))
        line.erase(at, prefix.size());
    return list;
  }
}

bool says(const std::vector<std::string>& list, const std::string& text) {
  const bool found = std::ranges::any_of(
      list, [&](const std::string& line) { return line.find(text) != std::string::npos; });
  for (const std::string& line : list) INFO(line);
  CHECK_MESSAGE(found, text);
  return found;
}

const std::string probabilistic = "[design]\nkind = \"probabilistic\"\npoints = 10\n";
const std::string scenario = "scenario = \"denmark.toml\"\n";

}  // namespace

TEST_SUITE("sweep") {
  TEST_CASE("every mistake of a study is reported at once, with its place") {
    const test::Folder folder;
    const auto list = problems(folder,
                               "scenario = \"denmark.toml\"\n"   // 1
                               "outputz = [\"cost_state\"]\n"    // 2
                               "[design]\n"                      // 3
                               "kind = \"probabilistic\"\n"      // 4
                               "points = 10\n"                   // 5
                               "levels = 3\n"                    // 6
                               "[[parameters]]\n"                // 7
                               "key = \"casework.turnovr\"\n"    // 8
                               "[[parameters]]\n"                // 9
                               "key = \"casework.turnover\"\n"   // 10
                               "low = 0.4\n"                     // 11
                               "high = 0.2\n"                    // 12
                               "[[parameters]]\n"                // 13
                               "key = \"needs.onset[6-12]\"\n"   // 14
                               "[[parameters]]\n"                // 15
                               "key = \"adult.causal_share\"\n"  // 16
                               "low = 0.1\n"                     // 17
                               "high = 1.2\n");                  // 18
    says(list, "study.toml:2:1: unknown key outputz (did you mean outputs?)");
    says(list, "study.toml:6:1: design.levels: a probabilistic design does not use it");
    says(list, "unknown parameter casework.turnovr (did you mean casework.turnover?)");
    says(list, "study.toml:11:7: parameters.low = 0.4: is not below high = 0.2");
    says(list, "study.toml:14:7: needs.onset: entry [6-12]: expected one of");
    says(list, "did you mean 6-11?");
    says(list,
         "study.toml:18:8: parameters.high = 1.2: adult.causal_share must be between 0 and 1");
    CHECK(list.size() == 6);
  }

  TEST_CASE("what a study is about must be said once") {
    const test::Folder folder;
    says(problems(folder, probabilistic), "0 are given");
    says(problems(folder, "model = \"test:ishigami\"\n" + scenario + probabilistic), "2 are given");
    says(problems(folder, "scenario = \"nowhere.toml\"\nall_uncertain = true\n" + probabilistic),
         "study.toml:1:12: scenario = \"nowhere.toml\": there is no file nowhere.toml");
    says(problems(folder, "model = \"test:ishigmai\"\nall_uncertain = true\n" + probabilistic),
         "did you mean test:ishigami?");
    says(problems(folder, scenario + probabilistic), "no [[parameters]] are given");
    says(problems(folder, scenario + "all_uncertain = true\n"), "design is missing");
    says(problems(folder, ""), "study.toml");
  }

  TEST_CASE("errors of scenarios are reported as those of a run") {
    const test::Folder folder;
    folder.scenario("[casework]\nturnovr = 1\n");
    says(problems(folder, "scenario = \"s.toml\"\nall_uncertain = true\n" + probabilistic),
         "s.toml:3:1");
  }

  TEST_CASE("correlations that contradict each other are refused, with the way out") {
    const test::Folder folder;
    const auto list =
        problems(folder, "model = \"test:linear\"\n" + probabilistic +
                             "[[parameters]]\nkey = \"x1\"\n[[parameters]]\nkey = \"x2\"\n"
                             "[[parameters]]\nkey = \"x3\"\n"
                             "[[correlations]]\na = \"x1\"\nb = \"x2\"\nvalue = 0.9\n"
                             "[[correlations]]\na = \"x2\"\nb = \"x3\"\nvalue = 0.9\n"
                             "[[correlations]]\na = \"x1\"\nb = \"x3\"\nvalue = -0.9\n");
    says(list, "not positive definite");
    says(list, "study.toml:11:");  // the first correlation
    says(list, "least eigenvalue -0.8");
    says(list, "nearest possible: x1 and x2");
  }

  TEST_CASE("a correlation needs known parameters and a design with distributions") {
    const test::Folder folder;
    const std::string two = "[[parameters]]\nkey = \"x1\"\n[[parameters]]\nkey = \"x2\"\n";
    says(problems(folder, "model = \"test:linear\"\n" + probabilistic + two +
                              "[[correlations]]\na = \"x1\"\nb = \"x9\"\nvalue = 0.5\n"),
         "correlations.b = \"x9\": expected one of x1, x2");
    says(problems(folder, "model = \"test:linear\"\n[design]\nkind = \"grid\"\n" + two +
                              "[[correlations]]\na = \"x1\"\nb = \"x2\"\nvalue = 0.5\n"),
         "varies parameters independently");
  }

  TEST_CASE("tables are varied whole, by entry, or by a factor, but not twice") {
    const test::Folder folder;
    const std::string head = scenario + "[design]\nkind = \"grid\"\n";
    CHECK(problems(folder, head + "[[parameters]]\nkey = \"notifications.rate\"\n").empty());
    CHECK(problems(folder, head + "[[parameters]]\nkey = \"notifications.rate[none]\"\n").empty());
    CHECK(problems(folder, head + "[[parameters]]\nkey = \"notifications.rate\"\nfactor = true\n"
                                  "low = 0.8\nhigh = 1.2\n")
              .empty());
    says(problems(folder, head + "[[parameters]]\nkey = \"notifications.rate\"\nlow = 0.1\n"
                                 "high = 0.2\n"),
         "is a table; name an entry, such as notifications.rate[none]");
    says(problems(folder, head + "[[parameters]]\nkey = \"notifications.rate\"\n"
                                 "[[parameters]]\nkey = \"notifications.rate[none]\"\n"),
         "notifications.rate in line 5 varies it already");
    says(problems(folder, head + "[[parameters]]\nkey = \"casework.turnover[none]\"\n"),
         "a single number has no entries");
    says(problems(folder, head + "[[parameters]]\nkey = \"time.start\"\n"),
         "a choice about the run");
  }

  TEST_CASE("a fixed parameter has no distribution to draw from, but a range to walk along") {
    const test::Folder folder;
    const std::string key = "[[parameters]]\nkey = \"needs.serious_at_birth\"\n";
    says(problems(folder, scenario + probabilistic + key), "give low and high here");
    CHECK(problems(folder, scenario + "[design]\nkind = \"one-way\"\n" + key).empty());
  }

  TEST_CASE("outputs, precision and pilots are checked against what there is") {
    const test::Folder folder;
    const std::string head = scenario + "all_uncertain = true\n";
    says(problems(folder, head + "outputs = [\"cost_municipalty\"]\n" + probabilistic),
         "did you mean cost_municipality?");
    says(problems(folder, head + "outputs = []\n" + probabilistic), "expected a list, such as");
    says(problems(folder,
                  head + probabilistic + "[precision]\noutput = \"cost_state\"\nhalf_width = 5\n"),
         "precision.output");
    says(problems(folder, head + probabilistic + "[[pilots]]\nparameter = \"casework.turnover\"\n"),
         "pilots: families is missing");
    const std::string pilot =
        head + probabilistic + "[[pilots]]\nparameter = \"casework.turnover\"\nfamilies = [50]\n";
    says(problems(folder, pilot), "pilots: data is missing");
    says(problems(folder, pilot + "data = \"mean\"\n"), "pilots: observation_sd is missing");
    says(problems(folder, pilot + "data = \"probability\"\nobservation_sd = 1\n"),
         "data = \"probability\" does not use it");
    CHECK(problems(folder, pilot + "data = \"mean\"\nobservation_sd = 1\n").empty());
    says(problems(folder, head + probabilistic + "[cost_effectiveness]\neffect = \"placements\"\n"),
         "cost_effectiveness.effect");
    says(problems(folder, scenario + "all_uncertain = true\n[design]\nkind = \"pairing\"\n"),
         "a pairing design varies no parameter");
    says(problems(folder, head + "[design]\nkind = \"one-way\"\n"
                                 "[precision]\noutput = \"cost_municipality\"\nhalf_width = 5\n"),
         "only a probabilistic design");
  }

  TEST_CASE("a design beyond all bounds is refused before anything is computed") {
    const test::Folder folder;
    says(problems(folder,
                  scenario + "all_uncertain = true\n[design]\nkind = \"grid\"\nlevels = 9\n"),
         "take fewer of either");
  }

  TEST_CASE("shards are written i/n") {
    CHECK(parse_shard("2/4").number == 2);
    CHECK(parse_shard("2/4").count == 4);
    for (const char* text : {"", "2", "0/4", "5/4", "2/", "a/b", "1/2/3", "-1/2"})
      CHECK_THROWS_AS((void)parse_shard(text), InputError);
  }

  TEST_CASE("the studies that come with the program are right") {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator{test::shipped("studies")}) {
      if (entry.path().extension() != ".toml") continue;
      CHECK_NOTHROW((void)read_study(entry.path()));
      ++count;
    }
    CHECK(count >= 5);
  }
}
