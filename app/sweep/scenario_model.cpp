#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

#include "app/figures/metric.hpp"
#include "app/run/plan.hpp"
#include "app/scenario/rules.hpp"
#include "app/sweep/inputs.hpp"
#include "app/sweep/models.hpp"

namespace kohort::sweep {

namespace {

class ScenarioModel final : public SweepModel {
 public:
  ScenarioModel(const Study& study, const Engine& engine, const std::string& language)
      : study_{study}, engine_{engine} {
    RunOptions options;
    options.seed = study.design.seed;
    options.draws = 0;
    options.language = language;
    plan_ = make_plan(study.scenarios, options);
    for (std::size_t row = 0; row < plan_.rows.size(); ++row)
      rows_.push_back({plan_.rows[row].id, row, plan_.rows[row].title, plan_.rows[row].hash});
    for (std::size_t s = 0; s < plan_.scenarios.size(); ++s)
      rows_[plan_.scenario_rows[s]].baseline = plan_.baseline_rows[s];
    for (const Metric& metric : headline_metrics())
      metrics_.push_back({std::string{metric.id}, std::string{unit_name(metric.unit)}, {}});
    add_denominators();
    for (const Scenario& scenario : study.scenarios) inputs_.emplace_back(study, scenario);
  }

  [[nodiscard]] std::vector<double> inputs(std::span<const double> coordinates) const override {
    return inputs_.front().inputs(coordinates);
  }

  [[nodiscard]] std::string content(std::span<const double> coordinates) const override {
    std::string text;
    for (const ModelMetric& metric : metrics_) text += metric.id + " ";
    for (std::size_t s = 0; s < study_.scenarios.size(); ++s) {
      const Scenario& scenario = study_.scenarios[s];
      text += "\n" + scenario.hash;
      const auto values = inputs_[s].values(coordinates);
      for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] != scenario.parameters[i].value)
          text +=
              fmt::format("\n{} {:.17g}", scenario.parameters[i].key, fmt::join(values[i], " "));
    }
    return text;
  }

  [[nodiscard]] Needs needs(double tasks, double threads) const override {
    return needs_of(plan_, engine_, tasks, threads, false);
  }

 protected:
  [[nodiscard]] std::vector<double> compute(std::span<const double> coordinates,
                                            std::uint32_t replication) const override {
    std::vector<Parameters> parameters;
    parameters.reserve(study_.scenarios.size());
    for (std::size_t s = 0; s < study_.scenarios.size(); ++s) {
      parameters.push_back(study_.scenarios[s].assemble(inputs_[s].values(coordinates)));
      if (const auto faults = inconsistencies(parameters.back()); !faults.empty())
        throw std::runtime_error{
            fmt::format("the inputs contradict each other: {}", fmt::join(faults, "; "))};
    }
    std::vector<double> values;
    values.reserve(size());
    for (const Plan::Group& group : plan_.groups) {
      std::vector<const Parameters*> members;
      for (const std::size_t member : group.members) members.push_back(&parameters[member]);
      for (const Outcome& outcome : engine_.simulate(members, study_.design.seed, replication))
        add_values(outcome, values);
    }
    return values;
  }

 private:
  /// Several ratios may be to the same: births.
  void add_denominators() {
    const auto rows = headline_metrics();
    for (std::size_t m = 0; m < rows.size(); ++m) {
      if (!rows[m].is_ratio()) continue;
      const auto known = std::ranges::find_if(denominators_, [&](const Metric* other) {
        return other->below == rows[m].below && other->window == rows[m].window;
      });
      metrics_[m].denominator =
          rows.size() + static_cast<std::size_t>(known - denominators_.begin());
      if (known != denominators_.end()) continue;
      denominators_.push_back(&rows[m]);
      metrics_.push_back({"denominator of " + metrics_[m].id, "", {}});
    }
  }

  void add_values(const Outcome& outcome, std::vector<double>& values) const {
    for (const Metric& metric : headline_metrics())
      values.push_back(metric.value(outcome, standard_rules()));
    for (const Metric* ratio : denominators_)
      values.push_back(ratio->denominator(outcome, standard_rules()));
  }

  std::vector<const Metric*> denominators_;  ///< one of those that share it
  const Study& study_;
  const Engine& engine_;
  Plan plan_;
  std::vector<ScenarioInputs> inputs_;
};

}  // namespace

std::unique_ptr<SweepModel> make_scenario_model(const Study& study, const Engine& engine,
                                                const std::string& language) {
  return std::make_unique<ScenarioModel>(study, engine, language);
}

}  // namespace kohort::sweep
