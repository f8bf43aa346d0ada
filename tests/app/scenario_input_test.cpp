#include <algorithm>
#include <doctest/doctest.h>

#include "app/files/problems.hpp"
#include "app/scenario/commands.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;
using test::contains;
using test::Folder;

namespace {

/// The only problem of a scenario with this text.
std::string only_problem(const std::string& text) {
  const Folder folder;
  const auto problems = folder.problems(folder.scenario(text));
  REQUIRE(problems.size() == 1);
  return problems.front();
}

std::string only_problem_of_set(const std::string& override_text) {
  const Folder folder;
  const auto problems = folder.problems(folder.scenario(""), {override_text});
  REQUIRE(problems.size() == 1);
  return problems.front();
}

}  // namespace

TEST_SUITE("scenario input") {
  TEST_CASE("an unknown key is an error at its place, with the key that was meant") {
    CHECK(only_problem("[casework]\nturnovr = 0.2\n") ==
          "s.toml:3:1: unknown key casework.turnovr (did you mean casework.turnover?)");
  }

  TEST_CASE("a key of another section is suggested with its full name") {
    CHECK(only_problem("[casework]\nattendance = 0.2\n") ==
          "s.toml:3:1: unknown key casework.attendance (did you mean "
          "programmes.leksand.attendance?)");
    CHECK(only_problem("turnover = 0.2\n") ==
          "s.toml:2:1: unknown key turnover (did you mean casework.turnover?)");
  }

  TEST_CASE("an unknown section is one error, with the section that was meant") {
    CHECK(only_problem("[caseworks]\nturnover = 0.2\nmeasure = 3\n") ==
          "s.toml:2:2: unknown section caseworks (did you mean casework?)");
    CHECK(only_problem("[programmes.leksant]\nenabled = true\n") ==
          "s.toml:2:13: unknown section programmes.leksant (did you mean programmes.leksand?)");
  }

  TEST_CASE("a word like nothing known gets no suggestion") {
    CHECK(only_problem("xylophonequartet = 1\n") == "s.toml:2:1: unknown key xylophonequartet");
  }

  TEST_CASE("a wrong unit is an error that names the right one") {
    const auto problem = only_problem(
        "[casework]\nturnover = { value = 0.2, unit = \"per month\", grade = \"N\" }\n");
    CHECK(problem.starts_with("s.toml:3:34: casework.turnover.unit = \"per month\""));
    CHECK(contains(problem, "\"per year\""));
  }

  TEST_CASE("text for a number is an error, with a hint if it looks like one") {
    CHECK(only_problem("[casework]\nturnover = \"0,25\"\n") ==
          "s.toml:3:12: casework.turnover = \"0,25\": expected a number, not text (did you mean "
          "0.25? numbers stand alone, with a decimal point)");
    CHECK(only_problem("[casework]\nturnover = \"high\"\n") ==
          "s.toml:3:12: casework.turnover = \"high\": expected a number, not text");
  }

  TEST_CASE(
      "a Danish thousand is asked about where one is likely, and refused where it is not "
      "whole") {
    const Folder folder;
    const Scenario s = load_scenario(
        folder.scenario("[municipality]\nbirths_per_year = 1.200\n"
                        "[costs]\ncaseworker = { value = 650.000, price_year = 2025, source = "
                        "\"x\", grade = \"N\" }\n"
                        "[[programmes.leksand.budget]]\nyear = 2016\namount = 500.000\n"
                        "price_year = 2016\n[casework]\nturnover = 0.250\n"),
        {"municipality.births_per_year=1.250"});
    REQUIRE(s.doubts.size() == 4);
    const std::string prefix = folder.path().string() + "/";
    std::vector<std::string> asked;
    for (const Doubt& doubt : s.doubts) {
      asked.push_back(doubt_text(doubt, "en"));
      if (const auto at = asked.back().find(prefix); at != std::string::npos)
        asked.back().erase(at, prefix.size());
    }
    CHECK(asked[0] ==
          "s.toml:3:19: municipality.births_per_year = 1.200 is read as 1.2; if it means a "
          "thousand, write 1200, otherwise 1.2");
    CHECK(asked[1].starts_with("s.toml:5:24: costs.caseworker = 650.000 is read as 650;"));
    CHECK(asked[2].starts_with("s.toml:8:10: programmes.leksand.budget.amount = 500.000 is read"));
    CHECK(asked[3] ==
          "--set municipality.births_per_year=1.250: municipality.births_per_year = 1.250 is read "
          "as 1.25; if it means a thousand, write 1250, otherwise 1.25");
    CHECK(doubt_text(s.doubts[0], "da")
              .ends_with("municipality.births_per_year = 1.200 er læst som 1.2; er det et "
                         "tusindtal, så skriv 1200, "
                         "ellers 1.2"));
    CHECK(contains(check_report(s, "da"), doubt_text(s.doubts[2], "da")));
    CHECK(s.central().municipality.births_per_year == 1.25);
    CHECK(doubt_text({{"f", 1, 2}, "x", "1.234"}, "en").ends_with("write 1234, otherwise 1.2340"));
    CHECK(
        only_problem("[time]\nbudget_years = 2.000\n") ==
        "s.toml:3:16: time.budget_years = 2.000: expected a whole number between 1 and 40 (years) "
        "(did you mean 2000? a point is a decimal point here)");
  }

  TEST_CASE("numbers with other marks are no TOML, and the message says how to write them") {
    CHECK(contains(only_problem("[casework]\nturnover = 0,25\n"), "did you mean 0.25?"));
    CHECK(contains(only_problem("[municipality]\nbirths_per_year = 1.200.000\n"),
                   "did you mean 1200000?"));
    CHECK(contains(only_problem("[municipality]\nbirths_per_year = 1,200\n"),
                   "this can be 1200 or 1.2: write one of them"));
    CHECK(contains(only_problem_of_set("casework.turnover=0,25"), "did you mean 0.25?"));
    CHECK(contains(only_problem_of_set("municipality.births_per_year=1.200.000"),
                   "did you mean 1200000?"));
    CHECK(contains(only_problem("[[programmes.leksand.budget]]\nyear = 2016\n"
                                "amount = \"0,5 mio. kr.\"\nprice_year = 2016\n"),
                   "did you mean 500000?"));
  }

  TEST_CASE("true, a date or a list for a number is an error, and a number for a switch") {
    CHECK(only_problem("[casework]\nturnover = true\n") ==
          "s.toml:3:12: casework.turnover = true: expected a number, not true or false");
    CHECK(only_problem("[time]\nstart = 2016-01-01\n") ==
          "s.toml:3:9: time.start = 2016-01-01: expected a number, not a date");
    CHECK(only_problem("[casework]\nturnover = [0.1]\n") ==
          "s.toml:3:12: casework.turnover = [0.1]: expected a number, not a list");
    CHECK(only_problem("[programmes.leksand]\nenabled = 1\n") ==
          "s.toml:3:11: programmes.leksand.enabled = 1: expected true or false, not a number");
  }

  TEST_CASE("NaN and infinity are errors") {
    CHECK(
        only_problem("[casework]\nturnover = nan\n").starts_with("s.toml:3:12: casework.turnover"));
    CHECK(contains(only_problem("[casework]\nturnover = -inf\n"), "not infinity or NaN"));
  }

  TEST_CASE("a value outside its range is an error that tells the range") {
    CHECK(
        only_problem("[population]\nboys = 1.2\n") ==
        "s.toml:3:8: population.boys = 1.2: expected a share between 0 and 1 (did you mean 0.012, "
        "which is 1.2 per cent?)");
    CHECK(only_problem("[placement]\naftercare_share = -0.1\n") ==
          "s.toml:3:19: placement.aftercare_share = -0.1: expected a probability between 0 and 1");
    CHECK(only_problem("[time]\nbudget_years = 0\n") ==
          "s.toml:3:16: time.budget_years = 0: expected a whole number between 1 and 40 (years)");
  }

  TEST_CASE("a fraction where a whole number is required is an error") {
    CHECK(contains(only_problem("[time]\nbudget_years = 2.5\n"),
                   "s.toml:3:16: time.budget_years = "
                   "2.5: expected a whole number"));
  }

  TEST_CASE("a table needs one number for each label, and each is checked at its own place") {
    const auto wrong_length = only_problem("[notifications]\nrate = [0.1, 0.2, 0.3]\n");
    CHECK(wrong_length ==
          "s.toml:3:8: notifications.rate: expected a list of 4 numbers (none, "
          "everyday, moderate, serious), but the list has 3");
    CHECK(contains(only_problem("[notifications]\nrate = 0.1\n"), "not a number"));
    const auto entry = only_problem("[notifications]\nrate = [0.1, 0.2, \"x\", 0.4]\n");
    CHECK(entry ==
          "s.toml:3:19: notifications.rate (moderate) = \"x\": expected a number, not text");
  }

  TEST_CASE("low, value and high must be in order") {
    const auto first = only_problem(
        "[casework]\nturnover = { value = 0.2, low = 0.3, high = 0.4, source = \"x\", grade = "
        "\"N\" }\n");
    CHECK(first == "s.toml:3:33: casework.turnover: low = 0.3 is above the value 0.2");
    CHECK(contains(only_problem("[casework]\nturnover = { value = 0.2, low = 0.1, high = 0.15 }\n"),
                   "high = 0.15 is below the value 0.2"));
    CHECK(contains(only_problem("[casework]\nturnover = { value = 0.2, low = 0.5, high = 0.15 }\n"),
                   "low = 0.5 is above high = 0.15"));
    CHECK(contains(only_problem("[casework]\nturnover = { value = 0.2, low = 0.1 }\n"),
                   "low is given without high"));
  }

  TEST_CASE("a table without a value is an error") {
    CHECK(contains(only_problem("[casework]\nturnover.low = 0.1\nturnover.high = 0.3\n"),
                   "casework.turnover: the value is missing"));
  }

  TEST_CASE("unknown distributions, grades and fields are errors with a suggestion") {
    CHECK(contains(
        only_problem("[casework]\nturnover = { value = 0.2, distribution = \"lognorml\" }\n"),
        "(did you mean lognormal?)"));
    CHECK(
        contains(only_problem("[casework]\nturnover = { value = 0.2, grade = \"X\" }\n"),
                 "s.toml:3:35: casework.turnover.grade = \"X\": expected one of V, V-d, S, D, N"));
    CHECK(contains(only_problem("[casework]\nturnover = { value = 0.2, sorce = \"x\" }\n"),
                   "s.toml:3:27: casework.turnover.sorce: unknown"));
  }

  TEST_CASE("a distribution needs a range that it can have") {
    CHECK(
        contains(only_problem("[casework]\nturnover = { value = 0.2, distribution = \"pert\" }\n"),
                 "the distribution pert needs low and high"));
    CHECK(contains(
        only_problem("[casework]\nturnover = { value = 0.2, low = 0, high = 1, distribution "
                     "= \"lognormal\" }\n"),
        "a lognormal distribution needs low above 0"));
    CHECK(contains(
        only_problem("[population]\nboys = { value = 0.01, low = 0, high = 1, distribution "
                     "= \"beta\" }\n"),
        "s.toml:3:30: population.boys: a beta distribution needs low above 0 and high below 1"));
    CHECK(contains(
        only_problem("[population]\nboys = { value = 0.01, low = 0.001, high = 0.2, distribution "
                     "= \"beta\" }\n"),
        "s.toml:3:30: population.boys: a beta distribution with 2.5 and 97.5 per cent points 0.001 "
        "and 0.2 has a mean between 0.02787 and 0.1345, not 0.01"));
  }

  TEST_CASE("money needs a price year that the index has, and nothing else has one") {
    CHECK(
        only_problem("[costs]\nmeasure = { value = 100_000, unit = \"kr. per year\" }\n") ==
        "s.toml:3:21: costs.measure: an amount of money needs price_year (the year whose prices it "
        "is in)");
    CHECK(only_problem("[costs]\nmeasure = { value = 100_000, price_year = 1999 }\n") ==
          "s.toml:3:21: costs.measure: price_year = 1999: the price index has the years 2007 to "
          "2025");
    CHECK(contains(only_problem("[casework]\nturnover = { value = 0.2, price_year = 2019 }\n"),
                   "only money has a price year"));
    CHECK(contains(only_problem("[time]\nprice_year = 2030\n"),
                   "s.toml:3:14: time.price_year = 2030"));
  }

  TEST_CASE("relations between parameters are blamed on the assignment that won") {
    CHECK(only_problem("\n[population]\nfamily_size = [0.5, 0.3, 0.1, 0.0]\n") ==
          "s.toml:4:15: population.family_size: sums to 0.9, not 1");
    CHECK(contains(only_problem("[casework]\nsaturation_low = 60\n"), "s.toml:3:18: "));
  }

  TEST_CASE("budget lines are checked line by line") {
    CHECK(contains(only_problem("[[programmes.leksand.budget]]\nyear = 2016\namount = 5\n"),
                   "s.toml:2:1: programmes.leksand.budget: price_year is missing"));
    CHECK(contains(only_problem("[[programmes.leksand.budget]]\nyear = 2016\namount = \"5 mio.\"\n"
                                "price_year = 2016\n"),
                   "s.toml:4:10: programmes.leksand.budget.amount"));
    CHECK(contains(only_problem("[[programmes.leksand.budget]]\nyear = 2016\namount = -5\n"
                                "price_year = 2016\n"),
                   "expected an amount of at least 0"));
    CHECK(contains(only_problem("[[programmes.leksand.budget]]\nyear = 2016\namount = 5\n"
                                "price_year = 1980\n"),
                   "the price index has the years 2007 to 2025"));
    CHECK(contains(only_problem("[programmes.leksand]\nbudget = 5\n"),
                   "[[programmes.leksand.budget]]"));
  }

  TEST_CASE("titles are text in da and en") {
    CHECK(contains(only_problem("title = { da = \"x\", de = \"y\" }\n"), "s.toml:2:21: title.de"));
    CHECK(contains(only_problem("title = 3\n"), "s.toml:2:9: title: expected text"));
    CHECK(contains(only_problem("[municipality]\nname = 3\n"), "expected text, not a number"));
  }

  TEST_CASE("a value where a section belongs is an error") {
    CHECK(contains(only_problem("casework = 3\n"), "s.toml:2:12: casework is a section"));
  }

  TEST_CASE(
      "all problems of all files are reported at once, base first, in the order of the lines") {
    const Folder folder;
    folder.scenario("[casework]\nturnover = \"a\"\nmeasure = 3\n", "base.toml");
    const auto file = folder.write(
        "s.toml", "extends = \"base.toml\"\n[population]\nboys = 7\n[casework]\nramp_month = 3\n");
    const auto problems = folder.problems(file, {"births=3"});
    REQUIRE(problems.size() == 5);
    CHECK(problems[0].starts_with("base.toml:3:12: casework.turnover"));
    CHECK(problems[1].starts_with("base.toml:4:11: casework.measure"));
    CHECK(problems[2].starts_with("s.toml:3:8: population.boys"));
    CHECK(problems[3].starts_with("s.toml:5:1: unknown key casework.ramp_month"));
    CHECK(problems[4].starts_with("--set births=3: unknown key births"));
  }

  TEST_CASE("parameters that no file gives are all listed") {
    const Folder folder;
    const auto problems = folder.problems(folder.write("s.toml", "[casework]\nturnover = 0.2\n"));
    CHECK(problems.size() > 40);
    CHECK(std::ranges::any_of(problems, [](const std::string& p) {
      return p.starts_with("s.toml: time.start is given by no file of the chain");
    }));
    CHECK(std::ranges::none_of(
        problems, [](const std::string& p) { return contains(p, "casework.turnover "); }));
  }

  TEST_CASE("more than 50 problems are counted, not listed") {
    std::string text;
    for (int i = 0; i < 80; ++i) text += "qqqqqqqqqqqq" + std::to_string(i) + " = 1\n";
    const Folder folder;
    const auto problems = folder.problems(folder.scenario(text));
    CHECK(problems.size() == 51);
    CHECK(problems.back() == "... and 30 more");
  }
}

TEST_SUITE("scenario file as a whole") {
  TEST_CASE("a syntax error is one short sentence at its place") {
    const auto problem = only_problem("[casework\nturnover = 1\n");
    CHECK(problem.starts_with("s.toml:2:"));
    CHECK(contains(problem, "not TOML"));
    CHECK(problem.size() < 200);
  }

  TEST_CASE("letters beyond a-z are welcome in texts and comments, and an error elsewhere") {
    const Folder folder;
    CHECK(folder
              .problems(folder.scenario("title = \"Sønderby\" # kun prøve\ndescription = \"\"\"\n"
                                        "Én \"linje\" til \"\"\"\"\"\nquestion = 'Ærlig talt?'\n"))
              .empty());
    CHECK(contains(only_problem("[casework]\nudløb = 3\n"),
                   "s.toml:3:4: the character ø can stand only between plain quotation marks"));
    CHECK(contains(only_problem("title = “Sønderby”\n"), "s.toml:2:9: the character “"));
    CHECK(contains(only_problem("[casework]\nturnover =\u00A00.2\n"), "s.toml:3:11: "));
  }

  TEST_CASE("the same key twice is an error") {
    CHECK(contains(only_problem("[casework]\nturnover = 1\nturnover = 2\n"), "given twice"));
  }

  TEST_CASE("a missing file, a folder, an empty file and an unreadable one are said plainly") {
    const Folder folder;
    CHECK(folder.problems(folder.path() / "nowhere.toml") ==
          std::vector<std::string>{"nowhere.toml: there is no such file"});
    std::filesystem::create_directory(folder.path() / "sub");
    CHECK(contains(folder.problems(folder.path() / "sub").front(), "sub: this is a folder"));
    CHECK(folder.problems(folder.write("empty.toml", " \n\n")) ==
          std::vector<std::string>{"empty.toml: the file is empty"});
  }

  TEST_CASE("files of a machine's size are answered as fast as others") {
    const Folder folder;
    std::string list = "x = [1", keys;
    for (int i = 0; i < 200000; ++i) list += ",1";
    for (int i = 0; i < 50000; ++i) keys += "\nqqqqqqqqqqqq" + std::to_string(i) + " = 1";
    const auto problems = folder.problems(folder.scenario(list + "]" + keys));
    CHECK(problems.size() == 51);
    CHECK(problems.back() == "... and 49951 more");
  }

  TEST_CASE("files that are not text are refused at once") {
    const Folder folder;
    const auto zero = folder.problems(folder.write("zero.toml", std::string{"a = 1\nb\0c\n", 10}));
    REQUIRE(zero.size() == 1);
    CHECK(zero.front() == "zero.toml:2:2: the file is not text (it has a zero byte)");
    const auto latin = folder.problems(folder.write("latin.toml",
                                                    "# K\xF8"
                                                    "benhavn\n"));
    REQUIRE(latin.size() == 1);
    CHECK(latin.front().starts_with("latin.toml:1:4: the file is not UTF-8"));
    const auto large = folder.problems(folder.write("large.toml", std::string(5 << 20, '#')));
    REQUIRE(large.size() == 1);
    CHECK(contains(large.front(), "at most 4 MB"));
  }
}

TEST_SUITE("--set") {
  TEST_CASE("malformed and unknown settings are errors that repeat what was given") {
    CHECK(only_problem_of_set("turnover").starts_with("--set turnover: expected key=value"));
    CHECK(only_problem_of_set("=3").starts_with("--set =3: expected key=value"));
    CHECK(contains(only_problem_of_set("casework.turnover="), "the value after = is missing"));
    CHECK(only_problem_of_set("casework.turnovr=0.2") ==
          "--set casework.turnovr=0.2: unknown key casework.turnovr (did you mean "
          "casework.turnover?)");
    CHECK(contains(only_problem_of_set("casework.turnover=often"), "expected a number, not text"));
    CHECK(contains(only_problem_of_set("casework.turnover=-1"), "expected a rate per year"));
    CHECK(contains(only_problem_of_set("casework.turnover.hihg=1"), "(did you mean high?)"));
    CHECK(contains(only_problem_of_set("extends=x.toml"), "can only be given in a scenario file"));
    CHECK(contains(only_problem_of_set("casework.turnover=1\nx = 2"), "expected a number"));
  }

  TEST_CASE("settings are values as in files, or bare text for names") {
    const Folder folder;
    const Scenario s = load_scenario(
        folder.scenario(""),
        {"programmes.leksand.enabled=true", "unions.vulnerability=0.2", "municipality.name=Aarhus",
         "notifications.rate=[0.1, 0.2, 0.3, 0.4]", "casework.turnover.low=0.2"});
    CHECK(s.programmes() == std::vector<std::string>{"leksand"});
    CHECK(s.central().unions.vulnerability == 0.2);
    CHECK(s.municipality_name == "Aarhus");
    CHECK(s.central().notifications.rate[3] == 0.4);
    CHECK(s.find("casework.turnover")->low == std::vector{0.2});
    CHECK(load_scenario(folder.scenario(""), {"municipality.name=Ærø"}).municipality_name == "Ærø");
    CHECK(s.find("casework.turnover")->grade == "V");
    CHECK(s.find("unions.vulnerability")->source == "command line");
    CHECK(s.find("unions.vulnerability")->history.back().place.line == 0);
  }

  TEST_CASE("low and high of a setting must still hold the value") {
    CHECK(only_problem_of_set("casework.turnover.low=0.3") ==
          "--set casework.turnover.low=0.3: casework.turnover: low = 0.3 is above the value 0.25");
  }
}
