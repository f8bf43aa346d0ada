#pragma once

#include <CLI/CLI.hpp>
#include <stop_token>
#include <string>

#include "app/report/report_command.hpp"
#include "app/since/since_command.hpp"

namespace kohort {

/// `report`, `why` and `status` on the command line.
class ReportCli {
 public:
  explicit ReportCli(CLI::App& app);

  /// One of them was given.
  [[nodiscard]] bool chosen() const {
    return report_->parsed() || why_->parsed() || status_->parsed();
  }
  /// @return the exit code
  [[nodiscard]] int run(const std::stop_token& stop) const;

 private:
  [[nodiscard]] int report(const std::stop_token& stop) const;

  CLI::App* report_;
  CLI::App* why_;
  CLI::App* status_;
  ReportOptions options_;
  since::SinceRequest since_;  ///< --since; no folder if it was not asked for
  std::string figure_;
};

}  // namespace kohort
