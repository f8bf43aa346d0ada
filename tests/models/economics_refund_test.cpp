#include <doctest/doctest.h>
#include <numeric>

#include "models/economics/payers.hpp"
#include "models/economics/refund.hpp"
#include "tests/models/fixture.hpp"

using namespace kohort;

namespace {

/// The limits of the act of 2021 at the level of 2020.
RefundParameters refund_2020() {
  RefundParameters p = test::denmark().refund;
  p.limit_1 = 830000;
  p.limit_2 = 1630000;
  p.limit_3 = 2050000;
  return p;
}

/// The municipality's share of a benefit paid from `from` to `to` [years on benefit].
double municipal_share_of_benefit(double from, double to, const RefundParameters& p) {
  double share = 0;
  for (const BenefitStep& step : benefit_refund_steps(p)) {
    const double length = std::min(to, step.to) - std::max(from, step.from);
    if (length > 0) share += (1 - step.state_share) * length;
  }
  return share / (to - from);
}

}  // namespace

TEST_SUITE("economics: refund of expensive cases") {
  TEST_CASE("golden cases: nothing at the first limit, 82,500 kr. of 1,160,000") {
    const RefundParameters p = refund_2020();
    CHECK(refund_of(0, p, 2021) == 0);
    CHECK(refund_of(830000, p, 2021) == 0);
    CHECK(refund_of(1160000, p, 2021) == doctest::Approx(82500));
  }

  TEST_CASE("continuous at each limit, convex, and never more than the cost above the first") {
    const RefundParameters p = refund_2020();
    for (const int year : {2020, 2021, 2030}) {
      for (const double limit : {p.limit_1, p.limit_2, p.limit_3})
        CHECK(refund_of(limit + 1e-3, p, year) - refund_of(limit - 1e-3, p, year) < 2e-3);
      double slope = 0;
      for (double cost = 0; cost < 4e6; cost += 1e4) {
        const double next = (refund_of(cost + 1e4, p, year) - refund_of(cost, p, year)) / 1e4;
        CHECK(next >= slope - 1e-9);
        CHECK(next <= 0.75 + 1e-9);
        slope = next;
      }
    }
  }

  TEST_CASE("the third step counts from its year on, and only above its limit") {
    const RefundParameters p = refund_2020();
    CHECK(refund_of(2000000, p, 2020) == refund_of(2000000, p, 2021));
    CHECK(refund_of(3000000, p, 2021) - refund_of(3000000, p, 2020) ==
          doctest::Approx(0.25 * (3000000 - p.limit_3)));
  }

  TEST_CASE("siblings are added first, which never gives less than one by one") {
    const RefundParameters p = refund_2020();
    CHECK(refund_of(500000, p, 2021) == 0);
    CHECK(refund_of(500000 + 500000, p, 2021) == doctest::Approx(0.25 * 170000));
    for (const double a : {1e5, 7e5, 1.2e6})
      for (const double b : {2e5, 9e5, 1.8e6})
        CHECK(refund_of(a + b, p, 2021) >= refund_of(a, p, 2021) + refund_of(b, p, 2021));
  }
}

TEST_SUITE("economics: refund of benefits") {
  TEST_CASE("the municipality bears 61.9 per cent of the first year and 80 of every later one") {
    const RefundParameters p = test::denmark().refund;
    CHECK(municipal_share_of_benefit(0, 1, p) ==
          doctest::Approx((4 * 0.2 + 22 * 0.6 + 26 * 0.7) / 52).epsilon(1e-12));
    CHECK(municipal_share_of_benefit(0, 1, p) == doctest::Approx(0.619).epsilon(1e-3));
    for (const int year : {1, 2, 20})
      CHECK(municipal_share_of_benefit(year, year + 1, p) == doctest::Approx(0.8).epsilon(1e-15));
    CHECK(municipal_share_of_benefit(0, 4 / 52.0, p) == doctest::Approx(0.2));
  }

  TEST_CASE("the share over a spell is the mean over its parts, and rises with its length") {
    const RefundParameters p = test::denmark().refund;
    const double whole = municipal_share_of_benefit(0, 3, p);
    CHECK(whole == doctest::Approx((municipal_share_of_benefit(0, 0.3, p) * 0.3 +
                                    municipal_share_of_benefit(0.3, 3, p) * 2.7) /
                                   3));
    for (double length = 0.1; length < 3; length += 0.1)
      CHECK(municipal_share_of_benefit(0, length + 0.1, p) >=
            municipal_share_of_benefit(0, length, p));
  }

  TEST_CASE("a simulated spell of benefit is shared by the same steps") {
    // Everybody goes on benefit at 18, within hours, and stays for ever: the first year costs
    // the municipality 61.9 per cent, later years 80.
    const Parameters p =
        test::denmark({"adult.benefit_entry=5", "adult.benefit_exit=0", "adult.disability=0",
                       "time.horizon_age=40", "refund.benefit_weeks=[4, 26, 52]"});
    const Outcome o = test::simulate(p).front();
    const auto share = [&](std::size_t age) {
      const double municipal = o.followed(age, Category::benefit, Payer::municipality);
      return municipal / -o.followed(age, Category::benefit, Payer::family);
    };
    CHECK(share(18) < 0.62);
    CHECK(share(35) == doctest::Approx(0.8).epsilon(1e-9));
  }
}

TEST_SUITE("economics: payers") {
  TEST_CASE("equalisation takes three quarters of the municipality's tax, society sees nothing") {
    const Split off = lost_earnings_split(0.2306, 0.1905, 0);
    const Split on = lost_earnings_split(0.2306, 0.1905, 0.75);
    CHECK(on[0] == doctest::Approx(0.25 * off[0]));
    CHECK(on[2] - off[2] == doctest::Approx(off[0] - on[0]));
    CHECK(on[3] == doctest::Approx(off[3]));
    for (const Split& split : {off, on})
      CHECK(std::accumulate(split.begin(), split.end(), 0.0) == doctest::Approx(1));
    CHECK(public_share(on) == doctest::Approx(public_share(off)));
  }

  TEST_CASE("a transfer costs its payers what the family receives") {
    for (const double share : {0.0, 0.2, 0.8, 1.0}) {
      const Split split = transfer_split(share);
      CHECK(std::accumulate(split.begin(), split.end(), 0.0) == doctest::Approx(0));
      CHECK(public_share(split) == doctest::Approx(-split[3]));
    }
  }
}
