#include "app/local/figures.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kohort::local {

double OwnFigure::total() const { return std::accumulate(values.begin(), values.end(), 0.0); }

const OwnFigure* Figures::find(std::string_view key) const {
  const auto found = std::ranges::find_if(
      given, [key](const OwnFigure& f) { return f.desk_figure().words->key == key; });
  return found == given.end() ? nullptr : &*found;
}

std::optional<double> Figures::number(std::string_view key) const {
  const OwnFigure* figure = find(key);
  if (figure == nullptr) return std::nullopt;
  return figure->total();
}

double Figures::children() const {
  if (const auto stated = number("children")) return *stated;
  if (const auto by_age = number("children_by_age")) return *by_age;
  return child_ages * number("births").value_or(0);
}

double Figures::births() const {
  if (const auto stated = number("births")) return *stated;
  return children() / child_ages;
}

int Figures::first_year() const {
  int first = 0;
  const auto take = [&first](int year) {
    if (year != 0 && (first == 0 || year < first)) first = year;
  };
  for (const OwnFigure& f : given) take(f.origin.year);
  for (const OwnTarget& t : targets)
    if (t.years)
      take(static_cast<int>(t.years->first) -
           static_cast<int>(register_figures()[t.figure].years_before));
  return first;
}

int Figures::last_year() const {
  int last = 0;
  for (const OwnFigure& f : given) last = std::max(last, f.origin.year);
  for (const OwnTarget& t : targets)
    if (t.years) last = std::max(last, static_cast<int>(t.years->last));
  return last;
}

Limits limits_of(const OwnFigure& figure, double children, bool usual) {
  const DeskFigure& d = figure.desk_figure();
  Limits limits{usual ? d.usual_low : d.low, usual ? d.usual_high : d.high};
  if (d.per == Per::none) return limits;
  const double by = d.per == Per::child ? children : children / 1000;
  return {limits.low * by, limits.high * by};
}

}  // namespace kohort::local
