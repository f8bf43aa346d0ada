#include "app/files/spreadsheet_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace kohort {

namespace {

constexpr std::string_view no_break_space = "\u00a0";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::string lower(std::string_view text) {
  std::string result{text};
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

/// Words that can be part of a date, a time, an amount or a number, in Danish and English.
bool is_part_of_a_value(const std::string& word) {
  static constexpr std::array words{
      "jan",       "january", "januar", "feb",      "february", "februar", "mar",     "march",
      "marts",     "apr",     "april",  "may",      "maj",      "jun",     "june",    "juni",
      "jul",       "july",    "juli",   "aug",      "sep",      "august",  "sept",    "okt",
      "september", "oktober", "oct",    "november", "december", "dec",     "october", "nov",
      "e",         "t",       "z",      "a",        "p",        "am",      "pm",      "kr",
      "dkk",       "eur",     "usd",    "\u20ac"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// "12" to "15" of "12-15"; nothing if the text is no rising interval of whole numbers.
std::optional<std::pair<std::string_view, std::string_view>> interval(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const std::string_view first = text.substr(0, dash);
  const std::string_view last = text.substr(dash + 1);
  int low = 0;
  int high = 0;
  const auto whole = [](std::string_view digits, int& value) {
    const auto [at, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && at == digits.data() + digits.size() && is_digit(digits.front());
  };
  if (first.empty() || last.empty() || !whole(first, low) || !whole(last, high) || low > high)
    return std::nullopt;
  return std::pair{first, last};
}

/// Digits that a spreadsheet gives back as they are.
bool is_plain_whole_number(std::string_view text) {
  constexpr std::size_t exact_digits = 15;
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.size() <= exact_digits &&
         std::all_of(text.begin(), text.end(), is_digit) && (text == "0" || text.front() != '0');
}

}  // namespace

bool taken_for_a_value(std::string_view text) {
  const std::string all = lower(text);
  for (const char* truth : {"sand", "falsk", "true", "false"})
    if (all == truth) return true;
  if (std::none_of(all.begin(), all.end(), is_digit) || is_plain_whole_number(all)) return false;
  for (std::size_t i = 0; i < all.size();) {
    if (std::string_view{all}.substr(i).starts_with(no_break_space)) {
      i += no_break_space.size();
    } else if (is_letter(all[i])) {
      std::size_t end = i;
      while (end < all.size() && is_letter(all[end])) ++end;
      if (!is_part_of_a_value(all.substr(i, end - i))) return false;
      i = end;
    } else if (is_digit(all[i]) ||
               std::string_view{" -/.,:+%()'$"}.find(all[i]) != std::string_view::npos) {
      ++i;
    } else {
      return false;
    }
  }
  return true;
}

std::string kept_as_text(const std::string& text) {
  if (!taken_for_a_value(text)) return text;
  if (const auto ends = interval(text))
    return std::string{ends->first}.append("\u2013").append(ends->second);
  return "'" + text;
}

}  // namespace kohort
