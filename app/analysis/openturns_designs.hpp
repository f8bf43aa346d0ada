#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>

/// The parts of designs that OpenTURNS computes, in a module that is loaded when it is needed.
/// @throws InputError (all of them) if the module is not there
namespace kohort::analysis {

inline constexpr std::size_t most_sobol_columns = 1111;

/// The first points of the Sobol' sequence, with the origin, which OpenTURNS leaves out: without
/// it 2^m points are no digital net (Owen 2020, doi:10.48550/arXiv.2008.08051).
/// Multiples of 2^-52 in [0, 1).
[[nodiscard]] Eigen::MatrixXd sobol_sequence(std::size_t points, std::size_t columns);

/// A Latin hypercube with small centred L2 discrepancy. OpenTURNS draws from one generator for the
/// whole process; this borrows it, seeds it and gives it back as it was.
[[nodiscard]] Eigen::MatrixXd annealed_latin_hypercube(std::size_t points, std::size_t inputs,
                                                       std::uint64_t seed);

}  // namespace kohort::analysis
