#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "sim/quantity.hpp"

namespace kohort {

/// What a calendar fired last: the event that is being handled, or was.
struct Firing {
  bool any{false};  ///< false: nothing has been fired yet
  Time time{};
  std::uint32_t slot{0};   ///< of the entity whose event it is
  std::string_view event;  ///< name of its type

  /// "event Departure of entity 3 at time 5.25"; empty if nothing has been fired.
  [[nodiscard]] std::string text() const;
};

/// A programmer's error that would have given wrong figures: an event in the past, a time that is
/// not a number, a server given back that nobody had. Refused in release builds as well.
///
/// The message names entity, time and event, as far as the refusing part knows them; `run` adds the
/// event that was being handled.
class ModelError : public std::logic_error {
 public:
  explicit ModelError(const std::string& problem) : std::logic_error{problem}, text_{problem} {}

  [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }
  /// The message without what was being handled.
  [[nodiscard]] const char* problem() const noexcept { return std::logic_error::what(); }
  /// Adds what was being handled, once.
  void during(const Firing& firing);

 private:
  std::string text_;
  bool placed_{false};
};

/// The shortest decimal number that reads back as `value`.
[[nodiscard]] std::string shortest(double value);

namespace detail {
// Out of line and never inlined, so that a check costs its comparison alone.
[[noreturn, gnu::cold]] void refuse(const std::string& problem);
[[noreturn, gnu::cold]] void refuse(const char* problem);
/// Of what code took for granted; `file` with or without folders.
[[noreturn, gnu::cold]] void refuse_assumption(const char* condition, const char* file, int line);
[[noreturn, gnu::cold]] void refuse_slot(std::uint32_t slot, std::size_t slots,
                                         std::string_view what);
[[noreturn, gnu::cold]] void refuse_time(std::uint32_t slot, double time, double now,
                                         std::string_view event);
/// Of a number that must be `allowed`, such as "0 or more".
[[noreturn, gnu::cold]] void refuse_number(std::string_view what, double value,
                                           std::string_view allowed);
[[noreturn, gnu::cold]] void refuse_turning_back(std::string_view what, double from, double to);
}  // namespace detail

}  // namespace kohort
