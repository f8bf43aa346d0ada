#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "app/results/estimate.hpp"
#include "app/scenario/draw_position.hpp"
#include "sim/statistics.hpp"

using namespace kohort;

namespace {

const std::array<std::string, 3> keys{"casework.turnover", "needs.recovery",
                                      "placement.entry_0_5[foster]"};

using Position = std::array<double, 3>;
using Model = std::function<double(const Position&)>;

Position positions(std::uint64_t seed, std::uint32_t draw) {
  return {draw_position(keys[0], seed, draw), draw_position(keys[1], seed, draw),
          draw_position(keys[2], seed, draw)};
}

/// Bent, with parameters that strengthen each other; expectation 1 + 1/3 + 1/4.
double bent(const Position& u) { return 2 * u[0] + u[1] * u[1] + u[0] * u[2]; }
constexpr double bent_mean = 1 + 1.0 / 3 + 1.0 / 4;

/// A run: each replication is its draw's value and chance.
struct Run {
  std::vector<double> values;
  std::vector<std::uint32_t> draws;

  Run(std::uint64_t seed, std::uint32_t draws_made, std::uint32_t each, double chance,
      const Model& model) {
    std::mt19937_64 bits{seed};
    std::normal_distribution<double> normal{0, 1};
    for (std::uint32_t r = 0; r < draws_made * each; ++r) {
      draws.push_back(r % draws_made);
      values.push_back(model(positions(seed, r % draws_made)) + chance * normal(bits));
    }
  }
};

/// Share of seeds whose 95 % interval holds the truth.
double coverage(std::uint32_t draws, std::uint32_t each, double chance, int seeds) {
  int held = 0;
  for (int seed = 1; seed <= seeds; ++seed) {
    const Run run{static_cast<std::uint64_t>(seed), draws, each, chance, bent};
    const double mean = estimate(run.values, run.draws).mean;
    if (std::abs(mean - bent_mean) <= half_width(run.values, run.draws)) ++held;
  }
  return static_cast<double>(held) / seeds;
}

double variance_of_mean(std::uint32_t draws, const Model& model) {
  Tally means;
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    const Run run{seed, draws, 1, 0, model};
    means.add(estimate(run.values, run.draws).mean);
  }
  return means.variance();
}

std::uint32_t fifth(double position) { return static_cast<std::uint32_t>(position * 5); }

}  // namespace

TEST_SUITE("parameter draws") {
  TEST_CASE("in five draws every parameter lies once in each fifth of its distribution") {
    for (const std::uint64_t seed : {std::uint64_t{1}, std::uint64_t{1} << 63})
      for (const std::string& key : keys)
        for (std::uint32_t first = 0; first < 1000; first += 5) {
          std::uint32_t seen = 0;
          for (std::uint32_t d = first; d < first + 5; ++d)
            seen |= 1U << fifth(draw_position(key, seed, d));
          CHECK(seen == 0b11111);
        }
  }

  TEST_CASE("each single draw is uniform: a hundred parts are hit equally often") {
    for (const std::uint32_t place : {0U, 2U, 4U}) {
      std::vector<double> hits(100, 0.0);
      constexpr int hypercubes = 20000;
      for (std::uint32_t h = 0; h < hypercubes; ++h)
        hits[static_cast<std::size_t>(100 * draw_position(keys[0], 7, 5 * h + place))] += 1;
      double chi_squared = 0;
      for (const double n : hits) chi_squared += (n - 200) * (n - 200) / 200;
      CHECK(chi_squared < 99 + 4 * std::sqrt(2 * 99.0));
    }
  }

  TEST_CASE("orders of fifths are independent of other parameters, and of the next hypercube's") {
    std::vector<double> of_other(25, 0.0), of_next(25, 0.0);
    constexpr int count = 20000;
    for (std::uint32_t h = 0; h < count; ++h) {
      const std::uint32_t own = fifth(draw_position(keys[0], 3, 5 * h + 1));
      of_other[own * 5 + fifth(draw_position(keys[1], 3, 5 * h + 1))] += 1;
      of_next[own * 5 + fifth(draw_position(keys[0], 3, 5 * h + 6))] += 1;
    }
    for (const auto& table : {of_other, of_next}) {
      double chi_squared = 0;
      for (const double n : table) chi_squared += (n - count / 25.0) * (n - count / 25.0);
      CHECK(chi_squared / (count / 25.0) < 24 + 4 * std::sqrt(2 * 24.0));
    }
  }

  TEST_CASE("the mean of fifty draws has a tenth of the variance, a product's no more than ever") {
    const double independent = (4.0 / 12 + 4.0 / 45 + 7.0 / 144 + 2 * 2.0 / 24) / 50;
    CHECK(variance_of_mean(50, bent) < 0.1 * independent);
    const Model product = [](const Position& u) { return (u[0] - 0.5) * (u[1] - 0.5); };
    CHECK(variance_of_mean(50, product) == doctest::Approx(1.0 / 144 / 50).epsilon(0.15));
  }

  TEST_CASE("intervals of a mean hold the truth in at least 95 of 100 runs, few draws or many") {
    for (const double chance : {0.0, 0.2, 2.0}) {
      CAPTURE(chance);
      CHECK(coverage(50, 2, chance, 2000) > 0.94);
      CHECK(coverage(25, 2, chance, 2000) > 0.94);
      CHECK(coverage(8, 2, chance, 1000) > 0.93);
    }
    // Where chance is all there is, they promise no more than they hold.
    CHECK(coverage(50, 2, 5.0, 2000) == doctest::Approx(0.95).epsilon(0.016));
  }
}
