#pragma once

#include <map>
#include <string>
#include <utility>

#include "app/analyse/sample_file.hpp"
#include "app/analysis/design.hpp"

namespace kohort::analyse {

/// Lowest and highest value of an input, between which Morris' effects are measured.
using InputRanges = std::map<std::string, std::pair<double, double>>;

/// Name of a group: its inputs, joined by " + ".
[[nodiscard]] std::string group_name(const Samples& samples, const std::vector<std::size_t>& group);

/// The Sobol' design that the samples follow: in each block the rows A, B and, for each group, A
/// with the group's columns from B. Groups are seen from the values. Without a column `block`,
/// blocks are as many rows after one another as there are inputs, and two more.
/// @throws InputError naming the lines that are none of these
[[nodiscard]] analysis::Design sobol_design_of(const Samples& samples);

/// The trajectories that the samples follow: in each block every input, or group of inputs that
/// move at once, has moved once. Without a column `block`, blocks are as many rows as there are
/// inputs, and one more. Points are given as shares of the way from low to high.
/// @param ranges of inputs whose lowest and highest values are not among the samples
/// @throws InputError naming the lines that do not fit
[[nodiscard]] analysis::Design morris_design_of(const Samples& samples, const InputRanges& ranges);

}  // namespace kohort::analyse
