#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <limits>

#include "models/screening.hpp"
#include "tests/models/programme_fixture.hpp"
#include "tests/models/steps_fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

constexpr double nobody = std::numeric_limits<double>::infinity();

/// Early effort among children without needs whose parents stay together.
Parameters calm(const std::vector<std::string>& own, const char* births = "100") {
  Parameters p = denmark(
      with(programme("early_effort", with({"plus_places=false", "refusal=0", "sensitivity=0",
                                           "specificity=1", "granted_months=0"},
                                          own)),
           {std::string{"municipality.births_per_year="} + births,
            "municipality.births_per_district=100"}));
  p.needs.onset.fill(0);
  p.needs.moderate_at_birth = p.needs.serious_at_birth = 0;
  p.notifications.rate.fill(0);
  p.unions.separation_married.fill(0);
  p.unions.separation_unmarried.fill(0);
  return p;
}

/// A part of the municipality whose programmes have just begun.
District begun(const Comparison& comparison, std::uint32_t number = 0) {
  District base = comparison.build(7, 0, number);
  run_until(base, at(0));
  District d = comparison.with_programmes(base, 0);
  start_programmes(d, base);
  return d;
}

bool in_risk_zone(const District& d, const Child& child) {
  return d.families[index(child.family)].vulnerability >=
         vulnerability_limit(d.parameters->population.risk_zone_share);
}

bool in_year(double time, int year) { return time >= year && time < year + 1; }

}  // namespace

TEST_SUITE_BEGIN("early steps");

TEST_CASE("detection without error brings early visits to first-born in the risk zone alone") {
  const Parameters p = calm({"detection_sensitivity=1", "detection_specificity=1", "granted_risk=0",
                             "granted_other=0", "early_visits=1"});
  const Parameters* const scenarios[] = {&p};
  const Comparison comparison{scenarios};
  District d = begun(comparison);
  run_until(d, at(6));
  for (int year = 1; year < 6; ++year) {
    int expected = 0;
    for (const Child& child : d.children)
      expected +=
          child.number == 0 && in_year(in_years(child.birth), year) && in_risk_zone(d, child);
    CHECK(expected > 0);
    CHECK(d.accounts.outcome.yearly(Yearly::needs_visits, static_cast<std::size_t>(year)) ==
          expected);
  }
}

TEST_CASE("children granted visits are screened at all three ages, except while in care") {
  const Parameters p = calm({"detection_before_birth=false", "granted_risk=1", "granted_other=0",
                             "screening_months=[2, 8, 18]"});
  const Parameters* const scenarios[] = {&p};
  const Comparison comparison{scenarios};
  District d = begun(comparison);
  run_until(d, at(3));
  std::vector<bool> in_care(d.children.size(), false);
  for (std::uint32_t i = 0; i < d.children.size(); i += 2) {
    Child& child = d.children[i];
    if (child.birth < at(1.5) || child.birth >= d.now) continue;
    give_case(d, ChildId{i}, Case::Stage::placed);
    Placement placement;
    placement.child = ChildId{i};
    placement.booked_to = d.now;
    child.placement = PlacementId{d.placements.add(placement)};
    in_care[i] = true;
  }
  run_until(d, at(5));
  int left_out = 0;
  for (int year = 0; year < 5; ++year) {
    int expected = 0;
    for (std::size_t i = 0; i < d.children.size(); ++i) {
      const Child& child = d.children[i];
      if (child.birth < at(0) || !in_risk_zone(d, child)) continue;
      for (const double months : {2.0, 8.0, 18.0}) {
        const double when = in_years(child.birth) + months / 12;
        if (!in_year(when, year)) continue;
        if (in_care[i] && when >= 3)
          ++left_out;
        else
          ++expected;
      }
    }
    CHECK(expected > 0);
    CHECK(d.accounts.outcome.yearly(Yearly::screened, static_cast<std::size_t>(year)) == expected);
  }
  CHECK(left_out > 0);
}

TEST_CASE("the districts together pay what the start costs, once") {
  const Parameters p = calm({"start_up=300000", "start_up.price_year=2025"}, "300");
  const Parameters* const scenarios[] = {&p};
  const Comparison comparison{scenarios};
  REQUIRE(comparison.districts() == 3);
  double paid = 0;
  for (std::uint32_t number = 0; number < 3; ++number)
    paid += begun(comparison, number)
                .accounts.outcome.cost(0, Category::programme, Payer::municipality);
  CHECK(paid == doctest::Approx(300000));
}

TEST_CASE("the more vulnerable a family, the more often it refuses a screening") {
  const Parameters p = calm({});
  District d = district(p);
  run_until(d, at(0));
  ScreeningParameters screening;
  screening.refusal = 0.3;
  screening.refusal_vulnerability = 0.5;
  double refused = 0, vulnerability_of_refusers = 0, taken = 0, vulnerability_of_others = 0;
  for (std::uint32_t i = 0; i < d.children.size(); ++i) {
    const Child& child = d.children[i];
    if (child.number != 0) continue;
    const double v = d.families[index(child.family)].vulnerability;
    const ScreenResult result = screen(d, ChildId{i}, 1, nobody, screening, *p.programmes.front());
    const bool refuses =
        d.draws.uniform(d.key(child), Decision::early_refusal, 1) < 0.3 * std::exp(0.5 * v);
    REQUIRE((result == ScreenResult::refused) == refuses);
    (refuses ? refused : taken) += 1;
    (refuses ? vulnerability_of_refusers : vulnerability_of_others) += v;
  }
  REQUIRE(refused > 50);
  CHECK(vulnerability_of_refusers / refused > vulnerability_of_others / taken + 0.2);
}

TEST_CASE("a screening without error finds each need of a child, and poor contact without any") {
  const Parameters p = calm({});
  District d = district(p);
  run_until(d, at(0));
  ScreeningParameters screening;
  screening.sensitivity = screening.specificity = 1;
  const ChildId id{0};
  const double v = d.family_of(d.at(id)).vulnerability;
  const auto finds = [&](Need need, double limit) {
    d.at(id).need = need;
    return screen(d, id, 0, limit, screening, *p.programmes.front());
  };
  CHECK(finds(Need::none, nobody) == ScreenResult::true_negative);
  for (const Need need : {Need::everyday, Need::moderate, Need::serious})
    CHECK(finds(need, nobody) == ScreenResult::true_positive);
  CHECK(finds(Need::none, v) == ScreenResult::true_positive);
}

TEST_SUITE_END();
