// What parameter draws are made of, in a program that needs no more than the smallest C++ library:
// scripts/same-bits builds it for C libraries and processors that the whole program is not built
// for. It reads lines as "scaled-beta 0.3 0 1 0 1" (name, value, low, high and what is allowed) and
// "logistic-normal 3 0.2 0.3 0.5 ..." (number of shares, values, lows, highs) and prints one hash
// of the bits of each line's draws.

#include <bit>
#include <cstdint>
#include <cstdio>
#include <vector>

#include "app/scenario/composition.hpp"
#include "app/scenario/distribution.hpp"
#include "sim/elementary.hpp"
#include "sim/random.hpp"

namespace {

using namespace kohort;

enum class Purpose : std::uint32_t { position = 1 };

constexpr std::uint32_t draws_made = 3000;

/// FNV-1a over the bits of numbers.
class Hash {
 public:
  void add(double x) {
    const auto bits = std::bit_cast<std::uint64_t>(x);
    for (int shift = 0; shift < 64; shift += 8) {
      value_ ^= (bits >> shift) & 0xff;
      value_ *= 0x100000001b3;
    }
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_{0xcbf29ce484222325};
};

double position(std::uint32_t draw, std::uint32_t number) {
  return Draws<Purpose>{5, draw}.uniform(number, Purpose::position, 0);
}

bool read(std::vector<double>& numbers) {
  for (double& x : numbers)
    if (std::scanf("%lf", &x) != 1) return false;
  return true;
}

bool read_shares(Hash& hash) {
  unsigned count = 0;
  if (std::scanf("%u", &count) != 1 || count > 1000) return false;
  std::vector<double> value(count), low(count), high(count), positions(count);
  if (!read(value) || !read(low) || !read(high)) return false;
  const Composition composition{value, low, high};
  for (std::uint32_t draw = 0; draw < draws_made; ++draw) {
    for (std::uint32_t i = 0; i < count; ++i) positions[i] = position(draw, i);
    for (const double share : composition.shares(positions)) hash.add(share);
  }
  return true;
}

bool read_number(const char* name, Hash& hash) {
  std::vector<double> s(5);
  if (!read(s)) return false;
  const Distribution distribution{name, {s[0], s[1], s[2]}, {s[3], s[4]}};
  hash.add(distribution.mean());
  for (std::uint32_t draw = 0; draw < draws_made; ++draw)
    hash.add(distribution.quantile(position(draw, 0)));
  return true;
}

}  // namespace

int main() {
  char name[40];
  while (std::scanf("%39s", name) == 1) {
    Hash hash;
    if (!(name == of_shares ? read_shares(hash) : read_number(name, hash))) return 2;
    std::printf("%016llx %s\n", static_cast<unsigned long long>(hash.value()), name);
  }
  Hash elementary;
  for (std::uint32_t i = 0; i < draws_made; ++i) {
    const double u = position(i, 1);
    elementary.add(elementary::log(u));
    elementary.add(elementary::exp(100 * (u - 0.5)));
    elementary.add(elementary::pow(u, 3.7));
    elementary.add(elementary::normal_quantile(u));
    elementary.add(elementary::normal_cdf(10 * (u - 0.5)));
  }
  std::printf("%016llx elementary\n", static_cast<unsigned long long>(elementary.value()));
}
