#include "app/commands/local_cli.hpp"

#include <cstdio>

#include "app/commands/command_options.hpp"
#include "app/local/readme.hpp"
#include "app/words/printable.hpp"

namespace kohort::local {

LocalCli::LocalCli(CLI::App& app)
    : command_{app.add_subcommand(
          "local", "one's own municipality: a baseline fitted to figures of the desk")} {
  command_->add_option("FIGURES", options_.figures,
                       "file of own figures; without it they are asked for");
  command_->add_flag("--template", template_, "print a file of figures to fill in");
  command_->add_option("--out", options_.out, "folder to make (default: the municipality's name)");
  add_seed(
      *command_, [this](std::uint64_t seed) { options_.seed = seed; }, "of the fit", "1");
  command_
      ->add_option("--replications", options_.replications,
                   "of each evaluation (default: by the number of births)")
      ->check(CLI::Range(2U, 100000U));
  command_->add_option("--max-evaluations", options_.max_evaluations, "at most so many evaluations")
      ->capture_default_str()
      ->check(CLI::Range(30U, 1000000U));
  add_threads(*command_, options_.threads);
  add_progress(*command_, options_.progress);
  add_language(*command_, options_.language, "language of questions and tables");
}

int LocalCli::run(const std::stop_token& stop) const {
  if (template_) {
    print(stdout, figures_template(options_.language));
    return 0;
  }
  return local_command(options_, stdin, stdout, stderr, stop);
}

}  // namespace kohort::local
