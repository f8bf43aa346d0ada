#include "app/local/plan.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

#include "app/local/answers.hpp"
#include "app/scenario/catalogue.hpp"
#include "models/state.hpp"

namespace kohort::local {

namespace {

/// How much of a metric one of the figure's own units is, for metrics that are a number of the
/// figure among so many others.
double whole_of(const RegisterFigure& metric, double children) {
  if (metric.unit == "per 1,000 children") return children / 1000;
  if (metric.unit == "per 100 children" || metric.name == "notified_share") return children / 100;
  return 1;
}

/// Of a count, what chance alone moves it by.
double chance(double count) { return std::sqrt(std::max(count, 1.0)); }

class Planner {
 public:
  Planner(const Figures& figures, const Scenario& baseline, const Sources& known, Plan& plan)
      : figures_{figures}, baseline_{baseline}, known_{known}, plan_{plan} {}

  void plan() {
    for (const OwnFigure& figure : figures_.given) {
      const std::string key = figure.desk_figure().key();
      if (key == "placed_by_type")
        by_type(figure);
      else if (key == "placement_spending")
        placement_spending(figure);
      else if (key == "measure_spending")
        money(figure, figures_.children());
      else if (!figure.desk_figure().metric.empty())
        count(figure);
    }
    for (const OwnTarget& target : figures_.targets) own_target(target);
    choose_levers();
    say_what_is_unused();
  }

 private:
  PlannedTarget target_of(const OwnFigure& figure, const std::string& metric) {
    const DeskFigure& d = figure.desk_figure();
    PlannedTarget t;
    t.figure = static_cast<std::size_t>(figure_index(metric));
    const auto year = static_cast<std::size_t>(figure.origin.year);
    t.years = YearSpan{year, year};
    t.source = source_id(plan_, figure, known_);
    // Nearly always computed: from a number and the number of children.
    t.grade = figure.origin.grade == "N" ? "N" : "D";
    t.note = figure.note;
    t.label = {std::string{d.words->name.da}, std::string{d.words->name.en}};
    t.unit = {std::string{d.words->unit.da}, std::string{d.words->unit.en}};
    return t;
  }

  /// A number of children, cases or notifications, or a share that stands for itself.
  void count(const OwnFigure& figure) { count(figure, figure.desk_figure().metric); }

  void count(const OwnFigure& figure, const std::string& metric) {
    PlannedTarget t = target_of(figure, metric);
    const RegisterFigure& of = register_figures()[t.figure];
    t.scale = whole_of(of, figures_.children());
    const double value = figure.total();
    const double least = t.scale == 1 ? 1 : chance(value);  // a point of a share
    t.value = value / t.scale;
    t.tolerance = figure.tolerance.value_or(std::max(desk().tolerance * value, least)) / t.scale;
    if (t.scale != 1)
      t.note += fmt::format("{}{} of {} children", t.note.empty() ? "" : "; ", toml_number(value),
                            toml_number(std::round(figures_.children())));
    plan_.targets.push_back(std::move(t));
  }

  /// How many are placed, unless that is told apart from it, and where.
  void by_type(const OwnFigure& figure) {
    if (figures_.find("placed") == nullptr) {
      count(figure, "placed_per_1000");
      const auto& words = desk().figures[static_cast<std::size_t>(desk().index_of("placed"))].words;
      plan_.targets.back().label = {std::string{words->name.da}, std::string{words->name.en}};
    }
    const double all = figure.total();
    if (!(all > 0)) return;
    const auto share = [&](const char* metric, std::size_t a, std::size_t b, Text label) {
      PlannedTarget t = target_of(figure, metric);
      const double here = figure.values[a] + figure.values[b];
      t.value = 100 * here / all;
      t.tolerance = std::max(100 * desk().tolerance * here / all,
                             100 * std::sqrt(std::max(here * (all - here), all - 1) / all) / all);
      t.unit = {"pct. af de anbragte", "% of those placed"};
      t.label = std::move(label);
      t.note = fmt::format("{} of {} placed", toml_number(here), toml_number(all));
      plan_.targets.push_back(std::move(t));
    };
    share("foster_share", index(PlaceType::kinship), index(PlaceType::foster),
          {"Anbragte i familiepleje", "Placed in foster and kinship care"});
    share("institution_share", index(PlaceType::institution), index(PlaceType::residence),
          {"Anbragte på institution og opholdssted", "Placed in institutions and residences"});
  }

  void money(const OwnFigure& figure, double by) {
    PlannedTarget t = target_of(figure, figure.desk_figure().metric);
    t.price_year = figure.price_year;
    // The simulated figure comes in the run's prices; the owner's is shown in those, too.
    t.scale = by;
    t.value = figure.total() / by;
    t.tolerance = figure.tolerance.value_or(desk().tolerance * figure.total()) / by;
    t.weight = 0;
    plan_.targets.push_back(std::move(t));
  }

  void placement_spending(const OwnFigure& figure) {
    double placed = figures_.number("placed").value_or(0);
    if (!(placed > 0)) placed = figures_.number("placed_by_type").value_or(0);
    if (placed > 0) return money(figure, placed);
    plan_.unused.push_back(
        {"Regnskab for anbringelser: et beløb kan først sammenlignes, når antallet af anbragte "
         "(placed eller placed_by_type) også er der",
         "Accounts of placements: an amount can be compared only beside the number of placed "
         "children (placed or placed_by_type)"});
  }

  void own_target(const OwnTarget& given) {
    const RegisterFigure& metric = register_figures()[given.figure];
    PlannedTarget t;
    t.figure = given.figure;
    t.value = given.value;
    t.tolerance = given.tolerance;
    t.weight = given.weight;
    t.years = given.years;
    t.price_year = given.price_year;
    t.source = given.origin.source;
    t.grade = given.origin.grade;
    t.note = given.note;
    t.label = {std::string{metric.da}, std::string{metric.en}};
    t.unit = {std::string{metric.unit}, std::string{metric.unit}};
    if (const auto found = known_.find(t.source);
        found != known_.end() && figures_.sources.contains(t.source))
      plan_.sources[t.source] = found->second;
    plan_.targets.push_back(std::move(t));
  }

  [[nodiscard]] bool has(const std::string& metric) const {
    return std::ranges::any_of(plan_.targets, [&](const PlannedTarget& t) {
      return t.weight > 0 && register_figures()[t.figure].name == metric;
    });
  }

  [[nodiscard]] bool fits(const Lever& lever) const {
    return std::ranges::all_of(lever.with, [&](const auto& m) { return has(m); }) &&
           std::ranges::none_of(lever.without, [&](const auto& m) { return has(m); });
  }

  /// For each figure the first lever that nobody else moves. What moves none is shown only.
  void choose_levers() {
    std::set<std::string> taken;
    std::vector<bool> idle(plan_.targets.size(), false);
    for (std::size_t i = 0; i < plan_.targets.size(); ++i) {
      PlannedTarget& t = plan_.targets[i];
      if (t.weight == 0) continue;
      for (std::size_t l = 0; l < desk().levers.size() && !t.lever; ++l) {
        const Lever& lever = desk().levers[l];
        const std::string name = lever.key + " " + lever.label;
        if (lever.metric != register_figures()[t.figure].name || !fits(lever)) continue;
        if (!taken.insert(name).second) continue;
        t.lever = l;
        plan_.levers.push_back(range_of(l));
      }
      idle[i] = !t.lever;
    }
    // Twice the same figure, in other years, still helps to place the lever.
    for (std::size_t i = 0; i < plan_.targets.size(); ++i) {
      const bool same_figure = std::ranges::any_of(plan_.targets, [&](const PlannedTarget& other) {
        return other.lever && other.figure == plan_.targets[i].figure;
      });
      if (idle[i] && !same_figure) plan_.targets[i].weight = 0;
    }
  }

  /// The lever's range, widened to the country's value and kept within what the parameter allows.
  [[nodiscard]] PlannedLever range_of(std::size_t l) const {
    const Lever& lever = desk().levers[l];
    const auto parameter = static_cast<std::size_t>(catalogue().index_of(lever.key));
    const CatalogueEntry& entry = catalogue().entries()[parameter];
    const std::vector<double>& values = baseline_.parameters[parameter].value;
    PlannedLever out{l, lever.low, lever.high};
    if (lever.odds) return out;
    if (lever.factor) {
      out.low = std::max(out.low, entry.range.low / std::ranges::min(values));
      out.high = std::min(out.high, entry.range.high / std::ranges::max(values));
      return out;
    }
    const auto label = std::ranges::find(entry.labels, lever.label);
    const double present =
        values[lever.label.empty() ? 0 : static_cast<std::size_t>(label - entry.labels.begin())];
    out.low = std::max(std::min(out.low, present), entry.range.low);
    out.high = std::min(std::max(out.high, present), entry.range.high);
    return out;
  }

  void say_what_is_unused() {
    for (const PlannedTarget& t : plan_.targets) {
      if (t.weight > 0 || register_figures()[t.figure].is_money()) continue;
      if (register_figures()[t.figure].name == "institution_share" && has("foster_share")) {
        plan_.notes.push_back(
            {"Anbragte på institution og opholdssted vises, men fittes ikke: andelen følger af "
             "familieplejens andel, som er fittet.",
             "Those placed in institutions and residences are shown, not fitted: their share "
             "follows from that of foster care, which is fitted."});
        continue;
      }
      plan_.unused.push_back(
          {fmt::format("{}: intet håndtag i modellen flyttes af dette tal alene; det vises kun",
                       t.label.da),
           fmt::format("{}: no lever of the model is moved by this figure alone; it is only shown",
                       t.label.en)});
    }
  }

  const Figures& figures_;
  const Scenario& baseline_;
  const Sources& known_;
  Plan& plan_;
};

/// Moves and birth cohorts of other sizes, which the model has not.
void note_people(const Figures& figures, Plan& plan) {
  const auto births = figures.number("births");
  const OwnFigure* by_age = figures.find("children_by_age");
  const double children = figures.children();
  if (births && children > 0) {
    const double apart = children / (child_ages * *births) - 1;
    if (std::abs(apart) > desk().births_apart)
      plan.notes.push_back(
          {fmt::format("Kommunen har {} børn; atten år med {} fødsler giver {}. Modellen kender "
                       "ingen flytninger, så beløb for hele kommunen bliver {} pct. for {}. Tal "
                       "pr. barn berøres ikke. Skal beløbene for børnesager passe, så skriv "
                       "births = {}.",
                       as_written(children, "da"), as_written(*births, "da"),
                       as_written(child_ages * *births, "da"),
                       as_written(std::round(100 * std::abs(1 - 1 / (1 + apart))), "da"),
                       apart > 0 ? "lave" : "høje",
                       as_written(std::round(children / child_ages), "da")),
           fmt::format("The municipality has {} children; eighteen years of {} births are {}. The "
                       "model knows no moves, so amounts of the whole municipality come out {} % "
                       "too {}. Figures per child are not touched. If the amounts of casework "
                       "matter, write births = {}.",
                       as_written(children, "en"), as_written(*births, "en"),
                       as_written(child_ages * *births, "en"),
                       as_written(std::round(100 * std::abs(1 - 1 / (1 + apart))), "en"),
                       apart > 0 ? "low" : "high",
                       as_written(std::round(children / child_ages), "en"))});
  }
  if (by_age == nullptr) return;
  const double small = (by_age->values[0] + by_age->values[1] + by_age->values[2]) / 6;
  const double big = (by_age->values[4] + by_age->values[5]) / 6;
  if (!(small > 0) || std::abs(big / small - 1) <= desk().births_apart) return;
  plan.notes.push_back(
      {fmt::format("Kommunen har {} børn for hvert alderstrin blandt de 12-17-årige og {} blandt "
                   "de 0-5-årige; i modellen er alderstrinene lige store. Tal, der mest handler om "
                   "de store børn, rammes derfor kun i gennemsnit over alle aldre.",
                   as_written(std::round(big), "da"), as_written(std::round(small), "da")),
       fmt::format("The municipality has {} children for each year of age among those aged 12-17 "
                   "and {} among those aged 0-5; in the model all ages are equally large. Figures "
                   "that are mostly about older children are therefore met only on average over "
                   "all ages.",
                   as_written(std::round(big), "en"), as_written(std::round(small), "en"))});
}

}  // namespace

std::string quoted(const std::string& text) {
  std::string out{"\""};
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      out += fmt::format("\\{}", c);
    else if (code < 0x20 || code == 0x7f)
      out += fmt::format("\\u{:04x}", code);
    else
      out += c;
  }
  return out + "\"";
}

std::string slug_of(const std::string& name) {
  static const std::map<std::string, std::string> danish{{"æ", "ae"}, {"Æ", "ae"}, {"ø", "oe"},
                                                         {"Ø", "oe"}, {"å", "aa"}, {"Å", "aa"}};
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto two = danish.find(name.substr(i, 2));
    const char c = name[i];
    if (two != danish.end()) {
      out += two->second;
      ++i;
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out += c;
    } else if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else if (!out.empty() && out.back() != '-' && static_cast<unsigned char>(c) < 0x80) {
      out += '-';
    }
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "municipality" : out;
}

std::string source_id(const Plan& plan, const OwnFigure& figure, const Sources& known) {
  if (figure.origin.source.empty()) return "assumption";
  if (known.contains(figure.origin.source)) return figure.origin.source;
  std::string id = plan.slug;
  std::ranges::replace(id, '-', '_');
  return id + "_" + figure.desk_figure().key();
}

Plan plan_of(const Figures& figures, const Scenario& baseline, const Sources& known) {
  Plan plan;
  plan.slug = slug_of(figures.name);
  const int first = figures.first_year();
  plan.fit_start = first != 0 ? first : static_cast<int>(baseline.central().time.start);
  plan.start = figures.start.value_or(std::max(figures.last_year(), plan.fit_start));
  for (const OwnFigure& figure : figures.given) {
    const std::string id = source_id(plan, figure, known);
    if (id == "assumption") continue;
    if (known.contains(id)) {
      if (figures.sources.contains(id)) plan.sources[id] = known.at(id);
      continue;
    }
    plan.sources[id] = {
        fmt::format("{}, {} {}: {}", figures.name, figure.desk_figure().words->name.da,
                    figure.origin.year, figure.origin.source),
        "", fmt::format("{}", figure.origin.year), ""};
  }
  plan_facts(figures, baseline, plan);
  Planner{figures, baseline, known, plan}.plan();
  note_people(figures, plan);
  return plan;
}

}  // namespace kohort::local
