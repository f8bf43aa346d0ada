#include "app/analysis/design.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

#include "app/analysis/openturns_designs.hpp"
#include "app/analysis/purposes.hpp"
#include "app/words/input_error.hpp"

namespace kohort::analysis {

namespace {

Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

Design empty_design(std::string kind, std::size_t points, std::size_t inputs) {
  if (inputs == 0) throw InputError{fmt::format("a design of kind {} needs an input", kind)};
  if (points == 0) throw InputError{fmt::format("a design of kind {} needs a point", kind)};
  Design design;
  design.kind = std::move(kind);
  design.points = Eigen::MatrixXd::Constant(index(points), index(inputs), 0.5);
  design.block.resize(points);
  std::iota(design.block.begin(), design.block.end(), std::size_t{0});
  design.moved.assign(points, none);
  return design;
}

void check_quantiles(const std::vector<double>& quantiles) {
  for (const double u : quantiles)
    if (!(u > 0 && u < 1))
      throw InputError{fmt::format("quantile {} must be above 0 and below 1", u)};
}

/// Every input must be in exactly one group.
void check_partition(const Groups& groups, std::size_t inputs) {
  std::vector<std::size_t> found(inputs, 0);
  for (const auto& group : groups)
    for (const std::size_t j : group) {
      if (j >= inputs)
        throw InputError{fmt::format("group names input {}; there are {}", j + 1, inputs)};
      ++found[j];
    }
  for (std::size_t j = 0; j < inputs; ++j)
    if (found[j] != 1)
      throw InputError{fmt::format("input {} is in {} groups; expected one", j + 1, found[j])};
}

/// A random order of 0, ..., n - 1 (Fisher & Yates), addressed by `entity`.
std::vector<std::size_t> permutation(const AnalysisDraws& draws, std::uint64_t entity,
                                     Purpose purpose, std::size_t n) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = n; i > 1; --i) {
    const double u = draws.uniform(entity, purpose, static_cast<std::uint32_t>(i));
    std::swap(order[i - 1], order[static_cast<std::size_t>(u * static_cast<double>(i))]);
  }
  return order;
}

}  // namespace

Design one_way(std::size_t inputs, const std::vector<double>& quantiles) {
  check_quantiles(quantiles);
  Design design = empty_design("one_way", 1 + inputs * quantiles.size(), inputs);
  std::size_t row = 1;
  for (std::size_t j = 0; j < inputs; ++j)
    for (const double u : quantiles) {
      design.points(index(row), index(j)) = u;
      design.moved[row++] = j;
    }
  return design;
}

Design grid(const std::vector<std::vector<double>>& levels, std::size_t most) {
  std::size_t points = 1;
  for (const auto& input : levels) {
    check_quantiles(input);
    if (input.empty()) throw InputError{"every input of a grid needs a level"};
    if (points > most / input.size())
      throw InputError{fmt::format(
          "the grid has more than {} points; fewer levels, or a Latin hypercube?", most)};
    points *= input.size();
  }
  Design design = empty_design("grid", points, levels.size());
  for (std::size_t row = 0; row < points; ++row) {
    std::size_t rest = row;
    for (std::size_t j = levels.size(); j-- > 0; rest /= levels[j].size())
      design.points(index(row), index(j)) = levels[j][rest % levels[j].size()];
  }
  return design;
}

Design grid(const std::vector<std::size_t>& counts, std::size_t most) {
  std::vector<std::vector<double>> levels;
  for (const std::size_t count : counts) {
    auto& input = levels.emplace_back();
    for (std::size_t i = 0; i < count; ++i)
      input.push_back((static_cast<double>(i) + 0.5) / static_cast<double>(count));
  }
  return grid(levels, most);
}

Design latin_hypercube(std::size_t points, std::size_t inputs, std::uint64_t seed, bool optimised) {
  Design design = empty_design("latin_hypercube", points, inputs);
  const AnalysisDraws draws{seed, 0};
  if (optimised) {
    const auto own_seed = draws.block(0, Purpose::latin_seed, 0)[0];
    design.points = annealed_latin_hypercube(points, inputs, own_seed);
    return design;
  }
  for (std::size_t j = 0; j < inputs; ++j) {
    const auto order = permutation(draws, j, Purpose::latin_order, points);
    for (std::size_t i = 0; i < points; ++i) {
      const double place = draws.uniform(i, Purpose::latin_place, static_cast<std::uint32_t>(j));
      design.points(index(i), index(j)) =
          (static_cast<double>(order[i]) + place) / static_cast<double>(points);
    }
  }
  return design;
}

Design probabilistic(std::size_t points, std::size_t inputs, std::uint64_t seed) {
  Design design = empty_design("probabilistic", points, inputs);
  const AnalysisDraws draws{seed, 0};
  for (std::size_t i = 0; i < points; ++i)
    for (std::size_t j = 0; j < inputs; ++j)
      design.points(index(i), index(j)) =
          draws.uniform(i, Purpose::probabilistic, static_cast<std::uint32_t>(j));
  return design;
}

Design morris(std::size_t trajectories, std::size_t inputs, std::size_t levels, std::uint64_t seed,
              Groups groups) {
  if (levels < 2 || levels % 2 != 0)
    throw InputError{
        fmt::format("Morris levels = {} must be even and at least 2; 4 is usual", levels)};
  if (groups.empty())
    for (std::size_t j = 0; j < inputs; ++j) groups.push_back({j});
  check_partition(groups, inputs);
  const std::size_t rows = groups.size() + 1;
  Design design = empty_design("morris", trajectories * rows, inputs);
  const AnalysisDraws draws{seed, 0};
  for (std::size_t t = 0; t < trajectories; ++t) {
    Eigen::VectorXd point(index(inputs));
    for (std::size_t j = 0; j < inputs; ++j) {
      const double u = draws.uniform(t, Purpose::morris_start, static_cast<std::uint32_t>(j));
      const auto level = std::floor(u * static_cast<double>(levels));
      point(index(j)) = (level + 0.5) / static_cast<double>(levels);
    }
    const auto order = permutation(draws, t, Purpose::morris_order, groups.size());
    for (std::size_t step = 0; step < rows; ++step) {
      const std::size_t row = t * rows + step;
      if (step > 0) {
        // Half of the levels can only go up, the others only down: no direction to draw.
        for (const std::size_t j : groups[order[step - 1]])
          point(index(j)) += point(index(j)) < 0.5 ? 0.5 : -0.5;
        design.moved[row] = order[step - 1];
      }
      design.points.row(index(row)) = point.transpose();
      design.block[row] = t;
    }
  }
  design.groups = std::move(groups);
  return design;
}

}  // namespace kohort::analysis
