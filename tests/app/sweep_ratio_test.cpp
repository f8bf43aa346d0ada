#include <cmath>
#include <doctest/doctest.h>

#include "app/scenario/scenario.hpp"
#include "tests/app/sweep_bench.hpp"

using namespace kohort;
using namespace kohort::sweep;
using test::Capture;

namespace {

/// Few wait long in one replication, many a short time in the next: the mean of ratios is far from
/// the ratio of means.
Engine uneven_engine() {
  Engine engine;
  engine.simulate = [](std::span<const Parameters* const> scenarios, std::uint64_t,
                       std::uint32_t replication) {
    std::vector<Outcome> outcomes;
    for (std::size_t i = 0; i <= scenarios.size(); ++i) {
      Outcome outcome{test::fake_years, test::fake_ages};
      const bool few = replication % 2 == 0;
      outcome.yearly(Yearly::waits, 0) = few ? 2 : 1000;
      outcome.yearly(Yearly::wait_years, 0) = (few ? 3 : 10) * (i == 0 ? 1 : 0.5);
      outcomes.push_back(std::move(outcome));
    }
    return outcomes;
  };
  engine.estimate = [](const Parameters&) { return SizeEstimate{1, 1000, 1e5}; };
  return engine;
}

struct SmallStudy {
  explicit SmallStudy(const std::string& design) {
    options.study = folder.write(
        "s.toml", "scenario = \"" + test::shipped("gladsaxe-2016-sverigesmodel.toml").string() +
                      "\"\noutputs = [\"wait_weeks\", { metric = \"wait_weeks\", of = "
                      "\"baseline\" }, { metric = \"wait_weeks\", of = \"scenario\" }]\n" +
                      design + "\n[[parameters]]\nkey = \"casework.turnover\"\n");
    options.out = results.path() / "r";
    options.progress = Progress::none;
    options.language = "en";
    options.threads = 1;
    const Capture out, err;
    REQUIRE(sweep_command(options, out.file(), err.file(), {}, nullptr, uneven_engine()) == 0);
    summary = nlohmann::json::parse(test::read_file(options.out / "summary.json"));
  }
  [[nodiscard]] nlohmann::json output(const std::string& name) const {
    for (const auto& output : summary["outputs"])
      if (output["output"] == name) return output;
    return nullptr;
  }
  test::Folder folder;
  test::TemporaryFolder results;
  SweepOptions options;
  nlohmann::json summary;
};

constexpr double weeks_per_year = 365.2425 / 7;

}  // namespace

TEST_SUITE("sweep") {
  TEST_CASE("a ratio of a study is the ratio of means, as in a run of the same replications") {
    const SmallStudy study{"[design]\nkind = \"one-way\"\nreplications = 6\n"};
    // 13 years of waiting over 1,002 who wait, in every two replications; the mean of the two
    // ratios would be 0.755 years.
    const double before = weeks_per_year * 13 / 1002;
    const auto mean = [&](const std::string& name) {
      return study.output(name)["mean"].get<double>();
    };
    CHECK(mean("wait_weeks (baseline)") == doctest::Approx(before).epsilon(1e-12));
    CHECK(mean("wait_weeks (scenario)") == doctest::Approx(before / 2).epsilon(1e-12));
    CHECK(mean("wait_weeks") == doctest::Approx(-before / 2).epsilon(1e-12));

    test::TemporaryFolder folder;
    RunOptions options = test::fake_options(folder.path() / "run", 6);
    options.language = "en";
    options.break_even = false;
    const auto scenario = load_scenario(test::shipped("gladsaxe-2016-sverigesmodel.toml"), {});
    const Capture out, err;
    REQUIRE(run_scenarios({scenario}, options, out.file(), err.file(), {}, uneven_engine()) == 0);
    const auto run = nlohmann::json::parse(test::read_file(options.out / "summary.json"));
    const auto& wait = run["scenarios"][0]["metrics"]["wait_weeks"];
    CHECK(mean("wait_weeks (scenario)") == doctest::Approx(wait["scenario"]["mean"].get<double>()));
    CHECK(mean("wait_weeks") == doctest::Approx(wait["difference"]["mean"].get<double>()));
  }

  TEST_CASE("the spread of a study's ratio is that of a ratio of means") {
    const SmallStudy study{"[design]\nkind = \"probabilistic\"\npoints = 8\nreplications = 6\n"};
    // All points are alike, so that the replications alone make it uncertain: by the delta method
    // each contributes 13/1002 + (its own years - 13/1002 of its own number) / 501.
    const double ratio = 13.0 / 1002;
    const double few = (3 - ratio * 2) / 501, many = (10 - ratio * 1000) / 501;
    const double variance = 3 * (few * few + many * many) / 5;
    CHECK(study.output("wait_weeks (baseline)")["mean"].get<double>() ==
          doctest::Approx(weeks_per_year * ratio));
    CHECK(study.output("wait_weeks (baseline)")["se"].get<double>() ==
          doctest::Approx(weeks_per_year * std::sqrt(variance / 6)));
  }
}
