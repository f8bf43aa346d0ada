#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "app/analysis/decision.hpp"
#include "app/sweep/findings.hpp"

namespace kohort::sweep {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Doing nothing, which costs and prevents nothing, then every scenario.
void add_with_nothing(std::vector<Eigen::MatrixXd>& tables, const std::vector<Series>& options,
                      double sign = 1) {
  const Eigen::MatrixXd first = table_of(options.front());
  tables.emplace_back(Eigen::MatrixXd::Zero(first.rows(), first.cols()));
  for (const Series& s : options) tables.emplace_back(sign * table_of(s));
}

}  // namespace

analysis::Crossed costs_and_effects(const Findings& findings) {
  std::vector<Eigen::MatrixXd> tables;
  add_with_nothing(tables, findings.values.costs);
  add_with_nothing(tables, findings.values.effects, -1);
  return analysis::Crossed{tables, findings.study.chance()};
}

std::vector<std::string> option_names(const std::vector<Series>& options) {
  std::vector<std::string> names{no_programme};
  for (const Series& s : options) names.push_back(s.scenario);
  return names;
}

namespace {

/// 1, 2 or 5 times a power of ten, at least x.
double round_number(double x) {
  const double power = std::pow(10.0, std::floor(std::log10(x)));
  for (const double digit : {1.0, 2.0, 5.0})
    if (digit * power >= x) return digit * power;
  return 10 * power;
}

/// From 0 to beyond what one unit of the effect costs in the dearest option.
std::vector<double> willingness_to_pay(const Findings& findings,
                                       const analysis::Crossed& outcomes) {
  const auto& given = findings.study.plane->willingness_to_pay;
  if (!given.empty()) return given;
  double most = 2 * findings.study.net_benefit.value_per_unit;
  for (const auto& option : analysis::cost_effectiveness(outcomes, {}).plane)
    if (std::isfinite(option.ratio.value)) most = std::max(most, 2 * option.ratio.value);
  if (!(most > 0)) return {0};
  constexpr int steps = 40;
  std::vector<double> values;
  for (int i = 0; i <= steps; ++i) values.push_back(round_number(most) * i / steps);
  return values;
}

void add_plane(Findings& findings, const analysis::Crossed& outcomes) {
  // More points than this say no more to the eye, and would make the report heavy.
  constexpr Eigen::Index most_drawn = 1000;
  StudyJson points = StudyJson::array();
  const Eigen::MatrixXd& settled = outcomes.settled();
  const auto options = settled.cols() / 2;
  for (Eigen::Index option = 1; option < options; ++option)
    for (Eigen::Index i = 0; i < settled.rows(); ++i) {
      const std::string& name =
          findings.values.costs[static_cast<std::size_t>(option - 1)].scenario;
      const double cost = settled(i, option), effect = settled(i, options + option);
      const auto point = outcomes.kept()[static_cast<std::size_t>(i)];
      findings.add_row("plane", {static_cast<std::int64_t>(point), name, cost, effect});
      if (point < most_drawn)
        points.push_back({{"cost", cost}, {"effect", effect}, {"option", name}});
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
  std::vector<Eigen::MatrixXd> tables;
  add_with_nothing(tables, benefits);
  const auto ranking = analysis::rank_options(analysis::Crossed{tables, findings.study.chance()});
  if (ranking.draws == 0) return;
  const auto names = option_names(benefits);
  Series all = benefits.front();
  all.scenario = "";
  StudyJson rows = StudyJson::array();
  for (const std::size_t option : ranking.order) {
    const analysis::Share& best = ranking.best[option];
    findings.add(all, "ranking", names[option], "probability_of_rank_1",
                 {best.value, unknown, best.interval});
    findings.add(all, "ranking", names[option], "mean_rank", ranking.mean_rank[option]);
    const analysis::Confident& mean = ranking.mean[option];
    rows.push_back({names[option], mean.value, best.value, ranking.mean_rank[option],
                    json_number(mean.interval.low), json_number(mean.interval.high)});
  }
  findings.add_table(
      {"Valgmuligheder efter gennemsnitlig nettogevinst", "Options by mean net benefit"},
      {"option", "mean net benefit", "probability of being best", "mean rank", "low (mean)",
       "high (mean)"},
      std::move(rows));
}

namespace {

void add_means(Findings& findings, const Series& s,
               const analysis::CostEffectiveness::Plane& plane) {
  const auto share = [&](const char* name, const analysis::Share& value) {
    findings.add(s, "plane", "", name, {value.value, unknown, value.interval});
  };
  findings.add(s, "plane", "", "mean_cost", plane.mean_cost);
  findings.add(s, "plane", "", "mean_effect", plane.mean_effect);
  if (std::isfinite(plane.ratio.value))
    findings.add(s, "plane", "", "cost_of_one_unit", plane.ratio);
  share("cheaper_and_better", plane.cheaper_better);
  share("dearer_and_better", plane.dearer_better);
  share("cheaper_and_worse", plane.cheaper_worse);
  share("dearer_and_worse", plane.dearer_worse);
  if (plane.dominated > 0)
    findings.note(s.scenario +
                      ": koster i gennemsnit mere og forebygger ikke mere end ingenting at "
                      "gøre; der er ingen pris for én enhed af virkningen.",
                  s.scenario +
                      ": costs more on average and prevents no more than doing nothing; "
                      "one unit of the effect has no price.");
  else if (plane.dominated < 0)
    findings.note(s.scenario +
                      ": koster i gennemsnit ikke mere og forebygger ikke mindre end "
                      "ingenting at gøre; der er ingen pris at betale for én enhed af "
                      "virkningen.",
                  s.scenario +
                      ": costs no more on average and prevents no less than doing "
                      "nothing; there is no price to pay for one unit of the effect.");
}

}  // namespace

void find_plane(Findings& findings) {
  if (!findings.study.plane || findings.values.costs.empty()) return;
  const analysis::Crossed outcomes = costs_and_effects(findings);
  add_plane(findings, outcomes);
  const auto names = option_names(findings.values.costs);
  const auto found = analysis::cost_effectiveness(outcomes, willingness_to_pay(findings, outcomes));
  if (found.draws == 0) return;
  StudyJson curves = StudyJson::array();
  for (std::size_t option = 0; option < names.size(); ++option) {
    StudyJson curve = StudyJson::array();
    const auto column = static_cast<Eigen::Index>(option);
    for (std::size_t w = 0; w < found.willingness_to_pay.size(); ++w) {
      const auto row = static_cast<Eigen::Index>(w);
      const double probability = found.acceptability(row, column);
      curve.push_back(probability);
      findings.add_row("acceptability",
                       {found.willingness_to_pay[w], names[option], probability,
                        static_cast<std::int64_t>(found.frontier[w] == option ? 1 : 0),
                        cell(found.acceptability_low(row, column)),
                        cell(found.acceptability_high(row, column))});
    }
    curves.push_back(std::move(curve));
    if (option > 0) add_means(findings, findings.values.costs[option - 1], found.plane[option]);
  }
  findings.json.push_back({{"kind", "acceptability"},
                           {"output", findings.study.plane->effect},
                           {"options", names},
                           {"thresholds", found.willingness_to_pay},
                           {"probability", std::move(curves)}});
}

}  // namespace kohort::sweep
