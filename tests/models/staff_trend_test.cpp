#include <doctest/doctest.h>

#include "tests/models/programme_fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

/// Full-time positions, filled or vacant.
double positions(const District& d) {
  double sum = 0;
  for (const Worker& worker : d.department.workers) sum += worker.funded ? worker.share : 0;
  return sum;
}

Parameters started(double year, std::vector<std::string> more = {}) {
  more.push_back("time.start=" + std::to_string(static_cast<int>(year)));
  more.emplace_back("time.budget_years=15");
  return denmark(more);
}

}  // namespace

TEST_SUITE_BEGIN("staff trend");

TEST_CASE("a year has the same number of positions, whatever year the run began in") {
  for (const char* trend : {"casework.staff_trend=1.034", "casework.staff_trend=0.9"}) {
    CAPTURE(trend);
    District d = district(started(2010, {trend}));
    for (const int year : {2010, 2014, 2015, 2019, 2023, 2024}) {
      CAPTURE(year);
      run_until(d, at(year - 2010 + 0.5));
      CHECK(positions(d) == doctest::Approx(full_time_at_start(started(year, {trend}))));
    }
  }
}

TEST_CASE("before the first budget year the department has that year's staff") {
  District d = district(started(2023));
  for (const double years : {-17.5, -8.5, -0.5}) {
    run_until(d, at(years));
    CHECK(positions(d) == doctest::Approx(full_time_at_start(*d.parameters)));
  }
}

TEST_CASE("new positions are filled, and those who work part time work more first") {
  // Nobody leaves: whoever is funded is there as soon as somebody has been hired.
  District d = district(started(2014, {"casework.turnover=0", "casework.hiring_months=1"}));
  const double before = d.department.full_time;
  std::size_t part_time = 0;
  run_until(d, at(9.9));
  for (const Worker& worker : d.department.workers) part_time += worker.funded && worker.share < 1;
  CHECK(part_time <= 1);
  CHECK(d.department.full_time == doctest::Approx(positions(d)));
  CHECK(d.department.full_time > 1.3 * before);
}

TEST_CASE("a department without staff gets none by a trend, and twice the staff grow as fast") {
  const auto after = [](const std::string& factor) {
    return positions(lived(denmark(programme(
        "sverigesmodel", {"caseworkers_factor=" + factor, "max_cases=50", "hiring_months=0"}))));
  };
  CHECK(after("0") == 0);
  CHECK(after("2") == doctest::Approx(2 * after("1")));
}

TEST_SUITE_END();
