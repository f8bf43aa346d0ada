#pragma once

#include <CLI/CLI.hpp>

#include "app/import/import_command.hpp"

namespace kohort {

/// `import` on the command line.
class ImportCli {
 public:
  explicit ImportCli(CLI::App& app);

  [[nodiscard]] bool chosen() const { return command_->parsed(); }
  /// @return the exit code
  /// @throws InputError
  [[nodiscard]] int run() const;

 private:
  void add_choice();
  void add_entry();
  void add_answers();

  CLI::App* command_;
  ImportOptions options_;
};

}  // namespace kohort
