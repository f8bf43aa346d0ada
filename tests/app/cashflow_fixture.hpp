#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "app/cashflow/cashflow_command.hpp"
#include "app/words/input_error.hpp"
#include "tests/app/results_fake.hpp"

/// Cash flows from text, as the command reads them from a file.
namespace kohort::test {

inline std::filesystem::path write(const TemporaryFolder& folder, const std::string& text,
                                   const std::string& name = "flow.csv") {
  std::ofstream{folder.path() / name, std::ios::binary} << text;
  return folder.path() / name;
}

inline CashflowReport evaluate(const std::string& text, CashflowOptions options = {}) {
  const TemporaryFolder folder;
  options.file = write(folder, text);
  return make_cashflow(options);
}

/// Problems with the file's name taken out of them.
inline std::vector<std::string> problems(const std::string& text, CashflowOptions options = {}) {
  const TemporaryFolder folder;
  options.file = write(folder, text);
  try {
    (void)make_cashflow(options);
    return {};
  } catch (const InputError& error) {
    auto list = error.problems();
    const std::string name = options.file.string() + ":";
    for (std::string& line : list)
      if (line.starts_with(name)) line.erase(0, name.size());
    return list;
  }
}

/// The flow of amounts at t = 0, 1, ..., with decimal commas; negative ones are costs.
inline CashflowReport flow_of(const std::vector<std::string>& amounts, double rate = 0) {
  std::string text = "t;udgift;besparelse\n";
  for (std::size_t t = 0; t < amounts.size(); ++t) {
    const std::string& amount = amounts[t];
    text += std::to_string(t) + (amount[0] == '-' ? ";" + amount.substr(1) + ";" : ";;" + amount) +
            "\n";
  }
  CashflowOptions options;
  options.rate = rate;
  return evaluate(text, options);
}

/// The line of the internal rate of return.
inline std::string rates_text(const std::string& csv, const std::string& language = "en") {
  const std::string text = cashflow_text(evaluate(csv), language);
  const auto at = text.find(language == "en" ? "Internal rate of return:" : "Intern rente:");
  return text.substr(at, text.find('\n', at) - at);
}

inline const std::string two_years = "year,cost,saving\n2020,100,\n2021,,150\n";

}  // namespace kohort::test
