#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace kohort {

class Scenario;

/// `check`, `explain`, `schema` and `new` on the command line: what is about scenario files alone.
class ScenarioCli {
 public:
  explicit ScenarioCli(CLI::App& app);

  /// One of them was given.
  [[nodiscard]] bool chosen() const;
  /// @return the exit code
  /// @throws InputError
  [[nodiscard]] int run() const;

 private:
  [[nodiscard]] int check() const;
  void check_reference(const Scenario& scenario) const;

  CLI::App* check_;
  CLI::App* explain_;
  CLI::App* schema_;
  CLI::App* new_;
  std::vector<std::string> files_;  ///< to check
  std::string file_;                ///< to explain
  std::string key_;                 ///< what of it; empty: everything
  std::vector<std::string> overrides_;
  std::string language_{"da"};
  bool markdown_{false};
  bool study_{false};
  std::string base_{"denmark.toml"};  ///< what a new scenario extends
};

}  // namespace kohort
