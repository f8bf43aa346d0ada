#include "app/scenario/distribution.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <cmath>
#include <doctest/doctest.h>

#include "tests/app/contains.hpp"

using namespace kohort;
using test::contains;

namespace {

namespace bm = boost::math;

constexpr Range unlimited{};
constexpr Range shares{0, 1};
constexpr Range positive{0, 1e9};

/// Mean over equally spaced quantiles: exact up to the width of the grid.
double mean_of(const char* name, const Spread& spread, const Range& range = unlimited) {
  constexpr int n = 20000;
  double sum = 0;
  for (int i = 0; i < n; ++i) sum += quantile(name, spread, range, (i + 0.5) / n);
  return sum / n;
}

struct Stated {
  const char* name;
  Spread spread;
  Range range;
};

/// Stated as people state them: rounded, skewed, near an end of what is allowed.
const Stated with_points[]{{"normal", {10, 8, 12}, unlimited},
                           {"normal", {0.30, 0.10, 0.40}, shares},
                           {"normal", {0.05, 0.01, 0.09}, shares},
                           {"normal", {-0.5, -1.0, 0.1}, unlimited},
                           {"lognormal", {1, 0.8, 1.25}, positive},
                           {"lognormal", {3, 1, 4}, positive},
                           {"lognormal", {3.4, 3.1, 3.7}, positive},
                           {"gamma", {482'946, 460'000, 510'000}, positive},
                           {"gamma", {536'185, 430'000, 690'000}, positive},
                           {"gamma", {1, 0.0253, 3.69}, positive},
                           {"gamma", {1000, 999, 1001}, positive},
                           {"beta", {0.3, 0.2, 0.4}, shares},
                           {"beta", {0.03, 0.001, 0.1}, shares},
                           {"beta", {0.9, 0.6, 0.98}, shares},
                           {"beta", {0.5, 0.4999, 0.5001}, shares}};

}  // namespace

TEST_SUITE("parameter distributions") {
  TEST_CASE("bounded distributions end at low and high and have the stated mean") {
    const Spread s{2, 1, 5};
    for (const char* name : {"uniform", "triangular", "pert", "scaled-beta"}) {
      CAPTURE(name);
      CHECK(quantile(name, s, unlimited, 1e-12) == doctest::Approx(1).epsilon(1e-2));
      CHECK(quantile(name, s, unlimited, 1 - 1e-12) == doctest::Approx(5).epsilon(1e-2));
      CHECK(distribution_of(name, s, unlimited).mean() ==
            doctest::Approx(mean_of(name, s)).epsilon(1e-5));
    }
    CHECK(mean_of("uniform", s) == doctest::Approx(3).epsilon(1e-6));
    CHECK(mean_of("triangular", s) == doctest::Approx(8.0 / 3).epsilon(1e-6));
    CHECK(mean_of("pert", s) == doctest::Approx((1 + 4 * 2 + 5) / 6.0).epsilon(1e-6));
    CHECK(mean_of("scaled-beta", s) == doctest::Approx(2).epsilon(1e-5));
  }

  TEST_CASE("low and high are the 2.5 and 97.5 per cent points, however skewed they are stated") {
    for (const auto& [name, s, range] : with_points) {
      CAPTURE(name);
      CAPTURE(s.value);
      CHECK(distribution_fault(name, s, range).empty());
      CHECK(quantile(name, s, range, 0.025) == doctest::Approx(s.low).epsilon(1e-9));
      CHECK(quantile(name, s, range, 0.975) == doctest::Approx(s.high).epsilon(1e-9));
    }
  }

  TEST_CASE("the value is the mean of normal, gamma and beta, and the median of lognormal") {
    for (const auto& [name, s, range] : with_points) {
      CAPTURE(name);
      CAPTURE(s.value);
      const double width = s.high - s.low;
      const double mean = distribution_of(name, s, range).mean();
      CHECK(std::abs(mean_of(name, s, range) - mean) < 1e-3 * width);  // the grid's error
      if (std::string_view{name} == "lognormal")
        CHECK(quantile(name, s, range, 0.5) == doctest::Approx(s.value).epsilon(1e-12));
      else
        CHECK(std::abs(mean - s.value) < 1e-9 * width);
    }
  }

  TEST_CASE("points that belong to one law of the family give that law") {
    // Both tails and the mean of a gamma law with shape 3 and of a beta law with 2 and 5.
    const bm::gamma_distribution<> gamma{3, 2};
    const Spread g{6, bm::quantile(gamma, 0.025), bm::quantile(gamma, 0.975)};
    const bm::beta_distribution<> beta{2, 5};
    const Spread b{2.0 / 7, bm::quantile(beta, 0.025), bm::quantile(beta, 0.975)};
    for (const double p : {0.001, 0.1, 0.3, 0.5, 0.8, 0.999}) {
      CAPTURE(p);
      CHECK(quantile("gamma", g, positive, p) ==
            doctest::Approx(bm::quantile(gamma, p)).epsilon(1e-7));
      CHECK(quantile("beta", b, shares, p) == doctest::Approx(bm::quantile(beta, p)).epsilon(1e-7));
    }
  }

  TEST_CASE("what cannot be is refused with the reason and what could be meant") {
    const auto fault = [](const char* name, Spread s, Range range = shares) {
      return distribution_fault(name, s, range);
    };
    CHECK(contains(fault("beta", {0.01, 0.001, 0.2}), "has a mean between 0.02787 and 0.1345"));
    CHECK(contains(fault("beta", {0.01, 0.001, 0.2}), "pert and scaled-beta"));
    CHECK(contains(fault("normal", {0.38, 0.1, 0.4}), "has a mean between"));
    CHECK(contains(fault("normal", {0.05, 0, 0.1}), "needs low above 0, below which nothing"));
    CHECK(contains(fault("normal", {0.9, 0.8, 1}), "needs high below 1, above which nothing"));
    CHECK(contains(fault("lognormal", {1, 0, 2}, positive), "needs low above 0"));
    CHECK(contains(fault("lognormal", {1, 1, 2}, positive), "between low and high"));
    CHECK(contains(fault("gamma", {1, 0, 2}, positive), "needs low above 0"));
    CHECK(contains(fault("beta", {0.5, 0.1, 1}), "needs low above 0 and high below 1"));
    CHECK(contains(fault("scaled-beta", {0, 0, 1}), "not at one of them"));
    CHECK(contains(fault("logistic-normal", {0.5, 0.1, 0.9}), "shares that sum to 1"));
    CHECK(fault("pert", {0, 0, 1}).empty());
    CHECK(fault("uniform", {1, 0, 1}).empty());
  }

  TEST_CASE("a tail that reaches beyond the allowed range is cut there, not piled up") {
    const Spread wide{0.9, 0.8, 0.97};
    CHECK(quantile("normal", wide, shares, 0.99999) < 1);
    CHECK(quantile("normal", wide, shares, 0.99999) > 0.99);
    CHECK(quantile("normal", wide, shares, 0.99) < quantile("normal", wide, shares, 0.999));
    CHECK(quantile("normal", wide, shares, 0.975) == doctest::Approx(0.97).epsilon(1e-12));
  }

  TEST_CASE("quantiles rise with probability and do not jump") {
    for (const auto& [name, s, range] : with_points) {
      CAPTURE(name);
      CAPTURE(s.value);
      double last = quantile(name, s, range, 0.001);
      for (int i = 2; i < 1000; ++i) {
        const double x = quantile(name, s, range, i / 1000.0);
        CHECK(x > last);
        CHECK(x - last < 0.3 * (s.high - s.low));
        last = x;
      }
    }
  }

  TEST_CASE("a range of no width gives the value") {
    for (const auto name : distribution_names)
      CHECK(quantile(name, {0.3, 0.3, 0.3}, {0, 1}, 0.1) == 0.3);
  }
}
