#include <algorithm>
#include <array>

#include "app/report/lineage.hpp"
#include "app/report/payload.hpp"

namespace kohort {

namespace {

bool all_zero(const Compared& c) {
  const auto zero = [](const Estimate& e) { return e.mean == 0 && !(e.low < 0 || e.high > 0); };
  return zero(c.baseline) && zero(c.scenario) && zero(c.difference);
}

/// What the page draws. The rest would double the file; tables/ has all of it.
constexpr std::array shown_by_year{
    Yearly::placement_starts,          Yearly::placement_years_kinship,
    Yearly::placement_years_foster,    Yearly::placement_years_institution,
    Yearly::placement_years_residence, Yearly::placement_years_boarding,
    Yearly::placement_years_own_room};
constexpr std::array shown_by_age{ByAgeCount::child_years, ByAgeCount::separations,
                                  ByAgeCount::placed_years, ByAgeCount::first_placements};
constexpr std::size_t shown_ages = 23;  ///< childhood and aftercare

Json yearly(const ScenarioResult& result) {
  Json all = Json::object();
  for (const Yearly metric : shown_by_year) {
    Json years = Json::array();
    for (std::size_t y = 0; y < result.cells.shape.budget_years(); ++y)
      years.push_back(to_json(result.cells.yearly(metric, y)));
    all[std::string{yearly_names()[static_cast<std::size_t>(metric)]}] = std::move(years);
  }
  return all;
}

/// Headline ratios year by year, in their own unit.
Json yearly_ratios(const ScenarioResult& result) {
  Json all = Json::object();
  for (const YearlyRatio& ratio : result.summary.yearly_ratios) {
    Json years = Json::array();
    for (const Compared& year : ratio.years) years.push_back(to_json(year));
    all[std::string{ratio.metric->id}] = std::move(years);
  }
  return all;
}

Json by_age(const ScenarioResult& result) {
  Json all = Json::object();
  for (const ByAgeCount metric : shown_by_age) {
    Json ages = Json::array();
    for (std::size_t age = 0; age < std::min(shown_ages, result.cells.shape.ages()); ++age)
      ages.push_back(to_json(result.cells.by_age(metric, age)));
    all[std::string{by_age_names()[static_cast<std::size_t>(metric)]}] = std::move(ages);
  }
  return all;
}

Json cost(const ScenarioResult& result) {
  Json cells = Json::array();
  for (std::size_t c = 0; c < size_of<Category>; ++c) {
    for (std::size_t p = 0; p < size_of<Payer>; ++p) {
      Json years = Json::array();
      bool zero = true;
      for (std::size_t y = 0; y < result.cells.shape.budget_years(); ++y) {
        const Compared& value =
            result.cells.cost(y, static_cast<Category>(c), static_cast<Payer>(p));
        zero = zero && all_zero(value);
        years.push_back(to_json(value));
      }
      if (zero) continue;
      cells.push_back({{"category", category_names()[c]},
                       {"payer", payer_names()[p]},
                       {"years", std::move(years)}});
    }
  }
  return cells;
}

Json fan(const ScenarioResult& result) {
  Json views = Json::object();
  for (std::size_t view = 0; view < payer_views; ++view) {
    Json years = Json::array();
    for (const Fan& year : result.summary.payers[view].cumulated_difference) {
      Json quantiles = Json::array();
      for (const double q : year.quantiles) quantiles.push_back(number(q));
      years.push_back(std::move(quantiles));
    }
    views[std::string{payer_view_name(view)}] = {{"probabilities", Fan::probabilities},
                                                 {"years", std::move(years)}};
  }
  return views;
}

/// Differences of mean shares, not of single children: who is spared and who is hit is not known.
Json lives_changed(const ScenarioResult& result) {
  if (result.cells.shape.ages() == 0) return nullptr;
  const double children = result.cells.by_age(ByAgeCount::child_years, 0).baseline.mean;
  if (!(children > 0)) return nullptr;
  const auto change = [&](std::string_view id) {
    return number(result.summary.metric(id).difference.mean);
  };
  return {{"children", children},
          {"ever_placed", change("ever_placed_by_18")},
          {"parents_separated", change("parents_separated_by_18")}};
}

std::string label_of(const ResolvedParameter& p, std::size_t entry) {
  return entry < p.labels.size() ? p.meaning + " (" + p.labels[entry] + ")" : p.meaning;
}

Json weights(const ScenarioResult& result) {
  constexpr std::size_t most = 15;
  Json list = Json::array();
  for (const Influence& i : result.influences) {
    if (list.size() == most) break;
    const ResolvedParameter& p = result.parameter(i.parameter, i.of_reference);
    list.push_back({{"key", p.key},
                    {"share", number(i.share)},
                    {"share_se", i.share_se ? number(*i.share_se) : Json(nullptr)},
                    {"of_reference", i.of_reference},
                    {"grade", p.grade}});
  }
  return list;
}

/// Null if nothing was simulated to find them.
Json flips(const ScenarioResult& result) {
  if (result.break_even.empty()) return nullptr;
  Json list = Json::array();
  for (const Turn& turn : result.turns) {
    const ResolvedParameter& p = result.parameter(turn.parameter, turn.of_reference);
    const double low = p.low[turn.entry];
    list.push_back({{"key", p.key},
                    {"label", label_of(p, turn.entry)},
                    {"of_reference", turn.of_reference},
                    {"unit", p.unit},
                    {"central", number(p.value[turn.entry])},
                    {"turns_at", number(turn.turns.at)},
                    {"low", number(turn.turns.low)},
                    {"high", number(turn.turns.high)},
                    {"position", number((turn.turns.at - low) / (p.high[turn.entry] - low))},
                    {"grade", p.grade}});
  }
  return list;
}

}  // namespace

Json scenario_detail(const RunResults& run, const ScenarioResult& result) {
  const StudyPeriod& period = result.period;
  return {{"id", result.stored.id},
          {"description", to_json(result.scenario->description)},
          {"first_birth_year", period.start_year},
          {"last_birth_year", period.start_year + period.followed_birth_years - 1},
          {"horizon_age", period.horizon_age},
          {"yearly", yearly(result)},
          {"yearly_ratios", yearly_ratios(result)},
          {"by_age", by_age(result)},
          {"cost", cost(result)},
          {"fan", fan(result)},
          {"lives_changed", lives_changed(result)},
          {"parameters", parameter_list(result)},
          {"budget", budget_lines_json(result.summary)},
          {"break_even", break_even_list(result)},
          {"flips", flips(result)},
          {"weights", weights(result)},
          {"economics", economics_json(result.summary.economics, run.rules)},
          {"lineage", lineage_object(result)},
          {"warnings", warning_list(run, result)}};
}

}  // namespace kohort
