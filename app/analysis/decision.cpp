#include "app/analysis/decision.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <stdexcept>

#include "app/analysis/uncertainty.hpp"

namespace kohort::analysis {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Share of draws in which each option has the highest net benefit; ties are shared.
Eigen::RowVectorXd wins(const Eigen::MatrixXd& net_benefits) {
  Eigen::RowVectorXd sum = Eigen::RowVectorXd::Zero(net_benefits.cols());
  for (const auto& row : net_benefits.rowwise()) {
    const auto winners = (row.array() == row.maxCoeff()).cast<double>();
    sum += (winners / winners.sum()).matrix();
  }
  return sum / static_cast<double>(std::max<Eigen::Index>(1, net_benefits.rows()));
}

/// Shares of draws, and what they become when other people shift all draws alike.
std::vector<Share> shares_of(
    const Crossed& outputs, double confidence,
    const std::function<Eigen::RowVectorXd(const Eigen::MatrixXd&)>& compute) {
  const Eigen::MatrixXd& settled = outputs.settled();
  const Eigen::RowVectorXd values = compute(settled);
  std::map<double, std::vector<Interval>> ranges;  // by reach, of all options
  const auto ranges_at = [&](double reach) -> const std::vector<Interval>& {
    auto& range = ranges[reach];
    if (!range.empty()) return range;
    for (const double v : values) range.push_back({v, v});
    for (const Eigen::RowVectorXd& shift : plausible_shifts(outputs.of_people(), reach, false)) {
      if (shift.isZero(0)) continue;
      const Eigen::RowVectorXd shifted = compute(settled.rowwise() + shift);
      for (std::size_t i = 0; i < range.size(); ++i) {
        const double v = shifted(static_cast<Eigen::Index>(i));
        range[i] = {std::min(range[i].low, v), std::max(range[i].high, v)};
      }
    }
    return range;
  };
  std::vector<Share> result;
  for (std::size_t i = 0; i < static_cast<std::size_t>(values.size()); ++i) {
    const double value = values(static_cast<Eigen::Index>(i));
    result.push_back({value, share_interval(value, outputs, confidence,
                                            [&](double errors) { return ranges_at(errors)[i]; })});
  }
  return result;
}

/// Columns: cost and effect, differences from the reference. In quarters of draws, which are exact.
Eigen::RowVectorXd quadrants(const Eigen::MatrixXd& draws) {
  const auto side = [](double x) { return x > 0 ? 2 : x < 0 ? 0 : 1; };
  std::array<std::uint64_t, 4> quarters{};  // cheaper better, dearer better, then worse
  for (const auto& row : draws.rowwise()) {
    const int dearer = side(row(0)), better = side(row(1));
    quarters[0] += static_cast<std::uint64_t>((2 - dearer) * better);
    quarters[1] += static_cast<std::uint64_t>(dearer * better);
    quarters[2] += static_cast<std::uint64_t>((2 - dearer) * (2 - better));
    quarters[3] += static_cast<std::uint64_t>(dearer * (2 - better));
  }
  const auto all = 4 * static_cast<double>(draws.rows());
  Eigen::RowVectorXd shares = Eigen::RowVectorXd::Zero(4);
  std::size_t last = 3;
  while (last > 0 && quarters[last] == 0) --last;
  double sum = 0;
  for (std::size_t i = 0; i < last; ++i) {
    shares(static_cast<Eigen::Index>(i)) = static_cast<double>(quarters[i]) / all;
    sum += shares(static_cast<Eigen::Index>(i));
  }
  shares(static_cast<Eigen::Index>(last)) = 1 - sum;  // rounding would add to more or less than 1
  return shares;
}

/// Cost for one unit of effect. Interval: Fieller 1954, of means that are uncertain together.
Confident ratio_of(const Crossed& both, double confidence) {
  const Eigen::RowVectorXd mean = both.mean();
  const double c = mean(0), e = mean(1);
  Confident result{c / e, nan, {nan, nan}};
  if (!both.people_known() || both.points() < 2) return result;
  const Eigen::MatrixXd v = both.of_people() + both.of_points();
  const double t = student_t_quantile(both.freedom(), 0.5 + confidence / 2);
  const double a = e * e - t * t * v(1, 1), b = c * e - t * t * v(0, 1);
  const double discriminant = b * b - a * (c * c - t * t * v(0, 0));
  const double ratio = result.value;
  result.se = std::sqrt(std::max(0.0, v(0, 0) - 2 * ratio * v(0, 1) + ratio * ratio * v(1, 1))) /
              std::abs(e);
  if (a > 0 && discriminant >= 0)
    result.interval = {(b - std::sqrt(discriminant)) / a, (b + std::sqrt(discriminant)) / a};
  return result;
}

/// Cost and effect of an option beyond those of another.
Crossed beyond(const Crossed& costs_and_effects, std::size_t option, std::size_t other) {
  const auto options = costs_and_effects.outputs() / 2;
  const auto own = static_cast<Eigen::Index>(option), base = static_cast<Eigen::Index>(other);
  Eigen::MatrixXd difference = Eigen::MatrixXd::Zero(2 * options, 2);
  difference(own, 0) = difference(options + own, 1) = 1;
  difference(base, 0) -= 1;
  difference(options + base, 1) -= 1;
  return costs_and_effects.combined(difference);
}

CostEffectiveness::Plane plane_of(const Crossed& both, double confidence) {
  CostEffectiveness::Plane plane;
  const auto mean = [&](Eigen::Index column) {
    return uncertainty(both.combined(Eigen::VectorXd::Unit(2, column)), {}, confidence).mean;
  };
  plane.mean_cost = mean(0);
  plane.mean_effect = mean(1);
  const auto shares = shares_of(both, confidence, quadrants);
  plane.cheaper_better = shares[0];
  plane.dearer_better = shares[1];
  plane.cheaper_worse = shares[2];
  plane.dearer_worse = shares[3];
  const double c = plane.mean_cost.value, e = plane.mean_effect.value;
  plane.dominated = c > 0 && e <= 0 ? 1 : c <= 0 && e >= 0 ? -1 : 0;
  plane.ratio =
      plane.dominated != 0 || e == 0 ? Confident{nan, nan, {nan, nan}} : ratio_of(both, confidence);
  return plane;
}

}  // namespace

Eigen::MatrixXd complete_rows(const Eigen::MatrixXd& matrix) {
  Eigen::MatrixXd result(matrix.rows(), matrix.cols());
  Eigen::Index rows = 0;
  for (Eigen::Index i = 0; i < matrix.rows(); ++i)
    if (matrix.row(i).allFinite()) result.row(rows++) = matrix.row(i);
  result.conservativeResize(rows, Eigen::NoChange);
  return result;
}

CostEffectiveness cost_effectiveness(const Crossed& costs_and_effects,
                                     std::vector<double> willingness_to_pay, std::size_t reference,
                                     double confidence) {
  const auto options = costs_and_effects.outputs() / 2;
  const auto base = static_cast<Eigen::Index>(reference);
  if (costs_and_effects.outputs() != 2 * options || base >= options)
    throw std::invalid_argument{"costs and effects of the same options"};
  CostEffectiveness result;
  result.draws = static_cast<std::size_t>(costs_and_effects.points());
  result.failed_draws = costs_and_effects.failed();
  result.willingness_to_pay = std::move(willingness_to_pay);
  const auto levels = static_cast<Eigen::Index>(result.willingness_to_pay.size());
  result.acceptability = Eigen::MatrixXd::Zero(levels, options);
  result.acceptability_low = result.acceptability_high = result.acceptability;
  result.plane.resize(static_cast<std::size_t>(options));
  if (result.draws == 0) return result;

  for (Eigen::Index option = 0; option < options; ++option) {
    if (option == base) continue;
    const auto own = static_cast<std::size_t>(option);
    result.plane[own] = plane_of(beyond(costs_and_effects, own, reference), confidence);
  }
  for (Eigen::Index level = 0; level < levels; ++level) {
    const double price = result.willingness_to_pay[static_cast<std::size_t>(level)];
    Eigen::MatrixXd benefit = Eigen::MatrixXd::Zero(2 * options, options);
    benefit.topRows(options).diagonal().setConstant(-1);
    benefit.bottomRows(options).diagonal().setConstant(price);
    const Crossed net_benefits = costs_and_effects.combined(benefit);
    const auto shares = shares_of(net_benefits, confidence, wins);
    for (Eigen::Index option = 0; option < options; ++option) {
      const Share& share = shares[static_cast<std::size_t>(option)];
      result.acceptability(level, option) = share.value;
      result.acceptability_low(level, option) = share.interval.low;
      result.acceptability_high(level, option) = share.interval.high;
    }
    Eigen::Index best = 0;
    net_benefits.mean().maxCoeff(&best);
    result.frontier.push_back(static_cast<std::size_t>(best));
  }
  return result;
}

CostEffectiveness cost_effectiveness(const Eigen::MatrixXd& costs, const Eigen::MatrixXd& effects,
                                     std::vector<double> willingness_to_pay,
                                     std::size_t reference) {
  if (costs.rows() != effects.rows() || costs.cols() != effects.cols())
    throw std::invalid_argument{"costs and effects of the same draws and options"};
  Eigen::MatrixXd both(costs.rows(), 2 * costs.cols());
  both << costs, effects;
  return cost_effectiveness(Crossed::certain(both), std::move(willingness_to_pay), reference);
}

namespace {

std::vector<CostEffect> options_of(const Eigen::RowVectorXd& costs_and_effects) {
  const auto options = costs_and_effects.size() / 2;
  std::vector<CostEffect> result;
  for (Eigen::Index i = 0; i < options; ++i)
    result.push_back({costs_and_effects(i), costs_and_effects(options + i)});
  return result;
}

/// Share of draws in which each option is on the frontier.
Eigen::RowVectorXd on_frontier(const Eigen::MatrixXd& draws) {
  Eigen::RowVectorXd count = Eigen::RowVectorXd::Zero(draws.cols() / 2);
  for (const auto& draw : draws.rowwise())
    for (const IncrementalStep& step : incremental_steps(options_of(draw)))
      if (step.standing == Standing::frontier) count(static_cast<Eigen::Index>(step.option)) += 1;
  return count / static_cast<double>(std::max<Eigen::Index>(1, draws.rows()));
}

}  // namespace

std::vector<Incremental> incremental(const Crossed& costs_and_effects, double confidence) {
  if (costs_and_effects.outputs() % 2 != 0)
    throw std::invalid_argument{"costs and effects of the same options"};
  std::vector<Incremental> result;
  if (costs_and_effects.points() == 0) return result;
  const auto shares = shares_of(costs_and_effects, confidence, on_frontier);
  for (const IncrementalStep& step : incremental_steps(options_of(costs_and_effects.mean()))) {
    const Crossed added = beyond(costs_and_effects, step.option, 0);
    const auto mean = [&](Eigen::Index column) {
      return uncertainty(added.combined(Eigen::VectorXd::Unit(2, column)), {}, confidence).mean;
    };
    Confident ratio{nan, nan, {nan, nan}};
    if (step.against)
      ratio = ratio_of(beyond(costs_and_effects, step.option, *step.against), confidence);
    result.push_back(
        {step.option, step.standing, step.against, mean(0), mean(1), ratio, shares[step.option]});
  }
  return result;
}

Ranking rank_options(const Crossed& net_benefits, double confidence) {
  const Eigen::MatrixXd& draws = net_benefits.settled();
  const auto options = draws.cols();
  Ranking result;
  result.draws = static_cast<std::size_t>(draws.rows());
  result.failed_draws = net_benefits.failed();
  result.probability = Eigen::MatrixXd::Zero(options, options);
  for (Eigen::Index i = 0; i < draws.rows(); ++i)
    for (Eigen::Index option = 0; option < options; ++option) {
      const auto own = draws(i, option);
      const auto better = (draws.row(i).array() > own).count();
      const auto equal = (draws.row(i).array() == own).count();  // itself too
      for (auto rank = better; rank < better + equal; ++rank)
        result.probability(option, rank) += 1 / static_cast<double>(equal);
    }
  if (draws.rows() > 0) result.probability /= static_cast<double>(draws.rows());
  if (draws.rows() > 0) result.best = shares_of(net_benefits, confidence, wins);
  for (Eigen::Index option = 0; option < options; ++option) {
    double mean = 0;
    for (Eigen::Index rank = 0; rank < options; ++rank)
      mean += static_cast<double>(rank + 1) * result.probability(option, rank);
    result.mean_rank.push_back(mean);
    result.mean.push_back(
        uncertainty(net_benefits.combined(Eigen::VectorXd::Unit(options, option)), {}, confidence)
            .mean);
  }
  result.order.resize(static_cast<std::size_t>(options));
  std::iota(result.order.begin(), result.order.end(), std::size_t{0});
  if (draws.rows() > 0)
    std::ranges::stable_sort(result.order, [&](std::size_t a, std::size_t b) {
      return result.mean[a].value > result.mean[b].value;
    });
  return result;
}

Ranking rank_options(const Eigen::MatrixXd& net_benefits) {
  return rank_options(Crossed::certain(net_benefits));
}

}  // namespace kohort::analysis
