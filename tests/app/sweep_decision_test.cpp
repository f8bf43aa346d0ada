#include <cmath>
#include <doctest/doctest.h>
#include <map>
#include <sstream>
#include <string>

#include "app/analysis/test_function.hpp"
#include "tests/app/sweep_bench.hpp"

using namespace kohort;
using namespace kohort::sweep;
using test::Bench;
using test::Swept;

namespace {

std::vector<nlohmann::json> all_of(const Swept& swept, const std::string& kind) {
  std::vector<nlohmann::json> found;
  for (const auto& analysis : swept.study["analyses"])
    if (analysis["kind"] == kind) found.push_back(analysis);
  return found;
}

/// A small municipality with a programme, for a few years.
struct Small {
  explicit Small(const std::string& rest) {
    options.study = folder.write(
        "s.toml", "scenario = \"" + test::shipped("gladsaxe-2016-sverigesmodel.toml").string() +
                      "\"\nset = [\"municipality.births_per_year=40\", \"time.budget_years=3\", "
                      "\"time.horizon_age=20\"]\n" +
                      rest);
    options.out = results.path() / "r";
    options.progress = Progress::none;
    options.language = "en";
    const test::Capture out, err;
    CHECK(sweep_command(options, out.file(), err.file()) == 0);
    swept.study = nlohmann::json::parse(test::read_file(options.out / "study.json"));
    swept.summary = nlohmann::json::parse(test::read_file(options.out / "summary.json"));
  }
  test::Folder folder;
  test::TemporaryFolder results;
  SweepOptions options;
  Swept swept;
};

}  // namespace

TEST_SUITE("sweep") {
  TEST_CASE("the linear-normal decision through the program has the values of its closed forms") {
    Bench bench{test::read_file(test::shipped("studies/linear-normal-decision.toml"))};
    const Swept swept = bench.run();
    const auto& truth = *analysis::find_test_function("test:linear-normal-decision");
    const auto information = all_of(swept, "evppi").at(0);
    CHECK(std::abs(information["evpi"].get<double>() - *truth.perfect_information) <
          4 * information["evpi_se"].get<double>());
    CHECK(information["evpi_se"].get<double>() < 2);
    REQUIRE(information["rows"].size() == 4);
    CHECK(information["rows"][0]["key"] == "effect");
    for (const auto& row : information["rows"]) {
      const auto j = *truth.position_of(row["key"].get<std::string>());
      CHECK(std::abs(row["value"].get<double>() - truth.partial_information[j]) <
            4 * row["se"].get<double>() + 0.05);
      CHECK(row["value"].get<double>() <= information["evpi"].get<double>());
    }
    // Knowledge of the effect is worth 100 families.
    const auto pilots = all_of(swept, "pilot").at(0)["rows"];
    REQUIRE(pilots.size() == 6);
    double best = -INFINITY, best_true = -INFINITY;
    double best_families = 0, best_families_true = 0, before = INFINITY;
    for (const auto& row : pilots) {
      const double net = row["net"];
      CHECK(net <= before);  // ranked
      before = net;
      if (row["key"] != "effect") {
        CHECK(net < 0);
        continue;
      }
      const double n = row["families"];
      const double value =
          analysis::normal_information_value(*truth.mean, 200 * std::sqrt(n / (n + 100)));
      CHECK(std::abs(row["evsi"].get<double>() - value) < 4 * row["se"].get<double>());
      CHECK(row["cost"].get<double>() == doctest::Approx(5 + 0.05 * n));
      if (net > best) best = net, best_families = n;
      if (value - 5 - 0.05 * n > best_true)
        best_true = value - 5 - 0.05 * n, best_families_true = n;
    }
    CHECK(best_families == best_families_true);
    CHECK(test::contains(bench.table("indices.csv"), "pilot,effect,best_families,"));
  }

  TEST_CASE("chance and knowledge are told apart by replications") {
    // Variances: 1 of the parameter, 4 of noise that all points share in each replication.
    Bench bench{
        "model = { name = \"test:linear\", noise = 2 }\noutputs = [\"y\"]\n"
        "[[parameters]]\nkey = \"x1\"\n"
        "[design]\nkind = \"probabilistic\"\npoints = 400\nreplications = 50\n"};
    const auto row = all_of(bench.run(), "table").at(0)["rows"][0];
    const double share = row[8];
    CHECK(share == doctest::Approx(0.2).epsilon(0.35));
    CHECK(row[9].get<double>() < share);
    CHECK(row[10].get<double>() > share);
  }

  TEST_CASE("what all points share does not become surer with more points") {
    // x1 is standard normal, and so is the noise: whatever the number of points, three replications
    // know the mean to more than 1, the share of knowledge is a half, and knowing x1 is worth
    // phi(0) = 0.399.
    for (const std::uint32_t seed : {1U, 3U}) {
      Bench bench{
          "model = { name = \"test:linear\", noise = 1.0 }\noutputs = [\"y\", \"net_benefit\"]\n"
          "[[parameters]]\nkey = \"x1\"\n"
          "[design]\nkind = \"probabilistic\"\npoints = 2000\nreplications = 3\n"};
      bench.options.seed = seed;
      const Swept swept = bench.run();
      const auto& output = swept.summary["outputs"][0];
      CAPTURE(seed);
      CHECK(output["mean_low"].get<double>() < 0);
      CHECK(output["mean_high"].get<double>() > 0);
      CHECK(output["se"].get<double>() > 0.1);
      const auto row = all_of(swept, "table").at(0)["rows"][0];
      CHECK(row[9].get<double>() < 0.5);
      CHECK(row[10].get<double>() > 0.5);
      const auto text = bench.table("indices.csv");
      CHECK(test::contains(text, "y,uncertainty,,variance_of_interaction,"));
      std::istringstream lines{text};
      for (std::string line; std::getline(lines, line);)
        if (test::contains(line, ",information,,evpi,")) {
          const double high = std::stod(line.substr(line.rfind(',') + 1));
          CHECK(high > 0.399);
          CHECK(high < 0.6);
        }
    }
  }

  TEST_CASE("with one replication a mean holds for its people, and says so") {
    Bench bench{
        "model = { name = \"test:linear\", noise = 1.0 }\noutputs = [\"y\"]\n"
        "[[parameters]]\nkey = \"x1\"\n"
        "[design]\nkind = \"probabilistic\"\npoints = 400\nreplications = 1\n"};
    const Swept swept = bench.run();
    CHECK(swept.summary["outputs"][0]["se"].is_null());
    CHECK(swept.summary["outputs"][0]["mean_low"].is_null());
    CHECK(test::contains(swept.text, "for these people only"));
    CHECK_FALSE(test::contains(swept.text, "±"));
    // Who does not say how many replications gets an interval that holds for anybody.
    bench.write(
        "model = { name = \"test:linear\", noise = 1.0 }\noutputs = [\"y\"]\n"
        "[[parameters]]\nkey = \"x1\"\n[design]\nkind = \"probabilistic\"\npoints = 400\n");
    const Swept usual = bench.run();
    CHECK(usual.summary["replications"] == 10);
    CHECK(usual.summary["outputs"][0]["mean_low"].get<double>() < 0);
    CHECK(usual.summary["outputs"][0]["mean_high"].get<double>() > 0);
  }

  TEST_CASE("a wanted precision is reached by replications as well as points") {
    for (const std::uint32_t seed : {1U, 3U}) {
      Bench bench{
          "model = { name = \"test:linear\", noise = 1.0 }\noutputs = [\"y\"]\n"
          "[[parameters]]\nkey = \"x1\"\n"
          "[design]\nkind = \"probabilistic\"\npoints = 100000\n"
          "[precision]\noutput = \"y\"\nhalf_width = 0.3\n"};
      bench.options.seed = seed;
      bench.options.reuse = false;
      const Swept swept = bench.run();
      const auto& output = swept.summary["outputs"][0];
      // (1.96 / 0.3)^2 = 43, twice as many of each where both are as uncertain.
      CHECK(swept.summary["half_width"].get<double>() <= 0.3);
      CHECK(swept.summary["replications"].get<int>() > 50);
      CHECK(swept.summary["points"].get<int>() > 50);
      CHECK(swept.summary["points"].get<int>() < 400);
      CHECK(std::abs(output["mean"].get<double>()) < 0.45);
      CHECK(test::contains(swept.text, "replications of each"));
      // The same stages on one thread, and when everything is there already.
      const auto hash = swept.manifest["result_hash"];
      CHECK(bench.run().manifest["result_hash"] == hash);
      bench.options.fresh = true;
      bench.options.threads = 1;
      CHECK(bench.run().manifest["result_hash"] == hash);
    }
  }

  TEST_CASE("too few replications allowed for a precision: that is said, points are not wasted") {
    Bench bench{
        "model = { name = \"test:linear\", noise = 1.0 }\noutputs = [\"y\"]\n"
        "[[parameters]]\nkey = \"x1\"\n"
        "[design]\nkind = \"probabilistic\"\npoints = 100000\nreplications = 10\n"
        "[precision]\noutput = \"y\"\nhalf_width = 0.1\n"};
    const Swept swept = bench.run();
    CHECK(swept.summary["half_width"].get<double>() > 0.1);
    CHECK(swept.summary["replications"] == 10);
    CHECK(swept.summary["points"].get<int>() < 5000);
    CHECK(test::contains(swept.text, "design.replications"));
  }

  TEST_CASE("the mean's interval narrows as points are added") {
    Bench bench{
        "model = \"test:linear\"\noutputs = [\"y\"]\n[[parameters]]\nkey = \"x1\"\n"
        "[design]\nkind = \"probabilistic\"\npoints = 1024\n"};
    const auto line = all_of(bench.run(), "convergence").at(0)["lines"][0];
    const auto width = [&](std::size_t i) {
      return line["high"][i].get<double>() - line["low"][i].get<double>();
    };
    REQUIRE(line["points"].size() == 10);
    CHECK(line["points"][9] == 1024);
    CHECK(width(9) == doctest::Approx(2 * 1.96 / 32).epsilon(0.1));
    CHECK(width(9) < width(5));
  }

  TEST_CASE("options of scenarios: plane, acceptability and ranking include doing nothing") {
    const Small small{
        "all_uncertain = true\noutputs = [\"net_benefit\", \"cost_municipality\"]\n"
        "[cost_effectiveness]\neffect = \"placement_years\"\n"
        "willingness_to_pay = [0, 100000, 1e9]\n"
        "[design]\nkind = \"probabilistic\"\npoints = 12\n"};
    const auto curve = all_of(small.swept, "acceptability").at(0);
    REQUIRE(curve["options"].size() == 2);
    CHECK(curve["options"][0] == "baseline");
    for (std::size_t w = 0; w < 3; ++w)
      CHECK(curve["probability"][0][w].get<double>() + curve["probability"][1][w].get<double>() ==
            doctest::Approx(1));
    const auto plane = all_of(small.swept, "plane").at(0);
    REQUIRE(plane["points"].size() == 12);
    // At a price beyond all costs, an option is best where it prevents something.
    double prevented = 0;
    for (const auto& point : plane["points"]) {
      const double effect = point["effect"];
      prevented += effect > 0 ? 1 : 0;
    }
    CHECK(curve["probability"][1][2].get<double>() >= prevented / 12 - 1e-9);
    CHECK(all_of(small.swept, "evppi").size() == 1);
  }

  TEST_CASE("lines of several scenarios carry their names") {
    test::Folder folder;
    const test::TemporaryFolder results;
    SweepOptions options;
    const std::string gladsaxe = test::shipped("gladsaxe-2016-sverigesmodel.toml").string();
    folder.write("other.toml", "extends = \"" + gladsaxe + "\"\ntitle = \"Other\"\n");
    options.study = folder.write(
        "s.toml", "scenarios = [\"" + gladsaxe +
                      "\", \"other.toml\"]\nset = [\"municipality.births_per_year=40\", "
                      "\"time.budget_years=3\", \"time.horizon_age=20\"]\n"
                      "outputs = [\"cost_municipality\"]\n"
                      "[[parameters]]\nkey = \"casework.turnover\"\n"
                      "[design]\nkind = \"probabilistic\"\npoints = 4\nreplications = 2\n");
    options.out = results.path() / "r";
    options.progress = Progress::none;
    options.language = "en";
    const test::Capture out, err;
    CHECK(sweep_command(options, out.file(), err.file()) == 0);
    for (const char* name : {"gladsaxe-2016-sverigesmodel", "other"})
      CHECK(test::contains(out.text(),
                           std::string{"  "} + name + ": cost_municipality probability_below_0: "));
  }

  TEST_CASE("a pairing study says how much variance the same people save") {
    const Small small{
        "outputs = [\"cost_municipality\"]\n[design]\nkind = \"pairing\"\nreplications = 30\n"};
    const auto row = all_of(small.swept, "table").at(0)["rows"][0];
    const double paired = row[1], independent = row[2], ratio = row[3];
    CHECK(ratio == doctest::Approx(independent / paired));
    CHECK(ratio > 1);
    CHECK(row[4].get<double>() < ratio);
    CHECK(row[5].get<double>() > ratio);
    CHECK(small.swept.summary["points"] == 1);
  }
}
