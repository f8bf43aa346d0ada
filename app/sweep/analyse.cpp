#include "app/sweep/analyse.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "app/sweep/design_rows.hpp"
#include "app/sweep/findings.hpp"

namespace kohort::sweep {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

std::vector<Table> empty_tables() {
  return {
      {"acceptability",
       "Probability of being the best option, by willingness to pay.",
       {{"willingness_to_pay", "real", "kr.", "for one unit of the effect less"},
        {"option", "text", "", "id of a scenario; baseline: none of them"},
        {"probability", "real", "share", "of points at which its net benefit is highest"},
        {"chosen", "integer", "", "1: its mean net benefit is highest"},
        {"low", "real", "share", "lower end of the probability's 95 % interval"},
        {"high", "real", "share", "upper end of the probability's 95 % interval"}},
       {}},
      {"convergence",
       "Means as points were added.",
       {{"scenario", "text", "", "id of the scenario, or of a baseline"},
        {"output", "text", "", "figure"},
        {"points", "integer", "", "points used"},
        {"mean", "real", "of the output", "their mean"},
        {"low", "real", "of the output",
         "lower end of its 95 % interval; empty with one replication of what chance acts on"},
        {"high", "real", "of the output", "upper end of its 95 % interval"}},
       {}},
      empty_incremental_table(),
      {"pilot",
       "What studies before the decision would be worth, the best first.",
       {{"parameter", "text", "", "what would be learned: a parameter or a group"},
        {"families", "real", "number", "that take part"},
        {"years", "real", "years", "until it ends"},
        {"cost", "real", "kr.", "of the study"},
        {"evsi", "real", "of net_benefit", "what its answer is worth for one decision"},
        {"se", "real", "of net_benefit", "standard error of evsi"},
        {"decisions", "real", "number", "that the answer improves, discounted"},
        {"net", "real", "of net_benefit", "evsi * decisions - cost"},
        {"best_size", "integer", "", "1: the best number of families, if any is worth its cost"}},
       {}},
      {"plane",
       "Options at every point, as differences from the baseline.",
       {{"point", "integer", "", "number of the point"},
        {"option", "text", "", "id of the scenario"},
        {"cost", "real", "kr.", "difference of the cost"},
        {"effect", "real", "of the effect", "how much less of it there is: prevented"}},
       {}},
      {"threshold",
       "Every value at which a threshold was looked for.",
       {{"scenario", "text", "", "id of the scenario"},
        {"output", "text", "", "figure that changes its sign"},
        {"parameter", "text", "", "key of the parameter"},
        {"input", "real", "of the parameter", "its value"},
        {"mean", "real", "of the output", "mean over replications"},
        {"se", "real", "of the output", "its standard error; empty with one replication"}},
       {}}};
}

}  // namespace

StudyJson json_number(double value) {
  return std::isfinite(value) ? StudyJson(value) : StudyJson(nullptr);
}
Cell cell(double value) { return std::isfinite(value) ? Cell{value} : Cell{}; }

void Findings::add(const Series& s, const char* method, const std::string& parameter,
                   const char* index, const analysis::Confident& found) {
  indices_.push_back({s.scenario, s.output, method, parameter, index, found.value, found.se,
                      found.interval.low, found.interval.high});
}

void Findings::add(const Series& s, const char* method, const std::string& parameter,
                   const char* index, double value) {
  add(s, method, parameter, index, {value, unknown, {unknown, unknown}});
}

void Findings::add_table(const Text& title, std::vector<std::string> columns, StudyJson rows) {
  json.push_back({{"kind", "table"},
                  {"title", {{"da", title.da}, {"en", title.en}}},
                  {"columns", std::move(columns)},
                  {"rows", std::move(rows)}});
}

void Findings::count_blocks(const analysis::Completeness& completeness) {
  blocks_ = completeness.blocks;
  complete_blocks_ = completeness.complete_blocks;
}

Analyses Findings::take() {
  Analyses result;
  result.indices = std::move(indices_);
  result.tables = empty_tables();
  for (Table& table : result.tables) {
    const auto rows = std::make_shared<std::vector<Row>>(std::move(rows_[table.name]));
    table.rows = [rows](const std::function<void(const Row&)>& sink) {
      for (const Row& row : *rows) sink(row);
    };
  }
  result.side_by_side = std::move(side_by_side);
  result.json = json.dump(-1, ' ', false, StudyJson::error_handler_t::replace);
  result.notes = std::move(notes_);
  result.blocks = blocks_;
  result.complete_blocks = complete_blocks_;
  return result;
}

void analyse_one_way(Findings& findings) {
  for (const Series& s : findings.values.outputs) find_one_way(findings, s);
}

void analyse_morris(Findings& findings) {
  for (const Series& s : findings.values.outputs) find_morris(findings, s);
  note_people(findings);
}

void analyse_sobol(Findings& findings) {
  for (const Series& s : findings.values.outputs) find_sobol(findings, s);
  note_people(findings);
}

void analyse_draws(Findings& findings) {
  find_uncertainty(findings);
  for (const Series& s : findings.values.outputs) find_regression(findings, s);
  note_people(findings);
  find_ranking(findings);
  find_plane(findings);
  find_incremental(findings);
  find_information(findings);
}

Analyses analyse(const Job& job, const SweepValues& values, bool complete) {
  Findings findings{job, values};
  if (complete) row_of(job.study.design.kind).analyse(findings);
  return findings.take();
}

}  // namespace kohort::sweep
