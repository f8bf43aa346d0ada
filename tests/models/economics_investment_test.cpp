#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <stdexcept>
#include <vector>

#include "models/economics/investment.hpp"
#include "models/economics/present_value.hpp"

using namespace kohort;

namespace {

double value_at(const std::vector<double>& net, double rate) {
  double sum = 0;
  for (std::size_t t = 0; t < net.size(); ++t)
    sum += net[t] * std::pow(1 + rate, -static_cast<double>(t));
  return sum;
}

/// 3,000 in the first of twenty years, 500 saved in each.
std::vector<double> golden() {
  std::vector<double> net(20, 500.0);
  net[0] -= 3000;
  return net;
}

}  // namespace

TEST_SUITE("economics: investments") {
  TEST_CASE("golden case: 3,000 at t = 1 and 500 a year for twenty years at 3 per cent") {
    const DiscountStep rate[] = {{0, 0.03}};
    const double benefit =
        present_value(std::vector<double>(20, 500.0), rate, Discounting::chained, 1);
    const double cost = present_value(std::vector<double>{3000}, rate, Discounting::chained, 1);
    CHECK(std::abs(benefit - 7438.74) < 0.005);
    CHECK(std::abs(cost - 2912.62) < 0.005);
    CHECK(std::abs(benefit - cost - 4526.12) < 0.005);
    CHECK(std::abs(*benefit_cost_ratio(benefit, cost) - 2.55) < 0.005);
    const auto rates = internal_rates(golden());
    REQUIRE(rates.size() == 1);
    CHECK(std::abs(rates[0] - 0.1930) < 5e-5);
  }

  TEST_CASE("a rate found makes the present value zero, no sign change, no rate") {
    for (const std::vector<double>& net :
         {golden(), std::vector<double>{-100, 60, 60}, std::vector<double>{-1, 0, 0, 0, 2},
          std::vector<double>{-100, 30, 30}, std::vector<double>{100, -50, -60}}) {
      const auto rates = internal_rates(net);
      REQUIRE(rates.size() == 1);
      CHECK(std::abs(value_at(net, rates[0])) < 1e-7 * 3000);
    }
    CHECK(internal_rates(std::vector<double>{-1, -2, -3}).empty());
    CHECK(internal_rates(std::vector<double>{1, 0, 3}).empty());
    CHECK(internal_rates(std::vector<double>{}).empty());
    CHECK(internal_rates(std::vector<double>{0, 0}).empty());
    CHECK(internal_rates(std::vector<double>{-1, 2.3, -1.32, 0, 0}) ==
          internal_rates(std::vector<double>{-1, 2.3, -1.32}));
    CHECK(internal_rates(std::vector<double>{-5}).empty());
    // Two changes of sign, but the present value stays below zero at every rate.
    CHECK(internal_rates(std::vector<double>{-100, 150, -100}).empty());
  }

  TEST_CASE("several rates are all found, also one where the value only touches zero") {
    // (x - 1/1.1)(x - 1/1.3) and, with a third root, (x - 1/1.5): rates of 10, 30 and 50 per cent.
    const std::vector<double> two{1 / (1.1 * 1.3), -(1 / 1.1 + 1 / 1.3), 1};
    const auto rates = internal_rates(two);
    REQUIRE(rates.size() == 2);
    CHECK(rates[0] == doctest::Approx(0.1));
    CHECK(rates[1] == doctest::Approx(0.3));
    std::vector<double> three(4, 0.0);
    for (std::size_t i = 0; i < two.size(); ++i) {
      three[i] -= two[i] / 1.5;
      three[i + 1] += two[i];
    }
    const auto all = internal_rates(three);
    REQUIRE(all.size() == 3);
    CHECK(all[2] == doctest::Approx(0.5));
    const auto touching = internal_rates(std::vector<double>{-1, 2.2, -1.21});
    REQUIRE(touching.size() == 1);
    CHECK(touching[0] == doctest::Approx(0.1).epsilon(1e-6));
  }

  TEST_CASE("the size of the amounts, their sign and empty years around them change nothing") {
    const double rate = internal_rates(golden()).front();
    std::vector<double> other = golden();
    for (double& x : other) x *= -1e9;
    other.insert(other.begin(), 7, 0.0);
    other.push_back(0);
    CHECK(internal_rates(other).front() == doctest::Approx(rate).epsilon(1e-10));
    std::vector<double> life(100, 1000.0);
    life[0] = -50000;
    REQUIRE(internal_rates(life).size() == 1);
    CHECK(std::abs(value_at(life, internal_rates(life)[0])) < 1e-4);
  }

  TEST_CASE("amounts that are no numbers are refused") {
    CHECK_THROWS_AS((void)internal_rates(std::vector<double>{-1, std::nan("")}), std::domain_error);
    CHECK_THROWS_AS(
        (void)internal_rates(std::vector<double>{-1, std::numeric_limits<double>::infinity()}),
        std::domain_error);
  }

  TEST_CASE("payback is the first year whose cumulated net cost is zero or below") {
    const auto year = [](const std::vector<double>& net) { return payback_year(net); };
    // 0.6 invested, 1.0 saved in each following year: back in the second year.
    CHECK(year({0.6, -1.0, -1.0}) == 1U);
    CHECK(year({3, -1, -1, -1, -1}) == 3U);
    CHECK_FALSE(year({3, -1, -1}));
    CHECK_FALSE(year({0, 0, 0}));
    CHECK(year({0, -1, 0}) == 1U);
    CHECK_FALSE(year({-5, 10, 0}));
  }

  TEST_CASE("a ratio needs something invested") {
    CHECK(benefit_cost_ratio(30, 20) == 1.5);
    CHECK_FALSE(benefit_cost_ratio(30, 0));
    CHECK_FALSE(benefit_cost_ratio(30, -5));
  }
}
