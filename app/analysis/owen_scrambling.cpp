#include "app/analysis/owen_scrambling.hpp"

#include <algorithm>

#include "app/analysis/purposes.hpp"

namespace kohort::analysis {

namespace {

constexpr unsigned all_digits = 52;
/// A tree of seven digits has 127 nodes, for which the 128 bits of one address are enough.
constexpr unsigned digits_of_a_tree = 7;

bool bit_of(const std::array<std::uint32_t, 4>& words, unsigned node) {
  return ((words[node / 32] >> (node % 32)) & 1U) != 0;
}

}  // namespace

std::uint64_t scrambled(std::uint64_t digits, std::uint64_t seed, std::uint32_t column) {
  const AnalysisDraws draws{seed, 0};
  std::uint64_t result = 0;
  for (unsigned done = 0; done < all_digits; done += digits_of_a_tree) {
    const unsigned end = std::min(done + digits_of_a_tree, all_digits);
    const std::uint64_t before = digits >> (all_digits - done);
    const std::uint64_t tree = (std::uint64_t{done} << all_digits) | before;
    const auto words = draws.block(tree, Purpose::sobol_scrambling, column);
    unsigned node = 1;  // the root; children of n are 2 n and 2 n + 1
    for (unsigned digit = done; digit < end; ++digit) {
      const bool one = ((digits >> (all_digits - 1 - digit)) & 1U) != 0;
      result = (result << 1U) | static_cast<std::uint64_t>(one != bit_of(words, node));
      node = 2 * node + static_cast<unsigned>(one);
    }
  }
  return result;
}

}  // namespace kohort::analysis
