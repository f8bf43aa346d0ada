#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "app/local/answers.hpp"
#include "app/local/figures.hpp"
#include "app/words/suggestion.hpp"
#include "app/words/written_number.hpp"

namespace kohort::local {

namespace {

/// A slip of units: what was written has to be multiplied by `times`.
struct Slip {
  double times;
  bool money;
  Words name;
};
constexpr std::array slips{
    Slip{1e3, false, {"tusinder", "thousands"}},
    Slip{1e3, true, {"tusinde kroner", "thousands of kroner"}},
    Slip{1e6, true, {"millioner kroner", "millions of kroner"}},
    Slip{1e-3, false, {"tusind gange for meget", "a thousand times too much"}}};

/// What was most likely meant, if a slip of units would explain the value.
std::string meant(const OwnFigure& figure, double value, double children,
                  std::string_view language) {
  const Limits usual = limits_of(figure, children, true);
  for (const Slip& slip : slips) {
    const double other = value * slip.times;
    if (slip.money != figure.desk_figure().words->money) continue;
    if (!(value > 0) || other < usual.low || other > usual.high) continue;
    return fmt::format(fmt::runtime(language == "en" ? " (did you mean {}? {} looks like {})"
                                                     : " (mente du {}? {} ligner {})"),
                       plain_number(other), plain_number(value), slip.name.in(language));
  }
  return "";
}

std::string rounded(double x) { return plain_number(std::round(x * 100) / 100); }

std::string label_of(const OwnFigure& figure, std::size_t i) {
  const DeskFigure& d = figure.desk_figure();
  return d.is_list() ? fmt::format("{}.{}", d.key(), d.words->labels[i]) : d.key();
}

class Checker {
 public:
  Checker(const Figures& figures, const Scenario& baseline, Problems& problems)
      : figures_{figures},
        baseline_{baseline},
        problems_{problems},
        children_{figures.children()} {}

  void check(const Sources& known, const std::string& shown) {
    if (figures_.given.empty() && figures_.targets.empty())
      complain({shown}, "no figure is given; kohort local --template lists those it can use");
    for (const OwnFigure& figure : figures_.given) check_figure(figure);
    check_parts();
    check_span(shown);
    for (const OwnTarget& target : figures_.targets) check_target(target, known);
  }

 private:
  template <class... Arguments>
  void complain(const Place& place, fmt::format_string<Arguments...> text,
                Arguments&&... arguments) {
    problems_.add(place, fmt::format(text, std::forward<Arguments>(arguments)...));
  }

  void check_figure(const OwnFigure& figure) {
    const DeskFigure& d = figure.desk_figure();
    if (d.per != Per::none && !(children_ > 0))
      return complain(figure.place,
                      "{}: a number means something only beside the number of children; give "
                      "births or children, too",
                      d.key());
    const Limits limits = limits_of(figure, children_, false);
    for (std::size_t i = 0; i < figure.values.size(); ++i) {
      const double value = figure.values[i];
      if (std::isnan(value)) continue;
      if (value < limits.low || value > limits.high)
        complain(figure.place, "{} = {}: expected a number between {} and {}{}{}",
                 label_of(figure, i), plain_number(value), rounded(limits.low),
                 rounded(limits.high), because(figure, value, limits), advice(figure, value));
      else if (d.words->whole && value != std::round(value))
        complain(figure.place, "{} = {}: expected a whole number", label_of(figure, i),
                 plain_number(value));
    }
    check_prices(figure);
  }

  /// Why a limit is one.
  [[nodiscard]] std::string because(const OwnFigure& figure, double value, Limits limits) const {
    const DeskFigure& d = figure.desk_figure();
    if (d.per == Per::none || value < limits.low) return "";
    const bool part = d.per == Per::thousand_children && !d.words->whole && d.high == 1000;
    return fmt::format(", for {} children{}", rounded(children_),
                       part ? " (more than there are; are the two swapped?)" : "");
  }

  [[nodiscard]] std::string advice(const OwnFigure& figure, double value) const {
    if (auto hint = meant(figure, value, children_, "en"); !hint.empty()) return hint;
    return value == 0 ? " (leave the line out if the number is not known)" : "";
  }

  void check_prices(const OwnFigure& figure) {
    if (figure.price_year == 0) return;
    const PriceIndex& index = baseline_.price_index();
    if (!index.covers(figure.price_year))
      complain(figure.place,
               "{}: price_year = {}: the price index has the years {} to {}; state the amount in "
               "prices of one of them",
               figure.desk_figure().key(), figure.price_year, index.first_level(),
               index.last_level());
  }

  /// Figures that are parts of others.
  void check_parts() {
    at_most("notified_children", "notifications");
    at_most("notified_children", "children");
    at_most("placed", "children");
    at_most("measures", "children");
    at_most("placed_by_type", "children");
    same("children_by_age", "children");
    same("placed_by_type", "placed");
  }

  /// Figures that the limits for one of them refuse already are not refused twice.
  void at_most(const char* part, const char* whole) {
    const OwnFigure* a = figures_.find(part);
    const OwnFigure* b = figures_.find(whole);
    if (!a || !b || a->total() <= b->total()) return;
    const Limits limits = limits_of(*a, children_, false);
    if (a->total() > limits.high && a->values.size() == 1) return;
    complain(a->place, "{} = {}: expected at most {} = {} (are the two swapped?)", part,
             plain_number(a->total()), whole, plain_number(b->total()));
  }

  void same(const char* parts, const char* whole) {
    const OwnFigure* a = figures_.find(parts);
    const OwnFigure* b = figures_.find(whole);
    constexpr double slack = 0.01;  // counts of two days may differ a little
    if (!a || !b || std::abs(a->total() - b->total()) <= 1 + slack * b->total()) return;
    complain(a->place, "{} sums to {}, but {} = {}; leave one of them out, or mend it", parts,
             plain_number(a->total()), whole, plain_number(b->total()));
  }

  void check_span(const std::string& shown) {
    const int first = figures_.first_year(), last = figures_.last_year();
    if (first != 0 && last - first > desk().year_span)
      complain({shown},
               "the figures are of {} to {}: expected years at most {} apart; leave the oldest out",
               first, last, desk().year_span);
  }

  void check_target(const OwnTarget& target, const Sources& known) {
    const std::string_view metric = register_figures()[target.figure].name;
    if (!known.contains(target.origin.source)) {
      std::vector<std::string> ids;
      for (const auto& [id, text] : known) ids.push_back(id);
      complain(target.place,
               "target.source = \"{}\": neither [sources] nor a sources.toml describes it{}",
               target.origin.source, did_you_mean(nearest(target.origin.source, ids)));
    }
    for (const OwnFigure& figure : figures_.given) {
      const bool same_years =
          !target.years || static_cast<int>(target.years->first) == figure.origin.year;
      const bool placed =
          figure.desk_figure().key() == "placed_by_type" && metric == "placed_per_1000";
      if (target.weight > 0 && same_years && (figure.desk_figure().metric == metric || placed))
        complain(target.place, "{} is told by the figure {} already; leave one of them out", metric,
                 figure.desk_figure().key());
    }
  }

  const Figures& figures_;
  const Scenario& baseline_;
  Problems& problems_;
  double children_;
};

void ask_unusual(const Figures& figures, const std::string& language, std::vector<Question>& out) {
  const bool en = language == "en";
  const double children = figures.children();
  for (const OwnFigure& figure : figures.given) {
    const Limits usual = limits_of(figure, children, true);
    for (std::size_t i = 0; i < figure.values.size(); ++i) {
      const double value = figure.values[i];
      if (std::isnan(value) || (value >= usual.low && value <= usual.high)) continue;
      if (value == 0 && figure.desk_figure().is_list()) continue;
      const std::string key = label_of(figure, i);
      out.push_back(
          {figure.desk_figure().key(),
           fmt::format(
               fmt::runtime(en ? "{}: {} = {} is unusual (usual here: {} to {} {}){}"
                               : "{}: {} = {} er usædvanligt (normalt her: {} til {} {}){}"),
               to_string(figure.place), key, as_written(value, language),
               as_written(usual.low, language), as_written(usual.high, language),
               figure.desk_figure().words->unit.in(language),
               meant(figure, value, children, language))});
    }
  }
}

/// Births and children that do not go together: people move, and the model's do not.
void ask_about_births(const Figures& figures, bool en, std::vector<Question>& out) {
  const auto births = figures.number("births");
  const OwnFigure* children = figures.find("children");
  if (children == nullptr) children = figures.find("children_by_age");
  if (!births || !children) return;
  const double from_births = child_ages * *births;
  const double apart = children->total() / from_births - 1;
  constexpr double slip = 0.4;
  if (std::abs(apart) < slip) return;
  out.push_back(
      {children->desk_figure().key(),
       fmt::format(fmt::runtime(en ? "{}: {} children are {} % of eighteen years of {} births; are "
                                     "both of the same place?"
                                   : "{}: {} børn er {} pct. af atten år med {} fødsler; er begge "
                                     "tal fra samme sted?"),
                   to_string(children->place), as_written(children->total(), en ? "en" : "da"),
                   as_written(100 * (1 + apart), en ? "en" : "da"),
                   as_written(*births, en ? "en" : "da"))});
}

/// Every measure and every placement has an open case.
void ask_about_cases(const Figures& figures, bool en, std::vector<Question>& out) {
  const OwnFigure* cases = figures.find("open_cases");
  if (cases == nullptr) return;
  const double placed =
      figures.number("placed").value_or(figures.number("placed_by_type").value_or(0));
  const double within = figures.number("measures").value_or(0) + placed;
  if (cases->total() >= within) return;
  out.push_back(
      {"open_cases",
       fmt::format(
           fmt::runtime(en ? "{}: open_cases = {}: fewer than children with a measure and "
                             "placed children together ({}); does a case stand for a family?"
                           : "{}: open_cases = {}: færre end børn i foranstaltning og "
                             "anbragte børn tilsammen ({}); er en sag en familie?"),
           to_string(cases->place), as_written(cases->total(), en ? "en" : "da"),
           as_written(within, en ? "en" : "da"))});
}

}  // namespace

void check_figures(const Figures& figures, const Scenario& baseline, const Sources& known,
                   const std::string& shown, Problems& problems) {
  Checker{figures, baseline, problems}.check(known, shown);
}

std::vector<Question> questions_of(const Figures& figures, const std::string& language) {
  std::vector<Question> out;
  ask_unusual(figures, language, out);
  ask_about_births(figures, language == "en", out);
  ask_about_cases(figures, language == "en", out);
  return out;
}

}  // namespace kohort::local
