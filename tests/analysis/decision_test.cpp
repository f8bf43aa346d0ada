#include "app/analysis/decision.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <stdexcept>
#include <vector>

#include "app/analysis/purposes.hpp"

using namespace kohort;
using namespace kohort::analysis;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

Eigen::MatrixXd normals(Eigen::Index draws, Eigen::Index options, std::uint32_t seed) {
  const AnalysisDraws source{seed, 0};
  Eigen::MatrixXd result(draws, options);
  for (Eigen::Index i = 0; i < draws; ++i)
    for (Eigen::Index j = 0; j < options; ++j)
      result(i, j) = source.normal(static_cast<std::uint64_t>(i), Purpose::probabilistic,
                                   static_cast<std::uint32_t>(j));
  return result;
}

}  // namespace

TEST_SUITE("decisions") {
  TEST_CASE("acceptability sums to 1 at each willingness to pay, at 0 it is who is cheapest") {
    const Eigen::MatrixXd costs = normals(500, 4, 1), effects = normals(500, 4, 2);
    const auto result = cost_effectiveness(costs, effects, {0, 0.5, 1, 10, 1000});
    for (Eigen::Index w = 0; w < 5; ++w)
      CHECK(result.acceptability.row(w).sum() == doctest::Approx(1).epsilon(1e-12));
    for (Eigen::Index option = 0; option < 4; ++option) {
      int cheapest = 0;
      for (Eigen::Index i = 0; i < 500; ++i)
        cheapest += costs(i, option) == costs.row(i).minCoeff();
      CHECK(result.acceptability(0, option) == doctest::Approx(cheapest / 500.0));
    }
    Eigen::Index best = 0;
    (10 * effects - costs).colwise().mean().maxCoeff(&best);
    CHECK(result.frontier[3] == static_cast<std::size_t>(best));
  }

  TEST_CASE("the most acceptable option need not be the one to choose") {
    Eigen::MatrixXd costs = Eigen::MatrixXd::Zero(10, 2), effects = Eigen::MatrixXd::Zero(10, 2);
    effects.col(1).setConstant(1);  // a little better nine times of ten
    effects(0, 1) = -100;           // and far worse once
    const auto result = cost_effectiveness(costs, effects, {1});
    CHECK(result.acceptability(0, 1) == doctest::Approx(0.9));
    CHECK(result.frontier[0] == 0);
  }

  TEST_CASE("equal options share, failed draws are left out whole") {
    Eigen::MatrixXd costs = Eigen::MatrixXd::Zero(4, 3), effects = costs;
    costs(0, 2) = 1;
    costs(3, 1) = not_a_number;
    const auto result = cost_effectiveness(costs, effects, {0});
    CHECK(result.draws == 3);
    CHECK(result.failed_draws == 1);
    CHECK(result.acceptability(0, 0) == doctest::Approx((0.5 + 1.0 / 3 + 1.0 / 3) / 3));
    CHECK(result.acceptability(0, 2) == doctest::Approx((1.0 / 3 + 1.0 / 3) / 3));
  }

  TEST_CASE("options side by side: strong and extended dominance, and the price of each more") {
    // By the means as in a hand-made decision: nothing, 20 for 1 (a mixture does that for 15), 30
    // for 2, 50 for 2 (dominated), 100 for 4.
    Eigen::MatrixXd draws = Eigen::MatrixXd::Zero(400, 10);
    draws.rightCols(5).rowwise() += Eigen::RowVectorXd{{0, 1, 2, 2, 4}};
    draws.leftCols(5).rowwise() += Eigen::RowVectorXd{{0, 20, 30, 50, 100}};
    draws.col(2) += normals(400, 1, 7);
    const auto rows = incremental(Crossed::certain(draws));
    REQUIRE(rows.size() == 5);
    const std::vector<std::size_t> order{0, 1, 2, 3, 4};
    for (std::size_t i = 0; i < 5; ++i) CHECK(rows[i].option == order[i]);
    CHECK(rows[0].standing == Standing::frontier);
    CHECK(rows[1].standing == Standing::extendedly_dominated);
    CHECK(rows[2].standing == Standing::frontier);
    CHECK(rows[3].standing == Standing::dominated);
    CHECK_FALSE(rows[1].against);
    CHECK(std::isnan(rows[1].ratio.value));
    CHECK(*rows[2].against == 0);
    CHECK(*rows[4].against == 2);
    CHECK(rows[2].ratio.value == doctest::Approx(15).epsilon(0.01));
    CHECK(rows[2].ratio.interval.low < 15);
    CHECK(rows[2].ratio.interval.high > 15);
    CHECK(rows[4].ratio.value == doctest::Approx(35).epsilon(0.01));
    CHECK(rows[4].cost.value == doctest::Approx(100));
    CHECK(rows[4].effect.value == doctest::Approx(4));
    CHECK(rows[0].frontier.value == 1);
    CHECK(rows[3].frontier.value == 0);
    CHECK(rows[4].frontier.value == 1);
  }

  TEST_CASE("the frontier is a matter of the draws where the means are close") {
    // An option of effect 1 beside 40 for 2: on the frontier where it costs less than 20, which is
    // one draw in two. Without a draw left there is no table.
    Eigen::MatrixXd draws = Eigen::MatrixXd::Zero(2000, 6);
    draws.col(1) = normals(2000, 1, 8).array() + 20;
    draws.col(2).setConstant(40);
    draws.col(4).setConstant(1);
    draws.col(5).setConstant(2);
    const auto rows = incremental(Crossed::certain(draws));
    CHECK(rows[1].frontier.value == doctest::Approx(0.5).epsilon(0.1));
    CHECK(rows[1].frontier.interval.low < 0.5);
    CHECK(rows[1].frontier.interval.high > 0.5);
    CHECK(rows[1].frontier.interval.high - rows[1].frontier.interval.low < 0.06);
    CHECK(incremental(Crossed::certain(Eigen::MatrixXd::Zero(0, 6))).empty());
    CHECK_THROWS_AS((void)incremental(Crossed::certain(Eigen::MatrixXd::Zero(3, 5))),
                    std::invalid_argument);
  }

  TEST_CASE("the plane's quadrants sum to 1, whatever the number of draws") {
    const auto result = cost_effectiveness(normals(400, 2, 1), normals(400, 2, 2), {1});
    const auto& p = result.plane[1];
    CHECK(p.dearer_better.value == doctest::Approx(0.25).epsilon(0.3));
    CHECK(p.dearer_better.interval.low < 0.25);
    CHECK(p.dearer_better.interval.high > 0.25);
    for (Eigen::Index draws = 1; draws < 60; ++draws) {
      const auto& q = cost_effectiveness(normals(draws, 2, 3), normals(draws, 2, 4), {1}).plane[1];
      CHECK(q.cheaper_better.value + q.dearer_better.value + q.cheaper_worse.value +
                q.dearer_worse.value ==
            1);
    }
    const auto none_there =
        cost_effectiveness(Eigen::MatrixXd::Zero(0, 2), Eigen::MatrixXd::Zero(0, 2), {1});
    CHECK(none_there.draws == 0);
  }

  TEST_CASE("a unit has a price where it costs or saves something, and Fieller's interval") {
    const auto plane = [](double cost, double effect) {
      Eigen::MatrixXd costs = normals(400, 2, 1), effects = normals(400, 2, 2);
      costs.col(0).setZero();
      effects.col(0).setZero();
      costs.col(1).array() += cost;
      effects.col(1).array() += effect;
      return cost_effectiveness(costs, effects, {1}).plane[1];
    };
    const auto dear = plane(10, 5);
    CHECK(dear.dominated == 0);
    CHECK(dear.ratio.value == doctest::Approx(dear.mean_cost.value / dear.mean_effect.value));
    CHECK(dear.ratio.interval.low < 2);
    CHECK(dear.ratio.interval.high > 2);
    CHECK(dear.ratio.interval.high - dear.ratio.interval.low ==
          doctest::Approx(2 * 1.966 * std::hypot(1, 2) / 5 / 20).epsilon(0.1));
    CHECK(plane(-10, -5).ratio.value == doctest::Approx(2).epsilon(0.1));
    CHECK(plane(10, -5).dominated == 1);
    CHECK(std::isnan(plane(10, -5).ratio.value));
    CHECK(plane(-10, 5).dominated == -1);
    CHECK(std::isnan(plane(-10, 5).ratio.value));
    // An effect that may as well be 0: any price.
    CHECK(std::isnan(plane(10, 0.02).ratio.interval.high));
  }

  TEST_CASE("each rank is somebody's: rows and columns of the ranking sum to 1") {
    Eigen::MatrixXd benefits = normals(300, 4, 5);
    benefits.col(3).array() += 1;
    benefits.col(2) = benefits.col(1);  // always equal
    const auto ranking = rank_options(benefits);
    for (Eigen::Index i = 0; i < 4; ++i) {
      CHECK(ranking.probability.row(i).sum() == doctest::Approx(1));
      CHECK(ranking.probability.col(i).sum() == doctest::Approx(1));
    }
    CHECK(ranking.probability.row(1) == ranking.probability.row(2));
    CHECK(ranking.order[0] == 3);
    CHECK(ranking.mean_rank[3] < ranking.mean_rank[1]);
  }
}
