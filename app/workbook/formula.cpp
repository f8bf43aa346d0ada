#include "app/workbook/formula.hpp"

#include <fmt/format.h>

namespace kohort {

namespace {

constexpr int sum_rank = 1;
constexpr int product_rank = 2;

std::string grouped(const Formula& f, int rank) {
  return f.rank < rank ? "(" + f.text + ")" : f.text;
}

/// `right` is the rank that the second operand needs: one more where the operator is not
/// associative.
Formula joined(const Formula& a, const Formula& b, char sign, int rank, int right, double value) {
  return {grouped(a, rank) + sign + grouped(b, right), value, "", rank};
}

}  // namespace

Formula constant(double value) {
  return {fmt::format("{}", value), value, "", value < 0 ? sum_rank : 3};
}

Formula operator+(const Formula& a, const Formula& b) {
  return joined(a, b, '+', sum_rank, sum_rank, a.value + b.value);
}
Formula operator-(const Formula& a, const Formula& b) {
  return joined(a, b, '-', sum_rank, product_rank, a.value - b.value);
}
Formula operator*(const Formula& a, const Formula& b) {
  return joined(a, b, '*', product_rank, product_rank, a.value * b.value);
}
Formula operator/(const Formula& a, const Formula& b) {
  return joined(a, b, '/', product_rank, 3, a.value / b.value);
}
Formula operator-(const Formula& a) {
  return {"-" + grouped(a, product_rank), -a.value, "", sum_rank};
}

std::string formula_text(std::string_view words) {
  std::string text = "\"";
  for (const char c : words) {
    if (c == '"') text += '"';
    text += c;
  }
  return text + '"';
}

}  // namespace kohort
