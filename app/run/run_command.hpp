#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "app/results/progress.hpp"
#include "app/scenario/scenario.hpp"
#include "models/outcome.hpp"
#include "models/simulate.hpp"

namespace kohort {

class Timings;

/// An error of ours in one replication, and what to add to the command line to have that
/// replication alone.
class ReplicationError : public std::runtime_error {
 public:
  ReplicationError(const std::string& problem, std::string repeat_by)
      : std::runtime_error{problem}, repeat_by_{std::move(repeat_by)} {}
  /// " --repeat 37:12"
  [[nodiscard]] const std::string& repeat_by() const { return repeat_by_; }

 private:
  std::string repeat_by_;
};

/// One replication to be simulated alone.
struct Repetition {
  std::uint32_t replication{};
  std::optional<std::uint32_t> draw;  ///< of the parameters; none: central values
};

struct RunOptions {
  std::vector<std::filesystem::path> scenarios;
  /// Name or file of the scenario that the others are compared with; empty: the same place without
  /// programmes.
  std::string reference;
  std::vector<std::string> overrides;  ///< "key=value"
  std::uint64_t seed{1};
  std::uint32_t replications{100};
  std::uint32_t draws{50};    ///< parameter draws; 0: central values
  unsigned threads{0};        ///< 0: all cores
  std::filesystem::path out;  ///< empty: results/<scenario id>
  std::string language{"da"};
  Progress progress{Progress::automatic};
  /// Run on until the 95 % half-width of the mean headline difference is below it [kr.].
  std::optional<double> precision;
  bool danish_csv{false};
  std::optional<Repetition> repeat;  ///< only this one, and nothing is written
  bool fresh{false};                 ///< drop what the folder holds of an earlier run
  bool repair{false};       ///< keep what is sound of a damaged store and compute the rest again
  bool allow_large{false};  ///< however long it takes; memory and disk must do all the same
  bool break_even{true};
  std::optional<int> break_even_years;  ///< empty: all budget years
  Timings* timings{nullptr};            ///< told how long each phase takes
};

/// What does the simulating; tests put something faster in its place.
struct Engine {
  std::function<std::vector<Outcome>(std::span<const Parameters* const>, std::uint64_t seed,
                                     std::uint32_t replication)>
      simulate{simulate_replication};
  std::function<SizeEstimate(const Parameters&)> estimate{estimate_size};
};

/// Runs every scenario against its baseline, or against the reference that is asked for, stores
/// each replication and writes the results.
///
/// Continues what the folder already holds of the same input. After a stop request the
/// replications under way are finished and stored, and what there is gets summarised.
///
/// @param out  receives the summary; `err` progress
/// @return 0, or 130 if stopped before the end
/// @throws InputError for everything that the user can mend
int run_scenarios(const std::vector<Scenario>& scenarios, const RunOptions& options, std::FILE* out,
                  std::FILE* err, const std::stop_token& stop = {}, const Engine& engine = {});

}  // namespace kohort
