#include "sim/fault.hpp"

#include <array>
#include <charconv>

namespace kohort {

std::string shortest(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return {digits.data(), end.ptr};
}

std::string Firing::text() const {
  if (!any) return "";
  return "event " + std::string{event} + " of entity " + std::to_string(slot) + " at time " +
         shortest(in_years(time));
}

void ModelError::during(const Firing& firing) {
  if (placed_ || !firing.any) return;
  placed_ = true;
  text_ += "; while handling " + firing.text();
}

namespace detail {

void refuse(const std::string& problem) { throw ModelError{problem}; }
void refuse(const char* problem) { throw ModelError{problem}; }

void refuse_assumption(const char* condition, const char* file, int line) {
  const std::string_view path{file};
  refuse("taken for granted, and false: " + std::string{condition} + " (" +
         std::string{path.substr(path.find_last_of('/') + 1)} + ":" + std::to_string(line) + ")");
}

void refuse_slot(std::uint32_t slot, std::size_t slots, std::string_view what) {
  const std::string room = slots == 0 ? "none" : "0 to " + std::to_string(slots - 1);
  refuse("entity " + std::to_string(slot) + ": " + std::string{what} +
         ": there is no such slot (there are: " + room + ")");
}

void refuse_time(std::uint32_t slot, double time, double now, std::string_view event) {
  const std::string what = "entity " + std::to_string(slot) + ": event " + std::string{event};
  if (time != time) refuse(what + ": its time is not a number (it is time " + shortest(now) + ")");
  refuse(what + " at time " + shortest(time) + " lies in the past: it is time " + shortest(now));
}

void refuse_number(std::string_view what, double value, std::string_view allowed) {
  refuse(std::string{what} + " is " + shortest(value) + "; expected " + std::string{allowed});
}

void refuse_turning_back(std::string_view what, double from, double to) {
  refuse(std::string{what} + ": from time " + shortest(from) + " to time " + shortest(to) +
         (to == to ? " is backwards" : ", which is not a number"));
}

}  // namespace detail

}  // namespace kohort
