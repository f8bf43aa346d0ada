#include <cmath>
#include <fmt/format.h>

#include "performance.hpp"

namespace kohort::benchmarks {

namespace {

/// Three digits, thousands marked.
std::string number(double value) {
  if (value == 0) return "0";
  const int digits = 2 - static_cast<int>(std::floor(std::log10(std::abs(value))));
  if (digits < 0) value = std::round(value / std::pow(10, -digits)) * std::pow(10, -digits);
  std::string out = fmt::format("{:.{}f}", value, std::max(0, digits));
  if (digits < 0)
    for (std::size_t i = out.size(); i > 3; i -= 3)
      if (i - 3 > 0) out.insert(i - 3, ",");
  return out;
}

std::string with_range(const Spread& s, const std::string& unit) {
  std::string out = number(s.median);
  if (s.low != s.high) out += fmt::format(" ({} to {})", number(s.low), number(s.high));
  return unit.empty() || unit == "x" ? out : out + " " + unit;
}

std::string quoted(const std::string& text) {
  return text.find(',') == std::string::npos ? text : "\"" + text + "\"";
}

}  // namespace

std::string performance_table(const Performance& performance) {
  std::string out = "| goal | measured | wanted | |\n|---|---:|---:|---|\n";
  for (const Goal& g : performance.goals)
    out += fmt::format("| {} | {} | {} {}{} | {} |\n", g.what, with_range(g.value, g.unit),
                       g.at_most ? "at most" : "at least", fmt::format("{:g}", g.limit),
                       g.unit == "x" ? "" : " " + g.unit, g.met() ? "met" : "**missed**");
  out += "\n| series | |\n|---|---|\n";
  for (const Series& s : performance.series) {
    out += fmt::format("| {} |", s.title);
    for (std::size_t i = 0; i < s.labels.size(); ++i)
      out += fmt::format("{} {}: {:.2f}", i == 0 ? "" : ";", s.labels[i], s.relative[i].median);
    out += " |\n";
  }
  out += "\n| | figure | measured |\n|---|---|---:|\n";
  std::string group;
  for (const Figure& f : performance.figures) {
    out += fmt::format("| {} | {} | {} |\n", f.group == group ? "" : f.group, f.what,
                       with_range(f.value, f.unit));
    group = f.group;
  }
  return out;
}

std::string performance_csv(const Performance& performance) {
  std::string out = "kind,group,what,median,low,high,unit,limit,met\n";
  const auto line = [&out](std::string_view kind, const std::string& group, const std::string& what,
                           const Spread& s, const std::string& unit, const std::string& rest) {
    out += fmt::format("{},{},{},{:.9g},{:.9g},{:.9g},{},{}\n", kind, quoted(group), quoted(what),
                       s.median, s.low, s.high, unit, rest);
  };
  for (const Goal& g : performance.goals)
    line("goal", g.at_most ? "at most" : "at least", g.what, g.value, g.unit,
         fmt::format("{},{}", g.limit, g.met() ? "yes" : "no"));
  for (const Figure& f : performance.figures) line("figure", f.group, f.what, f.value, f.unit, ",");
  for (const Series& s : performance.series)
    for (std::size_t i = 0; i < s.labels.size(); ++i)
      line("series", s.title, s.labels[i], s.relative[i], "x", ",");
  return out;
}

}  // namespace kohort::benchmarks
