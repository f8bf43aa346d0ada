#pragma once

// Goes into the copy of the sources that scripts/faults makes; the product does not know it.

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <type_traits>

namespace kohort {

inline const unsigned long number_of_chosen_fault = [] {
  const char* const number = std::getenv("KOHORT_FAULT");
  return number == nullptr ? 0UL : std::strtoul(number, nullptr, 10);
}();
/// Whether the program came past the place of the chosen fault.
inline std::atomic<bool> chosen_fault_reached{false};

/// Whether this fault is the chosen one. What the compiler computes is always without fault.
constexpr bool chosen_fault(unsigned long number) {
  if (std::is_constant_evaluated()) return false;
  if (number != number_of_chosen_fault) return false;
  chosen_fault_reached.store(true, std::memory_order_relaxed);
  return true;
}

}  // namespace kohort
