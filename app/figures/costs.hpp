#pragma once

#include <span>
#include <string_view>

#include "app/figures/words.hpp"
#include "models/outcome.hpp"

namespace kohort {

/// Who pays, for yearly streams: each payer, then all public payers together.
inline constexpr std::size_t payer_views = size_of<Payer> + 1;
inline constexpr std::size_t public_view = size_of<Payer>;

[[nodiscard]] constexpr std::size_t view_of(Payer payer) { return static_cast<std::size_t>(payer); }
[[nodiscard]] constexpr bool is_public(Payer payer) { return payer != Payer::family; }
/// Whether what a payer pays is part of a view.
[[nodiscard]] constexpr bool counts_in(std::size_t view, Payer payer) {
  return view == public_view ? is_public(payer) : view == view_of(payer);
}

[[nodiscard]] std::string_view payer_view_name(std::size_t view);
/// "Kommunen": the payer's name wherever it stands alone.
[[nodiscard]] const Words& payer_view_words(std::size_t view);

/// Net cost of one budget year to one payer view, all categories.
[[nodiscard]] double yearly_cost(const Outcome& outcome, std::size_t year, std::size_t view);

/// Part of a municipal budget.
enum class BudgetArea : std::uint8_t {
  service,
  construction,
  transfers,
  refund,
  financing,
  count_
};
[[nodiscard]] std::string_view area_name(BudgetArea area);
[[nodiscard]] const Words& area_words(BudgetArea area);

/// A kind of cost: what readers must know of it besides its amount.
struct CostKind {
  Category category;
  Words name;
  BudgetArea area{BudgetArea::service};

  /// As in tables and files.
  [[nodiscard]] std::string_view id() const {
    return category_names()[static_cast<std::size_t>(category)];
  }
  /// What a programme invests, rather than what it may save.
  [[nodiscard]] bool invested() const;
  /// Only moves money between payers: sums to zero over all of them.
  [[nodiscard]] bool transfer() const;
};

/// Every kind of cost, in the order of Category.
[[nodiscard]] std::span<const CostKind> cost_kinds();
[[nodiscard]] const CostKind& cost_kind(Category category);

}  // namespace kohort
