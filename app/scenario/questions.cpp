#include "app/scenario/questions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>

#include "app/scenario/catalogue.hpp"
#include "app/scenario/merge.hpp"
#include "app/scenario/plausible.hpp"
#include "app/words/printable.hpp"
#include "app/words/suggestion.hpp"

namespace kohort {

namespace {

/// A slip of units: what was written has to be multiplied by `times`.
struct Slip {
  double times;
  const char *da, *en;
};
constexpr std::array slips{Slip{1e-2, "procent", "per cent"},
                           Slip{1e3, "tusinder", "thousands"},
                           Slip{1e6, "millioner", "millions"},
                           Slip{1.0 / 12, "måneder", "months"},
                           Slip{12, "år", "years"},
                           Slip{1e-3, "tusindedele", "thousandths"}};

bool is_share(std::string_view unit) {
  return unit == unit::probability || unit == unit::share || unit == unit::per_year ||
         unit == unit::ratio;
}

/// Could the unit have been mistaken like this?
bool can_slip(const Slip& slip, std::string_view unit) {
  if (slip.times == 1e-2) return is_share(unit);
  if (slip.times == 1.0 / 12) return unit == unit::years;
  if (slip.times == 12) return unit == unit::months;
  if (slip.times == 1e-3) return unit != unit::count && !unit::is_money(unit);
  return unit::is_money(unit) || unit == unit::count;
}

/// What may have been meant: of the slips that lead to a usual value, the one that leads to the
/// most usual, in the middle between the limits.
std::string meant(double value, double low, double high, std::string_view unit, bool en) {
  const double middle = std::sqrt(std::max(low, high / 100) * high);
  const auto distance = [&](const Slip& slip) {
    return std::abs(std::log(value * slip.times / middle));
  };
  const Slip* best = nullptr;
  for (const Slip& slip : slips) {
    const double other = value * slip.times;
    if (!(value > 0) || !can_slip(slip, unit) || other < low || other > high) continue;
    if (best == nullptr || distance(slip) < distance(*best)) best = &slip;
  }
  if (best == nullptr) return "";
  return fmt::format(fmt::runtime(en ? " (did you mean {:.10g}? {:.10g} looks like {})"
                                     : " (mente du {:.10g}? {:.10g} ligner {})"),
                     value * best->times, value, en ? best->en : best->da);
}

std::string number(double value) { return fmt::format("{:.10g}", value); }

/// Is the figure far from what is usual?
std::string unusual(const Scenario& scenario, const Plausible::Usual& usual, bool en) {
  const ResolvedParameter* const p = scenario.find(usual.key);
  if (p == nullptr || p->history.empty()) return "";
  const bool money = p->price_year != 0;
  const double factor =
      money ? scenario.price_index().factor(p->price_year, plausible().price_year) : 1;
  for (std::size_t i = 0; i < p->value.size(); ++i) {
    const double value = p->value[i] * factor;
    if (value >= usual.low && value <= usual.high) continue;
    const std::string name =
        p->labels.empty() ? p->key : fmt::format("{} ({})", p->key, p->labels[i]);
    const std::string unit =
        money ? fmt::format(fmt::runtime(en ? "{} in prices of {}" : "{} i {}-priser"), usual.unit,
                            plausible().price_year)
              : usual.unit;
    return fmt::format(fmt::runtime(en ? "{}: {} = {} is implausible (usual: {} to {} {}){}"
                                       : "{}: {} = {} er usandsynligt (normalt: {} til {} {}){}"),
                       to_string(p->history.back().place), name, number(p->value[i]),
                       number(usual.low), number(usual.high), unit,
                       meant(p->value[i], usual.low / factor, usual.high / factor, usual.unit, en));
  }
  return "";
}

/// A plain amount takes the price year of the one that it replaces, which its writer may not know.
std::string inherited_prices(const Scenario& scenario, const ResolvedParameter& p, bool en) {
  if (p.price_year == 0 || p.price_year == scenario.price_year() || p.history.size() < 2) return "";
  const Assignment& last = p.history.back();
  const std::string mark = inherited_price_year(p.price_year);
  if (!last.value.ends_with(mark)) return "";
  return fmt::format(
      fmt::runtime(en ? "{0}: {1} = {2} counts in prices of {3}, as the value that it replaces; if "
                        "these are other prices, say so: {1} = {{ value = {2}, price_year = {4} }}"
                      : "{0}: {1} = {2} regnes i {3}-priser som den værdi, det erstatter; er det "
                        "andre priser, så skriv det: {1} = {{ value = {2}, price_year = {4} }}"),
      to_string(last.place), p.key, last.value.substr(0, last.value.size() - mark.size()),
      p.price_year, scenario.price_year());
}

std::string place_name(const Scenario& scenario) {
  std::string name = scenario.municipality_name;
  for (const std::string_view ending : {" Kommune", " kommune", " Municipality"})
    if (name.ends_with(ending)) name.resize(name.size() - ending.size());
  return name;
}

/// A municipality nearly as one that exists; places may also be invented.
std::string misspelt_place(const Scenario& scenario, bool en) {
  const std::string name = place_name(scenario);
  const auto& known = plausible().municipalities;
  constexpr std::size_t shortest = 5;  // shorter names are near too many
  if (name.size() < shortest || std::ranges::find(known, name) != known.end()) return "";
  const std::string near = nearest(name, known);
  constexpr std::size_t most_letters = 2;
  if (near.empty() || edit_distance(name, near) > most_letters) return "";
  return fmt::format(
      fmt::runtime(en ? "{}: municipality.name = \"{}\" is no municipality (did you mean {}?)"
                      : "{}: municipality.name = \"{}\" er ingen kommune (mente du {}?)"),
      scenario.chain.back().string(), name, near);
}

/// A line of an adopted budget: too small or too large an amount, or a year that is not counted.
void ask_about_line(const Scenario& scenario, const ResolvedBudgetLine& line, bool en,
                    std::vector<std::string>& out) {
  const Parameters& p = scenario.central();
  const int first = static_cast<int>(p.time.start);
  const int last = first + static_cast<int>(p.time.budget_years) - 1;
  const std::string at = to_string(line.place);
  if (line.year < first || line.year > last)
    out.push_back(fmt::format(
        fmt::runtime(
            en ? "{}: programmes.{}.budget.year = {} counts for nothing: the budget years "
                 "are {} to {} (time.start, time.budget_years)"
               : "{}: programmes.{}.budget.year = {} tæller ikke: budgetårene er {} til {} "
                 "(time.start, time.budget_years)"),
        at, line.programme, line.year, first, last));
  const double low = plausible().budget_low;
  const double high = plausible().budget_high_per_birth * p.municipality.births_per_year;
  if (line.amount > 0 && (line.amount < low || line.amount > high))
    out.push_back(fmt::format(
        fmt::runtime(
            en ? "{}: programmes.{}.budget.amount = {} is implausible (usual here: {} to {} "
                 "kr. a year){}"
               : "{}: programmes.{}.budget.amount = {} er usandsynligt (normalt her: {} til "
                 "{} kr. om året){}"),
        at, line.programme, number(line.amount), number(low), number(high),
        meant(line.amount, low, high, unit::kr, en)));
}

}  // namespace

std::vector<std::string> questions(const Scenario& scenario, const std::string& language) {
  const bool en = language == "en";
  std::vector<std::string> out;
  const auto add = [&out](std::string question) {
    if (!question.empty()) out.push_back(std::move(question));
  };
  add(misspelt_place(scenario, en));
  for (const Plausible::Usual& usual : plausible().usual) add(unusual(scenario, usual, en));
  for (const ResolvedParameter& p : scenario.parameters) add(inherited_prices(scenario, p, en));
  for (const ResolvedBudgetLine& line : scenario.budget) ask_about_line(scenario, line, en, out);
  for (std::string& question : questions_of_programmes(scenario, en)) add(std::move(question));
  return out;
}

void ask_first(std::FILE* to, std::span<const Scenario> scenarios,
               const std::vector<Doubt>& other_doubts, const std::string& language, bool json) {
  std::vector<Doubt> doubts = other_doubts;
  for (const Scenario& scenario : scenarios)
    doubts.insert(doubts.end(), scenario.doubts.begin(), scenario.doubts.end());
  print_doubts(to, doubts, language, json);
  std::set<std::string> asked;  // scenarios of one run share files
  using Json = nlohmann::ordered_json;
  for (const Scenario& scenario : scenarios)
    for (const std::string& question : questions(scenario, language)) {
      if (!asked.insert(question).second) continue;
      const Json event{{"event", "doubt"}, {"text", question}};
      print(to,
            (json ? event.dump(-1, ' ', false, Json::error_handler_t::replace) : question) + "\n");
    }
}

std::vector<WrongOrder> wrong_orders(const std::vector<ResolvedParameter>& parameters) {
  const auto value = [&](const std::string& key) {
    return parameters[static_cast<std::size_t>(catalogue().index_of(key))].value.at(0);
  };
  std::vector<WrongOrder> out;
  for (const auto& [lower, upper] : plausible().orders)
    if (value(lower) > value(upper))
      out.push_back({lower, fmt::format("{} = {}: expected at most {} = {} (are the two swapped?)",
                                        lower, number(value(lower)), upper, number(value(upper)))});
  return out;
}

}  // namespace kohort
