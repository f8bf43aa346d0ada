#include "models/paa_forkant.hpp"

#include <doctest/doctest.h>

#include "tests/models/fixture.hpp"
#include "tests/models/programme_fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

std::vector<std::string> forkant(const std::vector<std::string>& own = {},
                                 const std::vector<std::string>& other = {}) {
  auto overrides = programme("paa_forkant", own);
  overrides.insert(overrides.end(), other.begin(), other.end());
  return overrides;
}

}  // namespace

TEST_SUITE_BEGIN("paa forkant");

TEST_CASE("Paa Forkant without places equals the baseline bit for bit") {
  const auto o =
      simulate(denmark(forkant({"daycare_capacity=0", "assessment_capacity=0", "start_up=0"})));
  CHECK(same_bits(o[0], o[1]));
}

TEST_CASE("Paa Forkant with a causal share of zero changes no life") {
  auto o = simulate(denmark(forkant({"causal_share=0"})));
  CHECK(total(o[1], Yearly::wellbeing_children) > 20);
  forget_own_counts_and_costs(o);
  CHECK(same_bits(o[0], o[1]));
}

TEST_CASE("Paa Forkant whose progress is all its own doing lowers notifications") {
  double base = 0, scenario = 0;
  for (std::uint32_t r = 0; r < 4; ++r) {
    const auto o = simulate(
        denmark(forkant({"causal_share=1", "raw_shift=1", "raw_need_ratio=0.5", "referral=1",
                         "daycare_capacity=200", "assessment_capacity=400"})),
        r);
    base += total(o[0], Yearly::notifications);
    scenario += total(o[1], Yearly::notifications);
  }
  CHECK(scenario < 0.97 * base);
}

TEST_CASE("a year's capacity is taken up exactly when enough children need help, never exceeded") {
  const auto o = simulate(denmark(
      forkant({"daycare_capacity=7", "assessment_capacity=10", "referral=1", "programme_years=3"},
              {"municipality.births_per_district=40"})))[1];
  for (std::size_t year = 0; year < 3; ++year)
    CHECK(o.yearly(Yearly::wellbeing_children, year) == 17);
  for (std::size_t year = 3; year < o.budget_years(); ++year)
    CHECK(o.yearly(Yearly::wellbeing_children, year) == 0);
  const auto few = simulate(denmark(forkant({"daycare_capacity=5000", "referral=0.1"})))[1];
  CHECK(total(few, Yearly::wellbeing_children) < 5000);
}

TEST_CASE("quotas of all districts and a year's intakes sum to the capacity") {
  for (const std::uint64_t capacity : {0U, 1U, 7U, 290U})
    for (const std::uint64_t intakes : {1U, 4U, 12U}) {
      std::uint64_t sum = 0;
      for (std::uint32_t number = 0; number < 3; ++number)
        for (std::uint64_t k = 0; k < intakes; ++k)
          sum += intake_quota(capacity, intakes, 2 * intakes + k, number, 3);
      CHECK(sum == capacity);
    }
}

TEST_CASE("each of the two parts can be left out") {
  const auto daycare = simulate(denmark(forkant({"assessment_capacity=0"})))[1];
  const auto assessment = simulate(denmark(forkant({"daycare_capacity=0"})))[1];
  CHECK(total(daycare, Yearly::wellbeing_children) > 10);
  CHECK(total(assessment, Yearly::wellbeing_children) > 10);
}

TEST_CASE("Paa Forkant's cost is children times price, and the start") {
  const auto o = simulate(denmark(forkant(
      {"daycare_price=10000", "daycare_price.price_year=2025", "assessment_price=10000",
       "assessment_price.price_year=2025", "start_up=60000", "start_up.price_year=2025"})))[1];
  CHECK(total_cost(o, Category::programme, Payer::municipality) ==
        doctest::Approx(60000 + 10000 * total(o, Yearly::wellbeing_children)));
}

TEST_SUITE_END();
