#pragma once

#include <CLI/CLI.hpp>

#include "app/follow/follow_command.hpp"

namespace kohort {

/// `follow` on the command line.
class FollowCli {
 public:
  explicit FollowCli(CLI::App& app);

  [[nodiscard]] bool chosen() const { return command_->parsed(); }
  /// @return the exit code
  [[nodiscard]] int run() const;

 private:
  CLI::App* command_;
  follow::FollowRequest request_;
};

}  // namespace kohort
