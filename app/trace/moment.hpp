#pragma once

#include <set>
#include <string>
#include <string_view>

#include "models/district.hpp"

namespace kohort {

/// What matters of a child's state for telling its life, at one moment.
struct Moment {
  bool born{}, grown{};
  bool together{}, married{};
  std::uint8_t born_in_family{};
  Need need{};
  std::uint16_t notices{}, placements{}, moves{};
  bool case_open{}, placed{};
  Case::Stage stage{};
  WorkerId worker{none<WorkerId>};
  Time waiting_since{};
  PlaceType place{};
};

[[nodiscard]] Moment moment_of(District& d, ChildId id);

/// The event between two moments, and what was counted during it on the child's behalf.
struct Step {
  Moment before;
  Moment after;
  const Event& event;
  bool own{};  ///< the event is about the child or its family
  std::set<Yearly> counted;
  double aftercare_until{};  ///< age at which it ends; 0 without aftercare
  bool next_is_boy{};        ///< of the child that a birth is about
  Time now{};
};

/// The step in words, or nothing if nothing happened to the child.
[[nodiscard]] std::string step_in_words(const Step& step, std::string_view language);

/// "3 år 2 mdr.", "before birth".
[[nodiscard]] std::string age_in_words(double age, std::string_view language);
/// "2 år og 4 mdr.", "3 uger".
[[nodiscard]] std::string length_in_words(double years, std::string_view language);

}  // namespace kohort
