#include <algorithm>
#include <cmath>
#include <vector>

#include "app/analysis/decision.hpp"
#include "app/sweep/findings.hpp"

namespace kohort::sweep {

namespace {

/// Doing nothing, which costs and prevents nothing, then every scenario.
Eigen::MatrixXd with_nothing(const std::vector<Series>& options, double sign = 1) {
  const auto n = static_cast<Eigen::Index>(options.front().y.size());
  Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(n, static_cast<Eigen::Index>(options.size()) + 1);
  for (std::size_t i = 0; i < options.size(); ++i)
    matrix.col(static_cast<Eigen::Index>(i) + 1) = sign * outputs_of(options[i]);
  return matrix;
}

std::vector<std::string> option_names(const std::vector<Series>& options) {
  std::vector<std::string> names{no_programme};
  for (const Series& s : options) names.push_back(s.scenario);
  return names;
}

/// 1, 2 or 5 times a power of ten, at least x.
double round_number(double x) {
  const double power = std::pow(10.0, std::floor(std::log10(x)));
  for (const double digit : {1.0, 2.0, 5.0})
    if (digit * power >= x) return digit * power;
  return 10 * power;
}

/// From 0 to beyond what one unit of the effect costs in the dearest option.
std::vector<double> willingness_to_pay(const Findings& findings) {
  const auto& given = findings.study.plane->willingness_to_pay;
  if (!given.empty()) return given;
  double most = 2 * findings.study.net_benefit.value_per_unit;
  const auto options = analysis::cost_effectiveness(with_nothing(findings.values.costs),
                                                    with_nothing(findings.values.effects, -1), {0});
  for (const auto& option : options.plane)
    if (std::isfinite(option.ratio)) most = std::max(most, 2 * std::abs(option.ratio));
  if (!(most > 0)) return {0};
  constexpr int steps = 40;
  std::vector<double> values;
  for (int i = 0; i <= steps; ++i) values.push_back(round_number(most) * i / steps);
  return values;
}

void add_plane(Findings& findings) {
  // More points than this say no more to the eye, and would make the report heavy.
  constexpr std::size_t most_drawn = 1000;
  StudyJson points = StudyJson::array();
  for (std::size_t i = 0; i < findings.values.costs.size(); ++i) {
    const Series& cost = findings.values.costs[i];
    const Series& effect = findings.values.effects[i];
    for (std::size_t p = 0; p < cost.y.size(); ++p) {
      if (!std::isfinite(cost.y[p])) continue;
      findings.add_row("plane",
                       {static_cast<std::int64_t>(p), cost.scenario, cost.y[p], 0 - effect.y[p]});
      if (p < most_drawn)
        points.push_back(
            {{"cost", cost.y[p]}, {"effect", 0 - effect.y[p]}, {"option", cost.scenario}});
    }
  }
  findings.json.push_back({{"kind", "plane"},
                           {"output", findings.study.plane->cost},
                           {"effect", findings.study.plane->effect},
                           {"points", std::move(points)}});
}

}  // namespace

void find_ranking(Findings& findings) {
  const auto& benefits = findings.values.benefits;
  if (benefits.empty()) return;
  const auto ranking = analysis::rank_options(with_nothing(benefits));
  if (ranking.draws == 0) return;
  const auto names = option_names(benefits);
  Series all = benefits.front();
  all.scenario = "";
  StudyJson rows = StudyJson::array();
  for (const std::size_t option : ranking.order) {
    const double best = ranking.probability(static_cast<Eigen::Index>(option), 0);
    findings.add(all, "ranking", names[option], "probability_of_rank_1", best);
    findings.add(all, "ranking", names[option], "mean_rank", ranking.mean_rank[option]);
    const double mean = option == 0 ? 0
                                    : analysis::complete_rows(with_nothing(benefits))
                                          .col(static_cast<Eigen::Index>(option))
                                          .mean();
    rows.push_back({names[option], mean, best, ranking.mean_rank[option]});
  }
  findings.add_table(
      {"Valgmuligheder efter gennemsnitlig nettogevinst", "Options by mean net benefit"},
      {"option", "mean net benefit", "probability of being best", "mean rank"}, std::move(rows));
}

void find_plane(Findings& findings) {
  if (!findings.study.plane || findings.values.costs.empty()) return;
  add_plane(findings);
  const auto names = option_names(findings.values.costs);
  const auto found = analysis::cost_effectiveness(with_nothing(findings.values.costs),
                                                  with_nothing(findings.values.effects, -1),
                                                  willingness_to_pay(findings));
  if (found.draws == 0) return;
  StudyJson curves = StudyJson::array();
  for (std::size_t option = 0; option < names.size(); ++option) {
    StudyJson curve = StudyJson::array();
    for (std::size_t w = 0; w < found.willingness_to_pay.size(); ++w) {
      const double probability =
          found.acceptability(static_cast<Eigen::Index>(w), static_cast<Eigen::Index>(option));
      curve.push_back(probability);
      findings.add_row("acceptability",
                       {found.willingness_to_pay[w], names[option], probability,
                        static_cast<std::int64_t>(found.frontier[w] == option ? 1 : 0)});
    }
    curves.push_back(std::move(curve));
    if (option == 0) continue;
    const auto& plane = found.plane[option];
    const Series& s = findings.values.costs[option - 1];
    findings.add(s, "plane", "", "mean_cost", plane.mean_cost);
    findings.add(s, "plane", "", "mean_effect", plane.mean_effect);
    findings.add(s, "plane", "", "cost_of_one_unit", plane.ratio);
    findings.add(s, "plane", "", "cheaper_and_better", plane.cheaper_better);
    findings.add(s, "plane", "", "dearer_and_better", plane.dearer_better);
    findings.add(s, "plane", "", "cheaper_and_worse", plane.cheaper_worse);
    findings.add(s, "plane", "", "dearer_and_worse", plane.dearer_worse);
  }
  findings.json.push_back({{"kind", "acceptability"},
                           {"output", findings.study.plane->effect},
                           {"options", names},
                           {"thresholds", found.willingness_to_pay},
                           {"probability", std::move(curves)}});
}

}  // namespace kohort::sweep
