#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "models/accounts.hpp"
#include "models/balance.hpp"
#include "models/decision.hpp"
#include "models/events.hpp"
#include "models/outcome.hpp"
#include "models/parameters.hpp"
#include "models/programme.hpp"
#include "models/state.hpp"
#include "sim/calendar.hpp"
#include "sim/random.hpp"

/// The area of one casework team in one replication: a plain value, no globals; two can coexist,
/// and a copy lives on independently. Time 0 is 1 January of the first budget year.
namespace kohort {

/// Age bands of childhood hazards, with one more from 18 on, where the rate is 1: nobody gets
/// there, but a clock always has an age at which it would ring, from which its rest can be told.
inline constexpr std::size_t childhood_bands = age_bands + 1;
inline constexpr std::array<double, childhood_bands> childhood_start{0, 1, 3, 6, 12, 15, 18};

/// Numbers derived from parameters once per district, so that handlers do not repeat the work.
struct Derived {
  std::vector<double> institution_weight;  ///< trends, by calendar year since the run began
  std::vector<double> entry_weight;
  std::array<double, childhood_bands> onset{};   ///< of needs, by age
  std::array<double, childhood_bands> notice{};  ///< of notifications, by age
  double need_frailty_offset{};                  ///< makes the mean frailty 1
  double separation_frailty_offset{};
  double mortality_at_18{};
  double risk_zone_from{};  ///< vulnerability at which the risk zone begins
};

struct District {
  std::shared_ptr<const Parameters> parameters;
  Draws<Decision> draws{0, 0};
  std::uint32_t number{0};  ///< of this district
  std::uint32_t districts{1};
  Time now{};
  Time end{};                             ///< of the run
  Time until{-never.time_since_epoch()};  ///< where the present stretch of it ends
  int year{0};                            ///< current calendar year, 0 = first budget year
  bool is_baseline{true};
  bool announces_later_pregnancies{false};  ///< some programme looks at those after the first

  Calendar<Event, TrustedSlots> calendar;
  std::vector<Family> families;
  std::vector<Child> children;
  Pool<Case> cases;
  Pool<Placement> placements;
  Department department;
  Accounts accounts;
  Derived derived;
  std::vector<std::shared_ptr<Programme>> programmes;  ///< that have begun; none in the warm-up
  std::vector<ProgrammeRun> programme_runs;            ///< the same, in their order
  std::vector<ProgrammeRun> programmes_to_come;        ///< by the time at which they begin

  [[nodiscard]] Family& at(FamilyId id) { return families[index(id)]; }
  [[nodiscard]] Child& at(ChildId id) { return children[index(id)]; }
  [[nodiscard]] Family& family_of(const Child& child) { return at(child.family); }

  // Calendar slots: families, children, caseworkers, programmes, and the books last, so that on
  // New Year's Eve everything else has happened before they are closed.
  [[nodiscard]] std::uint32_t slot(FamilyId id) const { return index(id); }
  [[nodiscard]] std::uint32_t slot(ChildId id) const {
    return static_cast<std::uint32_t>(families.size()) + index(id);
  }
  [[nodiscard]] std::uint32_t slot(WorkerId id) const {
    return static_cast<std::uint32_t>(families.size() + children.size()) + index(id);
  }
  [[nodiscard]] std::uint32_t first_programme_slot() const {
    return static_cast<std::uint32_t>(families.size() + children.size() +
                                      department.workers.size());
  }
  [[nodiscard]] std::uint32_t book_slot() const {
    return static_cast<std::uint32_t>(calendar.slots()) - 1;
  }

  // Addresses of random numbers: they follow the person, never the order of creation.
  [[nodiscard]] std::uint64_t key(FamilyId id) const {
    return (std::uint64_t{number} + 1) << 40 | std::uint64_t{index(id)} << 8;
  }
  [[nodiscard]] std::uint64_t key(const Child& child) const {
    return key(child.family) | (child.number + 1U);
  }
  [[nodiscard]] std::uint64_t key(WorkerId id) const {
    return (std::uint64_t{number} + 1) << 40 | std::uint64_t{1} << 39 | index(id);
  }

  /// When something will happen to the family itself, as far as is known; now, while it happens.
  [[nodiscard]] Time quiet_until(FamilyId id) const { return quiet_until(slot(id)); }
  /// The same of anyone who owns a calendar slot.
  [[nodiscard]] Time quiet_until(std::uint32_t slot) const {
    return calendar.is_taken(slot) ? now : calendar.time_of(slot);
  }

  /// Adds `amount` to this calendar year's count, if the year belongs to the budget.
  void count(Yearly what, double amount = 1) { count_in(year, what, amount); }
  /// The same for another year, for what is found out ahead of its time.
  void count_in(int of_year, Yearly what, double amount = 1) {
    accounts.count(what, of_year, amount);
    if (accounts.observer != nullptr) accounts.observer->counted(what);
  }
};

/// Builds the district's people and department at the start of the warm-up. `spare_slots` and
/// `more_workers` full-time positions make room for the programmes that will run on copies of it.
[[nodiscard]] District build_district(const std::shared_ptr<const Parameters>& parameters,
                                      std::uint64_t seed, std::uint32_t replication,
                                      std::uint32_t number, std::uint32_t districts,
                                      std::uint32_t spare_slots, double more_workers);

/// Memory of a district's records and calendar in use [bytes].
[[nodiscard]] double memory_bytes(const District& d);

/// What a yearly ratio in force from `first_year` to `last_year` makes of a figure of `from_year`
/// in `to_year`; years outside count as the nearest one inside.
[[nodiscard]] double trend_ratio(double yearly_ratio, double from_year, double to_year,
                                 double first_year, double last_year);

/// Psychological assessments that a district can make in a year.
[[nodiscard]] double assessments_per_year(const Parameters& parameters);
/// Full-time caseworkers of a district in the first budget year.
[[nodiscard]] double full_time_at_start(const Parameters& parameters);
/// Number of districts that a municipality has.
[[nodiscard]] std::uint32_t district_count(const Parameters& parameters);
/// Length of the run after the start: until the last followed child is grown [years].
[[nodiscard]] double years_after_start(const Parameters& parameters);

}  // namespace kohort
