#include "models/public_services.hpp"

#include <doctest/doctest.h>

#include "tests/models/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

/// A place in which an everyday need takes so many hours of day care, by age band, at 100 kr.
Parameters place(const ByAge& day_care_hours) {
  Parameters p = denmark();
  p.services.day_care_hours = day_care_hours;
  p.services.day_care_price = 100;
  return p;
}

double followed(const Outcome& o, std::size_t from, std::size_t to) {
  double sum = 0;
  for (std::size_t age = from; age < to; ++age)
    sum += o.followed(age, Category::services, Payer::municipality);
  return sum;
}

}  // namespace

TEST_SUITE_BEGIN("public services");

TEST_CASE("hours of all services add up, and each has its own price") {
  ServiceParameters p;
  p.health_visitor_hours = {1, 2, 3, 4, 5, 6};
  p.day_care_hours = {10, 20, 30, 40, 50, 60};
  p.psychologist_hours = {100, 200, 300, 400, 500, 600};
  p.health_visitor_price = 2;
  p.day_care_price = 3;
  p.psychologist_price = 5;
  for (std::size_t band = 0; band < age_bands; ++band) {
    const auto n = static_cast<double>(band) + 1;
    CHECK(service_hours(p)[band] == 111 * n);
    CHECK(service_cost(p)[band] == 2 * n + 3 * 10 * n + 5 * 100 * n);
  }
}

TEST_CASE("each year's everyday needs take their hours in that year, paid by the municipality") {
  const Outcome o = simulate(place({2, 2, 2, 2, 2, 2}))[0];
  for (std::size_t year = 0; year < o.budget_years(); ++year) {
    CAPTURE(year);
    const double needs = o.yearly(Yearly::everyday_needs, year);
    REQUIRE(needs > 0);
    CHECK(o.yearly(Yearly::service_hours, year) == 2 * needs);
    CHECK(o.cost(year, Category::services, Payer::municipality) == 2 * 100 * needs);
    for (const Payer other : {Payer::region, Payer::state, Payer::family})
      CHECK(o.cost(year, Category::services, other) == 0);
  }
}

TEST_CASE("hours belong to the age at which the need arises") {
  const Outcome small = simulate(place({1, 1, 0, 0, 0, 0}))[0];
  const Outcome grown = simulate(place({0, 0, 0, 0, 0, 1}))[0];
  CHECK(followed(small, 0, 3) > 0);
  CHECK(followed(small, 3, small.ages()) == 0);
  CHECK(followed(grown, 15, 18) > 0);
  CHECK(followed(grown, 0, 15) == 0);
  CHECK(followed(grown, 18, grown.ages()) == 0);
  // Where the two have hours, they are the parts of what both of them take.
  const Outcome both = simulate(place({1, 1, 0, 0, 0, 1}))[0];
  CHECK(followed(both, 0, 18) == followed(small, 0, 18) + followed(grown, 0, 18));
  const double of_grown = total(grown, Yearly::service_hours);
  CHECK(of_grown > 0);
  CHECK(total(both, Yearly::service_hours) == total(small, Yearly::service_hours) + of_grown);
}

TEST_CASE("only followed children's needs are in the lives, and each group has its children's") {
  const Outcome with = simulate(place({1, 1, 1, 1, 1, 1}))[0];
  const Outcome without = simulate(place({0, 0, 0, 0, 0, 0}))[0];
  const auto spent = [&](Subgroup group, SubgroupCount what) {
    return with.subgroup(group, what) - without.subgroup(group, what);
  };
  const double all = followed(with, 0, 18);
  // Births of five years are followed for 18: as many child years as a place has in five.
  CHECK(all == doctest::Approx(5.0 / 10 * total_cost(with, Category::services, Payer::municipality))
                   .epsilon(0.15));
  for (const auto what : {SubgroupCount::cost_municipality, SubgroupCount::cost_public}) {
    const double boys = spent(Subgroup::boys, what), girls = spent(Subgroup::girls, what);
    CHECK(boys > 0);
    CHECK(girls > 0);
    CHECK(boys + girls == doctest::Approx(all));
  }
}

TEST_SUITE_END();
