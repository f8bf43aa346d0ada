#include <algorithm>
#include <fmt/format.h>

#include "app/scenario/catalogue.hpp"
#include "app/scenario/headings.hpp"
#include "app/sweep/study_fields.hpp"

namespace kohort::sweep {

namespace {

const Names plane_keys{"cost", "effect", "willingness_to_pay", "note"};
const Names decision_keys{"per_year", "horizon_years", "discount_rate", "waits", "note"};
const Names pilot_keys{"parameter",       "data",
                       "observation_sd",  "prior_size",
                       "families",        "observations_per_family",
                       "years",           "follow_up_years",
                       "cost_per_family", "cost_per_family_year",
                       "cost_fixed",      "note"};

}  // namespace

void StudyFields::read_plane(const Node& table, Study& study) {
  if (!table.is_table())
    return complain(table.place,
                    "cost_effectiveness is a section ([cost_effectiveness]), not a value");
  if (study.function)
    return complain(table.place, "cost_effectiveness: a test function has no costs and effects");
  if (!study.random())
    return complain(table.place,
                    "cost_effectiveness: needs a probabilistic or latin-hypercube design, not a {} "
                    "one",
                    name_of(study.design.kind));
  check_keys(table, "cost_effectiveness.", plane_keys);
  EffectPlane plane;
  plane.cost = study.net_benefit.cost;
  Names known = metric_names(study);
  known.pop_back();
  if (const Node* node = table.find("cost"))
    if (const auto text = read_text("cost_effectiveness.cost", *node, problems_))
      if (is_one_of("cost_effectiveness.cost", *node, *text, known)) plane.cost = *text;
  const auto effect = needed_text(table, "cost_effectiveness.", "effect");
  if (effect && is_one_of("cost_effectiveness.effect", *table.find("effect"), *effect, known))
    plane.effect = *effect;
  if (const Node* list = table.find("willingness_to_pay")) {
    if (list->kind != Node::Kind::list || list->children.empty())
      complain(list->place,
               "cost_effectiveness.willingness_to_pay = {}: expected a list of kr. for one unit, "
               "such as [0, 100000, 500000]",
               list->written);
    for (const Node& node : list->children) {
      const auto value =
          read_amount_of_money("cost_effectiveness.willingness_to_pay", node, problems_);
      auto& values = plane.willingness_to_pay;
      if (value && (*value < 0 || (!values.empty() && *value <= values.back())))
        complain(node.place,
                 "cost_effectiveness.willingness_to_pay = {}: expected ascending numbers from 0",
                 node.written);
      else if (value)
        values.push_back(*value);
    }
  }
  study.plane = plane;
}

void StudyFields::read_decision(const Node& table, Study& study) {
  if (!table.is_table())
    return complain(table.place, "decision is a section ([decision]), not a value");
  check_keys(table, "decision.", decision_keys);
  DecisionStake& d = study.decision;
  d.per_year = number(table, "decision.", "per_year", 0, 1e9, false, 1);
  d.horizon_years = number(table, "decision.", "horizon_years", 0, 200, false, 1);
  d.discount_rate = number(table, "decision.", "discount_rate", 0, 1, false, 0);
  d.waits = false;
  if (const Node* waits = table.find("waits")) {
    if (waits->kind != Node::Kind::flag)
      complain(waits->place, "decision.waits = {}: expected true or false", waits->written);
    d.waits = waits->flag;
  }
  if (!table.find("horizon_years")) complain(table.place, "decision: horizon_years is missing");
}

/// How the pilot's observations tell the parameter.
void StudyFields::read_pilot_data(const Node& table, Pilot& pilot) {
  const auto data = needed_text(table, "pilots.", "data");
  const Names& names = pilot_data_names();
  if (!data || !is_one_of("pilots.data", *table.find("data"), *data, names)) return;
  pilot.data = static_cast<Pilot::Data>(std::ranges::find(names, *data) - names.begin());
  const bool sd = pilot.data == Pilot::Data::mean || pilot.data == Pilot::Data::difference;
  const bool size = pilot.data == Pilot::Data::prior_size;
  const auto needed = [&](const char* name, bool used, double& value) {
    const Node* node = table.find(name);
    if (node && !used)
      return complain(node->key_place, "pilots.{}: data = \"{}\" does not use it", name, *data);
    if (!used) return;
    const auto given = needed_number(table, "pilots.", name);
    if (given && !(*given > 0))
      complain(node->place, "pilots.{} = {}: expected a number above 0", name, node->written);
    else if (given)
      value = *given;
  };
  needed("observation_sd", sd, pilot.observation_sd);
  needed("prior_size", size, pilot.prior_size);
}

namespace {

/// What observations of this kind cannot tell of a parameter, or nothing. What is known today is
/// taken from the values at the points: of a whole table these are quantiles.
std::string misfit(const Study& study, const StudyParameter& p, Pilot::Data data) {
  if (study.function || data == Pilot::Data::prior_size) return "";
  using Part = StudyParameter::Part;
  const CatalogueEntry& entry = catalogue().entries()[p.parameter];
  if (p.part == Part::table)
    return fmt::format(
        "{} is a whole table, of which a study varies the quantile and not one value; name an "
        "entry, such as {}[{}], or say factor = true in [[parameters]], or give data = "
        "\"prior-size\"",
        p.key, p.key, entry.labels.front());
  if (entry.flag)
    return fmt::format("{} is true or false, which is chosen and not observed", p.key);
  const bool factor = p.part == Part::factor;
  const bool probability = entry.unit == unit::probability || entry.unit == unit::share;
  if (data == Pilot::Data::probability && (factor || !probability))
    return fmt::format("{} is {}, not a probability or share; expected \"mean\", \"difference\"{}",
                       p.key, factor ? "a factor" : fmt::format("in {}", entry.unit),
                       factor || entry.unit == unit::ratio ? ", \"rate-ratio\" or \"prior-size\""
                                                           : " or \"prior-size\"");
  if (data == Pilot::Data::rate_ratio && !factor && entry.unit != unit::ratio)
    return fmt::format("{} is in {}, not a ratio or factor; expected \"mean\", \"difference\"{}",
                       p.key, entry.unit,
                       probability ? ", \"probability\" or \"prior-size\"" : " or \"prior-size\"");
  return "";
}

}  // namespace

void StudyFields::read_pilot(const Node& table, Study& study) {
  check_keys(table, "pilots.", pilot_keys);
  const auto parameter = needed_text(table, "pilots.", "parameter");
  Pilot pilot;
  Names known = study.groups();
  for (const StudyParameter& p : study.parameters)
    if (!p.group.empty()) known.push_back(p.key);
  if (parameter && is_one_of("pilots.parameter", *table.find("parameter"), *parameter, known))
    pilot.parameter = *parameter;
  for (const Correlation& c : study.correlations)
    for (const std::size_t j : {c.a, c.b})
      if (parameter &&
          (study.parameters[j].key == *parameter || study.parameters[j].group == *parameter))
        return complain(table.find("parameter")->place,
                        "pilots.parameter = {}: {} is correlated, and what a pilot tells is only "
                        "known for parameters that are not",
                        table.find("parameter")->written, study.parameters[j].key);
  read_pilot_data(table, pilot);
  for (const StudyParameter& p : study.parameters) {
    const Node* data = table.find("data");
    if (!data || pilot.parameter.empty() ||
        (p.key != pilot.parameter && p.group != pilot.parameter))
      continue;
    if (const std::string fault = misfit(study, p, pilot.data); !fault.empty())
      complain(data->place, "pilots.data = {}: {}", data->written, fault);
  }
  const auto from_zero = [&](const char* name, double most, double fallback) {
    return number(table, "pilots.", name, 0, most, false, fallback);
  };
  pilot.observations_per_family = from_zero("observations_per_family", 1e6, 1);
  pilot.years = from_zero("years", 50, 0);
  pilot.follow_up_years = from_zero("follow_up_years", 50, 0);
  pilot.cost_per_family = from_zero("cost_per_family", 1e9, 0);
  pilot.cost_per_family_year = from_zero("cost_per_family_year", 1e9, 0);
  pilot.cost_fixed = from_zero("cost_fixed", 1e12, 0);
  if (pilot.follow_up_years > pilot.years)
    complain(
        table.find("follow_up_years")->place,
        "pilots.follow_up_years = {}: the pilot ends after {:.15g} years and would see nothing",
        table.find("follow_up_years")->written, pilot.years);
  const Node* families = table.find("families");
  if (!families) return complain(table.place, "pilots: families is missing");
  if (families->kind != Node::Kind::list || families->children.empty())
    return complain(families->place,
                    "pilots.families = {}: expected a list of numbers, such as [50, 100, 200]",
                    families->written);
  for (const Node& node : families->children) {
    ask_about_thousand("pilots.families", node, problems_);
    const auto count = read_number("pilots.families", node, problems_);
    if (count && !(*count >= 1 && *count <= 1e7))
      complain(node.place, "pilots.families = {}: expected numbers between 1 and 10000000",
               node.written);
    else if (count)
      pilot.families.push_back(*count);
  }
  study.pilots.push_back(std::move(pilot));
}

}  // namespace kohort::sweep
