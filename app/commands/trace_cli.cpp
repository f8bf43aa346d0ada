#include "app/commands/trace_cli.hpp"

#include <cstdio>

#include "app/commands/command_options.hpp"

namespace kohort {

TraceCli::TraceCli(CLI::App& app)
    : command_{app.add_subcommand(
          "trace", "one synthetic child's life without and with programmes, side by side")} {
  command_->add_option("SCENARIO", options_.scenario, "scenario file")->required();
  CLI::Option* child = command_->add_option(
      "--child", options_.child,
      "number of a followed child; without it, the one whose lives differ most");
  CLI::Option* list =
      command_->add_option("--diff", list_, "list the K children whose lives differ most (10)")
          ->type_name("[K]")
          ->expected(0, 1)
          ->check(CLI::Range(1U, 1000000U))
          ->excludes(child);
  command_
      ->add_flag("--csv", options_.csv,
                 "print every followed child's two lives in sums, a row each, as CSV")
      ->excludes(child)
      ->excludes(list);
  add_seed(
      *command_, [this](std::uint64_t seed) { options_.seed = seed; }, "as in run", "1");
  command_
      ->add_option("--replication", options_.replication,
                   "which of the simulated histories, from 0")
      ->capture_default_str();
  add_common(*command_, options_.overrides, options_.language);
  add_allow_folder(*command_);
}

int TraceCli::run() const {
  TraceOptions options = options_;
  if (command_->count("--diff") > 0)
    options.list = list_.empty() || list_.front() == 0 ? 10 : list_.front();
  return trace_command(options, stdout);
}

}  // namespace kohort
