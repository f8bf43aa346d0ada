#include "app/calibrate/calibrate_command.hpp"

#include <cmath>
#include <fmt/format.h>
#include <span>

#include "app/calibrate/fit_progress.hpp"
#include "app/calibrate/fit_report.hpp"
#include "app/calibrate/fitted_file.hpp"
#include "app/files/files.hpp"
#include "app/files/needs.hpp"
#include "app/files/polled.hpp"
#include "app/files/problems.hpp"
#include "app/files/shipped.hpp"
#include "app/files/usable_cores.hpp"
#include "app/scenario/questions.hpp"
#include "app/words/input_error.hpp"
#include "app/words/printable.hpp"

namespace kohort {

namespace {

void print_or_fail(std::FILE* out, const std::string& text) {
  if (!print(out, text))
    throw InputError{"the fit cannot be printed: standard output is closed or full"};
}

int interrupted(std::FILE* err, const std::string& language) {
  std::fputs(language == "en" ? "Interrupted before the first evaluation was finished.\n"
                              : "Afbrudt, før den første beregning var færdig.\n",
             err);
  return 130;
}

std::string run_text(const CalibrationTask& task, const std::string& language) {
  const double births = task.births.value_or(task.baseline.central().municipality.births_per_year);
  return fmt::format(
      fmt::runtime(language == "en" ? "{} against {}: {} replications of {} births a year, "
                                      "seed {}. ± is chance (one standard error).\n"
                                    : "{} mod {}: {} gentagelser af {} fødsler om året, seed {}. "
                                      "± er tilfældighed (en standardfejl).\n"),
      task.baseline_file.filename().string(), task.file.filename().string(), task.replications,
      four_digits(births, language), task.seed);
}

void apply(const CalibrateOptions& options, CalibrationTask& task) {
  if (options.seed) task.seed = *options.seed;
  if (options.replications) task.replications = *options.replications;
  if (options.max_evaluations) task.max_evaluations = *options.max_evaluations;
  const std::uint32_t least = least_evaluations(task.parameters.size());
  if (!options.evaluate && task.max_evaluations < least)
    throw InputError{fmt::format("max_evaluations = {}: {} parameters need at least {}",
                                 task.max_evaluations, task.parameters.size(), least)};
}

/// Refuses fits that would take a life. The last comparison keeps every replication for errors.
void check_size(const CalibrateOptions& options, const CalibrationTask& task) {
  std::vector<double> start;
  for (const FitParameter& p : task.fit_parameters()) start.push_back(p.start);
  const Parameters parameters = task.parameters_at(start);
  const SizeEstimate size = estimate_size(parameters);
  const double threads = threads_for(options.threads);
  const double outcome =
      sizeof(double) *
      static_cast<double>(Outcome::size(static_cast<std::size_t>(parameters.time.budget_years),
                                        static_cast<std::size_t>(parameters.time.horizon_age)));
  const double runs = (options.evaluate ? 1.0 : task.max_evaluations) * task.replications;
  Needs needs;
  needs.memory_bytes = threads * size.bytes_per_district + task.replications * outcome;
  needs.seconds = runs * size.children * seconds_per_child / threads;
  needs.basis = fmt::format("{:.3g} simulations of {:.3g} lives, {:.0f} microseconds each", runs,
                            size.children, seconds_per_child * 1e6);
  refuse_too_large("the fit", needs, limits_here(".", options.allow_large),
                   "take fewer replications, births or evaluations");
}

/// The comparison with the targets for reports, if asked for.
/// @param scenario  the file whose values were simulated
void write_comparison(const CalibrateOptions& options, const CalibrationTask& task,
                      const SimulatedTargets& simulated, const std::filesystem::path& scenario) {
  if (!options.json.empty())
    write_file(options.json,
               fit_json(scenario.filename().generic_string(), fit_rows(task, simulated)));
}

}  // namespace

int calibrate_command(const CalibrateOptions& options, std::FILE* out, std::FILE* err,
                      const std::stop_token& stop, const BaselineEngine& engine) {
  CalibrationTask task = read_task(meant_file(options.targets, "targets"), options.overrides);
  ask_first(err, std::span{&task.baseline, 1}, task.doubts, options.language,
            options.progress == Progress::json);
  apply(options, task);
  if (!options.json.empty()) check_fit_replaceable(options.json);
  const auto style = options.markdown ? ReportStyle::markdown : ReportStyle::terminal;
  check_size(options, task);
  const Polled polled;
  const Simulator simulator{task, engine, options.threads, stop};

  if (options.evaluate) {
    std::vector<double> present;
    for (const FitParameter& p : task.fit_parameters()) present.push_back(p.start);
    const auto simulated = simulator(present, true);
    if (!simulated) return interrupted(err, options.language);
    write_comparison(options, task, *simulated, task.baseline_file);
    print_or_fail(out, run_text(task, options.language) + "\n" +
                           target_table(task, *simulated, style, options.language));
    return 0;
  }

  std::filesystem::path file = options.out;
  if (file.empty()) file = task.file.stem().string() + "-fitted.toml";
  check_writable(file);
  const FitResult result = fit_task(task, simulator, {err, options.progress, options.language});
  if (result.figures.empty()) return interrupted(err, options.language);
  auto simulated = simulator(result.values, true);
  if (!simulated)
    simulated = SimulatedTargets{result.figures, std::vector<double>(task.targets.size(), NAN)};
  write_comparison(options, task, *simulated, file);
  write_fitted(file, fitted_scenario(task, result, options.overrides, file));
  print_or_fail(out, run_text(task, options.language) + "\n" +
                         parameter_table(task, result, style, options.language) + "\n" +
                         target_table(task, *simulated, style, options.language) + "\n" +
                         fit_message(task, result, options.language) +
                         fmt::format("{}: {}\n", options.language == "en" ? "Written" : "Skrevet",
                                     file.generic_string()));
  return result.end == FitEnd::stopped ? 130 : 0;
}

}  // namespace kohort
