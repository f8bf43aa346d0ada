#include "app/run/plan.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <stdexcept>

#include "app/files/fingerprint.hpp"
#include "app/run/reference.hpp"
#include "app/scenario/price_level.hpp"
#include "app/words/input_error.hpp"
#include "app/words/printable.hpp"

namespace kohort {

namespace {

StoredScenario describe(const Scenario& scenario, const std::string& baseline,
                        const std::string& language) {
  const std::string& title = scenario.title.in(language);
  return {scenario.id,
          baseline,
          one_line(title.empty() ? scenario.id : title, 300),
          one_line(scenario.question.in(language), 2000),
          scenario.hash,
          !scenario.programmes().empty()};
}

void make_groups(Plan& plan) {
  for (std::size_t i = 0; i < plan.scenarios.size(); ++i) {
    const auto group =
        std::find_if(plan.groups.begin(), plan.groups.end(), [&](const Plan::Group& g) {
          return !place_difference(*plan.scenarios[g.members.front()], *plan.scenarios[i]);
        });
    if (group == plan.groups.end()) {
      plan.groups.push_back({0, {i}});
    } else {
      group->members.push_back(i);
    }
  }
}

void make_rows(Plan& plan, const std::string& language) {
  plan.scenario_rows.resize(plan.scenarios.size());
  plan.place_rows.resize(plan.scenarios.size());
  for (std::size_t g = 0; g < plan.groups.size(); ++g) {
    const std::string baseline =
        plan.groups.size() == 1 ? "baseline" : fmt::format("baseline-{}", g + 1);
    plan.groups[g].baseline_row = plan.rows.size();
    plan.rows.push_back(
        {baseline, "", language == "en" ? "Without programmes" : "Uden indsatser", "", "", false});
    for (const std::size_t member : plan.groups[g].members) {
      plan.place_rows[member] = plan.groups[g].baseline_row;
      plan.scenario_rows[member] = plan.rows.size();
      plan.rows.push_back(describe(*plan.scenarios[member], baseline, language));
    }
  }
}

/// Compares the others with the reference. Their rows stand where they would without it, and hold
/// the same lives.
void compare_with_reference(Plan& plan, const std::string& name) {
  plan.baseline_rows = plan.place_rows;
  if (name.empty()) return;
  plan.reference = reference_position(plan.scenarios, name);
  const std::size_t row = plan.scenario_rows[*plan.reference];
  for (std::size_t s = 0; s < plan.scenarios.size(); ++s) {
    if (s == *plan.reference) continue;
    plan.baseline_rows[s] = row;
    StoredScenario& stored = plan.rows[plan.scenario_rows[s]];
    stored.baseline = plan.rows[row].id;
    stored.programmes = true;  // there is something to compare, if only the reference's own
  }
  if (plan.groups.size() > 1)
    throw InputError{other_place(*plan.scenarios[plan.groups[0].members.front()],
                                 *plan.scenarios[plan.groups[1].members.front()])};
}

std::string hash_input(const Plan& plan) {
  Fingerprint fingerprint;
  fingerprint.add(program_version());
  fingerprint.add(fmt::format("seed {} draws {}", plan.seed, plan.draws));
  for (const StoredScenario& row : plan.rows) {
    fingerprint.add(row.id);
    fingerprint.add(row.hash);
  }
  // The same lives, but not the same results.
  if (plan.reference) fingerprint.add("reference " + plan.scenarios[*plan.reference]->id);
  return fingerprint.hexadecimal();
}

/// Figures by different rules do not belong side by side.
Rules common_rules(const std::vector<const Scenario*>& scenarios) {
  if (scenarios.empty()) return standard_rules();
  Rules first = rules_of(*scenarios.front());
  for (const Scenario* scenario : scenarios) {
    const Rules other = rules_of(*scenario);
    if (other.preset.name != first.preset.name || other.discounting != first.discounting) {
      throw InputError{fmt::format(
          "{} and {} ask for different rules ([economics]); run them one by one, or say "
          "--rules NAME for both",
          scenarios.front()->id, scenario->id)};
    }
  }
  return first;
}

}  // namespace

Plan make_plan(const std::vector<Scenario>& scenarios, const RunOptions& options) {
  Plan plan;
  plan.seed = options.seed;
  plan.draws = options.draws;
  for (const Scenario& scenario : scenarios) {
    const bool known = std::any_of(plan.scenarios.begin(), plan.scenarios.end(),
                                   [&](const Scenario* s) { return s->id == scenario.id; });
    if (known) {
      throw InputError{fmt::format(
          "{}: two scenarios have this name; give each scenario once, and files different names",
          scenario.id)};
    }
    if (!plan.scenarios.empty())
      if (const auto problem = price_level_conflict(*plan.scenarios.front(), scenario);
          !problem.empty())
        throw InputError{problem};
    plan.scenarios.push_back(&scenario);
    plan.parameter_draws.push_back(std::make_shared<const ParameterDraws>(scenario, plan.seed));
  }
  plan.rules = common_rules(plan.scenarios);
  make_groups(plan);
  make_rows(plan, options.language);
  compare_with_reference(plan, options.reference);
  plan.input_hash = hash_input(plan);
  return plan;
}

std::vector<Outcome> simulate(const Plan& plan, const Engine& engine, std::uint32_t replication) {
  const auto draw =
      plan.draws == 0 ? std::nullopt : std::optional<std::uint32_t>{plan.draw_of(replication)};
  return simulate(plan, engine, replication, draw);
}

std::vector<Outcome> simulate(const Plan& plan, const Engine& engine, std::uint32_t replication,
                              std::optional<std::uint32_t> draw) {
  std::vector<Outcome> outcomes;
  outcomes.reserve(plan.rows.size());
  for (const Plan::Group& group : plan.groups) {
    std::vector<Parameters> parameters;
    parameters.reserve(group.members.size());
    for (const std::size_t member : group.members) {
      parameters.push_back(draw ? plan.parameter_draws[member]->parameters(*draw)
                                : plan.scenarios[member]->central());
    }
    std::vector<const Parameters*> pointers;
    pointers.reserve(parameters.size());
    for (const Parameters& p : parameters) pointers.push_back(&p);
    for (Outcome& outcome : engine.simulate(pointers, plan.seed, replication)) {
      for (const double value : std::as_const(outcome).values()) {
        if (!std::isfinite(value)) throw std::logic_error{"a result is not a finite number"};
      }
      outcomes.push_back(std::move(outcome));
    }
  }
  return outcomes;
}

Needs needs_of(const Plan& plan, const Engine& engine, double replications, double threads,
               bool kept) {
  // Headline figures, payments by year and ledgers of one replication of one arm, in memory.
  constexpr double figures_bytes = 8000;
  // A draw of one scenario's parameters, which is remembered.
  constexpr double draw_bytes = 16000;
  Needs needs;
  double children = 0, results = 0;
  for (const Plan::Group& group : plan.groups) {
    const Parameters& parameters = plan.scenarios[group.members.front()]->central();
    const SizeEstimate size = engine.estimate(parameters);
    const auto rows = static_cast<double>(group.members.size() + 1);
    const double outcome_bytes =
        static_cast<double>(sizeof(double)) *
        static_cast<double>(Outcome::size(static_cast<std::size_t>(parameters.time.budget_years),
                                          static_cast<std::size_t>(parameters.time.horizon_age)));
    needs.memory_bytes = std::max(needs.memory_bytes,
                                  threads * (size.bytes_per_district + 10 * rows * outcome_bytes));
    children += rows * size.children;
    if (!kept) continue;
    needs.disk_bytes += replications * rows * outcome_bytes;
    results += replications * rows * figures_bytes;
  }
  needs.memory_bytes += results + std::min<double>(plan.draws, replications) * draw_bytes *
                                      static_cast<double>(plan.scenarios.size());
  needs.seconds = replications * children * seconds_per_child / threads;
  needs.basis = fmt::format(
      "{:.3g} simulations of {:.3g} lives in all arms, {:.0f} microseconds each, {:.0f} at a time",
      replications, children, seconds_per_child * 1e6, threads);
  return needs;
}

void check_size(const Plan& plan, const Engine& engine, double replications, unsigned threads,
                const Limits& limits) {
  refuse_too_large("the run", needs_of(plan, engine, replications, threads), limits,
                   "ask for fewer replications or draws, fewer births or smaller districts");
}

}  // namespace kohort
