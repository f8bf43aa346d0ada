#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kohort {

/// A stream by year with its spread, for a line with bands.
struct FanChart {
  std::string title;
  std::string description;          ///< the text alternative: says what the lines show
  std::string axis;                 ///< what the vertical axis measures, with unit
  std::vector<std::string> labels;  ///< one for each point
  std::vector<double> middle;       ///< median
  struct Band {
    std::string name;
    std::vector<double> low;
    std::vector<double> high;
  };
  std::vector<Band> bands;  ///< widest first
  std::string middle_name;
};

/// Inline SVG that starts at zero before the first point; colours come from CSS classes.
[[nodiscard]] std::string fan_chart_svg(const FanChart& chart, const std::string& id,
                                        std::string_view language);

/// Round axis marks that cover [low, high], about `count` of them.
[[nodiscard]] std::vector<double> axis_marks(double low, double high, int count = 6);

}  // namespace kohort
