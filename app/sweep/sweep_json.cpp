#include <cmath>
#include <nlohmann/json.hpp>

#include "app/run/plan.hpp"
#include "app/sweep/sweep_outputs.hpp"

namespace kohort::sweep {

namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json title_of(const Study& study) {
  return {{"da", study.title.in("da")}, {"en", study.title.in("en")}};
}

/// Paths below the working folder are written relative to it, so that manifests can be compared.
std::string readable(const std::filesystem::path& path) {
  const auto relative =
      std::filesystem::absolute(path).lexically_proximate(std::filesystem::current_path());
  return relative.empty() || *relative.begin() == ".." ? path.filename().string()
                                                       : relative.generic_string();
}

std::string written(const Json& json) {
  // Text that is not valid UTF-8 is replaced, not refused: it comes from users' files.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string sweep_summary_json(const SweepReport& report) {
  const Study& study = report.job->study;
  Json outputs = Json::array();
  for (const Series& s : report.values.outputs) {
    std::size_t points = 0;
    const Estimate e = estimate_of(*report.job, s, points);
    outputs.push_back({{"scenario", s.scenario},
                       {"output", s.output},
                       {"unit", s.unit},
                       {"points", points},
                       {"mean", number(e.mean)},
                       {"se", number(e.se)},
                       {"low", number(e.low)},
                       {"high", number(e.high)}});
  }
  return written({{"format", "kohort-sweep-summary-1"},
                  {"complete", report.run.complete},
                  {"version", program_version()},
                  {"title", title_of(study)},
                  {"design", name_of(study.design.kind)},
                  {"seed", study.design.seed},
                  {"points", report.values.points},
                  {"points_asked_for", report.job->points->size()},
                  {"points_failed", report.values.failed_points},
                  {"replications", study.design.replications},
                  {"result_hash", report.values.result_hash},
                  {"half_width", number(report.run.half_width)},
                  {"notes", report.notes},
                  {"outputs", std::move(outputs)}});
}

std::string sweep_manifest_json(const SweepReport& report) {
  const Study& study = report.job->study;
  Json scenarios = Json::array();
  for (const Scenario& scenario : study.scenarios) {
    Json files = Json::array();
    for (const auto& file : scenario.chain) files.push_back(readable(file));
    scenarios.push_back({{"id", scenario.id},
                         {"hash", scenario.hash},
                         {"price_year", scenario.price_year()},
                         {"files", std::move(files)}});
  }
  Json parameters = Json::array();
  for (const StudyParameter& p : study.parameters) parameters.push_back(p.key);
  return written({{"format", "kohort-sweep-manifest-1"},
                  {"program", "kohort"},
                  {"version", program_version()},
                  {"complete", report.run.complete},
                  {"study", readable(study.file)},
                  {"model", study.function ? Json(study.function->name) : Json(nullptr)},
                  {"scenarios", std::move(scenarios)},
                  {"set", study.overrides},
                  {"seed", study.design.seed},
                  {"design", name_of(study.design.kind)},
                  {"points", report.values.points},
                  {"replications", study.design.replications},
                  {"parameters", std::move(parameters)},
                  {"input_hash", report.job->input_hash},
                  {"result_hash", report.values.result_hash},
                  {"libraries", {{"compiler", __VERSION__}}}});
}

std::string study_json(const SweepReport& report) {
  const Study& study = report.job->study;
  Json outputs = Json::array();
  for (const StudyOutput& o : study.outputs) outputs.push_back(o.name());
  return written({{"title", title_of(study)},
                  {"design", name_of(study.design.kind)},
                  {"points", report.values.points},
                  {"failed", report.values.failed_points},
                  {"replications", study.design.replications},
                  {"outputs", std::move(outputs)},
                  {"analyses", Json::parse(report.analyses.json)}});
}

}  // namespace kohort::sweep
