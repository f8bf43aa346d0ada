#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace kohort {

/// The input is wrong: what the user can mend. Carries every problem found, one line each:
/// "file:line:column: message (did you mean ...?)". Leads to exit code 2.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::string problem) : InputError{std::vector{std::move(problem)}} {}
  explicit InputError(std::vector<std::string> problems)
      : std::runtime_error{join(problems)}, problems_{std::move(problems)} {}

  [[nodiscard]] const std::vector<std::string>& problems() const { return problems_; }

 private:
  static std::string join(const std::vector<std::string>& problems) {
    std::string text;
    for (const auto& problem : problems) text += (text.empty() ? "" : "\n") + problem;
    return text;
  }
  std::vector<std::string> problems_;
};

}  // namespace kohort
