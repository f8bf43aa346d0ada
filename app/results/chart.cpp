#include "app/results/chart.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "app/results/html.hpp"
#include "app/results/numbers.hpp"

namespace kohort {

namespace {

constexpr double width = 760;
constexpr double height = 380;
constexpr double left = 84;
constexpr double right = 130;  // room for the names of the bands
constexpr double top = 34;
constexpr double bottom = 40;

/// Where values lie on the drawing.
struct Scale {
  double low;
  double high;
  std::size_t points;

  [[nodiscard]] double x(std::size_t i) const {
    const auto steps = static_cast<double>(std::max<std::size_t>(points, 1));
    return left + static_cast<double>(i) / steps * (width - left - right);
  }
  [[nodiscard]] double y(double value) const {
    return top + (high - value) / (high - low) * (height - top - bottom);
  }
};

/// Points of a line that starts at zero.
std::string line_points(const std::vector<double>& values, const Scale& scale) {
  std::string points = fmt::format("{:.1f},{:.1f}", scale.x(0), scale.y(0));
  for (std::size_t i = 0; i < values.size(); ++i) {
    points += fmt::format(" {:.1f},{:.1f}", scale.x(i + 1), scale.y(values[i]));
  }
  return points;
}

std::string band_points(const FanChart::Band& band, const Scale& scale) {
  std::string points = line_points(band.low, scale);
  for (std::size_t i = band.high.size(); i-- > 0;) {
    points += fmt::format(" {:.1f},{:.1f}", scale.x(i + 1), scale.y(band.high[i]));
  }
  return points;
}

std::string axes(const FanChart& chart, const Scale& scale, const std::vector<double>& marks,
                 std::string_view language) {
  const double step = marks[1] - marks[0];
  const int decimals = std::max(0, -static_cast<int>(std::floor(std::log10(step) + 1e-9)));
  std::string out = fmt::format("<text x=\"0\" y=\"16\">{}</text>\n", escape_html(chart.axis));
  for (const double mark : marks) {
    const double y = scale.y(mark);
    out += fmt::format(
        "<line class=\"{}\" x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\"/>"
        "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>\n",
        std::abs(mark) < step / 2 ? "zero" : "grid", left, width - right, y, y, left - 8, y + 4,
        format_number(mark, decimals, language));
  }
  // Labels need about 44 units each; with many years only every second or third is written.
  const double spacing = scale.x(1) - scale.x(0);
  const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(44 / spacing)));
  for (std::size_t i = 0; i < chart.labels.size(); i += every) {
    out += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text>\n",
                       scale.x(i + 1), height - bottom + 22, escape_html(chart.labels[i]));
  }
  return out;
}

/// Names at the right end of the lines, moved apart where they would overlap.
std::string end_labels(const FanChart& chart, const Scale& scale) {
  std::vector<std::pair<double, std::string>> labels{
      {scale.y(chart.middle.back()), chart.middle_name}};
  for (const FanChart::Band& band : chart.bands) {
    labels.emplace_back(scale.y(band.high.back()), band.name);
  }
  std::sort(labels.begin(), labels.end());
  std::string out;
  double lowest = 0;
  for (auto& [y, name] : labels) {
    y = std::max(y, lowest + 16);
    lowest = y;
    out += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n", width - right + 8, y + 4,
                       escape_html(name));
  }
  return out;
}

}  // namespace

std::vector<double> axis_marks(double low, double high, int count) {
  if (!(high > low)) high = low + 1;
  const double rough = (high - low) / count;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  double step = power * 10;
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= rough) {
      step = factor * power;
      break;
    }
  }
  std::vector<double> marks;
  const double first = std::floor(low / step);
  for (double i = first; (i - 1) * step < high; ++i) marks.push_back(i * step);
  return marks;
}

std::string fan_chart_svg(const FanChart& chart, const std::string& id, std::string_view language) {
  if (chart.middle.empty()) return "";
  double low = 0;
  double high = 0;
  const auto include = [&](const std::vector<double>& values) {
    for (const double value : values) {
      low = std::min(low, value);
      high = std::max(high, value);
    }
  };
  include(chart.middle);
  for (const auto& band : chart.bands) {
    include(band.low);
    include(band.high);
  }
  const std::vector<double> marks = axis_marks(low, high);
  const Scale scale{marks.front(), marks.back(), chart.middle.size()};
  std::string out = fmt::format(
      "<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{}-title {}-text\">\n"
      "<title id=\"{}-title\">{}</title>\n<desc id=\"{}-text\">{}</desc>\n",
      width, height, id, id, id, escape_html(chart.title), id, escape_html(chart.description));
  for (std::size_t b = 0; b < chart.bands.size(); ++b) {
    out += fmt::format("<polygon class=\"band band-{}\" points=\"{}\"/>\n", b + 1,
                       band_points(chart.bands[b], scale));
  }
  out += axes(chart, scale, marks, language);
  out +=
      fmt::format("<polyline class=\"middle\" points=\"{}\"/>\n", line_points(chart.middle, scale));
  out += end_labels(chart, scale);
  return out + "</svg>\n";
}

}  // namespace kohort
