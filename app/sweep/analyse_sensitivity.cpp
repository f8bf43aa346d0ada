#include <cmath>
#include <fmt/format.h>

#include "app/analysis/paired_variance.hpp"
#include "app/sweep/findings.hpp"
#include "app/sweep/threshold_search.hpp"

namespace kohort::sweep {

namespace {

analysis::Resampling resampling(const Findings& findings) {
  return {.seed = findings.study.design.seed};
}

double input_at(const Findings& findings, std::uint64_t point, std::size_t parameter) {
  return findings.job.model->inputs(findings.job.points->at(point))[parameter];
}

}  // namespace

void find_one_way(Findings& findings, const Series& s) {
  const analysis::Tornado tornado =
      analysis::tornado(*findings.job.points->design(), outputs_of(s));
  findings.count_blocks(tornado.completeness);
  findings.add(s, "one-way", "", "central", tornado.base);
  StudyJson bars = StudyJson::array();
  for (const analysis::TornadoBar& bar : tornado.bars) {
    const std::string& key = findings.study.parameters[bar.input].key;
    findings.add(s, "one-way", key, "at_low", bar.at_low);
    findings.add(s, "one-way", key, "at_high", bar.at_high);
    findings.add(s, "one-way", key, "width", bar.width());
    bars.push_back({{"key", key},
                    {"low", bar.at_low},
                    {"high", bar.at_high},
                    {"low_input", input_at(findings, 2 * bar.input + 1, bar.input)},
                    {"high_input", input_at(findings, 2 * bar.input + 2, bar.input)}});
  }
  for (const std::size_t j : tornado.no_effect)
    findings.add(s, "one-way", findings.study.parameters[j].key, "width", 0);
  findings.json.push_back({{"kind", "tornado"},
                           {"output", s.label},
                           {"base", json_number(tornado.base)},
                           {"bars", std::move(bars)}});
}

void find_morris(Findings& findings, const Series& s) {
  const analysis::MorrisResult result =
      morris_effects(*findings.job.points->design(), outputs_of(s), resampling(findings));
  findings.count_blocks(result.completeness);
  const auto groups = findings.study.groups();
  StudyJson points = StudyJson::array();
  for (const analysis::MorrisEffect& effect : result.effects) {
    const std::string& key = groups[effect.input];
    findings.add(s, "morris", key, "mu_star", effect.mu_star);
    findings.add(s, "morris", key, "mu", effect.mu);
    findings.add(s, "morris", key, "sigma", effect.sigma);
    if (std::isfinite(effect.mu_star.value))
      points.push_back({{"key", key},
                        {"mu_star", effect.mu_star.value},
                        {"mu_star_se", json_number(effect.mu_star.se)},
                        {"sigma", effect.sigma.value}});
  }
  findings.json.push_back({{"kind", "morris"}, {"output", s.label}, {"points", std::move(points)}});
}

void find_sobol(Findings& findings, const Series& s) {
  const analysis::SobolResult result =
      sobol_indices(*findings.job.points->design(), outputs_of(s), resampling(findings));
  findings.count_blocks(result.completeness);
  findings.add(s, "sobol", "", "variance", result.variance);
  if (result.constant) {
    findings.note(s.label + ": varierer ikke, så ingen antagelse har en andel af variationen.",
                  s.label + ": does not vary, so no assumption has a share of its variance.");
    return;
  }
  const auto groups = findings.study.groups();
  StudyJson bars = StudyJson::array();
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const auto& [group, first, total] = result.indices[g];
    findings.add(s, "sobol", groups[g], "first", first);
    findings.add(s, "sobol", groups[g], "total", total);
    bars.push_back({{"key", groups[g]},
                    {"first", json_number(first.value)},
                    {"first_low", json_number(first.interval.low)},
                    {"first_high", json_number(first.interval.high)},
                    {"total", json_number(total.value)},
                    {"total_low", json_number(total.interval.low)},
                    {"total_high", json_number(total.interval.high)}});
  }
  findings.json.push_back({{"kind", "sobol"}, {"output", s.label}, {"bars", std::move(bars)}});
}

void find_thresholds(Findings& findings) {
  const StudyParameter& p = findings.study.parameters.front();
  const auto input = [&](double coordinate) {
    return findings.job.model->inputs(std::vector<double>{coordinate}).front();
  };
  const double low = input(0), width = input(1) - low;
  for (const SearchOfSeries& found : search_thresholds(findings.job, findings.values).found) {
    const Series& s = findings.values.outputs[found.series];
    StudyJson rows = StudyJson::array();
    for (const analysis::Threshold& t : found.crossings) {
      if (t.outcome != analysis::Threshold::Outcome::found) continue;
      // The search walks from 0 to 1; readers want the parameter's own unit.
      const auto scaled = [&](double x) { return low + width * x; };
      const analysis::Confident at{scaled(t.value.value),
                                   t.value.se * width,
                                   {scaled(t.value.interval.low), scaled(t.value.interval.high)}};
      findings.add(s, "threshold", p.key, "turns_at", at);
      findings.add(s, "threshold", p.key, "position", t.value.value);
      rows.push_back({p.key, at.value, json_number(at.se), json_number(at.interval.low),
                      json_number(at.interval.high), t.value.value});
      for (const analysis::ThresholdEvaluation& e : t.evaluations)
        findings.add_row("threshold",
                         {s.scenario, s.output, p.key, scaled(e.value), cell(e.mean), cell(e.se)});
    }
    if (rows.empty()) {
      const auto why = [&](std::string_view failed, std::string_view touches,
                           std::string_view same) {
        return fmt::format(fmt::runtime(found.failed    ? failed
                                        : found.touches ? touches
                                                        : same),
                           s.label, p.key);
      };
      findings.note(why("{}: tærsklen for {} kan ikke findes: punkter mislykkedes.",
                        "{}: er nul ved et niveau af {}, men skifter ikke fortegn.",
                        "{}: har samme fortegn ved alle niveauer af {}."),
                    why("{}: the threshold of {} cannot be found: points failed.",
                        "{}: is zero at a level of {}, but does not change its sign.",
                        "{}: has the same sign at all levels of {}."));
    }
    findings.add_table(
        {"Hvor " + s.label + " skifter fortegn", "Where " + s.label + " changes sign"},
        {"parameter", "value", "se", "low", "high", "position between low (0) and high (1)"},
        std::move(rows));
  }
}

void find_pairing(Findings& findings) {
  StudyJson rows = StudyJson::array();
  const auto column = [](const Series& s) {
    return Eigen::Map<const Eigen::VectorXd>(s.each.data(),
                                             static_cast<Eigen::Index>(s.each.size()));
  };
  for (std::size_t i = 0; i < findings.values.outputs.size(); ++i) {
    const Series& s = findings.values.outputs[i];
    const auto v =
        analysis::paired_variance(column(findings.values.scenario_parts[i]),
                                  column(findings.values.baseline_parts[i]), resampling(findings));
    findings.add(s, "pairing", "", "variance_paired", v.paired);
    findings.add(s, "pairing", "", "variance_independent", v.independent);
    if (std::isfinite(v.ratio.value))
      findings.add(s, "pairing", "", "variance_ratio", v.ratio);
    else
      findings.note(
          s.label + ": er den samme i alle gentagelser, så der er ingen variation at spare.",
          s.label + ": is the same in all replications, so there is no variance to save.");
    rows.push_back({s.label, json_number(v.paired), json_number(v.independent),
                    json_number(v.ratio.value), json_number(v.ratio.interval.low),
                    json_number(v.ratio.interval.high)});
  }
  findings.add_table(
      {"Hvad det er værd, at begge verdener har de samme mennesker",
       "What it is worth that both worlds have the same people"},
      {"output", "variance, same people", "variance, different people", "ratio", "low", "high"},
      std::move(rows));
}

}  // namespace kohort::sweep
