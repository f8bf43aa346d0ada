#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "models/events.hpp"
#include "models/outcome.hpp"
#include "models/parameters.hpp"
#include "sim/quantity.hpp"

namespace kohort {

/// An error of ours while a replication was simulated.
class SimulationError : public std::runtime_error {
 public:
  /// @param where  "replication 4, seed 1", or nothing
  SimulationError(const std::string& where, const std::string& in_district)
      : std::runtime_error{where.empty() ? in_district : where + ", " + in_district},
        in_district_{in_district} {}

  /// "district 2 of 3, baseline, event NeedRises of child 17 at time 3.25: ..."
  [[nodiscard]] const std::string& in_district() const { return in_district_; }

 private:
  std::string in_district_;
};

/// Simulates one replication of a municipality: the baseline (the same parameters with every
/// programme off) and each scenario, on the same people.
///
/// All scenarios must agree in everything but their programmes. Draws are addressed by (seed,
/// replication), so the result depends on nothing else; districts are folded in order.
///
/// @return one Outcome for the baseline, then one for each scenario
/// @throws SimulationError for what is our own fault, with replication, seed, district, time,
/// entity
///   and event
[[nodiscard]] std::vector<Outcome> simulate_replication(
    std::span<const Parameters* const> scenarios, std::uint64_t seed, std::uint32_t replication);

/// The baseline alone, bit for bit the first of what simulate_replication returns.
[[nodiscard]] Outcome simulate_baseline(const Parameters& parameters, std::uint64_t seed,
                                        std::uint32_t replication);

struct District;

/// The districts of a municipality under the baseline and each scenario: what simulate_replication
/// runs and folds, for those who want to watch a district on its way.
class Comparison {
 public:
  /// @param scenarios agree in everything but their programmes; must outlive this
  explicit Comparison(std::span<const Parameters* const> scenarios);

  [[nodiscard]] std::uint32_t districts() const { return districts_; }
  /// A district without programmes at the start of the warm-up.
  [[nodiscard]] District build(std::uint64_t seed, std::uint32_t replication,
                               std::uint32_t number) const;
  /// A copy of `base` with a scenario's programmes, which have not begun yet.
  /// @pre `base` has been run to the start of the first budget year
  [[nodiscard]] District with_programmes(const District& base, std::size_t scenario) const;

 private:
  std::span<const Parameters* const> scenarios_;
  std::shared_ptr<const Parameters> shared_;
  std::uint32_t districts_;
  double births_in_run_;
};

/// Begins the programmes of a copy.
/// @param baseline  the same district without programmes, run to its end: adult life needs to know
///   who was placed in it
void start_programmes(District& d, const District& baseline);
/// Begins and ends programmes at a time before which everything has happened. The year's books are
/// closed first: what a programme's start costs belongs to the year it is from.
void change_programmes_at(District& d, Time when);
/// Passes the event on to the programme that owns its slot.
void handle(District& d, const ProgrammeEvent& event);
/// Runs the events before `end`.
/// @throws SimulationError with time, entity and event
void run_until(District& d, Time end);
/// Runs a district to its end and closes its books.
const Outcome& finish(District& d);

/// What a replication will need, for progress, refusals and documentation.
struct SizeEstimate {
  double districts{};
  double children{};            ///< born in the run, all districts
  double bytes_per_district{};  ///< of state, one scenario
};
[[nodiscard]] SizeEstimate estimate_size(const Parameters& parameters);

}  // namespace kohort
