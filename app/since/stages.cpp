#include "app/since/stages.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <limits>

#include "app/files/usable_cores.hpp"
#include "app/report/stored.hpp"
#include "app/results/program_identity.hpp"
#include "app/results/ratio.hpp"
#include "app/results/store.hpp"
#include "app/run/plan.hpp"
#include "app/words/input_error.hpp"
#include "app/words/seed.hpp"
#include "sim/experiment.hpp"

namespace kohort::since {

namespace {

/// Value and, of ratios, denominator of each figure in one outcome.
struct Told {
  std::array<double, figures.size()> value{};
  std::array<double, figures.size()> below{};
};

Told told(const Outcome& outcome) {
  Told all;
  for (std::size_t f = 0; f < figures.size(); ++f) {
    const Metric& metric = metric_of(figures[f]);
    all.value[f] = metric.value(outcome, standard_rules());
    if (metric.is_ratio()) all.below[f] = metric.denominator(outcome, standard_rules());
  }
  return all;
}

std::vector<double> contributions(const std::vector<Told>& rows, std::size_t f) {
  std::vector<double> values, below;
  for (const Told& row : rows) {
    values.push_back(row.value[f]);
    below.push_back(row.below[f]);
  }
  if (!metric_of(figures[f]).is_ratio()) return values;
  return ratio_contributions({values, below});
}

/// Scenario - baseline; of a ratio the contributions to the difference of ratios of means.
Figures differences(const Luck& luck, const std::vector<std::uint32_t>& draws,
                    const std::vector<Told>& baseline, const std::vector<Told>& scenario) {
  Figures all;
  for (std::size_t f = 0; f < figures.size(); ++f) {
    Sample& sample = all[f];
    sample.seed = luck.seed;
    sample.central = luck.draws == 0;
    sample.draws = draws;
    for (std::uint32_t r = 0; r < draws.size(); ++r) sample.replications.push_back(r);
    sample.values = contributions(scenario, f);
    const std::vector<double> without = contributions(baseline, f);
    for (std::size_t i = 0; i < without.size(); ++i) sample.values[i] -= without[i];
  }
  return all;
}

std::size_t row_named(const std::vector<StoredScenario>& rows, const std::string& id,
                      const std::filesystem::path& folder) {
  const auto found = std::ranges::find(rows, id, &StoredScenario::id);
  if (found == rows.end())
    throw InputError{fmt::format("{}: its database has no scenario {}", folder.string(), id)};
  return static_cast<std::size_t>(found - rows.begin());
}

/// What the report says, where another version of the program has kept the replications in a way
/// that this one does not read.
void take_what_was_told(Former& former) {
  const Luck luck = luck_of(former);
  former.build = "of another version";
  for (const Json& scenario : former.summary()["scenarios"]) {
    Figures all;
    for (std::size_t f = 0; f < figures.size(); ++f) {
      const Json& told = scenario.at("metrics").at(std::string{figures[f]}).at("difference");
      const auto value = [&](const char* member) {
        return told.at(member).is_number() ? told.at(member).get<double>()
                                           : std::numeric_limits<double>::quiet_NaN();
      };
      all[f].seed = luck.seed;
      all[f].central = luck.draws == 0;
      all[f].told = Estimate{value("mean"), value("se"), value("low"), value("high")};
      for (std::uint32_t r = 0; r < luck.replications; ++r) {
        all[f].replications.push_back(r);
        all[f].draws.push_back(luck.draws == 0 ? 0 : r % luck.draws);
      }
    }
    former.hashes.emplace_back();
    former.stored.push_back(std::move(all));
  }
}

void read_samples(Former& former, const Store& store) {
  former.build = store.value(program_fact).value_or("");
  const std::vector<StoredScenario> rows = store.scenarios();
  const Luck luck = luck_of(former);
  for (const Json& scenario : former.summary()["scenarios"]) {
    const std::size_t row = row_named(rows, scenario.at("id"), former.folder);
    const std::size_t without = row_named(rows, scenario.at("baseline"), former.folder);
    std::vector<std::uint32_t> draws;
    std::vector<Told> baseline, with;
    store.read(without, 0, luck.replications,
               [&](std::uint32_t, std::uint32_t draw, const Outcome& outcome) {
                 draws.push_back(draw);
                 baseline.push_back(told(outcome));
               });
    store.read(row, 0, luck.replications,
               [&](std::uint32_t, std::uint32_t, const Outcome& outcome) {
                 with.push_back(told(outcome));
               });
    former.hashes.push_back(rows[row].hash);
    former.stored.push_back(differences(luck, draws, baseline, with));
  }
}

}  // namespace

std::string own_file(const Former& former, std::size_t s) {
  const Json& files = former.payload["manifest"]["scenarios"][s]["files"];
  return files.empty() ? "" : files.back().get<std::string>();
}

Luck luck_of(const Former& former) {
  const Json& seed = former.summary().at("seed");
  const auto known = seed.is_string() ? read_seed(seed.get<std::string>())
                                      : std::optional<std::uint64_t>{seed.get<std::uint64_t>()};
  return {known.value_or(0), former.summary().value("draws", 0U), former.replications()};
}

Former read_former(const std::filesystem::path& folder) {
  Former former;
  former.folder = folder;
  former.payload = read_stored_payload(folder).payload;
  if (former.summary()["scenarios"].empty())
    throw InputError{fmt::format(
        "{}: holds the results of a study; only those of kohort run can be compared with others",
        folder.string())};
  former.version = former.summary().value("version", "");
  former.carried = carried_by(former.payload);
  try {
    read_samples(former, Store{folder, Access::read});
  } catch (const OtherResults&) {
    take_what_was_told(former);
  }
  return former;
}

std::vector<Figures> simulate_again(const std::vector<Scenario>& scenarios, const Luck& luck,
                                    unsigned threads, const Engine& engine,
                                    const std::stop_token& stop) {
  RunOptions options;
  options.seed = luck.seed;
  options.draws = luck.draws;
  const Plan plan = make_plan(scenarios, options);
  std::vector<std::vector<Told>> rows(plan.rows.size());
  const auto task = [&](std::size_t r) {
    std::vector<Told> all;
    for (const Outcome& outcome : simulate(plan, engine, static_cast<std::uint32_t>(r)))
      all.push_back(told(outcome));
    return all;
  };
  const auto sink = [&](std::size_t, const std::vector<Told>& all) {
    for (std::size_t row = 0; row < all.size(); ++row) rows[row].push_back(all[row]);
  };
  run_experiment(0, luck.replications, threads_for(threads), task, sink, stop);
  std::vector<Figures> result;
  if (rows.front().size() < luck.replications) return result;
  std::vector<std::uint32_t> draws;
  for (std::uint32_t r = 0; r < luck.replications; ++r) draws.push_back(plan.draw_of(r));
  for (std::size_t s = 0; s < scenarios.size(); ++s)
    result.push_back(
        differences(luck, draws, rows[plan.baseline_rows[s]], rows[plan.scenario_rows[s]]));
  return result;
}

std::vector<Figures> first_of(const std::vector<Figures>& all, std::size_t count) {
  std::vector<Figures> first = all;
  for (Figures& scenario : first)
    for (Sample& sample : scenario) {
      sample.replications.resize(std::min(count, sample.replications.size()));
      sample.draws.resize(std::min(count, sample.draws.size()));
      sample.values.resize(std::min(count, sample.values.size()));
    }
  return first;
}

}  // namespace kohort::since
