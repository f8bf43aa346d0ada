#include <doctest/doctest.h>

#include "models/adult_life.hpp"
#include "models/casework.hpp"
#include "models/caseworkers.hpp"
#include "models/family.hpp"
#include "models/needs.hpp"
#include "models/placement.hpp"
#include "sim/run.hpp"
#include "tests/models/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace kohort {
void handle(District& d, const ProgrammeEvent& event);
}

// Children whom nothing else concerns live ahead of the clock (needs.hpp). Lives that are watched
// go step by step, so both can be compared.
namespace {

const std::vector<std::string> worlds{"sverigesmodel", "leksand", "early_effort", "paa_forkant"};

/// Runs a district to its end in stretches [years]; nobody lives ahead of the end of a stretch.
Outcome ended(District d, double stretch) {
  for (Time until = d.now + years(stretch); until < d.end; until += years(stretch))
    run_until(d, until);
  return finish(d);
}

/// Outcomes of the baseline and of the programmes, either step by step or not.
std::vector<Outcome> outcomes(const Parameters& p, bool watched, double stretch) {
  LifeObserver nobody;
  const Parameters* const list[] = {&p};
  const Comparison comparison{list};
  District base = comparison.build(7, 0, 0);
  if (watched) base.accounts.observer = &nobody;
  run_until(base, at(0));
  District programmes = comparison.with_programmes(base, 0);
  District finished = base;
  static_cast<void>(finish(finished));
  start_programmes(programmes, finished);
  return {ended(std::move(base), stretch), ended(std::move(programmes), stretch)};
}

double clock_differs(const District& d, const District& stepwise) {
  double children = 0;
  for (std::size_t i = 0; i < d.children.size(); ++i)
    children += d.children[i].need_changes > stepwise.children[i].need_changes ? 1 : 0;
  return children;
}

}  // namespace

TEST_SUITE_BEGIN("living ahead");

TEST_CASE("lives ahead of the clock are the same lives as step by step, with any programme") {
  std::vector<std::string> all;
  for (const std::string& name : worlds) {
    const std::string enabled = "programmes." + name + ".enabled=true";
    all.push_back(enabled);
    CAPTURE(name);
    const Parameters p = denmark({enabled});
    const auto stepwise = outcomes(p, true, 100);
    const auto ahead = outcomes(p, false, 100);
    CHECK(same_bits(ahead[0], stepwise[0]));
    CHECK(same_bits(ahead[1], stepwise[1]));
  }
  const Parameters p = denmark(all);
  const auto stepwise = outcomes(p, true, 100);
  for (const double stretch : {100.0, 1.0, 0.31}) {
    CAPTURE(stretch);
    CHECK(same_bits(outcomes(p, false, stretch)[1], stepwise[1]));
  }
}

TEST_CASE("children do live ahead, but not past the end of a stretch") {
  const Parameters p = denmark();
  LifeObserver nobody;
  District stepwise = district(p);
  stepwise.accounts.observer = &nobody;
  run_until(stepwise, at(-8));
  District d = district(p);
  d.until = at(0);  // as if this were on the way to there
  run(d, at(-8));
  CHECK(clock_differs(d, stepwise) > 50);
  CHECK(d.accounts.living_children == stepwise.accounts.living_children);
  District stretched = district(p);
  run_until(stretched, at(-8));
  CHECK(clock_differs(stretched, stepwise) == 0);
}

TEST_CASE("nobody lives ahead of a separation in the family") {
  // Separations raise the onset of needs tenfold here: needs lived through at the old hazard would
  // be far too few.
  const Parameters p = denmark({"needs.apart_ratio=10", "unions.vulnerability=0"});
  const auto stepwise = outcomes(p, true, 100);
  const auto ahead = outcomes(p, false, 100);
  CHECK(total(ahead[0], Yearly::everyday_needs) == total(stepwise[0], Yearly::everyday_needs));
  CHECK(same_bits(ahead[0], stepwise[0]));
}

TEST_CASE("nobody lives ahead of a training team or a place that others may leave at any time") {
  // Nearly everybody is screened, wants training and waits long for a small team, and training
  // takes most needs away.
  const std::string early = "programmes.early_effort.";
  const Parameters p = denmark(
      {early + "enabled=true", early + "granted_other=1", early + "granted_risk=1",
       early + "specificity=0.2", early + "training_acceptance=1", early + "team_families=3",
       early + "sessions=1", early + "training_dropout=0", early + "training_patience_months=24",
       early + "need_ratio=0.2", early + "half_life=0.3", early + "plus_half_life=20",
       early + "plus_place_number=2", "needs.everyday_growth=3"});
  CHECK(same_bits(outcomes(p, false, 100)[1], outcomes(p, true, 100)[1]));
}

TEST_CASE("nobody lives ahead of a need that the parents' group solves") {
  // Strong ties that hardly fade, in groups that most couples join.
  const std::string groups = "programmes.leksand.";
  const Parameters p =
      denmark({groups + "enabled=true", groups + "gp_reach=1", groups + "acceptance=1",
               groups + "attendance=1", groups + "dropout=0", groups + "tie_half_life=3",
               groups + "everyday_solved_per_tie=0.3", groups + "need_onset_ratio=0.3"});
  const auto stepwise = outcomes(p, true, 100);
  CHECK(total(stepwise[1], Yearly::needs_solved_by_network) > 20);
  CHECK(same_bits(outcomes(p, false, 100)[1], stepwise[1]));
}

TEST_CASE("a family to which something is happening has no quiet time ahead") {
  District d = district(denmark());
  for (;;) {
    d.now = d.calendar.next_time();
    const Event event = d.calendar.take();
    const auto* const separation = std::get_if<Separation>(&event);
    if (separation == nullptr) {
      std::visit([&d](const auto& happens) { handle(d, happens); }, event);
      continue;
    }
    CHECK(d.quiet_until(separation->family) == d.now);
    handle(d, *separation);
    CHECK(d.quiet_until(separation->family) > d.now);
    break;
  }
}

TEST_SUITE_END();
