#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/results/break_even.hpp"
#include "app/results/control_variates.hpp"
#include "app/results/incremental.hpp"
#include "app/results/influence.hpp"
#include "app/results/store.hpp"
#include "app/results/summary.hpp"
#include "app/scenario/background.hpp"
#include "app/scenario/scenario.hpp"

namespace kohort {

/// Every cell of the outcome, compared; addressed like Outcome.
struct ComparedCells {
  std::vector<Compared> values;
  Outcome shape;  ///< all zero; only its layout is used

  [[nodiscard]] const Compared& yearly(Yearly what, std::size_t year) const {
    return at(shape_cell().yearly(what, year));
  }
  [[nodiscard]] const Compared& by_age(ByAgeCount what, std::size_t age) const {
    return at(shape_cell().by_age(what, age));
  }
  [[nodiscard]] const Compared& cost(std::size_t year, Category category, Payer payer) const {
    return at(shape_cell().cost(year, category, payer));
  }
  [[nodiscard]] const Compared& followed(std::size_t age, Category category, Payer payer) const {
    return at(shape_cell().followed(age, category, payer));
  }

 private:
  // The position of a cell is the distance of its address from the first one's.
  [[nodiscard]] Outcome& shape_cell() const { return const_cast<Outcome&>(shape); }
  [[nodiscard]] const Compared& at(const double& cell) const {
    return values[static_cast<std::size_t>(&cell - shape.values().data())];
  }
};

/// Years that a scenario covers.
struct StudyPeriod {
  int start_year{};
  int budget_years{};
  int followed_birth_years{};
  int horizon_age{};
  int price_year{};

  [[nodiscard]] int last_year() const { return start_year + budget_years - 1; }
  [[nodiscard]] int year(std::size_t index) const { return start_year + static_cast<int>(index); }
  /// "2016-2025" with an en dash, or the one year.
  [[nodiscard]] std::string budget_text() const;
  /// Birth years of the followed children, written likewise.
  [[nodiscard]] std::string born_text() const;
};

/// One scenario's results and where they come from.
struct ScenarioResult {
  const Scenario* scenario{};
  const Scenario* reference{};  ///< what it is compared with; null: the place without programmes
  StoredScenario stored;
  StudyPeriod period;
  std::size_t row{};  ///< in the store
  std::size_t baseline_row{};
  ScenarioSummary summary;
  ComparedCells cells;
  /// A parameter as this scenario states it, or as what it is compared with does.
  [[nodiscard]] const ResolvedParameter& parameter(std::size_t position, bool of_reference) const {
    return (of_reference ? reference : scenario)->parameters[position];
  }
  std::vector<Influence> influences;  ///< on the headline difference, largest first
  /// The mean headline difference without the luck of the draws; empty if they explain nothing.
  std::optional<ControlledMean> controlled;
  std::optional<double> same_people_worth;  ///< for the headline difference
  /// All programmes together, then each of several; empty: not asked for, or not finished.
  std::vector<BreakEven> break_even;
  std::vector<Turn> turns;  ///< parameters that turn its sign, nearest first; likewise
};

/// Everything that a results folder says.
struct RunResults {
  std::string version;
  std::uint64_t seed{};
  std::uint32_t replications{};  ///< finished and used
  std::uint32_t requested{};
  std::uint32_t draws{};  ///< 0: central values
  bool complete{};
  Rules rules;  ///< of present values
  std::string input_hash;
  std::string result_hash;
  std::filesystem::path folder;
  std::vector<std::string> notes;  ///< what the program did, for the reader
  /// What the folder held before; said on the terminal, but not written, so that the files are the
  /// same however often a run was stopped.
  std::vector<std::string> history;
  std::vector<StoredScenario> rows;           ///< of the store, baselines included
  std::vector<ScenarioResult> scenarios;      ///< all but the reference
  std::vector<IncrementalTable> incremental;  ///< of each place with several options
  Background background;                      ///< for the report
};

/// Fewer replications than this give rough intervals, and readers are warned.
inline constexpr std::uint32_t fewest_replications = 40;

/// Does the parameter matter: not that of a programme that is off?
[[nodiscard]] bool in_use(const Scenario& scenario, const ResolvedParameter& parameter);

/// Parameters in use, and those of them graded N (assumptions).
struct AssumptionCount {
  std::size_t assumptions{};
  std::size_t parameters{};
};
[[nodiscard]] AssumptionCount count_assumptions(const Scenario& scenario);

}  // namespace kohort
