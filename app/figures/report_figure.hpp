#pragma once

#include <span>
#include <string_view>

#include "app/figures/metric.hpp"

namespace kohort {

/// A figure that can be asked about: a headline metric, or a drawing or table of the report.
struct ReportFigure {
  std::string_view id;
  /// Metric whose value stands for the figure; empty where no single number does.
  std::string_view metric;
  Words name{};  ///< of drawings that are explained beside a metric; empty for others
  FigureText text;
};

/// Every figure, headline metrics first.
[[nodiscard]] std::span<const ReportFigure> report_figures();

}  // namespace kohort
