#include "app/analysis/design.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <openturns/RandomGenerator.hxx>
#include <openturns/SpaceFillingC2.hxx>
#include <set>

#include "app/words/input_error.hpp"

using namespace kohort;
using namespace kohort::analysis;

namespace {

bool in_open_cube(const Design& design) {
  return design.points.minCoeff() > 0 && design.points.maxCoeff() < 1;
}

/// Every one of n equal parts holds one value of every input.
bool is_latin(const Eigen::MatrixXd& points) {
  const auto n = static_cast<double>(points.rows());
  for (Eigen::Index j = 0; j < points.cols(); ++j) {
    std::set<int> parts;
    for (Eigen::Index i = 0; i < points.rows(); ++i)
      parts.insert(static_cast<int>(std::floor(points(i, j) * n)));
    if (static_cast<Eigen::Index>(parts.size()) != points.rows()) return false;
  }
  return true;
}

double centred_discrepancy(const Eigen::MatrixXd& points) {
  OT::Sample sample(static_cast<OT::UnsignedInteger>(points.rows()),
                    static_cast<OT::UnsignedInteger>(points.cols()));
  for (Eigen::Index i = 0; i < points.rows(); ++i)
    for (Eigen::Index j = 0; j < points.cols(); ++j)
      sample(static_cast<OT::UnsignedInteger>(i), static_cast<OT::UnsignedInteger>(j)) =
          points(i, j);
  return OT::SpaceFillingC2{}.evaluate(sample);
}

}  // namespace

TEST_SUITE("designs") {
  TEST_CASE("one-way: the base, then one input at a time") {
    const Design d = one_way(3, {0.1, 0.9});
    REQUIRE(d.size() == 7);
    CHECK(d.moved[0] == none);
    CHECK((d.points.row(0).array() == 0.5).all());
    for (std::size_t i = 1; i < 7; ++i) {
      CHECK(d.moved[i] == (i - 1) / 2);
      CHECK((d.points.row(static_cast<Eigen::Index>(i)).array() != 0.5).count() == 1);
    }
    CHECK_THROWS_AS(static_cast<void>(one_way(3, {0.0, 0.9})), InputError);
    CHECK_THROWS_AS(static_cast<void>(one_way(0)), InputError);
  }

  TEST_CASE("a grid has every combination once, and knows its limit") {
    const Design d = grid(std::vector<std::size_t>{2, 3, 4});
    REQUIRE(d.size() == 24);
    std::set<std::vector<double>> rows;
    for (Eigen::Index i = 0; i < 24; ++i)
      rows.insert({d.points(i, 0), d.points(i, 1), d.points(i, 2)});
    CHECK(rows.size() == 24);
    CHECK(d.points(0, 0) == 0.25);
    CHECK(in_open_cube(d));
    CHECK_THROWS_AS(static_cast<void>(grid(std::vector<std::size_t>(20, 10))),
                    InputError);  // 10^20 points
    CHECK_THROWS_AS(static_cast<void>(grid(std::vector<std::size_t>{3, 0})), InputError);
  }

  TEST_CASE("a Latin hypercube has one point in each part, optimised or not") {
    for (const bool optimised : {false, true}) {
      const Design d = latin_hypercube(60, 5, 11, optimised);
      CHECK(is_latin(d.points));
      CHECK(in_open_cube(d));
      CHECK(d.points == latin_hypercube(60, 5, 11, optimised).points);
      CHECK(d.points != latin_hypercube(60, 5, 12, optimised).points);
    }
    CHECK(centred_discrepancy(latin_hypercube(60, 5, 11, true).points) <
          0.9 * centred_discrepancy(latin_hypercube(60, 5, 11, false).points));
  }

  TEST_CASE("the optimised one neither sees nor changes the generator of OpenTURNS") {
    OT::RandomGenerator::SetSeed(1);
    const auto before = latin_hypercube(20, 3, 5, true).points;
    const double next = OT::RandomGenerator::Generate();
    OT::RandomGenerator::SetSeed(1);
    CHECK(OT::RandomGenerator::Generate() == next);
    CHECK(latin_hypercube(20, 3, 5, true).points == before);
  }

  TEST_CASE("a Morris trajectory moves every input once by half the range") {
    const Design d = morris(25, 6, 4, 3);
    REQUIRE(d.size() == 25 * 7);
    CHECK(d.blocks() == 25);
    CHECK(in_open_cube(d));
    for (Eigen::Index i = 0; i < d.points.rows(); ++i) {
      const std::size_t moved = d.moved[static_cast<std::size_t>(i)];
      CHECK((moved == none) == (i % 7 == 0));
      if (moved == none) continue;
      const Eigen::RowVectorXd step = d.points.row(i) - d.points.row(i - 1);
      CHECK(std::abs(step(static_cast<Eigen::Index>(moved))) == 0.5);
      CHECK((step.array() != 0).count() == 1);
    }
    CHECK_THROWS_AS(static_cast<void>(morris(4, 3, 5, 1)), InputError);
  }

  TEST_CASE("Sobol' rows: A, B, then A with each group's columns from B") {
    const Groups groups{{0}, {1, 3}, {2}};
    for (const auto sampling : {Sampling::low_discrepancy, Sampling::random}) {
      const Design d = analysis::sobol(16, 4, 9, groups, sampling);
      REQUIRE(d.size() == 16 * 5);
      CHECK(in_open_cube(d));
      for (Eigen::Index i = 0; i < d.points.rows(); i += 5)
        for (Eigen::Index g = 0; g < 3; ++g)
          for (Eigen::Index j = 0; j < 4; ++j) {
            const auto& group = groups[static_cast<std::size_t>(g)];
            const bool swapped =
                std::find(group.begin(), group.end(), static_cast<std::size_t>(j)) != group.end();
            CHECK(d.points(i + 2 + g, j) == d.points(swapped ? i + 1 : i, j));
          }
    }
    CHECK_THROWS_AS(static_cast<void>(analysis::sobol(8, 2, 1, {{0}, {2}})), InputError);
    CHECK_THROWS_AS(static_cast<void>(analysis::sobol(8, 2, 1, {{}})), InputError);
    CHECK_THROWS_AS(static_cast<void>(analysis::sobol(8, 600, 1)), InputError);
  }

  TEST_CASE("2^m shifted Sobol' points are a net: every input has one point in each of 2^m parts") {
    const Design d = analysis::sobol(64, 4, 2, {{0}});
    Eigen::MatrixXd a(64, 4), b(64, 4);
    for (Eigen::Index i = 0; i < 64; ++i)
      a.row(i) = d.points.row(3 * i), b.row(i) = d.points.row(3 * i + 1);
    CHECK(is_latin(a));
    CHECK(is_latin(b));
  }

  TEST_CASE("a longer design begins with the shorter one") {
    const auto begins = [](const Design& longer, const Design& shorter) {
      return longer.points.topRows(shorter.points.rows()) == shorter.points;
    };
    CHECK(begins(analysis::sobol(40, 5, 7), analysis::sobol(10, 5, 7)));
    CHECK(begins(morris(40, 5, 4, 7), morris(10, 5, 4, 7)));
    CHECK(begins(probabilistic(40, 5, 7), probabilistic(10, 5, 7)));
  }
}
