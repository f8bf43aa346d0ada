#include "app/results/rules.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace kohort {

const RulePreset& fm2023() {
  static constexpr std::array<DiscountStep, 3> steps{{{0, 0.035}, {35, 0.025}, {70, 0.015}}};
  static const RulePreset preset{"fm2023", "dk_disc_2021_a, dk_disc_2021_b, dk_disc_2021_c", steps};
  return preset;
}

double discount_factor(const RulePreset& rules, double t) {
  double factor = 1;
  for (std::size_t i = 0; i < rules.steps.size(); ++i) {
    const double until = i + 1 < rules.steps.size() ? rules.steps[i + 1].after
                                                    : std::numeric_limits<double>::infinity();
    const double years = std::min(t, until) - rules.steps[i].after;
    if (years > 0) factor *= std::pow(1 + rules.steps[i].rate, -years);
  }
  return factor;
}

}  // namespace kohort
