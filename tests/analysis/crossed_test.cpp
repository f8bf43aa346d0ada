#include "app/analysis/crossed.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <stdexcept>

#include "app/analysis/decision.hpp"
#include "app/analysis/precision.hpp"
#include "app/analysis/uncertainty.hpp"
#include "sim/elementary.hpp"
#include "tests/analysis/crossed_study.hpp"
#include "tests/analysis/study.hpp"

using namespace kohort;
using namespace kohort::analysis;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_SUITE("crossed points and replications") {
  TEST_CASE("mean squares of a table that can be checked by hand") {
    // Two points, three replications: point effects -2 and 2, replication effects -1, 0, 1 about a
    // mean of 10, interaction 0.5, -1, 0.5 with opposite signs.
    Eigen::MatrixXd y(2, 3);
    y << 7.5, 7, 9.5, 10.5, 13, 12.5;
    const Crossed crossed{y};
    CHECK(crossed.mean()(0) == doctest::Approx(10));
    CHECK(crossed.square_of_points(0) == doctest::Approx(3 * (4 + 4) / 1.0));
    CHECK(crossed.square_of_replications(0) == doctest::Approx(2 * (1 + 0 + 1) / 2.0));
    CHECK(crossed.square_of_interaction(0) == doctest::Approx(2 * (0.25 + 1 + 0.25) / 2.0));
    CHECK(crossed.of_points()(0) == doctest::Approx((24 - 1.5) / 6));
    CHECK(crossed.of_people()(0) == doctest::Approx(2.0 / 6));
    const auto split = *chance_and_knowledge(crossed);
    CHECK(split.knowledge == doctest::Approx((24 - 1.5) / 3));
    CHECK(split.chance == doctest::Approx((2 - 1.5) / 2));
    CHECK(split.interaction == doctest::Approx(1.5));
    const auto u = uncertainty(crossed, {});
    CHECK(u.mean.se == doctest::Approx(std::sqrt(22.5 / 6 + 2.0 / 6)));
    CHECK(u.sd == doctest::Approx(std::sqrt(7.5)));  // of knowledge, not of the means of points
  }

  TEST_CASE("variance components are unbiased, also where chance acts on points differently") {
    Tally knowledge, chance, interaction, means, stated;
    for (std::uint32_t seed = 1; seed <= 300; ++seed) {
      const Crossed y{crossed_outputs({500, 2, 1, 3}, probabilistic(30, 1, seed), 6, seed)};
      const auto split = *chance_and_knowledge(y);
      knowledge.add(split.knowledge);
      chance.add(split.chance);
      interaction.add(split.interaction);
      means.add(y.mean()(0));
      const double se = uncertainty(y, {}).mean.se;
      stated.add(se * se);
    }
    CHECK(std::abs(knowledge.mean() - 4) < 4 * knowledge.standard_error());
    CHECK(std::abs(chance.mean() - 1) < 4 * chance.standard_error());
    CHECK(std::abs(interaction.mean() - 9) < 4 * interaction.standard_error());
    CHECK(stated.mean() == doctest::Approx(means.variance()).epsilon(0.2));
  }

  TEST_CASE("more points do not make up for few people") {
    // 1.96 standard errors of a nested layout would be 0.03; three replications know it to 2.5.
    const auto u = uncertainty(Crossed{crossed_outputs({}, probabilistic(4000, 1, 1), 3, 1)}, {});
    CHECK(u.mean.se > 0.2);
    CHECK(u.mean.interval.high - u.mean.interval.low > 2);
    CHECK(u.mean_for_these_people.se < 0.02);
  }

  TEST_CASE("one replication says nothing of other people, without chance it says all") {
    const Eigen::MatrixXd y = crossed_outputs({}, probabilistic(100, 1, 1), 1, 1);
    const auto one = uncertainty(Crossed{y}, {});
    CHECK(std::isnan(one.mean.se));
    CHECK(std::isnan(one.mean.interval.low));
    CHECK(std::isnan(one.below_zero_interval.low));
    CHECK(std::isfinite(one.mean_for_these_people.interval.low));
    CHECK_FALSE(chance_and_knowledge(Crossed{y}));
    const Crossed certain{y, false};
    CHECK(uncertainty(certain, {}).mean.se == doctest::Approx(one.mean_for_these_people.se));
    CHECK(chance_and_knowledge(certain)->share == 1);
    CHECK(chance_and_knowledge(certain)->share_interval.low == 1);
  }

  TEST_CASE("settled values vary as knowledge does, together as they should") {
    const Design d = probabilistic(3000, 2, 5);
    const Eigen::MatrixXd a = crossed_outputs({1, 2, 1, 6}, d, 8, 5);
    const Eigen::MatrixXd b = crossed_outputs({-3, 1, 0, 2}, d, 8, 6) - 0.5 * a;
    const Crossed both{std::vector<Eigen::MatrixXd>{a, b}};
    const Eigen::MatrixXd& settled = both.settled();
    const Eigen::MatrixXd centred = settled.rowwise() - settled.colwise().mean();
    const Eigen::MatrixXd covariance = centred.transpose() * centred / 2999;
    // a = 2 z + ..., b = z - a / 2 = 0 z + ...: knowledge 4, 0, 0.
    CHECK(covariance(0, 0) == doctest::Approx(4).epsilon(0.1));
    CHECK(covariance(1, 1) < 0.1);
    CHECK(settled.colwise().mean().isApprox(both.mean()));
    CHECK(both.means().col(0).array().square().mean() > 8);
    CHECK(Crossed{a, false}.points() == 3000);
  }

  TEST_CASE("points with a failed replication are left out whole, nothing comes from nothing") {
    Eigen::MatrixXd y = crossed_outputs({}, probabilistic(10, 1, 1), 4, 1);
    y(3, 2) = not_a_number;
    const Crossed some{y};
    CHECK(some.points() == 9);
    CHECK(some.failed() == 1);
    CHECK(some.kept()[3] == 4);
    const Crossed none_left{Eigen::MatrixXd::Constant(3, 2, not_a_number)};
    CHECK(std::isnan(uncertainty(none_left).mean.value));
    CHECK(uncertainty(none_left).points == 0);
    CHECK_FALSE(chance_and_knowledge(none_left));
    const Crossed flat{Eigen::MatrixXd::Constant(5, 3, 7.0)};
    CHECK(uncertainty(flat).mean.interval.high == 7);
    CHECK(uncertainty(flat).sd == 0);
    CHECK_THROWS_AS((Crossed{std::vector<Eigen::MatrixXd>{y, y.topRows(2)}}),
                    std::invalid_argument);
  }

  TEST_CASE("equal options share the first rank whatever the chance") {
    const Eigen::MatrixXd y = crossed_outputs({0, 1, 1, 2}, probabilistic(60, 1, 2), 5, 2);
    const Eigen::MatrixXd nothing = Eigen::MatrixXd::Zero(60, 5);
    const auto ranking = rank_options(Crossed{std::vector<Eigen::MatrixXd>{nothing, y, y}});
    CHECK(ranking.best[1].value == ranking.best[2].value);
    CHECK(ranking.best[0].value + 2 * ranking.best[1].value == doctest::Approx(1));
    CHECK(ranking.best[0].interval.low < 0.5);
    CHECK(ranking.best[0].interval.high > 0.5);
  }
}

TEST_SUITE("precision") {
  using Limit = NextSize::Limit;

  TEST_CASE("what is uncertain decides what is added: points, replications, or both") {
    const auto next = [](const CrossedTruth& truth, double goal, StudySize most) {
      PrecisionGoal wanted;
      wanted.half_width = goal;
      wanted.most = most;
      wanted.growth = 1e9;
      return next_size(Crossed{crossed_outputs(truth, probabilistic(40, 1, 3), 40, 3)}, wanted);
    };
    const StudySize far{1000000, 1000000};
    const auto knowledge = next({0, 1, 0, 0}, 0.05, far);
    CHECK(knowledge.limit == Limit::goal);
    CHECK(knowledge.size.replications == 40);
    CHECK(static_cast<double>(knowledge.size.points) == doctest::Approx(1537).epsilon(0.6));
    const auto people = next({0, 0, 1, 0}, 0.05, far);
    CHECK(people.size.points == 40);
    CHECK(static_cast<double>(people.size.replications) == doctest::Approx(1537).epsilon(0.6));
    const auto both = next({0, 1, 1, 0}, 0.05, far);
    CHECK(both.size.points > 800);
    CHECK(both.size.replications > 800);
    CHECK(*both.expected_half_width <= 0.05);
    // As cheap as can be: shares of the variance in balance.
    const double ratio =
        static_cast<double>(both.size.points) / static_cast<double>(both.size.replications);
    CHECK(ratio > 0.4);
    CHECK(ratio < 2.5);
    CHECK(next({0, 1, 1, 0}, 5, far).limit == Limit::reached);
    CHECK(next({0, 1, 1, 0}, 5, far).size == StudySize{40, 40});
  }

  TEST_CASE("never above the most, and not on to it where that helps little") {
    const Crossed y{crossed_outputs({0, 1, 1, 0}, probabilistic(40, 1, 3), 8, 3)};
    PrecisionGoal goal;
    goal.half_width = 0.01;
    goal.most = {100000, 8};
    const auto people = next_size(y, goal);
    CHECK(people.limit == Limit::most);
    CHECK(people.size.replications == 8);
    CHECK(people.size.points < 1000);  // people are what is not known
    goal.most = {40, 8};
    CHECK(next_size(y, goal).size == StudySize{40, 8});
    CHECK(next_size(y, goal).limit == Limit::most);
    goal.most = {100000, 100000};
    const auto slow = next_size(y, goal);
    CHECK(slow.limit == Limit::growth);
    CHECK(slow.size.points * slow.size.replications <= 41 * 9 * 4);
    goal.half_width = 0;
    CHECK_THROWS_AS(static_cast<void>(next_size(y, goal)), std::invalid_argument);
  }

  TEST_CASE("steps lead to the goal, and the interval reached holds the truth as often as stated") {
    int held = 0, steps = 0;
    constexpr int seeds = 200;
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
      PrecisionGoal goal;
      goal.half_width = 0.4;
      goal.most = {2000, 2000};
      StudySize size{16, 8};
      for (int step = 0; step < 20; ++step, ++steps) {
        const Crossed y{crossed_outputs({0, 1, 1, 1}, probabilistic(size.points, 1, seed),
                                        static_cast<Eigen::Index>(size.replications), seed)};
        const auto next = next_size(y, goal);
        if (next.limit != Limit::reached) {
          REQUIRE(!(next.size == size));
          size = next.size;
          continue;
        }
        held += contains(uncertainty(y, {}).mean.interval, 0);
        break;
      }
    }
    CHECK(steps < 6 * seeds);
    CHECK(held >= 0.92 * seeds);
    CHECK(held <= 0.99 * seeds);
  }
}
