#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <vector>

#include "app/analysis/information.hpp"
#include "app/analysis/pilot.hpp"
#include "app/sweep/findings.hpp"

namespace kohort::sweep {

namespace {

using analysis::InformationAnalysis;
using analysis::InputSet;

/// What the parameters of all points look like.
struct Sample {
  Eigen::MatrixXd points;  ///< on the unit cube
  Eigen::MatrixXd inputs;  ///< values as written
};

Sample sample_of(const Job& job, std::uint64_t points) {
  const auto n = static_cast<Eigen::Index>(points);
  const auto k = static_cast<Eigen::Index>(job.study.parameters.size());
  Sample sample{Eigen::MatrixXd(n, k), Eigen::MatrixXd(n, k)};
  for (Eigen::Index i = 0; i < n; ++i) {
    const auto c = job.points->at(static_cast<std::uint64_t>(i));
    const auto x = job.model->inputs(c);
    sample.points.row(i) = Eigen::Map<const Eigen::RowVectorXd>(c.data(), k);
    sample.inputs.row(i) = Eigen::Map<const Eigen::RowVectorXd>(x.data(), k);
  }
  return sample;
}

struct NamedSet {
  std::string name;
  InputSet inputs;
};

/// Every parameter, and every group of several.
std::vector<NamedSet> sets_of(const Study& study) {
  std::vector<NamedSet> sets;
  for (std::size_t j = 0; j < study.parameters.size(); ++j)
    sets.push_back({study.parameters[j].key, {j}});
  const auto groups = study.groups();
  const auto members = study.members();
  for (std::size_t g = 0; g < groups.size(); ++g)
    if (members[g].size() > 1) sets.push_back({groups[g], members[g]});
  return sets;
}

analysis::Confident confident(const analysis::InformationValue& v) {
  return {v.value, v.se, v.interval};
}

void add_information(Findings& findings, const Series& all, const InformationAnalysis& analysis) {
  const auto& perfect = analysis.perfect();
  findings.add(all, "information", "", "evpi", confident(perfect));
  auto named = sets_of(findings.study);
  const std::size_t shown = named.size();
  std::vector<InputSet> sets;
  if (findings.study.chance() && named.size() > 1) {
    NamedSet everything;
    for (std::size_t j = 0; j < findings.study.parameters.size(); ++j)
      everything.inputs.push_back(j);
    named.push_back(everything);
  }
  sets.reserve(named.size());
  for (const NamedSet& set : named) sets.push_back(set.inputs);
  const auto values = analysis.partial_of_sets(sets);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < shown; ++i) order.push_back(i);
  std::ranges::stable_sort(
      order, [&](std::size_t a, std::size_t b) { return values[a].value > values[b].value; });
  StudyJson rows = StudyJson::array();
  for (const std::size_t i : order) {
    findings.add(all, "information", named[i].name, "evppi", confident(values[i]));
    rows.push_back(
        {{"key", named[i].name}, {"value", values[i].value}, {"se", json_number(values[i].se)}});
  }
  if (named.size() > shown) {
    // With one replication, chance that nobody can learn counts in evpi, and this is the bound.
    findings.add(all, "information", "", "evppi_of_all", confident(values.back()));
  }
  if (findings.study.chance() && findings.study.design.replications < 2)
    findings.note(
        "Værdien af fuld viden (evpi) regner tilfældigheder med, som ingen kan lære, for med én "
        "gentagelse kan de ikke skilles fra det, man ikke ved; evppi_of_all er værdien af at kende "
        "alle antagelser.",
        "The value of perfect information (evpi) counts chance that nobody can learn, since with "
        "one replication it cannot be told from what is not known; evppi_of_all is the value of "
        "knowing all assumptions.");
  findings.json.push_back({{"kind", "evppi"},
                           {"evpi", perfect.value},
                           {"evpi_se", json_number(perfect.se)},
                           {"rows", std::move(rows)}});
}

double sd_of(const Eigen::VectorXd& x) {
  Tally tally;
  for (const double v : x) tally.add(v);
  return tally.standard_deviation();
}

/// Observations that today's knowledge of a parameter is worth; nothing if that makes no sense.
std::optional<double> prior_size(const Pilot& pilot, const Eigen::VectorXd& x) {
  const double sd = sd_of(x);
  if (pilot.data == Pilot::Data::prior_size) return pilot.prior_size;
  if (!(sd > 0)) return std::nullopt;
  switch (pilot.data) {
    case Pilot::Data::mean:
      return analysis::prior_size_of_mean(pilot.observation_sd, sd);
    case Pilot::Data::difference:
      return analysis::prior_size_of_difference(pilot.observation_sd, sd);
    case Pilot::Data::probability: {
      const double mean = x.mean();
      if (!(mean > 0 && mean < 1 && mean * (1 - mean) > sd * sd)) return std::nullopt;
      return analysis::prior_size_of_probability(mean, sd);
    }
    default:
      if (!(x.minCoeff() > 0)) return std::nullopt;
      return analysis::prior_size_of_rate_ratio(sd_of(x.array().log().matrix()));
  }
}

std::optional<analysis::Pilot> pilot_of(const Study& study, const Pilot& pilot,
                                        const Sample& sample) {
  analysis::Pilot result;
  result.name = pilot.parameter;
  result.years = pilot.years;
  result.fixed_cost = pilot.cost_fixed;
  result.cost_per_family = pilot.cost_per_family;
  result.cost_per_family_year = pilot.cost_per_family_year;
  for (std::size_t j = 0; j < study.parameters.size(); ++j) {
    const StudyParameter& p = study.parameters[j];
    if (p.key != pilot.parameter && p.group != pilot.parameter) continue;
    const auto size = prior_size(pilot, sample.inputs.col(static_cast<Eigen::Index>(j)));
    if (!size) return std::nullopt;
    result.data.push_back({j, *size, pilot.observations_per_family, pilot.follow_up_years});
  }
  return result;
}

analysis::Stake stake_of(const DecisionStake& decision) {
  return {.per_year = decision.per_year,
          .horizon_years = decision.horizon_years,
          .discount_rate = decision.discount_rate,
          .from_end_of_pilot = !decision.waits};
}

void add_pilots(Findings& findings, const Series& all, const InformationAnalysis& analysis,
                const Sample& sample) {
  std::vector<analysis::Pilot> pilots;
  for (const Pilot& pilot : findings.study.pilots) {
    auto one = pilot_of(findings.study, pilot, sample);
    if (!one) {
      const std::string data = pilot_data_names()[static_cast<std::size_t>(pilot.data)];
      findings.note(
          fmt::format("Forsøg med {}: værdierne kan ikke være en {}.", pilot.parameter, data),
          fmt::format("Pilot of {}: its values cannot be a {}.", pilot.parameter, data));
      continue;
    }
    for (const double families : pilot.families) {
      one->families = families;
      pilots.push_back(*one);
    }
  }
  if (pilots.empty()) return;
  StudyJson rows = StudyJson::array();
  std::vector<std::string> ranked;
  for (const auto& v : analysis::rank_pilots(analysis, pilots, stake_of(findings.study.decision))) {
    // Of each pilot, the first in the ranking has the best size.
    const bool best = v.net > 0 && std::ranges::find(ranked, v.name) == ranked.end();
    ranked.push_back(v.name);
    if (best) {
      findings.add(all, "pilot", v.name, "best_families", v.families);
      findings.add(all, "pilot", v.name, "best_net",
                   {v.net, v.net_se, {v.net - 1.96 * v.net_se, v.net + 1.96 * v.net_se}});
    }
    findings.add_row("pilot", {v.name, v.families, v.years, v.cost, v.per_decision.value,
                               cell(v.per_decision.se), v.decisions, v.net,
                               static_cast<std::int64_t>(best ? 1 : 0)});
    rows.push_back({{"key", v.name},
                    {"families", v.families},
                    {"years", v.years},
                    {"cost", v.cost},
                    {"evsi", v.per_decision.value},
                    {"se", json_number(v.per_decision.se)},
                    {"net", v.net}});
  }
  findings.json.push_back({{"kind", "pilot"}, {"rows", std::move(rows)}});
}

}  // namespace

void find_information(Findings& findings) {
  const auto& benefits = findings.values.benefits;
  if (benefits.empty()) return;
  // The first option is to do nothing, which is worth nothing.
  const Eigen::MatrixXd first = table_of(benefits.front());
  std::vector<Eigen::MatrixXd> options{Eigen::MatrixXd::Zero(first.rows(), first.cols())};
  for (const Series& s : benefits) options.push_back(table_of(s));
  const analysis::Crossed net_benefits{options, findings.study.chance()};
  if (net_benefits.points() < 2) return;
  const Sample sample = sample_of(findings.job, static_cast<std::uint64_t>(first.rows()));
  const InformationAnalysis analysis{
      sample.points, net_benefits, {.seed = findings.study.design.seed}};
  Series all = benefits.front();
  all.scenario = "";
  add_information(findings, all, analysis);
  add_pilots(findings, all, analysis, sample);
}

}  // namespace kohort::sweep
