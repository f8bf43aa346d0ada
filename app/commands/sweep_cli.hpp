#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <stop_token>

namespace kohort::sweep {

/// The commands sweep and merge on the command line.
class CommandLine {
 public:
  explicit CommandLine(CLI::App& app);
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  /// Whether the user gave one of these commands.
  [[nodiscard]] bool chosen() const;
  /// @return exit code
  /// @throws InputError
  int run(const std::stop_token& stop);

 private:
  struct Options;
  std::unique_ptr<Options> options_;
  CLI::App* sweep_;
  CLI::App* merge_;
};

}  // namespace kohort::sweep
