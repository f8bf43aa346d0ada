#pragma once

#include <CLI/CLI.hpp>

#include "app/cashflow/cashflow_command.hpp"

namespace kohort {

/// `cashflow` on the command line.
class CashflowCli {
 public:
  explicit CashflowCli(CLI::App& app);

  [[nodiscard]] bool chosen() const { return command_->parsed(); }
  /// @return the exit code
  /// @throws InputError
  [[nodiscard]] int run() const;

 private:
  CLI::App* command_;
  CashflowOptions options_;
};

}  // namespace kohort
