#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <vector>

#include "app/trace/trace.hpp"

namespace kohort {

/// `trace` on the command line.
class TraceCli {
 public:
  explicit TraceCli(CLI::App& app);

  [[nodiscard]] bool chosen() const { return command_->parsed(); }
  /// @return the exit code
  /// @throws InputError
  [[nodiscard]] int run() const;

 private:
  CLI::App* command_;
  TraceOptions options_;
  std::vector<std::uint32_t> list_;  ///< at most one: how many children to list
};

}  // namespace kohort
