#include <algorithm>
#include <cmath>
#include <cstdint>
#include <doctest/doctest.h>
#include <numbers>
#include <string>
#include <vector>

#include "check.hpp"
#include "sim/batch_means.hpp"
#include "sim/fault.hpp"
#include "sim/random.hpp"
#include "sim/thinning.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

enum class Purpose : std::uint32_t { arrivals = 1, arrival = 2, service = 3 };

/// Busiest in the middle of each year.
Rate seasonal(Time t) { return Rate{20 * (1 - std::cos(2 * std::numbers::pi * in_years(t)))}; }

/// Its integral from 0.
double expected(double t) {
  return 20 * (t - std::sin(2 * std::numbers::pi * t) / (2 * std::numbers::pi));
}

template <class RateAt>
std::vector<double> arrivals(std::uint64_t seed, const RateAt& rate, double end) {
  ThinnedArrivals<Purpose> source{Draws<Purpose>{seed, 0}, 0, Purpose::arrivals, Rate{40}};
  std::vector<double> all;
  for (Time t = source.next(rate, at(end)); t < never; t = source.next(rate, at(end)))
    all.push_back(in_years(t));
  return all;
}

}  // namespace

TEST_SUITE("arrivals") {
  TEST_CASE("numbers in parts of the year are Poisson: mean and variance are the integral's") {
    constexpr int parts = 8;
    std::vector<Tally> count(2 * parts);
    Tally neighbours;
    for (std::uint64_t seed = 0; seed < 4'000; ++seed) {
      std::vector<double> here(2 * parts);
      for (const double t : arrivals(seed, seasonal, 2))
        here[static_cast<std::size_t>(t * parts)]++;
      for (std::size_t k = 0; k < here.size(); ++k) count[k].add(here[k]);
      neighbours.add((here[3] - 4.5) * (here[4] - 4.5));
    }
    for (std::size_t k = 0; k < count.size(); ++k) {
      CAPTURE(k);
      const auto from = static_cast<double>(k) / parts;
      const double mean = expected(from + 1.0 / parts) - expected(from);
      CHECK(std::abs(count[k].mean() - mean) < 4 * std::sqrt(mean / 4'000));
      // Variance of a sample variance of Poisson numbers: (mu + 2 mu^2) / n.
      CHECK(std::abs(count[k].variance() - mean) < 4 * std::sqrt((mean + 2 * mean * mean) / 4'000));
    }
    const double mean3 = count[3].mean(), mean4 = count[4].mean();
    CHECK(std::abs(neighbours.mean() - (mean3 - 4.5) * (mean4 - 4.5)) <
          4 * neighbours.standard_error());
  }

  TEST_CASE("a lower rate keeps some of the same arrivals and adds none") {
    const auto all = arrivals(1, seasonal, 10);
    const auto half = arrivals(
        1, [](Time t) { return Rate{seasonal(t).value / 2}; }, 10);
    CHECK(half.size() < all.size());
    CHECK(half.size() > all.size() / 3);
    CHECK(std::ranges::includes(all, half));
  }

  TEST_CASE("asking in parts is asking once") {
    const auto whole = arrivals(2, seasonal, 5);
    ThinnedArrivals<Purpose> source{Draws<Purpose>{2, 0}, 0, Purpose::arrivals, Rate{40}};
    std::vector<double> parts;
    for (double end = 0.1; end < 5.05; end += 0.1)
      for (Time t = source.next(seasonal, at(end)); t < never; t = source.next(seasonal, at(end)))
        parts.push_back(in_years(t));
    REQUIRE(parts.size() <= whole.size());
    for (std::size_t i = 0; i < parts.size(); ++i) REQUIRE(parts[i] == whole[i]);
    CHECK(parts.size() > whole.size() - 5);
  }

  TEST_CASE("a rate above its bound, below zero or without a value is refused with its time") {
    const auto refused = [](double value) {
      ThinnedArrivals<Purpose> source{Draws<Purpose>{3, 0}, 0, Purpose::arrivals, Rate{1}};
      try {
        (void)source.next([&](Time) { return Rate{value}; }, at(100));
      } catch (const ModelError& error) {
        return std::string{error.what()}.find("arrivals at time") != std::string::npos;
      }
      return false;
    };
    CHECK(refused(1.01));
    CHECK(refused(-0.1));
    CHECK(refused(std::nan("")));
    CHECK_FALSE(refused(1));
    CHECK_FALSE(refused(0));
    CHECK_THROWS_AS((ThinnedArrivals<Purpose>{Draws<Purpose>{3, 0}, 0, Purpose::arrivals, Rate{0}}),
                    ModelError);
  }

  TEST_CASE("the interval of batch means holds the mean wait of M/M/1 in 95 of 100 long runs") {
    // Lindley 1952: wait = max(0, wait + service - gap). Load 0.5: mean wait 1.
    int held = 0;
    constexpr int runs = 400;
    for (std::uint64_t seed = 0; seed < runs; ++seed) {
      const Draws<Purpose> draws{seed, 0};
      BatchMeans batches{200};
      double wait = 0;
      for (std::uint64_t i = 0; i < 20'000; ++i) {
        batches.add(wait);
        wait = std::max(0.0, wait + draws.exponential(i, Purpose::service, 0) -
                                 2 * draws.exponential(i, Purpose::arrival, 0));
      }
      const Interval interval = batches.interval();
      held += interval.low < 1 && 1 < interval.high ? 1 : 0;
    }
    CHECK(held > 0.92 * runs);
    CHECK(held < 0.98 * runs);
  }
}
