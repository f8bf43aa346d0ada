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
      analysis::tornado(*findings.job.points->design(), outputs_of(s), analysis::none, s.scale);
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

namespace {

/// The design with the points that were computed, between low (0) and high (1) of each parameter:
/// whole numbers and switches are rounded, and an effect is that of the step that was taken.
analysis::Design as_computed(const Findings& findings) {
  const Job& job = findings.job;
  analysis::Design design = *job.points->design();
  const auto low = job.model->inputs(std::vector<double>(design.inputs(), 0.0));
  const auto high = job.model->inputs(std::vector<double>(design.inputs(), 1.0));
  for (std::size_t p = 0; p < design.size(); ++p) {
    const auto x = job.model->inputs(job.points->at(p));
    for (std::size_t j = 0; j < x.size(); ++j)
      design.points(static_cast<Eigen::Index>(p), static_cast<Eigen::Index>(j)) =
          high[j] != low[j] ? (x[j] - low[j]) / (high[j] - low[j]) : 0;
  }
  return design;
}

void note_constant(Findings& findings, const Series& s) {
  findings.note(
      s.label + ": varierer ikke ud over afrunding, så ingen antagelse har en andel i den.",
      s.label + ": does not vary beyond rounding, so no assumption has a share in it.");
}

}  // namespace

void find_morris(Findings& findings, const Series& s) {
  const analysis::MorrisResult result = morris_effects(
      as_computed(findings), replications_of(findings, s), resampling(findings), s.scale);
  findings.count_blocks(result.completeness);
  if (result.constant) note_constant(findings, s);
  const bool any = speaks_of_any_people(findings.study);
  const auto groups = findings.study.groups();
  StudyJson points = StudyJson::array();
  for (const analysis::MorrisEffect& effect : result.effects) {
    const std::string& key = groups[effect.input];
    findings.add(s, "morris", key, "mu_star", effect.mu_star);
    findings.add(s, "morris", key, "mu", effect.mu);
    findings.add(s, "morris", key, "sigma", effect.sigma);
    if (any) {
      findings.add(s, "morris", key, "mu_star_any", effect.mu_star_any);
      findings.add(s, "morris", key, "mu_any", effect.mu_any);
      findings.add(s, "morris", key, "sigma_any", effect.sigma_any);
      findings.add(s, "morris", key, "mu_star_of_chance", effect.chance);
    }
    const analysis::Confident& size = any ? effect.mu_star_any : effect.mu_star;
    if (std::isfinite(size.value))
      points.push_back({{"key", key},
                        {"mu_star", size.value},
                        {"mu_star_se", json_number(size.se)},
                        {"sigma", json_number(any ? effect.sigma_any.value : effect.sigma.value)}});
  }
  findings.json.push_back({{"kind", "morris"}, {"output", s.label}, {"points", std::move(points)}});
}

void find_sobol(Findings& findings, const Series& s) {
  const analysis::SobolResult result = sobol_indices(
      *findings.job.points->design(), replications_of(findings, s), resampling(findings), s.scale);
  findings.count_blocks(result.completeness);
  findings.add(s, "sobol", "", "variance", result.variance);
  if (result.constant) return note_constant(findings, s);
  if (result.too_few)
    return findings.note(
        fmt::format("{}: for få hele basispunkter til Sobol'-indeks ({}; der skal være mindst {}).",
                    s.label, result.completeness.complete_blocks, analysis::least_base_points),
        fmt::format("{}: too few complete base points for Sobol' indices ({}; at least {}).",
                    s.label, result.completeness.complete_blocks, analysis::least_base_points));
  const bool any = speaks_of_any_people(findings.study);
  const auto groups = findings.study.groups();
  StudyJson bars = StudyJson::array();
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const analysis::SobolIndex& index = result.indices[g];
    findings.add(s, "sobol", groups[g], "first", index.first);
    findings.add(s, "sobol", groups[g], "total", index.total);
    if (any) {
      findings.add(s, "sobol", groups[g], "first_any", index.first_any);
      findings.add(s, "sobol", groups[g], "total_any", index.total_any);
    }
    const auto& first = any ? index.first_any : index.first;
    const auto& total = any ? index.total_any : index.total;
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
