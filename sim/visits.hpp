#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "sim/fault.hpp"
#include "sim/quantity.hpp"
#include "sim/statistics.hpp"

namespace kohort {

/// Who is in a system and since when: sojourn times, by class as well, and the number present.
///
/// The system is whatever the model says: one queue, a network of them, a stay in care. Entities
/// are numbered from 0, as in the calendar. Entering twice, leaving without having entered and a
/// time before the last one are refused with a ModelError. Nothing is allocated after `reserve`.
class Visits {
 public:
  explicit Visits(std::uint32_t entities = 0, Time start = Time{}, std::uint32_t classes = 1)
      : places_(entities), by_class_(classes), present_{start} {}

  /// Makes room for entities 0 to `entities` - 1.
  void reserve(std::uint32_t entities) {
    if (entities > places_.size()) places_.resize(entities);
  }

  void enter(Time now, std::uint32_t id, std::uint32_t of_class = 0) {
    if (!(id < places_.size() && of_class < by_class_.size()) || is_in(id)) [[unlikely]]
      refuse("enter", now, id);
    present_.change(now, 1);
    places_[id] = {now, of_class};
  }

  /// @return the sojourn time [years]
  double leave(Time now, std::uint32_t id) {
    if (!is_in(id)) [[unlikely]]
      refuse("leave", now, id);
    present_.change(now, -1);
    Place& place = places_[id];
    const double stay = in_years(now - place.since);
    sojourns_.add(stay);
    by_class_[place.of_class].add(stay);
    place.of_class = outside;
    return stay;
  }

  [[nodiscard]] bool is_in(std::uint32_t id) const {
    return id < places_.size() && places_[id].of_class != outside;
  }
  /// Number present: `mean(now)` is its time average.
  [[nodiscard]] const TimeWeighted& present() const { return present_; }
  /// Sojourn times of those who have left [years].
  [[nodiscard]] const Tally& sojourns() const { return sojourns_; }
  [[nodiscard]] const Tally& sojourns(std::uint32_t of_class) const {
    return by_class_.at(of_class);
  }

  /// Drops what was observed before `now`, for the end of a warm-up. Those who are in stay, and
  /// their sojourns will count from when they entered.
  void restart_statistics(Time now) {
    present_.restart(now);
    sojourns_ = Tally{};
    for (Tally& tally : by_class_) tally = Tally{};
  }

 private:
  static constexpr std::uint32_t outside = std::numeric_limits<std::uint32_t>::max();

  struct Place {
    Time since{};
    std::uint32_t of_class{outside};
  };

  [[noreturn, gnu::cold]] void refuse(const char* what, Time now, std::uint32_t id) const {
    detail::refuse(std::string{what} + " of entity " + std::to_string(id) + " at time " +
                   shortest(in_years(now)) +
                   (id >= places_.size() ? ": there is room for " + std::to_string(places_.size())
                    : is_in(id)          ? ": it is in already, or its class does not exist"
                                         : ": it is not in, or its class does not exist"));
  }

  std::vector<Place> places_;
  std::vector<Tally> by_class_;
  TimeWeighted present_;
  Tally sojourns_;
};

}  // namespace kohort
