#include "app/analysis/paired_variance.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "app/analysis/bootstrap.hpp"
#include "app/analysis/decision.hpp"

namespace kohort::analysis {

namespace {

double variance(const Eigen::VectorXd& y, const Eigen::VectorXd& weights) {
  const double n = weights.sum();
  const double mean = y.dot(weights) / n;
  return (y.array() - mean).square().matrix().dot(weights) / (n - 1);
}

}  // namespace

PairedVariance paired_variance(const Eigen::VectorXd& scenario, const Eigen::VectorXd& baseline,
                               const Resampling& resampling) {
  if (scenario.size() != baseline.size())
    throw std::invalid_argument{"scenario and baseline of the same replications"};
  Eigen::MatrixXd both(scenario.size(), 2);
  both << scenario, baseline;
  both = complete_rows(both);
  const Eigen::VectorXd a = both.col(0), b = both.col(1), difference = a - b;
  // Of the logarithm, whose distribution is closer to a normal one.
  const auto logarithm = bootstrap(static_cast<std::size_t>(both.rows()), resampling, 1,
                                   [&](const Eigen::VectorXd& w) -> Eigen::VectorXd {
                                     const double independent = variance(a, w) + variance(b, w);
                                     return Eigen::VectorXd::Constant(
                                         1, std::log(independent / variance(difference, w)));
                                   })
                             .front();
  PairedVariance result;
  const Eigen::VectorXd once = Eigen::VectorXd::Ones(both.rows());
  result.paired =
      both.rows() > 1 ? variance(difference, once) : std::numeric_limits<double>::quiet_NaN();
  result.independent = both.rows() > 1 ? variance(a, once) + variance(b, once) : result.paired;
  // A difference that is the same in every replication varies by rounding alone.
  constexpr double rounding = 1e-18;
  if (!(result.paired > rounding * result.independent)) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    result.ratio = {nan, nan, {nan, nan}};
    return result;
  }
  result.ratio = {std::exp(logarithm.value),
                  std::exp(logarithm.value) * logarithm.se,
                  {std::exp(logarithm.interval.low), std::exp(logarithm.interval.high)}};
  return result;
}

}  // namespace kohort::analysis
