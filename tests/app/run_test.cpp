#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "app/results/progress.hpp"
#include "app/results/store.hpp"
#include "app/run/plan.hpp"
#include "app/words/input_error.hpp"
#include "tests/app/results_fake.hpp"

using namespace kohort;
using test::contains;
using test::fake_engine;
using test::fake_options;
using test::fake_scenario;
using test::run;
using test::TemporaryFolder;

namespace {

nlohmann::json summary(const std::filesystem::path& folder) {
  return nlohmann::json::parse(test::read_file(folder / "summary.json"));
}

/// Counts simulated replications.
Engine counting_engine(std::atomic<int>& count) {
  Engine engine = fake_engine();
  engine.simulate = [&count, simulate = engine.simulate](auto scenarios, auto seed, auto r) {
    ++count;
    return simulate(scenarios, seed, r);
  };
  return engine;
}

}  // namespace

TEST_SUITE("run") {
  TEST_CASE("any number of threads gives the same result hash") {
    std::vector<std::string> hashes;
    for (const unsigned threads : {1U, 2U, 7U}) {
      const TemporaryFolder folder;
      RunOptions options = fake_options(folder.path(), 25);
      options.threads = threads;
      CHECK(run({fake_scenario()}, options).code == 0);
      hashes.push_back(summary(folder.path())["result_hash"]);
    }
    CHECK(hashes[0].size() == 16);
    CHECK(hashes[1] == hashes[0]);
    CHECK(hashes[2] == hashes[0]);
  }

  TEST_CASE("the folder holds every promised file") {
    const TemporaryFolder folder;
    REQUIRE(run({fake_scenario()}, fake_options(folder.path(), 6)).code == 0);
    for (const char* name :
         {"results.sqlite", "summary.json", "manifest.json", "report.html", "tables/headline.csv",
          "tables/yearly.csv", "tables/by_age.csv", "tables/cost.csv", "tables/followed_cost.csv",
          "tables/parameter.csv", "tables/payer_year.csv", "tables/replication_headline.csv"}) {
      CAPTURE(name);
      CHECK(std::filesystem::is_regular_file(folder.path() / name));
    }
    const auto json = summary(folder.path());
    CHECK(json["complete"] == true);
    const auto& metric = json["scenarios"][0]["metrics"]["cost_municipality"];
    CHECK(metric["difference"]["mean"].get<double>() ==
          doctest::Approx(metric["scenario"]["mean"].get<double>() -
                          metric["baseline"]["mean"].get<double>()));
    CHECK(metric["difference"]["low"].get<double>() > 0);
  }

  TEST_CASE("the same command again computes nothing but a check") {
    const TemporaryFolder folder;
    const RunOptions options = fake_options(folder.path(), 10);
    REQUIRE(run({fake_scenario()}, options).code == 0);
    const std::string before = summary(folder.path())["result_hash"];
    std::atomic<int> count{0};
    const auto again = run({fake_scenario()}, options, counting_engine(count));
    CHECK(again.code == 0);
    CHECK(count == 1);
    CHECK(contains(again.out, "intet er regnet om"));
    CHECK(summary(folder.path())["result_hash"] == before);
  }

  TEST_CASE("asking for more continues, and gives what one long run gives") {
    const TemporaryFolder parts;
    const TemporaryFolder whole;
    REQUIRE(run({fake_scenario()}, fake_options(parts.path(), 4)).code == 0);
    std::atomic<int> count{0};
    REQUIRE(run({fake_scenario()}, fake_options(parts.path(), 12), counting_engine(count)).code ==
            0);
    CHECK(count == 8 + 1);
    REQUIRE(run({fake_scenario()}, fake_options(whole.path(), 12)).code == 0);
    CHECK(summary(parts.path())["result_hash"] == summary(whole.path())["result_hash"]);
    // Fewer than stored: the first ones only.
    REQUIRE(run({fake_scenario()}, fake_options(whole.path(), 5)).code == 0);
    CHECK(summary(whole.path())["replications"] == 5);
  }

  TEST_CASE("a stop request keeps the finished replications and says how to go on") {
    const TemporaryFolder folder;
    std::stop_source stop;
    Engine engine = fake_engine();
    engine.simulate = [&stop, simulate = engine.simulate](auto scenarios, auto seed,
                                                          std::uint32_t replication) {
      if (replication == 6) stop.request_stop();
      return simulate(scenarios, seed, replication);
    };
    RunOptions options = fake_options(folder.path(), 30);
    options.threads = 2;
    const auto stopped = run({fake_scenario()}, options, engine, stop.get_token());
    CHECK(stopped.code == 130);
    CHECK(contains(stopped.err, "Samme kommando fortsætter"));
    CHECK(contains(stopped.out, "UFULDSTÆNDIG"));
    const auto json = summary(folder.path());
    CHECK(json["complete"] == false);
    const int kept = json["replications"];
    CHECK(kept >= 7);
    CHECK(kept < 30);
    CHECK(contains(test::read_file(folder.path() / "report.html"), "Foreløbigt resultat"));

    REQUIRE(run({fake_scenario()}, options).code == 0);
    const TemporaryFolder whole;
    REQUIRE(run({fake_scenario()}, fake_options(whole.path(), 30)).code == 0);
    CHECK(summary(folder.path())["result_hash"] == summary(whole.path())["result_hash"]);
    CHECK(summary(folder.path())["complete"] == true);
  }

  TEST_CASE("a stop before the first replication leaves no result") {
    const TemporaryFolder folder;
    std::stop_source stop;
    stop.request_stop();
    const auto stopped =
        run({fake_scenario()}, fake_options(folder.path(), 5), fake_engine(), stop.get_token());
    CHECK(stopped.code == 130);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "summary.json"));
    CHECK(run({fake_scenario()}, fake_options(folder.path(), 5)).code == 0);
  }

  TEST_CASE("scenarios on the same place share one baseline") {
    const std::vector<Scenario> scenarios{fake_scenario("a", "1"), fake_scenario("b", "2")};
    const Plan plan = make_plan(scenarios, fake_options("x", 1));
    CHECK(plan.groups.size() == 1);
    REQUIRE(plan.rows.size() == 3);
    CHECK(plan.rows[0].id == "baseline");
    CHECK(plan.rows[2].baseline == "baseline");
    CHECK(simulate(plan, fake_engine(), 0).size() == 3);
  }

  TEST_CASE("scenarios on different places have their own baselines") {
    std::vector<Scenario> scenarios{fake_scenario("a", "1"), fake_scenario("b", "2")};
    ResolvedParameter births;
    births.key = "municipality.births_per_year";
    births.value = {800};
    scenarios[0].parameters = {births};
    births.value = {900};
    scenarios[1].parameters = {births};
    const Plan plan = make_plan(scenarios, fake_options("x", 1));
    CHECK(plan.groups.size() == 2);
    REQUIRE(plan.rows.size() == 4);
    CHECK(plan.rows[plan.baseline_rows[1]].id == "baseline-2");
    CHECK(plan.scenario_rows[1] == 3);
  }

  TEST_CASE("a difference in a programme alone, or in a range elsewhere, is told apart") {
    std::vector<Scenario> scenarios{fake_scenario("a", "1"), fake_scenario("b", "2")};
    ResolvedParameter own;
    own.key = "programmes.leksand.enabled";
    own.value = {1};
    scenarios[0].parameters = {own};
    CHECK(make_plan(scenarios, fake_options("x", 1)).groups.size() == 1);
    ResolvedParameter shared;
    shared.key = "needs.vulnerability";
    shared.value = {1};
    shared.low = {0.5};
    shared.high = {2};
    scenarios[0].parameters.push_back(shared);
    shared.high = {3};
    scenarios[1].parameters = {shared};
    CHECK(make_plan(scenarios, fake_options("x", 1)).groups.size() == 2);
  }

  TEST_CASE("precision runs on in batches until it is reached") {
    const TemporaryFolder folder;
    RunOptions options = fake_options(folder.path(), 10);
    options.precision = 150'000;
    const auto done = run({fake_scenario()}, options);
    CHECK(done.code == 0);
    const auto json = summary(folder.path());
    CHECK(json["replications"].get<int>() > 10);
    CHECK(json["replications"].get<int>() % 10 == 0);
    CHECK(json["scenarios"][0]["half_width_of_mean_difference"].get<double>() <= 150'000);
    CHECK(contains(done.out, "Nøjagtighed"));
  }

  TEST_CASE("progress as JSON is one object a line") {
    const TemporaryFolder folder;
    RunOptions options = fake_options(folder.path(), 8);
    options.progress = Progress::json;
    std::istringstream lines{run({fake_scenario()}, options).err};
    std::string line;
    nlohmann::json last;
    while (std::getline(lines, line)) last = nlohmann::json::parse(line);
    CHECK(last["done"] == 8);
    CHECK(last["total"] == 8);
  }

  TEST_CASE("durations are said in the unit that fits") {
    CHECK(format_duration(5, "da") == "5 sek.");
    CHECK(format_duration(600, "da") == "10 min.");
    CHECK(format_duration(3 * 3600 + 60, "da") == "3 t. 1 min.");
    CHECK(format_duration(72 * 3600, "en") == "3 days 0 h");
  }
}
