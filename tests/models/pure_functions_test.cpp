#include <cmath>
#include <doctest/doctest.h>
#include <numeric>

#include "models/accounts.hpp"
#include "models/adult_life.hpp"
#include "models/casework.hpp"
#include "models/dose.hpp"
#include "models/family.hpp"
#include "models/leksand.hpp"
#include "models/needs.hpp"
#include "models/placement.hpp"
#include "models/population.hpp"
#include "tests/models/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

TEST_SUITE_BEGIN("pure functions");

TEST_CASE("the refund is nothing at the first limit, a quarter above it, and continuous") {
  const RefundParameters p{830000, 1630000, 2050000, 0.25, 0.50, 0.75, 2021};
  CHECK(refund_of(830000, p, 2021) == 0);
  CHECK(refund_of(1160000, p, 2021) == doctest::Approx(82500));
  for (const double limit : {830000.0, 1630000.0, 2050000.0})
    CHECK(refund_of(limit + 1, p, 2021) - refund_of(limit - 1, p, 2021) < 2);
  CHECK(refund_of(2500000, p, 2021) ==
        doctest::Approx(0.25 * 800000 + 0.5 * 420000 + 0.75 * 450000));
  SUBCASE("before the third step came into force, half is refunded without end") {
    CHECK(refund_of(2500000, p, 2020) == doctest::Approx(0.25 * 800000 + 0.5 * 870000));
  }
  SUBCASE("the worked case of the evidence at the limits of 2022") {
    const RefundParameters at_2022{860000, 1680000, 2120000, 0.25, 0.5, 0.75, 2021};
    CHECK(refund_of(1160000, at_2022, 2022) == doctest::Approx(75000));
    CHECK(refund_of(2500000, at_2022, 2022) == doctest::Approx(710000));
  }
}

TEST_CASE("a decision is delayed by the wait in proportion to the caseload effect") {
  CHECK(in_years(decision_time(at(1), 0.25, 0.5, false, 1)) == doctest::Approx(1.75));
  CHECK(in_years(decision_time(at(1), 0.25, 0.5, false, 0)) == doctest::Approx(1.25));
  CHECK(decision_time(at(1), 0.25, 0, true, 1) == never);
  CHECK(decision_time(at(1), 0.25, 0, true, 0) == decision_time(at(1), 0.25, 3, false, 0));
  // Half an effect: after waiting 0.5 the decision is due when it is still waiting at that moment.
  CHECK(in_years(decision_time(at(0), 0.25, 0, true, 0.5)) == doctest::Approx(0.5));
}

TEST_CASE("caseload acts only between its limits") {
  CaseworkParameters p;
  p.reference_caseload = 36;
  p.saturation_low = 15;
  p.saturation_high = 45;
  CHECK(caseload_ratio(36, p) == 1);
  CHECK(caseload_ratio(18, p) == 0.5);
  CHECK(caseload_ratio(2, p) == caseload_ratio(15, p));
  CHECK(caseload_ratio(80, p) == caseload_ratio(45, p));
}

TEST_CASE("fewer institutions make room for family-like places in proportion") {
  const Parameters p = denmark();
  for (const double age : {1.0, 8.0, 15.0}) {
    const ByPlace usual = place_shares(age, 1, p.placement);
    const ByPlace fewer = place_shares(age, 0.5, p.placement);
    CHECK(std::accumulate(usual.begin(), usual.end(), 0.0) == doctest::Approx(1));
    CHECK(std::accumulate(fewer.begin(), fewer.end(), 0.0) == doctest::Approx(1));
    CHECK(fewer[index(PlaceType::institution)] < usual[index(PlaceType::institution)]);
    CHECK(fewer[index(PlaceType::foster)] > usual[index(PlaceType::foster)]);
    CHECK(fewer[index(PlaceType::kinship)] / fewer[index(PlaceType::foster)] ==
          doctest::Approx(usual[index(PlaceType::kinship)] / usual[index(PlaceType::foster)]));
  }
}

TEST_CASE("help eases needs and slows their growth") {
  const Parameters p = denmark();
  NeedSituation alone;
  alone.need = Need::moderate;
  NeedSituation helped = alone;
  helped.supported = true;
  CHECK(growth_rate(helped, p.needs) < growth_rate(alone, p.needs));
  CHECK(ease_rate(helped, p.needs) > ease_rate(alone, p.needs));
  NeedSituation frail = alone;
  frail.frailty = 2;
  CHECK(growth_rate(frail, p.needs).value ==
        doctest::Approx(2 * growth_rate(alone, p.needs).value));
  NeedSituation serious;
  serious.need = Need::serious;
  CHECK(growth_rate(serious, p.needs) == Rate{0});
}

TEST_CASE("vulnerability and programmes multiply a couple's hazard, and a parted couple has none") {
  Family family;
  family.separation_factor = 3;
  family.separation_ratio = 0.5F;
  CHECK(separation_factor(family) == 1.5);
  family.together = false;
  CHECK(separation_factor(family) == 0);
}

TEST_CASE("a shortened stay raises re-entry, a longer one does not lower it") {
  const Parameters p = denmark();
  Placement usual, shorter, longer;
  usual.long_stay = shorter.long_stay = longer.long_stay = true;
  shorter.stay_ratio = 0.5;
  longer.stay_ratio = 2;
  CHECK(reentry_ratio(usual, p.placement) == 1);
  CHECK(reentry_ratio(shorter, p.placement) > 1);
  CHECK(reentry_ratio(longer, p.placement) == 1);
  CHECK(exit_rate(shorter, p.placement) > exit_rate(usual, p.placement));
}

TEST_CASE("ties need common meetings and fade after the course") {
  CHECK(meetings_shared(0b111, 0b111) == 3);
  CHECK(meetings_shared(0b111, 0b1000) == 0);
  CHECK(meetings_shared(0b11, 0b01) == 1);
  CHECK(tie_strength(0.5, 0, 2) == 0.5);
  CHECK(tie_strength(0, 0, 2) == 0);
  CHECK(tie_strength(0.5, 2, 2) == doctest::Approx(0.25));
}

TEST_CASE("a dose is nothing at nothing, whole at a full course, and grows with what is attended") {
  for (const double saturation : {0.0, 1e-7, 1e-3, 1.0, 3.0, 20.0}) {
    CAPTURE(saturation);
    CHECK(dose(0, 18, saturation) == 0);
    CHECK(dose(18, 18, saturation) == doctest::Approx(1).epsilon(1e-14));
    CHECK(dose(32, 18, saturation) == dose(18, 18, saturation));
    double last = 0, last_step = 1;
    for (int meetings = 1; meetings <= 18; ++meetings) {
      const double now = dose(meetings, 18, saturation);
      CHECK(now > last);
      CHECK(now - last <= last_step * (1 + 1e-9));  // no meeting does more than the one before it
      last_step = now - last;
      last = now;
    }
  }
}

TEST_CASE("without saturation a tenth of a course is a tenth, with it more, and the two meet") {
  CHECK(dose(1, 10, 0) == 0.1);
  CHECK(dose(1, 10, 3) == doctest::Approx((1 - std::exp(-0.3)) / (1 - std::exp(-3.0))));
  CHECK(dose(1, 10, 3) > 0.25);
  // The series below 1e-6 goes over into the formula.
  CHECK(dose(3, 10, 0.99e-6) == doctest::Approx(dose(3, 10, 1.01e-6)).epsilon(1e-8));
  CHECK(dose(3, 10, 1e-4) == doctest::Approx(0.3 * (1 + 1e-4 * 0.7 / 2)).epsilon(1e-9));
}

TEST_CASE("a network solves more with more ties, and nothing without any") {
  CHECK(network_solves(0, 0.06) == 0);
  CHECK(network_solves(5, 0) == 0);
  CHECK(network_solves(1, 0.06) == doctest::Approx(0.06));
  CHECK(network_solves(4, 0.06) > network_solves(2, 0.06));
  CHECK(network_solves(1000, 0.06) <= 1);
}

TEST_CASE("a burden grows with years without help, less and less, and with what cannot be helped") {
  AdultParameters p;
  p.vulnerability_burden = 0.1;
  p.unmet_burden = 1.2;
  p.unmet_half_years = 2;
  p.placed_burden = 0.3;
  CHECK(burden({0, 0, false}, p) == 0);
  CHECK(burden({1.5, 0, false}, p) == doctest::Approx(0.15));
  CHECK(burden({0, 2, false}, p) == doctest::Approx(0.6));
  CHECK(burden({0, 4, false}, p) == doctest::Approx(0.9));
  CHECK(burden({0, 1e6, true}, p) == doctest::Approx(1.5));
}

TEST_CASE("a ratio of calendar years is 1 in its own year, and held outside the measured ones") {
  CHECK(trend_ratio(0.9, 2016, 2016, 2007, 2018) == 1);
  CHECK(trend_ratio(0.9, 2016, 2018, 2007, 2018) == doctest::Approx(0.81));
  CHECK(trend_ratio(0.9, 2016, 2030, 2007, 2018) == doctest::Approx(0.81));
  CHECK(trend_ratio(0.9, 2016, 2000, 2007, 2018) == doctest::Approx(std::pow(0.9, -9)));
}

TEST_CASE("covariates have the shares and signs that the scenario states") {
  const Parameters p = denmark({"municipality.births_per_year=3000"});
  const District d = district(p);
  double n = 0, apart = 0, married = 0, young = 0, v_sum = 0, v_squares = 0, v_young = 0;
  for (const Family& family : d.families) {
    ++n;
    apart += family.union_at_birth == Union::apart;
    married += family.union_at_birth == Union::married;
    young += family.mother_age == 0;
    v_sum += family.vulnerability;
    v_squares += family.vulnerability * family.vulnerability;
    v_young += family.mother_age == 0 ? family.vulnerability : 0;
  }
  const auto near = [n](double count, double share) {
    return std::abs(count / n - share) < 4 * std::sqrt(share * (1 - share) / n);
  };
  CHECK(near(apart, p.population.apart_at_birth));
  CHECK(near(married, p.population.married_at_birth));
  CHECK(near(young, p.population.mother_age[0]));
  CHECK(std::abs(v_sum / n) < 4 / std::sqrt(n));
  CHECK(v_squares / n == doctest::Approx(1).epsilon(0.02));
  CHECK(v_young / young > 0.2);
}

TEST_CASE("births a year are those that the scenario states") {
  const Parameters p = denmark({"municipality.births_per_year=2000"});
  const District d = district(p);
  double in_budget = 0;
  for (const Child& child : d.children) in_budget += child.birth >= at(0) && child.birth < at(10);
  CHECK(in_budget / 10 == doctest::Approx(2000).epsilon(0.02));
}

TEST_CASE("correlations that contradict each other are not possible") {
  PopulationParameters p = denmark().population;
  CHECK(correlations_possible(p));
  p.vulnerability_age = 0.9;
  p.vulnerability_education = 0.9;
  p.age_education = -0.9;
  CHECK_FALSE(correlations_possible(p));
}

TEST_SUITE_END();
