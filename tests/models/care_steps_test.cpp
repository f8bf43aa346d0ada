// Measures that go on, kinds of measures, hand-overs and assessments, one step at a time.
#include <cmath>
#include <doctest/doctest.h>

#include "models/casework.hpp"
#include "models/needs.hpp"
#include "models/placement.hpp"
#include "tests/models/steps_fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

/// A case whose measure is over now.
Case& measure_over(District& d, ChildId id, Need need) {
  Case& open = give_case(d, id, Case::Stage::measure);
  d.at(id).need = need;
  open.measure_since = d.now;
  open.measure_end = d.now;
  return open;
}

}  // namespace

TEST_SUITE_BEGIN("care steps");

TEST_CASE("a measure goes on while the need is moderate or serious, and ends with it") {
  District d = quiet_district([](Parameters& p) {
    p.casework.renewal = 1;
    p.casework.measure = {1, 1, 1, 1};
  });
  const auto children = aged(d, 4, 9);
  for (const Need need : {Need::none, Need::everyday, Need::moderate, Need::serious}) {
    const ChildId id = children[index(need)];
    Case& open = measure_over(d, id, need);
    handle(d, MeasureEnds{id});
    const bool goes_on = need >= Need::moderate;
    CHECK((open.stage == Case::Stage::measure) == goes_on);
    CHECK((open.measure_end < never) == goes_on);
    CHECK((open.measure_since < never) == goes_on);
    CHECK((open.closes < never) == !goes_on);
  }
  CHECK(counted(d, Yearly::measures_renewed) == 2);
  CHECK(counted(d, Yearly::measures_started) == 0);
}

TEST_CASE("a measure is renewed with the probability of an examination's measure times renewal") {
  District d = quiet_district([](Parameters& p) {
    p.casework.renewal = 0.6;
    p.casework.measure = {1, 1, 0.5, 1};
  });
  const auto children = aged(d, 3, 9);
  REQUIRE(children.size() > 200);
  double renewed = 0;
  for (std::size_t i = 0; i < 200; ++i) {
    Case& open = measure_over(d, children[i], Need::moderate);
    handle(d, MeasureEnds{children[i]});
    renewed += open.stage == Case::Stage::measure ? 1 : 0;
  }
  // 0.3 of 200, within four standard errors.
  CHECK(renewed > 60 - 26);
  CHECK(renewed < 60 + 26);
}

TEST_CASE("without renewal help always ends") {
  District d = quiet_district([](Parameters& p) { p.casework.renewal = 0; });
  const auto children = aged(d, 4, 6);
  const Case& open = measure_over(d, children[0], Need::serious);
  handle(d, MeasureEnds{children[0]});
  CHECK(open.stage == Case::Stage::closing);
  give_case(d, children[1], Case::Stage::examination);
  d.at(children[1]).need = Need::serious;
  start_placement(d, children[1]);
  handle(d, StayEnds{children[1]});
  CHECK(d.cases[index(d.at(children[1]).open_case)].stage == Case::Stage::closing);
}

TEST_CASE("a child who comes home with a need has a measure, and another need of its own luck") {
  District d = quiet_district([](Parameters& p) {
    p.casework.renewal = 1;
    p.casework.measure = {1, 1, 1, 1};
    p.placement.reentry_early = p.placement.reentry_late = 0;
  });
  const auto children = aged(d, 6, 8);
  for (const Need need : {Need::none, Need::serious}) {
    const ChildId id = children[index(need)];
    give_case(d, id, Case::Stage::examination);
    d.at(id).need = need;
    start_placement(d, id);
    handle(d, StayEnds{id});
    const Case& open = d.cases[index(d.at(id).open_case)];
    CHECK(open.stage == (need == Need::none ? Case::Stage::closing : Case::Stage::measure));
  }
  CHECK(counted(d, Yearly::measures_started) == 1);
}

TEST_CASE("a hand-over costs a part of what the examination has come to, wherever it stands") {
  District d = quiet_district([](Parameters& p) {
    p.casework.handover_loss = 0.25;
    p.casework.caseload_effect = 1;
  });
  const ChildId id = aged(d, 4, 6).front();
  Case& open = give_case(d, id, Case::Stage::examination);
  open.examined_since = d.now;
  open.decision_due = d.now + years(0.5);
  const Time due = open.decision_due;
  d.now += years(0.2);
  lose_progress(d, open);
  CHECK(in_years(open.decision_due - due) == doctest::Approx(0.05));
  CHECK(d.calendar.time_of(d.slot(id)) <= open.decision_due);
  // What was lost is not lost once more: 0.15 years had been kept, and 0.1 came.
  d.now += years(0.1);
  lose_progress(d, open);
  CHECK(in_years(open.decision_due - due) == doctest::Approx(0.05 + 0.25 * 0.25));
}

TEST_CASE("a measure works less from a hand-over to the next follow-up with a caseworker") {
  District d = quiet_district([](Parameters& p) {
    p.casework.handover_loss = 0.5;
    p.casework.caseload_effect = 1;
    p.casework.escalation_elasticity = 0;
    p.needs.moderate_easing = 0.4;
    p.needs.support_easing_ratio = 4;
  });
  const ChildId id = aged(d, 4, 6).front();
  Case& open = give_case(d, id, Case::Stage::measure);
  Child& child = d.at(id);
  child.need = Need::moderate;
  renew(d, id);
  CHECK(child.ease.rate == doctest::Approx(1.6));
  lose_progress(d, open);
  CHECK(child.ease.rate == doctest::Approx(0.8));  // half of the effect: the root of 4
  open.worker = none<WorkerId>;
  handle(d, FollowUp{id});
  CHECK(child.ease.rate == doctest::Approx(0.8));
  open.worker = WorkerId{0};
  handle(d, FollowUp{id});
  CHECK(child.ease.rate == doctest::Approx(1.6));
}

TEST_CASE("all cases change hands when help begins, or none where the same worker goes on") {
  District d = quiet_district([](Parameters& p) {
    p.casework.handover_at_decision = 1;
    p.casework.measure = {1, 1, 1, 1};
    p.casework.placement_serious.fill(0);
  });
  const auto children = aged(d, 4, 8);
  const auto decide = [&](ChildId id) {
    d.at(id).need = Need::moderate;
    give_case(d, id, Case::Stage::examination);
    handle(d, DecisionDue{id});
  };
  decide(children[0]);
  CHECK(counted(d, Yearly::handovers) == 1);
  d.department.practice.same_worker = 1;
  decide(children[1]);
  CHECK(counted(d, Yearly::handovers) == 1);
  CHECK(d.department.waiting == 0);
}

TEST_CASE("caseworkers with twice the cases leave at twice the rate, as the elasticity says") {
  District d = quiet_district([](Parameters& p) {
    caseload_acts(p.casework);
    p.casework.turnover_elasticity = 1;
  });
  crowd(d);
  Worker& worker = d.department.workers[0];
  worker.turnover_multiple = 1;
  worker.leaves = d.now + years(3);
  renew_departures(d);
  CHECK(in_years(worker.leaves - d.now) == doctest::Approx(1.5));
  renew_departures(d);
  CHECK(in_years(worker.leaves - d.now) == doctest::Approx(1.5));
  d.department.assigned = 20;
  renew_departures(d);
  CHECK(in_years(worker.leaves - d.now) == doctest::Approx(3));
  // Who has been told to go keeps the day.
  worker.funded = false;
  d.department.assigned = 40;
  renew_departures(d);
  CHECK(in_years(worker.leaves - d.now) == doctest::Approx(3));
}

TEST_CASE("kinds of measures have their price and their effect") {
  District d = quiet_district([](Parameters& p) {
    p.casework.measure = {1, 1, 1, 1};
    p.casework.placement_serious.fill(0);
    p.casework.measure_kind = {0, 1, 0, 0};
    p.casework.measure_effect = {1, 2, 1, 1};
    p.costs.measure_ratio = {1, 1.5, 1, 1};
    p.costs.measure = 100'000;
    p.needs.moderate_easing = 0.5;
    p.needs.support_easing_ratio = 3;
  });
  const ChildId id = aged(d, 4, 6).front();
  d.at(id).need = Need::moderate;
  give_case(d, id, Case::Stage::examination);
  handle(d, DecisionDue{id});
  Case& open = d.cases[index(d.at(id).open_case)];
  CHECK(d.at(id).ease.rate == doctest::Approx(0.5 * 9));
  const double before = d.accounts.outcome.cost(1, Category::measures, Payer::municipality);
  d.now += years(0.5);
  book_measure(d, open);
  CHECK(d.accounts.outcome.cost(1, Category::measures, Payer::municipality) - before ==
        doctest::Approx(75'000));
}

TEST_CASE("an examination waits for the assessment that it needs, and pays for it") {
  District d = quiet_district([](Parameters& p) {
    p.casework.assessment = {1, 1, 1, 1};
    p.casework.caseload_effect = 1;
    p.costs.assessment = 10'000;
  });
  d.department.practice.assessments = 0.5;  // one in two years
  const auto children = aged(d, 4, 6);
  for (std::size_t i = 0; i < 3; ++i) open_examination(d, children[i]);
  const Case& third = d.cases[index(d.at(children[2]).open_case)];
  CHECK(in_years(third.assessed - d.now) == doctest::Approx(4));
  CHECK(third.decision_due >= third.assessed);
  CHECK(counted(d, Yearly::assessments) == 3);
  CHECK(counted(d, Yearly::assessment_wait_years) == doctest::Approx(6));
  CHECK(d.accounts.outcome.cost(1, Category::examinations, Payer::municipality) >= 30'000);
}

TEST_CASE("the line for assessments waits as the queue M/D/1 does") {
  const Draws<Decision> draws{5, 0};
  const double per_year = 10;
  for (const double load : {0.5, 0.8}) {
    AssessmentLine line;
    Time now{};
    double sum = 0, squares = 0, batch = 0;
    constexpr int batches = 400, size = 500;
    for (std::uint32_t i = 0; i < batches * size; ++i) {
      now += years(draws.exponential(1, Decision::assessment, i) / (load * per_year));
      batch += in_years(line.ask(now, per_year)) / size;
      if ((i + 1) % size != 0) continue;
      sum += batch;
      squares += batch * batch;
      batch = 0;
    }
    const double mean = sum / batches;
    const double error = std::sqrt((squares / batches - mean * mean) / batches);
    const double expected = load / (2 * (1 - load)) / per_year;
    CAPTURE(mean);
    CAPTURE(expected);
    CHECK(std::abs(mean - expected) < 4 * error);
  }
}

TEST_SUITE_END();
