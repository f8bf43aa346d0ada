#include "app/scenario/questions.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "app/scenario/catalogue.hpp"
#include "app/scenario/commands.hpp"
#include "app/scenario/plausible.hpp"
#include "app/words/written_number.hpp"
#include "tests/app/results_fake.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;
using test::contains;
using test::Folder;

namespace {

/// Questions and doubts about a scenario with this text, without the folder's own name.
std::vector<std::string> asked(const std::string& text, const std::string& language = "en",
                               const std::vector<std::string>& overrides = {}) {
  const Folder folder;
  const Scenario s = load_scenario(folder.scenario(text), overrides);
  std::vector<std::string> list = questions(s, language);
  for (const Doubt& doubt : s.doubts) list.push_back(doubt_text(doubt, language));
  const std::string prefix = folder.path().string() + "/";
  for (std::string& line : list)
    for (auto at = line.find(prefix); at != std::string::npos; at = line.find(prefix))
      line.erase(at, prefix.size());
  return list;
}

/// The only question, or everything that is asked.
std::string only(const std::vector<std::string>& list) {
  return list.size() == 1 ? list.front()
                          : fmt::format("{} questions: {}", list.size(), fmt::join(list, " | "));
}

const std::string town = "[municipality]\nname = \"Gladsaxe\"\nbirths_per_year = 820\n";
const std::string swedish = "[programmes.sverigesmodel]\nenabled = true\n";

std::string budget(const std::string& year, const std::string& amount) {
  return "[programmes.sverigesmodel]\nenabled = true\n[[programmes.sverigesmodel.budget]]\nyear "
         "= " +
         year + "\namount = " + amount + "\nprice_year = 2016\n";
}

}  // namespace

TEST_SUITE("questions") {
  TEST_CASE("of what newcomers write, nothing that is surely wrong passes in silence") {
    struct Slip {
      const char* what;
      std::string text;
      std::string question;
    };
    const std::vector<Slip> slips{
        {"births written as a Danish thousand", "[municipality]\nbirths_per_year = 1.200\n",
         "s.toml:3:19: municipality.births_per_year = 1.200 is read as 1.2"},
        {"births in thousands", "[municipality]\nbirths_per_year = 1.2\n",
         "s.toml:3:19: municipality.births_per_year = 1.2 is implausible (usual: 20 to 80000 "
         "count) "
         "(did you mean 1200? 1.2 looks like thousands)"},
        {"34 caseworkers for 1,000 children", "[casework]\ncaseworkers_per_1000_children = 34\n",
         "s.toml:3:33: casework.caseworkers_per_1000_children = 34 is implausible (usual: 0.3 to "
         "8"},
        {"turnover in per cent", "[casework]\nturnover = 15\n",
         "casework.turnover = 15 is implausible (usual: 0.01 to 1 per year) (did you mean 0.15? 15 "
         "looks like per cent)"},
        {"months for years", "[casework]\nmeasure_years = 18\n",
         "casework.measure_years = 18 is implausible (usual: 0.1 to 6 years) (did you mean 1.5? 18 "
         "looks like months)"},
        {"years for months", "[casework]\nfollowup_months = 0.5\n",
         "casework.followup_months = 0.5 is implausible (usual: 1 to 24 months) (did you mean 6? "
         "0.5 looks like years)"},
        {"four years until a position is filled", "[casework]\nhiring_months = 48\n",
         "casework.hiring_months = 48 is implausible"},
        {"a factor in per cent", swedish + "caseworkers_factor = 20\n",
         "programmes.sverigesmodel.caseworkers_factor = 20 is implausible"},
        {"a unit cost in thousands", "[costs]\nmeasure = { value = 129, price_year = 2025 }\n",
         "s.toml:3:21: costs.measure = 129 is implausible (usual: 10000 to 1000000 kr. per year in "
         "prices of 2025) (did you mean 129000? 129 looks like thousands)"},
        {"a unit cost in millions",
         "[costs]\ncaseworker = { value = 0.65, price_year = 2025, source = \"x\", grade = \"N\" "
         "}\n",
         "(did you mean 650000? 0.65 looks like millions)"},
        {"an amount in the prices of another year", "[costs]\nmeasure = 150_000\n",
         "s.toml:3:11: costs.measure = 150_000 counts in prices of"},
        {"a budget of 0.9 kr.", town + budget("2016", "0.9"),
         "s.toml:9:10: programmes.sverigesmodel.budget.amount = 0.9 is implausible (usual here: "
         "10000 to 123000000 kr. a year) (did you mean 900000? 0.9 looks like millions)"},
        {"a budget in millions", budget("2016", "10"),
         "(did you mean 10000000? 10 looks like millions)"},
        {"a budget as a Danish thousand", budget("2016", "500.000"), "500.000 is read as 500"},
        {"a budget larger than the town", town + budget("2016", "900_000_000_000"),
         "is implausible (usual here: 10000 to 123000000 kr. a year)"},
        {"a budget line before the start", budget("2012", "1_000_000"),
         "s.toml:6:10: programmes.sverigesmodel.budget.year = 2012 counts for nothing: the budget "
         "years are 2016 to 2025"},
        {"a budget line after the end", budget("2031", "1_000_000"), "2031 counts for nothing"},
        {"a ceiling below the caseload", "[casework]\nmax_cases = 10\n",
         "casework.max_cases = 10 is less than staff can carry"},
        {"a programme's ceiling below the caseload", swedish + "max_cases = 8\n",
         "programmes.sverigesmodel.max_cases = 8 is less than staff can carry"},
        {"a hundred new caseworkers for ten", town + swedish + "caseworkers_more = 100\n",
         "programmes.sverigesmodel.caseworkers_more = 100 new caseworkers for a place that has"},
        {"a programme that employs nobody", swedish + "caseworkers_factor = 1\n",
         "the programme employs nobody"},
        {"plus places without training",
         "[programmes.early_effort]\nenabled = true\nscreening_and_training = false\n",
         "programmes.early_effort.plus_places = true without screening_and_training"},
        {"a programme without any of its parts",
         "[programmes.early_effort]\nenabled = true\nscreening_and_training = false\n"
         "plus_places = false\ndetection_before_birth = false\n",
         "all three of its parts are off"},
        {"groups larger than there are families",
         "[municipality]\nbirths_per_year = 24\n[programmes.leksand]\nenabled = true\n",
         "programmes.leksand.group_size_minimum = 6 is more families than have a child"},
        {"a programme described and not switched on",
         "[programmes.sverigesmodel]\ncaseworkers_factor = 3\n",
         "s.toml:3:22: programmes.sverigesmodel is not switched on"},
        {"money for a programme that is not switched on",
         "[[programmes.leksand.budget]]\nyear = 2016\namount = 1_000_000\nprice_year = 2016\n",
         "programmes.leksand is not switched on"},
        {"a programme that begins after the end", swedish + "from = 2040\n",
         "so that the programme never begins"},
        {"a first year of long ago", "[time]\nstart = 1990\n", "time.start = 1990 is implausible"},
        {"a first year with digits swapped", "[time]\nstart = 2061\n",
         "time.start = 2061 is implausible"},
        {"a misspelt municipality", "[municipality]\nname = \"Gladsakse Kommune\"\n",
         "municipality.name = \"Gladsakse\" is no municipality (did you mean Gladsaxe?)"},
    };
    for (const Slip& slip : slips) {
      CAPTURE(slip.what);
      const auto list = asked(slip.text);
      CHECK_MESSAGE(
          std::ranges::any_of(list, [&](const auto& q) { return contains(q, slip.question); }),
          fmt::format("{}", fmt::join(list, "\n")));
    }
  }

  TEST_CASE("what cannot be is an error with its place, the allowed range and what may be meant") {
    const Folder folder;
    const auto problem = [&](const std::string& text) {
      const auto problems = folder.problems(folder.scenario(text));
      return problems.size() == 1 ? problems.front() : fmt::format("{}", fmt::join(problems, "\n"));
    };
    CHECK(problem("[programmes.leksand]\ngroup_size_minimum = 9\ngroup_size_maximum = 6\n") ==
          "s.toml:3:22: programmes.leksand.group_size_minimum = 9: expected at most "
          "programmes.leksand.group_size_maximum = 6 (are the two swapped?)");
    CHECK(contains(problem("[programmes.paa_forkant]\ndaycare_from_age = 6\ndaycare_to_age = 1\n"),
                   "are the two swapped?"));
    CHECK(contains(problem("[programmes.leksand]\nattendance = 15\n"), "15"));
    CHECK(contains(problem("[programmes.leksand]\nattendance = 68\n"), "did you mean 0.68"));
    CHECK(contains(problem("[casework]\nturnover = -0.2\n"), "expected a rate per year between 0"));
    CHECK(contains(problem("[casework]\nhiring_months = 600\n"), "between 0 and 60 (months)"));
    CHECK(contains(problem("[time]\nprice_year = 2060\n"), "the price index has the years"));
    CHECK(contains(problem("[programmes.sverigesmodel]\nenabled = true\nfrom = 2022\nto = 2018\n"),
                   "programmes.sverigesmodel.to: before from"));
    CHECK(contains(problem("[costs]\nmeasure = { value = 1000, price_year = 2060 }\n"),
                   "price_year = 2060"));
    CHECK(contains(problem("[municipality]\nbirths_per_year = \"1 200\"\n"), "expected a number"));
  }

  TEST_CASE("shipped scenarios raise no question, and neither does the one to start from") {
    for (const auto& entry : std::filesystem::directory_iterator{test::shipped("")}) {
      const auto name = entry.path().filename();
      if (entry.path().extension() != ".toml" || name == "sources.toml") continue;
      CAPTURE(name);
      CHECK(fmt::format("{}", fmt::join(questions(load_scenario(entry.path()), "en"), "\n")) == "");
    }
    const Folder folder;
    const auto fresh = folder.write("new.toml", new_scenario("denmark.toml"));
    CHECK(fmt::format("{}", fmt::join(questions(load_scenario(fresh), "en"), "\n")) == "");
  }

  TEST_CASE("a question is asked in the reader's language, by check and before computing") {
    const std::string text = "[casework]\nturnover = 15\n";
    CHECK(only(asked(text, "da")) ==
          "s.toml:3:12: casework.turnover = 15 er usandsynligt (normalt: 0.01 til 1 per year) "
          "(mente du 0.15? 15 ligner procent)");
    const Folder folder;
    const std::vector<Scenario> scenarios{load_scenario(folder.scenario(text)),
                                          load_scenario(folder.scenario(text))};
    CHECK(contains(check_report(scenarios[0], "da"), "usandsynligt"));
    const test::Capture plain, json;
    ask_first(plain.file(), scenarios, {}, "en", false);
    ask_first(json.file(), scenarios, {}, "en", true);
    CHECK(std::ranges::count(plain.text(), '\n') == 1);  // once for both
    CHECK(contains(json.text(), R"({"event":"doubt","text":")"));
  }

  TEST_CASE("no question is asked about what is only unusual enough") {
    CHECK(only(asked(town)) == "0 questions: ");
    CHECK(only(asked("[casework]\nturnover = 0.5\nhiring_months = 9\n")) == "0 questions: ");
    CHECK(only(asked("[municipality]\nname = \"Eksempelby\"\n")) == "0 questions: ");
    CHECK(only(asked("[programmes.leksand]\nenabled = false\nacceptance = 0.3\n")) ==
          "0 questions: ");
    CHECK(only(asked("[costs]\nmeasure = { value = 150_000, price_year = 2024 }\n")) ==
          "0 questions: ");
  }

  TEST_CASE(
      "limits stand in a data file, with the unit of what they limit round the shipped values") {
    const Scenario denmark = load_scenario(test::shipped("denmark.toml"));
    for (const Plausible::Usual& usual : plausible().usual) {
      CAPTURE(usual.key);
      REQUIRE(denmark.find(usual.key) != nullptr);
      CHECK(denmark.find(usual.key)->unit == usual.unit);
      CHECK(usual.low < usual.high);
    }
    CHECK(plausible().municipalities.size() == 98);
    const auto problem = [](const std::string& text) {
      try {
        (void)read_plausible(text, "p.toml");
        return std::string{};
      } catch (const InputError& error) {
        return std::string{error.what()};
      }
    };
    const std::string all = problem(
        "price_year = 2025\nusual = [{ key = \"casework.turnovr\", unit = \"per year\", low = "
        "2, high = 1 }]\norder = []\n[municipalities]\nnames = [3]\n");
    CHECK(contains(all, "casework.turnovr\": no such parameter"));
    CHECK(contains(all, "low is above high"));
    CHECK(contains(all, "names = 3: expected text"));
  }
}
