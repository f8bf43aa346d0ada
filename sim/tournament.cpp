#include "sim/tournament.hpp"

namespace kohort {

#if KOHORT_WIDE_LINES

__attribute__((target("avx2,bmi"))) void Tournament::replay_wide(std::uint32_t slot, double time) {
  replay_with<detail::WideLines>(slot, time);
}

__attribute__((target("avx2,bmi"))) void Tournament::change_wide(std::uint32_t slot, double time) {
  change_with<detail::WideLines>(slot, time);
}

#endif

}  // namespace kohort
