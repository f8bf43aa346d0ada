#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

/// Benchmarks in pairs: the engine's public interface and what one would write by hand for the same
/// task, with the same draws. Both return a number that must be equal, so neither can cheat.
namespace kohort::benchmarks {

/// What one timed run did. Setting up is not part of it.
struct Work {
  double items;  ///< events, customers, lives, draws
  double check;  ///< must be equal in engine and reference, unless NaN
};

/// Prepares a run and returns it; only the returned function is timed.
using Prepare = std::function<std::function<Work()>()>;

struct Pair {
  std::string name;
  Prepare engine;
  Prepare reference;
  double goal;  ///< engine rate / reference rate; 0 for none
};

std::vector<Pair> hold_pairs();
std::vector<Pair> queue_pairs();
std::vector<Pair> life_pairs();
std::vector<Pair> draw_pairs();

}  // namespace kohort::benchmarks
