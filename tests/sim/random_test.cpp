#include "sim/random.hpp"

#include <Random123/philox.h>
#include <array>
#include <cmath>
#include <cstdint>
#include <doctest/doctest.h>
#include <set>
#include <vector>

#include "sim/statistics.hpp"

// Random123 has a macro of this name.
#undef philox4x32

using namespace kohort;

namespace {

enum class Purpose : std::uint32_t { first = 1, second = 2 };

using Counter = std::array<std::uint32_t, 4>;
using Key = std::array<std::uint32_t, 2>;

/// Chi-square statistic of `count` uniforms in 64 cells; `draw(i)` gives the i-th.
template <class Draw>
double chi_square(std::uint32_t count, Draw draw) {
  std::array<int, 64> cell{};
  for (std::uint32_t i = 0; i < count; ++i) ++cell[static_cast<std::size_t>(draw(i) * 64)];
  const double expected = count / 64.0;
  double sum = 0;
  for (const int n : cell) sum += (n - expected) * (n - expected) / expected;
  return sum;
}

}  // namespace

TEST_SUITE("random") {
  // kat_vectors of the Random123 distribution.
  TEST_CASE("Philox gives the known answers") {
    CHECK(philox4x32(Counter{0, 0, 0, 0}, Key{0, 0}) ==
          Counter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    constexpr std::uint32_t ones = 0xffffffff;
    CHECK(philox4x32(Counter{ones, ones, ones, ones}, Key{ones, ones}) ==
          Counter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox4x32(Counter{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
                     Key{0xa4093822, 0x299f31d0}) ==
          Counter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
  }

  TEST_CASE("Philox agrees with Random123 on arbitrary counters and keys") {
    Counter counter{1, 2, 3, 4};
    Key key{5, 6};
    for (int i = 0; i < 10'000; ++i) {
      const r123::Philox4x32 oracle;
      const auto expected =
          oracle({{counter[0], counter[1], counter[2], counter[3]}}, {{key[0], key[1]}});
      const Counter actual = philox4x32(counter, key);
      REQUIRE(actual == Counter{expected[0], expected[1], expected[2], expected[3]});
      counter = actual;
      key = {actual[2] ^ 0x5bd1e995, actual[1]};
    }
  }

  TEST_CASE("a seed below 2^32 is a word of the key, as it has always been") {
    for (const std::uint32_t seed : {0u, 1u, 2024u, 0xffffffffu})
      CHECK(key_of(seed, 7) == std::array<std::uint32_t, 2>{seed, 7});
  }

  TEST_CASE("a larger seed permutes the key by Random123's Philox2x32") {
    for (std::uint32_t i = 1; i < 1'000; ++i) {
      const std::uint32_t high = i * 0x9e3779b1, low = i * 0x85ebca77, replication = i * 31;
      const r123::Philox2x32 oracle;
      const auto expected = oracle({{low, replication}}, {{high}});
      REQUIRE(key_of(std::uint64_t{high} << 32 | low, replication) ==
              Key{expected[0], expected[1]});
    }
  }

  TEST_CASE("all 64 bits of a seed count: 2^63 is another seed than 0") {
    std::set<double> seen;
    std::vector<std::uint64_t> seeds{0, ~std::uint64_t{0}};
    for (int bit = 0; bit < 64; ++bit) seeds.push_back(std::uint64_t{1} << bit);
    for (const std::uint64_t seed : seeds)
      for (std::uint32_t replication = 0; replication < 100; ++replication)
        seen.insert(Draws<Purpose>{seed, replication}.uniform(3, Purpose::first, 0));
    CHECK(seen.size() == seeds.size() * 100);
  }

  TEST_CASE("a draw is addressed by seed, replication, entity, decision and occurrence alone") {
    const Draws<Purpose> draws{1, 2};
    const double draw = draws.uniform(3, Purpose::first, 4);
    CHECK(Draws<Purpose>{1, 2}.uniform(3, Purpose::first, 4) == draw);
    CHECK(Draws<Purpose>{2, 2}.uniform(3, Purpose::first, 4) != draw);
    CHECK(Draws<Purpose>{1, 3}.uniform(3, Purpose::first, 4) != draw);
    CHECK(draws.uniform(4, Purpose::first, 4) != draw);
    CHECK(draws.uniform(3 + (std::uint64_t{1} << 32), Purpose::first, 4) != draw);
    CHECK(draws.uniform(3, Purpose::second, 4) != draw);
    CHECK(draws.uniform(3, Purpose::first, 5) != draw);
  }

  TEST_CASE("all kinds of draws of one address come from the same bits") {
    const Draws<Purpose> draws{1, 2};
    const double u = draws.uniform(3, Purpose::first, 4);
    const auto bits = draws.block(3, Purpose::first, 4);
    const std::uint64_t joined = (std::uint64_t{bits[1]} << 32) | bits[0];
    CHECK(u == std::ldexp(static_cast<double>(2 * (joined >> 12) + 1), -53));
    CHECK(draws.uniform_pair(3, Purpose::first, 4)[0] == u);
    CHECK(draws.uniform_pair(3, Purpose::first, 4)[1] != u);
    CHECK(draws.exponential(3, Purpose::first, 4) == -elementary::log(u));
    CHECK(draws.normal(3, Purpose::first, 4) == elementary::normal_quantile(u));
  }

  TEST_CASE("draws for many entities at once have the bits of draws one by one") {
    const Draws<Purpose> draws{1, 2};
    for (const std::size_t count : {0u, 1u, 63u, 64u, 65u, 100'000u}) {
      std::vector<std::uint64_t> entities;
      for (std::size_t i = 0; i < count; ++i) entities.push_back(i * 0x9e3779b97f4a7c15);
      std::vector<double> several(count);
      draws.exponentials(entities, Purpose::second, 7, several);
      for (std::size_t i = 0; i < count; ++i)
        REQUIRE(several[i] == draws.exponential(entities[i], Purpose::second, 7));
      draws.uniforms(entities, Purpose::first, 8, several);
      for (std::size_t i = 0; i < count; ++i)
        REQUIRE(several[i] == draws.uniform(entities[i], Purpose::first, 8));
      std::vector<std::array<double, 2>> pairs(count);
      draws.uniform_pairs(entities, Purpose::first, 9, pairs);
      for (std::size_t i = 0; i < count; ++i)
        REQUIRE(pairs[i] == draws.uniform_pair(entities[i], Purpose::first, 9));
    }
  }

  // 63 degrees of freedom: mean 63, standard deviation 11.2; four of them is 108.
  TEST_CASE("draws along every coordinate of the address are uniform") {
    const Draws<Purpose> draws{9, 0};
    constexpr std::uint32_t count = 200'000;
    CHECK(chi_square(count, [&](auto i) { return draws.uniform(i, Purpose::first, 0); }) < 108);
    CHECK(chi_square(count, [&](auto i) { return draws.uniform(0, Purpose::first, i); }) < 108);
    CHECK(chi_square(count, [&](auto i) { return draws.uniform_pair(i, Purpose::first, 0)[1]; }) <
          108);
    CHECK(chi_square(count, [&](auto i) {
            return Draws<Purpose>{9, i}.uniform(0, Purpose::first, 0);
          }) < 108);
  }

  TEST_CASE("exponential and normal draws have the moments of their distributions") {
    const Draws<Purpose> draws{9, 1};
    Tally exponential, normal, square;
    for (std::uint32_t i = 0; i < 200'000; ++i) {
      exponential.add(draws.exponential(i, Purpose::first, 0));
      const double z = draws.normal(i, Purpose::second, 0);
      normal.add(z);
      square.add(z * z);
    }
    CHECK(std::abs(exponential.mean() - 1) < 4 * exponential.standard_error());
    CHECK(std::abs(exponential.standard_deviation() - 1) < 0.02);
    CHECK(exponential.minimum() > 0);
    CHECK(std::abs(normal.mean()) < 4 * normal.standard_error());
    CHECK(std::abs(square.mean() - 1) < 4 * square.standard_error());
  }
}
