#include <cmath>
#include <doctest/doctest.h>

#include "models/casework.hpp"
#include "models/caseworkers.hpp"
#include "models/needs.hpp"
#include "models/placement.hpp"
#include "models/population.hpp"
#include "tests/models/programme_fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

/// A department of one caseworker who takes two cases at most, and nothing else that happens.
District one_caseworker() {
  Parameters p = denmark({"casework.max_cases=2", "casework.turnover=0", "casework.staff_trend=1"});
  p.needs.onset.fill(0);
  p.needs.moderate_at_birth = p.needs.serious_at_birth = 0;
  p.notifications.rate.fill(0);
  District d = district(p);
  run_until(d, at(1));
  for (std::size_t i = 1; i < d.department.workers.size(); ++i)
    d.department.workers[i].present = false;
  d.department.workers[0].share = d.department.full_time = 1;
  return d;
}

/// Opens a case for the n-th child born after the start, urgent or not: none of them grows up here.
CaseId open(District& d, std::uint32_t n, bool urgent) {
  std::uint32_t i = 0;
  for (std::uint32_t seen = 0;; ++i)
    if (d.children[i].birth > at(0) && d.children[i].birth < at(1) && seen++ == n) break;
  Case fresh;
  fresh.child = ChildId{i};
  fresh.opened = fresh.waiting_since = fresh.staff_since = d.now;
  const CaseId id{d.cases.add(fresh)};
  d.children[i].open_case = id;
  static_cast<void>(seek_worker(d, id, urgent));
  return id;
}

bool waits(District& d, CaseId id) { return d.cases[index(id)].worker == none<WorkerId>; }

void close(District& d, CaseId id) {
  leave_worker(d, id);
  d.children[index(d.cases[index(id)].child)].open_case = none<CaseId>;
  d.cases.remove(index(id));
}

}  // namespace

TEST_SUITE_BEGIN("services");

TEST_CASE("cases are taken urgent first, then in order, whoever leaves the line") {
  District d = one_caseworker();
  const CaseId first = open(d, 0, false), second = open(d, 1, true);
  CHECK_FALSE(waits(d, first));
  CHECK_FALSE(waits(d, second));
  const CaseId a = open(d, 2, false), b = open(d, 3, false), c = open(d, 4, false),
               e = open(d, 5, false), urgent = open(d, 6, true);
  for (const CaseId id : {a, b, c, e, urgent}) CHECK(waits(d, id));
  close(d, b);  // from the middle of the line
  close(d, first);
  CHECK_FALSE(waits(d, urgent));
  CHECK(waits(d, a));
  close(d, urgent);
  CHECK_FALSE(waits(d, a));
  CHECK(waits(d, c));
  close(d, c);  // the first in line
  close(d, a);
  CHECK_FALSE(waits(d, e));
  CHECK(d.department.waiting == 0);
}

TEST_CASE("a new case does not overtake those that wait") {
  District d = one_caseworker();
  const CaseId first = open(d, 0, false);
  open(d, 1, false);
  const CaseId waiting = open(d, 2, false);
  d.department.max_cases = 3;  // room that nobody has been told of yet
  const CaseId later = open(d, 3, false);
  CHECK(waits(d, later));
  close(d, first);
  CHECK_FALSE(waits(d, waiting));
  CHECK_FALSE(waits(d, later));
}

TEST_CASE("who has most room takes the next case") {
  District d = one_caseworker();
  REQUIRE(d.department.workers.size() >= 2);
  d.department.workers[1].present = d.department.workers[1].experienced = true;
  d.department.workers[1].share = 1;
  d.department.workers[0].cases = 0;
  d.department.workers[1].cases = 1;
  CHECK(d.cases[index(open(d, 0, false))].worker == WorkerId{0});
  d.department.workers[0].cases = 2;
  CHECK(d.cases[index(open(d, 1, false))].worker == WorkerId{1});
}

TEST_CASE("a caseworker who leaves hands cases over to the urgent line, and a successor learns") {
  District d = one_caseworker();
  d.parameters = [&] {
    auto p = std::make_shared<Parameters>(*d.parameters);
    p->casework.complaint_handover = 1;
    p->casework.complaint_overdue = 0;
    p->casework.new_worker_share = 0.5;
    p->casework.ramp_months = 6;
    p->casework.hiring_months = 4;
    return p;
  }();
  const CaseId first = open(d, 0, false);
  run_until(d, at(1.25));
  const CaseId second = open(d, 1, false), waiting = open(d, 2, false);
  const double before = d.department.full_time;
  const Outcome counts = d.accounts.outcome;
  handle(d, WorkerLeaves{WorkerId{0}});
  const Worker& worker = d.department.workers[0];
  CHECK(d.department.full_time == doctest::Approx(before - 1));
  for (const CaseId id : {first, second}) {
    CHECK(waits(d, id));
    CHECK(d.cases[index(id)].in_urgent_line);
    CHECK(d.cases[index(id)].waiting_since == d.now);
    CHECK(d.cases[index(id)].handovers == 1);
  }
  CHECK_FALSE(d.cases[index(waiting)].in_urgent_line);
  CHECK(d.accounts.outcome.yearly(Yearly::handovers, 1) == counts.yearly(Yearly::handovers, 1) + 2);
  CHECK(d.accounts.outcome.yearly(Yearly::complaints, 1) ==
        counts.yearly(Yearly::complaints, 1) + 2);
  CHECK(in_years(worker.starts - d.now) >= 0.5 * 4 / 12);
  CHECK(in_years(worker.starts - d.now) <= 1.5 * 4 / 12);

  d.department.max_cases = 4;
  handle(d, WorkerStarts{WorkerId{0}});
  CHECK(d.department.full_time == doctest::Approx(before));
  CHECK(capacity(d, worker) == 2);
  CHECK(in_years(worker.ramp_end - d.now) == doctest::Approx(0.5));
  CHECK(d.accounts.outcome.cost(1, Category::recruitment, Payer::municipality) ==
        doctest::Approx(d.parameters->costs.recruitment));
  CHECK_FALSE(waits(d, first));
  CHECK(waits(d, waiting));
  handle(d, WorkerExperienced{WorkerId{0}});
  CHECK(capacity(d, worker) == 4);
  CHECK_FALSE(waits(d, waiting));
}

TEST_CASE("a case's part of the caseworkers' time belongs to the ages in which it was spent") {
  District d = one_caseworker();
  const CaseId id = open(d, 0, false), other = open(d, 1, false), waiting = open(d, 2, false);
  const Child& child = d.at(d.cases[index(id)].child);
  REQUIRE(child.followed);
  CHECK(waits(d, waiting));
  CHECK_FALSE(waits(d, other));
  const double full_time = d.department.full_time;
  run_until(d, at(5.5));
  const CostParameters& c = d.parameters->costs;
  double sum = 0;
  for (std::size_t age = 0; age < 6; ++age) {
    const double cost =
        d.accounts.outcome.followed(age, Category::caseworkers, Payer::municipality);
    sum += cost;
    if (age >= 1 && age < 4) CHECK(cost > 0);
  }
  // A third of the department's time at each New Year since; others that are followed have theirs.
  CHECK(sum >= 4 * full_time * c.caseworker * c.caseworker_overhead / 3 * 0.999);
}

TEST_CASE("positions are filled for the time that turnover and vacancies leave") {
  // Renewal: at work 1 / turnover, vacant for the hiring time on average, each anew.
  const Parameters p =
      denmark({"municipality.births_per_year=1500", "municipality.births_per_district=1500",
               "casework.turnover=2", "casework.hiring_months=6", "casework.staff_trend=1",
               "casework.caseworkers_per_1000_children=4"});
  const Outcome o = simulate(p)[0];
  const double positions = 4.0 * 1500 * 18 / 1000;
  CHECK(total(o, Yearly::caseworker_years) / 10 == doctest::Approx(positions / 2).epsilon(0.06));
}

TEST_CASE("new colleagues come spread over twice the mean time, and the ceiling falls with them") {
  const auto with_factor = [](const char* factor) {
    return simulate(denmark(
        with(programme("sverigesmodel", {std::string{"caseworkers_factor="} + factor,
                                         "hiring_months=12", "max_cases=20", "turnover_ratio=1"}),
             {"municipality.births_per_year=2000", "municipality.births_per_district=2000",
              "casework.turnover=0", "casework.staff_trend=1"})));
  };
  const auto o = with_factor("3");
  const double before = o[0].yearly(Yearly::caseworker_years, 0);
  const auto added = [&](std::size_t year) {
    return (o[1].yearly(Yearly::caseworker_years, year) - before) / before;
  };
  // Uniform on (0, 2 years): on average a quarter, then three quarters of them are there.
  CHECK(added(0) == doctest::Approx(2 * 0.25).epsilon(0.12));
  CHECK(added(1) == doctest::Approx(2 * 0.75).epsilon(0.06));
  CHECK(added(2) == doctest::Approx(2).epsilon(0.001));

  Department department;
  department.max_cases = 20;
  department.former_max_cases = 40;
  department.policy_from = at(1);
  department.policy_to = at(3);
  CHECK(ceiling(department, at(1)) == 40);
  CHECK(ceiling(department, at(1.5)) == 35);
  CHECK(ceiling(department, at(3)) == 20);
}

TEST_CASE("a Sverigesmodel sets the ceiling's way, follow-ups and turnover as stated") {
  const Parameters p =
      denmark(programme("sverigesmodel", {"caseworkers_factor=2", "max_cases=25", "hiring_months=6",
                                          "followup_months=2", "turnover_ratio=0.5"}));
  const Parameters* const scenarios[] = {&p};
  const Comparison comparison{scenarios};
  District base = comparison.build(7, 0, 0);
  run_until(base, at(0));
  District d = comparison.with_programmes(base, 0);
  start_programmes(d, base);
  CHECK(in_years(d.department.policy_to - d.department.policy_from) == doctest::Approx(1));
  CHECK(d.department.max_cases == 25);
  CHECK(d.department.followup_years == doctest::Approx(2.0 / 12));
  CHECK(d.department.turnover == doctest::Approx(0.5 * p.casework.turnover));
  CHECK(base.department.followup_years == doctest::Approx(p.casework.followup_months / 12));
  double funded = 0, before = 0;
  for (const Worker& worker : d.department.workers) funded += worker.funded ? worker.share : 0;
  for (const Worker& worker : base.department.workers) before += worker.funded ? worker.share : 0;
  CHECK(before == doctest::Approx(p.casework.caseworkers_per_1000_children * 120 * 18 / 1000));
  CHECK(funded == doctest::Approx(2 * before));
}

TEST_CASE("places, exits, breakdowns and re-entry follow age and kind of stay") {
  PlacementParameters p;
  p.entry_0_5 = {1, 0, 0, 0, 0, 0};
  p.entry_6_11 = {0, 1, 0, 0, 0, 0};
  p.entry_12_17 = {0, 0, 0.5, 0, 0.5, 0};
  CHECK(place_shares(5.99, 1, p) == p.entry_0_5);
  CHECK(place_shares(6, 1, p) == p.entry_6_11);
  CHECK(place_shares(11.99, 1, p) == p.entry_6_11);
  CHECK(place_shares(12, 1, p) == p.entry_12_17);
  CHECK(place_shares(12, 0, p)[index(PlaceType::boarding)] == 1);
  p.long_exit = 0.25, p.short_exit = 2;
  p.breakdown = 0.1, p.breakdown_teen_ratio = 3;
  p.reentry_short_stay_ratio = 1.5, p.reentry_shortening = 1;
  Placement stay;
  stay.long_stay = true;
  CHECK(exit_rate(stay, p) == Rate{0.25});
  CHECK(reentry_ratio(stay, p) == 1);
  stay.long_stay = false;
  stay.stay_ratio = 2;
  CHECK(exit_rate(stay, p) == Rate{1});
  CHECK(reentry_ratio(stay, p) == 1.5);
  stay.stay_ratio = 0.5;
  CHECK(reentry_ratio(stay, p) == doctest::Approx(3));
  CHECK(breakdown_rate(11.99, p).value == doctest::Approx(0.1));
  CHECK(breakdown_rate(12, p).value == doctest::Approx(0.3));
}

TEST_CASE("a placement needs the need and the age of its probability") {
  CaseworkParameters p;
  p.placement_serious = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6};
  p.placement_moderate_ratio = 0.5;
  CHECK(placement_probability(Need::serious, 0.99, p) == Probability{0.1});
  CHECK(placement_probability(Need::serious, 1, p) == Probability{0.2});
  CHECK(placement_probability(Need::serious, 14.99, p) == Probability{0.5});
  CHECK(placement_probability(Need::serious, 15, p) == Probability{0.6});
  CHECK(placement_probability(Need::moderate, 6, p) == Probability{0.2});
  CHECK(placement_probability(Need::everyday, 6, p) == Probability{0});
  CHECK(placement_probability(Need::none, 6, p) == Probability{0});
}

TEST_CASE("trends are 1 in the first budget year and stop in the last year of the trend") {
  const Parameters p = denmark({"placement.entry_trend=0.9", "placement.institution_trend=0.8",
                                "placement.trend_last_year=2019"});
  District d = district(p);
  run_until(d, at(0.5));
  const std::size_t now = calendar_index(d);
  CHECK(d.derived.entry_weight[now] == 1);
  CHECK(d.derived.entry_weight[now - 2] == doctest::Approx(1 / 0.81));
  CHECK(d.derived.entry_weight[now + 3] == doctest::Approx(0.729));
  CHECK(d.derived.entry_weight[now + 4] == d.derived.entry_weight[now + 3]);
  CHECK(d.derived.institution_weight[now + 1] == doctest::Approx(0.8));
}

TEST_CASE("districts are as many as teams fit, rounded, and run until the last child is grown") {
  Parameters p = denmark();
  p.municipality.births_per_district = 200;
  for (const auto& [births, count] : {std::pair{120.0, 1U}, {20.0, 1U}, {499.0, 2U}, {510.0, 3U}}) {
    p.municipality.births_per_year = births;
    CHECK(district_count(p) == count);
  }
  p.time.followed_birth_years = 5;
  p.time.budget_years = 10;
  CHECK(years_after_start(p) == 23);
  p.time.budget_years = 30;
  CHECK(years_after_start(p) == 31);
  p.municipality.births_per_year = 1000;
  CHECK(estimate_size(p).children == 1000 * (p.time.warm_up_years + 31));
  p = denmark({"population.risk_zone_share=0.05"});
  const District d = district(p);
  CHECK(d.derived.risk_zone_from == doctest::Approx(1.6449).epsilon(0.001));
}

TEST_CASE("examinations last as their Weibull distribution says, serious ones their part of it") {
  Parameters p = denmark(
      {"municipality.births_per_year=1500", "municipality.births_per_district=1500",
       "casework.caseload_effect=0", "casework.examination_scale=4", "casework.examination_shape=2",
       "casework.examination_serious_ratio=0.25", "casework.examination_limit=3",
       "casework.complaint_overdue=0.5", "casework.complaint_handover=0", "casework.turnover=0"});
  District d = district(p);
  run_until(d, at(3));
  double n = 0, sum = 0, serious = 0, serious_sum = 0;
  for (std::uint32_t i = 0; i < d.children.size(); ++i) {
    Child& child = d.children[i];
    if (child.birth > d.now || child.grown || child.open_case != none<CaseId>) continue;
    child.need = i % 2 == 0 ? Need::moderate : Need::serious;
    open_examination(d, ChildId{i});
    const double months = 12 * d.cases[index(child.open_case)].examination_years;
    (child.need == Need::serious ? serious : n) += 1;
    (child.need == Need::serious ? serious_sum : sum) += months;
  }
  REQUIRE(n > 5000);
  const double mean = 4 * std::tgamma(1.5);
  CHECK(sum / n == doctest::Approx(mean).epsilon(0.03));
  CHECK(serious_sum / serious == doctest::Approx(mean / 4).epsilon(0.03));
  // The urgent line is that of serious needs.
  for (const Case& open : d.cases.records())
    if (open.child != none<ChildId> && open.worker == none<WorkerId> && open.opened == d.now)
      REQUIRE(open.in_urgent_line == (d.at(open.child).need == Need::serious));
}

TEST_CASE("examinations over the limit are overdue, and half of them bring a complaint") {
  Parameters p = denmark({"municipality.births_per_year=1500", "casework.caseload_effect=0",
                          "casework.examination_scale=4", "casework.examination_shape=1",
                          "casework.examination_serious_ratio=1", "casework.examination_limit=4",
                          "casework.complaint_overdue=0.5", "casework.complaint_handover=0",
                          "casework.acute_share=0"});
  const Outcome o = simulate(p)[0];
  const double n = total(o, Yearly::examinations), late = total(o, Yearly::examinations_overdue);
  CHECK(std::abs(late / n - std::exp(-1.0)) < 4 * std::sqrt(0.25 / n) + 0.01);
  CHECK(std::abs(total(o, Yearly::complaints) / late - 0.5) < 4 * std::sqrt(0.25 / late));
  CHECK(total(o, Yearly::decisions_wait_years) / n == doctest::Approx(4.0 / 12).epsilon(0.04));
}

TEST_CASE("measures follow the need, last as stated, and the case closes some time after them") {
  Parameters p =
      denmark({"municipality.births_per_year=800", "casework.caseload_effect=0",
               "casework.measure_years=0.5", "casework.reassessment=0", "casework.closing_months=3",
               "casework.turnover=0", "casework.renewal=0"});
  p.casework.placement_serious.fill(0);
  p.casework.measure = {0, 0, 1, 1};
  p.casework.triage_closes.fill(0);
  District d = district(p);
  run_until(d, at(2));
  std::uint32_t wanted = 0;
  double gap = -1;
  // Follow one case from its measure's end.
  for (std::uint32_t i = 0; i < d.children.size() && gap < 0; ++i) {
    Child& child = d.children[i];
    if (child.open_case == none<CaseId> || child.grown) continue;
    Case& c = d.cases[index(child.open_case)];
    if (c.stage != Case::Stage::measure) continue;
    handle(d, MeasureEnds{ChildId{i}});
    REQUIRE(child.open_case != none<CaseId>);
    Case& closing = d.cases[index(child.open_case)];
    gap = in_years(closing.closes - d.now);
    CHECK(closing.measure_since == never);
    CHECK(closing.reassessment == never);
    CHECK(in_years(d.calendar.time_of(d.slot(ChildId{i})) - d.now) <= gap);
    wanted = i;
  }
  CHECK(gap == doctest::Approx(0.25));
  run_until(d, at(2.26));
  CHECK((d.children[wanted].open_case == none<CaseId> ||
         d.cases[index(d.children[wanted].open_case)].opened > at(2)));
  const Outcome o = simulate(p)[0];
  CHECK(total(o, Yearly::measure_years) / total(o, Yearly::measures_started) ==
        doctest::Approx(0.5).epsilon(0.06));
}

TEST_SUITE_END();
