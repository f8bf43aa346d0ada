#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

#include "models/needs.hpp"
#include "models/paa_forkant.hpp"
#include "models/programme_effects.hpp"
#include "tests/models/programme_fixture.hpp"
#include "tests/models/steps_fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

constexpr double raw_ratio = 0.5;
constexpr double causal_share = 0.6;

/// Paa Forkant with intakes after 1/8, 3/8, 5/8 ... years that reach everybody. It halves the
/// hazard ratio of needs for good, and eases none.
std::vector<std::string> reaching(const std::vector<std::string>& own) {
  auto settings = programme(
      "paa_forkant",
      {"intakes_per_year=4", "programme_years=1", "referral=1", "raw_shift=0", "raw_need_ratio=0.5",
       "causal_share=0.6", "half_life=100", "start_up=0", "daycare_from_age=1", "daycare_to_age=6",
       "daycare_capacity=400", "daycare_price=1000", "daycare_price.price_year=2025",
       "assessment_from_age=8", "assessment_to_age=16", "assessment_capacity=0",
       "assessment_price=300", "assessment_price.price_year=2025"});
  for (const std::string& setting : own) settings.push_back("programmes.paa_forkant." + setting);
  settings.emplace_back("municipality.births_per_year=30");
  settings.emplace_back("municipality.births_per_district=30");
  return settings;
}

/// A district at the start of the programme in which no need comes, grows or eases by itself, nor
/// is notified: children have the needs that a test gives them.
class StillDistrict {
 public:
  explicit StillDistrict(const std::vector<std::string>& own) : p_{denmark(reaching(own))} {
    p_.needs.onset.fill(0);
    p_.needs.moderate_at_birth = p_.needs.serious_at_birth = 0;
    p_.needs.everyday_own = p_.needs.everyday_services = p_.needs.everyday_growth = 0;
    p_.needs.moderate_easing = p_.needs.moderate_growth = p_.needs.serious_easing = 0;
    p_.notifications.rate.fill(0);
    const Parameters* const scenarios[] = {&p_};
    const Comparison comparison{scenarios};
    District base = comparison.build(7, 0, 0);
    run_until(base, at(0));
    d = comparison.with_programmes(base, 0);
    start_programmes(d, base);
  }

  /// Gives the first `n` children without a need who are between `from` and `to` years old a need.
  std::vector<ChildId> give(Need need, double from, double to, std::size_t n = 1) {
    std::vector<ChildId> given;
    for (std::uint32_t i = 0; i < d.children.size() && given.size() < n; ++i) {
      Child& child = d.children[i];
      const double age = in_years(d.now - child.birth);
      if (child.need != Need::none || age < from || age >= to) continue;
      child.need = need;
      given.push_back(ChildId{i});
    }
    REQUIRE(given.size() == n);
    return given;
  }
  /// Logarithm of the programme's part in the child's frailty, in units of the raw ratio's.
  [[nodiscard]] double effect(ChildId id) {
    const double family = d.family_of(d.at(id)).need_factor;
    return std::log(d.at(id).frailty / family) / std::log(raw_ratio);
  }
  [[nodiscard]] bool helped(ChildId id) { return effect(id) > 0.1; }
  [[nodiscard]] double taken_in() const {
    return d.accounts.outcome.yearly(Yearly::wellbeing_children, 0);
  }

  District d;

 private:
  Parameters p_;
};

}  // namespace

TEST_SUITE_BEGIN("paa forkant, step by step");

TEST_CASE("children of the part's age with a lesser need and no case are taken in, once each") {
  StillDistrict still{{"assessment_capacity=40"}};
  District& d = still.d;
  const ChildId everyday = still.give(Need::everyday, 3, 4)[0];
  const ChildId moderate = still.give(Need::moderate, 3, 4)[0];
  const ChildId serious = still.give(Need::serious, 2, 5)[0];
  const ChildId too_old = still.give(Need::everyday, 6, 6.9)[0];  // for day care, not for the other
  const ChildId elder = still.give(Need::moderate, 10, 14)[0];
  const ChildId known = still.give(Need::everyday, 2, 5)[0];
  give_case(d, known, Case::Stage::examination);

  run_until(d, at(0.9));  // four intakes
  CHECK(still.taken_in() == 3);
  for (const ChildId id : {everyday, moderate, elder})
    CHECK(still.effect(id) == doctest::Approx(causal_share).epsilon(0.01));
  for (const ChildId id : {serious, too_old, known}) CHECK(still.effect(id) == 0);
  // Each part has its price.
  CHECK(d.accounts.outcome.cost(0, Category::programme, Payer::municipality) ==
        doctest::Approx(2 * 1000 + 300));
}

TEST_CASE("chance says who comes first when places are few") {
  StillDistrict still{{"daycare_capacity=12"}};
  District& d = still.d;
  std::vector<ChildId> waiting = still.give(Need::everyday, 2, 5, 8);
  run_until(d, at(0.4));  // three places at the first intake, whose effect begins at the second
  const auto order = [&d](ChildId id) {
    return d.draws.uniform(d.key(d.at(id)), Decision::forkant_referral, 0);
  };
  const std::vector<ChildId> by_age = waiting;
  std::sort(waiting.begin(), waiting.end(),
            [&order](ChildId a, ChildId b) { return order(a) < order(b); });
  REQUIRE_FALSE(std::is_permutation(by_age.begin(), by_age.begin() + 3, waiting.begin()));
  for (std::size_t i = 0; i < waiting.size(); ++i) CHECK(still.helped(waiting[i]) == (i < 3));
}

TEST_CASE("the effect halves every half-life, and is over when next to nothing is left") {
  // An intake a half-life: of the effect 1/2, 1/4 ... 1/64 are left at the intakes, then none.
  StillDistrict still{{"half_life=0.25"}};
  const ChildId child = still.give(Need::everyday, 2, 3)[0];
  double left = 1;
  for (int intake = 1; intake <= 5; ++intake) {
    run_until(still.d, at(0.2 + 0.25 * intake));
    left /= 2;
    CHECK(still.effect(child) == doctest::Approx(causal_share * left).epsilon(1e-9));
  }
  run_until(still.d, at(2.2));
  CHECK(std::abs(still.effect(child)) < 1e-12);
  // Nobody is under way any more, and nobody else will be taken in.
  CHECK(still.d.calendar.time_of(still.d.first_programme_slot()) == never);
}

TEST_CASE("whoever comes in later has more of the effect left") {
  StillDistrict still{{"half_life=0.25"}};
  const std::vector<ChildId> early = still.give(Need::everyday, 2, 3, 2);
  run_until(still.d, at(0.2));
  const std::vector<ChildId> late = still.give(Need::everyday, 3, 5, 2);
  run_until(still.d, at(0.95));  // three intakes after the first, two after the second
  for (const ChildId id : early) CHECK(still.effect(id) == doctest::Approx(causal_share / 8));
  for (const ChildId id : late) CHECK(still.effect(id) == doctest::Approx(causal_share / 4));
}

TEST_CASE("an intake's quota is what has become due since the last one") {
  // Five children a year at four intakes: 5/4, 10/4, 15/4 and 20/4 have become due after each.
  const std::uint64_t due[] = {0, 1, 2, 3, 5};
  for (std::uint64_t k = 0; k < 8; ++k)
    CHECK(intake_quota(5, 4, k, 0, 1) == due[k % 4 + 1] - due[k % 4]);
}

TEST_CASE("help eases a child's need at most once, with the chance that it has") {
  StillDistrict still{{"raw_shift=0.5", "causal_share=1"}};
  District& d = still.d;
  const std::vector<ChildId> children = still.give(Need::everyday, 1, 5, 30);
  const auto lucky = [&d](ChildId id) {
    return d.draws.uniform(d.key(d.at(id)), Decision::forkant_easing, 0) < 0.5;
  };
  run_until(d, at(0.4));
  std::size_t eased = 0;
  for (const ChildId id : children) {
    CHECK((d.at(id).need == Need::none) == lucky(id));
    eased += d.at(id).need == Need::none;
    d.at(id).need = Need::everyday;  // comes back
  }
  CHECK(eased > 5);
  CHECK(eased < 25);
  run_until(d, at(0.9));
  for (const ChildId id : children) CHECK(d.at(id).need == Need::everyday);
}

TEST_CASE("a family's halved hazard doubles at once the time that is left until needs come") {
  // The same onset at all ages, and nothing else that could come first.
  Parameters p = denmark({"municipality.births_per_year=30"});
  p.needs.onset.fill(0.3);
  p.needs.apart_ratio = 1;
  p.notifications.rate.fill(0);
  District d = district(p);
  run_until(d, at(0));
  int doubled = 0;
  for (std::uint32_t f = 0; f < d.families.size(); ++f) {
    const Family& family = d.families[f];
    if (family.born == 0) continue;
    const ChildId id{family.first_child};
    if (d.at(id).need != Need::none || d.at(id).grown) continue;
    const double due = in_years(d.calendar.time_of(d.slot(id)) - d.now);
    const double grown = in_years(d.at(id).birth + years(18) - d.now);
    change_need_ratio(d, FamilyId{f}, 1, 0.5);
    if (2 * due > grown) continue;
    CHECK(in_years(d.calendar.time_of(d.slot(id)) - d.now) == doctest::Approx(2 * due));
    ++doubled;
  }
  CHECK(doubled > 10);
}

TEST_SUITE_END();
