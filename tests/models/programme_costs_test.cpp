#include "models/programme_costs.hpp"

#include <doctest/doctest.h>
#include <memory>

#include "models/adult_life.hpp"
#include "models/programme.hpp"
#include "tests/models/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

Parameters small() {
  return denmark({"municipality.births_per_year=30", "municipality.births_per_district=30"});
}

/// Parameters of a programme that are those which every programme has.
struct Plain final : ProgrammeParameters {
  [[nodiscard]] std::unique_ptr<ProgrammeParameters> clone() const override {
    return std::make_unique<Plain>(*this);
  }
  void visit(ParameterVisitor&) override {}
};

/// Remembers when the run ended for it.
struct LastWord final : Programme {
  void finish(District& d) override {
    ++times;
    when = d.now;
  }
  int times{0};
  Time when{};
};

struct Listener final : LifeObserver {
  void lived(const Child&, ByAgeCount what, Time from, Time to) override {
    ++stretches;
    last = what;
    length = in_years(to - from);
  }
  int stretches{0};
  ByAgeCount last{};
  double length{0};
};

/// The first child who is followed, or the first who is not.
ChildId child_of(const District& d, bool followed) {
  for (std::uint32_t i = 0; i < d.children.size(); ++i)
    if (d.children[i].followed == followed) return ChildId{i};
  FAIL("no such child");
  return none<ChildId>;
}

}  // namespace

TEST_SUITE_BEGIN("programmes and their costs");

TEST_CASE("a year's budget is the sum of its lines, divided between the districts that take part") {
  District d = district(small());
  d.districts = 4;
  const int start = static_cast<int>(d.parameters->time.start);
  Plain own;
  own.budget = {{start - 1, 8}, {start, 400}, {start + 1, 1000}, {start + 1, 20}};
  d.year = 0;
  CHECK(budget_of_year(d, own) == Money{100});
  d.year = 1;
  CHECK(budget_of_year(d, own) == Money{255});
  own.district_share = 0.5;
  CHECK(budget_of_year(d, own) == Money{510});
  d.year = 2;
  CHECK(budget_of_year(d, own) == Money{0});
  own.district_share = 0;
  d.year = 1;
  CHECK(budget_of_year(d, own) == Money{0});
}

TEST_CASE("what is spent on a followed child is among its costs, before the birth at age 0") {
  District d = district(small());
  d.year = 0;
  const Child& followed = d.at(child_of(d, true));
  const Plain own;
  d.now = followed.birth - years(0.3);
  pay_programme(d, own, followed, Money{100});
  d.now = followed.birth + years(2.5);
  pay_programme(d, own, followed, Money{500});
  pay_programme(d, own, d.at(child_of(d, false)), Money{30});
  pay_programme(d, own, Money{7});
  const Outcome& o = d.accounts.outcome;
  CHECK(o.cost(0, Category::programme, Payer::municipality) == 637);
  CHECK(o.followed(0, Category::programme, Payer::municipality) == 100);
  CHECK(o.followed(2, Category::programme, Payer::municipality) == 500);
  for (const Subgroup group : subgroups_of(d, followed))
    CHECK(o.subgroup(group, SubgroupCount::cost_municipality) == 600);
  // Whoever pays: budget lines do not hide what is spent.
  Plain budgeted;
  budgeted.budget_is_cost = true;
  pay_programme(d, budgeted, followed, Money{1000});
  CHECK(o.cost(0, Category::programme, Payer::municipality) == 1637);
}

TEST_CASE("programmes have the last word when the run is over") {
  District d = district(small());
  const auto programme = std::make_shared<LastWord>();
  d.programmes.push_back(programme);
  run_until(d, d.end);
  CHECK(programme->times == 0);
  finish(d);
  CHECK(programme->times == 1);
  CHECK(programme->when == d.end);
}

TEST_CASE("without a causal share adults are as those whom the baseline placed") {
  Parameters p = small();
  p.adult.causal_share = 0;
  // Who was placed is disabled from the 18th birthday on, and nobody else.
  p.adult.disability = 1e-9;
  p.adult.placed_disability_ratio = 1e15;
  p.adult.vulnerability_burden = p.adult.unmet_burden = 0;
  p.adult.placed_burden = 1;
  const Parameters* const scenarios[] = {&p};
  const Comparison comparison{scenarios};
  District base = comparison.build(7, 0, 0);
  run_until(base, at(0));
  const ChildId id = child_of(base, true);
  for (const bool placed_in_baseline : {true, false}) {
    base.at(id).ever_placed = placed_in_baseline;
    District d = comparison.with_programmes(base, 0);
    start_programmes(d, base);
    d.at(id).ever_placed = !placed_in_baseline;
    d.now = d.at(id).birth + years(18);
    live_adult_life(d, id);
    const Outcome& o = d.accounts.outcome;
    const double lived = total(o, ByAgeCount::child_years, 18, o.ages());
    REQUIRE(lived > 1);
    const double disabled = total(o, ByAgeCount::disability_years, 18, o.ages());
    CHECK(disabled == doctest::Approx(placed_in_baseline ? lived : 0).epsilon(1e-3));
  }
}

TEST_CASE("who watches is told of stretches of followed children's lives whole") {
  District d = district(small());
  Listener listener;
  d.accounts.observer = &listener;
  const Child& followed = d.at(child_of(d, true));
  const Time from = followed.birth + years(0.5);
  count_age_years(d, ByAgeCount::placed_years, followed, from, from + years(2.25));
  CHECK(listener.stretches == 1);
  CHECK(listener.last == ByAgeCount::placed_years);
  CHECK(listener.length == doctest::Approx(2.25));
  const Child& other = d.at(child_of(d, false));
  count_age_years(d, ByAgeCount::placed_years, other, from, from + years(1));
  CHECK(listener.stretches == 1);
}

TEST_SUITE_END();
