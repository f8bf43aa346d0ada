#pragma once

/// What the C++20 library of Debian 12's emscripten (libc++ 13) lacks and the program uses;
/// included before everything else where that library is used (-include). Only what is used, for
/// whole ranges.

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <iterator>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>

#if defined(_LIBCPP_VERSION) && _LIBCPP_VERSION < 14000

namespace std {

template <class To, class From>
requires(sizeof(To) == sizeof(From) && is_trivially_copyable_v<To> &&
         is_trivially_copyable_v<From>) To bit_cast(const From& from)
noexcept {
  To to;
  std::memcpy(&to, &from, sizeof(To));
  return to;
}

/// The fewest digits that are read as the same number.
inline to_chars_result to_chars(char* first, char* last, double value) {
  char digits[32];
  int length = 0;
  for (int precision = 1; precision <= 17; ++precision) {
    length = std::snprintf(digits, sizeof digits, "%.*g", precision, value);
    if (std::strtod(digits, nullptr) == value) break;
  }
  if (last - first < length) return {last, errc::value_too_large};
  return {std::copy(digits, digits + length, first), errc{}};
}

/// Decimal numbers alone, as the standard's: no space or plus sign in front.
inline from_chars_result from_chars(const char* first, const char* last, double& value) {
  const std::string text{first, last};
  const bool negative = !text.empty() && text[0] == '-';
  const char* const begin = text.c_str() + (negative ? 1 : 0);
  const bool number = (*begin >= '0' && *begin <= '9') || *begin == '.';
  if (!number || begin[1] == 'x' || begin[1] == 'X') return {first, errc::invalid_argument};
  char* end = nullptr;
  const double read = std::strtod(text.c_str(), &end);
  if (end == text.c_str()) return {first, errc::invalid_argument};
  value = read;
  return {first + (end - text.c_str()), errc{}};
}

namespace ranges {

template <class Less, class Projection>
constexpr auto by(Less& less, Projection& projection) {
  return [&](const auto& a, const auto& b) {
    return std::invoke(less, std::invoke(projection, a), std::invoke(projection, b));
  };
}

template <class Range, class Test, class Projection = identity>
constexpr auto find_if(Range&& range, Test test, Projection projection = {}) {
  return std::find_if(std::begin(range), std::end(range), [&](const auto& x) {
    return static_cast<bool>(std::invoke(test, std::invoke(projection, x)));
  });
}
template <class Range, class Value, class Projection = identity>
constexpr auto find(Range&& range, const Value& value, Projection projection = {}) {
  return ranges::find_if(
      range, [&](const auto& x) { return x == value; }, projection);
}
template <class Range, class Test, class Projection = identity>
constexpr bool any_of(Range&& range, Test test, Projection projection = {}) {
  return ranges::find_if(range, test, projection) != std::end(range);
}
template <class Range, class Test, class Projection = identity>
constexpr bool none_of(Range&& range, Test test, Projection projection = {}) {
  return !ranges::any_of(range, test, projection);
}
template <class Range, class Test, class Projection = identity>
constexpr bool all_of(Range&& range, Test test, Projection projection = {}) {
  return !ranges::any_of(
      range, [&](const auto& x) { return !std::invoke(test, x); }, projection);
}
template <class Range, class Test, class Projection = identity>
constexpr auto count_if(Range&& range, Test test, Projection projection = {}) {
  return std::count_if(std::begin(range), std::end(range), [&](const auto& x) {
    return static_cast<bool>(std::invoke(test, std::invoke(projection, x)));
  });
}
template <class Range, class Value, class Projection = identity>
constexpr auto count(Range&& range, const Value& value, Projection projection = {}) {
  return ranges::count_if(
      range, [&](const auto& x) { return x == value; }, projection);
}
template <class Range, class Less = std::less<>, class Projection = identity>
void sort(Range&& range, Less less = {}, Projection projection = {}) {
  std::sort(std::begin(range), std::end(range), ranges::by(less, projection));
}
template <class Range, class Less = std::less<>, class Projection = identity>
void stable_sort(Range&& range, Less less = {}, Projection projection = {}) {
  std::stable_sort(std::begin(range), std::end(range), ranges::by(less, projection));
}
template <class Range, class Output>
auto copy(Range&& range, Output output) {
  return std::copy(std::begin(range), std::end(range), output);
}
template <class Range, class Output>
auto move(Range&& range, Output output) {
  return std::move(std::begin(range), std::end(range), output);
}
template <class Range, class Value>
void replace(Range&& range, const Value& from, const Value& to) {
  std::replace(std::begin(range), std::end(range), from, to);
}
template <class Range, class Value>
bool binary_search(Range&& range, const Value& value) {
  return std::binary_search(std::begin(range), std::end(range), value);
}
template <class Range, class Output, class Change>
auto transform(Range&& range, Output output, Change change) {
  return std::transform(std::begin(range), std::end(range), output, change);
}
template <class First, class Second, class Output, class Join>
auto transform(First&& first, Second&& second, Output output, Join join) {
  return std::transform(std::begin(first), std::end(first), std::begin(second), output, join);
}
template <class Range, class Same = std::equal_to<>>
auto adjacent_find(Range&& range, Same same = {}) {
  return std::adjacent_find(std::begin(range), std::end(range), same);
}
template <class Range, class Test>
auto partition_point(Range&& range, Test test) {
  return std::partition_point(std::begin(range), std::end(range), test);
}

}  // namespace ranges
}  // namespace std

#endif
