#include <algorithm>
#include <cmath>

#include "models/decision.hpp"
#include "models/district.hpp"
#include "models/family.hpp"
#include "models/programme_costs.hpp"
#include "models/target_group.hpp"

/// When programmes begin and end, whom they take in, and what their budget lines pay.
namespace kohort {

namespace {

const ProgrammeParameters& parameters_of(const District& d, const ProgrammeRun& run) {
  return *d.parameters->programmes[run.position];
}

const ProgrammeRun* run_of(const District& d, const Programme& programme) {
  const auto found = std::ranges::find(d.programme_runs, &programme,
                                       [](const ProgrammeRun& run) { return run.programme.get(); });
  return found == d.programme_runs.end() ? nullptr : &*found;
}

bool has_money(const District& d, const ProgrammeRun& run) {
  const ProgrammeParameters& own = parameters_of(d, run);
  return !own.budget_is_cost || run.spent < budget_of_year(d, own).value;
}

void begin(District& d, ProgrammeRun run) {
  d.programmes.push_back(run.programme);
  d.programme_runs.push_back(std::move(run));
  d.programmes.back()->start(d);
}

}  // namespace

bool takes_in(const District& d, const Programme& programme) {
  const ProgrammeRun* run = run_of(d, programme);
  return run == nullptr || (!programme.joining_ended && has_money(d, *run));
}

bool can_join(const District& d, const Programme& programme, const Child& child, double age) {
  if (!takes_in(d, programme)) return false;
  const ProgrammeRun* run = run_of(d, programme);
  if (run == nullptr) return true;
  const ProgrammeParameters& own = parameters_of(d, *run);
  if (!is_meant(d, own, child, age)) return false;
  const double phase_in = own.phase_in_years;
  if (phase_in <= 0) return true;
  const double reached = in_years(d.now - run->begins) / phase_in;
  // A family that is reached once stays so: its draw is the same at every question.
  return reached >= 1 ||
         d.draws.happens(d.key(child.family), Decision::phase_in,
                         static_cast<std::uint32_t>(own.kind), Probability{reached});
}

const ProgrammeRun* owner_of(const District& d, std::uint32_t slot) {
  const ProgrammeRun* owner = nullptr;
  for (const ProgrammeRun& run : d.programme_runs)
    if (run.first_slot <= slot && (owner == nullptr || run.first_slot >= owner->first_slot))
      owner = &run;
  return owner;
}

void change_programmes(District& d) {
  bool begun = false;
  while (!d.programmes_to_come.empty() && d.programmes_to_come.front().begins <= d.now) {
    ProgrammeRun run = std::move(d.programmes_to_come.front());
    d.programmes_to_come.erase(d.programmes_to_come.begin());
    begin(d, std::move(run));
    begun = true;
  }
  for (const ProgrammeRun& run : d.programme_runs) {
    if (run.programme->joining_ended || d.now < run.ends) continue;
    run.programme->joining_ended = true;
    run.programme->end_joining(d);
  }
  // Pregnancies are looked at from now on.
  if (!begun) return;
  d.announces_later_pregnancies =
      std::ranges::any_of(d.programmes, [](const std::shared_ptr<Programme>& programme) {
        return programme->looks_at_later_pregnancies();
      });
  for (std::uint32_t i = 0; i < d.families.size(); ++i) {
    Family& family = d.families[i];
    // What was announced is born; from now on the next one is, too.
    if (d.announces_later_pregnancies && family.born > 0) family.invited = false;
    const bool waits = family.born == 0 || d.announces_later_pregnancies;
    if (waits && family.born < family.children) renew(d, FamilyId{i});
  }
}

Time next_change(const District& d) {
  Time next = d.programmes_to_come.empty() ? never : d.programmes_to_come.front().begins;
  for (const ProgrammeRun& run : d.programme_runs)
    if (!run.programme->joining_ended) next = std::min(next, run.ends);
  return next;
}

Money budget_of_year(const District& d, const ProgrammeParameters& own) {
  const int calendar_year = static_cast<int>(d.parameters->time.start) + d.year;
  double sum = 0;
  for (const BudgetLine& line : own.budget)
    if (line.year == calendar_year) sum += line.amount;
  return Money{amount_in(own, sum, d.number, d.districts)};
}

void note_spending(District& d, const ProgrammeParameters& own, Money amount) {
  if (!own.budget_is_cost) return;
  for (ProgrammeRun& run : d.programme_runs) {
    if (&parameters_of(d, run) != &own) continue;
    const double line = budget_of_year(d, own).value;
    const double before = std::max(0.0, run.spent - line);
    run.spent += amount.value;
    const double beyond = std::max(0.0, run.spent - line) - before;
    if (beyond > 0) d.count(Yearly::programme_unfunded, beyond);
  }
}

void close_programme_year(District& d) {
  for (ProgrammeRun& run : d.programme_runs) {
    run.programme->close_year(d);
    note_spending(d, parameters_of(d, run), run.programme->yearly_cost(d));
    run.spent = 0;
  }
}

}  // namespace kohort
