#include "app/scenario/composition.hpp"

#include <algorithm>
#include <cmath>

#include "app/scenario/law.hpp"
#include "sim/elementary.hpp"

namespace kohort {

namespace {

constexpr std::size_t sample_size = 4000;
constexpr int most_rounds = 150;
/// How far points may lie from what is stated, as a part of low to high, when the fit stops.
constexpr double good_enough = 0.0003;

/// Normal scores of points that fill the unit cube evenly: multiples of powers of the root of
/// x^(d + 1) = x + 1, without their whole parts.
/// Source: Roberts 2018, "The unreasonable effectiveness of quasirandom sequences".
std::vector<double> even_scores(std::size_t dimensions) {
  const auto d = static_cast<double>(dimensions);
  double root = 2;
  for (int i = 0; i < 64; ++i) root = elementary::pow(1 + root, 1 / (d + 1));
  std::vector<double> scores;
  scores.reserve(sample_size * dimensions);
  for (std::size_t i = 0; i < sample_size; ++i) {
    double step = 1;
    for (std::size_t j = 0; j < dimensions; ++j) {
      step /= root;
      const double x = 0.5 + static_cast<double>(i) * step;
      scores.push_back(
          elementary::normal_quantile(std::clamp(x - std::floor(x), 0x1p-40, 1 - 0x1p-40)));
    }
  }
  return scores;
}

double point_of(const std::vector<double>& sorted, double probability) {
  const double x = std::clamp(probability * static_cast<double>(sorted.size()) - 0.5, 0.0,
                              static_cast<double>(sorted.size() - 1));
  const auto below = std::min(static_cast<std::size_t>(x), sorted.size() - 2);
  const double part = x - static_cast<double>(below);
  return sorted[below] + part * (sorted[below + 1] - sorted[below]);
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double v : values) sum += v;
  return sum / static_cast<double>(values.size());
}

}  // namespace

Composition::Composition(std::span<const double> value, std::span<const double> low,
                         std::span<const double> high)
    : value_(value.begin(), value.end()),
      low_(low.begin(), low.end()),
      high_(high.begin(), high.end()) {
  for (std::size_t i = 0; i < value_.size(); ++i) {
    if (varies(i))
      drawn_.push_back(i);
    else
      whole_ -= value_[i];
  }
  const bool possible =
      drawn_.size() > 1 && std::all_of(drawn_.begin(), drawn_.end(), [this](std::size_t i) {
        return low_[i] > 0 && low_[i] < value_[i] && value_[i] < high_[i] && high_[i] < whole_;
      });
  if (possible) fit();
}

/// Scales that are right for small ranges: a share then moves by its own score less the sum of all,
/// each by its share, so variances follow from squared scales by linear equations.
void Composition::start() {
  const double deviations = 2 * -elementary::normal_quantile(stated_tail);
  double top = 0, bottom = 1;
  for (const std::size_t i : drawn_) {
    const double share = value_[i] / whole_;
    const double deviation = (high_[i] - low_[i]) / deviations / whole_;
    const double others = std::max(0.05, 1 - 2 * share);
    top += deviation * deviation / others;
    bottom += share * share / others;
  }
  for (const std::size_t i : drawn_) {
    const double share = value_[i] / whole_;
    const double deviation = (high_[i] - low_[i]) / deviations / value_[i];
    const double square = (deviation * deviation - top / bottom) / std::max(0.05, 1 - 2 * share);
    const double scale = std::sqrt(std::max(square, 0.01 * deviation * deviation));
    const double skew = (high_[i] - value_[i]) / (value_[i] - low_[i]);
    scales_.push_back(
        {elementary::log(value_[i]), scale * 2 / (1 + skew), scale * 2 * skew / (1 + skew)});
  }
}

void Composition::fit() {
  start();
  const std::vector<double> scores = even_scores(drawn_.size());
  for (int round = 0; round < most_rounds; ++round) {
    sample(scores);
    if (distance() <= good_enough) return;
    correct();
  }
  sample(scores);
}

void Composition::sample(const std::vector<double>& scores) {
  const std::size_t n = drawn_.size();
  sorted_.assign(n, std::vector<double>(sample_size));
  std::vector<double> shares(n);
  for (std::size_t i = 0; i < sample_size; ++i) {
    proportions(&scores[i * n], shares.data());
    for (std::size_t j = 0; j < n; ++j) sorted_[j][i] = shares[j];
  }
  for (std::vector<double>& list : sorted_) std::sort(list.begin(), list.end());
}

/// Moves centres towards the means, and scales towards the stated points.
void Composition::correct() {
  for (std::size_t j = 0; j < drawn_.size(); ++j) {
    const std::size_t i = drawn_[j];
    const DrawnFigures now = figures(i);
    Scale& scale = scales_[j];
    scale.centre += elementary::log(value_[i] / now.mean);
    const auto ratio = [&](double stated, double drawn) {
      return std::clamp((stated - value_[i]) / (drawn - value_[i]), 0.5, 2.0);
    };
    if (now.low < value_[i]) scale.below *= ratio(low_[i], now.low);
    if (now.high > value_[i]) scale.above *= ratio(high_[i], now.high);
  }
}

double Composition::distance() const {
  double farthest = 0;
  for (const std::size_t i : drawn_) {
    const DrawnFigures now = figures(i);
    const double width = high_[i] - low_[i];
    for (const double off : {now.mean - value_[i], now.low - low_[i], now.high - high_[i]})
      farthest = std::max(farthest, std::abs(off) / width);
  }
  return farthest;
}

void Composition::proportions(const double* scores, double* shares) const {
  double sum = 0;
  for (std::size_t j = 0; j < scales_.size(); ++j) {
    const Scale& s = scales_[j];
    shares[j] = elementary::exp(s.centre + (scores[j] < 0 ? s.below : s.above) * scores[j]);
    sum += shares[j];
  }
  for (std::size_t j = 0; j < scales_.size(); ++j) shares[j] *= whole_ / sum;
}

std::vector<double> Composition::shares(std::span<const double> positions) const {
  std::vector<double> all = value_;
  std::vector<double> scores, drawn(drawn_.size());
  for (const std::size_t i : drawn_) scores.push_back(elementary::normal_quantile(positions[i]));
  proportions(scores.data(), drawn.data());
  for (std::size_t j = 0; j < drawn_.size(); ++j) all[drawn_[j]] = drawn[j];
  return all;
}

double Composition::quantile(std::size_t share, double probability) const {
  if (!varies(share)) return value_[share];
  const auto position = std::find(drawn_.begin(), drawn_.end(), share) - drawn_.begin();
  return point_of(sorted_[static_cast<std::size_t>(position)], probability);
}

DrawnFigures Composition::figures(std::size_t share) const {
  if (!varies(share)) return {value_[share], value_[share], value_[share], value_[share]};
  const auto position = std::find(drawn_.begin(), drawn_.end(), share) - drawn_.begin();
  const auto& sorted = sorted_[static_cast<std::size_t>(position)];
  return {mean_of(sorted), point_of(sorted, 0.5), point_of(sorted, stated_tail),
          point_of(sorted, 1 - stated_tail)};
}

}  // namespace kohort
