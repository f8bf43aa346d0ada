#include "app/analysis/information.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "app/analysis/bootstrap.hpp"
#include "app/analysis/decision.hpp"
#include "sim/elementary.hpp"

namespace kohort::analysis {

namespace {

constexpr std::uint32_t weight_draws = 100;

/// Mean of the best gain over draws (staying is 0) minus the best mean gain. At least 0 by
/// construction, as a mean of maxima is never below the maximum of means.
double value_of_choice(const Eigen::MatrixXd& gains) {
  const double after = gains.rowwise().maxCoeff().cwiseMax(0).mean();
  const double before = std::max(0.0, gains.colwise().mean().maxCoeff());
  return std::max(0.0, after - before);
}

/// Standard error of value_of_choice() from the number of draws.
double sampling_error(const Eigen::MatrixXd& gains) {
  Eigen::Index option = 0;
  const double best_mean = gains.colwise().mean().maxCoeff(&option);
  Tally tally;
  for (Eigen::Index i = 0; i < gains.rows(); ++i)
    tally.add(std::max(0.0, gains.row(i).maxCoeff()) - (best_mean > 0 ? gains(i, option) : 0));
  return tally.standard_error();
}

Eigen::VectorXd normals(const AnalysisDraws& draws, std::uint32_t option, Eigen::Index n) {
  Eigen::VectorXd z(n);
  for (Eigen::Index i = 0; i < n; ++i)
    z(i) = draws.normal(static_cast<std::uint64_t>(i), Purpose::fit_uncertainty, option);
  return z;
}

void set_interval(InformationValue& value, double confidence) {
  value.interval = normal_confidence(value.value, value.se, confidence).interval;
  value.interval.low = std::max(0.0, value.interval.low);
}

bool contains(const InputSet& outer, const InputSet& inner) {
  return std::all_of(inner.begin(), inner.end(), [&](std::size_t j) {
    return std::find(outer.begin(), outer.end(), j) != outer.end();
  });
}

}  // namespace

InformationAnalysis::InformationAnalysis(const Eigen::MatrixXd& points,
                                         const Eigen::MatrixXd& net_benefits,
                                         const Resampling& resampling)
    : resampling_{resampling} {
  if (points.rows() != net_benefits.rows() || net_benefits.cols() < 2)
    throw std::invalid_argument{"net benefits of at least two options, a row for each point"};
  Eigen::MatrixXd both(points.rows(), points.cols() + net_benefits.cols());
  both << points, net_benefits;
  both = complete_rows(both);
  failed_ = static_cast<std::size_t>(points.rows() - both.rows());
  if (both.rows() < 2) throw std::invalid_argument{"fewer than two draws that did not fail"};
  scores_ = both.leftCols(points.cols()).unaryExpr(&elementary::normal_quantile);
  const Eigen::MatrixXd benefits = both.rightCols(net_benefits.cols());
  benefits.colwise().mean().maxCoeff(&best_);
  gains_.resize(benefits.rows(), benefits.cols() - 1);
  for (Eigen::Index option = 0, column = 0; option < benefits.cols(); ++option)
    if (option != best_) gains_.col(column++) = benefits.col(option) - benefits.col(best_);
  perfect_.value = value_of_choice(gains_);
  perfect_.se = sampling_error(gains_);
  perfect_.form = "exact";
  set_interval(perfect_, resampling_.confidence);
}

Eigen::MatrixXd InformationAnalysis::scores_of(const InputSet& inputs) const {
  Eigen::MatrixXd result(scores_.rows(), static_cast<Eigen::Index>(inputs.size()));
  for (std::size_t j = 0; j < inputs.size(); ++j) {
    if (static_cast<Eigen::Index>(inputs[j]) >= scores_.cols())
      throw std::invalid_argument{"the design has no such input"};
    result.col(static_cast<Eigen::Index>(j)) = scores_.col(static_cast<Eigen::Index>(inputs[j]));
  }
  return result;
}

std::vector<Fit> InformationAnalysis::fits_of(const InputSet& inputs, Regression method) const {
  const Eigen::MatrixXd scores = scores_of(inputs);
  std::vector<Fit> fits;
  for (const auto& gain : gains_.colwise()) fits.push_back(fit(method, scores, gain));
  return fits;
}

InformationValue InformationAnalysis::value_of(const std::vector<Fit>& fits) const {
  Eigen::MatrixXd gains(gains_.rows(), gains_.cols());
  InformationValue result;
  for (std::size_t option = 0; option < fits.size(); ++option) {
    gains.col(static_cast<Eigen::Index>(option)) = fits[option].fitted;
    if (option > 0 && fits[option].cross_validated_r2 >= result.r2) continue;
    result.r2 = fits[option].cross_validated_r2;
    result.form = fits[option].form;
  }
  result.value = value_of_choice(gains);
  Tally over_weights;
  for (std::uint32_t r = 0; r < weight_draws; ++r) {
    const AnalysisDraws draws{resampling_.seed, r};
    Eigen::MatrixXd drawn = gains;
    for (std::size_t option = 0; option < fits.size(); ++option) {
      const Fit& fit = fits[option];
      const auto z = normals(draws, static_cast<std::uint32_t>(option), fit.factor.cols());
      drawn.col(static_cast<Eigen::Index>(option)) += fit.basis * (fit.factor * z);
    }
    over_weights.add(value_of_choice(drawn));
  }
  result.upward_bias = std::max(0.0, over_weights.mean() - result.value);
  result.se = std::hypot(sampling_error(gains), over_weights.standard_deviation());
  if (result.value > perfect_.value) {
    result.value = perfect_.value;
    result.limited = true;
  }
  set_interval(result, resampling_.confidence);
  return result;
}

InformationValue InformationAnalysis::partial(const InputSet& inputs, Regression method) const {
  return value_of(fits_of(inputs, method));
}

std::vector<InformationValue> InformationAnalysis::partial_of_sets(
    const std::vector<InputSet>& sets, Regression method) const {
  std::vector<InformationValue> own;
  own.reserve(sets.size());
  for (const auto& set : sets) own.push_back(partial(set, method));
  std::vector<InformationValue> result = own;
  for (std::size_t outer = 0; outer < sets.size(); ++outer)
    for (std::size_t inner = 0; inner < sets.size(); ++inner)
      if (contains(sets[outer], sets[inner]) && own[inner].value > result[outer].value) {
        result[outer].value = own[inner].value;
        result[outer].se = own[inner].se;
        result[outer].interval = own[inner].interval;
        result[outer].raised = true;
      }
  return result;
}

InformationValue InformationAnalysis::sample(const InputSet& inputs,
                                             const std::vector<double>& correlations) const {
  if (correlations.size() != inputs.size())
    throw std::invalid_argument{"one correlation for each input"};
  auto fits = fits_of(inputs, Regression::polynomial);
  InformationValue everything = value_of(fits);
  // E[He_d(z) | guess g] = r^d He_d(g) for jointly normal z and g, both standard: the preposterior
  // fit is the same polynomial with its weights shrunk, at points g that are distributed as z.
  for (Fit& fit : fits) {
    Eigen::VectorXd shrink = Eigen::VectorXd::Ones(fit.weights.size());
    for (Eigen::Index term = 0; term < fit.degrees.rows(); ++term)
      for (Eigen::Index j = 0; j < fit.degrees.cols(); ++j)
        shrink(term) *= std::pow(correlations[static_cast<std::size_t>(j)], fit.degrees(term, j));
    fit.weights = fit.weights.cwiseProduct(shrink);
    fit.factor = shrink.asDiagonal() * fit.factor;
    fit.fitted = fit.basis * fit.weights;
  }
  InformationValue result = value_of(fits);
  if (result.value > everything.value) {
    result.value = everything.value;
    result.limited = true;
    set_interval(result, resampling_.confidence);
  }
  return result;
}

}  // namespace kohort::analysis
