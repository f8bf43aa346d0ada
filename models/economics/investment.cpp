#include "models/economics/investment.hpp"

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace kohort {

namespace {

using Polynomial = std::vector<double>;  ///< coefficients, constant first

/// Value by Horner's rule, and the size of its terms, against which zero is judged.
struct Value {
  double value{}, scale{};
};
Value evaluate(const Polynomial& p, double x) {
  Value v;
  for (std::size_t i = p.size(); i-- > 0;) {
    v.value = v.value * x + p[i];
    v.scale = v.scale * x + std::abs(p[i]);
  }
  return v;
}

/// The derivative, scaled so that high ones stay within the range of numbers.
Polynomial derivative(const Polynomial& p) {
  Polynomial d;
  double largest = 0;
  for (std::size_t i = 1; i < p.size(); ++i) {
    d.push_back(static_cast<double>(i) * p[i]);
    largest = std::max(largest, std::abs(d.back()));
  }
  for (double& c : d) c /= largest;
  return d;
}

int sign_changes(const Polynomial& p) {
  int changes = 0;
  double last = 0;
  for (const double c : p) {
    if (c == 0) continue;
    if (last * c < 0) ++changes;
    last = c > 0 ? 1 : -1;
  }
  return changes;
}

/// Zeros in [low, high], ascending. Between two neighbouring zeros of its derivative a function is
/// monotone, so that each such interval holds at most one, and a change of sign brackets it.
/// Descartes' rule ends the recursion early: without a change of sign there is no positive zero.
std::vector<double> zeros(const Polynomial& p, double low, double high) {
  if (p.size() < 2 || sign_changes(p) == 0) return {};
  std::vector<double> ends{low};
  if (sign_changes(p) > 1)
    for (const double x : zeros(derivative(p), low, high)) ends.push_back(x);
  ends.push_back(high);
  const auto is_zero = [](const Value& v) { return std::abs(v.value) <= 1e-14 * v.scale; };
  std::vector<double> found;
  const auto add = [&found](double x) {
    if (found.empty() || x - found.back() > 1e-9 * x) found.push_back(x);
  };
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    const Value a = evaluate(p, ends[i]), b = evaluate(p, ends[i + 1]);
    if (is_zero(a)) add(ends[i]);
    if (!is_zero(a) && !is_zero(b) && (a.value < 0) != (b.value < 0)) {
      std::uintmax_t steps = 200;
      const auto bracket = boost::math::tools::toms748_solve(
          [&p](double x) { return evaluate(p, x).value; }, ends[i], ends[i + 1], a.value, b.value,
          boost::math::tools::eps_tolerance<double>(50), steps);
      add((bracket.first + bracket.second) / 2);
    }
    if (is_zero(b)) add(ends[i + 1]);
  }
  return found;
}

}  // namespace

std::optional<std::size_t> payback_year(std::span<const double> yearly_differences) {
  double cumulated = 0;
  bool spent = false;
  std::optional<std::size_t> first_saving;
  for (std::size_t year = 0; year < yearly_differences.size(); ++year) {
    cumulated += yearly_differences[year];
    if (cumulated > 0) spent = true;
    if (spent && cumulated <= 0) return year;
    if (cumulated < 0 && !first_saving) first_saving = year;
  }
  return spent ? std::nullopt : first_saving;
}

std::vector<double> internal_rates(std::span<const double> net) {
  if (std::any_of(net.begin(), net.end(), [](double x) { return !std::isfinite(x); }))
    throw std::domain_error{"internal_rates: an amount is not a finite number"};
  Polynomial p{net.begin(), net.end()};
  const auto first = std::find_if(p.begin(), p.end(), [](double x) { return x != 0; });
  p.erase(p.begin(), first);
  // With x = 1 / (1 + rate) the present value is a polynomial; -99 % to 1,000 % is 100 to 1 / 11.
  constexpr double lowest_rate = -0.99, highest_rate = 10;
  std::vector<double> rates;
  for (const double x : zeros(p, 1 / (1 + highest_rate), 1 / (1 + lowest_rate)))
    rates.push_back(1 / x - 1);
  std::reverse(rates.begin(), rates.end());
  return rates;
}

std::optional<double> benefit_cost_ratio(double benefit, double cost) {
  if (!(cost > 0)) return std::nullopt;
  return benefit / cost;
}

}  // namespace kohort
