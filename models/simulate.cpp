#include "models/simulate.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <new>

#include "models/adult_life.hpp"
#include "models/casework.hpp"
#include "models/caseworkers.hpp"
#include "models/district.hpp"
#include "models/family.hpp"
#include "models/needs.hpp"
#include "models/placement.hpp"
#include "models/population.hpp"
#include "models/programme.hpp"
#include "models/target_group.hpp"
#include "sim/run.hpp"

namespace kohort {

void handle(District& d, const ProgrammeEvent& event) {
  owner_of(d, event.slot)->programme->event(d, event.slot);
}

namespace {

using Scenarios = std::span<const Parameters* const>;

const ProgrammeType& type_of(const ProgrammeParameters& own) { return programme_types()[own.kind]; }

std::uint32_t slots_needed(const ProgrammeParameters& own, double births_in_run) {
  return own.enabled ? type_of(own).slots(own, births_in_run) : 0;
}

/// Calendar slots of all programmes, in the scenario whose programmes need most.
std::uint32_t most_slots(Scenarios scenarios, double births_in_run) {
  std::uint32_t most = 0;
  for (const Parameters* p : scenarios) {
    std::uint32_t all = 0;
    for (const auto& programme : p->programmes) all += slots_needed(*programme, births_in_run);
    most = std::max(most, all);
  }
  return most;
}

/// Positions that programmes may add to a district's `full_time`, in the scenario that adds most.
double most_more_workers(Scenarios scenarios, double full_time) {
  double most = 0;
  for (const Parameters* p : scenarios) {
    double more = 0;
    for (const auto& programme : p->programmes) {
      const ProgrammeParameters& own = *programme;
      if (!own.enabled) continue;
      const ProgrammeType& type = type_of(own);
      more += std::max(0.0, type.caseworkers_factor(own) - 1) * full_time;
      if (type.caseworkers_more != nullptr) more += std::max(0.0, type.caseworkers_more(own));
    }
    most = std::max(most, more);
  }
  return most;
}

/// Who owns a calendar slot.
std::string whose(const District& d, std::uint32_t slot) {
  const std::size_t families = d.families.size(), children = d.children.size();
  if (slot < families) return fmt::format("family {}", slot);
  if (slot < families + children)
    return fmt::format("child {} of family {}", slot - families,
                       index(d.children[slot - families].family));
  if (slot < d.first_programme_slot())
    return fmt::format("caseworker {}", slot - families - children);
  return slot == d.book_slot() ? std::string{"the books"} : fmt::format("programme slot {}", slot);
}

/// What happened when an error of ours came up in a district.
std::string what_happened(const District& d, const std::exception& error) {
  const auto* const of_engine = dynamic_cast<const ModelError*>(&error);
  const std::string problem = of_engine != nullptr ? of_engine->problem() : error.what();
  const Firing firing = d.calendar.firing();
  if (!firing.any) return problem;
  return fmt::format("event {} of {} (entity {}) at time {}: {}", firing.event,
                     whose(d, firing.slot), firing.slot, shortest(in_years(firing.time)), problem);
}

/// Where a replication is, for the message if it fails.
struct Progressing {
  std::uint32_t district{0};
  std::string arm{"baseline"};
};

/// Does `work`, which says by its argument how far it has come.
template <class Work>
void with_place(std::uint64_t seed, std::uint32_t replication, std::uint32_t districts, Work work) {
  Progressing at;
  try {
    work(at);
  } catch (const std::bad_alloc&) {
    throw;  // of this machine, not of ours
  } catch (const std::exception& error) {
    throw SimulationError{
        fmt::format("replication {}, seed {}", replication, seed),
        fmt::format("district {} of {}, {}, {}", at.district + 1, districts, at.arm, error.what())};
  }
}

void add_to(Outcome& total, const Outcome& part) {
  if (total.values().empty()) total.reset(part.budget_years(), part.ages());
  total += part;
}

}  // namespace

Comparison::Comparison(Scenarios scenarios)
    : scenarios_{scenarios},
      shared_{std::make_shared<const Parameters>(without_programmes(*scenarios.front()))},
      districts_{district_count(*shared_)},
      births_in_run_{shared_->municipality.births_per_year / districts_ *
                     years_after_start(*shared_)} {}

District Comparison::build(std::uint64_t seed, std::uint32_t replication,
                           std::uint32_t number) const {
  return build_district(shared_, seed, replication, number, districts_,
                        most_slots(scenarios_, births_in_run_),
                        most_more_workers(scenarios_, full_time_at_start(*shared_)));
}

District Comparison::with_programmes(const District& base, std::size_t scenario) const {
  District d = base;
  d.parameters = std::make_shared<const Parameters>(*scenarios_[scenario]);
  d.is_baseline = false;
  d.department.multiples = {};             // of the baseline's parameters
  d.cases.reserve(d.children.size() + 1);  // a copy has no spare capacity
  d.placements.reserve(d.children.size() + 1);
  d.accounts.expensive.reserve(d.children.size() + 1);
  std::uint32_t slot = d.first_programme_slot();
  for (std::size_t i = 0; i < d.parameters->programmes.size(); ++i) {
    const ProgrammeParameters& own = *d.parameters->programmes[i];
    if (own.enabled && part_of_district(own, d.number, d.districts) > 0) {
      const double start = d.parameters->time.start;
      d.programmes_to_come.push_back({type_of(own).install(own, slot), i, slot,
                                      at(own.from > 0 ? own.from - start : 0),
                                      own.to > 0 ? at(own.to + 1 - start) : never});
    }
    slot += slots_needed(own, births_in_run_);
  }
  std::ranges::stable_sort(d.programmes_to_come, {}, &ProgrammeRun::begins);
  return d;
}

void change_programmes_at(District& d, Time when) {
  d.now = when;
  if (at(d.year + 1) <= when) handle(d, YearEnd{});
  change_programmes(d);
}

void start_programmes(District& d, const District& baseline) {
  for (std::size_t i = 0; i < baseline.children.size(); ++i) {
    d.children[i].placed_in_baseline = baseline.children[i].ever_placed;
    d.children[i].unmet_years_in_baseline = baseline.children[i].unmet_years;
  }
  change_programmes_at(d, at(0));
}

void run_until(District& d, Time end) {
  d.until = end;
  try {
    run(d, end);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    throw SimulationError{"", what_happened(d, error)};
  }
}

const Outcome& finish(District& d) {
  for (Time change = next_change(d); change < d.end; change = next_change(d)) {
    run_until(d, change);
    change_programmes_at(d, change);
  }
  run_until(d, d.end);
  for (const auto& programme : d.programmes) programme->finish(d);
  settle_services(d);
  return d.accounts.outcome;
}

std::vector<Outcome> simulate_replication(Scenarios scenarios, std::uint64_t seed,
                                          std::uint32_t replication) {
  const Comparison comparison{scenarios};
  std::vector<Outcome> outcomes(scenarios.size() + 1);
  with_place(seed, replication, comparison.districts(), [&](Progressing& place) {
    for (std::uint32_t number = 0; number < comparison.districts(); ++number) {
      place = {number, "baseline"};
      District base = comparison.build(seed, replication, number);
      // The warm-up is the same for all; programmes begin with the first budget year.
      run_until(base, at(0));
      std::vector<District> copies;
      copies.reserve(scenarios.size());
      for (std::size_t s = 0; s < scenarios.size(); ++s)
        copies.push_back(comparison.with_programmes(base, s));
      add_to(outcomes[0], finish(base));
      for (std::size_t s = 0; s < copies.size(); ++s) {
        place.arm = fmt::format("scenario {}", s + 1);
        start_programmes(copies[s], base);
        add_to(outcomes[s + 1], finish(copies[s]));
      }
    }
  });
  return outcomes;
}

Outcome simulate_baseline(const Parameters& parameters, std::uint64_t seed,
                          std::uint32_t replication) {
  const Parameters* const only = &parameters;
  const Comparison comparison{{&only, 1}};
  Outcome outcome;
  with_place(seed, replication, comparison.districts(), [&](Progressing& place) {
    for (std::uint32_t number = 0; number < comparison.districts(); ++number) {
      place.district = number;
      District base = comparison.build(seed, replication, number);
      add_to(outcome, finish(base));
    }
  });
  return outcome;
}

SizeEstimate estimate_size(const Parameters& p) {
  SizeEstimate e;
  e.districts = district_count(p);
  const double run_years = p.time.warm_up_years + years_after_start(p);
  e.children = p.municipality.births_per_year * run_years;
  const double per_child = sizeof(Child) + 1.2 * sizeof(Family) / mean_family_size(p.population) +
                           2 * (sizeof(Event) + 10) + sizeof(Case) * 0.1;
  e.bytes_per_district = per_child * e.children / e.districts;
  return e;
}

}  // namespace kohort
