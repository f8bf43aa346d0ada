#include <Eigen/Dense>
#include <cmath>
#include <doctest/doctest.h>
#include <unsupported/Eigen/MatrixFunctions>

#include "models/placement_counts.hpp"
#include "tests/models/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

/// Sum over replications of the baseline's outcome.
Outcome baseline(const Parameters& p, std::uint32_t replications) {
  Outcome sum(static_cast<std::size_t>(p.time.budget_years),
              static_cast<std::size_t>(p.time.horizon_age));
  for (std::uint32_t r = 0; r < replications; ++r) sum += simulate(p, r)[0];
  return sum;
}

/// Standard errors between a share seen among `n` and its expectation.
double errors(double seen, double n, double expected) {
  return std::abs(seen / n - expected) / std::sqrt(expected * (1 - expected) / n);
}

}  // namespace

TEST_SUITE_BEGIN("analytic");

TEST_CASE("with one constant hazard, separations before 18 follow the exponential law") {
  const double h = 0.04;
  Parameters p = denmark({"population.family_size=[1,0,0,0]", "population.apart_at_birth=0",
                          "unions.vulnerability=0", "municipality.births_per_year=800"});
  p.unions.separation_married.fill(h);
  p.unions.separation_unmarried.fill(h);
  const Outcome o = baseline(p, 3);
  const double born = o.by_age(ByAgeCount::child_years, 0);
  CHECK(errors(total(o, ByAgeCount::separations, 0, 18), born, 1 - std::exp(-18 * h)) < 4);
  CHECK(errors(total(o, ByAgeCount::separations, 0, 3), born, 1 - std::exp(-3 * h)) < 4);
}

TEST_CASE("marriage moves a union to the other hazard: three-state chain by matrix exponential") {
  const double cohabiting = 0.08, married = 0.02, marriage = 0.1;
  Parameters p = denmark({"population.family_size=[1,0,0,0]", "population.apart_at_birth=0",
                          "population.married_at_birth=0", "unions.vulnerability=0",
                          "unions.marriage=0.1", "municipality.births_per_year=800"});
  p.unions.separation_married.fill(married);
  p.unions.separation_unmarried.fill(cohabiting);
  Eigen::Matrix3d q;
  q << -cohabiting - marriage, marriage, cohabiting,  //
      0, -married, married,                           //
      0, 0, 0;
  const Outcome o = baseline(p, 3);
  const double born = o.by_age(ByAgeCount::child_years, 0);
  const Eigen::Matrix3d at_18 = (q * 18).exp();
  CHECK(errors(total(o, ByAgeCount::separations, 0, 18), born, at_18(0, 2)) < 4);
}

TEST_CASE("adult life of never placed people agrees with a Markov chain") {
  Parameters p = denmark({"casework.placement_serious=[0,0,0,0,0,0]",
                          "adult.vulnerability_burden=0", "adult.unmet_burden=0",
                          "adult.mortality_level=0.000001", "municipality.births_per_year=800"});
  p.placement.reentry_early = p.placement.reentry_late = 0;
  const double entry = p.adult.benefit_entry, exit = p.adult.benefit_exit,
               pension = p.adult.disability;
  Eigen::Matrix3d q;
  q << -entry - pension, entry, pension,  //
      exit, -exit - pension, pension,     //
      0, 0, 0;
  const Outcome o = baseline(p, 3);
  const double born = o.by_age(ByAgeCount::child_years, 0);
  // Years spent at age 30 by a person: mean of the chain over that year (midpoint).
  const Eigen::Matrix3d at_30 = (q * 12.5).exp();
  CHECK(errors(o.by_age(ByAgeCount::benefit_years, 30), born, at_30(0, 1)) < 4);
  CHECK(errors(o.by_age(ByAgeCount::disability_years, 30), born, at_30(0, 2)) < 4);
}

TEST_CASE("Gompertz mortality leaves the expected share alive at the horizon") {
  Parameters p =
      denmark({"casework.placement_serious=[0,0,0,0,0,0]", "adult.vulnerability_burden=0",
               "adult.unmet_burden=0", "adult.mortality_level=0.0002", "adult.mortality_slope=0.08",
               "municipality.births_per_year=800"});
  const Outcome o = baseline(p, 3);
  const double born = o.by_age(ByAgeCount::child_years, 0);
  const double hazard = 0.0002 / 0.08 * (std::exp(0.08 * 65) - std::exp(0.08 * 18));
  CHECK(errors(total(o, ByAgeCount::deaths, 18, 65), born, 1 - std::exp(-hazard)) < 4);
}

TEST_CASE("a placement of one kind with one exit hazard lasts as the exponential law says") {
  // All stays short, no trend, no moves, no re-entry: stock = inflow x mean time until 18.
  Parameters p = denmark({"municipality.births_per_year=1200", "placement.short_exit=1.5",
                          "placement.entry_trend=1", "placement.type_change=0",
                          "placement.breakdown=0", "casework.caseload_effect=0"});
  p.placement.long_stay.fill(0);
  p.placement.reentry_early = p.placement.reentry_late = 0;
  const Outcome o = baseline(p, 3);
  double years_placed = 0;
  for (std::size_t type = 0; type < place_types; ++type)
    years_placed += total(o, years_in_place[type]);
  // Exits before 18 happen at the exit hazard while placed: a Poisson count given the exposure.
  const double expected = 1.5 * years_placed;
  CHECK(std::abs(total(o, Yearly::returns_home) - expected) < 4 * std::sqrt(expected));
}

TEST_CASE("stays, returns and re-entries of placed children agree with a Markov chain") {
  // Every child is placed at birth, in a short or a long stay; nothing but the hazard of re-entry
  // brings it back. States: short stay, long stay, at home after a short one, after a long one.
  Parameters p =
      denmark({"municipality.births_per_year=300", "placement.entry_trend=1",
               "casework.caseload_effect=0", "casework.reassessment=0", "notifications.at_birth=1",
               "notifications.rate=[0,0,0,0.000001]", "needs.serious_at_birth=1",
               "needs.moderate_at_birth=0", "needs.vulnerability=0", "needs.apart_ratio=1"});
  p.casework.examination_scale = 1e-6;
  p.casework.triage_closes.fill(0);
  p.casework.placement_serious.fill(1);
  p.placement.long_stay.fill(0.6);
  p.placement.short_exit = 1.2;
  p.placement.long_exit = 0.08;
  p.placement.reentry_early = p.placement.reentry_late = 0.15;
  p.placement.reentry_short_stay_ratio = 2;
  Eigen::Matrix4d q = Eigen::Matrix4d::Zero();
  q(0, 2) = 1.2;
  q(1, 3) = 0.08;
  for (const auto& [home, rate] : {std::pair{2, 0.30}, {3, 0.15}}) {
    q(home, 0) = 0.4 * rate;
    q(home, 1) = 0.6 * rate;
  }
  for (int i = 0; i < 4; ++i) q(i, i) = -q.row(i).sum();
  const Eigen::RowVector4d at_birth{0.4, 0.6, 0, 0};
  const Outcome o = baseline(p, 3);
  const double born = o.by_age(ByAgeCount::child_years, 0);
  CHECK(o.by_age(ByAgeCount::first_placements, 0) == doctest::Approx(born).epsilon(0.01));
  for (const int age : {1, 6, 15}) {
    CAPTURE(age);
    const Eigen::RowVector4d then = at_birth * (q * (age + 0.5)).exp();
    CHECK(errors(o.by_age(ByAgeCount::placed_years, static_cast<std::size_t>(age)), born,
                 then(0) + then(1)) < 3);
  }
}

TEST_SUITE_END();
