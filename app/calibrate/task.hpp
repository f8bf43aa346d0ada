#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/calibrate/fit.hpp"
#include "app/figures/register_figure.hpp"
#include "app/scenario/scenario.hpp"

namespace kohort {

/// What of the baseline a fit may change: one number, one entry of a table, a factor on a table, or
/// a factor on the odds of a table of probabilities, which then stay probabilities.
struct FreeParameter {
  enum class Kind { number, entry, factor, odds };

  Kind kind{Kind::number};
  std::size_t parameter{0};  ///< position in the catalogue
  std::size_t entry{0};      ///< of the table
  double low{}, high{};
  double present{};  ///< value in the baseline; 1 for a factor, of odds too
  Place place;

  /// "needs.onset x factor", "notifications.rate (none)", "casework.measure_years"
  [[nodiscard]] std::string name() const;
};

struct Target {
  std::size_t figure{0};  ///< position in register_figures()
  double value{};         ///< in the run's price year
  double tolerance{};
  double weight{1};
  YearSpan years;
  std::string source, grade, note;
  Place place;
};

/// A target file, read and checked against the baseline that it names.
struct CalibrationTask {
  std::filesystem::path file;
  std::filesystem::path baseline_file;
  Scenario baseline;
  std::vector<FreeParameter> parameters;
  std::vector<Target> targets;
  std::uint64_t seed{1};
  std::uint32_t replications{20};
  std::uint32_t max_evaluations{400};
  double step{0.05};
  double enough{1e-10};          ///< weighted deviation with which the fit ends
  std::vector<Doubt> doubts;     ///< numbers of the target file to ask about
  std::optional<double> births;  ///< in place of municipality.births_per_year

  [[nodiscard]] std::vector<FitParameter> fit_parameters() const;
  [[nodiscard]] std::vector<FitTarget> fit_targets() const;
  /// Whether a target compares the baseline with the scenario's programmes.
  [[nodiscard]] bool compares() const;
  /// The scenario's central values with these in place of the free ones; without its programmes
  /// unless a target compares.
  [[nodiscard]] Parameters parameters_at(std::span<const double> values) const;
  /// Numbers of one parameter of the catalogue, by entry.
  [[nodiscard]] std::vector<double> numbers_at(std::size_t parameter,
                                               std::span<const double> values) const;
};

/// @param overrides  "key=value", for the baseline
/// @throws InputError with every problem found
[[nodiscard]] CalibrationTask read_task(const std::filesystem::path& file,
                                        const std::vector<std::string>& overrides = {});

}  // namespace kohort
