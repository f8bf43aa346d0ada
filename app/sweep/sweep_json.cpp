#include "app/report/payload.hpp"
#include "app/run/plan.hpp"
#include "app/sweep/sweep_outputs.hpp"
#include "app/words/seed.hpp"

namespace kohort::sweep {

namespace {

Json title_of(const Study& study) {
  return {{"da", study.title.in("da")}, {"en", study.title.in("en")}};
}

}  // namespace

std::string sweep_summary_json(const SweepReport& report) {
  const Study& study = report.job->study;
  Json outputs = Json::array();
  for (const Series& s : report.values.outputs) {
    const StudyEstimate e = estimate_of(*report.job, s);
    outputs.push_back({{"scenario", s.scenario},
                       {"output", s.output},
                       {"unit", s.unit},
                       {"points", e.points},
                       {"mean", number(e.mean.value)},
                       {"se", number(e.mean.se)},
                       {"mean_low", number(e.mean.interval.low)},
                       {"mean_high", number(e.mean.interval.high)},
                       {"low", number(e.low)},
                       {"high", number(e.high)}});
  }
  return written({{"format", "kohort-sweep-summary-1"},
                  {"complete", report.run.complete},
                  {"version", program_version()},
                  {"title", title_of(study)},
                  {"design", name_of(study.design.kind)},
                  {"seed", seed_json<Json>(study.design.seed)},
                  {"points", report.values.points},
                  {"points_asked_for", report.job->points->size()},
                  {"points_failed", report.values.failed_points},
                  {"points_missing", report.values.missing_points},
                  {"blocks", report.analyses.blocks},
                  {"blocks_complete", report.analyses.complete_blocks},
                  {"replications", study.design.replications},
                  {"result_hash", report.values.result_hash},
                  {"half_width", number(report.run.half_width)},
                  {"notes", report.notes},
                  {"outputs", std::move(outputs)}});
}

namespace {

Json manifest_of(const SweepReport& report) {
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
  return {{"format", "kohort-sweep-manifest-1"},
          {"program", "kohort"},
          {"version", program_version()},
          {"complete", report.run.complete},
          {"study", readable(study.file)},
          {"model", study.function ? Json(study.function->name) : Json(nullptr)},
          {"scenarios", std::move(scenarios)},
          {"set", study.overrides},
          {"seed", seed_json<Json>(study.design.seed)},
          {"design", name_of(study.design.kind)},
          {"points", report.values.points},
          {"replications", study.design.replications},
          {"parameters", std::move(parameters)},
          {"input_hash", report.job->input_hash},
          {"result_hash", report.values.result_hash},
          {"libraries", {{"compiler", __VERSION__}}}};
}

Json study_object(const SweepReport& report) {
  const Study& study = report.job->study;
  Json outputs = Json::array();
  for (const StudyOutput& o : study.outputs) outputs.push_back(o.name());
  return {{"title", title_of(study)},
          {"design", name_of(study.design.kind)},
          {"points", report.values.points},
          {"failed", report.values.failed_points},
          {"replications", study.design.replications},
          {"outputs", std::move(outputs)},
          {"analyses", Json::parse(report.analyses.json)}};
}

}  // namespace

std::string sweep_manifest_json(const SweepReport& report) { return written(manifest_of(report)); }

std::string study_json(const SweepReport& report) { return written(study_object(report)); }

Json sweep_payload(const SweepReport& report) {
  const std::uint32_t replications = report.job->study.design.replications;
  // The fields of a run's summary, so that the page need not ask where it comes from.
  Json summary{{"format", "kohort-summary-1"},
               {"complete", report.run.complete},
               {"version", program_version()},
               {"seed", seed_json<Json>(report.job->study.design.seed)},
               {"replications", replications},
               {"replications_requested", replications},
               {"draws", 0},
               {"result_hash", report.values.result_hash},
               {"headline_metric", report.job->study.net_benefit.cost},
               {"notes", report.notes},
               {"scenarios", Json::array()}};
  return {{"format", payload_format},      {"language", report.language},
          {"summary", std::move(summary)}, {"manifest", manifest_of(report)},
          {"scenarios", Json::array()},    {"fit", Json::array()},
          {"sources", Json::object()},     {"study", study_object(report)}};
}

}  // namespace kohort::sweep
