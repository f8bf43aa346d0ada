#include <algorithm>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "app/scenario/catalogue.hpp"
#include "app/scenario/commands.hpp"
#include "app/scenario/sources.hpp"
#include "app/words/suggestion.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;
using test::contains;
using test::Folder;
using test::shipped;

namespace {

std::vector<std::filesystem::path> shipped_scenarios() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator{shipped("")})
    if (entry.path().extension() == ".toml" && entry.path().filename() != "sources.toml")
      files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

}  // namespace

TEST_SUITE("shipped scenarios") {
  TEST_CASE("all load without errors or warnings, with title and question in both languages") {
    const auto files = shipped_scenarios();
    CHECK(files.size() >= 4);
    for (const auto& file : files) {
      CAPTURE(file);
      const Scenario s = load_scenario(file);
      CHECK(s.warnings.empty());
      CHECK_FALSE(s.title.da.empty());
      CHECK_FALSE(s.title.en.empty());
      CHECK_FALSE(s.question.da.empty());
      CHECK_FALSE(s.question.en.empty());
    }
  }

  TEST_CASE("every parameter states unit, source and grade, and every source is described") {
    const Sources sources = read_sources(shipped("sources.toml"));
    for (const auto& file : shipped_scenarios()) {
      const Scenario s = load_scenario(file);
      for (const ResolvedParameter& p : s.parameters) {
        CAPTURE(p.key);
        CHECK_FALSE(p.unit.empty());
        CHECK_FALSE(p.grade.empty());
        if (p.grade != "choice") CHECK(sources.contains(p.source));
        // A number that was read has a source that can be found again.
        if (p.grade != "N" && p.grade != "choice") CHECK(p.source != "assumption");
      }
      for (const ResolvedBudgetLine& line : s.budget) CHECK(sources.contains(line.source));
    }
  }

  TEST_CASE("denmark.toml writes the unit of every parameter and switches no programme on") {
    const Scenario s = load_scenario(shipped("denmark.toml"));
    CHECK(s.programmes().empty());
    CHECK(s.chain.size() == 2);
    CHECK(s.municipality_name == "Eksempelby");
    const double mean_children =
        s.central().population.family_size[0] + 2 * s.central().population.family_size[1] +
        3 * s.central().population.family_size[2] + 4 * s.central().population.family_size[3];
    CHECK(1 / mean_children == doctest::Approx(0.46).epsilon(1e-3));
  }

  TEST_CASE("the scenarios switch on what their names say") {
    CHECK(load_scenario(shipped("gladsaxe-2016-sverigesmodel.toml")).programmes() ==
          std::vector<std::string>{"sverigesmodel"});
    CHECK(load_scenario(shipped("herning-2013-sverigesmodel.toml")).programmes() ==
          std::vector<std::string>{"sverigesmodel"});
    CHECK(load_scenario(shipped("copenhagen-2010-leksand.toml")).programmes() ==
          std::vector<std::string>{"leksand"});
  }
}

TEST_SUITE("scenario commands") {
  TEST_CASE("explain tells value, source in words, grade and the chain of assignments") {
    const Scenario s = load_scenario(shipped("herning-2013-sverigesmodel.toml"));
    const std::string text = explain(s, "casework.caseworkers_per_1000_children", "en");
    CHECK(contains(text, "= 1.2"));
    CHECK(contains(text, "denmark-unfitted.toml:"));
    CHECK(contains(text, "herning-2013-sverigesmodel.toml:"));
    CHECK(contains(text, "Herning's trial"));
    CHECK(contains(text, "computed from read numbers"));
    CHECK(contains(explain(s, "adult.causal_share", "en"), "ASSUMPTION"));
    CHECK(contains(explain(s, "adult.causal_share", "da"), "ANTAGELSE"));
  }

  TEST_CASE("explain shows what will be drawn beside the value, and nothing where nothing is") {
    const Scenario s = load_scenario(shipped("denmark.toml"),
                                     {"adult.causal_share.low=0", "adult.causal_share.high=1",
                                      "adult.causal_share.distribution=scaled-beta"});
    CHECK(contains(explain(s, "adult.causal_share", "en"),
                   "drawn as     mean 0.3, median 0.27667, 95 % between 0.039213 and 0.68313"));
    CHECK(contains(explain(s, "adult.causal_share", "da"),
                   "trækkes som  gennemsnit 0.3, median 0.27667, 95 % mellem 0.039213 og 0.68313"));
    CHECK_FALSE(contains(explain(s, "needs.onset", "en"), "drawn as"));
    const std::string table = explain(s, "costs.placement", "en");
    CHECK(contains(table, "drawn as     kinship: mean 148333, median 146370"));
    CHECK(contains(table, "drawn as     foster: mean 527833"));
  }

  TEST_CASE("check warns where draws average something else than the value") {
    const auto report = [](const std::string& assignment, const std::string& language) {
      std::vector<std::string> settings{assignment};
      if (assignment.starts_with("adult.causal_share"))
        settings.insert(settings.end(), {"adult.causal_share.low=0", "adult.causal_share.high=1"});
      return check_report(load_scenario(shipped("denmark.toml"), settings), language);
    };
    const std::string uniform = "adult.causal_share.distribution=uniform";
    CHECK(contains(report(uniform, "en"),
                   "adult.causal_share: the mean of what is drawn is 0.5, "
                   "but the value is 0.3 (uniform, 0-1)"));
    CHECK(contains(report(uniform, "da"), "er i gennemsnit 0.5, men værdien er 0.3"));
    CHECK_FALSE(contains(report("casework.turnover.distribution=uniform", "en"), "Warnings"));
    // Of an effect, what counts is its distance from no effect: 0.9 is a tenth, 0.855 half as much
    // again.
    const auto effect = [](const std::string& distribution) {
      return check_report(
          load_scenario(shipped("denmark.toml"),
                        {"programmes.early_effort.enabled=true",
                         "programmes.early_effort.need_ratio.low=0.75",
                         "programmes.early_effort.need_ratio.high=0.96",
                         "programmes.early_effort.need_ratio.value=0.9",
                         "programmes.early_effort.need_ratio.distribution=" + distribution}),
          "en");
    };
    CHECK(contains(effect("uniform"), "is 0.855, but the value is 0.9"));
    CHECK_FALSE(contains(effect("scaled-beta"), "Warnings"));
  }

  TEST_CASE("explain lists a section or everything, and suggests for unknown keys") {
    const Scenario s = load_scenario(shipped("denmark.toml"));
    const std::string section = explain(s, "unions", "da");
    CHECK(contains(section, "unions.separation_married = 0: 0.0"));
    CHECK_FALSE(contains(section, "casework."));
    for (const ResolvedParameter& p : s.parameters)
      CHECK(contains(explain(s, "", "en"), p.key + " = "));
    CHECK_THROWS_WITH_AS((void)explain(s, "unions.vulnerabilty", "en"),
                         doctest::Contains("did you mean unions.vulnerability?"), InputError);
  }

  TEST_CASE("check lists assumptions and unit costs off by a factor of a thousand") {
    const Scenario good = load_scenario(shipped("denmark.toml"));
    const std::string report = check_report(good, "en");
    CHECK(contains(report, "OK."));
    CHECK(contains(report, "adult.causal_share"));
    CHECK_FALSE(contains(report, "Warnings"));
    const Scenario slip = load_scenario(shipped("denmark.toml"), {"costs.measure=129"});
    CHECK(contains(check_report(slip, "en"), "costs.measure"));
    CHECK(contains(check_report(slip, "en"), "implausible"));
    CHECK(contains(check_report(slip, "da"), "usandsynligt"));
  }

  TEST_CASE("check says that the follow-up interval is no lever while no effect is stated") {
    const auto report = [](std::vector<std::string> settings) {
      return check_report(load_scenario(shipped("gladsaxe-2016-sverigesmodel.toml"), settings),
                          "en");
    };
    const std::string own = "programmes.sverigesmodel.";
    CHECK_FALSE(contains(report({}), "closer follow-up"));
    CHECK(contains(report({own + "followup_months=1"}), own + "followup_months changes next to"));
    CHECK_FALSE(contains(report({own + "followup_months=1", own + "followup_growth_ratio=0.9"}),
                         "closer follow-up"));
  }

  TEST_CASE("check says when a ceiling is below what staff can carry") {
    const auto warned = [](const std::string& file, std::vector<std::string> settings) {
      return contains(check_report(load_scenario(shipped(file), settings), "en"),
                      "less than staff can carry");
    };
    const std::string own = "programmes.sverigesmodel.";
    CHECK_FALSE(warned("gladsaxe-2016-sverigesmodel.toml", {}));
    CHECK(warned("gladsaxe-2016-sverigesmodel.toml", {own + "caseworkers_factor=1.01"}));
    CHECK_FALSE(warned("gladsaxe-2016-sverigesmodel.toml",
                       {own + "caseworkers_factor=1.01", own + "max_cases=50"}));
    CHECK_FALSE(warned("denmark.toml", {}));
    CHECK(warned("denmark.toml", {"casework.max_cases=25"}));
  }

  TEST_CASE("a new scenario loads as it is, whatever the name of its base") {
    const Folder folder;
    const auto file = folder.write("new.toml", new_scenario("denmark.toml"));
    CHECK(folder.problems(file).empty());
    CHECK(load_scenario(file).warnings.empty());
    std::filesystem::copy_file(folder.path() / "denmark.toml", folder.path() / "a \"b\".toml");
    CHECK(folder.problems(folder.write("q.toml", new_scenario("a \"b\".toml"))).empty());
  }

  TEST_CASE("the examples in the comments of a new scenario are right too") {
    const Folder folder;
    std::string text = new_scenario("denmark.toml");
    for (const std::string comment :
         {"# [[", "# [c", "# year", "# amount", "# price_year", "# turnover", "# measure",
          "# start", "# budget_years", "# followed"})
      for (auto at = text.find(comment); at != std::string::npos; at = text.find(comment))
        text.erase(at, 2);
    CHECK(folder.problems(folder.write("new.toml", text)) == std::vector<std::string>{});
  }

  TEST_CASE("the schema is JSON and knows every parameter") {
    const auto schema = nlohmann::json::parse(json_schema());
    CHECK(schema["$schema"] == "http://json-schema.org/draft-07/schema#");
    for (const CatalogueEntry& entry : catalogue().entries()) {
      CAPTURE(entry.key);
      const nlohmann::json* at = &schema;
      std::string path = entry.section + ".";
      for (auto dot = path.find('.'); dot != std::string::npos; dot = path.find('.')) {
        at = &(*at)["properties"][path.substr(0, dot)];
        path.erase(0, dot + 1);
      }
      CHECK((*at)["properties"].contains(entry.name));
    }
    CHECK(schema["properties"]["programmes"]["properties"]["leksand"]["properties"].contains(
        "budget"));
  }

  TEST_CASE("the parameter reference has a row for every parameter") {
    const std::string text = parameter_reference_markdown();
    for (const CatalogueEntry& entry : catalogue().entries())
      CHECK(contains(text, "| `" + entry.name + "` | " + entry.unit));
  }
}

TEST_SUITE("suggestion") {
  TEST_CASE("the edit distance counts insertions, deletions, replacements and swaps") {
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("turnover", "turnover") == 0);
    CHECK(edit_distance("turnovr", "turnover") == 1);
    CHECK(edit_distance("trunover", "turnover") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
  }
}
