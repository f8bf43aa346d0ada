#pragma once

#include <CLI/CLI.hpp>
#include <string>

/// What other programs want to know about the command line, made from the same definitions as
/// --help, so that it cannot fall behind.
namespace kohort {

/// man page in section 1, in the macros of man(7).
[[nodiscard]] std::string man_page(const CLI::App& app);

/// Completion of commands, options and their values for a shell: "bash", "zsh" or "fish".
[[nodiscard]] std::string completion(const CLI::App& app, const std::string& shell);

/// The commands that users see, in the order of --help.
[[nodiscard]] std::vector<const CLI::App*> commands_of(const CLI::App& app);
/// Options of a command, without what is given by position.
[[nodiscard]] std::vector<const CLI::Option*> options_of(const CLI::App& command);
/// "--long", or "-s" where there is no long name; with dashes.
[[nodiscard]] std::vector<std::string> names_of(const CLI::Option& option);
/// Is it followed by a value, unlike a flag?
[[nodiscard]] bool takes_value(const CLI::Option& option);
/// Values that an option takes if they are a list, as "{da,en}" in --help; otherwise none.
[[nodiscard]] std::vector<std::string> values_of(const CLI::Option& option);

/// `manual` and `completion` on the command line.
class ManualCli {
 public:
  explicit ManualCli(CLI::App& app);
  [[nodiscard]] bool chosen() const { return manual_->parsed() || completion_->parsed(); }
  /// @return the exit code
  [[nodiscard]] int run() const;

 private:
  const CLI::App& app_;
  CLI::App* manual_;
  CLI::App* completion_;
  std::string shell_{"bash"};
};

}  // namespace kohort
