#include "app/commands/report_cli.hpp"

#include <cstdio>

#include "app/commands/command_options.hpp"
#include "app/commands/status.hpp"
#include "app/report/why.hpp"
#include "app/words/printable.hpp"

namespace kohort {

ReportCli::ReportCli(CLI::App& app)
    : report_{app.add_subcommand("report", "makes the report again from a results folder")},
      why_{app.add_subcommand("why", "how a figure of a results folder came about")},
      status_{
          app.add_subcommand("status", "whether a results folder is whole, or what is missing")} {
  for (CLI::App* command : {report_, why_, status_}) {
    command->add_option("RESULTS", options_.folder, "results folder that run wrote")->required();
    add_language(*command, options_.language, "language of what is printed and written");
  }
  report_->add_flag("--pdf", options_.pdf, "also as PDF; needs the package chromium");
  report_->add_flag("--xlsx", options_.xlsx,
                    "also the workbook budget.xlsx, in the same language, beside the report");
  report_->add_flag("--account", options_.account, "also the account of the budget years");
  report_->add_option("--out", options_.out, "folder for the files (default: the results folder)");
  why_->add_option("FIGURE", figure_,
                   "id of the figure; with .YEAR (cost_municipality.2029) one year of it; "
                   "without it, all are listed");
}

int ReportCli::run(const std::stop_token& stop) const {
  if (report_->parsed()) return report_command(options_, stdout, stderr, stop);
  if (status_->parsed()) return status_command(options_.folder, options_.language, stdout);
  print(stdout, why_command(options_.folder, figure_, options_.language));
  return 0;
}

}  // namespace kohort
