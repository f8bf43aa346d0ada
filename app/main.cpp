#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <optional>
#include <signal.h>  // NOLINT: sigwait is POSIX
#include <stop_token>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

#include "app/calibrate/calibrate_command.hpp"
#include "app/cashflow/cashflow_command.hpp"
#include "app/economics/rules.hpp"
#include "app/input_error.hpp"
#include "app/manual/manual.hpp"
#include "app/report/report_cli.hpp"
#include "app/run/break_even.hpp"
#include "app/run/run_command.hpp"
#include "app/run/timings.hpp"
#include "app/scenario/commands.hpp"
#include "app/scenario/printable.hpp"
#include "app/scenario/reach.hpp"
#include "app/scenario/scenario.hpp"
#include "app/sweep/cluster.hpp"
#include "app/sweep/command_line.hpp"
#include "app/sweep/study.hpp"
#include "app/trace/trace.hpp"
#include "app/version/version.hpp"

namespace {

constexpr int input_is_wrong = 2;
constexpr int our_code_is_wrong = 1;
constexpr int interrupted = 130;

/// Turns the first Ctrl-C (or termination request) into a stop request; the second ends at once.
class StopOnSignal {
 public:
  StopOnSignal() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    // Blocked everywhere, so that only the thread below receives them.
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    std::thread{[this] {
      int received = 0;
      sigwait(&signals_, &received);
      source_.request_stop();
      sigwait(&signals_, &received);
      _exit(interrupted);
    }}.detach();
  }
  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

 private:
  sigset_t signals_{};
  std::stop_source source_;
};

struct Options {
  kohort::RunOptions run;
  kohort::TraceOptions trace;
  kohort::CalibrateOptions calibrate;
  kohort::CashflowOptions cashflow;
  std::vector<std::uint32_t> trace_list;  ///< at most one: children to list
  std::vector<std::string> files;
  std::string file;
  std::string key;
  std::string progress{"auto"};
  std::string csv{"rfc"};
  std::string precision;
  std::string base{"denmark.toml"};
  bool markdown{false};
  bool study{false};
  bool no_effect{false};
  std::string rules;
  bool flat{false};
  bool no_break_even{false};
  bool timings{false};
};

/// "100000 kr.", "100.000 kr." or "0.1 mio. kr." in kr.
double kroner(const std::string& text) {
  std::string digits;
  for (const char c : text)
    if ((c >= '0' && c <= '9') || c == '.' || c == ',') digits += c;
  const bool millions = text.find("mio") != std::string::npos;
  while (!digits.empty() && digits.back() == '.') digits.pop_back();  // of "kr." and "mio."
  std::string plain;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    // A point or comma before exactly three digits separates thousands.
    const bool separator = digits[i] == '.' || digits[i] == ',';
    const std::size_t next = digits.find_first_of(".,", i + 1);
    const std::size_t following = (next == std::string::npos ? digits.size() : next) - i - 1;
    if (separator && following == 3 && !millions) continue;
    plain += separator ? '.' : digits[i];
  }
  char* end = nullptr;
  const double value = std::strtod(plain.c_str(), &end);
  if (plain.empty() || *end != '\0' || !(value > 0))
    throw kohort::InputError{
        fmt::format("--precision {}: expected an amount, such as \"100000 kr.\"", text)};
  return millions ? value * 1e6 : value;
}

void add_common(CLI::App& command, Options& o) {
  command.add_option("--set", o.run.overrides, "override a parameter: --set casework.turnover=0.2")
      ->type_name("KEY=VALUE")
      ->take_all()
      ->allow_extra_args(false);
  command.add_option("--lang", o.run.language, "language of what is printed and written")
      ->check(CLI::IsMember({"da", "en"}))
      ->capture_default_str();
}

void add_run(CLI::App& app, Options& o) {
  CLI::App* run = app.add_subcommand(
      "run", "every scenario against the same place without programmes, on the same people");
  run->add_option("SCENARIO", o.files, "scenario files")->required();
  run->add_option("--seed", o.run.seed, "first part of the address of every random number")
      ->capture_default_str();
  run->add_option("--replications", o.run.replications,
                  "simulated histories of each scenario (default: 100, fewer for large places)")
      ->check(CLI::Range(1U, 1000000000U));
  run->add_option("--draws", o.run.draws,
                  "draws of the uncertain parameters, shared out over the replications; "
                  "0 = central values only (default: a quarter of the replications, half of fewer "
                  "than 40)");
  run->add_option("--threads", o.run.threads, "0 = all cores; never changes a result")
      ->check(CLI::Range(0U, 4096U))
      ->capture_default_str();
  run->add_option("--out", o.run.out, "results folder (default: results/<scenario>)");
  run->add_option("--precision", o.precision,
                  "go on until the 95 % half-width of the municipality's cost difference is below "
                  "this, e.g. \"100000 kr.\"");
  run->add_option("--progress", o.progress, "what is printed on the way")
      ->check(CLI::IsMember({"auto", "json", "none"}))
      ->capture_default_str();
  run->add_option("--csv", o.csv, "dialect of the tables: rfc, or dk for Danish Excel")
      ->check(CLI::IsMember({"rfc", "dk"}))
      ->capture_default_str();
  run->add_flag("--no-effect", o.no_effect,
                "take away every effect of caseload and programmes; what is left is their cost");
  run->add_option("--break-even", o.run.break_even_years,
                  "how large the effects would have to be for the municipality to have its money "
                  "back after this many budget years (default: all of them)")
      ->type_name("YEARS")
      ->check(CLI::Range(1, 40));
  run->add_flag("--no-break-even", o.no_break_even, "leave that out; a run takes less time")
      ->excludes("--break-even");
  run->add_option("--rules", o.rules,
                  "official rules for present values, such as fm2017; short for --set "
                  "economics.rules=NAME")
      ->type_name("NAME");
  run->add_flag("--flat", o.flat, "discount flat from zero instead of step by step");
  run->add_flag("--timings", o.timings, "say at the end how long each phase took");
  run->add_flag("--allow-large", o.run.allow_large,
                "however long it will take; memory and disk must be there all the same");
  run->add_flag("--fresh", o.run.fresh, "drop what the results folder holds of an earlier run");
  run->add_flag("--repair", o.run.repair,
                "keep what is sound of damaged results and compute the rest again; the damaged "
                "file stays beside them");
  add_common(*run, o);
}

void add_trace(CLI::App& app, Options& o) {
  CLI::App* trace = app.add_subcommand(
      "trace", "one synthetic child's life without and with programmes, side by side");
  trace->add_option("SCENARIO", o.file, "scenario file")->required();
  CLI::Option* child =
      trace->add_option("--child", o.trace.child,
                        "number of a followed child; without it, the one whose lives differ most");
  trace->add_option("--diff", o.trace_list, "list the K children whose lives differ most (10)")
      ->type_name("[K]")
      ->expected(0, 1)
      ->check(CLI::Range(1U, 1000000U))
      ->excludes(child);
  trace->add_option("--seed", o.run.seed, "as in run")->capture_default_str();
  trace
      ->add_option("--replication", o.trace.replication, "which of the simulated histories, from 0")
      ->capture_default_str();
  add_common(*trace, o);
}

void add_calibrate(CLI::App& app, Options& o) {
  CLI::App* calibrate = app.add_subcommand(
      "calibrate", "fits parameters of a baseline to register targets, or compares with them");
  calibrate->add_option("TARGETS", o.file, "target file")->required();
  calibrate->add_option("--out", o.calibrate.out,
                        "file for the fitted values (default: <targets>-fitted.toml)");
  calibrate->add_flag("--evaluate", o.calibrate.evaluate,
                      "only compare with the targets at the present values");
  calibrate->add_flag("--allow-large", o.calibrate.allow_large, "however long it may take");
  calibrate->add_flag("--markdown", o.calibrate.markdown, "print tables as Markdown");
  calibrate->add_option("--json", o.calibrate.json,
                        "also write the comparison to this file, for reports: "
                        "targets/<baseline>-fit.json beside the baseline");
  calibrate->add_option("--seed", o.calibrate.seed, "in place of the target file's");
  calibrate->add_option("--replications", o.calibrate.replications, "in place of the target file's")
      ->check(CLI::Range(1U, 1000000U));
  calibrate
      ->add_option("--max-evaluations", o.calibrate.max_evaluations,
                   "in place of the target file's")
      ->check(CLI::Range(1U, 1000000U));
  calibrate->add_option("--threads", o.run.threads, "0 = all cores; never changes a result")
      ->check(CLI::Range(0U, 4096U))
      ->capture_default_str();
  calibrate->add_option("--progress", o.progress, "what is printed on the way")
      ->check(CLI::IsMember({"auto", "json", "none"}))
      ->capture_default_str();
  add_common(*calibrate, o);
}

void add_cashflow(CLI::App& app, Options& o) {
  CLI::App* cashflow = app.add_subcommand(
      "cashflow", "present value, payback and rate of return of a table of yearly amounts");
  cashflow->add_option("FILE", o.cashflow.file, "CSV file; docs/cashflow.md says how it looks")
      ->required();
  cashflow->add_option("--rules", o.cashflow.rules, "official rules, such as fm2017 or budget")
      ->type_name("NAME");
  cashflow->add_option("--rate", o.cashflow.rate, "one rate for all years instead of rules")
      ->type_name("PERCENT");
  cashflow->add_flag("--flat", o.cashflow.flat, "discount flat from zero instead of step by step");
  cashflow->add_option("--base-year", o.cashflow.base_year,
                       "year to discount to (default: t = 0, or the first year)");
  cashflow->add_option("--price-year", o.cashflow.price_year, "convert amounts to its prices");
  cashflow->add_option("--prices-of", o.cashflow.prices_of,
                       "year whose prices the file is in (default: each amount's own year)");
  cashflow->add_flag("--json", o.cashflow.json, "print JSON");
  cashflow->add_option("--lang", o.cashflow.language, "language of what is printed")
      ->check(CLI::IsMember({"da", "en"}))
      ->capture_default_str();
}

int command_calibrate(Options& o, const std::stop_token& stop) {
  o.calibrate.targets = o.file;
  o.calibrate.overrides = o.run.overrides;
  o.calibrate.threads = o.run.threads;
  o.calibrate.language = o.run.language;
  o.calibrate.progress = o.progress == "json"   ? kohort::Progress::json
                         : o.progress == "none" ? kohort::Progress::none
                                                : kohort::Progress::automatic;
  return kohort::calibrate_command(o.calibrate, stdout, stderr, stop);
}

int command_trace(const CLI::App& app, Options& o) {
  o.trace.scenario = o.file;
  o.trace.overrides = o.run.overrides;
  o.trace.language = o.run.language;
  o.trace.seed = o.run.seed;
  if (app.get_subcommand("trace")->count("--diff") > 0)
    o.trace.list = o.trace_list.empty() || o.trace_list.front() == 0 ? 10 : o.trace_list.front();
  return kohort::trace_command(o.trace, stdout);
}

/// Replications when none are asked for: 100, and fewer where a single history holds so many
/// children that chance weighs little. A multiple of four, so that each draw gets four.
std::uint32_t default_replications(const std::vector<kohort::Scenario>& scenarios) {
  double births = 1;
  for (const auto& scenario : scenarios)
    births = std::max(births, scenario.central().municipality.births_per_year);
  constexpr double children_enough = 160000;  // a year, over all replications
  return 4 * static_cast<std::uint32_t>(std::clamp(children_enough / births, 16.0, 100.0) / 4);
}

/// A few replications of each draw tell chance from knowledge; draws must not become too few.
std::uint32_t default_draws(std::uint32_t replications) {
  constexpr std::uint32_t enough = 40;
  return std::max(1U, replications / (replications < enough ? 2 : 4));
}

/// Loads every scenario of a run; reports the errors of all files together.
std::vector<kohort::Scenario> load_scenarios(const Options& o) {
  std::vector<kohort::Scenario> scenarios;
  std::vector<std::string> problems;
  for (const auto& file : o.run.scenarios) {
    try {
      auto overrides = o.run.overrides;
      if (o.no_effect)
        for (auto& less : no_effect_overrides(kohort::load_scenario(file, o.run.overrides)))
          overrides.push_back(std::move(less));
      scenarios.push_back(kohort::load_scenario(file, overrides));
    } catch (const kohort::InputError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty()) throw kohort::InputError{problems};
  return scenarios;
}

int command_run(const CLI::App& command, Options& o, const std::stop_token& stop) {
  for (const auto& file : o.files) o.run.scenarios.emplace_back(file);
  o.run.progress = o.progress == "json"   ? kohort::Progress::json
                   : o.progress == "none" ? kohort::Progress::none
                                          : kohort::Progress::automatic;
  o.run.danish_csv = o.csv == "dk";
  if (!o.precision.empty()) o.run.precision = kroner(o.precision);
  if (!o.rules.empty()) {
    (void)kohort::rules_named(o.rules);
    o.run.overrides.push_back("economics.rules=" + o.rules);
  }
  if (o.flat) o.run.overrides.emplace_back("economics.discounting=flat");
  kohort::Timings timings;
  if (o.timings) o.run.timings = &timings;
  std::optional<kohort::Timings::Stretch> loading{std::in_place, o.run.timings,
                                                  kohort::Phase::load};
  const auto scenarios = load_scenarios(o);
  loading.reset();
  if (command.count("--replications") == 0) o.run.replications = default_replications(scenarios);
  if (command.count("--draws") == 0) o.run.draws = default_draws(o.run.replications);
  o.run.break_even = !o.no_break_even;
  const int code = kohort::run_scenarios(scenarios, o.run, stdout, stderr, stop);
  if (o.timings)
    fmt::print(stderr, "{}\n",
               o.progress == "json" ? timings.json() : timings.table(o.run.language));
  return code;
}

int command_check(const Options& o) {
  std::vector<std::string> problems;
  for (const auto& file : o.files) {
    try {
      const auto report =
          check_report(kohort::load_scenario(file, o.run.overrides), o.run.language);
      kohort::print(stdout, report);
    } catch (const kohort::InputError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty()) throw kohort::InputError{problems};
  return 0;
}

int dispatch(const CLI::App& app, Options& o, const std::stop_token& stop) {
  if (app.got_subcommand("run")) return command_run(*app.get_subcommand("run"), o, stop);
  if (app.got_subcommand("check")) return command_check(o);
  if (app.got_subcommand("trace")) return command_trace(app, o);
  if (app.got_subcommand("cashflow")) return kohort::cashflow_command(o.cashflow, stdout);
  if (app.got_subcommand("calibrate")) return command_calibrate(o, stop);
  if (app.got_subcommand("explain")) {
    const auto text =
        explain(kohort::load_scenario(o.file, o.run.overrides), o.key, o.run.language);
    kohort::print(stdout, text);
  } else if (app.got_subcommand("schema")) {
    const auto text = o.markdown ? kohort::parameter_reference_markdown()
                      : o.study  ? kohort::sweep::study_schema()
                                 : kohort::json_schema();
    std::fputs(text.c_str(), stdout);
  } else if (app.got_subcommand("new")) {
    std::fputs(kohort::new_scenario(o.base).c_str(), stdout);
  }
  return 0;
}

int report_input_error(const kohort::InputError& error) {
  for (const auto& problem : error.problems()) kohort::print(stderr, problem + "\n");
  return input_is_wrong;
}

}  // namespace

int main(int argc, char** argv) {
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error we report, not a death
  const StopOnSignal signals;
  Options options;
  CLI::App app{
      "Kohort simulates a birth cohort and what early help means for placements, separations and "
      "budgets.\nStart with: kohort run gladsaxe-2016-sverigesmodel"};
  app.name("kohort");
  app.set_version_flag("--version",
                       [] { return kohort::version_text(kohort::sweep::cluster_library()); });
  app.require_subcommand(0, 1);
  add_run(app, options);
  add_trace(app, options);
  add_calibrate(app, options);
  add_cashflow(app, options);
  const kohort::ReportCli report{app};
  kohort::sweep::CommandLine sweep{app};
  CLI::App* check = app.add_subcommand("check", "all errors and doubtful values of scenarios");
  check->add_option("SCENARIO", options.files, "scenario files")->required();
  add_common(*check, options);
  CLI::App* explain = app.add_subcommand("explain", "where each value comes from");
  explain->add_option("SCENARIO", options.file, "scenario file")->required();
  explain->add_option("KEY", options.key, "a parameter or a section; without it, everything");
  add_common(*explain, options);
  CLI::App* schema = app.add_subcommand("schema", "JSON Schema of scenario files, for editors");
  schema->add_flag("--markdown", options.markdown, "a reference of all parameters instead");
  schema->add_flag("--study", options.study, "of study files (kohort sweep) instead");
  CLI::App* fresh = app.add_subcommand("new", "prints a commented scenario to start from");
  fresh->add_option("BASE", options.base, "the file it extends")->capture_default_str();
  const kohort::ManualCli manual{app};

  std::vector<std::string> folders;
  for (const char* name : {"run", "trace", "calibrate", "check", "explain", "sweep", "merge"})
    app.get_subcommand(name)
        ->add_option("--allow-folder", folders, "input files may name files of this folder, too")
        ->type_name("FOLDER")
        ->allow_extra_args(false);

  try {
    app.parse(argc, argv);
    for (const std::string& folder : folders) kohort::allow_folder(folder);
    if (app.get_subcommands().empty()) {
      fmt::print("{}", app.help());
      return 0;
    }
    if (report.chosen()) return report.run();
    if (manual.chosen()) return manual.run();
    if (sweep.chosen()) return sweep.run(signals.token());
    return dispatch(app, options, signals.token());
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : input_is_wrong;
  } catch (const kohort::InputError& error) {
    return report_input_error(error);
  } catch (const std::exception& error) {
    fmt::print(stderr,
               "kohort: an error of ours, please report it: {}\n"
               "It can be reproduced with:",
               error.what());
    for (int i = 0; i < argc; ++i) fmt::print(stderr, " {}", argv[i]);
    fmt::print(stderr, "\n");
    return our_code_is_wrong;
  }
}
