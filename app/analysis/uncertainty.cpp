#include "app/analysis/uncertainty.hpp"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <limits>
#include <numeric>

namespace kohort::analysis {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double quantile(const std::vector<double>& ascending, double probability) {
  if (ascending.empty()) return nan;
  const double position = probability * static_cast<double>(ascending.size() - 1);
  const auto low = static_cast<std::size_t>(position);
  const std::size_t high = std::min(low + 1, ascending.size() - 1);
  const double part = position - static_cast<double>(low);
  return ascending[low] + part * (ascending[high] - ascending[low]);
}

Confident student(double value, double variance, double freedom, double confidence) {
  const double se = std::sqrt(variance);
  const double half = se > 0 ? se * student_t_quantile(freedom, 0.5 + confidence / 2) : 0;
  return {value, se, {value - half, value + half}};
}

Confident mean_of(const Crossed& output, double confidence) {
  if (output.points() == 0) return {nan, nan, {nan, nan}};
  const double mean = output.mean()(0);
  if (output.points() < 2 || !output.people_known()) return {mean, nan, {nan, nan}};
  return student(mean, (output.of_people() + output.of_points())(0), output.freedom(), confidence);
}

/// Points alone: whoever the people are, they are the same at all of them.
Confident mean_for_these_people(const Crossed& output, double confidence) {
  const Eigen::VectorXd y = output.means().col(0);
  Tally tally;
  for (const double v : y) tally.add(v);
  if (tally.count() < 2) return {tally.count() == 0 ? nan : tally.mean(), nan, {nan, nan}};
  return {tally.mean(), tally.standard_error(), tally.interval(confidence)};
}

/// Share of ascending values below a limit.
double share_below(const std::vector<double>& ascending, double limit) {
  return static_cast<double>(std::lower_bound(ascending.begin(), ascending.end(), limit) -
                             ascending.begin()) /
         static_cast<double>(ascending.size());
}

}  // namespace

Interval share_interval(double share, const Crossed& outputs, double confidence,
                        const std::function<Interval(double errors)>& at) {
  if (!outputs.people_known()) return {nan, nan};
  constexpr double least = 0.25;
  const double points =
      static_cast<double>(outputs.points()) * std::max(least, outputs.reliability());
  const Interval own = wilson_interval(share * points, points, confidence);
  Interval both = own;
  if (outputs.of_people().diagonal().maxCoeff() > 0) {
    const Interval one = at(1);
    const double half = (one.high - one.low) / 2;
    const auto people = static_cast<double>(outputs.replications() - 1);
    const double freedom =
        joint_freedom(half * half, people, share * (1 - share) / points, std::max(1.0, points - 1));
    const double reach = student_t_quantile(half > 0 ? freedom : people, 0.5 + confidence / 2);
    both = combine(share, own, at(reach));
  }
  // What never happened may have the probability 0, to the last bit.
  return {share > 0 ? std::max(0.0, both.low) : 0, share < 1 ? std::min(1.0, both.high) : 1};
}

Uncertainty uncertainty(const Crossed& output, std::vector<double> probabilities,
                        double confidence) {
  Uncertainty result;
  result.points = static_cast<std::size_t>(output.points());
  result.failed_points = output.failed();
  result.mean = mean_of(output, confidence);
  result.mean_for_these_people = mean_for_these_people(output, confidence);
  const Eigen::MatrixXd& settled = output.settled();
  std::vector<double> ascending(settled.data(), settled.data() + settled.rows());
  std::ranges::sort(ascending);
  Tally spread;
  for (const double v : ascending) spread.add(v);
  result.sd = spread.count() < 2 ? nan : spread.standard_deviation();
  for (const double p : probabilities) result.quantiles.push_back(quantile(ascending, p));
  result.probabilities = std::move(probabilities);
  result.below_zero = nan;
  result.below_zero_interval = {nan, nan};
  if (ascending.empty()) return result;
  result.below_zero = share_below(ascending, 0);
  const double error = std::sqrt(output.of_people()(0));
  result.below_zero_interval =
      share_interval(result.below_zero, output, confidence, [&](double errors) {
        return Interval{share_below(ascending, -errors * error),
                        share_below(ascending, errors * error)};
      });
  return result;
}

Uncertainty uncertainty(const Eigen::VectorXd& outputs, std::vector<double> probabilities,
                        double confidence) {
  return uncertainty(Crossed::certain(outputs), std::move(probabilities), confidence);
}

namespace {

/// Degrees of freedom of a variance of n values that need not be normal: Var(s^2) = s^4 (2 / (n -
/// 1) + excess kurtosis / n). Of few values the kurtosis is not known, and taken as the normal one.
double variance_freedom(const Eigen::VectorXd& values) {
  constexpr Eigen::Index few = 20;
  const auto n = static_cast<double>(values.size());
  if (values.size() < few) return n - 1;
  const Eigen::ArrayXd centred = values.array() - values.mean();
  const double second = centred.square().mean();
  if (!(second > 0)) return n - 1;
  const double excess = centred.square().square().mean() / (second * second) - 3;
  return std::max(1.0, 2 / (2 / (n - 1) + std::max(-1.8, excess) / n));
}

/// Quantiles of chi-square over its degrees, one in each of `count` equal parts, in an order that
/// depends on `cause` alone.
std::vector<double> relative_chi_squares(double freedom, std::size_t count, std::uint32_t cause) {
  std::vector<double> keys(count), values(count);
  std::vector<std::size_t> order(count);
  const AnalysisDraws draws{1, 0};
  for (std::size_t i = 0; i < count; ++i)
    keys[i] = draws.uniform(i, Purpose::share_of_knowledge, cause);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  const boost::math::chi_squared distribution{freedom};
  for (std::size_t i = 0; i < count; ++i)
    values[order[i]] = boost::math::quantile(distribution, (static_cast<double>(i) + 0.5) /
                                                               static_cast<double>(count)) /
                       freedom;
  return values;
}

/// Generalized confidence interval (Weerahandi 1993, doi:10.1080/01621459.1993.10476355): the
/// mean squares are divided by draws of what they would be over their expectations.
Interval interval_of_share(const Crossed& output, double confidence) {
  constexpr std::size_t count = 999;
  const auto p = static_cast<double>(output.points());
  const auto r = static_cast<double>(output.replications());
  const double of_points = output.square_of_points(0);
  const double of_people = output.square_of_replications(0);
  const double of_both = output.square_of_interaction(0);
  const auto points = relative_chi_squares(variance_freedom(output.means().col(0)), count, 0);
  const auto people =
      relative_chi_squares(variance_freedom(output.replication_means().col(0)), count, 1);
  const auto both = relative_chi_squares((p - 1) * (r - 1), count, 2);
  std::vector<double> shares;
  for (std::size_t i = 0; i < count; ++i) {
    const double interaction = of_both / both[i];
    const double knowledge = std::max(0.0, (of_points / points[i] - interaction) / r);
    const double chance = std::max(0.0, (of_people / people[i] - interaction) / p);
    const double sum = knowledge + chance + interaction;
    shares.push_back(sum > 0 ? knowledge / sum : 0);
  }
  std::ranges::sort(shares);
  return {quantile(shares, 0.5 - confidence / 2), quantile(shares, 0.5 + confidence / 2)};
}

}  // namespace

std::optional<ChanceAndKnowledge> chance_and_knowledge(const Crossed& output, double confidence) {
  if (output.points() < 2 || !output.people_known()) return std::nullopt;
  const auto p = static_cast<double>(output.points());
  const auto r = static_cast<double>(output.replications());
  ChanceAndKnowledge result;
  result.interaction = output.square_of_interaction(0);
  result.knowledge = std::max(0.0, (output.square_of_points(0) - result.interaction) / r);
  result.chance = std::max(0.0, (output.square_of_replications(0) - result.interaction) / p);
  const double sum = result.knowledge + result.chance + result.interaction;
  result.share = sum > 0 ? result.knowledge / sum : 0;
  // Rounding aside there is nothing but knowledge: a function without noise.
  if (!(output.of_people()(0) > 0))
    result.share_interval = {result.share, result.share};
  else
    result.share_interval = interval_of_share(output, confidence);
  return result;
}

std::vector<ConvergencePoint> convergence(const Eigen::MatrixXd& output, bool chance,
                                          double confidence) {
  std::vector<ConvergencePoint> series;
  const auto add = [&](Eigen::Index rows, Eigen::Index points) {
    series.push_back({static_cast<std::size_t>(points),
                      mean_of(Crossed{output.topRows(rows).eval(), chance}, confidence)});
  };
  Eigen::Index points = 0, last = 0, next = 2;
  for (Eigen::Index row = 0; row < output.rows(); ++row) {
    if (!output.row(row).allFinite()) continue;
    last = row + 1;
    if (++points != next) continue;
    add(last, points);
    next *= 2;
  }
  if (points > 0 && (series.empty() || series.back().points != static_cast<std::size_t>(points)))
    add(last, points);
  return series;
}

}  // namespace kohort::analysis
