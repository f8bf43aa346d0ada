#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "app/analysis/design.hpp"
#include "app/analysis/sensitivity.hpp"
#include "app/analysis/test_function.hpp"

/// Runs of test functions over designs.
namespace kohort::analysis {

inline const TestFunction& function(std::string_view name) { return *find_test_function(name); }

inline std::vector<double> row(const Eigen::MatrixXd& points, Eigen::Index i) {
  std::vector<double> result(static_cast<std::size_t>(points.cols()));
  for (Eigen::Index j = 0; j < points.cols(); ++j)
    result[static_cast<std::size_t>(j)] = points(i, j);
  return result;
}

/// @param f takes a point of the unit cube
inline Eigen::VectorXd run(const Design& design,
                           const std::function<double(const std::vector<double>&)>& f) {
  Eigen::VectorXd outputs(design.points.rows());
  for (Eigen::Index i = 0; i < outputs.size(); ++i) outputs(i) = f(row(design.points, i));
  return outputs;
}

inline Eigen::VectorXd run(const Design& design, const TestFunction& f) {
  return run(design, [&](const std::vector<double>& u) { return f.at(u); });
}

inline bool contains(const Interval& interval, double value) {
  return interval.low <= value && value <= interval.high;
}

}  // namespace kohort::analysis
