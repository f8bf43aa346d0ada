#include "app/results/control_variates.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <functional>
#include <nlohmann/json.hpp>
#include <random>

#include "app/results/estimate.hpp"
#include "app/scenario/draw_position.hpp"
#include "sim/statistics.hpp"
#include "tests/app/results_fake.hpp"

using namespace kohort;
using test::fake_options;
using test::TemporaryFolder;

namespace {

/// Made-up replications: a function of the draw's controls, and noise.
struct Trial {
  std::vector<double> values;
  std::vector<std::uint32_t> draws;
  std::vector<Control> controls;

  using Function = std::function<double(const std::vector<Control>&, std::uint32_t draw)>;
  Trial(std::uint64_t seed, std::uint32_t draw_count, std::uint32_t each, std::size_t control_count,
        double noise, const Function& f)
      : controls(control_count) {
    std::mt19937_64 bits{seed};
    const auto uniform = [&] { return static_cast<double>(bits() >> 11U) * 0x1p-53 - 0.5; };
    for (Control& control : controls)
      for (std::uint32_t d = 0; d < draw_count; ++d) control.push_back(uniform());
    for (std::uint32_t i = 0; i < draw_count * each; ++i) {
      draws.push_back(i % draw_count);
      values.push_back(f(controls, draws.back()) + noise * std::sqrt(12.0) * uniform());
    }
  }
  [[nodiscard]] double mean() const {
    Tally tally;
    for (const double v : values) tally.add(v);
    return tally.mean();
  }
};

/// Bends strongly, so that coefficients from the same draws would give a biased mean.
double bent(const std::vector<Control>& c, std::uint32_t d) {
  return std::exp(4 * c[0][d]) + 2 * c[1][d];
}
const double mean_of_bent = std::sinh(2.0) / 2;

Scenario gladsaxe() {
  return load_scenario(KOHORT_SOURCE_DIR "/scenarios/gladsaxe-2016-sverigesmodel.toml");
}

}  // namespace

TEST_SUITE("control variates") {
  TEST_CASE("the controlled mean is unbiased, and better known") {
    constexpr int trials = 1500;
    Tally controlled;
    Tally plain;
    int covered = 0;
    int covered_plain = 0;
    for (int t = 0; t < trials; ++t) {
      const Trial trial{static_cast<std::uint64_t>(t + 1), 25, 2, 40, 0.3, bent};
      plain.add(trial.mean());
      const auto mean = controlled_mean(trial.values, trial.draws, trial.controls);
      const double value = mean ? mean->mean : trial.mean();
      const double width = mean ? mean->half_width : half_width(trial.values, trial.draws);
      controlled.add(value);
      covered += std::abs(value - mean_of_bent) <= width ? 1 : 0;
      covered_plain +=
          std::abs(trial.mean() - mean_of_bent) <= half_width(trial.values, trial.draws) ? 1 : 0;
    }
    CHECK(std::abs(controlled.mean() - mean_of_bent) < 4 * controlled.standard_error());
    CHECK(controlled.variance() < 0.6 * plain.variance());
    // Folds share data, and the values are skewed: near 95 %, and about what the plain interval
    // has.
    CHECK(covered > 0.90 * trials);
    CHECK(covered > covered_plain - 0.03 * trials);
  }

  TEST_CASE("what controls explain wholly is taken out wholly, also where they move together") {
    Trial trial{3, 60, 3, 5, 0, [](const auto&, std::uint32_t) { return 0.0; }};
    for (std::size_t d = 0; d < 60; ++d) trial.controls[1][d] += 0.8 * trial.controls[0][d];
    for (std::size_t i = 0; i < trial.values.size(); ++i) {
      const std::uint32_t d = trial.draws[i];
      trial.values[i] =
          7 + 3 * trial.controls[0][d] - 5 * trial.controls[1][d] + 0.5 * trial.controls[4][d];
    }
    const Controlled result = take_out_controls(trial.values, trial.draws, trial.controls);
    for (const double v : result.values) REQUIRE(v == doctest::Approx(7).epsilon(1e-9));
  }

  TEST_CASE("controls that explain nothing cost hardly anything") {
    constexpr int trials = 300;
    Tally controlled;
    Tally plain;
    for (int t = 0; t < trials; ++t) {
      const Trial trial{static_cast<std::uint64_t>(t + 1),
                        25,
                        1,
                        40,
                        1,
                        [](const auto&, std::uint32_t) { return 5.0; }};
      plain.add(trial.mean());
      const auto mean = controlled_mean(trial.values, trial.draws, trial.controls);
      controlled.add(mean ? mean->mean : trial.mean());
    }
    CHECK(controlled.variance() < 1.15 * plain.variance());
  }

  TEST_CASE("what the same people are worth: variances of two worlds over that of the difference") {
    // Each world varies by 4 + 1; the difference by 1 + 1.
    std::mt19937_64 bits{5};
    std::normal_distribution<double> normal;
    std::vector<double> baseline;
    std::vector<double> scenario;
    std::vector<std::uint32_t> draws;
    for (std::uint32_t i = 0; i < 20000; ++i) {
      const double people = 2 * normal(bits);
      const double parameters = 100.0 * (i % 50);
      baseline.push_back(parameters + people + normal(bits));
      scenario.push_back(2 * parameters + people + normal(bits));
      draws.push_back(i % 50);
    }
    const auto worth = same_people_worth(baseline, scenario, draws);
    REQUIRE(worth);
    CHECK(*worth == doctest::Approx(5).epsilon(0.06));
    // One replication a draw: chance and parameters cannot be told apart.
    CHECK(!same_people_worth(std::span{baseline}.first(50), std::span{scenario}.first(50),
                             std::span{draws}.first(50)));
  }

  TEST_CASE("a difference that is the same in every replication saves no variance") {
    std::mt19937_64 bits{4};
    std::normal_distribution<double> normal;
    std::vector<double> baseline, scenario;
    const std::vector<std::uint32_t> draws(100, 0);
    for (int i = 0; i < 100; ++i) {
      baseline.push_back(1e6 * normal(bits) / 3);
      scenario.push_back(baseline.back() + 0.1);  // not the same difference to the last bit
    }
    CHECK_FALSE(same_people_worth(baseline, scenario, draws));
  }

  TEST_CASE("few draws are left as they are, to the bit") {
    const Trial trial{9, 15, 4, 3, 0.1, bent};
    const Controlled result = take_out_controls(trial.values, trial.draws, trial.controls);
    CHECK(result.controls == 0);
    CHECK(result.values == trial.values);
    CHECK(take_out_controls(trial.values, trial.draws, {}).values == trial.values);
  }

  TEST_CASE("a scenario's controls say where each parameter was drawn") {
    const Scenario scenario = gladsaxe();
    constexpr std::uint32_t draws = 400;
    const auto controls = parameter_controls(scenario, 1, draws);
    CHECK(controls.size() > 20);
    for (const Control& control : controls) {
      Tally tally;
      for (const double c : control) tally.add(c);
      CHECK(std::abs(tally.mean()) < 5 * tally.standard_error());
      CHECK(tally.variance() == doctest::Approx(1.0 / 12).epsilon(0.2));
    }
    const auto turnover = [&](std::uint32_t d) { return scenario.draw(1, d).casework.turnover; };
    const auto position = [](std::uint32_t d) { return draw_position("casework.turnover", 1, d); };
    for (std::uint32_t d = 1; d < 50; ++d)
      CHECK((position(d) > position(d - 1)) == (turnover(d) > turnover(d - 1)));
  }

  TEST_CASE("--precision needs fewer replications where parameters explain the difference") {
    const TemporaryFolder folder;
    Engine engine = test::fake_engine();
    engine.simulate = [](std::span<const Parameters* const> scenarios, std::uint64_t seed,
                         std::uint32_t replication) {
      const double turnover = scenarios[0]->casework.turnover;
      std::vector<Outcome> worlds{test::fake_outcome(seed, replication, false),
                                  test::fake_outcome(seed, replication, true)};
      worlds[1].cost(0, Category::programme, Payer::municipality) += 1e8 * turnover;
      return worlds;
    };
    RunOptions options = fake_options(folder.path(), 100);
    options.draws = 20;  // too few for hypercubes to be clusters
    options.break_even = false;
    REQUIRE(test::run({gladsaxe()}, options, engine).code == 0);
    const auto json = nlohmann::json::parse(test::read_file(folder.path() / "summary.json"));
    const auto& scenario = json["scenarios"][0];
    const double plain = scenario["half_width_of_mean_difference"];
    const double controlled = scenario["controlled_mean_difference"]["half_width"];
    CHECK(controlled < 0.9 * plain);
    // What the plain interval misses, the controlled one reaches with what is already there.
    options.precision = 0.5 * (controlled + plain);
    REQUIRE(test::run({gladsaxe()}, options, engine).code == 0);
    const auto again = nlohmann::json::parse(test::read_file(folder.path() / "summary.json"));
    CHECK(again["replications"] == 100);
  }
}
