#include "app/commands/follow_cli.hpp"

#include <cstdio>

#include "app/commands/command_options.hpp"

namespace kohort {

FollowCli::FollowCli(CLI::App& app)
    : command_{app.add_subcommand(
          "follow",
          "what was counted after the decision, against the forecast of a results "
          "folder")} {
  command_->add_option("RESULTS", request_.folder, "results folder that run wrote")->required();
  command_
      ->add_option("ACTUAL", request_.actual,
                   "table of what was counted: year, figure, value and, for amounts, price_year")
      ->required();
  command_->add_flag("--template", request_.make_template,
                     "write such a table with every figure and year into ACTUAL, to be filled in");
  command_->add_option("--scenario", request_.scenario,
                       "name of the scenario that was adopted, where RESULTS has several");
  command_->add_flag("--without", request_.without,
                     "the proposal was not adopted: compare with the place without it");
  command_->add_option("--out", request_.out,
                       "folder for follow.html and follow.csv (default: the results folder)");
  add_csv(*command_, request_.danish_csv);
  add_language(*command_, request_.language, "language of what is printed and written");
}

int FollowCli::run() const { return follow::follow_command(request_, stdout); }

}  // namespace kohort
