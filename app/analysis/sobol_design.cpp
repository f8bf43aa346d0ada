#include <cmath>
#include <fmt/format.h>

#include "app/analysis/design.hpp"
#include "app/analysis/openturns_designs.hpp"
#include "app/analysis/owen_scrambling.hpp"
#include "app/analysis/purposes.hpp"
#include "app/words/input_error.hpp"

namespace kohort::analysis {

namespace {

void check_groups(const Groups& groups, std::size_t inputs) {
  for (const auto& group : groups) {
    if (group.empty()) throw InputError{"a group needs an input"};
    for (const std::size_t j : group)
      if (j >= inputs)
        throw InputError{fmt::format("group names input {}; there are {}", j + 1, inputs)};
  }
}

/// The sequence, scrambled: keeps the net and makes estimates unbiased over seeds.
Eigen::MatrixXd scrambled_sequence(std::size_t points, std::size_t columns, std::uint64_t seed) {
  Eigen::MatrixXd u = sobol_sequence(points, columns);
  for (Eigen::Index j = 0; j < u.cols(); ++j)
    for (Eigen::Index i = 0; i < u.rows(); ++i) {
      const auto digits = static_cast<std::uint64_t>(u(i, j) * 0x1p52);
      const std::uint64_t moved = scrambled(digits, seed, static_cast<std::uint32_t>(j));
      u(i, j) = (static_cast<double>(moved) + 0.5) * 0x1p-52;
    }
  return u;
}

Eigen::MatrixXd random_points(std::size_t points, std::size_t columns, std::uint64_t seed) {
  const AnalysisDraws draws{seed, 0};
  Eigen::MatrixXd u(static_cast<Eigen::Index>(points), static_cast<Eigen::Index>(columns));
  for (Eigen::Index i = 0; i < u.rows(); ++i)
    for (Eigen::Index j = 0; j < u.cols(); ++j)
      u(i, j) = draws.uniform(static_cast<std::uint64_t>(i), Purpose::sobol_random,
                              static_cast<std::uint32_t>(j));
  return u;
}

}  // namespace

Eigen::MatrixXd sobol_samples(std::size_t base, std::size_t inputs, std::uint64_t seed,
                              Sampling sampling) {
  if (base == 0 || inputs == 0) throw InputError{"a Sobol' design needs a base point and an input"};
  if (sampling == Sampling::random) return random_points(base, 2 * inputs, seed);
  if (2 * inputs > most_sobol_columns)
    throw InputError{fmt::format(
        "{} inputs: the Sobol' sequence takes at most {}; screen with Morris first, or sample at "
        "random",
        inputs, most_sobol_columns / 2)};
  return scrambled_sequence(base, 2 * inputs, seed);
}

Design sobol_layout(std::size_t base, std::size_t inputs, Groups groups) {
  if (base == 0 || inputs == 0) throw InputError{"a Sobol' design needs a base point and an input"};
  if (groups.empty())
    for (std::size_t j = 0; j < inputs; ++j) groups.push_back({j});
  check_groups(groups, inputs);
  Design design;
  design.kind = "sobol";
  design.points.resize(0, static_cast<Eigen::Index>(inputs));
  const std::size_t rows = groups.size() + 2;
  for (std::size_t i = 0; i < base; ++i)
    for (std::size_t r = 0; r < rows; ++r) {
      design.block.push_back(i);
      design.moved.push_back(r >= 2 ? r - 2 : none);
    }
  design.groups = std::move(groups);
  return design;
}

Design sobol(std::size_t base, std::size_t inputs, std::uint64_t seed, Groups groups,
             Sampling sampling) {
  Design design = sobol_layout(base, inputs, std::move(groups));
  const Eigen::MatrixXd u = sobol_samples(base, inputs, seed, sampling);
  const auto k = static_cast<Eigen::Index>(inputs);
  const std::size_t rows = design.groups.size() + 2;
  design.points.resize(static_cast<Eigen::Index>(design.size()), k);
  for (std::size_t row = 0; row < design.size(); ++row) {
    const auto from = static_cast<Eigen::Index>(design.block[row]);
    auto point = design.points.row(static_cast<Eigen::Index>(row));
    point = row % rows == 1 ? u.row(from).tail(k) : u.row(from).head(k);
    if (design.moved[row] == none) continue;
    for (const std::size_t j : design.groups[design.moved[row]])
      point(static_cast<Eigen::Index>(j)) = u(from, k + static_cast<Eigen::Index>(j));
  }
  return design;
}

}  // namespace kohort::analysis
