#include "app/sweep/threshold_search.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace kohort::sweep {

namespace {

/// A point that the search asks for and that has not been computed.
struct Unknown {
  double coordinate;
};

/// Values of one output by coordinate: replications, which have the same people everywhere.
class Known {
 public:
  Known(const Job& job, const Series& series, std::uint64_t points)
      : series_{series}, replications_{job.study.design.replications} {
    for (std::uint64_t p = 0; p < points; ++p) at_.emplace(job.points->at(p).front(), p);
  }
  [[nodiscard]] std::vector<double> operator()(double coordinate) const {
    const auto found = at_.find(coordinate);
    if (found == at_.end()) throw Unknown{coordinate};
    if (series_.each.empty()) return {series_.y[found->second]};
    const auto first =
        series_.each.begin() + static_cast<std::ptrdiff_t>(found->second * replications_);
    return {first, first + replications_};
  }

 private:
  const Series& series_;
  std::uint32_t replications_;
  std::map<double, std::uint64_t> at_;
};

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  std::size_t count = 0;
  for (const double v : values)
    if (std::isfinite(v)) sum += v, ++count;
  return count > 0 ? sum / static_cast<double>(count) : NAN;
}

void search(const Known& known, const Design& design, std::vector<double>& wanted,
            SearchOfSeries& found) {
  const auto coordinate = [&](std::uint32_t level) {
    return static_cast<double>(level) / (design.levels - 1);
  };
  // The last level at which the mean was neither zero nor unknown: a change of sign is between two
  // such levels, with zeros between them or not.
  std::uint32_t last = 0;
  double before = 0;
  for (std::uint32_t level = 0; level < design.levels; ++level) {
    const double now = mean_of(known(coordinate(level)));
    found.failed = found.failed || !std::isfinite(now);
    if (!(now < 0 || now > 0)) {
      found.touches = found.touches || now == 0;
      if (!std::isfinite(now)) before = 0;
      continue;
    }
    const std::uint32_t first = std::exchange(last, level);
    const bool crosses = std::exchange(before, now) * now < 0;
    if (!crosses) continue;
    const double low = coordinate(first), high = coordinate(level);
    analysis::ThresholdSearch how;
    how.tolerance = std::min(0.5, design.tolerance / (high - low));
    try {
      found.crossings.push_back(analysis::find_threshold(known, low, high, how));
      found.failed =
          found.failed || found.crossings.back().outcome == analysis::Threshold::Outcome::failed;
    } catch (const Unknown& unknown) {
      if (std::ranges::find(wanted, unknown.coordinate) == wanted.end())
        wanted.push_back(unknown.coordinate);
    }
  }
}

}  // namespace

SearchStep search_thresholds(const Job& job, const SweepValues& values) {
  SearchStep step;
  for (std::size_t i = 0; i < values.outputs.size(); ++i) {
    SearchOfSeries found;
    found.series = i;
    search(Known{job, values.outputs[i], values.points}, job.study.design, step.wanted, found);
    step.found.push_back(std::move(found));
  }
  return step;
}

}  // namespace kohort::sweep
