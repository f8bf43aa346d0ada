#pragma once

#include "models/outcome.hpp"
#include "models/state.hpp"
#include "sim/quantity.hpp"

namespace kohort {

/// Somebody who watches a district: told what the accounts are told, about followed children. None
/// by default, which costs one comparison. Watching changes nothing.
class LifeObserver {
 public:
  virtual ~LifeObserver() = default;
  /// Something happened to the child at an age.
  virtual void happened(const Child&, ByAgeCount, double /*age*/) {}
  /// The child lived so over [from, to).
  virtual void lived(const Child&, ByAgeCount, Time /*from*/, Time /*to*/) {}
  /// Something was paid for the child over [from, to), or at `from` if both are the same.
  /// @param municipality, publicly  parts of it [kr.]; the latter all public payers'
  virtual void paid(const Child&, Category, double /*municipality*/, double /*publicly*/,
                    Time /*from*/, Time /*to*/) {}
  /// Something was counted, now, for whomever the event under way is about.
  virtual void counted(Yearly) {}
};

}  // namespace kohort
