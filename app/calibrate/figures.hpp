#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/outcome.hpp"

namespace kohort {

/// Years of the budget window, counted from its first year; both belong to it.
struct YearSpan {
  std::size_t first{0};
  std::size_t last{0};
};

/// A figure that registers publish, computed from an outcome of the baseline; or what an evaluation
/// found, computed from the baseline and the scenario.
struct RegisterFigure {
  /// What the years of a target mean for it.
  enum class Window {
    stock,     ///< calendar years; the first budget year unless the target says otherwise
    flow,      ///< calendar years; all budget years unless the target says otherwise
    followed,  ///< the followed birth years, whatever the calendar year
  };

  std::string_view name;
  std::string_view unit;
  std::string_view da, en;
  Window window{Window::flow};
  std::size_t years_before{0};  ///< years that it needs before the first one
  std::size_t least_years{1};
  /// NaN if the outcome has nothing to compute it from.
  double (*value)(const Outcome&, YearSpan){};
  /// Of a figure that compares: what programmes change, from the same place without them. Then
  /// there is no `value`.
  double (*change)(const Outcome& without, const Outcome& with, YearSpan){};

  [[nodiscard]] bool is_money() const { return unit.starts_with("kr."); }
};

[[nodiscard]] std::span<const RegisterFigure> register_figures();

/// Position in register_figures(), or -1.
[[nodiscard]] int figure_index(std::string_view name);
[[nodiscard]] std::vector<std::string> figure_names();

}  // namespace kohort
