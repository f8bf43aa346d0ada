#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "app/analysis/design.hpp"
#include "app/sweep/study.hpp"

namespace kohort::sweep {

/// The points of a study's design. Every point can be had alone, so that a sweep may be cut and
/// continued anywhere.
class Points {
 public:
  Points() = default;
  Points(const Points&) = delete;
  Points& operator=(const Points&) = delete;
  virtual ~Points() = default;

  [[nodiscard]] virtual std::uint64_t size() const = 0;
  /// Coordinates of a point, one for each study parameter: 0 to 1, NaN for the central value.
  [[nodiscard]] virtual std::vector<double> at(std::uint64_t point) const = 0;
  /// Points that belong together (a trajectory, the rows of one base sample): an analysis uses all
  /// of a block or nothing of it.
  [[nodiscard]] virtual std::uint64_t block(std::uint64_t point) const { return point; }
  /// What the analysis of one_way, morris and sobol designs needs; null for the others.
  [[nodiscard]] virtual const analysis::Design* design() const { return nullptr; }
  /// Threshold designs: one more point, which results have asked for.
  virtual void append(double coordinate);
};

/// @param study  must outlive the points
/// @throws InputError if the design is not possible
[[nodiscard]] std::unique_ptr<Points> make_points(const Study& study);

// What the rows of design_rows.cpp make their points with; make_points() finds the row.
[[nodiscard]] std::unique_ptr<Points> one_way_points(const Study& study);
[[nodiscard]] std::unique_ptr<Points> grid_of_points(const Study& study);
[[nodiscard]] std::unique_ptr<Points> latin_hypercube_points(const Study& study);
[[nodiscard]] std::unique_ptr<Points> morris_points(const Study& study);
[[nodiscard]] std::unique_ptr<Points> sobol_rows(const Study& study);
[[nodiscard]] std::unique_ptr<Points> probabilistic_points(const Study& study);
[[nodiscard]] std::unique_ptr<Points> threshold_points(const Study& study);
[[nodiscard]] std::unique_ptr<Points> central_point(const Study& study);

/// Of the normal scores of the parameters, as the study states it.
[[nodiscard]] Eigen::MatrixXd correlation_matrix(const Study& study);

}  // namespace kohort::sweep
