#include "app/scenario/parameter_draws.hpp"

namespace kohort {

const ParameterDraws::Values& ParameterDraws::values(std::uint32_t draw) const {
  {
    const std::lock_guard lock{mutex_};
    const auto found = known_.find(draw);
    if (found != known_.end()) return found->second;
  }
  // Not under the lock: two threads may work out the same draw once, which is the same draw.
  Values values = scenario_.drawn_values(seed_, draw);
  const std::lock_guard lock{mutex_};
  return known_.try_emplace(draw, std::move(values)).first->second;
}

Parameters ParameterDraws::parameters(std::uint32_t draw) const {
  return scenario_.from_draw(values(draw), seed_, draw);
}

}  // namespace kohort
