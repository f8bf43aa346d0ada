#include <cmath>
#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

#include "pairs.hpp"
#include "sim/elementary.hpp"
#include "sim/random.hpp"

/// Addressed draws, against a sequential generator that can name no draw.
namespace kohort::benchmarks {

namespace {

enum class Decision : std::uint32_t { any = 1 };

constexpr std::uint32_t count = 10'000'000;

Work uniforms() {
  const Draws<Decision> draws{7, 0};
  double sum = 0;
  for (std::uint32_t i = 0; i < count; ++i) sum += draws.uniform(i, Decision::any, 0);
  return {count, sum > 0 ? std::nan("") : sum};
}

Work exponentials() {
  const Draws<Decision> draws{7, 0};
  double sum = 0;
  for (std::uint32_t i = 0; i < count; ++i) sum += draws.exponential(i, Decision::any, 0);
  return {count, sum};
}

Work exponentials_in_batches() {
  const Draws<Decision> draws{7, 0};
  std::vector<std::uint64_t> entities(2'000);
  std::vector<double> out(entities.size());
  double sum = 0;
  for (std::uint32_t i = 0; i < count; i += 2'000) {
    std::iota(entities.begin(), entities.end(), i);
    draws.exponentials(entities, Decision::any, 0, out);
    for (const double x : out) sum += x;
  }
  return {count, sum};
}

double twister_uniform(std::mt19937_64& generator) {
  return (static_cast<double>(generator() >> 12) + 0.5) * 0x1p-52;
}

Work twister_uniforms() {
  std::mt19937_64 generator{7};
  double sum = 0;
  for (std::uint32_t i = 0; i < count; ++i) sum += twister_uniform(generator);
  return {count, sum > 0 ? std::nan("") : sum};
}

Work twister_exponentials() {
  std::mt19937_64 generator{7};
  double sum = 0;
  for (std::uint32_t i = 0; i < count; ++i) sum -= std::log(twister_uniform(generator));
  return {count, sum > 0 ? std::nan("") : sum};
}

}  // namespace

std::vector<Pair> draw_pairs() {
  return {
      {"uniform draws / mt19937_64", [] { return uniforms; }, [] { return twister_uniforms; }, 0},
      {"exponential draws / mt19937_64, std::log", [] { return exponentials; },
       [] { return twister_exponentials; }, 0},
      {"exponential draws, batches / one by one", [] { return exponentials_in_batches; },
       [] { return exponentials; }, 0}};
}

}  // namespace kohort::benchmarks
