#include "app/cashflow/csv_amount.hpp"

#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <string_view>

namespace kohort {

namespace {

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether the separators in front of the decimal mark stand before groups of three digits.
bool groups_of_three(std::string_view whole, char thousands) {
  const auto first = whole.find(thousands);
  if (first == std::string_view::npos) return true;
  if (first == 0 || first > 3) return false;
  while (!whole.empty()) {
    const auto at = whole.rfind(thousands);
    if (at == std::string_view::npos) return true;
    if (whole.size() - at != 4) return false;
    whole = whole.substr(0, at);
  }
  return true;
}

}  // namespace

CsvAmount read_amount(const std::string& text, bool decimal_comma) {
  std::string plain = text;
  replace_all(plain, "\u2212", "-");
  replace_all(plain, "\u00A0", "");
  replace_all(plain, " ", "");
  if (plain.empty()) return {0.0, ""};
  const char decimal = decimal_comma ? ',' : '.';
  const char thousands = decimal_comma ? '.' : ',';
  const std::string example = decimal_comma ? "1.234,5" : "1,234.5";
  const std::string expected = fmt::format("expected an amount, such as {}", example);

  const std::size_t sign = plain[0] == '-' || plain[0] == '+' ? 1 : 0;
  const auto mark = plain.find(decimal);
  const std::string_view whole =
      std::string_view{plain}.substr(sign, mark == std::string::npos ? mark : mark - sign);
  if (!groups_of_three(whole, thousands)) {
    std::string suggestion = plain;
    replace_all(suggestion, std::string(1, thousands), std::string(1, decimal));
    return {{},
            fmt::format("a {} separates thousands here; did you mean {}?",
                        decimal_comma ? "point" : "comma", suggestion)};
  }
  std::string digits;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const char c = plain[i];
    const bool before_mark = mark == std::string::npos || i < mark;
    if (c == thousands && before_mark) continue;
    if (i == 0 && sign == 1) {
      if (c == '-') digits += c;
    } else if (i == mark) {
      digits += '.';
    } else if (is_digit(c)) {
      digits += c;
    } else {
      return {{}, expected};
    }
  }
  double value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || !std::isfinite(value))
    return {{}, expected};
  constexpr double largest = 1e15;
  if (std::abs(value) > largest)
    return {{}, fmt::format("{:g} kr. is more than {:g} kr.; is the unit right?", value, largest)};
  return {value, ""};
}

}  // namespace kohort
