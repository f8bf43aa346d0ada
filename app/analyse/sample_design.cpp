#include "app/analyse/sample_design.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <set>

#include "app/files/problems.hpp"
#include "app/words/input_error.hpp"

namespace kohort::analyse {

namespace {

using analysis::Design;
using Set = std::set<std::size_t>;

Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

/// Numbers of blocks in the order of the rows; as in the file, or every `rows` points.
std::vector<std::size_t> blocks_of(const Samples& samples, std::size_t rows, Problems& problems) {
  std::vector<std::size_t> block;
  if (!samples.block.empty()) {
    std::set<std::size_t> closed;
    for (std::size_t i = 0; i < samples.points(); ++i) {
      const bool is_new = i == 0 || samples.block[i] != samples.block[i - 1];
      if (is_new && !closed.insert(samples.block[i]).second)
        problems.add({samples.shown, static_cast<unsigned>(samples.line[i]), 1},
                     fmt::format("block {} goes on after other blocks; expected its points one "
                                 "after another",
                                 samples.block[i]));
      block.push_back(is_new && i > 0 ? block.back() + 1 : i == 0 ? 0 : block.back());
    }
    return block;
  }
  if (samples.points() % rows != 0)
    problems.add({samples.shown},
                 fmt::format("{} points are not blocks of {} (inputs: {}); groups need a column "
                             "`block`",
                             samples.points(), rows, samples.inputs.size()));
  for (std::size_t i = 0; i < samples.points(); ++i) block.push_back(i / rows);
  return block;
}

/// First row of each block, and the end.
std::vector<std::size_t> starts_of(const std::vector<std::size_t>& block) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < block.size(); ++i)
    if (i == 0 || block[i] != block[i - 1]) starts.push_back(i);
  starts.push_back(block.size());
  return starts;
}

/// Inputs that differ between two points.
Set differing(const Samples& samples, std::size_t a, std::size_t b) {
  Set found;
  for (std::size_t j = 0; j < samples.inputs.size(); ++j)
    if (samples.values(index(a), index(j)) != samples.values(index(b), index(j))) found.insert(j);
  return found;
}

Place line_of(const Samples& samples, std::size_t point) {
  return {samples.shown, static_cast<unsigned>(samples.line[point]), 1};
}

Design empty_design(const Samples& samples, const char* kind, std::vector<std::size_t> block) {
  Design design;
  design.kind = kind;
  design.points = samples.values;
  design.block = std::move(block);
  design.moved.assign(samples.points(), analysis::none);
  return design;
}

/// Inputs that ever move at once, as groups in the order of their first inputs.
std::vector<std::size_t> joined(const std::vector<Set>& moves, std::size_t inputs) {
  std::vector<std::size_t> group(inputs);
  std::iota(group.begin(), group.end(), std::size_t{0});
  for (const Set& moved : moves)
    for (const std::size_t j : moved) {
      const std::size_t from = std::max(group[j], group[*moved.begin()]);
      const std::size_t to = std::min(group[j], group[*moved.begin()]);
      std::ranges::replace(group, from, to);
    }
  return group;
}

}  // namespace

std::string group_name(const Samples& samples, const std::vector<std::size_t>& group) {
  std::string name;
  for (const std::size_t j : group) name += (name.empty() ? "" : " + ") + samples.inputs[j];
  return name;
}

Design sobol_design_of(const Samples& samples) {
  Problems problems;
  const std::size_t alone = samples.inputs.size() + 2;
  Design design = empty_design(samples, "sobol", blocks_of(samples, alone, problems));
  problems.throw_if_any();
  const auto starts = starts_of(design.block);
  const std::size_t rows = starts[1] - starts[0];
  if (rows < 3)
    problems.add(
        line_of(samples, 0),
        fmt::format("a block of {} points; expected A, B and a point for each group", rows));
  problems.throw_if_any();
  std::vector<Set> groups(rows - 2);
  for (std::size_t b = 0; b + 1 < starts.size(); ++b) {
    if (starts[b + 1] - starts[b] != rows) {
      problems.add(
          line_of(samples, starts[b]),
          fmt::format("a block of {} points; the first has {}", starts[b + 1] - starts[b], rows));
      continue;
    }
    for (std::size_t r = 2; r < rows; ++r)
      groups[r - 2].merge(differing(samples, starts[b] + r, starts[b]));
  }
  problems.throw_if_any();
  for (std::size_t b = 0; b + 1 < starts.size(); ++b)
    for (std::size_t r = 2; r < rows; ++r) {
      const std::size_t row = starts[b] + r;
      design.moved[row] = r - 2;
      const Set of_a = differing(samples, row, starts[b] + 1);
      for (const std::size_t j : groups[r - 2])
        if (of_a.contains(j)) {
          problems.add(
              line_of(samples, row),
              fmt::format("{} differs from sample A (line {}), so it should be as in "
                          "sample B (line {})",
                          samples.inputs[j], samples.line[starts[b]], samples.line[starts[b] + 1]));
          break;
        }
    }
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (groups[g].empty())
      problems.add(line_of(samples, starts[0] + g + 2), "the same as A at every block");
    design.groups.emplace_back(groups[g].begin(), groups[g].end());
  }
  problems.throw_if_any();
  return design;
}

Design morris_design_of(const Samples& samples, const InputRanges& ranges) {
  Problems problems;
  const std::size_t k = samples.inputs.size();
  Design design = empty_design(samples, "morris", blocks_of(samples, k + 1, problems));
  problems.throw_if_any();
  std::vector<Set> moves(samples.points());
  for (std::size_t i = 1; i < samples.points(); ++i)
    if (design.block[i] == design.block[i - 1]) moves[i] = differing(samples, i, i - 1);
  const auto group_of = joined(moves, k);
  std::map<std::size_t, std::size_t> position;
  for (std::size_t j = 0; j < k; ++j) {
    const auto [at, is_new] = position.try_emplace(group_of[j], design.groups.size());
    if (is_new) design.groups.emplace_back();
    design.groups[at->second].push_back(j);
  }
  const auto starts = starts_of(design.block);
  for (std::size_t b = 0; b + 1 < starts.size(); ++b) {
    Set left;
    for (std::size_t g = 0; g < design.groups.size(); ++g) left.insert(g);
    std::vector<std::size_t> still;  // rounding has left no step here
    const bool whole = starts[b + 1] - starts[b] == design.groups.size() + 1;
    for (std::size_t i = starts[b] + 1; i < starts[b + 1] && whole; ++i) {
      if (moves[i].empty()) {
        still.push_back(i);
        continue;
      }
      design.moved[i] = position[group_of[*moves[i].begin()]];
      if (left.erase(design.moved[i]) == 0)
        problems.add(line_of(samples, i),
                     fmt::format("{} moves a second time in this trajectory",
                                 group_name(samples, design.groups[design.moved[i]])));
    }
    if (!whole)
      problems.add(
          line_of(samples, starts[b]),
          fmt::format("a trajectory of {} points; expected {}, one for each input or group "
                      "that moves and one more",
                      starts[b + 1] - starts[b], design.groups.size() + 1));
    for (std::size_t s = 0; s < still.size() && s < left.size(); ++s)
      design.moved[still[s]] = *std::next(left.begin(), static_cast<std::ptrdiff_t>(s));
  }
  for (std::size_t j = 0; j < k; ++j) {
    auto column = design.points.col(index(j));
    double low = column.minCoeff(), high = column.maxCoeff();
    if (const auto found = ranges.find(samples.inputs[j]); found != ranges.end())
      std::tie(low, high) = found->second;
    column = high > low ? Eigen::VectorXd{(column.array() - low) / (high - low)}
                        : Eigen::VectorXd::Zero(column.size()).eval();
  }
  problems.throw_if_any();
  return design;
}

}  // namespace kohort::analyse
