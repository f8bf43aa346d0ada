// Items 33 and 34 of docs/verification-list.md: prices.
#include <cmath>
#include <doctest/doctest.h>

#include "tests/verification/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

/// Every price of the model that is not a programme's own.
std::vector<double*> prices(CostParameters& c) {
  std::vector<double*> all{&c.aftercare,          &c.measure,     &c.examination, &c.acute,
                           &c.caseworker,         &c.recruitment, &c.separation,  &c.benefit,
                           &c.disability_pension, &c.prison,      &c.wage};
  for (double& price : c.placement) all.push_back(&price);
  return all;
}

/// Money that moves, whoever pays it and whichever way.
double turnover(const Outcome& o) {
  double sum = 0;
  for (std::size_t c = 0; c < size_of<Category>; ++c)
    for (std::size_t p = 0; p < size_of<Payer>; ++p)
      for (std::size_t age = 0; age < o.ages(); ++age)
        sum += std::abs(o.followed(age, static_cast<Category>(c), static_cast<Payer>(p)));
  for (std::size_t c = 0; c < size_of<Category>; ++c)
    for (std::size_t p = 0; p < size_of<Payer>; ++p)
      sum += std::abs(total_cost(o, static_cast<Category>(c), static_cast<Payer>(p)));
  return sum;
}

}  // namespace

TEST_SUITE_BEGIN("money");

TEST_CASE("V33 without prices nothing costs anything, and every price makes something dearer") {
  Parameters p = denmark({"costs.separation=1000", "municipality.births_per_year=300"});
  const double usual = turnover(simulate(p)[0]);
  for (std::size_t i = 0; i < prices(p.costs).size(); ++i) {
    Parameters dearer = p;
    *prices(dearer.costs)[i] *= 1.1;
    CAPTURE(i);
    CHECK(turnover(simulate(dearer)[0]) > usual);
  }
  for (double* price : prices(p.costs)) *price = 0;
  CHECK(turnover(simulate(p)[0]) == 0);
}

TEST_CASE("V34 a programme at twice the price moves the net result by exactly its cost") {
  const auto once = simulate(denmark(leksand({})));
  const auto twice = simulate(denmark(leksand(
      {"hour_price=900", "other_cost_per_meeting=1000", "room_price=800",
       "resource_person_price=1600", "health_visitor_invitation_price=240", "start_up=200000"})));
  const double own = total_cost(once[1], Category::programme, Payer::municipality);
  CHECK(own > 1e5);
  CHECK(total_cost(twice[1], Category::programme, Payer::municipality) ==
        doctest::Approx(2 * own).epsilon(1e-12));
  const auto net = [](const std::vector<Outcome>& o) {
    return net_cost(o[1], Payer::municipality) - net_cost(o[0], Payer::municipality);
  };
  CHECK(net(twice) - net(once) == doctest::Approx(own).epsilon(1e-9));
  for (const auto payer : {Payer::region, Payer::state, Payer::family})
    CHECK(net_cost(twice[1], payer) == net_cost(once[1], payer));
}

TEST_SUITE_END();
