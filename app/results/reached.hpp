#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/figures/metric.hpp"
#include "app/results/estimate.hpp"
#include "models/outcome.hpp"

namespace kohort {

/// Yearly counts summed over the budget years: [count][replication].
using YearlyTotals = std::vector<std::vector<double>>;
void gather_totals(const Outcome& outcome, YearlyTotals& totals);

/// One line of who a programme reached: a count over the budget years, or a mean of two of them
/// (models/programme.hpp, ProgrammeReach).
struct ReachedRow {
  std::string programme;  ///< key name
  std::string_view id;    ///< name of the count or of the mean
  MetricUnit unit{};      ///< kr: kroner each, not millions
  bool mean{};            ///< of those reached; not a number that grows with the place
  Compared value;
};

/// The lines of these programmes, in the order in which they are registered. Means of nobody are
/// left out; a count of nobody is said.
[[nodiscard]] std::vector<ReachedRow> summarise_reached(const YearlyTotals& baseline,
                                                        const YearlyTotals& scenario,
                                                        std::span<const std::uint32_t> draws,
                                                        std::span<const std::string> programmes);

/// In words, with the unit; the id itself if the program has no words for it.
[[nodiscard]] std::string reached_label(const ReachedRow& row, std::string_view language);
/// Name of the programme, likewise.
[[nodiscard]] std::string programme_label(std::string_view programme, std::string_view language);
/// A value of the row, with the digits that the row has.
[[nodiscard]] std::string format_reached(const ReachedRow& row, double value,
                                         std::string_view language, bool with_sign);

}  // namespace kohort
