#include <algorithm>
#include <doctest/doctest.h>

#include "app/files/reach.hpp"
#include "app/scenario/sources.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;
using test::contains;
using test::Folder;

TEST_SUITE("scenario extends") {
  TEST_CASE("own sources stand beside one's own file, and change none of the base's") {
    const Folder folder;
    folder.write("sources.toml",
                 "caseload_dk = { title = \"read\", address = \"\", year = \"\" }\n");
    std::filesystem::create_directories(folder.path() / "own");
    folder.write("own/sources.toml",
                 "caseload_dk = { title = \"other\", address = \"\", year = \"\" }\n"
                 "own_count = { title = \"counted\", address = \"\", year = \"\" }\n");
    const Scenario s = load_scenario(folder.write("own/s.toml", "extends = \"../denmark.toml\"\n"),
                                     {}, Reach{folder.path() / "s.toml"});
    const Sources sources = sources_of(s);
    CHECK(sources.size() == 2);
    CHECK(sources.at("caseload_dk").title == "read");
    CHECK(sources.at("own_count").title == "counted");
  }

  TEST_CASE("later files win, parameter by parameter, over several levels") {
    const Folder folder;
    folder.scenario("[casework]\nturnover = 0.2\nramp_months = 4\n", "middle.toml");
    const auto file =
        folder.write("s.toml", "extends = \"middle.toml\"\n[casework]\nramp_months = 5\n");
    const Scenario s = load_scenario(file);
    CHECK(s.central().casework.turnover == 0.2);
    CHECK(s.central().casework.ramp_months == 5);
    const Scenario base = load_scenario(folder.path() / "denmark.toml");
    CHECK(s.central().casework.new_worker_share == base.central().casework.new_worker_share);
    CHECK(s.chain.size() == 4);
    CHECK(s.chain.front().filename() == "denmark-unfitted.toml");
    const auto& history = s.find("casework.ramp_months")->history;
    REQUIRE(history.size() == 3);
    CHECK(std::filesystem::path{history[1].place.file}.filename() == "middle.toml");
    CHECK(history[2].place.line == 3);
    CHECK(history[2].place.column == 15);
    CHECK(history[2].value == "5");
  }

  TEST_CASE("extends is relative to the file that says so") {
    const Folder folder;
    std::filesystem::create_directory(folder.path() / "sub");
    folder.write("sub/middle.toml", "extends = \"../denmark.toml\"\n");
    const auto file = folder.write("s.toml", "extends = \"sub/middle.toml\"\n");
    CHECK(load_scenario(file).chain.size() == 4);
  }

  TEST_CASE("a missing base and a circle are errors at the extends line") {
    const Folder folder;
    CHECK(folder.problems(folder.write("s.toml", "\nextends = \"nowhere.toml\"\n")) ==
          std::vector<std::string>{"s.toml:2:11: nowhere.toml: there is no such file"});
    folder.write("a.toml", "extends = \"b.toml\"\n");
    folder.write("b.toml", "title = \"b\"\nextends = \"a.toml\"\n");
    const auto circle = folder.problems(folder.path() / "a.toml");
    REQUIRE(circle.size() == 1);
    CHECK(circle.front() ==
          "b.toml:2:11: extends = \"a.toml\": the files extend each other in a circle");
    CHECK(folder.problems(folder.write("self.toml", "extends = \"self.toml\"\n")).size() == 1);
    CHECK(contains(folder.problems(folder.write("n.toml", "extends = 3\n")).front(),
                   "n.toml:1:11: "));
  }

  TEST_CASE("a plain value keeps unit and range, and becomes an assumption with a warning") {
    const Folder folder;
    const Scenario s = load_scenario(folder.scenario("[casework]\nturnover = 0.2\n"));
    const ResolvedParameter& p = *s.find("casework.turnover");
    CHECK(p.unit == "per year");
    CHECK(p.low == std::vector{0.15});
    CHECK(p.distribution == "pert");
    CHECK(p.grade == "N");
    CHECK(p.source.empty());
    REQUIRE(s.warnings.size() == 1);
    CHECK(contains(s.warnings.front(), "s.toml:3:12: casework.turnover: no source given"));
  }

  TEST_CASE("a plain value outside the kept range counts as fixed, with a warning") {
    const Folder folder;
    const Scenario s = load_scenario(folder.scenario("[casework]\nturnover = 0.9\n"));
    CHECK(s.find("casework.turnover")->distribution == "fixed");
    CHECK(s.find("casework.turnover")->low.empty());
    CHECK(contains(s.warnings.back(), "outside the range given at"));
  }

  TEST_CASE(
      "a plain value that the kept distribution cannot have counts as fixed, with a warning") {
    const Folder folder;
    const Scenario s = load_scenario(folder.scenario("[costs]\nmeasure = 158_000\n"));
    CHECK(s.find("costs.measure")->distribution == "fixed");
    CHECK(contains(s.warnings.back(),
                   "s.toml:3:11: costs.measure: a gamma distribution with 2.5 and 97.5 per cent "
                   "points 100000 and 160000 has a mean between"));
    CHECK(contains(s.warnings.back(), "so the value counts as fixed"));
  }

  TEST_CASE("a table replaces the whole parameter") {
    const Folder folder;
    const Scenario s = load_scenario(folder.scenario(
        "[casework]\nturnover = { value = 0.2, source = \"own\", grade = \"V\" }\n"));
    const ResolvedParameter& p = *s.find("casework.turnover");
    CHECK(p.distribution == "fixed");
    CHECK(p.low.empty());
    CHECK(p.note.empty());
    CHECK(p.source == "own");
    CHECK(s.warnings.empty());
  }

  TEST_CASE("switches and the calendar are choices and need no source") {
    const Folder folder;
    const Scenario s = load_scenario(
        folder.scenario("[time]\nstart = 2012\n[programmes.leksand]\nenabled = true\n"));
    CHECK(s.warnings.empty());
    CHECK(s.find("time.start")->grade == "choice");
    CHECK(s.find("programmes.leksand.enabled")->grade == "choice");
  }

  TEST_CASE("a programme's budget lines replace those of the base, in prices of the run") {
    const Folder folder;
    const std::string line = "[[programmes.leksand.budget]]\nyear = ";
    folder.scenario(line + "2011\namount = 1\nprice_year = 2011\n", "middle.toml");
    const Scenario s = load_scenario(folder.write(
        "s.toml", "extends = \"middle.toml\"\n" + line + "2013\namount = 100\nprice_year = 2010\n" +
                      line + "2012\namount = 50\nprice_year = 2025\n"));
    REQUIRE(s.budget.size() == 2);
    const auto& programmes = s.central().programmes;
    const auto with =
        std::ranges::find_if(programmes, [](const auto& p) { return !p->budget.empty(); });
    REQUIRE(with != programmes.end());
    REQUIRE((*with)->budget.size() == 2);
    CHECK((*with)->budget[0].year == 2012);
    CHECK((*with)->budget[0].amount == 50);
    CHECK((*with)->budget[1].amount == doctest::Approx(128.13).epsilon(1e-4));
  }

  TEST_CASE("names and texts do not change the hash, values, ranges and budgets do") {
    const Folder folder;
    const auto hash = [&folder](const std::string& text) {
      return load_scenario(folder.scenario(text)).hash;
    };
    const std::string plain = hash("");
    CHECK(plain.size() == 16);
    CHECK(hash("title = \"other\"\n[municipality]\nname = \"X\"\n") == plain);
    CHECK(hash("[casework]\nturnover = 0.2\n") != plain);
    CHECK(hash("[casework]\nturnover = { value = 0.25, low = 0.1, high = 0.35, distribution = "
               "\"pert\" "
               "}\n") != plain);
    CHECK(hash("[[programmes.leksand.budget]]\nyear = 2016\namount = 5\nprice_year = 2016\n") !=
          plain);
  }
}

TEST_SUITE("prices") {
  TEST_CASE("an amount of 2010 is 1.2813 times as much in 2025, and back") {
    const PriceIndex index = load_scenario(test::shipped("denmark.toml")).price_index();
    CHECK(index.factor(2010, 2025) == doctest::Approx(1.2813).epsilon(5e-5));
    CHECK(index.factor(2008, 2025) == doctest::Approx(1.3488).epsilon(5e-5));
    CHECK(index.factor(2024, 2025) == doctest::Approx(1.0280).epsilon(5e-5));
    CHECK(index.factor(2010, 2025) * index.factor(2025, 2010) == doctest::Approx(1).epsilon(1e-14));
    CHECK(index.factor(2019, 2019) == 1);
  }

  TEST_CASE("central values are in prices of the run, resolved ones as written") {
    const Scenario s = load_scenario(test::shipped("denmark.toml"), {"time.price_year=2019"});
    CHECK(s.find("costs.placement")->value[1] == 528000);
    CHECK(s.central().costs.placement[1] == 528000);
    const Scenario later = load_scenario(test::shipped("denmark.toml"));
    CHECK(later.central().costs.placement[1] == doctest::Approx(528000 * 1.1694).epsilon(5e-5));
  }
}
