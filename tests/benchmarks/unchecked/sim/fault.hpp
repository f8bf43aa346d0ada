#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "sim/quantity.hpp"

// The engine's refusals as what cannot happen, so that the compiler drops the checks before them.
// One library of models is compiled with this folder ahead of the project's own, to measure what
// the checks cost; the product has no trace of it.
namespace kohort {

struct Firing {
  bool any{false};
  Time time{};
  std::uint32_t slot{0};
  std::string_view event;
  [[nodiscard]] std::string text() const;
};

class ModelError : public std::logic_error {
 public:
  explicit ModelError(const std::string& problem) : std::logic_error{problem}, text_{problem} {}
  [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }
  [[nodiscard]] const char* problem() const noexcept { return std::logic_error::what(); }
  void during(const Firing& firing);

 private:
  std::string text_;
  bool placed_{false};
};

[[nodiscard]] std::string shortest(double value);

namespace detail {
#define KOHORT_CANNOT_HAPPEN [[noreturn, gnu::always_inline]] inline
KOHORT_CANNOT_HAPPEN void refuse(const std::string& /*problem*/) { __builtin_unreachable(); }
KOHORT_CANNOT_HAPPEN void refuse(const char* /*problem*/) { __builtin_unreachable(); }
KOHORT_CANNOT_HAPPEN void refuse_slot(std::uint32_t /*slot*/, std::size_t /*slots*/,
                                      std::string_view /*what*/) {
  __builtin_unreachable();
}
KOHORT_CANNOT_HAPPEN void refuse_time(std::uint32_t /*slot*/, double /*time*/, double /*now*/,
                                      std::string_view /*event*/) {
  __builtin_unreachable();
}
KOHORT_CANNOT_HAPPEN void refuse_number(std::string_view /*what*/, double /*value*/,
                                        std::string_view /*allowed*/) {
  __builtin_unreachable();
}
KOHORT_CANNOT_HAPPEN void refuse_turning_back(std::string_view /*what*/, double /*from*/,
                                              double /*to*/) {
  __builtin_unreachable();
}
#undef KOHORT_CANNOT_HAPPEN
}  // namespace detail

}  // namespace kohort
