#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "models/economics/rules.hpp"
#include "models/outcome.hpp"

namespace kohort {

/// What a figure is summed over.
enum class Window : std::uint8_t {
  budget_years,
  year_end,    ///< 31 December of the last budget year
  childhood,   ///< ages 0-17 of followed children
  life,        ///< all ages of followed children, undiscounted
  life_value,  ///< all ages of followed children, discounted to birth
};

/// Counts of an outcome, or cost to somebody, before they are summed over a window.
class Total {
 public:
  static constexpr std::size_t most_counts = 6;

  constexpr Total() = default;

  /// Yearly counts added up, whoever the child is.
  template <class... More>
  [[nodiscard]] static constexpr Total counts(Yearly first, More... more) {
    static_assert(sizeof...(more) < most_counts);
    Total q{Kind::yearly};
    q.yearly_ = {first, more...};
    q.size_ = 1 + sizeof...(more);
    return q;
  }
  /// A count of followed children.
  [[nodiscard]] static constexpr Total of_followed(ByAgeCount count) {
    Total q{Kind::by_age};
    q.by_age_ = count;
    return q;
  }
  /// Children followed from birth, who live a year each at age 0.
  [[nodiscard]] static constexpr Total followed_children() { return Total{Kind::births}; }
  /// Net cost to a payer view, all categories.
  [[nodiscard]] static constexpr Total cost_to(std::size_t view) {
    Total q{Kind::cost};
    q.view_ = view;
    return q;
  }

  friend constexpr bool operator==(const Total&, const Total&) = default;

  [[nodiscard]] constexpr bool nothing() const { return kind_ == Kind::nothing; }
  /// Whether it is known year by year.
  [[nodiscard]] constexpr bool yearly() const { return kind_ == Kind::yearly; }

  /// Whether it is an amount of money.
  [[nodiscard]] constexpr bool is_cost() const { return kind_ == Kind::cost; }

  /// One budget year. @pre yearly() or is_cost()
  [[nodiscard]] double in_year(const Outcome& outcome, std::size_t year) const;
  /// @pre the window is one in which it is counted; only `life_value` depends on the rules
  [[nodiscard]] double over(Window window, const Outcome& outcome, const Rules& rules) const;

 private:
  enum class Kind : std::uint8_t { nothing, yearly, by_age, births, cost };
  constexpr explicit Total(Kind kind) : kind_{kind} {}

  [[nodiscard]] double cost_over(Window window, const Outcome& outcome, const Rules& rules) const;

  Kind kind_{Kind::nothing};
  std::array<Yearly, most_counts> yearly_{};
  std::size_t size_{0};
  ByAgeCount by_age_{};
  std::size_t view_{0};
};

}  // namespace kohort
