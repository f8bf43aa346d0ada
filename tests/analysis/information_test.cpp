#include "app/analysis/information.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/special_functions/binomial.hpp>
#include <cmath>
#include <doctest/doctest.h>
#include <limits>

#include "app/analysis/pilot.hpp"
#include "tests/analysis/study.hpp"

using namespace kohort;
using namespace kohort::analysis;

namespace {

/// The linear-normal decision: column 0 is to do nothing.
InformationAnalysis linear_study(std::size_t draws, std::uint32_t seed) {
  const TestFunction& f = function("test:linear-normal-decision");
  const Design d = probabilistic(draws, f.inputs.size(), seed);
  Eigen::MatrixXd benefits = Eigen::MatrixXd::Zero(d.points.rows(), 2);
  benefits.col(1) = run(d, f);
  return {d.points, benefits};
}

void check_close(const InformationValue& estimate, double exact) {
  CHECK(std::abs(estimate.value - exact) < 4 * estimate.se + 1e-9);
}

constexpr double own_sd[] = {200, 50, 60, 0};

}  // namespace

TEST_SUITE("value of information") {
  TEST_CASE("perfect and partial information of the linear-normal decision") {
    const TestFunction& f = function("test:linear-normal-decision");
    const auto study = linear_study(4000, 2);
    check_close(study.perfect(), *f.perfect_information);
    CHECK(study.perfect().se < 0.04 * study.perfect().value);
    for (const auto method : {Regression::polynomial, Regression::gaussian_process})
      for (std::size_t j = 0; j < 4; ++j) {
        CAPTURE(j);
        const auto one = study.partial({j}, method);
        check_close(one, f.partial_information[j]);
        CHECK(one.value >= 0);
        CHECK(one.value <= study.perfect().value);
      }
    CHECK(study.partial({3}).value < 0.01 * study.perfect().value);
  }

  TEST_CASE("all inputs together are worth perfect information") {
    const auto study = linear_study(2000, 3);
    for (const auto method : {Regression::polynomial, Regression::gaussian_process}) {
      const auto all = study.partial({0, 1, 2, 3}, method);
      CHECK(all.value == doctest::Approx(study.perfect().value).epsilon(0.01));
      CHECK(all.value <= study.perfect().value);
    }
  }

  TEST_CASE("a set is worth no less than its subsets") {
    const std::vector<InputSet> sets{{0}, {0, 3}, {0, 1}, {3, 1, 0}, {3}, {1, 3}, {0, 1, 2, 3}};
    for (std::uint32_t seed = 1; seed <= 5; ++seed) {
      const auto study = linear_study(300, seed);
      const auto values = study.partial_of_sets(sets);
      CHECK(values[1].value >= values[0].value);
      CHECK(values[2].value >= values[0].value);
      CHECK(values[3].value >= values[2].value);
      CHECK(values[3].value >= values[1].value);
      CHECK(values[3].value >= values[5].value);
      CHECK(values[5].value >= values[4].value);
      for (const auto& value : values) CHECK(study.perfect().value >= value.value);
    }
  }

  TEST_CASE("nothing is worth knowing when one option always wins") {
    const Design d = probabilistic(500, 2, 1);
    Eigen::MatrixXd benefits = d.points;
    benefits.col(1).array() += 2;
    const InformationAnalysis study{d.points, benefits};
    CHECK(study.best_option() == 1);
    CHECK(study.perfect().value == 0);
    CHECK(study.partial({0, 1}).value == 0);
  }

  TEST_CASE("three options, curved and interacting: regression agrees with two-level simulation") {
    // Given z0, the expected gains of options 1 and 2 over option 0 are z0^2 - 1 and z0.
    const Design d = probabilistic(6000, 2, 9);
    const Eigen::MatrixXd z = d.points.unaryExpr(&elementary::normal_quantile);
    Eigen::MatrixXd benefits = Eigen::MatrixXd::Zero(z.rows(), 3);
    benefits.col(1) = z.col(0).array().square() - 1 + z.col(0).array() * z.col(1).array();
    benefits.col(2) = z.col(0) + 2 * z.col(1);
    const InformationAnalysis study{d.points, benefits};
    double exact = 0;
    for (int i = 0; i < 100000; ++i) {
      const double z0 = elementary::normal_quantile((i + 0.5) / 100000);
      exact += std::max({0.0, z0 * z0 - 1, z0}) / 100000;
    }
    for (const auto method : {Regression::polynomial, Regression::gaussian_process})
      check_close(study.partial({0}, method), exact);
    CHECK(study.partial({0, 1}).value == doctest::Approx(study.perfect().value).epsilon(0.01));
  }

  TEST_CASE("a kink: the Gaussian process follows where the polynomial is stiff") {
    const Design d = probabilistic(1500, 1, 9);
    const Eigen::MatrixXd z = d.points.unaryExpr(&elementary::normal_quantile);
    const Eigen::VectorXd y =
        z.col(0).unaryExpr([](double x) { return std::max(x, 0.5) + 0.2 * std::tanh(8 * x); });
    const Fit polynomial = fit_polynomial(z, y), process = fit_gaussian_process(z, y);
    CHECK((process.fitted - y).norm() < 0.5 * (polynomial.fitted - y).norm());
    CHECK(process.cross_validated_r2 > 0.99);
  }

  TEST_CASE("the degree is found by leaving points out") {
    const Design d = probabilistic(800, 2, 4);
    const Eigen::MatrixXd z = d.points.unaryExpr(&elementary::normal_quantile);
    const AnalysisDraws noise{5, 0};
    Eigen::VectorXd y = z.col(0).array().cube() - 2 * z.col(1).array();
    for (Eigen::Index i = 0; i < y.size(); ++i)
      y(i) += 0.5 * noise.normal(static_cast<std::uint64_t>(i), Purpose::probabilistic, 0);
    CHECK(fit_polynomial(z, y).form == "polynomial of degree 3 without interactions");
    y.array() += 4 * z.col(0).array() * z.col(1).array();
    CHECK(fit_polynomial(z, y).form == "polynomial of degree 3 with interactions");
    CHECK(fit_polynomial(z, Eigen::VectorXd::Constant(800, 3)).form == "constant");
    // Squared weights are Sobol' variances: 6 + 9 of z^3, 4, 16.
    const Fit fit = fit_polynomial(z, y);
    CHECK(fit.weights.tail(fit.weights.size() - 1).squaredNorm() ==
          doctest::Approx(35).epsilon(0.05));
  }

  TEST_CASE("stated errors are the errors made, and bias is small") {
    const TestFunction& f = function("test:linear-normal-decision");
    Tally values, stated;
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
      const auto one = linear_study(500, seed).partial({0});
      values.add(one.value);
      stated.add(one.se * one.se);
    }
    CHECK(std::sqrt(stated.mean()) == doctest::Approx(values.standard_deviation()).epsilon(0.35));
    CHECK(std::abs(values.mean() - f.partial_information[0]) < 4 * values.standard_error());
  }

  TEST_CASE("points that cannot tell degrees apart, or too few of them: a plainer fit") {
    const Design d = grid(std::vector<std::size_t>{2, 100});  // two levels: no curve to see
    const Eigen::MatrixXd z = d.points.unaryExpr(&elementary::normal_quantile);
    const Fit fit = fit_polynomial(z, 3 * z.col(0) + z.col(1));
    CHECK(fit.form == "polynomial of degree 1 without interactions");
    CHECK((fit.fitted - 3 * z.col(0) - z.col(1)).norm() < 1e-9);
    const Eigen::MatrixXd few = z.topRows(4);
    CHECK(fit_polynomial(few, few.col(1)).form == "constant");
    CHECK(fit_gaussian_process(few, few.col(1)).fitted.allFinite());
  }

  TEST_CASE("failed draws are left out and counted, the same input gives the same bits") {
    const Design d = probabilistic(500, 2, 1);
    Eigen::MatrixXd benefits = d.points;
    benefits(7, 0) = std::numeric_limits<double>::quiet_NaN();
    const InformationAnalysis study{d.points, benefits}, again{d.points, benefits};
    CHECK(study.failed_draws() == 1);
    CHECK(study.draws() == 499);
    CHECK(study.partial({0}).value == again.partial({0}).value);
    CHECK(study.partial({0}).se == again.partial({0}).se);
    CHECK_THROWS_AS((void)study.partial({2}), std::invalid_argument);
    CHECK(study.partial(InputSet{}).value == 0);
    CHECK_THROWS_AS((InformationAnalysis{d.points, benefits.leftCols(1)}), std::invalid_argument);
  }
}

TEST_SUITE("pilots") {
  TEST_CASE("sample information of the linear-normal decision, one input and two, any size") {
    const auto study = linear_study(4000, 2);
    const double mean = *function("test:linear-normal-decision").mean;
    for (const double n : {10.0, 100.0, 1000.0}) {
      const double prior = 100;
      const double r = std::sqrt(n / (n + prior));
      check_close(study.sample({0}, {r}), normal_information_value(mean, r * own_sd[0]));
      check_close(study.sample({0, 2}, {r, 0.5}),
                  normal_information_value(mean, std::hypot(r * own_sd[0], 0.5 * own_sd[2])));
    }
  }

  TEST_CASE("it grows from nothing to perfect information on the input") {
    const auto study = linear_study(2000, 2);
    CHECK(study.sample({0}, {0}).value == doctest::Approx(0));
    CHECK(study.sample({0}, {1}).value == doctest::Approx(study.partial({0}).value));
    double before = 0;
    for (const double n : {1.0, 10.0, 50.0, 200.0, 1e4, 1e8}) {
      const double now = study.sample({0}, {std::sqrt(n / (n + 100))}).value;
      CHECK(now >= before);
      before = now;
    }
    CHECK(before <= study.partial({0}).value);
  }

  TEST_CASE("a curved gain: shrunk weights against simulated data") {
    // Gain z^2 - 1, data x = z + e with var(e) = 1: the posterior mean of the gain is
    // (x / 2)^2 + 1 / 2 - 1, and x / sqrt(2) is standard normal.
    const Design d = probabilistic(5000, 1, 3);
    Eigen::MatrixXd benefits = Eigen::MatrixXd::Zero(5000, 2);
    benefits.col(1) = d.points.col(0).unaryExpr(&elementary::normal_quantile).array().square() - 1;
    double exact = 0;
    for (int i = 0; i < 100000; ++i) {
      const double g = elementary::normal_quantile((i + 0.5) / 100000);
      exact += std::max(0.0, g * g / 2 - 0.5) / 100000;
    }
    check_close(InformationAnalysis{d.points, benefits}.sample({0}, {std::sqrt(0.5)}), exact);
  }

  TEST_CASE("beta-binomial: the Gaussian value is within 5 % of the exact one") {
    // Gain 1000 (p - 0.32) with p ~ Beta(6, 14); of 30 families x succeed.
    const boost::math::beta_distribution<> prior{6, 14};
    const int n = 30;
    double exact = 0;
    for (int x = 0; x <= n; ++x) {
      const double chance = boost::math::binomial_coefficient<double>(n, static_cast<unsigned>(x)) *
                            boost::math::beta(6.0 + x, 14.0 + n - x) / boost::math::beta(6.0, 14.0);
      exact += chance * std::max(0.0, 1000 * ((6.0 + x) / (20.0 + n) - 0.32));
    }
    const Design d = analysis::latin_hypercube(4000, 1, 3);
    Eigen::MatrixXd benefits = Eigen::MatrixXd::Zero(4000, 2);
    for (Eigen::Index i = 0; i < 4000; ++i)
      benefits(i, 1) = 1000 * (boost::math::quantile(prior, d.points(i, 0)) - 0.32);
    const double r = std::sqrt(n / (n + prior_size_of_probability(0.3, std::sqrt(0.01))));
    const auto value = InformationAnalysis{d.points, benefits}.sample({0}, {r});
    CHECK(value.value == doctest::Approx(exact).epsilon(0.05));
  }

  TEST_CASE("prior effective sample sizes") {
    // Beta(6, 14): mean 0.3, variance 0.01.
    CHECK(prior_size_of_probability(0.3, 0.1) == doctest::Approx(20));
    CHECK_THROWS_AS((void)prior_size_of_probability(0.3, 0.5), std::invalid_argument);
    CHECK(prior_size_of_mean(10, 2) == 25);
    CHECK(prior_size_of_difference(10, 2) == 100);
    CHECK(prior_size_of_rate_ratio(0.2) == doctest::Approx(100));
  }

  TEST_CASE("net value: information x decisions - cost, from the pilot's end") {
    const auto study = linear_study(2000, 2);
    const Pilot pilot{.name = "a",
                      .families = 100,
                      .years = 2,
                      .fixed_cost = 50,
                      .cost_per_family = 1,
                      .cost_per_family_year = 0.5,
                      .data = {{.input = 0, .prior_size = 100}}};
    const Stake stake{.per_year = 20, .horizon_years = 10};
    const auto value = value_pilot(study, pilot, stake);
    CHECK(value.cost == 50 + 100 + 100);
    CHECK(value.decisions == 20 * 8);
    CHECK(value.net == doctest::Approx(value.per_decision.value * 160 - 250));
    CHECK(value.per_decision.value == study.sample({0}, {std::sqrt(0.5)}).value);
    CHECK(Stake{.per_year = 20, .horizon_years = 10, .from_end_of_pilot = false}.decisions_after(
              2) == 200);
    CHECK(Stake{.per_year = 20, .horizon_years = 10, .discount_rate = 0.03}.decisions_after(0) ==
          doctest::Approx(20 * (1 - std::exp(-0.3)) / 0.03));
    CHECK(stake.decisions_after(12) == 0);
  }

  TEST_CASE("too short to see anything, or nobody in it: worth nothing") {
    const auto study = linear_study(500, 2);
    Pilot pilot{.name = "a",
                .families = 100,
                .years = 1,
                .data = {{.input = 0, .prior_size = 10, .follow_up_years = 2}}};
    CHECK(value_pilot(study, pilot, {}).per_decision.value == 0);
    pilot.years = 2;
    CHECK(value_pilot(study, pilot, {}).per_decision.value > 0);
    pilot.families = 0;
    CHECK(value_pilot(study, pilot, {}).per_decision.value == 0);
  }

  TEST_CASE("the pilot of what matters ranks first, the best size is inside the grid") {
    const auto study = linear_study(2000, 2);
    Pilot about_effect{.name = "effect",
                       .families = 100,
                       .years = 1,
                       .cost_per_family = 2,
                       .data = {{.input = 0, .prior_size = 50}}};
    Pilot about_nothing = about_effect;
    about_nothing.name = "nothing";
    about_nothing.data[0].input = 3;
    const Stake stake{.per_year = 5, .horizon_years = 10};
    const auto ranked = rank_pilots(study, {about_nothing, about_effect}, stake);
    CHECK(ranked[0].name == "effect");
    CHECK(ranked[0].net > 0);
    CHECK(ranked[1].net < 0);

    // Exact optimum on the grid, from the closed form.
    const std::vector<double> sizes{10, 20, 50, 100, 200, 400, 800, 1600, 3200};
    const auto best_of = [&](Pilot pilot) {
      std::size_t found = none;
      double most = 0;
      for (std::size_t i = 0; i < sizes.size(); ++i) {
        pilot.families = sizes[i];
        const double net = value_pilot(study, pilot, stake).net;
        if (net > most) most = net, found = i;
      }
      return found;
    };
    std::size_t exact = 0;
    double best = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      const double net =
          45 * normal_information_value(50, 200 * std::sqrt(sizes[i] / (sizes[i] + 50))) -
          2 * sizes[i];
      if (net > best) best = net, exact = i;
    }
    CHECK(best_of(about_effect) == exact);
    CHECK(exact > 0);
    CHECK(exact + 1 < sizes.size());
    about_nothing.fixed_cost = 1;
    CHECK(best_of(about_nothing) == none);
  }
}
