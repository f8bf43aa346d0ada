#pragma once

#include <string>

namespace kohort {

/// A spreadsheet formula together with what it comes to, so that the two cannot drift apart: the
/// operators below compute the value while they write the text.
struct Formula {
  std::string text;   ///< without the leading "="
  double value{};     ///< cached result; not a number where the result is `words`
  std::string words;  ///< cached result of a formula that gives text
  int rank{3};        ///< of its outermost operator: 1 sum, 2 product, 3 none
};

[[nodiscard]] Formula constant(double value);

[[nodiscard]] Formula operator+(const Formula& a, const Formula& b);
[[nodiscard]] Formula operator-(const Formula& a, const Formula& b);
[[nodiscard]] Formula operator*(const Formula& a, const Formula& b);
[[nodiscard]] Formula operator/(const Formula& a, const Formula& b);
[[nodiscard]] Formula operator-(const Formula& a);

/// A text literal of a formula: quotation marks doubled.
[[nodiscard]] std::string formula_text(std::string_view words);

}  // namespace kohort
