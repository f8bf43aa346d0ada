#include "app/run/run_command.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <new>
#include <stdexcept>

#include "app/files/polled.hpp"
#include "app/files/usable_cores.hpp"
#include "app/results/answer.hpp"
#include "app/results/break_even_text.hpp"
#include "app/results/control_variates.hpp"
#include "app/results/outputs.hpp"
#include "app/results/ownership.hpp"
#include "app/results/progress.hpp"
#include "app/results/run_results.hpp"
#include "app/results/terminal.hpp"
#include "app/run/break_even.hpp"
#include "app/run/collect.hpp"
#include "app/run/outputs.hpp"
#include "app/run/plan.hpp"
#include "app/run/stored_break_even.hpp"
#include "app/run/timings.hpp"
#include "app/run/workspace.hpp"
#include "app/scenario/background.hpp"
#include "app/words/input_error.hpp"
#include "app/words/messages.hpp"
#include "app/words/numbers.hpp"
#include "app/words/printable.hpp"
#include "sim/experiment.hpp"

namespace kohort {

namespace {

unsigned threads_of(const RunOptions& options) { return threads_for(options.threads); }

/// One run from its plan to its files.
class Run {
 public:
  Run(const Plan& plan, const RunOptions& options, const Engine& engine, Workspace& workspace,
      std::FILE* err, const std::stop_token& stop)
      : plan_{plan},
        options_{options},
        engine_{engine},
        workspace_{workspace},
        progress_{err, options.progress, options.language},
        stop_{stop},
        threads_{threads_of(options)},
        stored_{workspace.store->replications()},
        headline_(plan.scenarios.size()) {
    if (!options.precision) return;
    for (const Scenario* scenario : plan.scenarios)
      controls_.push_back(parameter_controls(*scenario, plan.seed, plan.draws));
  }

  /// Computes what is missing. @return replications to use
  std::uint32_t compute();
  [[nodiscard]] std::uint32_t requested() const { return requested_; }
  [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }
  [[nodiscard]] const std::vector<std::string>& history() const { return history_; }

 private:
  void compute_until(std::uint32_t last);
  bool precise_enough(std::uint32_t done);
  void remember_headline(std::uint32_t first, std::uint32_t last);
  void note(std::string text) { notes_.push_back(std::move(text)); }
  [[nodiscard]] std::string kr(double value) const {
    // Three digits say enough about a precision.
    const bool millions = value >= 1e6;
    const double shown = millions ? value / 1e6 : value;
    const int digits = shown > 0 ? 2 - static_cast<int>(std::floor(std::log10(shown))) : 0;
    return format_kr(value, {millions, millions ? std::max(digits, 0) : std::min(digits, 0)},
                     options_.language);
  }

  const Plan& plan_;
  const RunOptions& options_;
  const Engine& engine_;
  Workspace& workspace_;
  ProgressReport progress_;
  const std::stop_token& stop_;
  unsigned threads_;
  std::uint32_t stored_;
  std::uint32_t requested_{0};
  std::vector<std::string> notes_;
  std::vector<std::string> history_;
  std::vector<std::vector<double>> headline_;   ///< differences by scenario, for --precision
  std::uint32_t remembered_{0};                 ///< replications of headline_
  std::vector<std::vector<Control>> controls_;  ///< by scenario, likewise
};

std::uint32_t Run::compute() {
  const std::uint32_t before = stored_;
  const std::uint64_t most =
      options_.precision ? std::min<std::uint64_t>(std::uint64_t{options_.replications} * 100,
                                                   std::numeric_limits<std::uint32_t>::max())
                         : options_.replications;
  requested_ = options_.replications;
  for (;;) {
    compute_until(requested_);
    if (stored_ < requested_ || !options_.precision || precise_enough(requested_)) break;
    if (requested_ >= most) break;
    requested_ = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(std::uint64_t{requested_} + options_.replications, most));
  }
  if (!workspace_.set_aside.empty())
    history_.push_back(
        say(options_.language, "note.repaired", before, workspace_.set_aside.string()));
  if (plan_.draws > requested_)
    note(say(options_.language, "note.draws_unused", plan_.draws, requested_));
  for (const auto& folder : workspace_.other_builds)
    history_.push_back(say(options_.language, "note.other_build", folder.string()));
  for (const auto& file : workspace_.kept)
    history_.push_back(say(options_.language, "note.kept", file.string()));
  if (before > 0 && stored_ == before && stored_ >= requested_) {
    history_.emplace_back(text("note.reused", options_.language));
  } else if (before > 0) {
    history_.push_back(say(options_.language, "note.resumed", before));
  }
  if (stored_ > requested_) {
    history_.push_back(say(options_.language, "note.surplus", stored_, requested_));
  }
  return std::min(stored_, requested_);
}

/// Says which replication failed, and how to have it alone.
[[noreturn]] void fail(const Plan& plan, std::uint32_t replication, const std::string& problem) {
  const std::uint32_t draw = plan.draw_of(replication);
  const std::string repeat_by = plan.draws == 0 ? fmt::format(" --repeat {}", replication)
                                                : fmt::format(" --repeat {}:{}", replication, draw);
  const std::string which = plan.draws == 0 ? "central values" : fmt::format("draw {}", draw);
  throw ReplicationError{
      fmt::format("replication {}, seed {}, {}: {}", replication, plan.seed, which, problem),
      repeat_by};
}

void Run::compute_until(std::uint32_t last) {
  if (stored_ >= last) return;
  workspace_.store->set("complete", "no");
  workspace_.store->set("requested", std::to_string(last));
  // After a repair there may be some beyond the first that is missing.
  std::vector<std::uint32_t> missing;
  const std::vector<std::uint32_t> there = workspace_.store->stored();
  for (std::uint32_t r = stored_; r < last; ++r)
    if (!std::ranges::binary_search(there, r)) missing.push_back(r);
  std::uint32_t done = last - static_cast<std::uint32_t>(missing.size());
  progress_.start(done, last);
  const auto task = [this, &missing](std::size_t index) {
    const std::uint32_t replication = missing[index];
    try {
      return simulate(plan_, engine_, replication);
    } catch (const InputError&) {
      throw;  // ranges of parameters that allow what cannot be
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const SimulationError& error) {
      fail(plan_, replication, error.in_district());
    } catch (const std::exception& error) {
      fail(plan_, replication, error.what());
    }
  };
  const auto sink = [&](std::size_t index, const std::vector<Outcome>& outcomes) {
    const std::uint32_t replication = missing[index];
    const Timings::Stretch storing{options_.timings, Phase::store};
    workspace_.store->add(replication, plan_.draw_of(replication), outcomes);
    progress_.update(++done);
  };
  run_experiment(0, missing.size(), threads_, task, sink, stop_);
  stored_ = workspace_.store->replications();
  progress_.finish();
}

/// Reads the headline differences of replications [first, last) from the store.
void Run::remember_headline(std::uint32_t first, std::uint32_t last) {
  const Metric& metric = headline_metrics()[metric_index(headline_metric)];
  for (std::size_t s = 0; s < plan_.scenarios.size(); ++s) {
    if (plan_.reference == s) continue;
    auto& differences = headline_[s];
    workspace_.store->read(plan_.baseline_rows[s], first, last,
                           [&](std::uint32_t, std::uint32_t, const Outcome& outcome) {
                             differences.push_back(-metric.value(outcome, standard_rules()));
                           });
    workspace_.store->read(plan_.scenario_rows[s], first, last,
                           [&](std::uint32_t r, std::uint32_t, const Outcome& outcome) {
                             differences[r] += metric.value(outcome, standard_rules());
                           });
  }
}

/// True if more replications are not needed, or would not help.
bool Run::precise_enough(std::uint32_t done) {
  remember_headline(remembered_, done);
  remembered_ = done;
  std::vector<std::uint32_t> draws(done);
  for (std::uint32_t r = 0; r < done; ++r) draws[r] = plan_.draw_of(r);
  double width = 0;
  double limit = 0;
  for (std::size_t s = 0; s < headline_.size(); ++s) {
    if (plan_.reference == s) continue;
    const auto values = take_out_controls(headline_[s], draws, controls_[s]).values;
    width = std::max(width, half_width(values, draws));
    limit = std::max(limit, half_width_limit(values, draws));
  }
  const double wanted = *options_.precision;
  if (width <= wanted) {
    note(say(options_.language, "note.precise", kr(width), done, kr(wanted)));
    return true;
  }
  // With few replications a draw the split is too uncertain to stop for.
  if (limit > wanted && done >= 4 * std::uint64_t{plan_.draws}) {
    const double needed = std::ceil(1.2 * plan_.draws * (limit / wanted) * (limit / wanted));
    note(say(options_.language, "note.draws_limit", kr(width), done, kr(wanted), plan_.draws,
             fmt::format("{:.0f}", needed)));
    return true;
  }
  if (done >= std::uint64_t{options_.replications} * 100) {
    note(say(options_.language, "note.imprecise", kr(width), done, kr(wanted)));
  }
  return false;
}

void check(const RunOptions& options) {
  std::vector<std::string> problems;
  if (options.replications == 0) problems.emplace_back("--replications: at least 1");
  if (options.precision && !(*options.precision > 0 && std::isfinite(*options.precision))) {
    problems.emplace_back("--precision: an amount above 0 kr.");
  }
  if (options.precision && options.replications < 2) {
    problems.emplace_back("--precision: needs at least 2 replications a batch");
  }
  if (options.threads > most_threads)
    problems.push_back(fmt::format("--threads: at most {}", most_threads));
  if (!problems.empty()) throw InputError{problems};
}

void tell_strength(const RunOptions& options, std::FILE* err, double strength) {
  if (options.progress == Progress::none) return;
  const std::string line =
      options.progress == Progress::json
          ? fmt::format(R"({{"event":"break_even","strength":{:.4f}}})", strength)
          : say(options.language, "break_even.working",
                format_number(strength, 2, options.language));
  fmt::print(err, "{}\n", line);
  std::fflush(err);
}

/// Break-even of every scenario with programmes, to begin with an eighth of the replications, and
/// what turns the answer.
/// @return false if a stop was requested before the end
bool add_break_even(RunResults& results, const RunOptions& options, Store& store,
                    const Engine& engine, std::FILE* err, const std::stop_token& stop) {
  constexpr std::uint32_t fewest = 2;  // what a standard error needs
  for (ScenarioResult& result : results.scenarios) {
    if (!options.break_even || !result.stored.programmes) continue;
    BreakEvenTask headline{.scenario = result.scenario, .reference = result.reference};
    headline.years = result.period.budget_years;
    headline.seed = options.seed;
    headline.replications = std::max(fewest, results.requested / 8);
    headline.most_replications = std::max(headline.replications, results.requested);
    headline.threads = threads_of(options);
    BreakEvenTask task = headline;
    task.years = std::min(options.break_even_years.value_or(task.years), task.years);
    const auto tell = [&](double strength) { tell_strength(options, err, strength); };
    auto found =
        remembered_turning_points(store, task, headline, result.influences, engine, tell, stop);
    if (!found) return false;
    result.break_even = std::move(found->break_even);
    result.turns = std::move(found->turns);
  }
  return true;
}

/// Simulates one replication alone, to see whether an error of ours comes again.
int repeat(const std::vector<Scenario>& scenarios, const RunOptions& options, std::FILE* out,
           const Engine& engine) {
  const Plan plan = make_plan(scenarios, options);
  const auto [replication, draw] = *options.repeat;
  (void)simulate(plan, engine, replication, draw);
  fmt::print(out, "{}\n",
             draw ? say(options.language, "repeat.done", replication, plan.seed, *draw)
                  : say(options.language, "repeat.done_central", replication, plan.seed));
  return 0;
}

/// The summary, and break-even for those who asked for it.
std::string printed(const RunResults& results, const RunOptions& options) {
  std::string out = terminal_summary(results, options.language);
  for (const ScenarioResult& result : results.scenarios)
    for (const BreakEven& found : result.break_even)
      out += fmt::format("\n{}: {}", result.stored.id,
                         describe(found, *result.scenario, options.language));
  return out;
}

}  // namespace

int run_scenarios(const std::vector<Scenario>& scenarios, const RunOptions& options, std::FILE* out,
                  std::FILE* err, const std::stop_token& stop, const Engine& engine) {
  if (scenarios.empty()) throw InputError{"no scenario given"};
  check(options);
  if (options.repeat) return repeat(scenarios, options, out, engine);
  std::optional<Timings::Stretch> phase{std::in_place, options.timings, Phase::prepare};
  Background background = read_background(scenarios);  // before any computing: it may be wrong
  const Plan plan = make_plan(scenarios, options);
  // A draw that no replication has would be a misunderstanding, so there is one for each.
  const std::filesystem::path place = options.out.empty() ? default_folder(plan) : options.out;
  Limits limits = limits_here(place, options.allow_large);
  limits.disk_bytes += bytes_of_results(place);
  check_size(plan, engine, std::max(options.replications, options.draws), threads_of(options),
             limits);
  Workspace workspace = open_workspace(plan, options, engine);
  const Polled polled;
  Run run{plan, options, engine, workspace, err, stop};
  phase.emplace(options.timings, Phase::simulate);
  const std::uint32_t done = run.compute();
  if (done == 0) {
    std::fputs((std::string{text("progress.interrupted_none", options.language)} + "\n").c_str(),
               err);
    return 130;
  }
  phase.emplace(options.timings, Phase::summarise);
  RunResults results =
      collect_results(plan, *workspace.store, workspace.folder, done, run.requested());
  results.notes = run.notes();
  results.history = run.history();
  results.background = std::move(background);
  phase.emplace(options.timings, Phase::break_even);
  const bool all =
      results.complete && add_break_even(results, options, *workspace.store, engine, err, stop);
  phase.emplace(options.timings, Phase::write);
  write_outputs(results, *workspace.store, options.language, options.danish_csv, options.overrides);
  const std::string summary = printed(results, options);
  if (!print(out, summary)) {
    throw InputError{fmt::format(
        "the summary cannot be printed: standard output is closed or full; the results are in {}",
        workspace.folder.string())};
  }
  if (all) return 0;
  const std::string how =
      results.complete ? say(options.language, "break_even.interrupted", workspace.folder.string())
                       : say(options.language, "progress.interrupted", done, run.requested(),
                             workspace.folder.string());
  std::fputs((how + "\n").c_str(), err);
  return 130;
}

}  // namespace kohort
