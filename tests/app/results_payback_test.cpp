#include <doctest/doctest.h>
#include <vector>

#include "app/results/payback.hpp"

using namespace kohort;

namespace {

using Stream = std::vector<double>;
using Draws = std::vector<std::uint32_t>;

}  // namespace

TEST_SUITE("payback") {
  TEST_CASE("0.6 invested and 1.0 saved a year comes back in the second year") {
    CHECK(payback_year(Stream{0.6, -1.0, -1.0}) == 1);
  }

  TEST_CASE("3.5 and 1.5 invested and 1.2 saved a year comes back in the sixth") {
    CHECK(payback_year(Stream{3.5, 1.5 - 1.2, -1.2, -1.2, -1.2, -1.2, -1.2}) == 5);
  }

  TEST_CASE("coming back to exactly zero counts") {
    CHECK(payback_year(Stream{1, -0.5, -0.5}) == 2);
  }

  TEST_CASE("what never comes back has no year") {
    CHECK_FALSE(payback_year(Stream{5, -1, -1, -1}));
    CHECK_FALSE(payback_year(Stream{1, 1, 1}));
  }

  TEST_CASE("saving from the first krone pays back at once") {
    CHECK(payback_year(Stream{-1, -1}) == 0);
    CHECK(payback_year(Stream{0, -1, -1}) == 1);
  }

  TEST_CASE("a saving before the investment is not the payback of it") {
    CHECK(payback_year(Stream{-1, 4, -1, -2}) == 3);
    CHECK_FALSE(payback_year(Stream{-1, 4, -1}));
  }

  TEST_CASE("no difference is neither paid back nor owed") {
    CHECK_FALSE(payback_year(Stream{0, 0, 0}));
    const std::vector<Stream> same{{0, 0}, {0, 0}};
    const Payback payback = summarise_payback(same, Draws{0, 0});
    CHECK(payback.no_difference);
    CHECK(payback.paid_back == 0);
  }

  TEST_CASE("probability, median year and the state at the end") {
    // Paid back in year 1, in year 1 but dearer again, in year 2, never.
    const std::vector<Stream> streams{{1, -2, 0}, {1, -2, 3}, {1, 0, -1}, {1, 0, 0}};
    const Payback payback = summarise_payback(streams, Draws{0, 0, 0, 0});
    CHECK_FALSE(payback.no_difference);
    CHECK(payback.paid_back == 3);
    CHECK(payback.probability == 0.75);
    CHECK(payback.by_year == std::vector<double>{0, 0.5, 0.75});
    CHECK(payback.median_year == 1);
    CHECK(payback.saved_at_end == 1);
    CHECK(payback.probability_interval.low == doctest::Approx(wilson_interval(3, 4).low));
  }

  TEST_CASE("what comes back and is lost again is counted, and what is kept") {
    const std::vector<Stream> streams{{1, -2, 0},
                                      {1, -2, 3},
                                      {
                                          1,
                                          -2,
                                          3,
                                      },
                                      {1, 0, 0}};
    const Payback payback = summarise_payback(streams, Draws{0, 0, 0, 0});
    CHECK(payback.paid_back == 3);
    CHECK(payback.lost_again == 2);
    CHECK(payback.kept == 1);
  }

  TEST_CASE("sums nearer to zero than half an øre are zero, and more where more was rounded") {
    const std::vector<Stream> tenths{{0.3, -0.1, -0.1, -0.1}};
    CHECK(summarise_payback(tenths, Draws{0}).paid_back == 1);
    CHECK(summarise_payback(std::vector<Stream>{{0.02, -0.01}}, Draws{0}).paid_back == 0);
    // Differences of 1e11 kr. are known to 0.1 kr.
    const std::vector<Stream> rounded{{0.05, 0.02, -0.01}};
    const std::vector<double> turnover{1e11};
    CHECK(summarise_payback(rounded, Draws{0}, turnover).no_difference);
    CHECK_FALSE(summarise_payback(rounded, Draws{0}).no_difference);
    CHECK(summarise_payback(std::vector<Stream>{{1e6, -1e6 - 1}}, Draws{0}).saved_at_end == 1);
  }

  TEST_CASE("without a majority there is no median year") {
    const std::vector<Stream> streams{{1, -2}, {1, 0}, {1, 0}};
    CHECK_FALSE(summarise_payback(streams, Draws{0, 0, 0}).median_year);
  }

  TEST_CASE("copies of a draw do not narrow the interval") {
    std::vector<Stream> streams;
    Draws draws;
    for (std::uint32_t i = 0; i < 40; ++i) {
      draws.push_back(i % 10);
      streams.push_back(i % 2 == 0 ? Stream{1, -2} : Stream{1, 0});
    }
    const Interval interval = summarise_payback(streams, draws).probability_interval;
    CHECK(interval.low == doctest::Approx(wilson_interval(5, 10).low).epsilon(0.01));
    const Draws independent(40, 0);
    CHECK(summarise_payback(streams, independent).probability_interval.low > interval.low);
  }
}
