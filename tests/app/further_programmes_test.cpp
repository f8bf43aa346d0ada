#include <algorithm>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "app/results/programme_words.hpp"
#include "app/results/run_results.hpp"
#include "app/scenario/catalogue.hpp"
#include "app/scenario/commands.hpp"
#include "models/effects.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;
using test::contains;
using test::Folder;

/// Several programmes of one kind: [programmes.leksand_north] beside [programmes.leksand].
namespace {

const std::string north = "[programmes.leksand]\nenabled = true\n[programmes.leksand_north]\n";

double value_of(const Scenario& s, const std::string& key) { return s.find(key)->value.front(); }

}  // namespace

TEST_SUITE("further programmes") {
  TEST_CASE("one is as the first of its kind in all that it does not say itself") {
    const Folder folder;
    const Scenario s = load_scenario(folder.scenario(north + "meetings = 6\n"));
    CHECK(s.programmes() == std::vector<std::string>{"leksand", "leksand_north"});
    CHECK(value_of(s, "programmes.leksand_north.meetings") == 6);
    CHECK(value_of(s, "programmes.leksand.meetings") == 18);
    for (const ResolvedParameter& p : s.parameters) {
      if (!p.key.starts_with("programmes.leksand_north.")) continue;
      CHECK(p.follows.has_value() == (p.key != "programmes.leksand_north.meetings"));
      if (p.follows) CHECK(p.value == s.parameters[*p.follows].value);
    }
    // Budget lines are money, which is not spent twice.
    const Scenario lines = load_scenario(folder.scenario(
        "[programmes.leksand]\nenabled = true\nbudget = [{year = 2027, amount = 1, price_year = "
        "2025, source = \"choice\", grade = \"choice\"}]\n[programmes.leksand_north]\n"));
    CHECK(lines.central().programmes.back()->budget.empty());
  }

  TEST_CASE("later files and --set change one of them, and what it follows") {
    const Folder folder;
    folder.write("base.toml", "extends = \"denmark.toml\"\n" + north + "meetings = 6\n");
    const auto child = folder.write(
        "child.toml", "extends = \"base.toml\"\n[programmes.leksand_north]\nmeetings = 4\n");
    CHECK(value_of(load_scenario(child), "programmes.leksand_north.meetings") == 4);
    const Scenario set = load_scenario(
        child, {"programmes.leksand_north.meetings=3", "programmes.leksand.dropout=0.01"});
    CHECK(value_of(set, "programmes.leksand_north.meetings") == 3);
    CHECK(value_of(set, "programmes.leksand_north.dropout") == 0.01);
  }

  TEST_CASE("what is not known about a kind is drawn alike for all of the kind") {
    const Folder folder;
    const Scenario s = load_scenario(folder.scenario(north));
    for (std::uint32_t draw = 1; draw < 5; ++draw) {
      const Parameters p = s.draw(9, draw);
      std::vector<double> first, north_too;
      for (const Effect& e : programme_effects(p, "leksand")) first.push_back(e.value);
      for (const Effect& e : programme_effects(p, "leksand_north")) north_too.push_back(e.value);
      CHECK(first == north_too);
      CHECK_FALSE(first.empty());
    }
    // A range of its own is read at the same place of the distribution.
    const Scenario own = load_scenario(folder.scenario(
        north +
        "acceptance = { value = 0.31, low = 0.17, high = 0.45, distribution = \"pert\", "
        "source = \"choice\", grade = \"N\" }\n"));
    const auto at = [&](const char* key) {
      const auto& entries = own.entries();
      const auto found = std::ranges::find(entries, key, &CatalogueEntry::key);
      return own.drawn_values(9, 1)[static_cast<std::size_t>(found - entries.begin())];
    };
    CHECK(at("programmes.leksand.acceptance") == at("programmes.leksand_north.acceptance"));
  }

  TEST_CASE("explain, reach and effects know it, and assumptions are counted once") {
    const Folder folder;
    const Scenario s = load_scenario(folder.scenario(north + "meetings = 6\n"));
    const std::string text = explain(s, "programmes.leksand_north", "en");
    CHECK(contains(text, "programmes.leksand_north.meetings = 6"));
    CHECK(contains(text, "same as      programmes.leksand.acceptance"));
    const Scenario without =
        load_scenario(folder.scenario("[programmes.leksand]\nenabled = true\n", "without.toml"));
    CHECK(count_assumptions(s).assumptions == count_assumptions(without).assumptions + 1);
    CHECK(programme_words("reached.programme.", "leksand_north", "en") == "parent groups (north)");
    CHECK(programme_words("reached.programme.", "leksand", "en") == "parent groups");
    CHECK(programme_words("reached.programme.", "unheard_of", "en") == "unheard_of");
  }

  TEST_CASE("the first one of a kind may be off while another is on") {
    const Folder folder;
    const Scenario s =
        load_scenario(folder.scenario("[programmes.leksand_north]\nenabled = true\n"));
    CHECK(s.programmes() == std::vector<std::string>{"leksand_north"});
    CHECK(in_use(s, *s.find("programmes.leksand.acceptance")));
    CHECK_FALSE(in_use(s, *s.find("programmes.paa_forkant.referral")));
  }

  TEST_CASE("a name that is no kind's, and a wrong key, are errors with a suggestion") {
    const Folder folder;
    auto problems = folder.problems(folder.scenario("[programmes.leksnd_north]\nmeetings = 6\n"));
    REQUIRE(problems.size() == 1);
    CHECK(contains(problems.front(), "unknown section programmes.leksnd_north"));
    problems = folder.problems(folder.scenario(north + "meeting = 6\n"));
    REQUIRE(problems.size() == 1);
    CHECK(contains(problems.front(),
                   "unknown key programmes.leksand_north.meeting (did you mean "
                   "programmes.leksand_north.meetings?)"));
    problems = folder.problems(folder.scenario("[programmes.leksand]\nenabled = true\n"),
                               {"programmes.leksand_north.meetings=6"});
    REQUIRE(problems.size() == 1);
    CHECK(contains(problems.front(), "leksand_north"));
  }

  TEST_CASE("the schema takes further programmes, with what their kind has") {
    const auto schema = nlohmann::json::parse(json_schema());
    const auto& more = schema["properties"]["programmes"]["patternProperties"];
    REQUIRE(more.contains("^leksand_[a-z0-9_]*[a-z0-9]$"));
    CHECK(more["^leksand_[a-z0-9_]*[a-z0-9]$"]["properties"].contains("meetings"));
    CHECK(more["^leksand_[a-z0-9_]*[a-z0-9]$"]["properties"].contains("budget"));
  }
}

TEST_SUITE("check on proposals") {
  TEST_CASE("a share that is no whole number of districts is said in districts and families") {
    const Folder folder;
    const auto file = folder.scenario("[programmes.leksand]\nenabled = true\n");
    const auto report = [&](const std::string& share) {
      return check_report(load_scenario(file, {"municipality.births_per_year=1000",
                                               "municipality.births_per_district=250",
                                               "programmes.leksand.district_share=" + share}),
                          "en");
    };
    CHECK(contains(report("0.3"),
                   "programmes.leksand.district_share = 0.3 of 4 districts is no whole number: 1 "
                   "of them have it, and 20 % of the families of those next to them"));
    CHECK_FALSE(contains(report("0.5"), "no whole number"));
  }

  TEST_CASE("a value given alone to an uncertain parameter is said not to be what is drawn") {
    const Folder folder;
    const auto report = [&](const std::vector<std::string>& set) {
      return check_report(
          load_scenario(folder.scenario("[programmes.leksand]\nenabled = true\n"), set), "en");
    };
    const std::string far = "programmes.leksand.everyday_solved_per_tie=0";
    CHECK(contains(report({far}),
                   "programmes.leksand.everyday_solved_per_tie = 0 is not what is drawn"));
    CHECK(contains(report({far}),
                   "--set programmes.leksand.everyday_solved_per_tie.distribution=fixed"));
    CHECK(contains(report({far}), "denmark-unfitted.toml:"));
    const std::string said = "is not what is drawn";
    CHECK_FALSE(contains(
        report({far, "programmes.leksand.everyday_solved_per_tie.distribution=fixed"}), said));
    CHECK_FALSE(contains(report({}), said));
    CHECK_FALSE(contains(report({"programmes.leksand.acceptance=0.32"}), said));
    // The same of a file that gives a plain value.
    const Scenario file = load_scenario(
        folder.scenario("[programmes.leksand]\neveryday_solved_per_tie = 0.0\n", "plain.toml"));
    CHECK(contains(check_report(file, "da"), "er ikke det, der trækkes"));
  }
}
