#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/economics/money.hpp"
#include "models/economics/payers.hpp"
#include "models/economics/refund.hpp"
#include "models/events.hpp"
#include "models/ids.hpp"
#include "models/observer.hpp"
#include "models/outcome.hpp"
#include "models/public_services.hpp"
#include "models/state.hpp"
#include "sim/quantity.hpp"

namespace kohort {

struct District;

/// Expensive costs of one child in the current calendar year, for the state's refund.
struct ExpensiveCosts {
  ChildId child{none<ChildId>};
  double amount{0};
  bool settled{false};
};

/// What a district has counted and paid so far. Observes the model; nothing depends on it.
struct Accounts {
  Outcome outcome;
  int budget_years{0};
  int ages{0};
  std::vector<ExpensiveCosts> expensive;  ///< of this calendar year
  ServiceUse services;                    ///< until the end of the run, when it is booked
  LifeObserver* observer{nullptr};        ///< of followed children; not owned

  // Levels that change in jumps, and their integrals since the last closing of the books.
  Time integrated_to{};
  Time children_integrated_to{};
  int living_children{0};
  double child_time{0}, case_time{0}, waiting_time{0}, worker_time{0};

  void count(Yearly what, int year, double amount = 1) {
    if (year >= 0 && year < budget_years)
      outcome.yearly(what, static_cast<std::size_t>(year)) += amount;
  }
  void count_age(ByAgeCount what, const Child& child, double age, double amount = 1) {
    if (!child.followed || !(age < ages)) return;
    outcome.by_age(what, static_cast<std::size_t>(age)) += amount;
    if (observer != nullptr) observer->happened(child, what, age);
  }
};

/// Brings the integrals of the department's levels up to now; to be called before one changes.
void integrate(District& d);
/// The same for the number of living children: apart, so that what happens in the department leaves
/// every bit of it as it was.
void integrate_children(District& d);

/// Adds the years of [from, to) to a yearly count, calendar year by calendar year.
void count_years(District& d, Yearly what, Time from, Time to);
/// The same by the age of a followed child.
void count_age_years(District& d, ByAgeCount what, const Child& child, Time from, Time to);
/// The same for a state in which somebody is a share of the time; who when is not modelled.
void count_age_share(District& d, ByAgeCount what, const Child& child, Time from, Time to,
                     double share);

/// Books a stream of cost over [from, to) for a child: by calendar year, and by age if followed.
void accrue(District& d, const Child& child, Category category, const Split& split,
            CostRate per_year, Time from, Time to);
/// The same for a single payment at `when`.
void pay(District& d, const Child& child, Category category, const Split& split, Money amount,
         Time when);
/// A payment now that belongs to a family: to its followed children in equal parts.
void pay_family(District& d, const Family& family, Category category, const Split& split,
                Money amount);
/// A payment of the municipality that belongs to no child, in the current year.
void pay_general(District& d, Category category, Money amount);

/// A followed child's part of a cost that was paid for many; the budget is not touched.
void attribute(District& d, const Child& child, Category category, Money amount);

/// Adds to the costs of the child that count towards the state's refund this year.
void add_expensive(District& d, ChildId id, Money amount);

/// Books all open placements and measures up to now (at New Year and at the end of the run).
void book_open_intervals(District& d);

void handle(District& d, const YearEnd& event);

}  // namespace kohort
