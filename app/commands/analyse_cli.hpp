#pragma once

#include <CLI/CLI.hpp>

#include "app/analyse/analyse_command.hpp"

namespace kohort::analyse {

/// `analyse` on the command line.
class AnalyseCli {
 public:
  explicit AnalyseCli(CLI::App& app);

  [[nodiscard]] bool chosen() const { return command_->parsed(); }
  /// @return the exit code
  /// @throws InputError
  [[nodiscard]] int run() const;

 private:
  CLI::App* command_;
  AnalyseOptions options_;
};

}  // namespace kohort::analyse
