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
  CLI::Option* since =
      report_->add_option("--since", since_.before,
                          "earlier results of the same proposal: how the answer has changed since, "
                          "and what changed it (also as since.json and since.csv)");
  since->type_name("RESULTS");
  report_
      ->add_flag("--rerun", since_.options.rerun,
                 "with --since: simulate what the two folders do not tell apart; takes up to "
                 "three times as long as the run did")
      ->needs(since);
  add_threads(*report_, since_.options.threads);
  add_csv(*report_, since_.danish_csv);
  why_->add_option("FIGURE", figure_,
                   "id of the figure; with .YEAR (cost_municipality.2029) one year of it; "
                   "without it, all are listed");
}

int ReportCli::report(const std::stop_token& stop) const {
  if (since_.before.empty()) return report_command(options_, stdout, stderr, stop);
  since::SinceRequest request = since_;
  request.after = options_.folder;
  request.out = options_.out;
  request.language = options_.language;
  ReportOptions options = options_;
  const auto since = since::since_last(request, stdout, stop);
  if (!since) return 130;
  options.since = *since;
  return report_command(options, stdout, stderr, stop);
}

int ReportCli::run(const std::stop_token& stop) const {
  if (report_->parsed()) return report(stop);
  if (status_->parsed()) return status_command(options_.folder, options_.language, stdout);
  print(stdout, why_command(options_.folder, figure_, options_.language));
  return 0;
}

}  // namespace kohort
