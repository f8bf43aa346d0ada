#include <Eigen/Core>
#include <cmath>
#include <doctest/doctest.h>

#include "app/analysis/bootstrap.hpp"
#include "app/analysis/correlation.hpp"
#include "app/analysis/crossed.hpp"
#include "app/analysis/decision.hpp"
#include "app/analysis/information.hpp"
#include "app/analysis/paired_variance.hpp"
#include "app/analysis/pilot.hpp"
#include "app/analysis/precision.hpp"
#include "app/analysis/regression_coefficients.hpp"
#include "app/analysis/sensitivity.hpp"
#include "app/analysis/threshold.hpp"
#include "app/analysis/uncertainty.hpp"
#include "sim/statistics.hpp"

using namespace kohort;
using namespace kohort::analysis;
using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

constexpr double z_975 = 1.959963984540054;

MatrixXd columns(std::initializer_list<std::initializer_list<double>> list) {
  const auto rows = static_cast<Eigen::Index>(list.begin()->size());
  MatrixXd m(rows, static_cast<Eigen::Index>(list.size()));
  Eigen::Index c = 0;
  for (const auto& column : list) {
    Eigen::Index r = 0;
    for (const double v : column) m(r++, c) = v;
    ++c;
  }
  return m;
}

/// Points in rows, replications in columns.
Crossed crossed(std::initializer_list<std::initializer_list<double>> replications) {
  return Crossed{std::vector<MatrixXd>{columns(replications)}, true};
}

}  // namespace

TEST_SUITE("intervals") {
  TEST_CASE("95 per cent of a normal estimate lie within 1.96 errors on both sides") {
    const Confident c = normal_confidence(10, 2, 0.95);
    CHECK(c.interval.low == doctest::Approx(10 - 2 * z_975));
    CHECK(c.interval.high == doctest::Approx(10 + 2 * z_975));
  }

  TEST_CASE("points 0, 2 and 4 and people who shift all by 1 up or down: errors of both, added") {
    const Crossed y = crossed({{1, 3, 5}, {-1, 1, 3}});
    const Uncertainty u = uncertainty(y, {0.5}, 0.95);
    // Of points 4 / 3, of people 2 / 2.
    CHECK(u.mean.value == doctest::Approx(2));
    CHECK(u.mean.se == doctest::Approx(std::sqrt(4.0 / 3 + 1)));
    const double freedom = std::pow(4.0 / 3 + 1, 2) / (std::pow(4.0 / 3, 2) / 2 + 1.0 / 1);
    CHECK(u.mean.interval.high - 2 ==
          doctest::Approx(u.mean.se * student_t_quantile(freedom, 0.975)));
    CHECK(u.mean_for_these_people.se == doctest::Approx(std::sqrt(4.0 / 3)));
    CHECK(u.sd == doctest::Approx(2));
    const auto split = chance_and_knowledge(y, 0.95);
    REQUIRE(split);
    CHECK(split->knowledge == doctest::Approx(4));
    CHECK(split->chance == doctest::Approx(2));
    CHECK(split->interaction == doctest::Approx(0));
    CHECK(split->share == doctest::Approx(4.0 / 6));
  }

  TEST_CASE("points that people take differently: what varies is interaction, not knowledge") {
    // Row means 2 and 4, no difference of replications, a mean square of 4 for both.
    const auto split = chance_and_knowledge(crossed({{1, 5}, {3, 3}}), 0.95);
    REQUIRE(split);
    CHECK(split->interaction == doctest::Approx(4));
    CHECK(split->knowledge == doctest::Approx(0));
  }

  TEST_CASE(
      "what is left of points when chance is taken out: variance less chance, and their number") {
    // Rows a + d and a - d: equal means of the replications, so that nothing is the people's.
    const Crossed y = crossed({{-2 + 1, 1 - 1, 4 + 0}, {-2 - 1, 1 + 1, 4 - 0}});
    // Of means -2, 1, 4: variance 9. Residuals +-1, +-1, 0: 4 over 2 x 1 degrees, over two.
    CHECK(y.reliability() == doctest::Approx(1 - 1.0 / 9));
    const Uncertainty u = uncertainty(y, {}, 0.95);
    CHECK(u.sd == doctest::Approx(std::sqrt(9.0 - 1)));
    const double points = 3 * (1 - 1.0 / 9);
    const Interval wilson = wilson_interval(points / 3, points, 0.95);
    CHECK(u.below_zero == doctest::Approx(1.0 / 3));
    CHECK(u.below_zero_interval.low == doctest::Approx(wilson.low));
    CHECK(u.below_zero_interval.high == doctest::Approx(wilson.high));
    CHECK(crossed({{1, 3, 5}, {-1, 1, 3}}).reliability() == doctest::Approx(1));
  }

  TEST_CASE("the share of knowledge: no confidence at all is one number, outliers tell less") {
    /// 40 points with these values, and people who shift all of them by 1.
    const auto shifted = [](double (*value)(int)) {
      MatrixXd m(40, 2);
      for (int i = 0; i < 40; ++i) m(i, 0) = value(i) + 1, m(i, 1) = value(i) - 1;
      return Crossed{std::vector<MatrixXd>{m}, true};
    };
    const auto even = shifted([](int i) { return i % 2 == 0 ? 1.0 : -1.0; });
    // As much variance, all of it by one point.
    const auto odd = shifted([](int i) { return i == 0 ? std::sqrt(40.0 * 40 / 39) : 0.0; });
    const auto one = chance_and_knowledge(even, 0.0), wide = chance_and_knowledge(even, 0.95);
    const auto outlier = chance_and_knowledge(odd, 0.95);
    REQUIRE((one && wide && outlier));
    CHECK(one->share_interval.low == doctest::Approx(one->share_interval.high));
    CHECK(outlier->knowledge == doctest::Approx(wide->knowledge));
    CHECK(outlier->share_interval.high - outlier->share_interval.low >
          1.01 * (wide->share_interval.high - wide->share_interval.low));
  }

  TEST_CASE("quantiles lie on straight lines between points, and zero is not below zero") {
    VectorXd y(4);
    y << -1, 0, 2, 6;
    const Uncertainty u = uncertainty(y, {0.5, 0.9}, 0.95);
    CHECK(u.quantiles[0] == doctest::Approx(1));
    CHECK(u.quantiles[1] == doctest::Approx(2 + 0.7 * 4));
    CHECK(u.below_zero == doctest::Approx(0.25));
    CHECK(u.mean.interval.high - u.mean.value ==
          doctest::Approx(u.mean.se * student_t_quantile(3, 0.975)));
  }

  TEST_CASE("the half-width expected at the present size is the present half-width") {
    const Crossed y = crossed({{1, 3, 6, 9}, {-1, 2, 3, 4}, {0, 2, 5, 8}});
    const Confident mean = uncertainty(y, {}, 0.95).mean;
    CHECK(expected_half_width(y, {4, 3}, 0.95) ==
          doctest::Approx((mean.interval.high - mean.interval.low) / 2));
    // With endless people and points nothing is left; with endless points the people are.
    CHECK(expected_half_width(y, {100000000, 100000000}, 0.95) < 0.01);
    CHECK(expected_half_width(y, {100000000, 3}, 0.95) > 0.1);
  }
}

TEST_SUITE("decisions") {
  TEST_CASE("draws on an axis count half on each side of it") {
    // One draw free and better, one dearer and no better.
    const auto found = cost_effectiveness(columns({{0, 0}, {0, 7}}), columns({{0, 0}, {1, 0}}), {});
    const auto& plane = found.plane[1];
    CHECK(plane.cheaper_better.value == doctest::Approx(0.25));
    CHECK(plane.dearer_better.value == doctest::Approx(0.25 + 0.25));
    CHECK(plane.cheaper_worse.value == doctest::Approx(0));
    CHECK(plane.dearer_worse.value == doctest::Approx(0.25));
  }

  TEST_CASE("costs and effects are differences from the reference, whatever that has itself") {
    const MatrixXd costs = columns({{10, 12, 14}, {15, 20, 19}});
    const MatrixXd effects = columns({{3, 3, 3}, {4, 5, 6}});
    const auto& plane = cost_effectiveness(costs, effects, {}).plane[1];
    CHECK(plane.mean_cost.value == doctest::Approx(6));
    CHECK(plane.mean_effect.value == doctest::Approx(2));
    CHECK(plane.ratio.value == doctest::Approx(3));
  }

  TEST_CASE("Fieller's ends are where a t test of cost - price x effect turns") {
    const MatrixXd costs = columns({{0, 0, 0, 0, 0, 0}, {20, 26, 30, 24, 25, 19}});
    const MatrixXd effects = columns({{0, 0, 0, 0, 0, 0}, {10, 13, 14, 11, 12, 12}});
    const Confident ratio = cost_effectiveness(costs, effects, {}).plane[1].ratio;
    for (const double price : {ratio.interval.low, ratio.interval.high}) {
      Tally t;
      for (Eigen::Index i = 0; i < 6; ++i) t.add(costs(i, 1) - price * effects(i, 1));
      CHECK(std::abs(t.mean()) / t.standard_error() ==
            doctest::Approx(student_t_quantile(5, 0.975)));
    }
    Tally about;
    for (Eigen::Index i = 0; i < 6; ++i) about.add(costs(i, 1) - ratio.value * effects(i, 1));
    CHECK(ratio.se == doctest::Approx(about.standard_error() / 12));
  }

  TEST_CASE("at 3 a unit the option is worth most in two draws of three, one of them shared") {
    // Net benefits: 3 - 2 = 1, 3 - 3 = 0, 3 - 5 = -2, beside 0.
    const auto found =
        cost_effectiveness(columns({{0, 0, 0}, {2, 3, 5}}), columns({{0, 0, 0}, {1, 1, 1}}), {3});
    CHECK(found.acceptability(0, 1) == doctest::Approx(1.5 / 3));
    CHECK(found.acceptability(0, 0) == doctest::Approx(1.5 / 3));
    CHECK(found.frontier[0] == 0);
  }

  TEST_CASE("ranks: first is 1, equal options share, the best mean stands first") {
    const Ranking r = rank_options(columns({{0, 0}, {4, 0}, {-1, -1}}));
    CHECK(r.order == std::vector<std::size_t>{1, 0, 2});
    CHECK(r.mean_rank[0] == doctest::Approx((2 + 1.5) / 2));
    CHECK(r.mean_rank[1] == doctest::Approx((1 + 1.5) / 2));
    CHECK(r.mean_rank[2] == doctest::Approx(3));
    CHECK(r.probability(0, 0) == doctest::Approx(0.25));
    CHECK(r.best[1].value == doctest::Approx(0.75));
  }

  TEST_CASE("the mean turns half-way, its error is that of the draws half-way, over the slope") {
    const Threshold t =
        threshold_from_sweep(std::vector<double>{10, 12}, {{-1, -3}, {5, -1}}, 12, 0.95);
    CHECK(t.value.value == doctest::Approx(11));
    // There the draws are 2 and -2, and the mean rises by 2 for each unit.
    CHECK(t.value.se == doctest::Approx(1));
    CHECK(t.value.interval.high == doctest::Approx(11 + student_t_quantile(1, 0.975)));
    const Threshold steep =
        threshold_from_sweep(std::vector<double>{0, 1, 2, 3}, {{-1}, {3}, {1}, {-1}}, 2.4, 0.95);
    CHECK(steep.value.value == doctest::Approx(2.5));  // the nearer of 0.25 and 2.5
    CHECK(steep.further == std::vector<double>{0.25});
  }

  TEST_CASE("what moves all options alike is not worth knowing") {
    constexpr Eigen::Index draws = 40;
    MatrixXd points(draws, 1), worth(draws, 3);
    for (Eigen::Index i = 0; i < draws; ++i) {
      points(i, 0) = (static_cast<double>(i) + 0.5) / draws;
      const double luck = 100 * std::sin(static_cast<double>(i));
      worth.row(i) << luck, luck + 10, luck + 5;
    }
    const InformationAnalysis analysis{points, worth, {.seed = 1}};
    CHECK(analysis.perfect().value == doctest::Approx(0));
  }

  TEST_CASE("decisions after a pilot of two years are those of the other eight, discounted") {
    Stake stake{.per_year = 10, .horizon_years = 10, .discount_rate = 0.04};
    stake.from_end_of_pilot = true;
    CHECK(stake.decisions_after(2) ==
          doctest::Approx(10 * (std::exp(-0.08) - std::exp(-0.4)) / 0.04));
    stake.from_end_of_pilot = false;
    CHECK(stake.decisions_after(2) == doctest::Approx(10 * (1 - std::exp(-0.4)) / 0.04));
  }

  TEST_CASE("what today's knowledge is worth in observations") {
    CHECK(prior_size_of_mean(10, 2) == doctest::Approx(25));
    CHECK(prior_size_of_difference(10, 2) == doctest::Approx(100));  // half in each arm
    CHECK(prior_size_of_probability(0.5, std::sqrt(0.25 / 11)) == doctest::Approx(10));
    CHECK(prior_size_of_rate_ratio(0.2) == doctest::Approx(100));
  }
}

TEST_SUITE("sensitivity") {
  TEST_CASE("Morris: mean, mean size and spread (n - 1) of the effects computed one by one") {
    const Design design = morris(6, 2, 4, 5);
    const auto f = [](double a, double b) { return a * a - 3 * a * b; };
    MatrixXd y(design.points.rows(), 1);
    for (Eigen::Index i = 0; i < y.rows(); ++i)
      y(i, 0) = f(design.points(i, 0), design.points(i, 1));
    const MorrisResult result = morris_effects(design, y, {.seed = 1}, 0);
    for (std::size_t j = 0; j < 2; ++j) {
      Tally signed_effects, sizes;
      for (Eigen::Index i = 1; i < y.rows(); ++i) {
        const auto row = static_cast<std::size_t>(i);
        if (design.block[row] != design.block[row - 1] || design.moved[row] != j) continue;
        const auto c = static_cast<Eigen::Index>(j);
        const double effect =
            (y(i, 0) - y(i - 1, 0)) / (design.points(i, c) - design.points(i - 1, c));
        signed_effects.add(effect);
        sizes.add(std::abs(effect));
      }
      REQUIRE(signed_effects.count() == 6);
      CHECK(result.effects[j].mu.value == doctest::Approx(signed_effects.mean()));
      CHECK(result.effects[j].mu_star.value == doctest::Approx(sizes.mean()));
      CHECK(result.effects[j].sigma.value == doctest::Approx(signed_effects.standard_deviation()));
    }
  }

  TEST_CASE(
      "Morris: what chance alone makes of mu* is its error, of each trajectory's replications") {
    const Design design = morris(3, 1, 4, 5);
    MatrixXd y(design.points.rows(), 4);
    for (Eigen::Index i = 0; i < y.rows(); ++i)
      for (Eigen::Index r = 0; r < 4; ++r)
        y(i, r) = std::sin(1.0 + 3.0 * static_cast<double>(i) + 7.0 * static_cast<double>(r));
    const MorrisResult result = morris_effects(design, y, {.seed = 1}, 0);
    double errors = 0;
    for (Eigen::Index t = 0; t < 3; ++t) {
      Tally effects;
      const double step = design.points(2 * t + 1, 0) - design.points(2 * t, 0);
      for (Eigen::Index r = 0; r < 4; ++r) effects.add((y(2 * t + 1, r) - y(2 * t, r)) / step);
      errors += effects.standard_error() / 3;
    }
    CHECK(result.effects[0].chance == doctest::Approx(std::sqrt(2 / 3.141592653589793) * errors));
  }

  TEST_CASE("Sobol': all of y = x1 is its own, of x1 + 2 x2 a fifth and four fifths") {
    const Design design = sobol(256, 2, 3);
    MatrixXd one(design.points.rows(), 1), both(design.points.rows(), 1);
    for (Eigen::Index i = 0; i < one.rows(); ++i) {
      one(i, 0) = design.points(i, 0);
      both(i, 0) = design.points(i, 0) + 2 * design.points(i, 1);
    }
    const auto alone = sobol_indices(design, one, {.seed = 1}, 0);
    CHECK(alone.indices[0].first.value == doctest::Approx(1).epsilon(0.02));
    CHECK(alone.indices[0].total.value == doctest::Approx(1).epsilon(0.05));
    CHECK(alone.indices[1].total.value == doctest::Approx(0));
    const auto two = sobol_indices(design, both, {.seed = 1}, 0);
    CHECK(two.indices[0].first.value == doctest::Approx(0.2).epsilon(0.1));
    CHECK(two.indices[1].first.value == doctest::Approx(0.8).epsilon(0.05));
    CHECK(two.indices[1].total.value == doctest::Approx(0.8).epsilon(0.05));
  }

  TEST_CASE("a tornado's bar has its ends where the input is low and high, and what lies beyond") {
    const Design design = one_way(2, {0.1, 0.5, 0.9});
    VectorXd y(7);
    y << 10, 12, 3, 14, 9, 10, 10;  // the base, three levels of the first, three of the second
    const Tornado t = tornado(design, y, none, 0);
    REQUIRE(t.bars.size() == 2);
    CHECK(t.bars[0].input == 0);  // the wider one
    CHECK(t.bars[0].at_low == 12);
    CHECK(t.bars[0].at_high == 14);
    CHECK(t.bars[0].least == 3);
    CHECK(t.bars[0].greatest == 14);
    CHECK_FALSE(t.bars[0].monotone);
  }

  TEST_CASE("pairing: variances of 1 and 4 apart, 9 together") {
    VectorXd scenario(3), baseline(3);
    scenario << 1, 2, 3;
    baseline << 6, 4, 2;
    const PairedVariance v = paired_variance(scenario, baseline, {.seed = 1});
    CHECK(v.paired == doctest::Approx(9));
    CHECK(v.independent == doctest::Approx(5));
    CHECK(v.ratio.value == doctest::Approx(5.0 / 9));
  }

  TEST_CASE("rank correlations of uniform margins are those of Pearson, 1907") {
    CHECK(normal_score_correlation(0.5) == doctest::Approx(2 * std::sin(0.5235987755982988 / 2)));
    CHECK(rank_correlation(normal_score_correlation(0.3)) == doctest::Approx(0.3));
  }

  TEST_CASE("R2 of two correlated inputs, and of ranks with ties") {
    // y = a + b exactly, where a and b go together.
    const MatrixXd x = columns({{1, 2, 3, 4, 5, 6, 7, 8}, {1, 3, 2, 5, 4, 7, 6, 9}});
    const MatrixXd y = x.rowwise().sum();
    const auto line = standardised_regression(x, y, Scale::values, 0.95, 0);
    CHECK(line.r2.value == doctest::Approx(1));
    // Ranks of 5, 5, 7, 9, 9 are 1.5, 1.5, 3, 4.5, 4.5: against 1 to 5 that is 9 / root(10 x 9).
    const MatrixXd one = columns({{1, 2, 3, 4, 5}});
    const MatrixXd tied = columns({{5, 5, 7, 9, 9}});
    const auto ranks = standardised_regression(one, tied, Scale::ranks, 0.95, 0);
    REQUIRE(ranks.coefficients.size() == 1);
    CHECK(ranks.coefficients[0].value.value == doctest::Approx(9 / std::sqrt(90.0)));
  }

  TEST_CASE("the jackknife of a coefficient: each point left out in turn") {
    const MatrixXd x = columns({{1, 2, 3, 4, 5}}), y = columns({{2, 1, 4, 3, 7}});
    const auto whole = standardised_regression(x, y, Scale::values, 0.95, 0);
    REQUIRE(whole.coefficients.size() == 1);
    Tally left_out;
    for (Eigen::Index out = 0; out < 5; ++out) {
      Tally a, b;
      for (Eigen::Index i = 0; i < 5; ++i)
        if (i != out) a.add(x(i, 0)), b.add(y(i, 0));
      double together = 0;
      for (Eigen::Index i = 0; i < 5; ++i)
        if (i != out) together += (x(i, 0) - a.mean()) * (y(i, 0) - b.mean());
      left_out.add(together / 3 / a.standard_deviation() / b.standard_deviation());
    }
    const Confident& c = whole.coefficients[0].value;
    CHECK(c.se == doctest::Approx(std::sqrt(left_out.variance() * 4 * 4 / 5)));
    CHECK(c.interval.high - c.value == doctest::Approx(c.se * student_t_quantile(4, 0.975)));
  }
}
