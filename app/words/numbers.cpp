#include "app/words/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "app/words/utf8.hpp"

namespace kohort {

namespace {

constexpr std::string_view minus = "\u2212";
constexpr std::string_view dash = "\u2013";
constexpr std::string_view no_break_space = "\u00a0";

std::string grouped(std::string_view digits, char mark) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += mark;
    text += digits[i];
  }
  return text;
}

/// As people round: 0.35 is 0.4 and -3.05 is -3.1, whatever the nearest binary number lies just
/// below. Pages round likewise, and one figure must not be two.
std::string fixed(double magnitude, int decimals) {
  std::string text = fmt::format("{}", magnitude);  // the shortest that reads back
  const auto point = text.find('.');
  const std::size_t kept = point + 1 + static_cast<std::size_t>(decimals);
  if (point == std::string::npos || text.find('e') != std::string::npos || text.size() <= kept)
    return fmt::format("{:.{}f}", magnitude, decimals);
  bool up = text[kept] >= '5';
  text.resize(decimals == 0 ? point : kept);
  for (std::size_t i = text.size(); up && i-- > 0;) {
    if (text[i] == '.') continue;
    up = text[i] == '9';
    text[i] = up ? '0' : static_cast<char>(text[i] + 1);
  }
  return up ? "1" + text : text;
}

}  // namespace

std::string format_number(double value, int decimals, std::string_view language) {
  if (!std::isfinite(value)) return std::string{dash};
  const bool english = language == "en";
  double magnitude = std::abs(value);
  if (decimals < 0) {
    const double step = std::pow(10.0, -decimals);
    magnitude = std::round(magnitude / step) * step;
  }
  const std::string plain = fixed(magnitude, std::max(decimals, 0));
  const auto point = plain.find('.');
  std::string text = grouped(std::string_view{plain}.substr(0, point), english ? ',' : '.');
  if (point != std::string::npos) text += (english ? '.' : ',') + plain.substr(point + 1);
  const bool zero = plain.find_first_not_of("0.") == std::string::npos;
  return value < 0 && !zero ? std::string{minus} + text : text;
}

int decimals_for(double se, int most) {
  if (!std::isfinite(se) || se <= 0) return most;
  return std::min(most, -static_cast<int>(std::floor(std::log10(se))));
}

std::string format_with_se(double value, double se, std::string_view language, int most) {
  return format_number(value, decimals_for(se, most), language);
}

std::string format_signed(double value, int decimals, std::string_view language) {
  std::string text = format_number(value, decimals, language);
  const bool zero = text.find_first_of("123456789") == std::string::npos;
  return value > 0 && !zero && std::isfinite(value) ? "+" + text : text;
}

std::string format_percent(double share, int decimals, std::string_view language) {
  std::string number = format_number(share * 100, decimals, language);
  return language == "en" ? number + "%" : with_unit(std::move(number), "pct.");
}

std::string with_unit(std::string number, std::string_view unit) {
  if (unit.empty()) return number;
  number.append(no_break_space).append(unit);
  return number;
}

std::size_t display_width(std::string_view text) {
  // Every byte that does not continue a character starts one.
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues_character(c); }));
}

std::string pad_left(std::string text, std::size_t width) {
  const std::size_t used = display_width(text);
  if (used < width) text.insert(0, width - used, ' ');
  return text;
}

std::string pad_right(std::string text, std::size_t width) {
  const std::size_t used = display_width(text);
  if (used < width) text.append(width - used, ' ');
  return text;
}

std::string wrap(std::string_view text, std::size_t width) {
  std::string result;
  std::size_t column = 0;
  while (!text.empty()) {
    const auto end = text.find(' ');
    const std::string_view word = text.substr(0, end);
    const std::size_t length = display_width(word);
    if (column > 0 && column + 1 + length > width) {
      result += '\n';
      column = 0;
    } else if (column > 0) {
      result += ' ';
      ++column;
    }
    result += word;
    column += length;
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return result;
}

}  // namespace kohort
