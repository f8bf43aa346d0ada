#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <numeric>

#include "app/results/control_variates.hpp"
#include "app/results/incremental_table.hpp"
#include "app/results/influence.hpp"
#include "app/results/reached.hpp"
#include "app/results/subgroups.hpp"
#include "app/results/summary.hpp"
#include "models/programme.hpp"
#include "sim/statistics.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;

namespace {

using Draws = std::vector<std::uint32_t>;

Standing standing_of(const std::vector<IncrementalStep>& steps, std::size_t option) {
  for (const IncrementalStep& step : steps)
    if (step.option == option) return step.standing;
  throw std::logic_error{"no such option"};
}

OptionValues option(const std::string& id, const std::vector<double>& cost,
                    const std::vector<double>& effect) {
  return {id, cost, effect};
}

}  // namespace

TEST_SUITE("options side by side") {
  TEST_CASE("the same effect for more money is dominated, so is less effect for the same money") {
    const std::vector<CostEffect> options{{0, 0}, {10, 5}, {12, 5}, {10, 4}};
    const auto steps = incremental_steps(options);
    CHECK(standing_of(steps, 0) == Standing::frontier);
    CHECK(standing_of(steps, 1) == Standing::frontier);
    CHECK(standing_of(steps, 2) == Standing::dominated);
    CHECK(standing_of(steps, 3) == Standing::dominated);
  }

  TEST_CASE("10 kr. for 1 beside 12 kr. for 3: half of the latter does as much for less") {
    const auto steps = incremental_steps(std::vector<CostEffect>{{0, 0}, {10, 1}, {12, 3}});
    CHECK(standing_of(steps, 1) == Standing::extendedly_dominated);
    CHECK(standing_of(steps, 2) == Standing::frontier);
    // Where each unit more is dearer than the one before, every option is somebody's best.
    const auto rising = incremental_steps(std::vector<CostEffect>{{0, 0}, {1, 1}, {10, 2}});
    CHECK(standing_of(rising, 1) == Standing::frontier);
    CHECK(rising.back().against == 1);
  }

  TEST_CASE("each price is for what is added to the option before: 1 kr., then 9") {
    const std::vector<OptionValues> options{option("none", {0, 0}, {0, 0}),
                                            option("some", {0.5, 1.5}, {0.5, 1.5}),
                                            option("all", {9.5, 10.5}, {1.5, 2.5})};
    const auto rows = incremental_rows(options, Draws{0, 0});
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].against == "none");
    CHECK(rows[1].ratio->value.mean == doctest::Approx(1));
    CHECK(rows[2].against == "some");
    CHECK(rows[2].ratio->value.mean == doctest::Approx(9));
  }

  TEST_CASE("in one of two draws the dearer option is on the frontier: a share of a half") {
    // In the second draw it achieves less than nothing; three replications in each draw.
    const std::vector<OptionValues> options{
        option("none", std::vector<double>(6, 0), std::vector<double>(6, 0)),
        option("more", std::vector<double>(6, 5), {2, 2, 2, -1, -1, -1})};
    const auto rows = incremental_rows(options, Draws{0, 0, 0, 1, 1, 1});
    for (const IncrementalRow& row : rows)
      CHECK(*row.frontier_share == doctest::Approx(row.id == "none" ? 1 : 0.5));
  }

  TEST_CASE("six placement-years avoided cost 12, five of 1,000 children cost 1,000 a child") {
    const OutcomeReader read = [](std::size_t row, const OutcomeVisitor& visit) {
      for (std::uint32_t r = 0; r < 2; ++r) {
        Outcome o{1, 20};
        const bool with = row > 0;
        o.by_age(ByAgeCount::child_years, 0) = 200;
        o.by_age(ByAgeCount::first_placements, 3) = with ? 4 : 5;
        o.yearly(Yearly::placement_years_foster, 0) = with ? 4 + r : 10 + r;
        o.cost(0, Category::programme, Payer::municipality) = with ? 12 : 0;
        o.followed(0, Category::programme, Payer::municipality) = with ? 200 : 0;
        visit(r, 0, o);
      }
    };
    const HeadlineValues before = headline_values(read, 0), after = headline_values(read, 1);
    const std::vector<OptionRow> rows{{"before", &before}, {"after", &after}};
    const auto tables = incremental_tables(rows);
    REQUIRE(tables.size() == 2);
    const auto& years = tables[0].rows.back();
    CHECK(years.id == "after");
    CHECK(years.cost.mean == doctest::Approx(12));
    CHECK(years.effect.mean == doctest::Approx(6));
    const auto& lives = tables[1].rows.back();
    CHECK(lives.cost.mean == doctest::Approx(1000));
    CHECK(lives.effect.mean == doctest::Approx(5));
  }
}

TEST_SUITE("assumptions that move a result") {
  // Columns that have nothing to do with each other: a line, a parabola, a cubic, a wave.
  const std::vector<double> line{-4.5, -3.5, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5, 4.5};
  std::vector<double> orthogonal(int kind) {
    std::vector<double> z;
    const double cubic = 0.25 *
                         std::accumulate(line.begin(), line.end(), 0.0,
                                         [](double s, double x) { return s + x * x * x * x; }) /
                         20.625;  // sum of squares 82.5
    for (const double x : line) z.push_back(kind == 0 ? x * x - 8.25 : x * x * x - cubic * x);
    double squares = 0;
    for (const double v : z) squares += v * v;
    for (double& v : z) v *= std::sqrt(82.5 / squares);
    return z;
  }
  /// 3 + 2 (r x + the root of 1 - r^2 times something else): correlation r with the line.
  std::vector<double> means_of(double r) {
    const auto z = orthogonal(0);
    std::vector<double> y;
    for (std::size_t i = 0; i < z.size(); ++i)
      y.push_back(3 + 2 * (r * line[i] + std::sqrt(1 - r * r) * z[i]));
    return y;
  }

  TEST_CASE("slope, p-value, adjusted share and turning point of a correlation of 0.9") {
    const double r = 0.9;
    const auto means = means_of(r);
    Tally tally;
    for (const double y : means) tally.add(y);
    const double whole = 2 * tally.variance();  // as much chance again within draws
    const auto found = influences(std::vector<DrawnParameter>{{0, 0, line}}, means, whole);
    REQUIRE(found.size() == 1);
    CHECK(found[0].slope == doctest::Approx(2 * r));
    CHECK(*found[0].turns_at == doctest::Approx(-3 / (2 * r)));
    const double adjusted = 1 - (1 - r * r) * 9 / 8;
    CHECK(found[0].share == doctest::Approx(adjusted / 2));
    // t = r times the root of 8 over 1 - r^2, of 8 degrees.
    const double t = r * std::sqrt(8 / (1 - r * r));
    CHECK(student_t_quantile(8, 1 - found[0].p_value / 2) == doctest::Approx(t));
  }

  TEST_CASE("the share's error is the jackknife's: each draw left out in turn") {
    const auto means = means_of(0.95);
    const auto found = influences(std::vector<DrawnParameter>{{0, 0, line}}, means, 100);
    REQUIRE(found.size() == 1);
    std::vector<double> shares;
    for (std::size_t out = 0; out < line.size(); ++out) {
      std::vector<double> x, y;
      for (std::size_t i = 0; i < line.size(); ++i)
        if (i != out) x.push_back(line[i]), y.push_back(means[i]);
      shares.push_back(influences(std::vector<DrawnParameter>{{0, 0, x}}, y, 100).at(0).share);
    }
    const double mean = std::accumulate(shares.begin(), shares.end(), 0.0) / 10;
    double squares = 0;
    for (const double s : shares) squares += (s - mean) * (s - mean);
    CHECK(*found[0].share_se == doctest::Approx(std::sqrt(0.9 * squares)));
  }

  TEST_CASE("a p-value of 0.03 is reported where it is the only one, and not as one of three") {
    const double t = student_t_quantile(8, 1 - 0.03 / 2);
    const double r = t / std::sqrt(8 + t * t);
    const auto means = means_of(r);
    std::vector<DrawnParameter> parameters{{0, 0, line}};
    CHECK(influences(parameters, means, 100).size() == 1);
    parameters.push_back({1, 0, orthogonal(1)});
    parameters.push_back({2, 0, {1, -3, 3, -1, 0, 0, -1, 3, -3, 1}});
    CHECK(influences(parameters, means, 100).empty());
  }
}

TEST_SUITE("controls") {
  /// Two controls of 20 draws, the second of which follows the first half of the way.
  struct Example {
    std::vector<Control> controls{Control(20), Control(20)};
    Draws draws;
    std::vector<double> values;
    Example() {
      for (std::uint32_t d = 0; d < 20; ++d) {
        const double a = std::sin(1.0 + 7.0 * d), b = std::cos(3.0 + 5.0 * d);
        controls[0][d] = a;
        controls[1][d] = 0.5 * a + b;
        draws.push_back(d);
        values.push_back(7 + 2 * controls[0][d] + 5 * controls[1][d]);
      }
    }
  };

  TEST_CASE("what two controls make of a result goes, and what is left is 7 everywhere") {
    const Example e;
    const Controlled left = take_out_controls(e.values, e.draws, e.controls);
    CHECK(left.controls == 2);
    for (const double v : left.values) CHECK(v == doctest::Approx(7));
  }

  TEST_CASE("a draw's own luck does not decide what is taken out of it") {
    Example e;
    for (std::uint32_t d = 0; d < 20; ++d) e.values[d] += 0.3 * std::sin(11.0 * d);
    const Controlled before = take_out_controls(e.values, e.draws, e.controls);
    e.values[4] += 2;
    const Controlled after = take_out_controls(e.values, e.draws, e.controls);
    CHECK(after.values[4] - before.values[4] == doctest::Approx(2));
  }

  TEST_CASE("a scenario's controls are 0 on average") {
    const test::Folder folder;
    const Scenario s = load_scenario(folder.scenario(""));
    constexpr std::uint32_t draws = 400;
    const auto controls = parameter_controls(s, 3, draws);
    REQUIRE(controls.size() > 20);
    Tally means;
    for (const Control& c : controls) means.add(std::accumulate(c.begin(), c.end(), 0.0) / draws);
    CHECK(std::abs(means.mean()) <
          4 * std::sqrt(1.0 / 12 / draws / static_cast<double>(controls.size())));
  }

  TEST_CASE("variances of 1 and 4 beside a difference's 1: five times as many replications") {
    const std::vector<double> before{1, 2, 3}, after{2, 4, 6};
    CHECK(*same_people_worth(before, after, Draws{0, 0, 0}) == doctest::Approx(5));
  }
}

TEST_SUITE("groups and those reached") {
  TEST_CASE("of 30 girls 3 are placed without and 1 with: 100 and 33 of 1,000, boys apart") {
    SubgroupValues before, after;
    for (int r = 0; r < 2; ++r) {
      Outcome o{1, 1};
      o.subgroup(Subgroup::girls, SubgroupCount::children) = r == 0 ? 10 : 20;
      o.subgroup(Subgroup::girls, SubgroupCount::ever_placed) = r == 0 ? 1 : 2;
      o.subgroup(Subgroup::girls, SubgroupCount::cost_public) = r == 0 ? 500 : 1000;
      o.subgroup(Subgroup::boys, SubgroupCount::children) = 40;
      o.subgroup(Subgroup::boys, SubgroupCount::ever_placed) = 8;
      gather_subgroups(o, before);
      o.subgroup(Subgroup::girls, SubgroupCount::ever_placed) = r == 0 ? 1 : 0;
      o.subgroup(Subgroup::boys, SubgroupCount::ever_placed) = 6;
      gather_subgroups(o, after);
    }
    const auto groups = summarise_subgroups(before, after, Draws{0, 0});
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].group == Subgroup::boys);
    CHECK(groups[0].figure(SubgroupCount::ever_placed).baseline.mean == doctest::Approx(200));
    CHECK(groups[0].figure(SubgroupCount::ever_placed).scenario.mean == doctest::Approx(150));
    CHECK(groups[1].group == Subgroup::girls);
    CHECK(groups[1].children == doctest::Approx(15));
    CHECK(groups[1].figure(SubgroupCount::ever_placed).baseline.mean == doctest::Approx(100));
    CHECK(groups[1].figure(SubgroupCount::ever_placed).scenario.mean ==
          doctest::Approx(1000.0 / 30));
    CHECK(groups[1].figure(SubgroupCount::cost_public).baseline.mean == doctest::Approx(50));
  }

  TEST_CASE("counts are summed over all budget years") {
    YearlyTotals totals;
    Outcome o{3, 1};
    for (std::size_t y = 0; y < 3; ++y)
      o.yearly(Yearly::families_met, y) = static_cast<double>(y + 1);
    gather_totals(o, totals);
    CHECK(totals[static_cast<std::size_t>(Yearly::families_met)] == std::vector<double>{6});
  }

  TEST_CASE("a mean for each is a sum over their number, and years of waiting are told in weeks") {
    std::size_t weeks = 0, kroner = 0;
    for (const ProgrammeType& type : programme_types())
      for (const ReachMean& mean : type.reach.means) {
        YearlyTotals before(size_of<Yearly>, std::vector<double>{0, 0}), after = before;
        after[static_cast<std::size_t>(mean.total)] = {10, 30};
        after[static_cast<std::size_t>(mean.each)] = {5, 10};
        const std::vector<std::string> programmes{std::string{type.name}};
        const auto rows = summarise_reached(before, after, Draws{0, 0}, programmes);
        const auto row = std::ranges::find(rows, mean.name, &ReachedRow::id);
        REQUIRE(row != rows.end());
        const bool told_in_weeks = mean.unit == ReachMean::Unit::weeks;
        CHECK(row->value.scenario.mean ==
              doctest::Approx((told_in_weeks ? 365.2425 / 7 : 1) * (2 + 3) / 2));
        weeks += told_in_weeks ? 1 : 0;
        kroner += mean.unit == ReachMean::Unit::kr ? 1 : 0;
      }
    CHECK(weeks > 0);
    CHECK(kroner > 0);
  }
}
