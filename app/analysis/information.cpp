#include "app/analysis/information.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "app/analysis/bootstrap.hpp"
#include "sim/elementary.hpp"

namespace kohort::analysis {

namespace {

constexpr std::uint32_t weight_draws = 100;

/// Mean of the best gain over draws (staying is 0) minus the best mean gain. At least 0 by
/// construction, as a mean of maxima is never below the maximum of means.
double value_of_choice(const Eigen::MatrixXd& gains, const Eigen::RowVectorXd& shift) {
  const double after = (gains.rowwise() + shift).rowwise().maxCoeff().cwiseMax(0).mean();
  const double before = std::max(0.0, (gains.colwise().mean() + shift).maxCoeff());
  return std::max(0.0, after - before);
}

double value_of_choice(const Eigen::MatrixXd& gains) {
  return value_of_choice(gains, Eigen::RowVectorXd::Zero(gains.cols()));
}

/// Standard error from the number of draws, of how gains lie about their means; where the means
/// are is another matter. Influence of a draw: its best gain, less what it moves the means and with
/// them the best gain of all draws.
double shape_error(const Eigen::MatrixXd& gains) {
  Eigen::RowVectorXd chosen = Eigen::RowVectorXd::Zero(gains.cols());
  Eigen::VectorXd best(gains.rows());
  for (Eigen::Index i = 0; i < gains.rows(); ++i) {
    Eigen::Index option = 0;
    best(i) = std::max(0.0, gains.row(i).maxCoeff(&option));
    if (best(i) > 0) chosen(option) += 1 / static_cast<double>(gains.rows());
  }
  Tally tally;
  for (Eigen::Index i = 0; i < gains.rows(); ++i) tally.add(best(i) - gains.row(i).dot(chosen));
  return tally.standard_error();
}

Eigen::VectorXd normals(const AnalysisDraws& draws, std::uint32_t option, Eigen::Index n) {
  Eigen::VectorXd z(n);
  for (Eigen::Index i = 0; i < n; ++i)
    z(i) = draws.normal(static_cast<std::uint64_t>(i), Purpose::fit_uncertainty, option);
  return z;
}

bool contains(const InputSet& outer, const InputSet& inner) {
  return std::all_of(inner.begin(), inner.end(), [&](std::size_t j) {
    return std::find(outer.begin(), outer.end(), j) != outer.end();
  });
}

}  // namespace

InformationAnalysis::InformationAnalysis(const Eigen::MatrixXd& points, const Crossed& net_benefits,
                                         const Resampling& resampling)
    : resampling_{resampling} {
  if (points.rows() != net_benefits.points() + static_cast<Eigen::Index>(net_benefits.failed()) ||
      net_benefits.outputs() < 2)
    throw std::invalid_argument{"net benefits of at least two options, a row for each point"};
  failed_ = net_benefits.failed();
  if (net_benefits.points() < 2)
    throw std::invalid_argument{"fewer than two draws that did not fail"};
  scores_ = points(net_benefits.kept(), Eigen::all).unaryExpr(&elementary::normal_quantile);
  net_benefits.mean().maxCoeff(&best_);
  const auto options = net_benefits.outputs();
  Eigen::MatrixXd difference = Eigen::MatrixXd::Zero(options, options - 1);
  for (Eigen::Index option = 0, column = 0; option < options; ++option) {
    if (option == best_) continue;
    difference(option, column) = 1;
    difference(best_, column++) = -1;
  }
  const Crossed gains = net_benefits.combined(difference);
  gains_ = gains.means();
  settled_ = gains.settled();
  people_known_ = gains.people_known();
  reliability_ = gains.reliability();
  const Eigen::MatrixXd error = gains.of_people() + gains.of_points();
  likely_ = normal_shifts(error);
  const auto reach = [&](double confidence) {
    return student_t_quantile(gains.freedom(), 0.5 + confidence / 2);
  };
  plausible_ = plausible_shifts(error, reach(resampling_.confidence), true, gains.mean());
  const double wide = reach((1 + resampling_.confidence) / 2);
  edge_ = plausible_shifts(error, wide, false);
  within_ = plausible_shifts(error, wide, true, gains.mean());
  // How much of the means' spread is chance is an estimate, too, whose error counts the more the
  // less is left.
  constexpr double least = 0.04;
  set_value(perfect_, settled_,
            shape_error(settled_) * std::sqrt(1 / std::pow(std::max(least, reliability_), 2) - 1));
  perfect_.form = "exact";
}

InformationAnalysis::InformationAnalysis(const Eigen::MatrixXd& points,
                                         const Eigen::MatrixXd& net_benefits,
                                         const Resampling& resampling)
    : InformationAnalysis{points, Crossed::certain(net_benefits), resampling} {}

/// Value, error and interval of choosing by `gains`, whose means are uncertain with those of all.
/// @param more_error  beside that from the number of draws
void InformationAnalysis::set_value(InformationValue& result, const Eigen::MatrixXd& gains,
                                    double more_error) const {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  const double found = value_of_choice(gains);
  result.value = std::max(0.0, found - result.upward_bias);
  result.se = nan;
  result.interval = {nan, nan};
  if (!people_known_) return;
  // Nothing to decide by: whatever the means, the option with the highest one is chosen.
  if ((gains.rowwise() - gains.row(0)).isZero(0)) {
    result.value = result.se = 0;
    result.interval = {0, 0};
    return;
  }
  Tally over_means;
  for (const Eigen::RowVectorXd& shift : likely_) over_means.add(value_of_choice(gains, shift));
  if (over_means.count() > 0)
    result.value = std::max(0.0, 2 * found - over_means.mean() - result.upward_bias);
  const double error = std::hypot(shape_error(gains), more_error);
  result.se = std::hypot(over_means.standard_deviation(), error);
  const auto reached = [&](const std::vector<Eigen::RowVectorXd>& shifts,
                           const Eigen::RowVectorXd** most = nullptr) {
    Interval range{found, found};
    for (const Eigen::RowVectorXd& shift : shifts) {
      const double value = value_of_choice(gains, shift);
      if (most != nullptr && value > range.high) *most = &shift;
      range = {std::min(range.low, value), std::max(range.high, value)};
    }
    return range;
  };
  const double z = elementary::normal_quantile(0.5 + resampling_.confidence / 2);
  result.interval = combine(found, reached(plausible_), {found - z * error, found + z * error});
  // Worth most where options are equal. If they may be, that alone bounds the value, and the gains'
  // own spread is uncertain beside it, not instead of it; the two share what may go wrong.
  const Eigen::RowVectorXd* most = nullptr;
  const double bound = reached(within_, &most).high;
  if (most != nullptr && bound > reached(edge_).high)
    result.interval.high =
        std::max(result.interval.high,
                 bound + z * std::hypot(shape_error(gains.rowwise() + *most), more_error));
  result.interval.low =
      std::min(std::max(0.0, result.interval.low - result.upward_bias), result.value);
  result.interval.high = std::max(result.interval.high, result.value);
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
  const double found = value_of_choice(gains);
  Tally over_weights;
  for (std::uint32_t r = 0; r < weight_draws; ++r) {
    const AnalysisDraws draws{resampling_.seed, r};
    Eigen::MatrixXd drawn = gains;
    for (std::size_t option = 0; option < fits.size(); ++option) {
      const Fit& fit = fits[option];
      const auto z = normals(draws, static_cast<std::uint32_t>(option), fit.factor.cols());
      // Where the means are is another matter, which all regressions share.
      const Eigen::VectorXd error = fit.basis * (fit.factor * z);
      drawn.col(static_cast<Eigen::Index>(option)).array() += error.array() - error.mean();
    }
    over_weights.add(value_of_choice(drawn));
  }
  result.upward_bias = std::max(0.0, over_weights.mean() - found);
  set_value(result, gains, over_weights.standard_deviation());
  if (result.value > perfect_.value) {
    result.value = perfect_.value;
    result.limited = true;
    result.interval.low = std::min(result.interval.low, result.value);
  }
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
    result.interval.low = std::min(result.interval.low, result.value);
  }
  return result;
}

}  // namespace kohort::analysis
