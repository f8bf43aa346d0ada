#pragma once

#include <cstdint>

#include "sim/fault.hpp"
#include "sim/quantity.hpp"
#include "sim/random.hpp"

namespace kohort {

/// Poisson arrivals whose rate changes with time, by thinning: arrivals at the highest rate are
/// candidates, and each is kept with probability rate / highest rate.
///
/// A lower rate under the same bound keeps some of the same arrivals and adds none, so scenarios
/// share them. One address of a random number a candidate: (entity, decision, number of the
/// candidate).
/// Source: Lewis & Shedler 1979, doi:10.1002/nav.3800260304.
template <class Decision>
class ThinnedArrivals {
 public:
  /// @param most  the rate never exceeds it [per year]
  ThinnedArrivals(const Draws<Decision>& draws, std::uint64_t entity, Decision decision, Rate most,
                  Time start = Time{})
      : draws_{draws}, entity_{entity}, decision_{decision}, most_{most}, candidate_{start} {
    if (!(most.value > 0 && in_years(start + Duration{1 / most.value}) < in_years(never)))
      detail::refuse_number("the bound of a rate of arrivals", most.value, "a positive number");
    step();
  }

  /// The next arrival, `never` if there is none before `end`; it may be asked for again with a
  /// later end.
  /// @param rate  rate(Time) gives the Rate at that time, from 0 to the bound
  /// @throws ModelError if it is outside
  template <class RateAt>
  [[nodiscard]] Time next(const RateAt& rate, Time end) {
    while (candidate_ < end) {
      const Time time = candidate_;
      const double mark = mark_;
      step();
      const Rate now = rate(time);
      if (!(now.value >= 0 && now <= most_)) [[unlikely]]
        refuse(time, now);
      if (mark * most_.value < now.value) return time;
    }
    return never;
  }

 private:
  void step() {
    const auto [gap, mark] = draws_.uniform_pair(entity_, decision_, number_++);
    candidate_ += Duration{-elementary::log(gap) / most_.value};
    mark_ = mark;
  }
  [[noreturn, gnu::cold]] void refuse(Time time, Rate rate) const {
    detail::refuse("arrivals at time " + shortest(in_years(time)) + ": the rate is " +
                   shortest(rate.value) + "; expected 0 to its bound, " + shortest(most_.value));
  }

  Draws<Decision> draws_;
  std::uint64_t entity_;
  Decision decision_;
  Rate most_;
  std::uint32_t number_{0};
  Time candidate_;  ///< not yet judged
  double mark_{0};  ///< uniform that decides about it
};

}  // namespace kohort
