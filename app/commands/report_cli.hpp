#pragma once

#include <CLI/CLI.hpp>
#include <stop_token>
#include <string>

#include "app/report/report_command.hpp"

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
  CLI::App* report_;
  CLI::App* why_;
  CLI::App* status_;
  ReportOptions options_;
  std::string figure_;
};

}  // namespace kohort
