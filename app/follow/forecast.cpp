#include "app/follow/forecast.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

#include "app/report/carried.hpp"
#include "app/report/stored.hpp"
#include "app/results/run_results.hpp"
#include "app/results/store.hpp"
#include "app/words/input_error.hpp"
#include "app/words/seed.hpp"
#include "app/words/suggestion.hpp"

namespace kohort::follow {

namespace {

std::size_t position_of(const Json& scenarios, const std::string& name,
                        const std::filesystem::path& folder) {
  if (scenarios.empty())
    throw InputError{
        fmt::format("{}: holds the results of a study; give those of kohort run", folder.string())};
  if (name.empty() && scenarios.size() == 1) return 0;
  std::vector<std::string> ids;
  for (const Json& scenario : scenarios) ids.push_back(scenario.at("id"));
  const auto found = std::ranges::find(ids, name);
  if (found != ids.end()) return static_cast<std::size_t>(found - ids.begin());
  throw InputError{fmt::format("--scenario {}: expected one of {}{}", name, fmt::join(ids, ", "),
                               did_you_mean(nearest(name, ids)))};
}

std::optional<Scenario> carried_scenario(const Json& payload, std::size_t s,
                                         const std::string& hash) {
  try {
    std::vector<Scenario> all = load_carried(carried_by(payload));
    if (s < all.size() && all[s].hash == hash) return std::move(all[s]);
  } catch (const InputError&) {
    // Another version's; what it says of parameters is left out.
  }
  return std::nullopt;
}

std::size_t row_of(const std::vector<StoredScenario>& rows, const std::string& id) {
  return static_cast<std::size_t>(std::ranges::find(rows, id, &StoredScenario::id) - rows.begin());
}

/// Values of replications: of figures by year, and of the answer.
struct Histories {
  std::vector<std::uint32_t> draws;
  std::map<std::pair<const Metric*, int>, std::vector<double>> values;
  std::vector<double> answer;
};

Histories read_histories(const Forecast& forecast, const std::set<const Metric*>& figures) {
  Histories all;
  const Store store{forecast.folder, Access::read};
  const auto rows = store.scenarios();
  const Metric& cost = metric_of(headline_metric);
  const auto total = [&](const std::string& id, double sign) {
    std::size_t r = 0;
    store.read(row_of(rows, id), 0, forecast.replications,
               [&](std::uint32_t, std::uint32_t, const Outcome& outcome) {
                 if (all.answer.size() <= r) all.answer.push_back(0);
                 all.answer[r++] += sign * cost.value(outcome, standard_rules());
               });
  };
  total(forecast.summary.at("id"), 1);
  total(forecast.without, -1);
  store.read(
      row_of(rows, forecast.row), 0, forecast.replications,
      [&](std::uint32_t, std::uint32_t draw, const Outcome& outcome) {
        all.draws.push_back(draw);
        for (const Metric* metric : figures)
          for (std::size_t y = 0; y < outcome.budget_years(); ++y)
            all.values[{metric, forecast.expected.first_year + static_cast<int>(y)}].push_back(
                metric->in_year(outcome, y));
      });
  return all;
}

/// Whether the replications of at least one draw differ.
bool has_luck(const std::vector<double>& values, const std::vector<std::uint32_t>& draws) {
  std::map<std::uint32_t, double> first;
  for (std::size_t r = 0; r < values.size(); ++r)
    if (first.try_emplace(draws[r], values[r]).first->second != values[r]) return true;
  return false;
}

/// Marks what stands out among all (Benjamini & Hochberg 1995), and keeps those moved most.
void keep_moved_most(std::vector<MovedParameter>& all) {
  constexpr std::size_t most = 5;
  std::ranges::sort(all, [](const MovedParameter& a, const MovedParameter& b) {
    return std::abs(a.moved.score) > std::abs(b.moved.score);
  });
  std::size_t found = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double p = std::erfc(std::abs(all[i].moved.score) / std::sqrt(2.0));
    if (p <= 0.05 * static_cast<double>(i + 1) / static_cast<double>(all.size())) found = i + 1;
  }
  for (std::size_t i = 0; i < found; ++i) all[i].beyond_chance = true;
  if (all.size() > most) all.resize(most);
}

void add_parameters(const Forecast& forecast, const Update& update, Followed& result) {
  if (!forecast.scenario || forecast.draws == 0) return;
  const Scenario& scenario = *forecast.scenario;
  std::vector<std::vector<std::vector<double>>> drawn;
  for (const std::uint32_t draw : update.draw_numbers())
    drawn.push_back(scenario.drawn_values(forecast.seed, draw));
  result.parameters_known = true;
  for (std::size_t p = 0; p < scenario.parameters.size(); ++p) {
    const ResolvedParameter& parameter = scenario.parameters[p];
    if (parameter.follows || !in_use(scenario, parameter)) continue;
    for (std::size_t e = 0; e < parameter.value.size(); ++e) {
      std::vector<double> values;
      for (const auto& draw : drawn) values.push_back(draw[p][e]);
      const Moved m = moved(values, update.weights());
      if (!(m.sd > 0) || m.score == 0) continue;
      std::string key = parameter.key;
      if (e < parameter.labels.size()) key += fmt::format("[{}]", parameter.labels[e]);
      result.parameters.push_back({std::move(key), parameter.unit, m, false});
    }
  }
  keep_moved_most(result.parameters);
}

void check_replications(const Forecast& forecast, std::size_t draws, std::size_t counts) {
  const std::size_t needed = fewest_replications(draws, counts);
  if (forecast.replications >= needed) return;
  throw InputError{fmt::format(
      "{}: {} counts and {} parameter draws take at least {} replications, since luck has to be "
      "told from knowledge; there are {}. Run with --replications {} and the same --draws, or "
      "leave rows out",
      forecast.folder.string(), counts, draws, needed, forecast.replications, needed)};
}

}  // namespace

Forecast read_forecast(const std::filesystem::path& folder, const std::string& name, bool without) {
  const Json payload = read_stored_payload(folder).payload;
  const Json& summary = payload["summary"];
  const std::size_t s = position_of(summary["scenarios"], name, folder);
  Forecast forecast;
  forecast.folder = folder;
  forecast.summary = summary["scenarios"][s];
  forecast.without = forecast.summary.at("baseline");
  forecast.row = without ? forecast.without : forecast.summary.at("id").get<std::string>();
  const Json& seed = summary.at("seed");
  forecast.seed =
      seed.is_string() ? read_seed(seed.get<std::string>()).value_or(0) : seed.get<std::uint64_t>();
  forecast.draws = summary.value("draws", 0U);
  forecast.replications = summary.value("replications", 0U);
  const Store store{folder, Access::read};
  const auto rows = store.scenarios();
  for (const std::string& id :
       {forecast.row, forecast.without, forecast.summary.at("id").get<std::string>()})
    if (row_of(rows, id) == rows.size())
      throw InputError{fmt::format("{}: its database has no scenario {}", folder.string(), id)};
  forecast.scenario =
      carried_scenario(payload, s, rows[row_of(rows, forecast.summary.at("id"))].hash);
  forecast.expected.first_year = forecast.summary.at("first_year");
  forecast.expected.last_year = forecast.summary.at("last_year");
  forecast.expected.price_year = forecast.summary.at("price_year");
  if (forecast.scenario) forecast.expected.prices = forecast.scenario->price_index();
  return forecast;
}

Followed follow_up(const Forecast& forecast, const std::vector<Actual>& actual) {
  std::set<const Metric*> figures{&metric_of(headline_metric)};
  for (const Actual& a : actual) figures.insert(a.metric);
  const Histories histories = read_histories(forecast, figures);
  Followed result;
  std::vector<const Actual*> weighed;
  for (const Actual& a : actual) {
    if (has_luck(histories.values.at({a.metric, a.year}), histories.draws))
      weighed.push_back(&a);
    else
      result.not_weighed.push_back(fmt::format("{} {}", a.metric->id, a.year));
  }
  result.draws = std::set(histories.draws.begin(), histories.draws.end()).size();
  check_replications(forecast, result.draws, weighed.size());
  const auto n = static_cast<Eigen::Index>(histories.draws.size());
  Eigen::MatrixXd counted(n, static_cast<Eigen::Index>(weighed.size()));
  Eigen::VectorXd real(counted.cols());
  for (Eigen::Index c = 0; c < counted.cols(); ++c) {
    const Actual& a = *weighed[static_cast<std::size_t>(c)];
    counted.col(c) =
        Eigen::Map<const Eigen::VectorXd>(histories.values.at({a.metric, a.year}).data(), n);
    real[c] = a.value;
  }
  const Update update{counted, histories.draws, real};
  result.effective_draws = update.effective_draws();
  result.distance = update.distance();
  result.answer_before = predicted(histories.answer);
  result.answer_after = update.given_counts(histories.answer);
  for (const auto& [key, values] : histories.values) {
    FollowedYear year{key.first, key.second, predicted(values), std::nullopt, std::nullopt};
    const auto found = std::ranges::find_if(
        actual, [&](const Actual& a) { return a.metric == key.first && a.year == key.second; });
    if (found != actual.end())
      year.actual = found->value;
    else
      year.updated = update.given_counts(values);
    result.years.push_back(year);
  }
  add_parameters(forecast, update, result);
  return result;
}

}  // namespace kohort::follow
