#pragma once

#include <CLI/CLI.hpp>
#include <stop_token>
#include <string>

#include "app/run/run_command.hpp"

namespace kohort {

/// `run` on the command line.
class RunCli {
 public:
  explicit RunCli(CLI::App& app);

  [[nodiscard]] bool chosen() const { return command_->parsed(); }
  /// @return the exit code
  /// @throws InputError
  [[nodiscard]] int run(const std::stop_token& stop) const;

 private:
  void add_sampling_options();
  void add_question_options();
  /// What was asked for, but for defaults that depend on the scenarios.
  [[nodiscard]] RunOptions asked() const;

  CLI::App* command_;
  RunOptions options_;
  std::string precision_;  ///< an amount in kr. or mio. kr.; empty: none
  std::string rules_;      ///< for present values; empty: the scenario's
  std::string repeat_;     ///< "37:12" or "37"; empty: a whole run
  bool flat_{false};
  bool no_effect_{false};
  bool no_break_even_{false};
  bool timings_{false};
};

}  // namespace kohort
