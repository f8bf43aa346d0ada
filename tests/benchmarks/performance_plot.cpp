#include <algorithm>
#include <fmt/format.h>

#include "performance.hpp"

namespace kohort::benchmarks {

namespace {

constexpr double width = 960;
constexpr double bar_height = 26;
constexpr double label_width = 470;
constexpr double panel_height = 210;

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
  return out;
}

std::string words(double x, double y, const std::string& text, const char* anchor = "start",
                  const char* style = "") {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" {}>{}</text>\n", x, y,
                     anchor, style, escaped(text));
}

std::string line(double x1, double y1, double x2, double y2, const char* colour, double stroke) {
  return fmt::format(
      "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" "
      "stroke-width=\"{}\"/>\n",
      x1, y1, x2, y2, colour, stroke);
}

constexpr const char* bold = "font-weight=\"bold\"";
constexpr const char* met_colour = "#2a6f97";
constexpr const char* missed_colour = "#b5482f";

/// How much of what is allowed was used: above 1 the goal is missed.
double used(const Goal& goal, double value) {
  return goal.at_most ? value / goal.limit : goal.limit / value;
}

std::string goal_bars(const Performance& performance, double top) {
  double most = 1.25;
  for (const Goal& g : performance.goals) most = std::max(most, used(g, g.value.median));
  const double scale = (width - label_width - 130) / std::min(most, 4.0);
  const double goal_x = label_width + scale;
  std::string out = words(20, top, "What is used of each goal's limit", "start", bold);
  double y = top + 18;
  for (const Goal& g : performance.goals) {
    const double length = scale * std::min(used(g, g.value.median), 4.0);
    out += words(label_width - 10, y + 17, g.what, "end");
    out += fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{}\" fill=\"{}\"/>\n",
        label_width, y + 4, length, bar_height - 8, g.met() ? met_colour : missed_colour);
    const double end = std::max(label_width + length, goal_x);
    out += words(end + 8, y + 17,
                 fmt::format("{:.2f}{} {}", g.value.median, g.unit == "x" ? "" : " " + g.unit,
                             g.met() ? "met" : "missed"));
    y += bar_height;
  }
  return out + line(goal_x, top + 14, goal_x, y + 4, "#333", 1.5) +
         words(goal_x, y + 20, "limit", "middle");
}

std::string series_panel(const Series& series, double left, double top, double panel_width) {
  double most = 1.3;
  for (const Spread& s : series.relative) most = std::max(most, 1.15 * s.high);
  const double bottom = top + panel_height - 50;
  const auto y_of = [&](double value) { return bottom - (bottom - top - 30) * value / most; };
  const double step =
      (panel_width - 80) / static_cast<double>(std::max<std::size_t>(2, series.labels.size()) - 1);
  std::string out = words(left, top, series.title, "start", bold);
  out += line(left, bottom, left + panel_width - 20, bottom, "#333", 1);
  out += line(left, y_of(1), left + panel_width - 20, y_of(1), "#bbb", 1);
  std::string path;
  for (std::size_t i = 0; i < series.labels.size(); ++i) {
    const Spread& s = series.relative[i];
    const double x = left + 30 + step * static_cast<double>(i);
    out += line(x, y_of(s.low), x, y_of(s.high), met_colour, 1);
    out += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" fill=\"{}\"/>\n", x,
                       y_of(s.median), met_colour);
    out += words(x, y_of(s.high) - 8, fmt::format("{:.2f}", s.median), "middle");
    out += words(x, bottom + 18, series.labels[i], "middle");
    path += fmt::format("{}{:.1f} {:.1f}", i == 0 ? "M" : " L", x, y_of(s.median));
  }
  return out + fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"/>\n",
                           path, met_colour);
}

}  // namespace

std::string performance_plot(const Performance& performance) {
  const double bars = 60 + bar_height * static_cast<double>(performance.goals.size());
  const auto panel_rows = static_cast<double>((performance.series.size() + 1) / 2);
  const double height = 40 + bars + panel_height * panel_rows + 20;
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" "
      "height=\"{1:.0f}\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\">\n"
      "<title>Performance of the whole model</title>\n"
      "<rect width=\"{0:.0f}\" height=\"{1:.0f}\" fill=\"white\"/>\n",
      width, height);
  out += goal_bars(performance, 30);
  for (std::size_t i = 0; i < performance.series.size(); ++i)
    out += series_panel(performance.series[i], i % 2 == 0 ? 30 : width / 2 + 20,
                        60 + bars + panel_height * static_cast<double>(i / 2), width / 2 - 40);
  return out + "</svg>\n";
}

}  // namespace kohort::benchmarks
