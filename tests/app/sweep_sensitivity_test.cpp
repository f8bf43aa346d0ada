#include <cmath>
#include <doctest/doctest.h>
#include <map>
#include <sstream>

#include "app/analysis/test_function.hpp"
#include "app/sweep/study.hpp"
#include "app/words/input_error.hpp"
#include "tests/app/sweep_bench.hpp"

using namespace kohort;
using namespace kohort::sweep;
using test::Bench;
using test::Swept;

namespace {

/// Numbers of the table `indices`: by "method,parameter,index" the value, its low and its high.
std::map<std::string, std::array<double, 3>> indices_of(const Bench& bench) {
  std::istringstream lines{bench.table("indices.csv")};
  std::map<std::string, std::array<double, 3>> found;
  std::string line;
  std::getline(lines, line);
  const auto number = [](const std::string& s) { return s.empty() ? NAN : std::stod(s); };
  while (std::getline(lines, line)) {
    if (line.ends_with('\r')) line.pop_back();
    std::istringstream fields{line};
    std::vector<std::string> cells;
    for (std::string cell; std::getline(fields, cell, ',');) cells.push_back(cell);
    cells.resize(9);
    found[cells[2] + "," + cells[3] + "," + cells[4]] = {number(cells[5]), number(cells[7]),
                                                         number(cells[8])};
  }
  return found;
}

const std::string small =
    "scenario = \"" + test::shipped("gladsaxe-2016-sverigesmodel.toml").string() +
    "\"\nset = [\"municipality.births_per_year=40\", \"time.budget_years=3\", "
    "\"time.horizon_age=20\"]\n";

/// What is wrong with a study of the small municipality.
std::string faults_of(const std::string& rest) {
  const test::Folder folder;
  try {
    (void)read_study(folder.write("study.toml", small + rest));
  } catch (const InputError& error) {
    std::string all;
    for (const auto& problem : error.problems()) all += problem + "\n";
    return all;
  }
  return "";
}

}  // namespace

TEST_SUITE("sweep") {
  TEST_CASE("Morris groups whose members oppose each other show what they do") {
    Bench bench{
        "model = \"test:linear\"\n[design]\nkind = \"morris\"\ntrajectories = 200\n"
        "[[parameters]]\nkey = \"x1\"\nlow = 0\nhigh = 100\ngroup = \"both\"\n"
        "[[parameters]]\nkey = \"x2\"\nlow = 0\nhigh = 100\ngroup = \"both\"\n"
        "[[parameters]]\nkey = \"x3\"\nlow = 0\nhigh = 1\n"};
    (void)bench.run();
    const auto found = indices_of(bench);
    // 200 or nothing, each half of the time.
    const auto& both = found.at("morris,both,mu_star");
    CHECK(both[1] <= 100);
    CHECK(both[2] >= 100);
    CHECK(both[0] == doctest::Approx(100).epsilon(0.2));
    CHECK(std::isnan(found.at("morris,both,mu")[0]));
    CHECK(found.at("morris,x3,mu")[0] == doctest::Approx(1));
  }

  TEST_CASE("of a switch, Morris' effect is that of turning it on") {
    const std::string parameter = "[[parameters]]\nkey = \"programmes.early_effort.plus_places\"\n";
    const std::string town =
        "scenario = \"" + test::shipped("copenhagen-2016-early-effort.toml").string() +
        "\"\nset = [\"municipality.births_per_year=60\", \"time.budget_years=3\", "
        "\"time.horizon_age=18\"]\n";
    Bench morris{town + parameter + "[design]\nkind = \"morris\"\ntrajectories = 6\n"};
    Bench one_way{town + parameter + "[design]\nkind = \"one-way\"\n"};
    (void)morris.run();
    (void)one_way.run();
    const auto effects = indices_of(morris);
    const std::string key = "programmes.early_effort.plus_places";
    const double width = indices_of(one_way).at("one-way," + key + ",width")[0];
    REQUIRE(width > 0);
    CHECK(effects.at("morris," + key + ",mu_star")[0] == doctest::Approx(width));
    CHECK(effects.at("morris," + key + ",sigma")[0] == doctest::Approx(0).scale(width));
  }

  TEST_CASE("two base points are refused, in the study and on the command line") {
    const std::string head =
        "model = \"test:ishigami\"\nall_uncertain = true\n[design]\nkind = \"sobol\"\n";
    const test::Folder folder;
    CHECK_THROWS_WITH_AS(
        static_cast<void>(read_study(folder.write("s.toml", head + "points = 2\n"))),
        doctest::Contains("Sobol' indices need at least 32 base points"), InputError);
    Bench bench{head + "points = 64\n"};
    bench.options.points = 2;
    const test::Capture out, err;
    CHECK_THROWS_WITH_AS(static_cast<void>(sweep_command(bench.options, out.file(), err.file())),
                         doctest::Contains("--points 2: Sobol' indices need"), InputError);
  }

  TEST_CASE("with replications, sensitivity is given for any people, and it is said for whom") {
    const std::string head =
        "model = { name = \"test:ishigami\", noise = 1 }\nall_uncertain = true\noutputs = [\"y\"]\n"
        "[design]\nkind = \"sobol\"\npoints = 64\n";
    Bench one{head + "replications = 1\n"};
    CHECK(test::contains(one.run().text, "hold only for the people of this study's replications"));
    CHECK(indices_of(one).count("sobol,x1,total_any") == 0);
    Bench four{head + "replications = 4\n"};
    CHECK(test::contains(four.run().text, "hold for any people"));
    // A shift of all outputs changes no share.
    const auto found = indices_of(four);
    CHECK(found.at("sobol,x1,total_any")[0] ==
          doctest::Approx(found.at("sobol,x1,total")[0]).epsilon(1e-6));
  }

  TEST_CASE("a probabilistic study has standardised regression coefficients") {
    Bench bench{
        "model = \"test:linear-normal-decision\"\nall_uncertain = true\noutputs = [\"y\"]\n"
        "[design]\nkind = \"probabilistic\"\npoints = 2000\n"};
    (void)bench.run();
    const auto found = indices_of(bench);
    const auto& truth = *analysis::find_test_function("test:linear-normal-decision");
    for (std::size_t j = 0; j < truth.inputs.size(); ++j) {
      const std::string key{truth.inputs[j].name};
      const double expected = std::sqrt(truth.first[j]) * (key == "cost" ? -1 : 1);
      const auto& src = found.at("regression," + key + ",src");
      CHECK(std::abs(src[0] - expected) < 0.05);
      CHECK(src[1] - 0.02 <= expected);
      CHECK(src[2] + 0.02 >= expected);
      CHECK(std::abs(found.at("regression," + key + ",srrc")[0] - expected) < 0.06);
    }
    CHECK(found.at("regression,,r2")[0] == doctest::Approx(1));
  }

  TEST_CASE("what a pilot observes must be what the parameter is") {
    const std::string design =
        "all_uncertain = true\n[design]\nkind = \"probabilistic\"\npoints = 10\n";
    const auto pilot = [&](const std::string& parameter, const std::string& data) {
      return faults_of(design + "[[pilots]]\nparameter = \"" + parameter +
                       "\"\nfamilies = [50]\ndata = " + data + "\n");
    };
    // A table's entries share a quantile, which is not a value.
    for (const auto* data : {"\"probability\"", "\"mean\"\nobservation_sd = 1000", "\"rate-ratio\"",
                             "\"difference\"\nobservation_sd = 1000"})
      CHECK(test::contains(pilot("costs.placement", data),
                           "costs.placement is a whole table, of which a study varies the "
                           "quantile and not one value; name an entry, such as costs.placement["));
    CHECK(pilot("costs.placement", "\"prior-size\"\nprior_size = 100").empty());
    CHECK(test::contains(pilot("casework.turnover", "\"probability\""),
                         "casework.turnover is in per year, not a probability or share; expected "
                         "\"mean\", \"difference\" or \"prior-size\""));
    CHECK(pilot("casework.turnover", "\"mean\"\nobservation_sd = 1").empty());
    CHECK(test::contains(pilot("casework.turnover", "\"rate-ratio\""), "not a ratio or factor"));
  }

  TEST_CASE("a pilot of a million families is worth what knowing the parameter is") {
    Bench bench{
        "model = \"test:linear-normal-decision\"\nall_uncertain = true\noutputs = "
        "[\"net_benefit\"]\n"
        "[design]\nkind = \"probabilistic\"\npoints = 5000\n"
        "[decision]\nhorizon_years = 10\nwaits = true\n"
        "[[pilots]]\nparameter = \"effect\"\ndata = \"mean\"\nobservation_sd = 5\n"
        "families = [1e6]\nyears = 1\n"
        "[[pilots]]\nparameter = \"effect\"\ndata = \"mean\"\nobservation_sd = 5\n"
        "families = [1e6]\nyears = 3\n"};
    const Swept swept = bench.run();
    const double evppi = indices_of(bench).at("information,effect,evppi")[0];
    std::vector<double> years;
    for (const auto& analysis : swept.study["analyses"]) {
      if (analysis["kind"] != "pilot") continue;
      for (const auto& row : analysis["rows"]) {
        CHECK(row["evsi"].get<double>() == doctest::Approx(evppi).epsilon(0.01));
        years.push_back(row["years"]);
      }
    }
    // Two pilots of one parameter keep their own years.
    CHECK(years.size() == 2);
    CHECK(years != std::vector<double>{1, 1});
    CHECK(years != std::vector<double>{3, 3});
  }
}
