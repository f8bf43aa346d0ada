#pragma once

#include <array>

#include "models/parameters.hpp"

namespace kohort {

/// State refund [kr.] of a household's expensive costs in one calendar year: a share of what lies
/// above each limit; continuous at the limits. The costs of siblings are added before.
[[nodiscard]] double refund_of(double household_cost, const RefundParameters& p, int calendar_year);

/// The state's share of a benefit by the time for which it has been paid.
struct BenefitStep {
  double from{}, to{};  ///< [years on benefit]; `to` is infinite for the last step
  double state_share{};
};

/// The steps of the refund, in order. A year counts as 52 weeks here, as in the rule.
[[nodiscard]] std::array<BenefitStep, benefit_steps> benefit_refund_steps(
    const RefundParameters& p);

}  // namespace kohort
