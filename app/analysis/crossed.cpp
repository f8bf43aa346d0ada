#include "app/analysis/crossed.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "sim/elementary.hpp"

namespace kohort::analysis {

namespace {

/// Eigenvalues below this share of the largest are rounding.
constexpr double negligible = 1e-12;

Eigen::MatrixXd covariance_of(const Eigen::MatrixXd& rows) {
  if (rows.rows() < 2) return Eigen::MatrixXd::Zero(rows.cols(), rows.cols());
  const Eigen::MatrixXd centred = rows.rowwise() - rows.colwise().mean();
  return centred.transpose() * centred / static_cast<double>(rows.rows() - 1);
}

/// Scales that make outputs of different units comparable; 1 for what does not vary.
Eigen::VectorXd scales_of(const Eigen::MatrixXd& covariance) {
  return covariance.diagonal().unaryExpr([](double v) { return v > 0 ? std::sqrt(v) : 1.0; });
}

Eigen::MatrixXd scaled(const Eigen::MatrixXd& covariance, const Eigen::VectorXd& scales) {
  const Eigen::VectorXd inverse = scales.cwiseInverse();
  return inverse.asDiagonal() * covariance * inverse.asDiagonal();
}

/// Of how the means vary, the part that is chance: in directions in which they vary at all, as
/// shares between 0 and 1.
struct Parts {
  Eigen::MatrixXd directions;  ///< columns; means times these have variance 1 and no covariance
  Eigen::MatrixXd back;        ///< from there to outputs
  Eigen::VectorXd knowledge;   ///< 1 - share of chance, at least 0
};

Parts parts_of(const Eigen::MatrixXd& between, const Eigen::MatrixXd& chance) {
  const Eigen::VectorXd scales = scales_of(between);
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> outer{scaled(between, scales)};
  const double least = negligible * std::max(outer.eigenvalues().maxCoeff(), 0.0);
  Eigen::Index first = 0;
  while (first < outer.eigenvalues().size() && !(outer.eigenvalues()(first) > least)) ++first;
  const auto rank = outer.eigenvalues().size() - first;
  if (rank == 0)
    return {Eigen::MatrixXd(between.rows(), 0), Eigen::MatrixXd(0, between.rows()), {}};
  const Eigen::VectorXd roots = outer.eigenvalues().tail(rank).cwiseSqrt();
  const Eigen::MatrixXd vectors = outer.eigenvectors().rightCols(rank);
  const Eigen::MatrixXd whiten =
      scales.cwiseInverse().asDiagonal() * vectors * roots.cwiseInverse().asDiagonal();
  const Eigen::MatrixXd colour = roots.asDiagonal() * vectors.transpose() * scales.asDiagonal();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> inner{whiten.transpose() * chance * whiten};
  Parts parts;
  parts.directions = whiten * inner.eigenvectors();
  parts.back = inner.eigenvectors().transpose() * colour;
  parts.knowledge = (1 - inner.eigenvalues().array()).max(0).min(1);
  return parts;
}

}  // namespace

Crossed::Crossed(const std::vector<Eigen::MatrixXd>& outputs, bool chance) : chance_{chance} {
  if (outputs.empty()) throw std::invalid_argument{"at least one output"};
  const auto rows = outputs.front().rows();
  replications_ = outputs.front().cols();
  if (replications_ < 1) throw std::invalid_argument{"at least one replication"};
  for (const Eigen::MatrixXd& y : outputs)
    if (y.rows() != rows || y.cols() != replications_)
      throw std::invalid_argument{"outputs of the same points and replications"};
  for (Eigen::Index p = 0; p < rows; ++p)
    if (std::ranges::all_of(outputs, [&](const auto& y) { return y.row(p).allFinite(); }))
      kept_.push_back(p);
  failed_ = static_cast<std::size_t>(rows) - kept_.size();
  const auto n = static_cast<Eigen::Index>(kept_.size());
  const auto k = static_cast<Eigen::Index>(outputs.size());
  means_.resize(n, k);
  replication_means_.resize(replications_, k);
  Eigen::MatrixXd residuals{n * replications_, k};
  for (Eigen::Index i = 0; i < k; ++i) {
    const Eigen::MatrixXd y = outputs[static_cast<std::size_t>(i)](kept_, Eigen::all);
    means_.col(i) = y.rowwise().mean();
    if (n == 0) continue;
    replication_means_.col(i) = y.colwise().mean().transpose();
    Eigen::MatrixXd rest = y.colwise() - means_.col(i);
    rest.rowwise() -=
        (replication_means_.col(i).array() - means_.col(i).mean()).matrix().transpose();
    residuals.col(i) = rest.reshaped();
  }
  between_ = covariance_of(means_);
  chance_of_ = of_people_ = Eigen::MatrixXd::Zero(k, k);
  settled_ = means_;
  if (n == 0 || replications_ < 2) return;
  const auto r = static_cast<double>(replications_);
  of_people_ = covariance_of(replication_means_) / r;
  if (n > 1)
    chance_of_ = residuals.transpose() * residuals / (static_cast<double>(n - 1) * (r - 1) * r);
  settle();
}

Crossed Crossed::certain(const Eigen::MatrixXd& outputs) {
  std::vector<Eigen::MatrixXd> list;
  for (const auto& column : outputs.colwise()) list.emplace_back(column);
  return Crossed{list, false};
}

Crossed Crossed::combined(const Eigen::MatrixXd& columns) const {
  Crossed result = *this;
  result.means_ = means_ * columns;
  result.settled_ = settled_ * columns;
  result.replication_means_ = replication_means_ * columns;
  result.between_ = columns.transpose() * between_ * columns;
  result.chance_of_ = columns.transpose() * chance_of_ * columns;
  result.of_people_ = columns.transpose() * of_people_ * columns;
  return result;
}

void Crossed::settle() {
  settled_ = means_;
  if (points() < 2 || !(chance_of_.diagonal().maxCoeff() > 0)) return;
  const Parts parts = parts_of(between_, chance_of_);
  const Eigen::RowVectorXd centre = mean();
  settled_ = (means_.rowwise() - centre) * parts.directions *
             parts.knowledge.cwiseSqrt().asDiagonal() * parts.back;
  settled_.rowwise() += centre;
  // What does not vary, or is the same as another, stays so to the last bit: ties are shared.
  for (Eigen::Index i = 0; i < outputs(); ++i) {
    if (!(between_(i, i) > 0)) settled_.col(i) = means_.col(i);
    for (Eigen::Index j = 0; j < i; ++j)
      if (means_.col(i) == means_.col(j)) settled_.col(i) = settled_.col(j);
  }
}

double Crossed::reliability() const {
  const Eigen::VectorXd scales = scales_of(between_);
  const double all = scaled(between_, scales).trace();
  if (!(all > 0)) return 1;
  return std::clamp(1 - scaled(chance_of_, scales).trace() / all, 0.0, 1.0);
}

Eigen::MatrixXd Crossed::of_points() const {
  return covariance_of(settled_) / static_cast<double>(std::max<Eigen::Index>(1, points()));
}

double Crossed::freedom() const {
  const double points_freedom = std::max<double>(1, static_cast<double>(points() - 1));
  const double people_freedom = std::max<double>(1, static_cast<double>(replications_ - 1));
  const Eigen::MatrixXd drawn = of_points();
  const Eigen::VectorXd scales = scales_of(drawn + of_people_);
  const double a = scaled(drawn, scales).trace(), b = scaled(of_people_, scales).trace();
  return a + b > 0 ? joint_freedom(a, points_freedom, b, people_freedom) : points_freedom;
}

double Crossed::square_of_points(Eigen::Index output) const {
  return between_(output, output) * static_cast<double>(replications_);
}

double Crossed::square_of_replications(Eigen::Index output) const {
  return of_people_(output, output) * static_cast<double>(replications_ * points());
}

double Crossed::square_of_interaction(Eigen::Index output) const {
  return chance_of_(output, output) * static_cast<double>(replications_);
}

Eigen::MatrixXd root_of(const Eigen::MatrixXd& covariance) {
  const Eigen::VectorXd scales = scales_of(covariance);
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver{scaled(covariance, scales)};
  const double least = negligible * std::max(solver.eigenvalues().maxCoeff(), 0.0);
  Eigen::MatrixXd root{covariance.rows(), 0};
  for (Eigen::Index i = covariance.rows() - 1; i >= 0; --i) {
    if (!(solver.eigenvalues()(i) > least)) break;
    root.conservativeResize(Eigen::NoChange, root.cols() + 1);
    root.col(root.cols() - 1) =
        scales.cwiseProduct(solver.eigenvectors().col(i)) * std::sqrt(solver.eigenvalues()(i));
  }
  return root;
}

namespace {

/// Directions in `dimensions` dimensions, of length 1, each with its opposite.
std::vector<Eigen::VectorXd> directions_in(Eigen::Index dimensions) {
  constexpr std::uint32_t pairs = 32;
  std::vector<Eigen::VectorXd> list;
  const AnalysisDraws draws{1, 0};
  for (std::uint32_t i = 0; i < (dimensions > 1 ? pairs : 1); ++i) {
    Eigen::VectorXd direction = Eigen::VectorXd::Ones(dimensions);
    for (Eigen::Index j = 0; j < dimensions && dimensions > 1; ++j)
      direction(j) = draws.normal(i, Purpose::plausible_shift, static_cast<std::uint32_t>(j));
    direction.normalize();
    list.push_back(direction);
    list.emplace_back(-direction);
  }
  return list;
}

/// The least unlikely shifts at which the means of two outputs are equal, or one is 0.
void add_ties(std::vector<Eigen::RowVectorXd>& shifts, const Eigen::MatrixXd& covariance,
              double reach, const Eigen::RowVectorXd& at) {
  const auto add = [&](const Eigen::VectorXd& contrast) {
    const double apart = at.dot(contrast);
    const Eigen::VectorXd along = covariance * contrast;
    const double variance = contrast.dot(along);
    if (variance > 0 && std::abs(apart) <= reach * std::sqrt(variance))
      shifts.emplace_back((-apart / variance * along).transpose());
  };
  const auto k = at.size();
  for (Eigen::Index i = 0; i < k; ++i) {
    Eigen::VectorXd contrast = Eigen::VectorXd::Unit(k, i);
    add(contrast);
    for (Eigen::Index j = 0; j < i; ++j) add(contrast - Eigen::VectorXd::Unit(k, j));
  }
}

}  // namespace

std::vector<Eigen::RowVectorXd> plausible_shifts(const Eigen::MatrixXd& covariance, double reach,
                                                 bool inner, const Eigen::RowVectorXd& at) {
  std::vector<Eigen::RowVectorXd> shifts{Eigen::RowVectorXd::Zero(covariance.rows())};
  const Eigen::MatrixXd root = root_of(covariance);
  if (root.cols() == 0) return shifts;
  const int steps = inner ? (root.cols() > 1 ? 3 : 8) : 1;
  for (const Eigen::VectorXd& direction : directions_in(root.cols()))
    for (int step = 1; step <= steps; ++step)
      shifts.emplace_back((reach * step / steps * (root * direction)).transpose());
  if (at.size() > 0) add_ties(shifts, covariance, reach, at);
  return shifts;
}

std::vector<Eigen::RowVectorXd> normal_shifts(const Eigen::MatrixXd& covariance) {
  constexpr int count = 64;
  std::vector<Eigen::RowVectorXd> shifts;
  const Eigen::MatrixXd root = root_of(covariance);
  if (root.cols() == 0) return shifts;
  const AnalysisDraws draws{2, 0};
  for (int i = 0; i < count / 2; ++i) {
    Eigen::VectorXd z(root.cols());
    for (Eigen::Index j = 0; j < z.size(); ++j)
      z(j) = z.size() == 1 ? elementary::normal_quantile((i + 0.5) / count)
                           : draws.normal(static_cast<std::uint64_t>(i), Purpose::plausible_shift,
                                          static_cast<std::uint32_t>(j));
    shifts.emplace_back((root * z).transpose());
    shifts.emplace_back(-shifts.back());
  }
  return shifts;
}

double joint_freedom(double a, double freedom_of_a, double b, double freedom_of_b) {
  return (a + b) * (a + b) / (a * a / freedom_of_a + b * b / freedom_of_b);
}

Interval combine(double value, const Interval& a, const Interval& b) {
  return {value - std::hypot(value - a.low, value - b.low),
          value + std::hypot(a.high - value, b.high - value)};
}

}  // namespace kohort::analysis
