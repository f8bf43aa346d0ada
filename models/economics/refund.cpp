#include "models/economics/refund.hpp"

#include <algorithm>
#include <limits>

namespace kohort {

double refund_of(double household_cost, const RefundParameters& p, int calendar_year) {
  const auto between = [household_cost](double low, double high) {
    return std::max(0.0, std::min(household_cost, high) - low);
  };
  constexpr double without_end = std::numeric_limits<double>::infinity();
  const double third = calendar_year >= p.third_step_from ? p.limit_3 : without_end;
  double refund = p.share_1 * between(p.limit_1, p.limit_2) + p.share_2 * between(p.limit_2, third);
  if (third < without_end) refund += p.share_3 * between(third, without_end);
  return refund;
}

std::array<BenefitStep, benefit_steps> benefit_refund_steps(const RefundParameters& p) {
  constexpr double weeks_per_year = 52;
  std::array<BenefitStep, benefit_steps> steps;
  double from = 0;
  for (std::size_t i = 0; i < benefit_steps; ++i) {
    const double to = i < p.benefit_weeks.size() ? p.benefit_weeks[i] / weeks_per_year
                                                 : std::numeric_limits<double>::infinity();
    steps[i] = {from, to, p.benefit_share[i]};
    from = to;
  }
  return steps;
}

}  // namespace kohort
