#include "app/browser/session.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "app/report/again.hpp"
#include "app/report/catalogue.hpp"
#include "app/report/payload.hpp"
#include "app/results/outcome_checksum.hpp"
#include "app/results/outputs.hpp"
#include "app/run/collect.hpp"
#include "app/scenario/background.hpp"
#include "app/words/input_error.hpp"
#include "app/words/messages.hpp"
#include "app/words/seed.hpp"

namespace kohort::browser {

namespace {

std::vector<Scenario> load(const Request& request) {
  std::vector<Scenario> scenarios;
  std::vector<std::string> problems;
  for (const auto& file : request.scenarios) {
    try {
      scenarios.push_back(load_scenario(file, request.overrides));
    } catch (const InputError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty()) throw InputError{problems};
  if (scenarios.empty()) throw InputError{"no scenario given"};
  return scenarios;
}

Plan plan_of(const std::vector<Scenario>& scenarios, const Request& request) {
  RunOptions options;
  options.seed = request.seed;
  options.draws = request.draws;
  options.reference = request.reference;
  options.language = request.language;
  return make_plan(scenarios, options);
}

}  // namespace

Request read_request(const Json& json) {
  try {
    Request request;
    for (const Json& file : json.at("scenarios"))
      request.scenarios.emplace_back(file.get<std::string>());
    // Pages of older programs have no such member.
    if (const auto reference = json.find("reference"); reference != json.end())
      request.reference = reference->is_null() ? "" : reference->get<std::string>();
    request.overrides = json.at("overrides").get<std::vector<std::string>>();
    const auto seed = read_seed(json.at("seed").get<std::string>());
    if (!seed) throw InputError{fmt::format("seed: expected {}", seed_range)};
    request.seed = *seed;
    request.draws = json.at("draws").get<std::uint32_t>();
    request.language = json.value("language", "da");
    return request;
  } catch (const Json::exception& error) {
    throw InputError{fmt::format("not a request to simulate: {}", error.what())};
  }
}

Session::Session(const Request& request)
    : request_{request}, scenarios_{load(request)}, plan_{plan_of(scenarios_, request)} {}

std::vector<double> Session::simulate(std::uint32_t replication) const {
  std::vector<double> all;
  for (const Outcome& outcome : kohort::simulate(plan_, Engine{}, replication)) {
    all.push_back(static_cast<double>(outcome.budget_years()));
    all.push_back(static_cast<double>(outcome.ages()));
    all.insert(all.end(), outcome.values().begin(), outcome.values().end());
  }
  return all;
}

std::vector<Outcome> Session::split(std::span<const double> outcomes) const {
  constexpr double most = 10000;  // years or ages; no outcome is that long
  std::vector<Outcome> rows;
  while (outcomes.size() > 2) {
    const double years = outcomes[0], ages = outcomes[1];
    if (!(years >= 0 && years <= most && ages >= 0 && ages <= most)) break;
    Outcome outcome{static_cast<std::size_t>(years), static_cast<std::size_t>(ages)};
    outcomes = outcomes.subspan(2);
    const std::size_t cells = outcome.values().size();
    if (outcomes.size() < cells) break;
    std::copy_n(outcomes.begin(), cells, outcome.values().begin());
    outcomes = outcomes.subspan(cells);
    rows.push_back(std::move(outcome));
  }
  if (!outcomes.empty() || rows.size() != plan_.rows.size())
    throw InputError{"these are no outcomes of this plan"};
  return rows;
}

std::vector<std::string> Session::check_sums(std::uint32_t replication,
                                             std::span<const double> outcomes) const {
  std::vector<std::string> sums;
  const std::vector<Outcome> rows = split(outcomes);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const RowKey key{static_cast<std::int64_t>(row), replication, plan_.draw_of(replication)};
    const auto sum = static_cast<std::uint64_t>(outcome_checksum(plan_.input_hash, key, rows[row]));
    sums.push_back(fmt::format("{:016x}", sum));
  }
  return sums;
}

void Session::keep(std::uint32_t replication, std::span<const double> outcomes) {
  kept_[replication] = split(outcomes);
}

std::uint32_t Session::replications() const {
  std::uint32_t count = 0;
  while (kept_.contains(count)) ++count;
  return count;
}

OutcomeReader Session::reader() const {
  return [this, count = replications()](std::size_t row, const OutcomeVisitor& visit) {
    for (std::uint32_t r = 0; r < count; ++r) visit(r, plan_.draw_of(r), kept_.at(r)[row]);
  };
}

RunResults Session::collected(std::uint32_t requested) const {
  const std::uint32_t count = replications();
  if (count == 0) throw InputError{"no replication has been simulated yet"};
  RunResults run = collect_results(plan_, reader(), count, requested);
  // As app/run/run_command.cpp notes it.
  if (plan_.draws > requested)
    run.notes.push_back(say(request_.language, "note.draws_unused", plan_.draws, requested));
  return run;
}

Json Session::results(std::uint32_t requested) const { return payload(collected(requested)); }

Needs Session::needs(std::uint32_t replications) const {
  Needs needs = needs_of(plan_, Engine{}, replications, 1);
  needs.memory_bytes += needs.disk_bytes;
  needs.disk_bytes = 0;
  return needs;
}

Json Session::whole(std::uint32_t requested) const {
  RunResults run = collected(requested);
  run.background = read_background(scenarios_);
  Json shown = payload(run);
  shown["language"] = request_.language;
  shown["catalogue"] = figure_catalogue();
  shown["again"] = again_object(run, reader(), request_.overrides);
  return shown;
}

std::string Session::summary(std::uint32_t requested) const {
  return summary_json(collected(requested));
}

Json Session::tables(std::uint32_t requested, CsvDialect dialect) const {
  const RunResults run = collected(requested);
  Json all = Json::object();
  for (const Table& table : result_tables(run, reader())) all[table.name] = to_csv(table, dialect);
  return all;
}

}  // namespace kohort::browser
