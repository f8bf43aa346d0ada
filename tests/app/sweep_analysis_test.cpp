#include <cmath>
#include <doctest/doctest.h>
#include <map>

#include "app/analysis/test_function.hpp"
#include "app/report/stored.hpp"
#include "tests/app/sweep_bench.hpp"

using namespace kohort;
using namespace kohort::sweep;
using test::Bench;
using test::Swept;

namespace {

nlohmann::json analysis_of(const Swept& swept, const std::string& kind) {
  for (const auto& analysis : swept.study["analyses"])
    if (analysis["kind"] == kind) return analysis;
  FAIL("no analysis ", kind);
  return {};
}

/// By key of parameter or group.
std::map<std::string, nlohmann::json> by_key(const nlohmann::json& list) {
  std::map<std::string, nlohmann::json> found;
  for (const auto& item : list) found[item["key"]] = item;
  return found;
}

Bench shipped_study(const char* name) {
  return Bench{test::read_file(test::shipped(std::string{"studies/"} + name))};
}

}  // namespace

TEST_SUITE("sweep") {
  TEST_CASE("Ishigami's function through the program has its analytic indices") {
    Bench bench = shipped_study("ishigami-sobol.toml");
    const Swept swept = bench.run();
    const auto bars = by_key(analysis_of(swept, "sobol")["bars"]);
    const auto& truth = *analysis::find_test_function("test:ishigami");
    for (std::size_t j = 0; j < 3; ++j) {
      const auto& bar = bars.at(std::string{truth.inputs[j].name});
      CHECK(std::abs(bar["first"].get<double>() - truth.first[j]) < 0.02);
      CHECK(std::abs(bar["total"].get<double>() - truth.total[j]) < 0.02);
      CHECK(bar["first_low"].get<double>() <= truth.first[j]);
      CHECK(bar["first_high"].get<double>() >= truth.first[j]);
      CHECK(bar["total_low"].get<double>() <= truth.total[j]);
      CHECK(bar["total_high"].get<double>() >= truth.total[j]);
    }
    CHECK(swept.summary["blocks"] == 4096);
    CHECK(swept.summary["blocks_complete"] == 4096);
  }

  TEST_CASE("the g-function through the program has its indices, and those of a group") {
    Bench bench = shipped_study("sobol-g.toml");
    const auto bars = by_key(analysis_of(bench.run(), "sobol")["bars"]);
    REQUIRE(bars.size() == 5);
    const auto& truth = *analysis::find_test_function("test:sobol-g");
    for (std::size_t j = 0; j < 4; ++j) {
      const auto& bar = bars.at("x" + std::to_string(j + 1));
      CHECK(std::abs(bar["first"].get<double>() - truth.first[j]) < 0.02);
      CHECK(std::abs(bar["total"].get<double>() - truth.total[j]) < 0.02);
    }
    // Four inputs that hardly interact: their shares add up.
    const double together = 4 * truth.total[4];
    CHECK(std::abs(bars.at("the small ones")["total"].get<double>() - together) < 0.005);
  }

  TEST_CASE("of Morris' function through the program, the first ten inputs matter") {
    Bench bench = shipped_study("morris-function.toml");
    const auto points = by_key(analysis_of(bench.run(), "morris")["points"]);
    REQUIRE(points.size() == 20);
    double least = INFINITY, most = 0;
    for (int j = 1; j <= 20; ++j) {
      const auto& point = points.at("x" + std::to_string(j));
      const double mu_star = point["mu_star"];
      if (j <= 10)
        least = std::min(least, mu_star);
      else
        most = std::max(most, mu_star);
      CHECK(point["mu_star_se"].get<double>() > 0);
    }
    CHECK(least > most);
    // Coefficients 20 on inputs 8 to 10, and 2 (x - 0.5): slope 40, with small interactions.
    for (const char* key : {"x8", "x9", "x10"})
      CHECK(points.at(key)["mu_star"].get<double>() == doctest::Approx(40).epsilon(0.1));
  }

  TEST_CASE("of a linear function, elementary effects are its slopes and have no spread") {
    Bench bench{
        "model = \"test:linear\"\n[design]\nkind = \"morris\"\ntrajectories = 6\n"
        "[[parameters]]\nkey = \"x1\"\nlow = 0\nhigh = 5\n"
        "[[parameters]]\nkey = \"x2\"\nlow = -1\nhigh = 1\n"
        "[[parameters]]\nkey = \"x3\"\nlow = 0\nhigh = 1\ngroup = \"both\"\n"
        "[[parameters]]\nkey = \"x4\"\nlow = 0\nhigh = 3\ngroup = \"both\"\n"};
    const auto points = by_key(analysis_of(bench.run(), "morris")["points"]);
    CHECK(points.at("x1")["mu_star"].get<double>() == doctest::Approx(5));
    CHECK(points.at("x2")["mu_star"].get<double>() == doctest::Approx(2));
    // 1 and 3, the same way or against each other: 4 or 2, each half of the time.
    const double both = points.at("both")["mu_star"];
    CHECK(both >= 2);
    CHECK(both <= 4);
    CHECK(points.at("x1")["sigma"].get<double>() == doctest::Approx(0).scale(1));
  }

  TEST_CASE("a trajectory with a failed point is left out, and the summary says so") {
    Bench bench{
        "model = \"test:root\"\n[design]\nkind = \"morris\"\ntrajectories = 40\n"
        "[[parameters]]\nkey = \"x1\"\nlow = -1\nhigh = 2\n"
        "[[parameters]]\nkey = \"x2\"\nlow = 1\nhigh = 2\n"};
    bench.options.allow_failed = true;
    const Swept swept = bench.run();
    // x1 is at level -1 somewhere in about half of the trajectories: those from 1 to -1.
    const auto complete = swept.summary["blocks_complete"].get<int>();
    CHECK(swept.summary["blocks"] == 40);
    CHECK(complete > 8);
    CHECK(complete < 32);
    CHECK(test::contains(swept.text, "are left out of the analysis"));
    CHECK(by_key(analysis_of(swept, "morris")["points"]).size() == 2);
  }

  TEST_CASE("an output that never varies has no indices, and that is said") {
    Bench bench{
        "model = \"test:linear-normal-decision\"\n[design]\nkind = \"sobol\"\npoints = 64\n"
        "[[parameters]]\nkey = \"nothing\"\n"};
    CHECK(test::contains(bench.run().text, "does not vary"));
  }

  TEST_CASE("the tornado of a linear function has its ranges, the widest first") {
    Bench bench{
        "model = \"test:linear\"\n[design]\nkind = \"one-way\"\n"
        "[[parameters]]\nkey = \"x1\"\nlow = -1\nhigh = 2\n"
        "[[parameters]]\nkey = \"x2\"\nlow = -5\nhigh = 1\n"};
    const auto tornado = analysis_of(bench.run(), "tornado");
    CHECK(tornado["base"] == 0);
    CHECK(tornado["bars"][0]["key"] == "x2");
    CHECK(tornado["bars"][0]["low"] == -5);
    CHECK(tornado["bars"][1]["high"] == 2);
    CHECK(tornado["bars"][1]["high_input"] == 2);
  }

  TEST_CASE("the study's own value of a parameter is the base of its bars") {
    Bench bench{
        "model = \"test:linear\"\n[design]\nkind = \"one-way\"\n"
        "[[parameters]]\nkey = \"x1\"\nlow = -1\nhigh = 2\nvalue = 1.5\n"
        "[[parameters]]\nkey = \"x2\"\nlow = -5\nhigh = 1\n"};
    const auto tornado = analysis_of(bench.run(), "tornado");
    CHECK(tornado["base"] == 1.5);
    CHECK(tornado["bars"][0]["low"] == -3.5);
    CHECK(tornado["bars"][1]["high"] == 2);
  }

  TEST_CASE("an output that is zero at an end and negative beyond does not turn there") {
    Bench bench{
        "model = \"test:linear\"\noutputs = [\"y\"]\n[design]\nkind = \"threshold\"\n"
        "[[parameters]]\nkey = \"x1\"\nlow = -3\nhigh = 0\n"};
    const Swept swept = bench.run();
    CHECK(analysis_of(swept, "table")["rows"].empty());
    CHECK(test::contains(swept.text, "is zero at a level of x1, but does not change its sign"));
    CHECK(swept.summary["points"] == 3);
  }

  TEST_CASE("a threshold is found where a function crosses zero, and goes on from what is stored") {
    // The root of x + y = 0 in x, with noise that all points share.
    const std::string text =
        "model = { name = \"test:linear\", noise = 1 }\noutputs = [\"y\"]\n"
        "[design]\nkind = \"threshold\"\nreplications = 100\ntolerance = 1e-6\n"
        "[[parameters]]\nkey = \"x1\"\nlow = -2\nhigh = 5\n";
    Bench bench{text};
    const Swept swept = bench.run();
    const auto rows = analysis_of(swept, "table")["rows"];
    REQUIRE(rows.size() == 1);
    const double value = rows[0][1], se = rows[0][2];
    CHECK(se == doctest::Approx(0.1).epsilon(0.3));  // 1 / root of 100, slope 1
    CHECK(std::abs(value) < 4 * se);
    // Beyond the three levels, a straight line takes few points.
    CHECK(swept.summary["points"].get<int>() > 4);
    CHECK(swept.summary["points"].get<int>() < 20);
    // At the root the mean of what was computed is zero.
    CHECK(test::contains(bench.table("threshold.csv"), "linear,y,x1,"));
    const Swept again = bench.run();
    CHECK(again.manifest["result_hash"] == swept.manifest["result_hash"]);
    CHECK(again.summary["points"] == swept.summary["points"]);
    CHECK_FALSE(test::contains(bench.table("failed.csv"), "linear"));
  }

  TEST_CASE("without a crossing there is no threshold") {
    Bench bench{
        "model = \"test:linear\"\noutputs = [\"y\"]\n[design]\nkind = \"threshold\"\n"
        "[[parameters]]\nkey = \"x1\"\nlow = 1\nhigh = 5\n"};
    const Swept swept = bench.run();
    CHECK(analysis_of(swept, "table")["rows"].empty());
    CHECK(test::contains(swept.text, "has the same sign at all levels of x1"));
    CHECK(swept.summary["points"] == 3);
  }

  TEST_CASE("a sweep leaves a page, which report makes again from its folder") {
    Bench bench{
        "model = \"test:ishigami\"\nall_uncertain = true\n[design]\nkind = \"sobol\"\n"
        "points = 32\n"};
    (void)bench.run();
    CHECK(test::contains(test::read_file(bench.options.out / "report.html"), "\"sobol\""));
    const StoredPayload stored = read_stored_payload(bench.options.out);
    CHECK_FALSE(stored.behind);
    CHECK(stored.payload["scenarios"].empty());
    CHECK(stored.payload["study"]["design"] == "sobol");
  }

  TEST_CASE("a Latin hypercube that was spread out has one point in every stratum, too") {
    Bench bench{
        "model = \"test:ishigami\"\nall_uncertain = true\n[design]\n"
        "kind = \"latin-hypercube\"\npoints = 20\noptimised = true\n"};
    const Swept swept = bench.run();
    CHECK(swept.summary["points"] == 20);
    bench.options.fresh = true;
    bench.options.threads = 1;
    bench.options.reuse = false;
    CHECK(bench.run().manifest["result_hash"] == swept.manifest["result_hash"]);
  }
}
