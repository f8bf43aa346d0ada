#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace kohort::analysis {

/// No input, or no block.
inline constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

/// Inputs that move together; the indices of a group count its members' interactions as its own.
using Groups = std::vector<std::vector<std::size_t>>;

/// Where a model is to be computed. Rows are points, columns inputs, on the unit cube: the caller
/// maps each column through its parameter's quantile function.
///
/// A design is a pure function of its arguments. Unless said otherwise a longer design of the same
/// seed begins with the shorter one, so that nothing computed is lost when more is wanted.
struct Design {
  std::string kind;  ///< one_way, grid, latin_hypercube, probabilistic, morris or sobol
  /// In the open interval (0, 1). Empty (no rows) if they are made elsewhere, as of sobol_layout().
  Eigen::MatrixXd points;
  /// Rows that only mean something together have the same number: a Morris trajectory, the
  /// 2 + groups rows of a Sobol' base point. One row each in the other designs.
  std::vector<std::size_t> block;
  /// one_way: the only input that is not at its base value; `none` in the base row. Inputs at base
  /// keep the scenario's own value: that need not be the median that `points` says.
  /// morris: the group that has moved since the row before; `none` in a trajectory's first row.
  /// sobol: the group whose columns come from the second sample; `none` in rows A and B.
  std::vector<std::size_t> moved;
  Groups groups;  ///< morris and sobol; one for each index to be computed

  [[nodiscard]] std::size_t size() const { return block.size(); }
  [[nodiscard]] std::size_t inputs() const { return static_cast<std::size_t>(points.cols()); }
  [[nodiscard]] std::size_t blocks() const { return block.empty() ? 0 : block.back() + 1; }
};

/// The base point, then every input at each quantile, the others at base. 1 + k * quantiles rows.
/// @throws InputError if a quantile is outside (0, 1)
[[nodiscard]] Design one_way(std::size_t inputs,
                             const std::vector<double>& quantiles = {0.05, 0.95});

/// All combinations; the last input changes fastest. Levels are quantiles in (0, 1).
/// @throws InputError for no level, a level outside (0, 1) or more than `most` points
[[nodiscard]] Design grid(const std::vector<std::vector<double>>& levels,
                          std::size_t most = 1'000'000);
/// The same with the midpoints of counts[j] equal parts for input j.
[[nodiscard]] Design grid(const std::vector<std::size_t>& counts, std::size_t most = 1'000'000);

/// n points with exactly one in each of the n equal parts of every input.
/// Source: McKay, Beckman & Conover 1979, doi:10.1080/00401706.1979.10489755.
///
/// @param optimised spread out by simulated annealing on the centred L2 discrepancy (Damblin,
///   Couplet & Iooss 2013, doi:10.1057/jos.2013.16); seconds at n = 1,000
/// A longer design does not begin with the shorter one.
[[nodiscard]] Design latin_hypercube(std::size_t points, std::size_t inputs, std::uint64_t seed,
                                     bool optimised = false);

/// Independent uniform draws.
[[nodiscard]] Design probabilistic(std::size_t points, std::size_t inputs, std::uint64_t seed);

/// Trajectories of groups + 1 points, each one step of half the range from the last, in random
/// order and direction. Source: Morris 1991, doi:10.1080/00401706.1991.10484804; groups:
/// Campolongo, Cariboni & Saltelli 2007, doi:10.1016/j.envsoft.2006.10.004.
///
/// Levels lie at the middles of `levels` equal parts, not at 0, ..., 1 as published: a quantile
/// function may have no value at 0 and 1.
/// @param groups none: every input alone; otherwise each input is in one of them. Members of a
/// group
///   move at once, each from a level and in a direction of its own: on one coordinate, effects that
///   oppose each other would hide each other always.
/// @throws InputError unless levels is even and at least 2, and each input in exactly one group
[[nodiscard]] Design morris(std::size_t trajectories, std::size_t inputs, std::size_t levels,
                            std::uint64_t seed, Groups groups = {});

enum class Sampling {
  low_discrepancy,  ///< Sobol' sequence, scrambled as by Owen; best with 2^m base points
  random,
};

/// For each base point the rows A, B and, for each group, A with the group's columns from B.
/// Source: Saltelli 2002, doi:10.1016/S0010-4655(02)00280-1.
///
/// @param groups none: every input alone. They may overlap, so that inputs and groups of them are
///   had from one design.
/// @throws InputError for an empty group, an unknown input, or more inputs than the sequence has
[[nodiscard]] Design sobol(std::size_t base, std::size_t inputs, std::uint64_t seed,
                           Groups groups = {}, Sampling sampling = Sampling::low_discrepancy);

/// The same without its points, of which there may be many: row r of a base point is A, B, or A
/// with group r - 2 from B.
[[nodiscard]] Design sobol_layout(std::size_t base, std::size_t inputs, Groups groups = {});
/// Samples A (first columns) and B (the others), a row for each base point.
[[nodiscard]] Eigen::MatrixXd sobol_samples(std::size_t base, std::size_t inputs,
                                            std::uint64_t seed,
                                            Sampling sampling = Sampling::low_discrepancy);

}  // namespace kohort::analysis
