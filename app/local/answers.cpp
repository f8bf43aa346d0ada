#include "app/local/answers.hpp"

#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <limits>

#include "app/words/numbers.hpp"
#include "app/words/written_number.hpp"

namespace kohort::local {

namespace {

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return "";
  return std::string{text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1)};
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  std::size_t at = 0;
  for (;;) {
    const auto end = text.find(';', at);
    parts.push_back(trimmed(text.substr(at, end - at)));
    if (end == std::string_view::npos) return parts;
    at = end + 1;
  }
}

struct OneNumber {
  double value{};
  std::string wrong;
};

OneNumber read_one(const std::string& text, bool money, std::string_view language) {
  const bool en = language == "en";
  const WrittenNumber number = read_written_number(text, en ? Marks::english : Marks::danish);
  if (number.value && number.decimals == 3 && !number.thousands && std::abs(*number.value) < 1000) {
    // 1,200 in Danish is 1.2, but somebody may have meant twelve hundred.
    const double thousands = *number.value * 1000;
    return {0,
            fmt::format(fmt::runtime(en ? "{} can be {} or {}: write {} or {}"
                                        : "{} kan være {} eller {}: skriv {} eller {}"),
                        text, format_number(*number.value, 3, language),
                        format_number(thousands, 0, language), as_written(*number.value, language),
                        plain_number(std::round(thousands)))};
  }
  if (number.value) return {*number.value, ""};
  const bool letters = text.find_first_of("kKmMtTdD") != std::string::npos;
  if (money && letters) {
    const WrittenNumber amount = read_kroner(text);
    if (amount.value) return {*amount.value, ""};
    return {0, amount.wrong};
  }
  if (!number.wrong.empty()) return {0, number.wrong};
  return {0, fmt::format(fmt::runtime(en ? "{} is no number; write it like {}"
                                         : "{} er ikke et tal; skriv det som {}"),
                         text, en ? "1,200 or 1,200.5" : "1.200 eller 1.200,5")};
}

}  // namespace

std::string toml_number(double value) {
  return plain_number(std::strtod(fmt::format("{:.6g}", value).c_str(), nullptr));
}

std::string as_written(double value, std::string_view language) {
  int decimals = 0;
  while (decimals < 2 &&
         std::abs(value * std::pow(10, decimals) - std::round(value * std::pow(10, decimals))) >
             1e-9 * std::abs(value))
    ++decimals;
  return format_number(value, decimals, language);
}

Answer read_answer(const DeskFigure& figure, std::string_view typed, std::string_view language) {
  Answer answer;
  const auto& labels = figure.words->labels;
  const std::vector<std::string> parts =
      figure.is_list() ? split(typed) : std::vector{trimmed(typed)};
  if (figure.is_list() && parts.size() != labels.size()) {
    answer.wrong = fmt::format(
        fmt::runtime(language == "en" ? "{} numbers are needed, separated by semicolons: {}"
                                      : "der skal {} tal til, adskilt af semikolon: {}"),
        labels.size(), fmt::join(labels, "; "));
    return answer;
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (figure.is_list() && figure.words->money && (parts[i].empty() || parts[i] == "-")) {
      answer.values.push_back(std::numeric_limits<double>::quiet_NaN());
      continue;
    }
    const OneNumber one = read_one(parts[i], figure.words->money, language);
    if (!one.wrong.empty()) {
      answer.wrong = figure.is_list() ? fmt::format("{}: {}", labels[i], one.wrong) : one.wrong;
      answer.values.clear();
      return answer;
    }
    answer.values.push_back(one.value);
  }
  return answer;
}

std::string echo_of(const DeskFigure& figure, const std::vector<double>& values,
                    std::string_view language) {
  if (!figure.is_list())
    return fmt::format("{} {}", as_written(values.front(), language),
                       figure.words->unit.in(language));
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < values.size(); ++i)
    parts.push_back(fmt::format("{}: {}", figure.words->labels[i],
                                std::isnan(values[i]) ? "-" : as_written(values[i], language)));
  return fmt::format("{} ({})", fmt::join(parts, "; "), figure.words->unit.in(language));
}

std::string toml_of(const DeskFigure& figure, const std::vector<double>& values) {
  // Two digits behind the point, so that nobody takes 1.125 for a thousand.
  const auto text = [](double x) { return plain_number(std::round(x * 100) / 100); };
  if (!figure.is_list()) return fmt::format("value = {}", text(values.front()));
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isnan(values[i]))
      parts.push_back(fmt::format("{} = {}", figure.words->labels[i], text(values[i])));
  return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace kohort::local
