#include "app/files/needs.hpp"

#include <doctest/doctest.h>
#include <limits>

#include "app/run/plan.hpp"
#include "app/sweep/runner.hpp"
#include "app/sweep/study.hpp"
#include "tests/app/results_fake.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;
using test::contains;

namespace {

std::string refusal(const Needs& needs, const Limits& limits) {
  try {
    refuse_too_large("the run", needs, limits, "ask for less");
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

Needs national(double replications, double threads) {
  const Scenario scenario = load_scenario(test::shipped("denmark-national.toml"));
  const std::vector<Scenario> list{scenario};
  return needs_of(make_plan(list, {}), {}, replications, threads);
}

sweep::Study study_of(const std::string& text) {
  const test::Folder folder;
  return sweep::read_study(folder.write("study.toml", text));
}

}  // namespace

TEST_SUITE("needs") {
  TEST_CASE("what is too much is named with the estimate, the limit and what it rests on") {
    const Limits limits{1e9, 1e9, 86400};
    CHECK(refusal({1e9, 1e9, 86400, ""}, limits).empty());
    CHECK(
        refusal({2.5e9, 0, 0, "few words"}, limits) ==
        "the run is too large: it needs about 3 GB of memory (1 GB can be had); ask for less. The "
        "estimate: few words");
    const std::string all = refusal({1e300, 1e12, 1e9, ""}, limits);
    CHECK(contains(all, "of memory"));
    CHECK(contains(all, "1000 GB on disk"));
    CHECK(contains(all, "11575 days of computing (--allow-large permits more than 1)"));
    CHECK_FALSE(refusal({0, 0, std::numeric_limits<double>::quiet_NaN(), ""}, limits).empty());
    CHECK_FALSE(refusal({std::numeric_limits<double>::infinity(), 0, 0, ""}, limits).empty());
  }

  TEST_CASE("parameter draws that are remembered are part of the memory") {
    const Scenario scenario = load_scenario(test::shipped("gladsaxe-2016-sverigesmodel.toml"));
    const std::vector<Scenario> list{scenario};
    const auto memory = [&list](std::uint32_t draws, double replications) {
      RunOptions options;
      options.draws = draws;
      return needs_of(make_plan(list, options), {}, replications, 1).memory_bytes;
    };
    // At least the values themselves, and never more draws than replications.
    double bytes = 0;
    for (const auto& values : scenario.drawn_values(1, 0))
      bytes += static_cast<double>(sizeof(values) + values.size() * sizeof(double));
    CHECK(memory(100'000, 100'000) - memory(0, 100'000) > 99'999 * bytes);
    CHECK(memory(100'000, 100) == memory(100, 100));
  }

  TEST_CASE("--allow-large lifts the limit of time and no other") {
    const Limits here = limits_here(".", false), large = limits_here(".", true);
    CHECK(std::isfinite(here.seconds));
    CHECK(large.seconds == std::numeric_limits<double>::infinity());
    CHECK(std::isfinite(large.memory_bytes));
    CHECK_FALSE(refusal({1e15, 0, 0, ""}, large).empty());
    CHECK_FALSE(refusal({0, 1e18, 0, ""}, large).empty());
    CHECK(refusal({0, 0, 1e12, ""}, large).empty());
  }

  TEST_CASE("the machine says how much memory and disk there is") {
    CHECK(available_memory() > 1e7);
    CHECK(available_memory() < 1e14);
    CHECK(free_disk(".") > 0);
    CHECK(free_disk("not/there/yet") == doctest::Approx(free_disk(".")).epsilon(0.5));
  }

  TEST_CASE("a national birth year with 100 replications is possible on two cores") {
    const Needs needs = national(100, 2);
    CHECK(needs.memory_bytes < 1e9);
    CHECK(needs.disk_bytes < 10e9);
    CHECK(needs.seconds < 2.0 * 86400);
    CHECK(needs.seconds > 60);
  }

  TEST_CASE("needs grow with replications and threads as the work does") {
    const Needs one = national(100, 1), ten = national(1000, 1), wide = national(100, 4);
    CHECK(ten.seconds == doctest::Approx(10 * one.seconds));
    CHECK(ten.disk_bytes == doctest::Approx(10 * one.disk_bytes));
    CHECK(wide.seconds == doctest::Approx(one.seconds / 4));
    CHECK(wide.memory_bytes > one.memory_bytes);
    CHECK(national(1e9, 2).seconds > 3000.0 * 86400);
  }

  TEST_CASE("a billion replications or draws are refused before anything is simulated or written") {
    const test::TemporaryFolder folder;
    Engine engine = test::fake_engine();
    engine.simulate = [](auto, auto, auto) -> std::vector<Outcome> {
      FAIL("simulated");
      return {};
    };
    for (const bool draws : {false, true}) {
      RunOptions options = test::fake_options(folder.path() / "x", 2);
      (draws ? options.draws : options.replications) = 1000000000;
      try {
        (void)test::run({test::fake_scenario()}, options, engine);
        FAIL("ran");
      } catch (const InputError& error) {
        CHECK(contains(error.what(), "too large"));
        CHECK(contains(error.what(), "1e+09 simulations"));
      }
      CHECK_FALSE(std::filesystem::exists(folder.path() / "x"));
    }
  }

  TEST_CASE("a design of 1e5 points fits, one of 1e8 points does not fit into small memory") {
    const std::string parameter = "[[parameters]]\nkey = \"casework.turnover\"\n";
    const auto design = [&](const std::string& points) {
      return study_of(
          "scenario = \"denmark.toml\"\n[design]\nkind = \"latin-hypercube\"\npoints = " + points +
          "\n" + parameter);
    };
    CHECK(sweep::needs_of_design(design("100000")).memory_bytes < 1e8);
    CHECK(sweep::needs_of_design(design("100000000")).memory_bytes > 10e9);
  }
}
