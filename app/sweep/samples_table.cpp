#include <cmath>

#include "app/sweep/sweep_outputs.hpp"

namespace kohort::sweep {

namespace {

std::int64_t whole(std::uint64_t value) { return static_cast<std::int64_t>(value); }

std::vector<Column> columns_of(const Job& job) {
  std::vector<Column> columns{
      {"point", "integer", "", "number of the point, from 0"},
      {"block", "integer", "", "points of one trajectory or base sample have the same"},
      {"replication", "integer", "", "counted from 0; the same people at every point"}};
  for (const StudyParameter& p : job.study.parameters)
    columns.push_back({"input:" + p.key, "real", p.unit,
                       "value as written; of a whole table the quantile that its entries have"});
  if (job.study.random())
    for (const StudyParameter& p : job.study.parameters)
      columns.push_back({"quantile:" + p.key, "real", "", "quantile (0 to 1) that was drawn"});
  for (const OutputFormula& f : output_formulas(job))
    columns.push_back({"output:" + f.label, "real", f.unit,
                       "empty where a task of the point failed; of a ratio what "
                       "the replication contributes to the point's ratio of means"});
  return columns;
}

}  // namespace

Table samples_table(const SweepReport& report, const SweepStore& store) {
  return {"samples", "Inputs and outputs of every task, a row each: kohort analyse reads it.",
          columns_of(*report.job), [&report, &store](const std::function<void(const Row&)>& sink) {
            const Job& job = *report.job;
            store.visit(report.values.points, job.study.design.replications,
                        [&](const Task& task, const TaskResult& result) {
                          const auto coordinates = job.points->at(task.point);
                          Row row{whole(task.point), whole(job.points->block(task.point)),
                                  whole(task.replication)};
                          for (const double x : job.model->inputs(coordinates)) row.push_back(x);
                          if (job.study.random())
                            for (const double u : coordinates) row.push_back(u);
                          for (const Series& s : report.values.outputs) {
                            const double y = s.of(task);
                            const bool known = result.failure.empty() && std::isfinite(y);
                            row.push_back(known ? Cell{y} : Cell{});
                          }
                          sink(row);
                        });
          }};
}

}  // namespace kohort::sweep
