#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <fmt/format.h>
#include <signal.h>  // NOLINT: SIGPIPE and SIGXFSZ are POSIX
#include <string>

#include "app/analyse/analyse_cli.hpp"
#include "app/calibrate/calibrate_cli.hpp"
#include "app/cashflow/cashflow_cli.hpp"
#include "app/command_options.hpp"
#include "app/input_error.hpp"
#include "app/manual/manual.hpp"
#include "app/report/report_cli.hpp"
#include "app/run/run_cli.hpp"
#include "app/scenario/printable.hpp"
#include "app/scenario/scenario_cli.hpp"
#include "app/stop_on_signal.hpp"
#include "app/sweep/cluster.hpp"
#include "app/sweep/command_line.hpp"
#include "app/trace/trace_cli.hpp"
#include "app/version/version.hpp"

namespace {

constexpr int input_is_wrong = 2;
constexpr int our_code_is_wrong = 1;

int report_input_error(const kohort::InputError& error) {
  for (const auto& problem : error.problems()) kohort::print(stderr, problem + "\n");
  return input_is_wrong;
}

/// @param more  what to add to the command to have only what failed
int report_own_error(const std::exception& error, int argc, char** argv,
                     const std::string& more = "") {
  fmt::print(stderr,
             "kohort: an error of ours, please report it: {}\n"
             "It can be reproduced with:",
             error.what());
  for (int i = 0; i < argc; ++i) fmt::print(stderr, " {}", argv[i]);
  fmt::print(stderr, "{}\n", more);
  return our_code_is_wrong;
}

int run_program(int argc, char** argv) {
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error we report, not a death
  const kohort::StopOnSignal signals;
  CLI::App app{
      "Kohort simulates a birth cohort and what early help means for placements, separations and "
      "budgets.\nStart with: kohort run gladsaxe-2016-sverigesmodel"};
  app.name("kohort");
  app.set_version_flag("--version",
                       [] { return kohort::version_text(kohort::sweep::cluster_library()); });
  app.require_subcommand(0, 1);
  // Their order is that of --help.
  const kohort::RunCli run{app};
  const kohort::TraceCli trace{app};
  const kohort::CalibrateCli calibrate{app};
  const kohort::CashflowCli cashflow{app};
  const kohort::ReportCli report{app};
  kohort::sweep::CommandLine sweep{app};
  const kohort::analyse::AnalyseCli analyse{app};
  const kohort::ScenarioCli scenario{app};
  const kohort::ManualCli manual{app};
  kohort::require_decimal_digits(app);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (app.exit(error) == 0) return 0;
    kohort::print(stderr, kohort::whole_number_hint(error.what()));
    return input_is_wrong;
  }
  if (run.chosen()) return run.run(signals.token());
  if (trace.chosen()) return trace.run();
  if (calibrate.chosen()) return calibrate.run(signals.token());
  if (cashflow.chosen()) return cashflow.run();
  if (report.chosen()) return report.run();
  if (sweep.chosen()) return sweep.run(signals.token());
  if (analyse.chosen()) return analyse.run();
  if (scenario.chosen()) return scenario.run();
  if (manual.chosen()) return manual.run();
  fmt::print("{}", app.help());
  return 0;
}

int run_reporting_errors(int argc, char** argv) {
  try {
    return run_program(argc, argv);
  } catch (const kohort::InputError& error) {
    return report_input_error(error);
  } catch (const kohort::ReplicationError& error) {
    return report_own_error(error, argc, argv, error.repeat_by());
  } catch (const std::exception& error) {
    return report_own_error(error, argc, argv);
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run_reporting_errors(argc, argv);
  } catch (...) {
    std::fputs("kohort: an error could not be reported: no memory, or nowhere to write to\n",
               stderr);
    return our_code_is_wrong;
  }
}
