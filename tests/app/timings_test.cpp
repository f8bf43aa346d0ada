#include "app/run/timings.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/app/results_fake.hpp"

using namespace kohort;
using test::contains;
using test::fake_options;
using test::fake_scenario;
using test::TemporaryFolder;

TEST_SUITE("timings") {
  TEST_CASE("the phases of a run add up, storing being part of simulating") {
    const TemporaryFolder folder;
    Timings timings;
    RunOptions options = fake_options(folder.path(), 5);
    options.timings = &timings;
    REQUIRE(test::run({fake_scenario()}, options).code == 0);
    CHECK(timings.seconds(Phase::load) == 0);  // the command line's part
    for (const Phase phase : {Phase::prepare, Phase::simulate, Phase::summarise, Phase::write}) {
      CAPTURE(static_cast<int>(phase));
      CHECK(timings.seconds(phase) > 0);
    }
    CHECK(timings.seconds(Phase::store) > 0);
    CHECK(timings.seconds(Phase::store) < timings.seconds(Phase::simulate));
    const auto json = nlohmann::json::parse(timings.json());
    const double sum = json["load"].get<double>() + json["prepare"].get<double>() +
                       json["simulate"].get<double>() + json["break_even"].get<double>() +
                       json["summarise"].get<double>() + json["write"].get<double>();
    CHECK(json["total"].get<double>() == doctest::Approx(sum).epsilon(0.01));
  }

  TEST_CASE("taking times leaves every file of the results as it was") {
    const TemporaryFolder timed;
    const TemporaryFolder plain;
    Timings timings;
    RunOptions options = fake_options(timed.path(), 5);
    options.timings = &timings;
    REQUIRE(test::run({fake_scenario()}, options).code == 0);
    REQUIRE(test::run({fake_scenario()}, fake_options(plain.path(), 5)).code == 0);
    for (const char* name : {"summary.json", "tables/headline.csv", "report.html"}) {
      CAPTURE(name);
      const std::string file = test::read_file(timed.path() / name);
      CHECK(!file.empty());
      CHECK(file == test::read_file(plain.path() / name));
    }
  }

  TEST_CASE("the table names every phase in both languages") {
    const Timings none;
    CHECK(contains(none.table("da"), "Simulere"));
    CHECK(contains(none.table("en"), "Simulating"));
    CHECK(contains(none.table("en"), "Total"));
  }
}
