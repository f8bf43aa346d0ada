#include <cmath>
#include <doctest/doctest.h>

#include "models/economics/refund.hpp"
#include "tests/models/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

/// Every child is born into a serious need, is placed at birth and stays placed until 18; each then
/// has a burden of exactly 1.
Parameters placed_from_birth(std::vector<std::string> more = {}) {
  std::vector<std::string> settings{"municipality.births_per_year=200",
                                    "casework.caseload_effect=0",
                                    "casework.reassessment=0",
                                    "notifications.at_birth=1",
                                    "notifications.rate=[0,0,0,0.000001]",
                                    "needs.serious_at_birth=1",
                                    "needs.moderate_at_birth=0",
                                    "needs.vulnerability=0",
                                    "needs.apart_ratio=1",
                                    "placement.entry_trend=1",
                                    "placement.long_exit=0",
                                    "adult.mortality_level=0.000001",
                                    "adult.vulnerability_burden=0",
                                    "adult.unmet_burden=0",
                                    "adult.placed_burden=1",
                                    "adult.prison_men=0"};
  settings.insert(settings.end(), more.begin(), more.end());
  Parameters p = denmark(settings);
  p.casework.examination_scale = 1e-6;
  p.casework.triage_closes.fill(0);
  p.casework.placement_serious.fill(1);
  p.placement.long_stay.fill(1);
  p.placement.reentry_early = p.placement.reentry_late = 0;
  return p;
}

/// Nobody is ever placed, or carries any burden.
Parameters never_placed(std::vector<std::string> more = {}) {
  std::vector<std::string> settings{
      "municipality.births_per_year=200", "casework.placement_serious=[0,0,0,0,0,0]",
      "adult.vulnerability_burden=0", "adult.unmet_burden=0", "adult.mortality_level=0.000001"};
  settings.insert(settings.end(), more.begin(), more.end());
  return denmark(settings);
}

double followed_cost(const Outcome& o, std::size_t age, Category category, Payer payer) {
  return o.followed(age, category, payer);
}

/// Standard errors between a share seen among `n` and its expectation.
double errors(double seen, double n, double expected) {
  return std::abs(seen / n - expected) / std::sqrt(expected * (1 - expected) / n);
}

}  // namespace

TEST_SUITE_BEGIN("adults");

TEST_CASE("men alone go to prison, at the hazard and up to the age stated, and the state pays") {
  const Parameters men =
      never_placed({"population.boys=1", "adult.prison_men=0.05", "adult.prison_until=30"});
  const Outcome o = simulate(men)[0];
  const double born = o.by_age(ByAgeCount::child_years, 0);
  CHECK(errors(total(o, ByAgeCount::first_imprisonments, 18, 65), born, 1 - std::exp(-0.05 * 12)) <
        4);
  CHECK(total(o, ByAgeCount::first_imprisonments, 30, 65) == 0);
  CHECK(total_cost(o, Category::prison, Payer::municipality) == 0);
  double state = 0;
  for (std::size_t age = 18; age < 65; ++age)
    state += followed_cost(o, age, Category::prison, Payer::state);
  CHECK(state == doctest::Approx(total(o, ByAgeCount::first_imprisonments, 18, 65) *
                                 men.adult.sentence_years * men.costs.prison));
  const Outcome women = simulate(never_placed({"population.boys=0", "adult.prison_men=0.05"}))[0];
  CHECK(total(women, ByAgeCount::first_imprisonments, 18, 65) == 0);
}

TEST_CASE("placed men and women die at their own ratio of the hazard") {
  const double level = 0.0001, slope = 0.08;
  const double once = level / slope * (std::exp(slope * 65) - std::exp(slope * 18));
  for (const auto& [share_of_boys, ratio] : {std::pair{"1", 2.0}, {"0", 0.5}}) {
    const std::string boys = share_of_boys;
    CAPTURE(boys);
    const Outcome o = simulate(placed_from_birth(
        {"population.boys=" + boys, "adult.mortality_level=0.0001", "adult.mortality_slope=0.08",
         "adult.placed_mortality_men=2", "adult.placed_mortality_women=0.5"}))[0];
    const double born = o.by_age(ByAgeCount::child_years, 0);
    CHECK(errors(total(o, ByAgeCount::deaths, 18, 65), born, 1 - std::exp(-ratio * once)) < 4);
  }
}

TEST_CASE("people who were placed go on benefit and pension, and work, by their own ratios") {
  const Outcome o = simulate(placed_from_birth(
      {"adult.benefit_entry=0.01", "adult.placed_benefit_ratio=5", "adult.benefit_exit=0",
       "adult.disability=0.002", "adult.placed_disability_ratio=4", "adult.employed_share=0.8",
       "adult.placed_employed_ratio=0.5"}))[0];
  const double born = o.by_age(ByAgeCount::child_years, 0);
  // Two risks compete; whoever is on benefit stays, until a pension.
  CHECK(errors(o.by_age(ByAgeCount::disability_years, 30), born, 1 - std::exp(-0.008 * 12.5)) < 4);
  CHECK(errors(o.by_age(ByAgeCount::work_years, 30), born, std::exp(-(0.05 + 0.008) * 12.5)) < 4);
  CHECK(total(o, ByAgeCount::employed_years, 18, 65) ==
        doctest::Approx(0.4 * total(o, ByAgeCount::work_years, 18, 65)));
  CHECK(total(o, ByAgeCount::placed_employed_years, 18, 65) ==
        doctest::Approx(total(o, ByAgeCount::employed_years, 18, 65)));
}

TEST_CASE("a pension begins no earlier and no later than its hazard says") {
  const Outcome o = simulate(never_placed(
      {"adult.disability=0.5", "adult.benefit_entry=0", "municipality.births_per_year=800"}))[0];
  const double born = o.by_age(ByAgeCount::child_years, 0);
  // Mean of 1 - exp(-t / 2) over the first year.
  CHECK(o.by_age(ByAgeCount::disability_years, 18) / born ==
        doctest::Approx(1 - 2 * (1 - std::exp(-0.5))).epsilon(0.06));
}

TEST_CASE("spells on benefit come at their hazard, each anew") {
  const Parameters p =
      never_placed({"adult.benefit_entry=0.5", "adult.benefit_exit=2", "adult.disability=0",
                    "adult.employed_share=1", "municipality.births_per_year=800"});
  const Outcome o = simulate(p)[0];
  const double born = o.by_age(ByAgeCount::child_years, 0);
  for (const std::size_t age : {30U, 50U})
    CHECK(o.by_age(ByAgeCount::benefit_years, age) / born == doctest::Approx(0.2).epsilon(0.05));
}

TEST_CASE("earnings are lost when out of work, from the age of work on, and shared as taxes say") {
  const Parameters p =
      never_placed({"adult.benefit_entry=0", "adult.disability=0.1", "adult.work_from=25",
                    "adult.employed_share=0.8", "costs.municipal_tax=0.25", "costs.state_tax=0.1",
                    "costs.equalisation=0.6"});
  const Outcome o = simulate(p)[0];
  for (std::size_t age = 18; age < 25; ++age)
    for (const auto payer : {Payer::municipality, Payer::state, Payer::family})
      CHECK(followed_cost(o, age, Category::earnings, payer) == 0);
  for (const std::size_t age : {25U, 40U, 64U}) {
    const double lost = 0.8 * p.costs.wage * o.by_age(ByAgeCount::disability_years, age);
    CHECK(followed_cost(o, age, Category::earnings, Payer::municipality) ==
          doctest::Approx(lost * 0.25 * 0.4));
    CHECK(followed_cost(o, age, Category::earnings, Payer::state) ==
          doctest::Approx(lost * (0.1 + 0.25 * 0.6)));
    CHECK(followed_cost(o, age, Category::earnings, Payer::family) == doctest::Approx(lost * 0.65));
  }
}

TEST_CASE("who works as much as others of no benefit loses no earnings") {
  const Outcome o = simulate(never_placed({"adult.benefit_entry=0", "adult.disability=0"}))[0];
  CHECK(total(o, ByAgeCount::employed_years, 18, 65) > 1000);
  for (std::size_t age = 18; age < 65; ++age)
    CHECK(followed_cost(o, age, Category::earnings, Payer::state) == 0);
}

TEST_CASE("a pension is refunded at the last step of benefits") {
  const Parameters p = never_placed({"adult.benefit_entry=0", "adult.disability=0.1"});
  const Outcome o = simulate(p)[0];
  const double cost = p.costs.disability_pension * o.by_age(ByAgeCount::disability_years, 40);
  const double share = benefit_refund_steps(p.refund).back().state_share;
  REQUIRE(share != benefit_refund_steps(p.refund).front().state_share);
  CHECK(followed_cost(o, 40, Category::disability_pension, Payer::state) ==
        doctest::Approx(share * cost));
  CHECK(followed_cost(o, 40, Category::disability_pension, Payer::municipality) ==
        doctest::Approx((1 - share) * cost));
}

TEST_CASE("aftercare goes to its share, lasts to 22, and is seen at four New Years") {
  const Parameters p =
      placed_from_birth({"placement.aftercare_share=1", "placement.aftercare_exit=0"});
  const Outcome o = simulate(p)[0];
  const double born = o.by_age(ByAgeCount::child_years, 0);
  for (const std::size_t age : {18U, 19U, 20U, 21U})
    CHECK(followed_cost(o, age, Category::aftercare, Payer::municipality) ==
          doctest::Approx(born * p.costs.aftercare).epsilon(0.01));
  CHECK(followed_cost(o, 22, Category::aftercare, Payer::municipality) == 0);
  const auto came = [&o](std::size_t year) { return o.yearly(Yearly::came_of_age_in_care, year); };
  for (std::size_t year = 4; year < o.budget_years(); ++year) {
    CHECK(o.yearly(Yearly::aftercare_at_year_end, year) ==
          came(year) + came(year - 1) + came(year - 2) + came(year - 3));
    // In placement or aftercare since 1 January: all but those born in the year.
    CHECK(o.yearly(Yearly::stayed_placed, year) ==
          doctest::Approx(o.yearly(Yearly::aftercare_at_year_end, year) +
                          o.yearly(Yearly::placed_at_year_end, year) -
                          o.yearly(Yearly::births, year))
              .epsilon(0.002));
  }
  const Outcome quarter = simulate(
      placed_from_birth({"placement.aftercare_share=0.25", "placement.aftercare_exit=0"}))[0];
  double cost = 0;
  for (std::size_t age = 18; age < 22; ++age)
    cost += followed_cost(quarter, age, Category::aftercare, Payer::municipality);
  CHECK(errors(cost / (4 * p.costs.aftercare), born, 0.25) < 4);
}

TEST_CASE("who came into care in the year of the 18th birthday has not stayed since New Year") {
  // Placed as teenagers only, for about a year.
  Parameters p = placed_from_birth(
      {"placement.aftercare_share=1", "placement.aftercare_exit=0", "notifications.at_birth=0"});
  p.notifications.rate[3] = 20;
  p.notifications.age_ratio = {0, 0, 0, 0, 0, 0};
  p.casework.placement_serious = {0, 0, 0, 0, 0, 1};
  p.notifications.age_ratio[5] = 0.05;
  const Outcome o = simulate(p)[0];
  const double came = total(o, Yearly::came_of_age_in_care);
  REQUIRE(came > 100);
  // Nobody leaves but at 22, so that those of the last New Year's Eve are there on the next one,
  // apart from those who came of age four years before.
  for (std::size_t year = 5; year < o.budget_years(); ++year)
    CHECK(o.yearly(Yearly::stayed_placed, year) ==
          o.yearly(Yearly::placed_at_year_end, year - 1) +
              o.yearly(Yearly::aftercare_at_year_end, year - 1) -
              o.yearly(Yearly::came_of_age_in_care, year - 4));
}

TEST_CASE("a sentence ends with death") {
  const Parameters p = never_placed({"population.boys=1", "adult.prison_men=0.5",
                                     "adult.prison_until=60", "adult.sentence_years=20",
                                     "adult.mortality_level=0.2", "adult.mortality_slope=0.001"});
  const Outcome o = simulate(p)[0];
  for (std::size_t age = 18; age < 65; ++age) {
    CAPTURE(age);
    CHECK(followed_cost(o, age, Category::prison, Payer::state) <=
          p.costs.prison * o.by_age(ByAgeCount::child_years, age) * 1.000001);
  }
  CHECK(followed_cost(o, 25, Category::prison, Payer::state) > 0);
}

TEST_CASE("adults are lived to the horizon if followed, otherwise to the end of the budget") {
  const Outcome o = simulate(
      never_placed({"adult.disability=0.1", "adult.benefit_entry=0", "time.warm_up_years=20"}))[0];
  CHECK(o.by_age(ByAgeCount::child_years, 64) > 0);
  // In the first budget year those who came of age in it have a pension, nobody older has.
  const double first = o.cost(0, Category::disability_pension, Payer::state) +
                       o.cost(0, Category::disability_pension, Payer::municipality);
  const double last = o.cost(9, Category::disability_pension, Payer::state) +
                      o.cost(9, Category::disability_pension, Payer::municipality);
  CHECK(first > 0);
  CHECK(last > 50 * first);
}

TEST_SUITE_END();
