#pragma once

#include <functional>
#include <string>
#include <vector>

/// Times of several sides that take turns, so that a neighbour on the machine slows all alike.
namespace kohort::benchmarks {

/// Of the calling thread; what other programs take from a shared processor is not in it [s].
[[nodiscard]] double processor_seconds();
/// Of all threads of this process [s].
[[nodiscard]] double process_seconds();
[[nodiscard]] double wall_seconds();

/// A figure from several rounds.
struct Spread {
  double median{};
  double low{};
  double high{};
};
[[nodiscard]] Spread spread(std::vector<double> values);
[[nodiscard]] inline Spread exactly(double value) { return {value, value, value}; }

using Clock = double (*)();
using Side = std::function<void()>;
/// Seconds by side and round.
using Times = std::vector<std::vector<double>>;

/// Runs every side once a round, forwards and backwards in turn. A first call of each side that is
/// not timed fills caches, unless `warm` is false.
[[nodiscard]] Times in_rounds(int rounds, const std::vector<Side>& sides,
                              Clock clock = processor_seconds, bool warm = true);

/// Each `rounds` rounds as one: sums, for sides that take turns at short notice.
[[nodiscard]] Times summed(const Times& times, std::size_t rounds);

/// Of a round's a / b, times `scale`.
[[nodiscard]] Spread ratio(const std::vector<double>& a, const std::vector<double>& b,
                           double scale = 1);
/// The same with any figure of a round.
[[nodiscard]] Spread by_round(const Times& times,
                              const std::function<double(const std::vector<double>&)>& figure);

}  // namespace kohort::benchmarks
