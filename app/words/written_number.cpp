#include "app/words/written_number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <vector>

namespace kohort {

namespace {

constexpr std::string_view digits = "0123456789";

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return "";
  return std::string{text.substr(first, text.find_last_not_of(" \t") - first + 1)};
}

/// Signs and spaces of word processors as a keyboard has them.
std::string with_plain_signs(std::string_view text) {
  std::string plain{text};
  replace_all(plain, "\u2212", "-");
  for (const char* space : {"\u00A0", "\u202F", "\u2009"}) replace_all(plain, space, " ");
  return trimmed(plain);
}

bool all_digits(std::string_view text) {
  return text.find_first_not_of(digits) == std::string_view::npos;
}

/// Whether the marks stand before groups of three digits, and the first group is a number of its
/// own: not "0.500".
bool groups_of_three(std::string_view whole, char mark) {
  const auto first = whole.find(mark);
  if (first == 0 || first > 3 || whole.front() == '0') return false;
  for (auto at = first; at != std::string_view::npos; at = whole.find(mark, at + 1)) {
    const std::string_view group = whole.substr(at + 1, 3);
    if (group.size() != 3 || !all_digits(group)) return false;
    if (at + 4 < whole.size() && whole[at + 4] != mark) return false;
  }
  return all_digits(whole.substr(0, first));
}

WrittenNumber refused(std::string wrong) { return {{}, 0, false, false, std::move(wrong)}; }

/// Reads an unsigned number whose decimal mark is known.
class Body {
 public:
  Body(std::string_view sign, std::string_view text, char decimal)
      : sign_{sign}, text_{text}, decimal_{decimal}, thousands_{decimal == ',' ? '.' : ','} {}

  [[nodiscard]] WrittenNumber read() const {
    const auto mark = text_.find(decimal_);
    std::string whole{text_.substr(0, mark)};
    const std::string_view fraction =
        mark == std::string_view::npos ? std::string_view{} : text_.substr(mark + 1);
    if (!all_digits(fraction) || (whole.empty() && fraction.empty())) return {};
    WrittenNumber number;
    number.decimals = static_cast<int>(fraction.size());
    const bool marked = whole.find(thousands_) != std::string::npos;
    const bool spaced = whole.find(' ') != std::string::npos;
    if (whole.find_first_not_of(std::string{digits} + thousands_ + " ") != std::string::npos ||
        (marked && spaced))
      return {};
    if (marked || spaced) {
      const char separator = marked ? thousands_ : ' ';
      if (!groups_of_three(whole, separator)) return marked ? misplaced() : WrittenNumber{};
      std::erase(whole, separator);
      number.thousands = true;
    }
    number.doubtful = number.thousands && fraction.empty() && marked && whole.size() <= 6;
    number.value = number_of(fmt::format("{}{}.{}", sign_, whole.empty() ? "0" : whole, fraction));
    return number;
  }

 private:
  [[nodiscard]] WrittenNumber misplaced() const {
    std::string suggestion = fmt::format("{}{}", sign_, text_);
    std::ranges::replace(suggestion, thousands_, decimal_);
    return refused(fmt::format("a {} separates thousands here; did you mean {}?",
                               thousands_ == '.' ? "point" : "comma", suggestion));
  }

  std::string_view sign_, text_;
  char decimal_, thousands_;
};

/// Which of two marks is the decimal one, if the number itself tells; 0 if it can be either.
char decimal_mark_of(std::string_view body) {
  const auto points = std::ranges::count(body, '.'), commas = std::ranges::count(body, ',');
  if (points == 0 && commas == 0) return '.';
  if (points > 0 && commas > 0) return body[body.find_last_of(".,")];
  const char mark = points > 0 ? '.' : ',';
  const char other = points > 0 ? ',' : '.';
  if (points + commas > 1) return other;
  return groups_of_three(body, mark) ? '\0' : mark;
}

WrittenNumber power_of_ten(const std::string& plain, Marks marks) {
  const auto value = number_of(plain);
  if (!value) return {};
  if (marks != Marks::unknown)
    return refused(
        fmt::format("powers of ten are not read here; did you mean {}?", plain_number(*value)));
  WrittenNumber number;
  number.value = value;
  return number;
}

struct Scale {
  std::string_view word;
  double factor;
};
constexpr std::array scales{Scale{"tusind", 1e3},
                            Scale{"thousand", 1e3},
                            Scale{"mio", 1e6},
                            Scale{"mill", 1e6},
                            Scale{"million", 1e6},
                            Scale{"millioner", 1e6},
                            Scale{"millions", 1e6},
                            Scale{"mia", 1e9},
                            Scale{"milliard", 1e9},
                            Scale{"milliarder", 1e9},
                            Scale{"bn", 1e9},
                            Scale{"t", 1e3},
                            Scale{"", 1}};

/// What a unit multiplies by, from its letters alone; nothing if it is none.
std::optional<double> factor_of(std::string unit) {
  bool currency = false;
  for (const std::string_view word : {"kroner", "krone", "kr", "dkk"})
    if (unit.ends_with(word)) {
      unit.erase(unit.size() - word.size());
      currency = true;
      break;
    }
  for (const Scale& scale : scales)
    if (unit == scale.word && (scale.word != "t" || currency)) return scale.factor;
  return std::nullopt;
}

/// Where the number at the beginning ends: digits, marks, spaces between digits, a power of ten.
std::size_t end_of_number(std::string_view text) {
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    const bool power = (c == 'e' || c == 'E') && i > 0 && i + 1 < text.size() &&
                       (std::string_view{"+-0123456789"}.find(text[i + 1]) != std::string::npos);
    const bool after_power =
        (c == '+' || c == '-') && i > 0 && (text[i - 1] == 'e' || text[i - 1] == 'E');
    const bool sign = i == 0 && (c == '+' || c == '-');
    if (!power && !after_power && !sign &&
        std::string_view{"0123456789., "}.find(c) == std::string_view::npos)
      break;
  }
  return i;
}

/// Letters alone, lower case, to compare units by: "Mio. kr." is "miokr".
std::string letters(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '.' || c == ' ') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

constexpr std::string_view an_amount =
    "expected an amount, such as \"100000 kr.\" or \"0.5 mio. kr.\"";

std::string unknown_unit(std::string_view unit) {
  if (letters(unit).starts_with("billion"))
    return "a billion is a thousand millions in English and a million millions in Danish; write "
           "mia. kr. or mio. kr.";
  return fmt::format("unknown unit \"{}\"; expected kr., t.kr., mio. kr. or mia. kr.", unit);
}

}  // namespace

std::optional<double> number_of(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

std::string plain_number(double value) {
  if (std::abs(value) < 1e15 && value == std::round(value)) return fmt::format("{:.0f}", value);
  return fmt::format("{:.15g}", value);
}

bool looks_like_thousands(std::string_view written) {
  if (written.starts_with('-') || written.starts_with('+')) written.remove_prefix(1);
  return std::ranges::count(written, '.') == 1 && groups_of_three(written, '.');
}

WrittenNumber read_written_number(std::string_view text, Marks marks) {
  const std::string plain = with_plain_signs(text);
  const std::string_view all{plain};
  const std::size_t sign = !all.empty() && (all[0] == '-' || all[0] == '+') ? 1 : 0;
  const std::string_view body = all.substr(sign);
  if (body.empty() || body.front() == ' ') return {};
  if (body.find_first_of("eE") != std::string_view::npos) return power_of_ten(plain, marks);
  if (marks == Marks::danish) return Body{all.substr(0, sign), body, ','}.read();
  if (marks == Marks::english) {
    WrittenNumber number = Body{all.substr(0, sign), body, '.'}.read();
    number.doubtful = number.value && looks_like_thousands(plain);
    return number;
  }
  const char mark = decimal_mark_of(body);
  if (mark != '\0') {
    WrittenNumber number = Body{all.substr(0, sign), body, mark}.read();
    number.doubtful = false;
    return number;
  }
  std::string thousands{plain}, decimal{plain};
  std::erase_if(thousands, [](char c) { return c == '.' || c == ','; });
  std::ranges::replace(decimal, ',', '.');
  WrittenNumber either = refused(fmt::format("this can be {} or {}: write one of them", thousands,
                                             plain_number(number_of(decimal).value_or(0))));
  either.doubtful = true;
  return either;
}

WrittenNumber read_amount(std::string_view text, Marks marks) {
  if (with_plain_signs(text).empty()) {
    WrittenNumber nothing;
    nothing.value = 0;
    return nothing;
  }
  WrittenNumber number = read_written_number(text, marks);
  if (!number.value) {
    if (number.wrong.empty())
      number.wrong = fmt::format("expected an amount, such as {}",
                                 marks == Marks::danish ? "1.234,5" : "1,234.5");
    return number;
  }
  constexpr double largest = 1e15;
  if (std::abs(*number.value) > largest)
    return refused(
        fmt::format("{:g} kr. is more than {:g} kr.; is the unit right?", *number.value, largest));
  return number;
}

WrittenNumber read_kroner(std::string_view text) {
  std::string plain = with_plain_signs(text);
  for (const std::string_view before : {"kr.", "kr", "DKK", "dkk"})
    if (plain.starts_with(before)) {
      plain = trimmed(plain.substr(before.size())) + " kr.";
      break;
    }
  const std::size_t end = end_of_number(plain);
  const std::string unit = trimmed(plain.substr(end));
  const std::string number = trimmed(plain.substr(0, end));
  if (number.empty()) return refused(std::string{an_amount});
  const auto factor = factor_of(letters(unit));
  if (!factor) return refused(unknown_unit(unit));
  WrittenNumber read = read_written_number(number, Marks::unknown);
  if (read.doubtful && *factor == 1 && !unit.empty())
    read = read_written_number(
        number, number.find('.') != std::string::npos ? Marks::danish : Marks::english);
  if (!read.value) {
    if (read.wrong.empty()) read.wrong = an_amount;
    return read;
  }
  read.value = *read.value * *factor;
  read.doubtful = false;
  if (!std::isfinite(*read.value)) return refused(std::string{an_amount});
  return read;
}

}  // namespace kohort
