#pragma once

#include <span>
#include <string_view>

#include "app/figures/words.hpp"
#include "models/outcome.hpp"

namespace kohort {

/// Kinds of cost that whoever reads a budget in four minutes counts as one.
struct CostItem {
  std::string_view id;
  Words name;  ///< as within a sentence
  std::span<const Category> kinds;
};

/// Every kind of cost belongs to exactly one item.
[[nodiscard]] std::span<const CostItem> cost_items();
[[nodiscard]] const CostItem& item_of(Category category);

}  // namespace kohort
