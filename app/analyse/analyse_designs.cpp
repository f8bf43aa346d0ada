#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "app/analyse/analyses.hpp"
#include "app/analysis/threshold.hpp"
#include "app/files/problems.hpp"

namespace kohort::analyse {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

analysis::Confident alone(double value) { return {value, unknown, {unknown, unknown}}; }

void note_completeness(const analysis::Completeness& c, const std::string& output, Answer& answer) {
  if (c.complete_blocks == c.blocks) return;
  answer.notes.push_back(
      {fmt::format("{}: {} af {} blokke er udeladt, da et af deres punkter mislykkedes.", output,
                   c.blocks - c.complete_blocks, c.blocks),
       fmt::format("{}: {} of {} blocks are left out, since a point of theirs failed.", output,
                   c.blocks - c.complete_blocks, c.blocks)});
}

void note_constant(const std::string& output, Answer& answer) {
  answer.notes.push_back(
      {output + ": varierer ikke ud over afrunding.", output + ": does not vary beyond rounding."});
}

/// The input in which a point differs from the first one; `none` if it is not exactly one.
std::size_t moved_input(const Samples& samples, Eigen::Index point) {
  std::size_t moved = analysis::none;
  for (Eigen::Index j = 0; j < samples.values.cols(); ++j) {
    if (samples.values(point, j) == samples.values(0, j)) continue;
    if (moved != analysis::none) return analysis::none;
    moved = static_cast<std::size_t>(j);
  }
  return moved;
}

}  // namespace

namespace {

/// Where the output changes its sign between the values of one input: on straight lines between
/// them, nearest to the base value. Replications of the same number are the same people.
void add_threshold(const Samples& samples, std::size_t output, std::size_t input,
                   std::vector<Eigen::Index> points, Answer& answer) {
  const auto value = [&](Eigen::Index p) {
    return samples.values(p, static_cast<Eigen::Index>(input));
  };
  points.push_back(0);
  std::ranges::sort(points, {}, value);
  std::vector<double> values;
  std::vector<std::vector<double>> outputs;
  for (const Eigen::Index p : points) {
    if (!values.empty() && values.back() == value(p)) return;  // a point is there twice
    values.push_back(value(p));
    const Eigen::VectorXd row = samples.each[output].row(p);
    outputs.emplace_back(row.begin(), row.end());
  }
  const auto found = analysis::threshold_from_sweep(values, outputs, value(0));
  if (found.outcome == analysis::Threshold::Outcome::found)
    answer.found.push_back(
        {samples.outputs[output], "threshold", samples.inputs[input], "turns_at", found.value});
}

}  // namespace

void analyse_one_way(const Samples& samples, Answer& answer) {
  Problems problems;
  std::vector<std::vector<Eigen::Index>> points(samples.inputs.size());
  for (Eigen::Index p = 1; p < samples.values.rows(); ++p) {
    const std::size_t j = moved_input(samples, p);
    if (j != analysis::none) {
      points[j].push_back(p);
    } else if (samples.values.row(p) != samples.values.row(0)) {
      problems.add(
          {samples.shown, static_cast<unsigned>(samples.line[static_cast<std::size_t>(p)]), 1},
          fmt::format("several inputs differ from the first point in line {}; expected "
                      "one, the others at their base values",
                      samples.line.front()));
    }
  }
  problems.throw_if_any();
  for (std::size_t o = 0; o < samples.outputs.size(); ++o) {
    const Eigen::VectorXd y = samples.each[o].rowwise().mean();
    const auto add = [&](const std::string& input, const char* index, double value) {
      answer.found.push_back({samples.outputs[o], "one-way", input, index, alone(value)});
    };
    add("", "central", y(0));
    for (std::size_t j = 0; j < points.size(); ++j) {
      if (points[j].empty()) continue;
      const auto by_input = [&](Eigen::Index a, Eigen::Index b) {
        return samples.values(a, static_cast<Eigen::Index>(j)) <
               samples.values(b, static_cast<Eigen::Index>(j));
      };
      const auto [low, high] = std::ranges::minmax_element(points[j], by_input);
      double least = y(0), greatest = y(0);
      for (const Eigen::Index p : points[j])
        least = std::min(least, y(p)), greatest = std::max(greatest, y(p));
      add(samples.inputs[j], "at_low", y(*low));
      add(samples.inputs[j], "at_high", y(*high));
      add(samples.inputs[j], "width", greatest - least);
      add_threshold(samples, o, j, points[j], answer);
    }
  }
}

void analyse_morris(const Samples& samples, const InputRanges& ranges, std::uint64_t seed,
                    Answer& answer) {
  const auto design = morris_design_of(samples, ranges);
  const bool any = several_people(samples);
  for (std::size_t o = 0; o < samples.outputs.size(); ++o) {
    const auto result = morris_effects(design, samples.each[o], {.seed = seed});
    const std::string& output = samples.outputs[o];
    note_completeness(result.completeness, output, answer);
    if (result.constant) note_constant(output, answer);
    for (const analysis::MorrisEffect& e : result.effects) {
      const std::string name = group_name(samples, design.groups[e.input]);
      const auto add = [&](const char* index, const analysis::Confident& number) {
        answer.found.push_back({output, "morris", name, index, number});
      };
      add("mu_star", e.mu_star);
      add("mu", e.mu);
      add("sigma", e.sigma);
      if (!any) continue;
      add("mu_star_any", e.mu_star_any);
      add("mu_any", e.mu_any);
      add("sigma_any", e.sigma_any);
      add("mu_star_of_chance", alone(e.chance));
    }
  }
}

void analyse_sobol(const Samples& samples, std::uint64_t seed, Answer& answer) {
  const auto design = sobol_design_of(samples);
  const bool any = several_people(samples);
  for (std::size_t o = 0; o < samples.outputs.size(); ++o) {
    const auto result = sobol_indices(design, samples.each[o], {.seed = seed});
    const std::string& output = samples.outputs[o];
    note_completeness(result.completeness, output, answer);
    answer.found.push_back({output, "sobol", "", "variance", alone(result.variance)});
    if (result.constant)
      note_constant(output, answer);
    else if (result.too_few)
      answer.notes.push_back(
          {fmt::format("{}: {} hele basispunkter; Sobol'-indeks kræver mindst {}.", output,
                       result.completeness.complete_blocks, analysis::least_base_points),
           fmt::format("{}: {} complete base points; Sobol' indices need at least {}.", output,
                       result.completeness.complete_blocks, analysis::least_base_points)});
    if (result.constant || result.too_few) continue;
    for (const analysis::SobolIndex& i : result.indices) {
      const std::string name = group_name(samples, i.group);
      const auto add = [&](const char* index, const analysis::Confident& number) {
        answer.found.push_back({output, "sobol", name, index, number});
      };
      add("first", i.first);
      add("total", i.total);
      if (!any) continue;
      add("first_any", i.first_any);
      add("total_any", i.total_any);
    }
  }
}

}  // namespace kohort::analyse
