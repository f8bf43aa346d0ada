#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <fcntl.h>
#include <fmt/format.h>
#include <iostream>
#include <new>
#include <signal.h>  // NOLINT: SIGPIPE and SIGXFSZ are POSIX
#include <string>
#include <system_error>

#include "app/commands/analyse_cli.hpp"
#include "app/commands/calibrate_cli.hpp"
#include "app/commands/cashflow_cli.hpp"
#include "app/commands/command_options.hpp"
#include "app/commands/follow_cli.hpp"
#include "app/commands/import_cli.hpp"
#include "app/commands/local_cli.hpp"
#include "app/commands/manual.hpp"
#include "app/commands/report_cli.hpp"
#include "app/commands/run_cli.hpp"
#include "app/commands/scenario_cli.hpp"
#include "app/commands/stop_on_signal.hpp"
#include "app/commands/sweep_cli.hpp"
#include "app/commands/trace_cli.hpp"
#include "app/commands/version.hpp"
#include "app/sweep/cluster.hpp"
#include "app/words/input_error.hpp"
#include "app/words/printable.hpp"

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

/// A standard stream that the caller has closed must not become a file of ours, into which messages
/// would then go: what is written to it fails.
void keep_standard_streams() {
  for (const int stream : {0, 1, 2})
    if (fcntl(stream, F_GETFD) < 0) (void)open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY);
}

int run_program(int argc, char** argv) {
  keep_standard_streams();
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
  const kohort::local::LocalCli local{app};
  const kohort::CashflowCli cashflow{app};
  const kohort::ImportCli tables{app};
  const kohort::ReportCli report{app};
  const kohort::FollowCli follow{app};
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
  if (local.chosen()) return local.run(signals.token());
  if (cashflow.chosen()) return cashflow.run();
  if (follow.chosen()) return follow.run();
  if (tables.chosen()) return tables.run();
  if (report.chosen()) return report.run(signals.token());
  if (sweep.chosen()) return sweep.run(signals.token());
  if (analyse.chosen()) return analyse.run();
  if (scenario.chosen()) return scenario.run();
  if (manual.chosen()) return manual.run();
  fmt::print("{}", app.help());
  return 0;
}

/// What was printed must have arrived, to its last byte, before success is reported.
int with_all_printed(int code) {
  std::cout.flush();
  const bool all = std::fflush(stdout) == 0 && std::ferror(stdout) == 0 && std::cout.good();
  // Some file systems say only at the end that there was no room.
  if (std::fclose(stdout) == 0 && all) return code;
  std::fputs("kohort: standard output is closed or full: what was printed is not all of it\n",
             stderr);
  return code == 0 ? input_is_wrong : code;
}

int run_reporting_errors(int argc, char** argv) {
  try {
    return with_all_printed(run_program(argc, argv));
  } catch (const kohort::InputError& error) {
    return report_input_error(error);
  } catch (const std::bad_alloc&) {
    std::fputs(
        "kohort: no more memory can be had; take fewer threads, replications or points, or a place "
        "with fewer births\n",
        stderr);
    return input_is_wrong;
  } catch (const std::system_error& error) {
    if (std::ferror(stdout) != 0) return with_all_printed(input_is_wrong);
    return report_own_error(error, argc, argv);
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
