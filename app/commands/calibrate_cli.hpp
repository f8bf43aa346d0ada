#pragma once

#include <CLI/CLI.hpp>
#include <stop_token>

#include "app/calibrate/calibrate_command.hpp"

namespace kohort {

/// `calibrate` on the command line.
class CalibrateCli {
 public:
  explicit CalibrateCli(CLI::App& app);

  [[nodiscard]] bool chosen() const { return command_->parsed(); }
  /// @return the exit code
  /// @throws InputError
  [[nodiscard]] int run(const std::stop_token& stop) const;

 private:
  CLI::App* command_;
  CalibrateOptions options_;
};

}  // namespace kohort
