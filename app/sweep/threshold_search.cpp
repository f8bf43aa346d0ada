#include "app/sweep/threshold_search.hpp"

#include <algorithm>
#include <cmath>
#include <map>

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
  analysis::ThresholdSearch how;
  how.tolerance = std::min(0.5, design.tolerance * (design.levels - 1));
  double before = mean_of(known(0));
  found.failed = !std::isfinite(before);
  for (std::uint32_t level = 1; level < design.levels; ++level) {
    const double now = mean_of(known(coordinate(level)));
    found.failed = found.failed || !std::isfinite(now);
    // A crossing at a level itself belongs to the interval that it ends; the first level begins
    // one.
    const bool crosses =
        before * now < 0 || (now == 0 && before != 0) || (level == 1 && before == 0 && now != 0);
    before = now;
    if (!crosses) continue;
    try {
      found.crossings.push_back(
          analysis::find_threshold(known, coordinate(level - 1), coordinate(level), how));
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
