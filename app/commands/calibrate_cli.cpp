#include "app/commands/calibrate_cli.hpp"

#include <cstdio>

#include "app/commands/command_options.hpp"

namespace kohort {

CalibrateCli::CalibrateCli(CLI::App& app)
    : command_{app.add_subcommand(
          "calibrate",
          "fits parameters of a baseline to register targets, or compares with them")} {
  command_->add_option("TARGETS", options_.targets, "target file")->required();
  command_->add_option("--out", options_.out,
                       "file for the fitted values (default: <targets>-fitted.toml)");
  command_->add_flag("--evaluate", options_.evaluate,
                     "only compare with the targets at the present values");
  command_->add_flag("--allow-large", options_.allow_large, "however long it may take");
  command_->add_flag("--markdown", options_.markdown, "print tables as Markdown");
  command_->add_option("--json", options_.json,
                       "also write the comparison to this file, for reports: "
                       "targets/<baseline>-fit.json beside the baseline");
  add_seed(
      *command_, [this](std::uint64_t seed) { options_.seed = seed; },
      "in place of the target file's");
  command_->add_option("--replications", options_.replications, "in place of the target file's")
      ->check(CLI::Range(1U, 1000000U));
  command_
      ->add_option("--max-evaluations", options_.max_evaluations, "in place of the target file's")
      ->check(CLI::Range(1U, 1000000U));
  add_threads(*command_, options_.threads);
  add_progress(*command_, options_.progress);
  add_common(*command_, options_.overrides, options_.language);
  add_allow_folder(*command_);
}

int CalibrateCli::run(const std::stop_token& stop) const {
  return calibrate_command(options_, stdout, stderr, stop);
}

}  // namespace kohort
