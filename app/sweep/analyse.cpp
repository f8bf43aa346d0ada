#include "app/sweep/analyse.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "sim/random.hpp"

namespace kohort::sweep {

namespace {

using Json = nlohmann::ordered_json;
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

class Analysis {
 public:
  Analysis(const Study& study, const Points& points, const SweepModel& model)
      : study_{study}, points_{points}, model_{model} {}

  void one_way(const Series& s);
  void morris(const Series& s);
  void sobol(const Series& s);
  void threshold(const Series& s);
  void value_of_information(const std::vector<Series>& benefits);

  [[nodiscard]] Analyses take() {
    Analyses result;
    result.indices = std::move(indices_);
    result.json = json_.dump();
    return result;
  }

 private:
  void add(const Series& s, const char* method, const std::string& parameter, const char* index,
           double value, double low = unknown, double high = unknown) {
    indices_.push_back({s.scenario, s.output, method, parameter, index, value, low, high});
  }
  [[nodiscard]] std::vector<std::uint64_t> whole_blocks(const Series& s, std::size_t size) const;

  const Study& study_;
  const Points& points_;
  const SweepModel& model_;
  std::vector<Index> indices_;
  Json json_ = Json::array();
};

/// First points of the blocks in which no point failed.
std::vector<std::uint64_t> Analysis::whole_blocks(const Series& s, std::size_t size) const {
  std::vector<std::uint64_t> firsts;
  for (std::uint64_t first = 0; first + size <= s.y.size(); first += size)
    if (std::all_of(s.y.begin() + static_cast<std::ptrdiff_t>(first),
                    s.y.begin() + static_cast<std::ptrdiff_t>(first + size),
                    [](double y) { return std::isfinite(y); }))
      firsts.push_back(first);
  return firsts;
}

void Analysis::one_way(const Series& s) {
  Json bars = Json::array();
  for (std::size_t j = 0; j < study_.parameters.size(); ++j) {
    const double low = s.y[2 * j + 1], high = s.y[2 * j + 2];
    const std::string& key = study_.parameters[j].key;
    add(s, "one-way", key, "at_low", low);
    add(s, "one-way", key, "at_high", high);
    if (std::isfinite(low) && std::isfinite(high))
      bars.push_back({{"key", key},
                      {"low", low},
                      {"high", high},
                      {"low_input", model_.inputs(points_.at(2 * j + 1))[j]},
                      {"high_input", model_.inputs(points_.at(2 * j + 2))[j]}});
  }
  add(s, "one-way", "", "central", s.y.front());
  json_.push_back({{"kind", "tornado"},
                   {"output", s.label},
                   {"base", number(s.y.front())},
                   {"bars", std::move(bars)}});
}

void Analysis::morris(const Series& s) {
  const auto groups = study_.groups();
  const auto group_of = study_.group_of();
  std::vector<std::vector<double>> effects(groups.size());
  for (const std::uint64_t first : whole_blocks(s, groups.size() + 1)) {
    for (std::size_t step = 0; step < groups.size(); ++step) {
      const auto from = points_.at(first + step), to = points_.at(first + step + 1);
      for (std::size_t j = 0; j < from.size(); ++j)
        if (from[j] != to[j]) {
          effects[group_of[j]].push_back((s.y[first + step + 1] - s.y[first + step]) /
                                         (to[j] - from[j]));
          break;
        }
    }
  }
  Json list = Json::array();
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const auto n = static_cast<double>(effects[g].size());
    double mean = 0, absolute = 0, squares = 0, absolute_squares = 0;
    for (const double e : effects[g]) {
      mean += e / n;
      absolute += std::abs(e) / n;
    }
    for (const double e : effects[g]) {
      squares += (e - mean) * (e - mean);
      absolute_squares += (std::abs(e) - absolute) * (std::abs(e) - absolute);
    }
    if (n < 2) continue;
    const double sigma = std::sqrt(squares / (n - 1));
    const double se = std::sqrt(absolute_squares / (n - 1) / n);
    add(s, "morris", groups[g], "mu_star", absolute, absolute - 1.96 * se, absolute + 1.96 * se);
    add(s, "morris", groups[g], "mu", mean);
    add(s, "morris", groups[g], "sigma", sigma);
    list.push_back(
        {{"key", groups[g]}, {"mu_star", absolute}, {"mu_star_se", se}, {"sigma", sigma}});
  }
  json_.push_back({{"kind", "morris"}, {"output", s.label}, {"points", std::move(list)}});
}

/// First and total index of a group by the estimators of Saltelli et al. 2010 and Jansen 1999.
std::pair<double, double> sobol_indices(const Series& s, const std::vector<std::uint64_t>& blocks,
                                        std::size_t group) {
  double mean = 0, squares = 0, first = 0, total = 0;
  const auto n = static_cast<double>(blocks.size());
  for (const std::uint64_t b : blocks) mean += (s.y[b] + s.y[b + 1]) / (2 * n);
  for (const std::uint64_t b : blocks) {
    const double a = s.y[b] - mean, other = s.y[b + 1] - mean, mixed = s.y[b + 2 + group] - mean;
    squares += (a * a + other * other) / (2 * n);
    first += other * (mixed - a) / n;
    total += (a - mixed) * (a - mixed) / (2 * n);
  }
  return {first / squares, total / squares};
}

void Analysis::sobol(const Series& s) {
  enum class Resample : std::uint32_t { block = 1 };
  constexpr std::uint32_t resamples = 200;
  const auto groups = study_.groups();
  const auto blocks = whole_blocks(s, groups.size() + 2);
  Json bars = Json::array();
  for (std::size_t g = 0; g < groups.size() && blocks.size() > 1; ++g) {
    const auto [first, total] = sobol_indices(s, blocks, g);
    std::vector<double> firsts, totals;
    for (std::uint32_t r = 0; r < resamples; ++r) {
      const Draws<Resample> draws{study_.design.seed, r};
      std::vector<std::uint64_t> again;
      for (std::uint32_t i = 0; i < blocks.size(); ++i)
        again.push_back(blocks[static_cast<std::size_t>(draws.uniform(0, Resample::block, i) *
                                                        static_cast<double>(blocks.size()))]);
      const auto [f, t] = sobol_indices(s, again, g);
      firsts.push_back(f);
      totals.push_back(t);
    }
    std::ranges::sort(firsts);
    std::ranges::sort(totals);
    const auto low = static_cast<std::size_t>(0.025 * resamples);
    const std::size_t high = resamples - 1 - low;
    add(s, "sobol", groups[g], "first", first, firsts[low], firsts[high]);
    add(s, "sobol", groups[g], "total", total, totals[low], totals[high]);
    bars.push_back({{"key", groups[g]},
                    {"first", number(first)},
                    {"first_low", number(firsts[low])},
                    {"first_high", number(firsts[high])},
                    {"total", number(total)},
                    {"total_low", number(totals[low])},
                    {"total_high", number(totals[high])}});
  }
  json_.push_back({{"kind", "sobol"}, {"output", s.label}, {"bars", std::move(bars)}});
}

/// Where the output changes its sign, between neighbouring levels along a straight line.
void Analysis::threshold(const Series& s) {
  const std::string& key = study_.parameters.front().key;
  Json rows = Json::array();
  for (std::uint64_t i = 0; i + 1 < s.y.size(); ++i) {
    const double a = s.y[i], b = s.y[i + 1];
    if (!std::isfinite(a) || !std::isfinite(b) || a * b > 0 || a == b) continue;
    const double from = points_.at(i).front(), to = points_.at(i + 1).front();
    const double c = from + (to - from) * a / (a - b);
    const double low = model_.inputs(points_.at(i)).front();
    const double high = model_.inputs(points_.at(i + 1)).front();
    const double input = low + (high - low) * a / (a - b);
    add(s, "threshold", key, "turns_at", input, low, high);
    rows.push_back({key, input, c});
  }
  json_.push_back(
      {{"kind", "table"},
       {"title",
        {{"da", "Hvor fortegnet vender: " + s.label}, {"en", "Where the sign turns: " + s.label}}},
       {"columns", {"parameter", "value", "position between low (0) and high (1)"}},
       {"rows", std::move(rows)}});
}

void Analysis::value_of_information(const std::vector<Series>& benefits) {
  if (benefits.empty()) return;
  std::vector<double> best;
  std::vector<double> sums(benefits.size(), 0);
  for (std::size_t p = 0; p < benefits.front().y.size(); ++p) {
    double most = 0;  // without programmes
    bool whole = true;
    for (const Series& s : benefits) {
      whole = whole && std::isfinite(s.y[p]);
      most = std::max(most, s.y[p]);
    }
    if (!whole) continue;
    best.push_back(most);
    for (std::size_t i = 0; i < benefits.size(); ++i) sums[i] += benefits[i].y[p];
  }
  if (best.size() < 2) return;
  const auto n = static_cast<double>(best.size());
  std::size_t chosen = benefits.size();
  for (std::size_t i = 0; i < sums.size(); ++i)
    if (sums[i] > 0 && (chosen == benefits.size() || sums[i] > sums[chosen])) chosen = i;
  double mean = 0, squares = 0;
  std::size_t at = 0;
  std::vector<double> gains;
  for (std::size_t p = 0; p < benefits.front().y.size(); ++p) {
    const bool whole =
        std::ranges::all_of(benefits, [p](const Series& s) { return std::isfinite(s.y[p]); });
    if (!whole) continue;
    gains.push_back(best[at++] - (chosen < benefits.size() ? benefits[chosen].y[p] : 0));
    mean += gains.back() / n;
  }
  for (const double g : gains) squares += (g - mean) * (g - mean);
  const double se = std::sqrt(squares / (n - 1) / n);
  Series all = benefits.front();
  all.scenario = "";
  add(all, "value-of-information", "", "evpi", mean, mean - 1.96 * se, mean + 1.96 * se);
  json_.push_back({{"kind", "evppi"}, {"evpi", mean}, {"evpi_se", se}, {"rows", Json::array()}});
}

}  // namespace

Analyses analyse(const Study& study, const Points& points, const SweepModel& model,
                 const std::vector<Series>& series, const std::vector<Series>& net_benefits) {
  Analysis analysis{study, points, model};
  for (const Series& s : series) {
    switch (study.design.kind) {
      case DesignKind::one_way:
        analysis.one_way(s);
        break;
      case DesignKind::morris:
        analysis.morris(s);
        break;
      case DesignKind::sobol:
        analysis.sobol(s);
        break;
      case DesignKind::threshold:
        analysis.threshold(s);
        break;
      default:
        break;
    }
  }
  if (study.design.kind == DesignKind::probabilistic ||
      study.design.kind == DesignKind::latin_hypercube)
    analysis.value_of_information(net_benefits);
  return analysis.take();
}

}  // namespace kohort::sweep
