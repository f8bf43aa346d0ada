#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "app/analysis/crossed.hpp"
#include "app/analysis/regression.hpp"
#include "app/analysis/sensitivity.hpp"

namespace kohort::analysis {

/// What knowing more is worth: how much higher the mean net benefit becomes when the option is
/// chosen after learning. In the unit of the net benefits, for one decision; at least 0.
struct InformationValue {
  double value{};
  /// Standard error: from the number of draws, from other people that may live, and from the
  /// regression's weights. Not a number with one replication of what chance acts on.
  double se{};
  /// Of the values that the means may have by which draws and which people there happened to be,
  /// the least and greatest, widened by what else is uncertain; not below 0.
  Interval interval{};
  /// How much uncertain weights lift the value on average, as far as known; taken off the value. 0
  /// for perfect information.
  double upward_bias{};
  /// Least cross-validated share of variance explained over the options, of what these inputs can
  /// explain and what they cannot together: low for inputs of little effect, and no fault then.
  double r2{1};
  std::string form;     ///< of the regression; of the option with that least share
  bool limited{false};  ///< the estimate was above perfect information and was cut to it
  bool raised{false};   ///< the estimate was below that of a subset and was lifted to it
};

/// A set of inputs whose values one could learn exactly.
using InputSet = std::vector<std::size_t>;

/// Value of information from a probabilistic design (Strong, Oakley & Brennan 2014,
/// doi:10.1177/0272989X13505910). Net benefits by draw and option; one of the options is to do
/// nothing. Failed draws (NaN) are left out.
///
/// Nobody can learn chance. What is left of it in means of few replications is taken out
/// (Crossed::settled), and so is, to first order, what maximising over means that are not known
/// exactly adds or takes away: twice the value less its mean over what the means may be.
/// With one replication of what chance acts on neither is possible: perfect information then counts
/// chance, partial information on all inputs together does not.
class InformationAnalysis {
 public:
  /// @param points the design's points
  /// @throws std::invalid_argument if the numbers of rows differ, with fewer than 2 options, or
  ///   with fewer than 2 draws that did not fail
  InformationAnalysis(const Eigen::MatrixXd& points, const Crossed& net_benefits,
                      const Resampling& resampling = {});
  /// Net benefits without chance: draws as rows, options as columns.
  InformationAnalysis(const Eigen::MatrixXd& points, const Eigen::MatrixXd& net_benefits,
                      const Resampling& resampling = {});

  [[nodiscard]] std::size_t draws() const { return static_cast<std::size_t>(scores_.rows()); }
  [[nodiscard]] std::size_t failed_draws() const { return failed_; }
  /// The option to choose now: highest mean net benefit.
  [[nodiscard]] std::size_t best_option() const { return static_cast<std::size_t>(best_); }

  /// Expected value of perfect information.
  [[nodiscard]] const InformationValue& perfect() const { return perfect_; }
  /// Expected value of perfect information on some inputs, never above perfect().
  [[nodiscard]] InformationValue partial(const InputSet& inputs,
                                         Regression method = Regression::polynomial) const;
  /// The same for several sets. One that contains another is worth at least as much: an estimate
  /// below a subset's takes over the subset's, and says so.
  [[nodiscard]] std::vector<InformationValue> partial_of_sets(
      const std::vector<InputSet>& sets, Regression method = Regression::polynomial) const;
  /// Expected value of what a study of these inputs tells, given for each of them the correlation
  /// between its normal score and the study's best guess of it: 0 learns nothing, 1 everything.
  /// Exact for jointly normal knowledge and data (see pilot.hpp); inputs must be independent.
  [[nodiscard]] InformationValue sample(const InputSet& inputs,
                                        const std::vector<double>& correlations) const;

 private:
  [[nodiscard]] Eigen::MatrixXd scores_of(const InputSet& inputs) const;
  [[nodiscard]] InformationValue value_of(const std::vector<Fit>& fits) const;
  void set_value(InformationValue& result, const Eigen::MatrixXd& gains, double more_error) const;
  [[nodiscard]] std::vector<Fit> fits_of(const InputSet& inputs, Regression method) const;

  Resampling resampling_;
  Eigen::MatrixXd scores_;
  Eigen::MatrixXd gains_;    ///< net benefit of every other option minus the best one's
  Eigen::MatrixXd settled_;  ///< the same without chance
  /// Shifts of the mean gains: what they may be, what stands for their distribution, and what they
  /// may be at most and within that if little is left to error.
  std::vector<Eigen::RowVectorXd> plausible_, likely_, edge_, within_;
  bool people_known_{true};
  double reliability_{1};  ///< of gains_
  Eigen::Index best_{0};
  std::size_t failed_{0};
  InformationValue perfect_;
};

}  // namespace kohort::analysis
