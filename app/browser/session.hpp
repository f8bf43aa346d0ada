#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/files/csv.hpp"
#include "app/files/needs.hpp"
#include "app/results/json.hpp"
#include "app/results/summary.hpp"
#include "app/run/plan.hpp"
#include "app/scenario/scenario.hpp"

/// What a page does with the engine: the same plan, replications and results as `kohort run`, one
/// replication at a time and without a results folder. One thread; no code of a browser.
namespace kohort::browser {

/// What is to be simulated.
struct Request {
  std::vector<std::filesystem::path> scenarios;
  std::string reference;               ///< as RunOptions::reference
  std::vector<std::string> overrides;  ///< "key=value", for every scenario
  std::uint64_t seed{1};
  std::uint32_t draws{};  ///< 0: central values
  std::string language{"da"};
};

/// @throws InputError if there is a member of another kind, or no scenario
[[nodiscard]] Request read_request(const Json& json);

class Session {
 public:
  /// @throws InputError with every problem of all files
  explicit Session(const Request& request);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  [[nodiscard]] const Plan& plan() const { return plan_; }

  /// Simulates a replication with the draw that belongs to it, every row of the plan.
  /// @return the outcomes as keep() reads them: for each row budget years, ages and all cells
  [[nodiscard]] std::vector<double> simulate(std::uint32_t replication) const;
  /// Check sums of such outcomes by row, as results.sqlite holds them, in hexadecimal.
  [[nodiscard]] std::vector<std::string> check_sums(std::uint32_t replication,
                                                    std::span<const double> outcomes) const;
  /// Keeps a replication, whoever simulated it.
  /// @throws InputError if these are no outcomes of this plan
  void keep(std::uint32_t replication, std::span<const double> outcomes);
  /// Replications that results can be made of: 0 .. n - 1 are all kept.
  [[nodiscard]] std::uint32_t replications() const;
  /// What the page shows of the replications kept so far, as app/report/payload.hpp.
  /// @param requested  how many there will be
  [[nodiscard]] Json results(std::uint32_t requested) const;

  /// What so many replications need here, one at a time, with all outcomes kept in memory.
  [[nodiscard]] Needs needs(std::uint32_t replications) const;

  // What `kohort run --no-break-even` writes of the replications kept so far.
  /// The payload of report.html with sources, targets, catalogue and what simulates it again.
  [[nodiscard]] Json whole(std::uint32_t requested) const;
  [[nodiscard]] std::string summary(std::uint32_t requested) const;
  /// Tables by name, as CSV.
  [[nodiscard]] Json tables(std::uint32_t requested, CsvDialect dialect) const;

 private:
  /// @throws InputError if nothing has been kept
  [[nodiscard]] RunResults collected(std::uint32_t requested) const;
  [[nodiscard]] OutcomeReader reader() const;
  [[nodiscard]] std::vector<Outcome> split(std::span<const double> outcomes) const;

  Request request_;
  std::vector<Scenario> scenarios_;
  Plan plan_;
  std::map<std::uint32_t, std::vector<Outcome>> kept_;
};

/// "key=value" overrides that make every effect of the scenario's programmes `strength` times as
/// strong, as break-even does: value and range alike, ratios on the log scale. None for 1; for 0 no
/// effect at all.
[[nodiscard]] std::vector<std::string> strength_overrides(const Scenario& scenario,
                                                          double strength);

/// The strength at which every effect has reached the end of its stated range that is furthest from
/// no effect; at least 1, at most 3.
[[nodiscard]] double strength_at_edge(const Scenario& scenario);

}  // namespace kohort::browser
