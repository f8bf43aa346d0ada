#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <stdexcept>

#include "models/economics/investment.hpp"

namespace kohort {

namespace {

/// Amounts in order of time, one at a time, none zero. At the force of interest s = log(1 + rate)
/// their present value is the sum of amount * exp(-s * time).
using Stream = std::vector<Payment>;

/// Present value, and the size of its terms, against which zero is judged.
struct Value {
  double value{}, scale{};
  /// Beyond what the rounding of the terms explains.
  [[nodiscard]] bool is_zero() const { return std::abs(value) <= 1e-14 * scale; }
};

/// Up to a positive factor: as seen from the first time, or the last at a negative rate, so that
/// no term is larger than its amount.
Value evaluate(const Stream& stream, double s) {
  const double origin = s >= 0 ? stream.front().time : stream.back().time;
  Value v;
  for (const Payment& p : stream) {
    const double term = p.amount * std::exp(-s * (p.time - origin));
    v.value += term;
    v.scale += std::abs(term);
  }
  return v;
}

int sign_changes(const Stream& stream) {
  int changes = 0;
  for (std::size_t i = 1; i < stream.size(); ++i)
    changes += (stream[i].amount < 0) != (stream[i - 1].amount < 0) ? 1 : 0;
  return changes;
}

/// The derivative with respect to s of the value as seen from a time within the first change of
/// sign: a stream with one change less. Scaled, so that repeated ones stay within the numbers.
Stream derivative(const Stream& stream) {
  std::size_t i = 1;
  while ((stream[i].amount < 0) == (stream[i - 1].amount < 0)) ++i;
  const double seen_from = stream[i - 1].time + (stream[i].time - stream[i - 1].time) / 2;
  Stream d = stream;
  double largest = 0;
  for (Payment& p : d) {
    p.amount *= seen_from - p.time;
    largest = std::max(largest, std::abs(p.amount));
  }
  for (Payment& p : d) p.amount /= largest;
  std::erase_if(d, [](const Payment& p) { return p.amount == 0; });
  return d;
}

double solve(const Stream& stream, double low, double high, double at_low, double at_high) {
  const auto close = [](double a, double b) {
    return b - a <= 1e-15 + 4e-16 * std::max(std::abs(a), std::abs(b));
  };
  std::uintmax_t steps = 200;
  const auto bracket =
      boost::math::tools::toms748_solve([&stream](double s) { return evaluate(stream, s).value; },
                                        low, high, at_low, at_high, close, steps);
  return (bracket.first + bracket.second) / 2;
}

/// Zeros between neighbouring points, ascending; each interval is taken to hold at most one.
std::vector<double> zeros_between(const Stream& stream, const std::vector<double>& points) {
  std::vector<double> found;
  const auto add = [&found](double s) {
    if (found.empty() || s - found.back() > 1e-9) found.push_back(s);
  };
  Value left = evaluate(stream, points.front());
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const Value right = evaluate(stream, points[i + 1]);
    if (left.is_zero()) add(points[i]);
    if (!left.is_zero() && !right.is_zero() && (left.value < 0) != (right.value < 0))
      add(solve(stream, points[i], points[i + 1], left.value, right.value));
    if (right.is_zero()) add(points[i + 1]);
    left = right;
  }
  return found;
}

/// All zeros in [low, high]. Seen from a suitable time the value is monotone between neighbouring
/// zeros of its derivative, which has one change of sign less; without a change there is no zero.
std::vector<double> zeros(const Stream& stream, double low, double high) {
  if (sign_changes(stream) == 0) return {};
  std::vector<double> points{low};
  for (const double s : zeros(derivative(stream), low, high)) points.push_back(s);
  points.push_back(high);
  return zeros_between(stream, points);
}

/// Zeros that show on a grid, fine enough for the time it takes.
std::vector<double> zeros_on_grid(const Stream& stream, double low, double high) {
  constexpr double terms = 2e7;
  const double n =
      std::clamp(std::round(terms / static_cast<double>(stream.size())), 200.0, 1000.0);
  std::vector<double> points;
  for (double i = 0; i <= n; ++i) points.push_back(low + (high - low) * i / n);
  return zeros_between(stream, points);
}

Stream in_order(std::vector<Payment> payments) {
  for (const Payment& p : payments)
    if (!std::isfinite(p.amount) || !std::isfinite(p.time))
      throw std::domain_error{"internal_rates: an amount or a time is not a finite number"};
  std::ranges::stable_sort(payments, {}, &Payment::time);
  Stream stream;
  for (const Payment& p : payments) {
    if (!stream.empty() && stream.back().time == p.time)
      stream.back().amount += p.amount;
    else
      stream.push_back(p);
  }
  std::erase_if(stream, [](const Payment& p) { return p.amount == 0; });
  return stream;
}

}  // namespace

InternalRates internal_rates(std::vector<Payment> payments) {
  const Stream stream = in_order(std::move(payments));
  InternalRates result;
  if (stream.empty()) return result;
  result.sign_changes = sign_changes(stream);
  if (result.sign_changes == 0) return result;
  const double low = std::log1p(InternalRates::lowest), high = std::log1p(InternalRates::highest);
  // Each change costs a search among as many zeros, with about a dozen steps each.
  constexpr double most_terms = 3e7;
  const double changes = result.sign_changes;
  result.complete = 8 * changes * changes * static_cast<double>(stream.size()) <= most_terms;
  for (const double s :
       result.complete ? zeros(stream, low, high) : zeros_on_grid(stream, low, high))
    result.rates.push_back(std::abs(s) < 1e-14 ? 0 : std::expm1(s));
  const auto turns = [&stream](double s, double beyond) {
    const Value v = evaluate(stream, s);
    return !v.is_zero() && (v.value < 0) != (beyond < 0);
  };
  result.below = turns(low, stream.back().amount);
  result.above = turns(high, stream.front().amount);
  return result;
}

InternalRates internal_rates(std::span<const double> net) {
  std::vector<Payment> payments;
  for (std::size_t year = 0; year < net.size(); ++year)
    payments.push_back({static_cast<double>(year), net[year]});
  return internal_rates(std::move(payments));
}

}  // namespace kohort
