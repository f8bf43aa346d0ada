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

std::vector<double> rates_of(const std::vector<double>& net) { return internal_rates(net).rates; }

/// The product of (x - 1 / (1 + rate)) with x = 1 / (1 + r): a stream with these rates, exactly.
std::vector<double> stream_of(const std::vector<double>& rates) {
  std::vector<double> p{1};
  for (const double rate : rates) {
    std::vector<double> next(p.size() + 1, 0.0);
    for (std::size_t i = 0; i < p.size(); ++i) {
      next[i] -= p[i] / (1 + rate);
      next[i + 1] += p[i];
    }
    p = next;
  }
  return p;
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
    const auto rates = rates_of(golden());
    REQUIRE(rates.size() == 1);
    CHECK(std::abs(rates[0] - 0.1930) < 5e-5);
  }

  TEST_CASE("a rate found makes the present value zero, no sign change, no rate") {
    for (const std::vector<double>& net :
         {golden(), std::vector<double>{-100, 60, 60}, std::vector<double>{-1, 0, 0, 0, 2},
          std::vector<double>{-100, 30, 30}, std::vector<double>{100, -50, -60}}) {
      const InternalRates found = internal_rates(net);
      REQUIRE(found.rates.size() == 1);
      CHECK(found.sign_changes == 1);
      CHECK(std::abs(value_at(net, found.rates[0])) < 1e-7 * 3000);
    }
    for (const std::vector<double>& none :
         {std::vector<double>{-1, -2, -3}, std::vector<double>{1, 0, 3}, std::vector<double>{},
          std::vector<double>{0, 0}, std::vector<double>{-5}}) {
      CHECK(internal_rates(none).rates.empty());
      CHECK(internal_rates(none).sign_changes == 0);
    }
    CHECK(rates_of({-1, 2.3, -1.32, 0, 0}) == rates_of({-1, 2.3, -1.32}));
    // Two changes of sign, but the present value stays below zero at every rate.
    const InternalRates never = internal_rates(std::vector<double>{-100, 150, -100});
    CHECK(never.rates.empty());
    CHECK(never.sign_changes == 2);
    CHECK_FALSE(never.above);
    CHECK_FALSE(never.below);
  }

  TEST_CASE("rates far from everyday ones are found: 0.265 per cent in 153 years, 1,100 in one") {
    std::vector<double> old(154, 0.0);
    old.front() = -1000;
    old.back() = 1500;
    REQUIRE(rates_of(old).size() == 1);
    CHECK(rates_of(old)[0] == doctest::Approx(std::pow(1.5, 1 / 153.0) - 1).epsilon(1e-12));
    CHECK(rates_of({-100, 1200}).at(0) == doctest::Approx(11).epsilon(1e-12));
    CHECK(rates_of({-100, 0.011}).at(0) == doctest::Approx(-0.99989).epsilon(1e-12));
    CHECK(rates_of({-1, 10000}).at(0) == doctest::Approx(9999).epsilon(1e-12));
    CHECK(rates_of({-100, 100}) == std::vector<double>{0});
    // 300 years, where powers of the rate leave the range of numbers.
    std::vector<double> century(301, 0.0);
    century.front() = -1;
    century.back() = 1e-300;
    CHECK(rates_of(century).at(0) == doctest::Approx(-0.9).epsilon(1e-12));
  }

  TEST_CASE("a rate beyond the limits of the search is told, not taken for none") {
    const InternalRates above = internal_rates(std::vector<double>{-1, 1e6});
    CHECK(above.rates.empty());
    CHECK(above.above);
    CHECK_FALSE(above.below);
    const InternalRates below = internal_rates(std::vector<double>{-1e6, 1});
    CHECK(below.rates.empty());
    CHECK(below.below);
    CHECK_FALSE(below.above);
  }

  TEST_CASE("several rates are all found, also one where the value only touches zero") {
    const std::vector<std::vector<double>> lists{
        {0.1, 0.3}, {0.1, 0.3, 0.5}, {-0.5, -0.1, 0, 0.2, 4}, {0.01, 0.02, 0.03, 0.04}};
    for (const auto& expected : lists) {
      const InternalRates found = internal_rates(stream_of(expected));
      CHECK(found.sign_changes == static_cast<int>(expected.size()));
      REQUIRE(found.rates.size() == expected.size());
      for (std::size_t i = 0; i < expected.size(); ++i)
        CHECK(found.rates[i] == doctest::Approx(expected[i]).epsilon(1e-6));
    }
    const auto touching = rates_of({-1, 2.2, -1.21});
    REQUIRE(touching.size() == 1);
    CHECK(touching[0] == doctest::Approx(0.1).epsilon(1e-6));
  }

  TEST_CASE("times between years: a stream stretched in time has the rates of its own time") {
    std::vector<Payment> half;  // golden() in half-years, written in any order
    for (std::size_t i = 0; i < golden().size(); ++i)
      half.insert(half.begin(), {0.5 * static_cast<double>(i) + 3, golden()[i]});
    const auto rates = internal_rates(half).rates;
    REQUIRE(rates.size() == 1);
    const double yearly = rates_of(golden()).at(0);
    CHECK(rates[0] == doctest::Approx(std::pow(1 + yearly, 2) - 1).epsilon(1e-10));
  }

  TEST_CASE("more changes of sign than can be searched exactly are searched on a grid, and told") {
    std::vector<double> net(200);
    for (std::size_t i = 0; i < net.size(); ++i) net[i] = i % 2 == 0 ? -100 : 105;
    const InternalRates found = internal_rates(net);
    CHECK_FALSE(found.complete);
    CHECK(found.sign_changes == 199);
    REQUIRE(found.rates.size() == 1);
    // -100 + 105 x, times a sum of even powers that is never zero.
    CHECK(found.rates[0] == doctest::Approx(0.05));
  }

  TEST_CASE("the size of the amounts, their sign and empty years around them change nothing") {
    const double rate = rates_of(golden()).front();
    std::vector<double> other = golden();
    for (double& x : other) x *= -1e9;
    other.insert(other.begin(), 7, 0.0);
    other.push_back(0);
    CHECK(rates_of(other).front() == doctest::Approx(rate).epsilon(1e-10));
    std::vector<double> life(100, 1000.0);
    life[0] = -50000;
    REQUIRE(rates_of(life).size() == 1);
    CHECK(std::abs(value_at(life, rates_of(life)[0])) < 1e-4);
  }

  TEST_CASE("amounts that are no numbers are refused") {
    CHECK_THROWS_AS((void)rates_of({-1, std::nan("")}), std::domain_error);
    CHECK_THROWS_AS((void)rates_of({-1, std::numeric_limits<double>::infinity()}),
                    std::domain_error);
  }

  TEST_CASE("modified rate of return: gains to the end, payments to the beginning") {
    const auto at = [](double rate) { return [rate](double t) { return std::pow(1 + rate, -t); }; };
    // The example of the spreadsheet programs: -120,000 and five gains, 10 and 12 per cent.
    const std::vector<Payment> five{{0, -120000}, {1, 39000}, {2, 30000},
                                    {3, 21000},   {4, 37000}, {5, 46000}};
    CHECK(*modified_internal_rate(five, at(0.10), at(0.12)) ==
          doctest::Approx(0.126094).epsilon(1e-5));
    // By hand: (110 * 1.1 + 121) / (100 + 110 / 1.1), half a year counts as such.
    const std::vector<Payment> by_hand{{2, -100}, {3, -110}, {3.5, 110}, {4.5, 121}};
    CHECK(*modified_internal_rate(by_hand, at(0.1), at(0.1)) ==
          doctest::Approx(std::pow(242 / 200.0, 1 / 2.5) - 1).epsilon(1e-12));
    CHECK_FALSE(modified_internal_rate(std::vector<Payment>{{0, -1}}, at(0), at(0)));
    CHECK_FALSE(modified_internal_rate(std::vector<Payment>{{0, 1}, {1, 1}}, at(0), at(0)));
    CHECK_FALSE(modified_internal_rate(std::vector<Payment>{}, at(0), at(0)));
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

  TEST_CASE("decimals that add up to zero are zero: every amount in tenths and øre pays back") {
    std::vector<double> tenths(9, -0.1);
    tenths[0] = 0.8;
    CHECK(payback_year(tenths) == 8U);
    std::vector<double> oere(11, -100.01);
    oere[0] = 1000.10;
    CHECK(payback_year(oere) == 10U);
    for (const double unit : {0.1, 0.01, 100.01, 1e6 / 3, 1e9 + 0.01})
      for (std::size_t n = 1; n <= 200; ++n) {
        std::vector<double> net(n + 1, -unit);
        net[0] = unit * static_cast<double>(n);
        CHECK(payback_year(net) == n);
        net.back() += 1e-9 * unit;  // what is really short is still short
        CHECK_FALSE(payback_year(net));
      }
  }

  TEST_CASE("what is paid back and lost again says so, and what is kept in the end") {
    const PaybackYears lost = payback(std::vector<double>{1600, -10000, 10000});
    CHECK(lost.paid == 1U);
    CHECK(lost.lost == 2U);
    CHECK_FALSE(lost.kept);
    const PaybackYears again = payback(std::vector<double>{1, -2, 3, -5, 4, -1});
    CHECK(again.paid == 1U);
    CHECK(again.lost == 2U);
    CHECK(again.kept == 5U);
    const PaybackYears kept = payback(std::vector<double>{1, -2, 0.5});
    CHECK(kept.kept == 1U);
    CHECK_FALSE(kept.lost);
    const PaybackYears saving = payback(std::vector<double>{0, -1, -1});
    CHECK(saving.paid == 1U);
    CHECK(saving.kept == 1U);
    const PaybackYears never = payback(std::vector<double>{1, -0.5, -0.25});
    CHECK_FALSE(never.paid);
    CHECK_FALSE(never.kept);
  }

  TEST_CASE(
      "payback between two times: what falls at the second has come in evenly since the first") {
    const std::vector<double> years{0, 1, 2.5};
    CHECK(*payback_time(years, std::vector<double>{100, -40, -90}, 0) == doctest::Approx(2));
    CHECK(*payback_time(years, std::vector<double>{100, -100, -90}, 0) == doctest::Approx(1));
    CHECK(*payback_time(years, std::vector<double>{-1, 0, 0}, 0) == 0);
    CHECK(*payback_time(years, std::vector<double>{0, -1, 0}, 0) == 1);
    CHECK_FALSE(payback_time(years, std::vector<double>{100, -40, -50}, 0));
    CHECK(*payback_time(years, std::vector<double>{0.3, -0.1, -0.2}, half_oere) ==
          doctest::Approx(2.5));
  }

  TEST_CASE("a ratio needs something invested") {
    CHECK(benefit_cost_ratio(30, 20) == 1.5);
    CHECK_FALSE(benefit_cost_ratio(30, 0));
    CHECK_FALSE(benefit_cost_ratio(30, -5));
    CHECK_FALSE(benefit_cost_ratio(30, 0.1 + 0.2 - 0.3));
  }
}
