#pragma once

#include <cstddef>

#include "app/scenario/catalogue.hpp"
#include "app/scenario/composition.hpp"
#include "app/scenario/scenario.hpp"

namespace kohort {

/// Whether draws give this entry other values than its central one.
[[nodiscard]] bool is_drawn(const ResolvedParameter& parameter, std::size_t entry);

/// Mean, median and 2.5 and 97.5 per cent points of what will be drawn, as written (money in its
/// own price year). Whole numbers are rounded, but for the mean.
/// @param entry  of a table, else 0
[[nodiscard]] DrawnFigures drawn_figures(const CatalogueEntry& description,
                                         const ResolvedParameter& parameter, std::size_t entry);

/// A mean is far from its value when they differ by more than this part of the value (of an effect,
/// of its distance from "no effect"), and of half its range.
inline constexpr double far_from_value = 0.1;

/// Whether draws average something else than the central value stands for.
[[nodiscard]] bool mean_is_far(const CatalogueEntry& description,
                               const ResolvedParameter& parameter, std::size_t entry);

}  // namespace kohort
