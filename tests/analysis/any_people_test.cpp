#include "app/analysis/any_people.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <numbers>

#include "sim/random.hpp"
#include "tests/analysis/study.hpp"

using namespace kohort;
using namespace kohort::analysis;

namespace {

enum class Chance : std::uint32_t { slope = 1, shift, jump };

/// Replications of a test function whose people differ: all outputs of a replication are shifted,
/// the slope of one input is theirs, and each point adds a jump of its own.
struct People {
  double slope{0};  ///< standard deviations
  double jump{0};
  Eigen::Index input{0};

  [[nodiscard]] Eigen::MatrixXd run(const Design& d, const TestFunction& f, Eigen::Index count,
                                    std::uint32_t seed) const {
    const Eigen::VectorXd y = analysis::run(d, f);
    Eigen::MatrixXd each(y.size(), count);
    for (Eigen::Index r = 0; r < count; ++r) {
      const Draws<Chance> draws{seed, static_cast<std::uint32_t>(r)};
      const double b = slope * draws.normal(0, Chance::slope, 0);
      const double shift = 10 * draws.normal(0, Chance::shift, 0);
      for (Eigen::Index i = 0; i < y.size(); ++i)
        each(i, r) = y(i) + shift + b * (d.points(i, input) - 0.5) +
                     jump * draws.normal(static_cast<std::uint64_t>(i), Chance::jump, 0);
    }
    return each;
  }
  /// Mean slope of these people.
  [[nodiscard]] double mean_slope(Eigen::Index count, std::uint32_t seed) const {
    double sum = 0;
    for (Eigen::Index r = 0; r < count; ++r)
      sum += slope * Draws<Chance>{seed, static_cast<std::uint32_t>(r)}.normal(0, Chance::slope, 0);
    return sum / static_cast<double>(count);
  }
};

/// How often intervals hold the truth.
struct Coverage {
  int held{0}, all{0};
  void add(const Interval& interval, double truth) {
    ++all;
    held += contains(interval, truth);
  }
  [[nodiscard]] double share() const { return static_cast<double>(held) / all; }
};

constexpr Resampling quick(std::uint32_t seed) { return {0.95, 100, seed}; }

}  // namespace

TEST_SUITE("for these people, or any") {
  TEST_CASE("one or two replications say nothing of other people") {
    const Design d = analysis::sobol(64, 3, 1);
    const auto each = People{.slope = 1}.run(d, function("test:ishigami"), 3, 1);
    CHECK(std::isnan(sobol_indices(d, each.leftCols(2)).indices[0].total_any.value));
    CHECK(std::isfinite(sobol_indices(d, each).indices[0].total_any.value));
  }

  TEST_CASE("people who differ by a shift alone change nothing") {
    const Design d = analysis::sobol(256, 3, 1);
    const auto each = People{}.run(d, function("test:ishigami"), 5, 1);
    for (const auto& i : sobol_indices(d, each).indices) {
      CHECK(i.first_any.value == doctest::Approx(i.first.value).epsilon(1e-9));
      CHECK(i.total_any.se == doctest::Approx(i.total.se).epsilon(1e-6));
    }
  }

  TEST_CASE("Sobol' intervals for these people hold what is true of them, over 200 seeds") {
    // Their mean slope on x2, which is odd where the function is even: variances add.
    const TestFunction& f = function("test:ishigami");
    const People people{.slope = 8, .input = 1};
    constexpr Eigen::Index replications = 4;
    for (const auto sampling : {Sampling::random, Sampling::low_discrepancy}) {
      Coverage coverage;
      for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        const Design d = analysis::sobol(256, 3, seed, {}, sampling);
        const auto found = sobol_indices(d, people.run(d, f, replications, seed), quick(seed));
        const double extra = std::pow(people.mean_slope(replications, seed), 2) / 12;
        const double all = *f.variance + extra;
        for (std::size_t j = 0; j < 3; ++j) {
          const double own = j == 1 ? extra : 0;
          coverage.add(found.indices[j].first.interval, (f.first[j] * *f.variance + own) / all);
          coverage.add(found.indices[j].total.interval, (f.total[j] * *f.variance + own) / all);
        }
      }
      CAPTURE(static_cast<int>(sampling));
      CHECK(coverage.share() >= 0.93);
      if (sampling == Sampling::random) CHECK(coverage.share() <= 0.98);
    }
  }

  TEST_CASE("Sobol' intervals for any people hold what is true of all, over 200 seeds") {
    for (const auto* name : {"test:ishigami", "test:sobol-g"}) {
      const TestFunction& f = function(name);
      // Chance is about as large as what the inputs do.
      const double sd = std::sqrt(*f.variance);
      const People people{.slope = 3 * sd, .jump = 0.7 * sd, .input = 1};
      Coverage any, these;
      for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        const Design d = analysis::sobol(128, f.inputs.size(), seed);
        const auto found = sobol_indices(d, people.run(d, f, 8, seed), quick(seed));
        for (std::size_t j = 0; j < 3; ++j) {
          any.add(found.indices[j].first_any.interval, f.first[j]);
          any.add(found.indices[j].total_any.interval, f.total[j]);
          these.add(found.indices[j].total.interval, f.total[j]);
        }
      }
      CAPTURE(name);
      CAPTURE(these.share());
      CHECK(any.share() >= 0.93);
    }
  }

  TEST_CASE("Morris' intervals for any people hold what is true of all, over 200 seeds") {
    const TestFunction& f = function("test:sobol-g");
    const double sd = std::sqrt(*f.variance);
    const People people{.slope = 3 * sd, .jump = 0.2 * sd, .input = 1};
    // Of the expected function, by many trajectories.
    const Design many = morris(20000, 8, 4, 999);
    const auto truth = morris_effects(many, run(many, f), {0.95, 0, 1}).effects;
    Coverage mu, mu_star;
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
      const Design d = morris(20, 8, 4, seed);
      const auto found = morris_effects(d, people.run(d, f, 6, seed), quick(seed)).effects;
      for (std::size_t j = 0; j < 8; ++j) {
        mu.add(found[j].mu_any.interval, truth[j].mu.value);
        mu_star.add(found[j].mu_star_any.interval, truth[j].mu_star.value);
      }
    }
    CHECK(mu.share() >= 0.93);
    CHECK(mu_star.share() >= 0.93);
  }

  TEST_CASE("what chance alone brings about is no effect") {
    const Design d = morris(20, 8, 4, 3);
    const auto found =
        morris_effects(d, People{.jump = 1}.run(d, function("test:sobol-g"), 5, 2)).effects;
    // The g-function hardly depends on its last inputs: slope 0.04 beside noise of 1 / root of 5.
    CHECK(found[7].mu_star.value > 0.5);
    CHECK(found[7].mu_star.value == doctest::Approx(found[7].chance).epsilon(0.5));
    CHECK(contains(found[7].mu_star_any.interval, 0.04));
  }

  TEST_CASE("groups of replications of unequal sizes are weighed") {
    // Of a mean, the jackknife is the variance of the mean, whatever the groups.
    for (const Eigen::Index count : {5, 32, 33, 100}) {
      Eigen::MatrixXd each(1, count);
      Tally tally;
      for (Eigen::Index r = 0; r < count; ++r) {
        each(0, r) = Draws<Chance>{1, static_cast<std::uint32_t>(r)}.normal(0, Chance::jump, 0);
        tally.add(each(0, r));
      }
      const auto any = for_any_people(
          each, {{tally.mean(), 0, {}}}, [](const Eigen::VectorXd& y) { return y; }, 0.95);
      CHECK(any[0].value == doctest::Approx(tally.mean()));
      CHECK(any[0].se == doctest::Approx(tally.standard_error()).epsilon(count <= 32 ? 1e-9 : 0.4));
    }
  }
}
