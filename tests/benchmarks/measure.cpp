#include "measure.hpp"

#include <algorithm>
#include <ctime>
#include <numeric>

namespace kohort::benchmarks {

namespace {

double seconds_of(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}  // namespace

double processor_seconds() { return seconds_of(CLOCK_THREAD_CPUTIME_ID); }
double process_seconds() { return seconds_of(CLOCK_PROCESS_CPUTIME_ID); }
double wall_seconds() { return seconds_of(CLOCK_MONOTONIC); }

Spread spread(std::vector<double> values) {
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  const double middle =
      values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  return {middle, values.front(), values.back()};
}

Times in_rounds(int rounds, const std::vector<Side>& sides, Clock clock, bool warm) {
  if (warm)
    for (const Side& side : sides) side();
  Times times(sides.size());
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < sides.size(); ++i) {
      const std::size_t s = round % 2 == 0 ? i : sides.size() - 1 - i;
      const double from = clock();
      sides[s]();
      times[s].push_back(clock() - from);
    }
  }
  return times;
}

Times summed(const Times& times, std::size_t rounds) {
  Times sums(times.size());
  for (std::size_t side = 0; side < times.size(); ++side)
    for (std::size_t from = 0; from + rounds <= times[side].size(); from += rounds) {
      const auto first = times[side].begin() + static_cast<std::ptrdiff_t>(from);
      sums[side].push_back(
          std::accumulate(first, first + static_cast<std::ptrdiff_t>(rounds), 0.0));
    }
  return sums;
}

Spread ratio(const std::vector<double>& a, const std::vector<double>& b, double scale) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < a.size(); ++i) ratios.push_back(scale * a[i] / b[i]);
  return spread(ratios);
}

Spread by_round(const Times& times,
                const std::function<double(const std::vector<double>&)>& figure) {
  std::vector<double> figures;
  for (std::size_t round = 0; round < times.front().size(); ++round) {
    std::vector<double> sides;
    for (const auto& side : times) sides.push_back(side[round]);
    figures.push_back(figure(sides));
  }
  return spread(figures);
}

}  // namespace kohort::benchmarks
