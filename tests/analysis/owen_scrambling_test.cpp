#include "app/analysis/owen_scrambling.hpp"

#include <cmath>
#include <cstdint>
#include <doctest/doctest.h>
#include <set>
#include <vector>

#include "app/analysis/design.hpp"
#include "sim/statistics.hpp"

using namespace kohort;
using namespace kohort::analysis;

namespace {

double number(std::uint64_t digits) { return static_cast<double>(digits) * 0x1p-52; }

}  // namespace

TEST_SUITE("Owen's scrambling") {
  TEST_CASE("numbers with the same first digits keep just these together") {
    // Every prefix of m digits goes to one prefix, different ones to different ones.
    for (const unsigned m : {1U, 3U, 7U, 8U, 12U}) {
      std::set<std::uint64_t> images;
      for (std::uint64_t prefix = 0; prefix < (1ULL << m); ++prefix) {
        const std::uint64_t low = prefix << (52 - m), high = low + (1ULL << (52 - m)) - 1;
        const std::uint64_t image = scrambled(low, 9, 2) >> (52 - m);
        CHECK((scrambled(high, 9, 2) >> (52 - m)) == image);
        images.insert(image);
      }
      CHECK(images.size() == 1ULL << m);
    }
  }

  TEST_CASE(
      "every number is uniform over seeds, and two near ones are far apart as chance has it") {
    const std::uint64_t x = 0x5A5A5A5A5A5A5, y = x ^ 1;  // they differ in the last digit alone
    Tally first, second, distance;
    for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
      const std::uint64_t u = scrambled(x, seed, 0), v = scrambled(y, seed, 0);
      first.add(number(u));
      second.add(number(scrambled(x, seed, 1)));
      CHECK((u ^ v) == 1);
      // Numbers that part at the first digit are scrambled independently after it.
      const std::uint64_t other = scrambled(x ^ (1ULL << 51), seed, 0);
      distance.add(std::abs(number(u) - number(other)));
    }
    CHECK(std::abs(first.mean() - 0.5) < 4 * first.standard_error());
    CHECK(first.variance() == doctest::Approx(1.0 / 12).epsilon(0.1));
    CHECK(std::abs(second.mean() - 0.5) < 4 * second.standard_error());
    // One in each half, uniform there: mean distance 1/2; with one shift for all it is 1/2 always.
    CHECK(std::abs(distance.mean() - 0.5) < 4 * distance.standard_error());
    CHECK(distance.standard_deviation() > 0.15);
  }

  TEST_CASE("2^m points stay a net: each of 2^m equal parts of every column has one") {
    const Eigen::MatrixXd u = sobol_samples(256, 4, 7);
    for (Eigen::Index j = 0; j < u.cols(); ++j) {
      std::vector<int> count(256, 0);
      for (Eigen::Index i = 0; i < u.rows(); ++i) {
        REQUIRE(u(i, j) > 0);
        REQUIRE(u(i, j) < 1);
        ++count[static_cast<std::size_t>(u(i, j) * 256)];
      }
      for (const int n : count) CHECK(n == 1);
    }
    // ... and the first two columns have one in each of 16 x 16 squares.
    std::set<std::pair<int, int>> squares;
    for (Eigen::Index i = 0; i < u.rows(); ++i)
      squares.insert({static_cast<int>(u(i, 0) * 16), static_cast<int>(u(i, 1) * 16)});
    CHECK(squares.size() == 256);
  }

  TEST_CASE("a longer sequence begins with the shorter one") {
    CHECK(sobol_samples(100, 3, 4).topRows(40) == sobol_samples(40, 3, 4));
  }
}
