#include <cmath>
#include <doctest/doctest.h>

#include "app/figures/metric.hpp"
#include "app/figures/register_figure.hpp"
#include "app/scenario/rules.hpp"

using namespace kohort;

namespace {

double figure(std::string_view name, const Outcome& o, YearSpan years) {
  return register_figures()[static_cast<std::size_t>(figure_index(name))].value(o, years);
}

}  // namespace

TEST_SUITE("figures of registers") {
  TEST_CASE("of 50 who were in placement or aftercare at New Year 30 are left: 40 per cent went") {
    Outcome o{2, 1};
    o.yearly(Yearly::placed_at_year_end, 0) = 40;
    o.yearly(Yearly::aftercare_at_year_end, 0) = 10;
    o.yearly(Yearly::stayed_placed, 1) = 30;
    o.yearly(Yearly::placed_at_year_end, 1) = 500;
    CHECK(figure("exit_share", o, {1, 1}) == doctest::Approx(40));
  }

  TEST_CASE("aftercare is a quarter of 10 and 30, both cost 120 for each of ten children") {
    Outcome o{1, 1};
    o.yearly(Yearly::aftercare_years, 0) = 10;
    o.yearly(Yearly::placement_years_foster, 0) = 20;
    o.yearly(Yearly::placement_years_institution, 0) = 10;
    o.yearly(Yearly::child_years, 0) = 10;
    o.cost(0, Category::placement_foster, Payer::municipality) = 900;
    o.cost(0, Category::placement_institution, Payer::state) = 100;
    o.cost(0, Category::aftercare, Payer::municipality) = 200;
    CHECK(figure("aftercare_share", o, {0, 0}) == doctest::Approx(25));
    CHECK(figure("placement_cost_per_child", o, {0, 0}) == doctest::Approx(120));
    CHECK(figure("placed_per_1000", o, {0, 0}) == doctest::Approx(3000));
  }

  TEST_CASE("all years of a target count, the last one too") {
    Outcome o{3, 1};
    for (std::size_t y = 0; y < 3; ++y) {
      o.yearly(Yearly::child_years, y) = 100;
      o.yearly(Yearly::notifications, y) = 10.0 * static_cast<double>(y + 1);
    }
    CHECK(figure("notifications_per_100", o, {0, 1}) == doctest::Approx(15));
    CHECK(figure("notifications_per_100", o, {2, 2}) == doctest::Approx(30));
  }

  TEST_CASE("30, 28 and 26 per cent in institutions fall by two points a year") {
    Outcome o{4, 1};
    for (std::size_t y = 0; y < 4; ++y) {
      o.yearly(Yearly::placement_years_institution, y) = 32 - 2.0 * static_cast<double>(y);
      o.yearly(Yearly::placement_years_foster, y) = 68 + 2.0 * static_cast<double>(y);
    }
    CHECK(figure("institution_share_trend", o, {1, 3}) == doctest::Approx(-2));
  }

  TEST_CASE("10 of 100 are born apart and 4 separate in the first year: 12 then, 14 ever after") {
    Outcome o{1, 20};
    o.by_age(ByAgeCount::child_years, 0) = 100;
    o.by_age(ByAgeCount::born_apart, 0) = 10;
    o.by_age(ByAgeCount::separations, 0) = 4;
    CHECK(figure("parents_apart", o, {0, 0}) == doctest::Approx((12 + 17 * 14) / 18.0));
  }

  TEST_CASE("50 of 1,000 have a pension at 30, 5 of the 100 once placed: 5 per cent of each") {
    Outcome o{1, 40};
    o.by_age(ByAgeCount::child_years, 30) = 1000;
    o.by_age(ByAgeCount::placed_people_years, 30) = 100;
    o.by_age(ByAgeCount::disability_years, 30) = 59;
    o.by_age(ByAgeCount::placed_disability_years, 30) = 5;
    CHECK(figure("disability_30_placed", o, {0, 0}) == doctest::Approx(5));
    CHECK(figure("disability_30_others", o, {0, 0}) == doctest::Approx(6));
  }
}
