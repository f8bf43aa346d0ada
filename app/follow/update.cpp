#include "app/follow/update.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "app/results/estimate.hpp"

namespace kohort::follow {

namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Luck and knowledge of some figures together, by one-way random effects.
struct Effects {
  MatrixXd means;    ///< of each draw (rows), shrunk
  MatrixXd raw;      ///< of each draw, as its replications have it
  MatrixXd total;    ///< covariance of a place around its draw's shrunk mean
  double degrees{};  ///< of freedom of luck's covariance
};

/// Columns by their standard deviations; one that does not vary stays as it is.
VectorXd scales(const MatrixXd& within) {
  VectorXd scale = within.diagonal().cwiseSqrt();
  for (double& s : scale)
    if (!(s > 0)) s = 1;
  return scale;
}

/// Symmetric matrices that turn luck into unit variance and back, without directions in which
/// figures add up to each other.
struct Whitening {
  MatrixXd there, back;
};
Whitening whitening(const MatrixXd& within, const VectorXd& scale) {
  const MatrixXd inverse = scale.cwiseInverse().asDiagonal();
  const Eigen::SelfAdjointEigenSolver<MatrixXd> solver{inverse * within * inverse};
  const double least = 1e-9 * std::max(1.0, solver.eigenvalues().maxCoeff());
  VectorXd root = solver.eigenvalues().cwiseMax(0).cwiseSqrt(), under = root;
  for (Eigen::Index i = 0; i < root.size(); ++i) {
    const bool real = solver.eigenvalues()[i] > least;
    under[i] = real ? 1 / root[i] : 0;
    if (!real) root[i] = 0;
  }
  const MatrixXd& vectors = solver.eigenvectors();
  return {under.asDiagonal() * vectors.transpose() * inverse,
          scale.asDiagonal() * vectors * root.asDiagonal()};
}

Effects effects(const MatrixXd& values, std::span<const std::size_t> draw, std::size_t draws) {
  const auto n = static_cast<double>(values.rows()), d = static_cast<double>(draws);
  Effects e;
  e.raw = MatrixXd::Zero(static_cast<Eigen::Index>(draws), values.cols());
  VectorXd count = VectorXd::Zero(static_cast<Eigen::Index>(draws));
  for (Eigen::Index r = 0; r < values.rows(); ++r) {
    const auto at = static_cast<Eigen::Index>(draw[static_cast<std::size_t>(r)]);
    e.raw.row(at) += values.row(r);
    count[at] += 1;
  }
  e.raw.array().colwise() /= count.array();
  MatrixXd within = MatrixXd::Zero(values.cols(), values.cols());
  for (Eigen::Index r = 0; r < values.rows(); ++r) {
    const VectorXd off =
        values.row(r) - e.raw.row(static_cast<Eigen::Index>(draw[static_cast<std::size_t>(r)]));
    within += off * off.transpose();
  }
  e.degrees = n - d;
  within /= e.degrees;
  const Whitening white = whitening(within, scales(within));
  const VectorXd centre = e.raw.colwise().mean();
  const double each = n / d;  // replications of a draw
  // In white coordinates the means of draws vary by 1 / each from luck; the rest is knowledge.
  const MatrixXd off = (e.raw.rowwise() - centre.transpose()) * white.there.transpose();
  MatrixXd between = MatrixXd::Zero(off.cols(), off.cols());
  if (draws > 1) between = off.transpose() * off / (d - 1);
  const Eigen::SelfAdjointEigenSolver<MatrixXd> solver{between};
  const VectorXd knowledge = (solver.eigenvalues().array() - 1 / each).max(0.0);
  const VectorXd kept = knowledge.array() / (knowledge.array() + 1 / each);
  const MatrixXd& q = solver.eigenvectors();
  e.means = (off * q * kept.asDiagonal() * q.transpose() * white.back.transpose()).rowwise() +
            centre.transpose();
  // A place has luck of its own; the draw's mean and the centre are not known exactly.
  const VectorXd variance = 1 + kept.array() / each + (knowledge.array() + 1 / each) / d;
  e.total = white.back * q * variance.asDiagonal() * q.transpose() * white.back.transpose();
  return e;
}

/// Solves by the directions that have a variance.
MatrixXd inverse_of(const MatrixXd& matrix) {
  const Whitening white = whitening(matrix, scales(matrix));
  return white.there.transpose() * white.there;
}

/// The same luck around each draw's centre.
struct Mixture {
  std::vector<double> centres, scales, weights;  ///< of draws
  std::vector<double> luck;                      ///< ascending

  [[nodiscard]] double probability_below(double value) const {
    double sum = 0;
    for (std::size_t d = 0; d < centres.size(); ++d) {
      const double own = scales[d] > 0 ? (value - centres[d]) / scales[d]
                                       : (value < centres[d] ? -HUGE_VAL : HUGE_VAL);
      const auto below = std::ranges::upper_bound(luck, own) - luck.begin();
      sum += weights[d] * static_cast<double>(below) / static_cast<double>(luck.size());
    }
    return sum;
  }
  /// By halving, to a billionth of all that there is.
  [[nodiscard]] double quantile(double probability) const {
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (std::size_t d = 0; d < centres.size(); ++d) {
      low = std::min(low, centres[d] + scales[d] * luck.front());
      high = std::max(high, centres[d] + scales[d] * luck.back());
    }
    for (int i = 0; i < 40; ++i) {
      const double middle = 0.5 * (low + high);
      (probability_below(middle) < probability ? low : high) = middle;
    }
    return high;
  }
};

}  // namespace

Predicted predicted(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  const auto n = static_cast<double>(sorted.size());
  const auto at = [&](double probability) {
    const double position = std::clamp(probability * (n + 1) - 1, 0.0, n - 1);
    return quantile(sorted, n > 1 ? position / (n - 1) : 0);
  };
  return {std::accumulate(sorted.begin(), sorted.end(), 0.0) / n, at(0.025), at(0.975)};
}

std::size_t fewest_replications(std::size_t draws, std::size_t counts) {
  return draws + 2 * counts + 5;
}

Update::Update(const MatrixXd& counted, std::span<const std::uint32_t> draws,
               const VectorXd& actual)
    : counted_{counted}, draws_{draws.begin(), draws.end()}, actual_{actual} {
  numbers_ = draws_;
  std::ranges::sort(numbers_);
  numbers_.erase(std::unique(numbers_.begin(), numbers_.end()), numbers_.end());
  for (std::uint32_t& draw : draws_)
    draw = static_cast<std::uint32_t>(std::ranges::lower_bound(numbers_, draw) - numbers_.begin());
  const std::vector<std::size_t> at(draws_.begin(), draws_.end());
  const Effects e = effects(counted_, at, numbers_.size());
  const MatrixXd inverse = inverse_of(e.total);
  const auto k = static_cast<double>(counted_.cols());
  double nearest = 0;
  for (std::size_t d = 0; d < numbers_.size(); ++d) {
    const VectorXd off = actual_ - e.means.row(static_cast<Eigen::Index>(d)).transpose();
    const double distance = off.dot(inverse * off);
    weights_.push_back(-0.5 * (e.degrees + k) * std::log1p(distance / e.degrees));
    nearest = d == 0 ? distance : std::min(nearest, distance);
  }
  const double largest = *std::ranges::max_element(weights_);
  double sum = 0;
  for (double& w : weights_) sum += w = std::exp(w - largest);
  for (double& w : weights_) w /= sum;
  distance_ = nearest / k;
}

double Update::effective_draws() const {
  double squares = 0;
  for (const double w : weights_) squares += w * w;
  return 1 / squares;
}

Predicted Update::given_counts(std::span<const double> values) const {
  const Eigen::Index n = counted_.rows(), k = counted_.cols();
  MatrixXd all(n, k + 1);
  all.leftCols(k) = counted_;
  for (Eigen::Index r = 0; r < n; ++r) all(r, k) = values[static_cast<std::size_t>(r)];
  const std::vector<std::size_t> at(draws_.begin(), draws_.end());
  const Effects e = effects(all, at, numbers_.size());
  const MatrixXd inverse = inverse_of(e.total.topLeftCorner(k, k));
  const VectorXd slope = inverse * e.total.topRightCorner(k, 1);
  const double left =
      std::max(0.0, e.total(k, k) - slope.dot(VectorXd{e.total.topRightCorner(k, 1)}));
  // What the counts do not tell of the luck in this figure, by replication.
  VectorXd rest(n);
  for (Eigen::Index r = 0; r < n; ++r) {
    const VectorXd off = all.row(r) - e.raw.row(static_cast<Eigen::Index>(draws_[r]));
    rest[r] = off[k] - slope.dot(off.head(k));
  }
  const double spread = std::sqrt(rest.squaredNorm() / static_cast<double>(n));
  if (spread > 0) rest *= std::sqrt(left) / spread;
  std::ranges::sort(rest);
  Predicted result;
  Mixture mixture{
      .centres = {}, .scales = {}, .weights = weights_, .luck = {rest.begin(), rest.end()}};
  for (std::size_t d = 0; d < numbers_.size(); ++d) {
    const VectorXd mean = e.means.row(static_cast<Eigen::Index>(d));
    const VectorXd off = actual_ - mean.head(k);
    const double distance = off.dot(inverse * off);
    mixture.centres.push_back(mean[k] + slope.dot(off));
    mixture.scales.push_back(
        std::sqrt((e.degrees + distance) / (e.degrees + static_cast<double>(k))));
    result.mean += weights_[d] * mixture.centres.back();
  }
  result.low = mixture.quantile(0.025);
  result.high = mixture.quantile(0.975);
  // What is never below zero is not forecast below it.
  if (*std::ranges::min_element(values) >= 0) {
    result.low = std::max(result.low, 0.0);
    result.mean = std::max(result.mean, 0.0);
  }
  return result;
}

Moved moved(std::span<const double> values, std::span<const double> weights) {
  const auto n = static_cast<double>(values.size());
  Moved m;
  double off_equal = 0;
  for (std::size_t d = 0; d < values.size(); ++d) {
    m.before += values[d] / n;
    m.after += values[d] * weights[d];
    off_equal += (weights[d] - 1 / n) * (weights[d] - 1 / n);
  }
  double squares = 0;
  for (const double value : values) squares += (value - m.before) * (value - m.before);
  m.sd = n > 1 ? std::sqrt(squares / (n - 1)) : 0;
  // What is the same in every draw moves by rounding alone.
  if (m.sd <= 1e-12 * std::abs(m.before)) return m;
  const double expected = m.sd * std::sqrt(off_equal);
  if (expected > 0) m.score = (m.after - m.before) / expected;
  return m;
}

}  // namespace kohort::follow
