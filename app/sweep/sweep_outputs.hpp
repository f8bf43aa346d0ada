#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/analysis/sensitivity.hpp"
#include "app/files/table.hpp"
#include "app/results/json.hpp"
#include "app/sweep/analyse.hpp"
#include "app/sweep/runner.hpp"
#include "app/sweep/sweep_values.hpp"

namespace kohort::sweep {

/// A finished or interrupted sweep, ready to be written.
struct SweepReport {
  const Job* job{};
  std::filesystem::path folder;
  RunnerResult run;
  SweepValues values;
  Analyses analyses;
  std::vector<std::string> notes;
  std::string language{"da"};
};

/// An output over the points that did not fail.
struct StudyEstimate {
  std::size_t points{};
  analysis::Confident mean;  ///< error and interval of random designs only
  double low{}, high{};      ///< 2.5 and 97.5 % quantiles of the points, of random designs without
                             ///< the chance that replications can tell from knowledge
};
[[nodiscard]] StudyEstimate estimate_of(const Job& job, const Series& series);

/// Long tables: point, value, summary, indices, failed and those of analyses. `store` and `report`
/// must outlive them.
[[nodiscard]] std::vector<Table> sweep_tables(const SweepReport& report, const SweepStore& store);
/// A row for each task with its inputs and outputs, for `kohort analyse` and other programs. A file
/// alone: the number of its columns is that of the study's parameters and outputs.
[[nodiscard]] Table samples_table(const SweepReport& report, const SweepStore& store);
/// What every table and column means, as a table of its own for CSV.
[[nodiscard]] Table dictionary_table(const std::vector<Table>& tables);

[[nodiscard]] std::string sweep_summary_json(const SweepReport& report);
[[nodiscard]] std::string sweep_manifest_json(const SweepReport& report);
/// The object `study` of the report's payload.
[[nodiscard]] std::string study_json(const SweepReport& report);
/// The payload of the report's page: a study, and no scenarios of its own.
[[nodiscard]] Json sweep_payload(const SweepReport& report);
/// Four digits say enough on a terminal; the tables have all of them.
[[nodiscard]] std::string figure_text(double value, std::string_view language);
/// For the terminal; empty without rows.
[[nodiscard]] std::string side_by_side_text(const OptionsSideBySide& all,
                                            std::string_view language);
/// For the terminal.
[[nodiscard]] std::string sweep_text(const SweepReport& report, std::string_view language);

/// Writes tables and files into the folder and marks the store complete last.
/// @throws InputError if the disk is full or the folder cannot be written
void write_sweep(const SweepReport& report, SweepStore& store, bool danish_csv);

}  // namespace kohort::sweep
