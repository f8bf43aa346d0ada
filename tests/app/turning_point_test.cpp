#include "app/run/turning_point.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <random>
#include <set>

using namespace kohort;

namespace {

using Outcome = TurningPoint::Outcome;

/// A mean curve with noise that grows with the strength, the same noise at every strength but for a
/// little that jumps about, as lives do when one thing changes.
class Curve {
 public:
  Curve(double (*mean)(double), double noise, std::uint64_t seed)
      : mean_{mean}, noise_{noise}, seed_{seed} {}

  std::vector<double> operator()(double at, std::uint32_t first, std::uint32_t last) {
    ++looks;
    std::vector<double> values;
    for (std::uint32_t r = first; r < last; ++r) {
      std::seed_seq seed{seed_, std::uint64_t{r}};
      std::mt19937_64 random{seed};
      std::normal_distribution<double> normal;
      const double people = normal(random);
      const double more = normal(random);
      std::mt19937_64 jump{random() + static_cast<std::uint64_t>(std::llround(at * 1e6))};
      values.push_back(mean_(at) + noise_ * (1 + 0.3 * at) * people +
                       noise_ * 0.2 * (more + normal(jump)));
    }
    simulated += last - first;
    seen.insert(at);
    return values;
  }

  int looks{0};
  std::uint32_t simulated{0};
  std::set<double> seen;

 private:
  double (*mean_)(double);
  double noise_;
  std::uint64_t seed_;
};

TurningPoint search(Curve& curve, std::uint32_t replications, std::uint32_t most, double end = 60) {
  SearchPlan plan;
  plan.end = end;
  plan.replications = replications;
  plan.most = most;
  return find_turning_point(std::ref(curve), plan);
}

}  // namespace

TEST_SUITE_BEGIN("turning point");

TEST_CASE("without chance the crossing is found, in whatever shape money comes back") {
  struct Shape {
    double (*mean)(double);
    double crossing;
  };
  for (const auto [mean, crossing] :
       {Shape{+[](double s) { return 10 - 40 * s; }, 0.25},
        Shape{+[](double s) { return 10 - s; }, 10},
        Shape{+[](double s) { return 10 - 0.2 * s; }, 50},
        Shape{+[](double s) { return 10 - 12 * (1 - std::exp(-s)); }, std::log(6)},
        Shape{+[](double s) { return 10 - 0.5 * s * s * s; }, std::cbrt(20)},
        Shape{+[](double s) { return s < 3 ? 10.0 : -1.0; }, 3}}) {
    CAPTURE(crossing);
    Curve curve{mean, 0, 1};
    const TurningPoint t = search(curve, 2, 2);
    REQUIRE(t.outcome == Outcome::found);
    CHECK(t.at == doctest::Approx(crossing).epsilon(0.03));
    CHECK(t.low <= t.at);
    CHECK(t.at <= t.high);
    CHECK(curve.looks <= 16);
  }
}

TEST_CASE("a crossing far beyond what is stated is found, where an earlier search gave up") {
  // Falls slowly, then faster: after 3.64 nothing seemed to come.
  Curve curve{+[](double s) { return 22 - 2 * s - 1.2 * s * s; }, 3, 4};
  const TurningPoint t = search(curve, 12, 100);
  REQUIRE(t.outcome == Outcome::found);
  CHECK(t.low < 3.53);
  CHECK(3.53 < t.high);
}

TEST_CASE("never is said only after the end was simulated and lies above zero beyond chance") {
  Curve never{+[](double s) { return 10 - 8 * (1 - std::exp(-s)); }, 1, 2};
  const TurningPoint t = search(never, 12, 100);
  CHECK(t.outcome == Outcome::none);
  CHECK(never.seen.contains(60));
  CHECK(t.furthest_at == 60);
  CHECK(t.furthest.low() > 0);

  // The same mean curve in a fog: nothing is claimed, but what can be bounded.
  Curve fog{+[](double s) { return 10 - 8 * (1 - std::exp(-s)); }, 40, 2};
  CHECK(search(fog, 2, 4).outcome == Outcome::not_known);
}

TEST_CASE("where the first replications do not decide, more are taken, and no more than allowed") {
  const auto mean = +[](double s) { return 10 - 1.5 * s; };
  Curve noisy{mean, 9, 3};
  const TurningPoint few = search(noisy, 4, 4, 8);
  CHECK(few.replications == 4);
  CHECK(few.outcome == Outcome::not_known);
  CHECK(std::isinf(few.high));
  Curve again{mean, 9, 3};
  const TurningPoint more = search(again, 4, 256, 8);
  CHECK(more.replications > 4);
  CHECK(more.replications <= 256);
  CHECK(more.outcome == Outcome::found);
}

TEST_CASE("the crossing itself is simulated: little is left to interpolate") {
  Curve curve{+[](double s) { return 20 - 6 * s; }, 2, 5};
  const TurningPoint t = search(curve, 12, 100);
  REQUIRE(t.outcome == Outcome::found);
  const double nearest =
      *std::ranges::min_element(curve.seen, {}, [&t](double at) { return std::abs(at - t.at); });
  CHECK(std::abs(nearest - t.at) < 0.25 * (t.high - t.low));
}

TEST_CASE("what costs nothing at the start is said to, and chance there is not taken for it") {
  Curve free{+[](double) { return -5.0; }, 1, 6};
  CHECK(search(free, 12, 12).outcome == Outcome::not_above);
  Curve nothing{+[](double) { return 0.0; }, 0, 6};
  CHECK(search(nothing, 12, 12).outcome == Outcome::not_above);
  Curve unclear{+[](double) { return -0.01; }, 30, 6};
  CHECK(search(unclear, 4, 4).outcome == Outcome::not_known);
}

TEST_CASE("the 95 % interval holds the true crossing in 92 to 98 of 100 searches") {
  const auto straight = +[](double s) { return 20 - 6 * s; };
  const auto bent = +[](double s) { return 20 - 40 * (1 - std::exp(-0.25 * s)); };
  const double bent_crossing = 4 * std::log(2);
  for (const auto& [mean, crossing] : {std::pair{straight, 20.0 / 6}, {bent, bent_crossing}}) {
    CAPTURE(crossing);
    int found = 0;
    int holds = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
      Curve curve{mean, 4, seed};
      const TurningPoint t = search(curve, 12, 100);
      if (t.outcome != Outcome::found) continue;
      ++found;
      if (t.low <= crossing && crossing <= t.high) ++holds;
    }
    CHECK(found > 360);
    CHECK(static_cast<double>(holds) / found >= 0.92);
    CHECK(static_cast<double>(holds) / found <= 0.98);
  }
}

TEST_SUITE_END();
