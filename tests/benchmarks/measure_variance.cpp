#include <Eigen/Core>
#include <array>
#include <fmt/format.h>
#include <thread>

#include "app/analysis/paired_variance.hpp"
#include "app/figures/metric.hpp"
#include "app/scenario/rules.hpp"
#include "models/simulate.hpp"
#include "performance.hpp"
#include "sim/experiment.hpp"

namespace kohort::benchmarks {

namespace {

struct Named {
  std::string_view id;
  std::string_view name;
};
constexpr std::array<Named, 4> metrics{
    Named{"cost_municipality", "municipality's net cost"}, Named{"cost_public", "public net cost"},
    Named{"lifetime_value_public", "public present value per child"},
    Named{"placement_starts", "placements"}};

/// Metric by replication, of the baseline and the scenario.
struct Values {
  std::array<Eigen::VectorXd, metrics.size()> baseline, scenario;
};

Values simulate_pairs(const Parameters& parameters, int replications) {
  Values values;
  for (std::size_t m = 0; m < metrics.size(); ++m)
    values.baseline[m] = values.scenario[m] = Eigen::VectorXd::Zero(replications);
  const Parameters* const list[] = {&parameters};
  run_experiment(
      0, static_cast<std::size_t>(replications), std::max(1U, std::thread::hardware_concurrency()),
      [&](std::size_t r) { return simulate_replication(list, 1, static_cast<std::uint32_t>(r)); },
      [&](std::size_t r, const std::vector<Outcome>& outcomes) {
        for (std::size_t m = 0; m < metrics.size(); ++m) {
          const Metric& metric = headline_metrics()[metric_index(metrics[m].id)];
          values.baseline[m][static_cast<Eigen::Index>(r)] =
              metric.value(outcomes[0], standard_rules());
          values.scenario[m][static_cast<Eigen::Index>(r)] =
              metric.value(outcomes[1], standard_rules());
        }
      });
  return values;
}

}  // namespace

void measure_variance(const Setup& setup, Performance& performance) {
  const int replications = setup.quick ? 8 : 64;
  for (const ModelCase& c : model_cases()) {
    const Scenario scenario = shipped(c.scenario, c.overrides);
    const Values values = simulate_pairs(scenario.central(), replications);
    for (std::size_t m = 0; m < metrics.size(); ++m) {
      const auto pairing = analysis::paired_variance(values.scenario[m], values.baseline[m]);
      performance.figures.push_back(
          {"common random numbers: times fewer replications",
           fmt::format("{}: {}", c.name, metrics[m].name),
           {pairing.ratio.value, pairing.ratio.interval.low, pairing.ratio.interval.high},
           "x"});
    }
  }
}

}  // namespace kohort::benchmarks
