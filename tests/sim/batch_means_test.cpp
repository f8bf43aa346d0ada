#include "sim/batch_means.hpp"

#include <cmath>
#include <cstdint>
#include <doctest/doctest.h>
#include <limits>
#include <vector>

#include "sim/fault.hpp"
#include "sim/random.hpp"

using namespace kohort;

namespace {

enum class Purpose : std::uint32_t { noise = 1 };

/// x_t = 0.8 x_(t-1) + normal, long-run mean 0, from a start far away.
std::vector<double> series(std::uint32_t seed, std::uint32_t length, double start) {
  const Draws<Purpose> draws{seed, 0};
  std::vector<double> all;
  double x = start;
  for (std::uint32_t t = 0; t < length; ++t) {
    all.push_back(x);
    x = 0.8 * x + draws.normal(t, Purpose::noise, 0);
  }
  return all;
}

}  // namespace

TEST_SUITE("batch means") {
  TEST_CASE("batches are joined in pairs when there are twice as many as wanted") {
    BatchMeans batches{2, 2};
    for (const double x : {100, 100, 1, 2, 3}) batches.add(x);
    CHECK(batches.batch_size() == 1);
    CHECK(batches.means().count() == 3);
    batches.add(4);  // the fourth: 1.5 and 3.5
    CHECK(batches.batch_size() == 2);
    CHECK(batches.means().count() == 2);
    CHECK(batches.mean() == 2.5);
    batches.add(7);  // half a batch says nothing yet
    CHECK(batches.mean() == 2.5);
    batches.add(9);
    CHECK(batches.means().count() == 3);
    CHECK(batches.means().maximum() == 8);
    CHECK_THROWS_AS((BatchMeans{0, 1}), ModelError);
    CHECK(BatchMeans{}.interval().high == std::numeric_limits<double>::infinity());
  }

  TEST_CASE("the interval holds the long-run mean in 95 of 100 runs, single observations do not") {
    int held = 0, held_naively = 0;
    constexpr int runs = 1'000;
    double correlation = 0;
    for (std::uint32_t seed = 0; seed < runs; ++seed) {
      BatchMeans batches{50};
      Tally naive;
      for (const double x : series(seed, 6'000, 30)) {
        batches.add(x);
        naive.add(x);
      }
      const Interval interval = batches.interval();
      held += interval.low < 0 && 0 < interval.high ? 1 : 0;
      const Interval wrong = naive.interval();
      held_naively += wrong.low < 0 && 0 < wrong.high ? 1 : 0;
      correlation += batches.neighbour_correlation() / runs;
    }
    CHECK(held > 0.93 * runs);
    CHECK(held < 0.97 * runs);
    CHECK(held_naively < 0.6 * runs);
    CHECK(std::abs(correlation) < 0.1);
  }

  TEST_CASE("neighbouring batches of a run that is too short are correlated, and it is told") {
    double correlation = 0;
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
      BatchMeans batches;
      for (const double x : series(seed, 60, 0)) batches.add(x);
      correlation += batches.neighbour_correlation() / 100;
    }
    CHECK(correlation > 0.3);
  }

  TEST_CASE(
      "the warm-up that is found is that of the start, and none is found where there is none") {
    double found = 0, needless = 0;
    for (std::uint32_t seed = 0; seed < 50; ++seed) {
      // 0.8^t from 50 is below the noise (1.7) after 15 steps.
      found += static_cast<double>(warm_up_length(series(seed, 2'000, 50))) / 50;
      needless += static_cast<double>(warm_up_length(series(seed, 2'000, 0))) / 50;
    }
    CHECK(found > 10);
    CHECK(found < 200);
    CHECK(needless < 150);
    CHECK(warm_up_length({}) == 0);
    CHECK(warm_up_length(std::vector<double>(100, 3.0)) == 0);
    CHECK_THROWS_AS((void)warm_up_length({}, 0), ModelError);
  }
}
