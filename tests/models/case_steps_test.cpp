#include <cmath>
#include <doctest/doctest.h>

#include "models/casework.hpp"
#include "models/needs.hpp"
#include "models/placement.hpp"
#include "tests/models/steps_fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

/// A network that solves every everyday need.
struct Network final : Programme {
  bool solves_everyday_need(District&, ChildId) override { return true; }
};

}  // namespace

TEST_SUITE_BEGIN("case steps");

TEST_CASE("a need that the network solves leaves the child's later luck as if it had passed") {
  District passes = quiet_district([](Parameters&) {});
  const ChildId id = aged(passes, 4, 5).front();
  District solved = passes;
  solved.programmes = {std::make_shared<Network>()};
  handle(solved, NeedRises{id});
  CHECK(counted(solved, Yearly::needs_solved_by_network) == 1);
  CHECK(solved.at(id).need == Need::none);

  handle(passes, NeedRises{id});
  REQUIRE(passes.at(id).need == Need::everyday);
  handle(passes, NeedEases{id});
  CHECK(solved.at(id).need_changes == passes.at(id).need_changes);
  CHECK(solved.at(id).rise.due == passes.at(id).rise.due);
  CHECK(counted(solved, Yearly::everyday_needs) == counted(passes, Yearly::everyday_needs));
}

TEST_CASE("triage closes notifications by the need behind them") {
  District d = quiet_district([](Parameters& p) { p.casework.triage_closes = {1, 1, 1, 0}; });
  const auto children = aged(d, 4, 6);
  for (const Need need : {Need::none, Need::everyday, Need::moderate, Need::serious}) {
    const ChildId id = children[index(need)];
    d.at(id).need = need;
    handle(d, Notification{id});
    CHECK((d.at(id).open_case != none<CaseId>) == (need == Need::serious));
  }
  CHECK(counted(d, Yearly::notifications) == 4);
}

TEST_CASE("a measure and a placement support the child, an examination does not") {
  District d = quiet_district([](Parameters& p) {
    p.needs.moderate_easing = 0.5;
    p.needs.moderate_growth = 0.25;
    p.needs.support_easing_ratio = 3;
    p.needs.support_growth_ratio = 0.5;
  });
  const auto children = aged(d, 7, 9);
  const auto situated = [&](ChildId id, Case::Stage stage) -> Child& {
    Child& child = d.at(id);
    child.need = Need::moderate;
    give_case(d, id, stage);
    if (stage == Case::Stage::placed) start_placement(d, id);
    renew(d, id);
    return child;
  };
  const Child& examined = situated(children[0], Case::Stage::examination);
  CHECK(examined.ease.rate == doctest::Approx(0.5));
  CHECK(examined.rise.rate == doctest::Approx(examined.frailty * 0.25));
  const Child& helped = situated(children[1], Case::Stage::measure);
  CHECK(helped.ease.rate == doctest::Approx(1.5));
  CHECK(helped.rise.rate == doctest::Approx(helped.frailty * 0.125));
  const Child& placed = situated(children[2], Case::Stage::placed);
  CHECK(placed.ease.rate == doctest::Approx(1.5));
  CHECK(placed.rise.rate == doctest::Approx(placed.frailty * 0.125));
}

TEST_CASE("caseload acts from the stated years before the start, and counts those who wait") {
  District d = quiet_district([](Parameters& p) {
    caseload_acts(p.casework);
    p.casework.feedback_years = 3;
  });
  crowd(d);
  d.department.assigned -= 7;
  d.department.waiting = 7;
  CHECK(cases_per_worker(d) == 40);
  for (const double when : {-3.5, -2.5, 0.5, 2.5, 3.5}) {
    d.now = at(when);
    CHECK(caseload_multiple(d, 2) == doctest::Approx(when < -3 ? 1 : 4));
  }
}

TEST_CASE("decisions and reassessments place by need, trend, caseload and a draw of their own") {
  District d = quiet_district([](Parameters& p) {
    caseload_acts(p.casework);
    p.casework.placement_serious.fill(0.3);
    p.casework.placement_elasticity = 1;
    p.casework.institution_elasticity = 0;
    p.casework.measure.fill(0);
    p.placement.entry_trend = 0.9;
    p.placement.trend_base_year = p.time.start;
    p.placement.trend_last_year = p.time.start + 5;
  });
  const auto children = aged(d, 6, 8);
  REQUIRE(children.size() > 100);
  // The second year of the trend, and twice the usual caseload.
  const double probability = 0.3 * 0.9 * 2;
  for (std::size_t i = 0; i < 100; ++i) {
    const ChildId id = children[i];
    Child& child = d.at(id);
    const bool decision = i % 2 == 0;
    child.need = Need::serious;
    child.examinations = 1;
    child.reassessments = 2;
    give_case(d, id, decision ? Case::Stage::examination : Case::Stage::measure);
    crowd(d);
    if (decision)
      handle(d, DecisionDue{id});
    else
      handle(d, Reassessment{id});
    const double uniform =
        d.draws.uniform(d.key(child), Decision::placement_decision, decision ? 1U : 0x10000U + 2U);
    REQUIRE((child.placement != none<PlacementId>) == (uniform < probability));
  }
}

TEST_CASE("only the first wait is counted, and a wait after a handover delays the decision") {
  District d = quiet_district([](Parameters& p) {
    p.casework.caseload_effect = 0.5;
    p.casework.examination_elasticity = 0;
  });
  Case& open = give_case(d, aged(d, 5, 6).front(), Case::Stage::examination);
  open.first_wait = true;
  open.examination_years = 0.3;
  d.now += years(0.25);
  case_assigned(d, open);
  CHECK(in_years(open.decision_due - open.opened) == doctest::Approx(0.3 + 0.5 * 0.25));
  CHECK(counted(d, Yearly::waits) == 1);
  CHECK(counted(d, Yearly::wait_years) == doctest::Approx(0.25));

  open.waiting_since = d.now;
  d.now += years(0.1);
  case_assigned(d, open);
  CHECK(in_years(open.decision_due - open.opened) == doctest::Approx(0.3 + 0.5 * 0.35));
  CHECK(counted(d, Yearly::waits) == 1);
  CHECK(counted(d, Yearly::wait_years) == doctest::Approx(0.25));
}

TEST_CASE("a measure that ends is paid for, counts for the refund, and stops reassessments") {
  District d = quiet_district([](Parameters& p) {
    p.costs.measure = 100'000;
    p.casework.closing_months = 3;
  });
  const ChildId id = aged(d, 5, 6).front();
  Case& open = give_case(d, id, Case::Stage::measure);
  open.measure_since = d.now;
  d.now += years(0.5);
  open.reassessment = d.now + years(0.1);
  handle(d, MeasureEnds{id});
  CHECK(counted(d, Yearly::measure_years) == doctest::Approx(0.5));
  CHECK(d.accounts.outcome.cost(1, Category::measures, Payer::municipality) ==
        doctest::Approx(50'000));
  REQUIRE(d.at(id).account != no_index);
  CHECK(d.accounts.expensive[d.at(id).account].amount == doctest::Approx(50'000));
  CHECK(open.reassessment == never);
  CHECK(in_years(d.calendar.time_of(d.slot(id)) - d.now) == doctest::Approx(0.25));
}

TEST_CASE("a case that closes has its share of the caseworkers, those who wait have theirs") {
  District d = quiet_district([](Parameters& p) {
    p.costs.caseworker = 600'000;
    p.costs.caseworker_overhead = 1.5;
  });
  const ChildId id = aged(d, 0.1, 0.4).front();
  const Child& child = d.at(id);
  REQUIRE(child.followed);
  give_case(d, id, Case::Stage::closing);
  d.department.full_time = 2;
  d.department.max_cases = 0;  // so that those who wait go on waiting
  d.department.assigned = 6;
  d.department.waiting = 4;
  d.now += years(0.5);
  handle(d, CaseCloses{id});
  CHECK(child.open_case == none<CaseId>);
  CHECK(d.department.assigned == 5);
  CHECK(d.accounts.outcome.followed(0, Category::caseworkers, Payer::municipality) ==
        doctest::Approx(0.5 * 2 * 900'000 / 10));
}

TEST_CASE("a follow-up takes the caseload of the day, and agrees on the next one") {
  District d = quiet_district([](Parameters& p) {
    caseload_acts(p.casework);
    p.casework.escalation_elasticity = 2;
    p.casework.followup_months = 3;
    p.needs.moderate_growth = 0.25;
    p.needs.support_growth_ratio = 1;
  });
  const ChildId id = aged(d, 5, 6).front();
  Case& open = give_case(d, id, Case::Stage::measure);
  Child& child = d.at(id);
  child.need = Need::moderate;
  open.next_followup = d.now;
  crowd(d);
  handle(d, FollowUp{id});
  CHECK(open.escalation_ratio == doctest::Approx(4));
  CHECK(child.rise.rate == doctest::Approx(child.frailty * 0.25 * 4));
  CHECK(in_years(open.next_followup - d.now) == doctest::Approx(0.25));
}

TEST_SUITE_END();
