#include <cmath>
#include <limits>
#include <vector>

#include "app/analysis/uncertainty.hpp"
#include "app/sweep/findings.hpp"

namespace kohort::sweep {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// A net benefit saves above 0, a difference of a cost below.
bool is_benefit(const Series& s) { return s.output == "net_benefit"; }

void add_split(Findings& findings, const Series& s, StudyJson& row) {
  std::vector<std::size_t> point;
  for (std::size_t i = 0; i < s.each.size(); ++i)
    point.push_back(i / findings.study.design.replications);
  const auto split = analysis::chance_and_knowledge(
      Eigen::Map<const Eigen::VectorXd>(s.each.data(), static_cast<Eigen::Index>(s.each.size())),
      point);
  for (int i = 0; i < 3 && !split; ++i) row.push_back(nullptr);
  if (!split) return;
  findings.add(s, "uncertainty", "", "variance_of_chance", split->chance);
  findings.add(s, "uncertainty", "", "variance_of_knowledge", split->knowledge);
  findings.add(s, "uncertainty", "", "knowledge_share",
               {split->share, unknown, split->share_interval});
  for (const double x : {split->share, split->share_interval.low, split->share_interval.high})
    row.push_back(json_number(x));
}

void add_convergence(Findings& findings, const Series& s) {
  StudyJson line{{"key", s.scenario}};
  for (const char* name : {"points", "value", "low", "high"}) line[name] = StudyJson::array();
  for (const analysis::ConvergencePoint& at : analysis::convergence(outputs_of(s))) {
    if (!std::isfinite(at.mean.interval.low)) continue;
    line["points"].push_back(at.points);
    line["value"].push_back(at.mean.value);
    line["low"].push_back(at.mean.interval.low);
    line["high"].push_back(at.mean.interval.high);
    findings.add_row("convergence", {s.scenario, s.output, static_cast<std::int64_t>(at.points),
                                     at.mean.value, at.mean.interval.low, at.mean.interval.high});
  }
  findings.json.push_back({{"kind", "convergence"},
                           {"output", s.label},
                           {"lines", StudyJson::array({std::move(line)})}});
}

}  // namespace

void find_uncertainty(Findings& findings) {
  StudyJson rows = StudyJson::array();
  for (const Series& s : findings.values.outputs) {
    const Eigen::VectorXd y = outputs_of(s);
    const auto u = analysis::uncertainty(y, {0.025, 0.5, 0.975});
    const auto saving = is_benefit(s) ? analysis::uncertainty(-y, {}) : u;
    findings.add(s, "uncertainty", "", "mean", u.mean);
    findings.add(s, "uncertainty", "", "sd", u.sd);
    findings.add(s, "uncertainty", "", "median", u.quantiles[1]);
    findings.add(s, "uncertainty", "",
                 is_benefit(s) ? "probability_above_0" : "probability_below_0",
                 {saving.below_zero, unknown, saving.below_zero_interval});
    StudyJson row{s.label,
                  json_number(u.mean.value),
                  json_number(u.mean.se),
                  json_number(u.mean.interval.low),
                  json_number(u.mean.interval.high),
                  json_number(u.quantiles[0]),
                  json_number(u.quantiles[2]),
                  json_number(saving.below_zero)};
    add_split(findings, s, row);
    rows.push_back(std::move(row));
  }
  findings.add_table({"Usikkerhed", "Uncertainty"},
                     {"output", "mean", "se", "low (mean)", "high (mean)", "2.5 %", "97.5 %",
                      "probability of saving", "share of knowledge", "low (share)", "high (share)"},
                     std::move(rows));
  for (const Series& s : findings.values.outputs) add_convergence(findings, s);
}

}  // namespace kohort::sweep
