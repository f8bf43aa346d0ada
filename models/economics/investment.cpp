#include "models/economics/investment.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kohort {

double rounding_of(std::span<const double> amounts) {
  constexpr double share = 1e-12;
  return share * std::accumulate(amounts.begin(), amounts.end(), 0.0,
                                 [](double sum, double x) { return sum + std::abs(x); });
}

PaybackYears payback(std::span<const double> yearly_differences, double zero) {
  double cumulated = 0;
  bool spent = false;
  std::optional<std::size_t> first_saving;
  PaybackYears years;
  for (std::size_t year = 0; year < yearly_differences.size(); ++year) {
    cumulated += yearly_differences[year];
    if (cumulated > zero) {
      spent = true;
      years.kept.reset();
      if (years.paid && !years.lost) years.lost = year;
    } else if (spent) {
      if (!years.paid) years.paid = year;
      if (!years.kept) years.kept = year;
    } else if (cumulated < -zero && !first_saving) {
      first_saving = year;
    }
  }
  if (!spent) years.paid = years.kept = first_saving;
  return years;
}

PaybackYears payback(std::span<const double> yearly_differences) {
  return payback(yearly_differences, rounding_of(yearly_differences));
}

std::optional<std::size_t> payback_year(std::span<const double> yearly_differences) {
  return payback(yearly_differences).paid;
}

std::optional<double> payback_time(std::span<const double> times,
                                   std::span<const double> differences, double zero) {
  const auto paid = payback(differences, zero).paid;
  if (!paid) return std::nullopt;
  if (*paid == 0) return times[0];
  double before = 0;
  for (std::size_t i = 0; i < *paid; ++i) before += differences[i];
  if (before <= zero) return times[*paid];  // nothing to wait for: the first saving
  const double share = std::min(1.0, before / -differences[*paid]);
  return times[*paid - 1] + share * (times[*paid] - times[*paid - 1]);
}

std::optional<double> modified_internal_rate(std::span<const Payment> payments,
                                             const std::function<double(double)>& finance,
                                             const std::function<double(double)>& reinvest) {
  if (payments.empty()) return std::nullopt;
  const double first = payments.front().time, last = payments.back().time;
  double gained = 0, paid = 0;
  for (const Payment& p : payments) {
    if (p.amount > 0) gained += p.amount * reinvest(p.time) / reinvest(last);
    if (p.amount < 0) paid -= p.amount * finance(p.time) / finance(first);
  }
  if (!(gained > 0) || !(paid > 0) || !(last > first)) return std::nullopt;
  return std::pow(gained / paid, 1 / (last - first)) - 1;
}

std::optional<double> benefit_cost_ratio(double benefit, double cost, double least) {
  if (!(cost > least)) return std::nullopt;
  return benefit / cost;
}

}  // namespace kohort
