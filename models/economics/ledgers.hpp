#pragma once

#include <array>
#include <compare>

#include "models/economics/rules.hpp"
#include "models/outcome.hpp"

namespace kohort {

/// An amount of one ledger [kr.]; positive is a cost. Amounts of different ledgers answer different
/// questions and cannot be added, compared or assigned to each other: the compiler refuses.
template <class Ledger>
class Kroner {
 public:
  constexpr Kroner() = default;
  constexpr explicit Kroner(double kr) : kr_{kr} {}
  [[nodiscard]] constexpr double kr() const { return kr_; }

  constexpr Kroner& operator+=(Kroner other) { return kr_ += other.kr_, *this; }
  constexpr Kroner& operator-=(Kroner other) { return kr_ -= other.kr_, *this; }
  friend constexpr Kroner operator+(Kroner a, Kroner b) { return a += b; }
  friend constexpr Kroner operator-(Kroner a, Kroner b) { return a -= b; }
  friend constexpr Kroner operator-(Kroner a) { return Kroner{-a.kr_}; }
  friend constexpr auto operator<=>(Kroner, Kroner) = default;

 private:
  double kr_{0};
};

/// The municipality's own budget: after refunds and equalisation, undiscounted.
struct MunicipalLedger {};
/// Municipality, region and state together, undiscounted.
struct PublicLedger {};
/// Everybody: transfers cancel, consumer prices (net tax factor), mark-up for tax distortion,
/// discounted.
struct SocietyLedger {};

/// What a ledger holds over a stretch of years.
template <class Ledger>
struct Account {
  Kroner<Ledger> invested;  ///< programme, caseworkers, recruitment
  Kroner<Ledger> other;     ///< all else: what can be saved

  [[nodiscard]] constexpr Kroner<Ledger> net() const { return invested + other; }
  [[nodiscard]] constexpr Kroner<Ledger> saving() const { return -other; }
  friend constexpr Account operator-(const Account& a, const Account& b) {
    return {a.invested - b.invested, a.other - b.other};
  }
};

/// The three ledgers of the same years.
struct Ledgers {
  Account<MunicipalLedger> municipality;
  Account<PublicLedger> publicly;
  Account<SocietyLedger> society;

  friend Ledgers operator-(const Ledgers& a, const Ledgers& b) {
    return {a.municipality - b.municipality, a.publicly - b.publicly, a.society - b.society};
  }
};

/// Whether a kind of cost is what a programme invests, rather than what it may save.
[[nodiscard]] bool is_invested(Category category);
/// Whether it only moves money between payers, so that it sums to zero over all of them.
[[nodiscard]] bool is_transfer(Category category);

/// Cost by payer, in the order of Payer [kr.].
using PayerCosts = std::array<double, size_of<Payer>>;

/// The part of municipality, region and state.
[[nodiscard]] inline double public_cost(const PayerCosts& c) { return c[0] + c[1] + c[2]; }
/// Over all payers, families included.
[[nodiscard]] inline double cost_of_all(const PayerCosts& c) { return public_cost(c) + c[3]; }

/// The budget years, everybody; the first budget year is year 0 of discounting.
[[nodiscard]] Ledgers budget_ledgers(const Outcome& outcome, const Rules& rules);
/// The lives of followed children to the horizon; each child's birth is year 0.
[[nodiscard]] Ledgers lifetime_ledgers(const Outcome& outcome, const Rules& rules);

/// One kind of cost over the budget years, undiscounted, by payer.
[[nodiscard]] PayerCosts budget_costs(const Outcome& outcome, Category category);
/// The same over the lives of followed children.
[[nodiscard]] PayerCosts lifetime_costs(const Outcome& outcome, Category category);
/// What the municipality invests in one budget year, undiscounted [kr.].
[[nodiscard]] double invested_in_year(const Outcome& outcome, std::size_t year);

}  // namespace kohort
