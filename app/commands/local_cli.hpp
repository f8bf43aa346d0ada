#pragma once

#include <CLI/CLI.hpp>
#include <stop_token>

#include "app/local/local_command.hpp"

namespace kohort::local {

/// `local` on the command line.
class LocalCli {
 public:
  explicit LocalCli(CLI::App& app);

  [[nodiscard]] bool chosen() const { return command_->parsed(); }
  /// @return the exit code
  /// @throws InputError
  [[nodiscard]] int run(const std::stop_token& stop) const;

 private:
  CLI::App* command_;
  LocalOptions options_;
  bool template_{false};
};

}  // namespace kohort::local
