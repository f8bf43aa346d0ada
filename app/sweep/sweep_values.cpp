#include "app/sweep/sweep_values.hpp"

#include <algorithm>
#include <limits>

#include "app/results/fingerprint.hpp"

namespace kohort::sweep {

namespace {

std::size_t metric_position(const SweepModel& model, const std::string& id) {
  const auto& metrics = model.metrics();
  return static_cast<std::size_t>(std::ranges::find(metrics, id, &ModelMetric::id) -
                                  metrics.begin());
}

/// Gathers the replications of a point into means.
class Means {
 public:
  Means(std::vector<OutputFormula> formulas, std::uint64_t points)
      : formulas_{std::move(formulas)} {
    for (const OutputFormula& f : formulas_)
      series.push_back({f.scenario, f.output, f.unit,
                        std::vector<double>(points, std::numeric_limits<double>::quiet_NaN()),
                        f.label});
    sums_.assign(formulas_.size(), 0);
  }
  void add(const std::vector<double>& values) {
    for (std::size_t i = 0; i < formulas_.size(); ++i) sums_[i] += formulas_[i](values);
  }
  /// @param count  replications, 0 if the point does not count
  void close(std::uint64_t point, std::uint32_t count) {
    for (std::size_t i = 0; i < formulas_.size(); ++i) {
      if (count > 0) series[i].y[point] = sums_[i] / count;
      sums_[i] = 0;
    }
  }

  std::vector<Series> series;

 private:
  std::vector<OutputFormula> formulas_;
  std::vector<double> sums_;
};

}  // namespace

OutputFormula::OutputFormula(const Job& job, const StudyOutput& wanted, std::size_t row) {
  const SweepModel& model = *job.model;
  const std::size_t width = model.metrics().size();
  const std::size_t base = model.rows()[row].baseline;
  scenario = model.rows()[row].id;
  output = wanted.name();
  const auto difference = [&](const std::string& metric, double weight) {
    const std::size_t m = metric_position(model, metric);
    terms_.push_back({row * width + m, weight});
    terms_.push_back({base * width + m, -weight});
  };
  if (wanted.metric == "net_benefit") {
    const NetBenefit& rule = job.study.net_benefit;
    unit = job.study.function ? "" : "kr.";
    // A test function is a benefit itself.
    difference(job.study.function ? "y" : rule.cost, job.study.function ? 1 : -1);
    if (!rule.effect.empty()) difference(rule.effect, -rule.value_per_unit);
  } else {
    const std::size_t m = metric_position(model, wanted.metric);
    unit = model.metrics()[m].unit;
    if (wanted.of == StudyOutput::Of::difference)
      difference(wanted.metric, 1);
    else
      terms_.push_back({row * width + m, 1});
  }
  label = job.study.scenarios.size() > 1 ? scenario + ": " + output : output;
}

double OutputFormula::operator()(const std::vector<double>& values) const {
  double sum = 0;
  for (const Term& term : terms_) sum += term.weight * values[term.position];
  return sum;
}

std::vector<OutputFormula> output_formulas(const Job& job) {
  std::vector<OutputFormula> list;
  for (std::size_t row = 0; row < job.model->rows().size(); ++row) {
    const bool baseline = job.model->rows()[row].baseline == row;
    for (const StudyOutput& output : job.study.outputs)
      if ((output.of == StudyOutput::Of::baseline) == baseline) list.emplace_back(job, output, row);
  }
  return list;
}

SweepValues collect_series(const Job& job, const SweepStore& store, std::uint64_t points) {
  SweepValues result;
  result.points = points;
  std::vector<OutputFormula> benefits;
  for (std::size_t row = 0; row < job.model->rows().size(); ++row)
    if (job.model->rows()[row].baseline != row)
      benefits.emplace_back(job, StudyOutput{"net_benefit"}, row);
  Means outputs{output_formulas(job), points};
  Means worth{std::move(benefits), points};
  Fingerprint fingerprint;
  const std::uint32_t replications = job.study.design.replications;

  std::uint64_t point = 0;
  std::uint32_t good = 0;
  bool failed = false;
  const auto close = [&] {
    const std::uint32_t count = good == replications ? good : 0;
    outputs.close(point, count);
    worth.close(point, count);
    if (failed) ++result.failed_points;
    good = 0;
    failed = false;
  };
  store.visit(points, replications, [&](const Task& task, const TaskResult& task_result) {
    if (task.point != point) {
      close();
      point = task.point;
    }
    ++result.stored;
    if (!task_result.failure.empty()) {
      failed = true;
      result.failed.push_back({task, task_result.failure});
      fingerprint.add("failed");
      return;
    }
    ++good;
    fingerprint.add(std::span<const double>{task_result.values});
    outputs.add(task_result.values);
    worth.add(task_result.values);
  });
  if (points > 0) close();
  result.outputs = std::move(outputs.series);
  result.benefits = std::move(worth.series);
  result.result_hash = fingerprint.hexadecimal();
  return result;
}

}  // namespace kohort::sweep
