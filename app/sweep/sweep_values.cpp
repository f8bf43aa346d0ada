#include "app/sweep/sweep_values.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "app/files/fingerprint.hpp"
#include "app/results/ratio.hpp"

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
  Means(std::vector<OutputFormula> formulas, std::uint64_t points, std::uint32_t replications)
      : formulas_{std::move(formulas)}, replications_{replications} {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    for (const OutputFormula& f : formulas_)
      series.push_back({f.scenario, f.output, f.unit, std::vector<double>(points, nan), f.label,
                        std::vector<double>(replications > 1 ? points * replications : 0, nan)});
  }
  void add(const std::vector<double>& values) {
    for (std::size_t i = 0; i < formulas_.size(); ++i)
      series[i].scale = std::max(series[i].scale, formulas_[i].scale(values));
  }
  /// @param replications  values of all tasks of the point
  void close(std::uint64_t point, const std::vector<std::vector<double>>& replications) {
    for (std::size_t i = 0; i < formulas_.size(); ++i) {
      const std::vector<double> each = formulas_[i].contributions(replications);
      double sum = 0;
      for (const double y : each) sum += y;
      series[i].y[point] = sum / static_cast<double>(each.size());
      if (replications_ > 1)
        std::ranges::copy(
            each, series[i].each.begin() + static_cast<std::ptrdiff_t>(point * replications_));
    }
  }

  std::vector<Series> series;

 private:
  std::vector<OutputFormula> formulas_;
  std::uint32_t replications_;
};

}  // namespace

OutputFormula::OutputFormula(const Job& job, const StudyOutput& wanted, std::size_t row) {
  const SweepModel& model = *job.model;
  const std::size_t width = model.metrics().size();
  const std::size_t base = model.rows()[row].baseline;
  scenario = model.rows()[row].id;
  output = wanted.name();
  const auto term = [&](std::size_t of, std::size_t m, double weight, bool of_baseline) {
    Term result{of * width + m, weight, of_baseline, {}};
    if (const auto denominator = model.metrics()[m].denominator)
      result.denominator = of * width + *denominator;
    return result;
  };
  const auto difference = [&](const std::string& metric, double weight) {
    const std::size_t m = metric_position(model, metric);
    terms_.push_back(term(row, m, weight, false));
    terms_.push_back(term(base, m, -weight, true));
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
      terms_.push_back(term(row, m, 1, false));
  }
  label = job.study.scenarios.size() > 1 ? scenario + ": " + output : output;
}

double OutputFormula::operator()(const std::vector<double>& values) const {
  double sum = 0;
  for (const Term& term : terms_) sum += term.weight * values[term.position];
  return sum;
}

std::vector<double> OutputFormula::contributions(
    const std::vector<std::vector<double>>& replications) const {
  std::vector<double> result(replications.size(), 0);
  for (const Term& term : terms_) {
    std::vector<double> values;
    for (const auto& task : replications) values.push_back(task[term.position]);
    if (term.denominator) {
      std::vector<double> denominators;
      for (const auto& task : replications) denominators.push_back(task[*term.denominator]);
      values = ratio_contributions({values, denominators});
    }
    for (std::size_t r = 0; r < values.size(); ++r) result[r] += term.weight * values[r];
  }
  return result;
}

double OutputFormula::scale(const std::vector<double>& values) const {
  double largest = 0;
  for (const Term& term : terms_)
    largest = std::max(largest, std::abs(term.weight * values[term.position]));
  return largest;
}

OutputFormula OutputFormula::part(bool baseline) const {
  OutputFormula result = *this;
  std::erase_if(result.terms_, [&](const Term& term) { return term.of_baseline != baseline; });
  for (Term& term : result.terms_)
    if (baseline) term.weight = -term.weight;
  return result;
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

namespace {

/// One output of every scenario that has a baseline.
std::vector<OutputFormula> of_scenarios(const Job& job, const StudyOutput& output) {
  std::vector<OutputFormula> list;
  for (std::size_t row = 0; row < job.model->rows().size(); ++row)
    if (job.model->rows()[row].baseline != row) list.emplace_back(job, output, row);
  return list;
}

/// Everything that is gathered from the tasks, in one pass.
class Collection {
 public:
  Collection(const Job& job, std::uint64_t points, std::uint32_t replications)
      : points_{points}, replications_{replications}, values_each_{job.model->size()} {
    const auto add = [&](std::vector<OutputFormula> formulas,
                         std::vector<Series> SweepValues::*to) {
      means_.emplace_back(Means{std::move(formulas), points, replications}, to);
    };
    add(output_formulas(job), &SweepValues::outputs);
    add(of_scenarios(job, {"net_benefit"}), &SweepValues::benefits);
    if (job.study.plane) {
      add(of_scenarios(job, {job.study.plane->cost}), &SweepValues::costs);
      add(of_scenarios(job, {job.study.plane->effect}), &SweepValues::effects);
    }
    if (job.study.design.kind != DesignKind::pairing) return;
    std::vector<OutputFormula> scenario, baseline;
    for (const OutputFormula& f : output_formulas(job)) {
      scenario.push_back(f.part(false));
      baseline.push_back(f.part(true));
    }
    add(std::move(scenario), &SweepValues::scenario_parts);
    add(std::move(baseline), &SweepValues::baseline_parts);
  }

  void take(const Task& task, const TaskResult& task_result) {
    if (task.point != point_) close();
    point_ = task.point;
    ++result_.stored;
    if (!task_result.failure.empty()) {
      failed_ = true;
      result_.failed.push_back({task, task_result.failure});
      fingerprint_.add("failed");
      return;
    }
    if (task_result.values.size() != values_each_) throw damaged_task(task);
    fingerprint_.add(std::span<const double>{task_result.values});
    for (auto& [means, to] : means_) means.add(task_result.values);
    good_.push_back(task_result.values);
  }

  SweepValues finish() {
    if (points_ > 0) close();
    result_.points = points_;
    result_.missing_points = points_ - whole_ - result_.failed_points;
    for (auto& [means, to] : means_) result_.*to = std::move(means.series);
    result_.result_hash = fingerprint_.hexadecimal();
    return std::move(result_);
  }

 private:
  /// Ends a point: it counts if all its replications are there.
  void close() {
    if (good_.size() == replications_) {
      for (auto& [means, to] : means_) means.close(point_, good_);
      ++whole_;
    }
    if (failed_) ++result_.failed_points;
    good_.clear();
    failed_ = false;
  }

  std::uint64_t points_;
  std::uint32_t replications_;
  std::size_t values_each_;
  std::vector<std::pair<Means, std::vector<Series> SweepValues::*>> means_;
  SweepValues result_;
  Fingerprint fingerprint_;
  std::uint64_t point_{0}, whole_{0};
  std::vector<std::vector<double>> good_;  ///< values of the point's tasks that did not fail
  bool failed_{false};
};

}  // namespace

InputError damaged_task(const Task& task) {
  return InputError{fmt::format(
      "the results folder is damaged: point {}, replication {} holds another number of values than "
      "this study has; choose another folder with --out",
      task.point, task.replication)};
}

SweepValues collect_series(const Job& job, const SweepStore& store, std::uint64_t points,
                           std::uint32_t replications) {
  Collection collection{job, points, replications};
  store.visit(points, replications,
              [&](const Task& task, const TaskResult& result) { collection.take(task, result); });
  return collection.finish();
}

}  // namespace kohort::sweep
