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
  const auto split = analysis::chance_and_knowledge(crossed(findings.study, s));
  for (int i = 0; i < 3 && !split; ++i) row.push_back(nullptr);
  if (!split) return;
  if (findings.study.chance()) {
    findings.add(s, "uncertainty", "", "variance_of_chance", split->chance);
    findings.add(s, "uncertainty", "", "variance_of_knowledge", split->knowledge);
    findings.add(s, "uncertainty", "", "variance_of_interaction", split->interaction);
    findings.add(s, "uncertainty", "", "knowledge_share",
                 {split->share, unknown, split->share_interval});
  }
  for (const double x : {split->share, split->share_interval.low, split->share_interval.high})
    row.push_back(json_number(x));
}

void add_convergence(Findings& findings, const Series& s) {
  StudyJson line{{"key", s.scenario}};
  for (const char* name : {"points", "value", "low", "high"}) line[name] = StudyJson::array();
  for (const auto& at : analysis::convergence(table_of(s), findings.study.chance())) {
    findings.add_row("convergence",
                     {s.scenario, s.output, static_cast<std::int64_t>(at.points), at.mean.value,
                      cell(at.mean.interval.low), cell(at.mean.interval.high)});
    if (!std::isfinite(at.mean.interval.low)) continue;
    line["points"].push_back(at.points);
    line["value"].push_back(at.mean.value);
    line["low"].push_back(at.mean.interval.low);
    line["high"].push_back(at.mean.interval.high);
  }
  if (line["points"].empty()) return;
  findings.json.push_back({{"kind", "convergence"},
                           {"output", s.label},
                           {"lines", StudyJson::array({std::move(line)})}});
}

}  // namespace

void find_uncertainty(Findings& findings) {
  StudyJson rows = StudyJson::array();
  for (const Series& s : findings.values.outputs) {
    const Eigen::MatrixXd y = table_of(s);
    const bool chance = findings.study.chance();
    const auto u = analysis::uncertainty(analysis::Crossed{y, chance}, {0.025, 0.5, 0.975});
    const auto saving =
        is_benefit(s) ? analysis::uncertainty(analysis::Crossed{(-y).eval(), chance}, {}) : u;
    findings.add(s, "uncertainty", "", "mean", u.mean);
    if (chance)
      findings.add(s, "uncertainty", "", "mean_for_these_people", u.mean_for_these_people);
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
    row.push_back(json_number(saving.below_zero_interval.low));
    row.push_back(json_number(saving.below_zero_interval.high));
    rows.push_back(std::move(row));
  }
  findings.add_table({"Usikkerhed", "Uncertainty"},
                     {"output", "mean", "se", "low (mean)", "high (mean)", "2.5 %", "97.5 %",
                      "probability of saving", "share of knowledge", "low (share)", "high (share)",
                      "low (probability)", "high (probability)"},
                     std::move(rows));
  for (const Series& s : findings.values.outputs) add_convergence(findings, s);
}

}  // namespace kohort::sweep
