#include "sim/random.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <utility>

#include "sim/fault.hpp"

// On x86-64 Linux the widest vectors of the machine are chosen when the program is loaded; bits do
// not depend on it, because every lane does the same operations. Sanitizers run before they are
// ready for that.
#if defined(__x86_64__) && defined(__linux__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#if defined(__has_feature)
#if !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)
#define KOHORT_WIDEST_VECTORS \
  __attribute__((target_clones("arch=skylake-avx512", "avx2", "default")))
#endif
#elif defined(__GNUC__)
#define KOHORT_WIDEST_VECTORS \
  __attribute__((target_clones("arch=skylake-avx512", "avx2", "default")))
#endif
#endif
#if !defined(KOHORT_WIDEST_VECTORS)
#define KOHORT_WIDEST_VECTORS
#endif

namespace kohort::detail {

namespace {

constexpr std::size_t lanes = 64;

using Words = std::array<std::uint32_t, lanes>;
using LongWords = std::array<std::uint64_t, lanes>;
using Numbers = std::array<double, lanes>;

// All that follows works on whole arrays in loops without branches, which compilers turn into
// vector code. Inlined always, so that each clone has its own.
#define KOHORT_INLINE [[gnu::always_inline]] inline

/// What the addresses of a batch have in common.
struct Common {
  std::array<std::uint32_t, 2> key;
  std::uint32_t decision, occurrence;
};

/// The bits of up to `lanes` addresses, as Draws::block.
struct Blocks {
  Words word0{}, word1{}, word2{}, word3{};
};

template <std::size_t... Round>
KOHORT_INLINE void philox(Blocks& blocks, const Common& common, std::index_sequence<Round...>) {
  for (std::size_t i = 0; i < lanes; ++i) {
    std::uint32_t c0 = blocks.word0[i], c1 = blocks.word1[i];
    std::uint32_t c2 = common.decision, c3 = common.occurrence;
    const auto round = [&](std::uint32_t k0, std::uint32_t k1) {
      const std::uint64_t product0 = std::uint64_t{0xD2511F53} * c0;
      const std::uint64_t product1 = std::uint64_t{0xCD9E8D57} * c2;
      c0 = static_cast<std::uint32_t>(product1 >> 32) ^ c1 ^ k0;
      c1 = static_cast<std::uint32_t>(product1);
      c2 = static_cast<std::uint32_t>(product0 >> 32) ^ c3 ^ k1;
      c3 = static_cast<std::uint32_t>(product0);
    };
    (round(common.key[0] + static_cast<std::uint32_t>(Round) * 0x9E3779B9,
           common.key[1] + static_cast<std::uint32_t>(Round) * 0xBB67AE85),
     ...);
    blocks.word0[i] = c0;
    blocks.word1[i] = c1;
    blocks.word2[i] = c2;
    blocks.word3[i] = c3;
  }
}

KOHORT_INLINE Blocks blocks_of(std::span<const std::uint64_t> entities, const Common& common) {
  Blocks blocks;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    blocks.word0[i] = static_cast<std::uint32_t>(entities[i]);
    blocks.word1[i] = static_cast<std::uint32_t>(entities[i] >> 32);
  }
  philox(blocks, common, std::make_index_sequence<10>{});
  return blocks;
}

/// As Draws::uniform: 52 bits as the fraction of a number in [1, 2), minus 1, plus half a step. All
/// of it is exact, and needs no conversion from integers, which older vector units lack.
KOHORT_INLINE Numbers to_uniforms(const Words& low, const Words& high) {
  LongWords bits;
  for (std::size_t i = 0; i < lanes; ++i)
    bits[i] = (((std::uint64_t{high[i]} << 32) | low[i]) >> 12) | 0x3ff0000000000000;
  auto u = std::bit_cast<Numbers>(bits);
  for (std::size_t i = 0; i < lanes; ++i) u[i] = (u[i] - 1) + 0x1p-53;
  return u;
}

/// -elementary::log of numbers in (0, 1), with the same operations in the same order.
KOHORT_INLINE Numbers minus_log(const Numbers& x) {
  constexpr std::uint64_t sqrt_half = 0x3fe6a09e667f3bcd;
  constexpr std::uint64_t one = std::uint64_t{1023} << 52;
  constexpr std::uint64_t exponent_mask = std::uint64_t{0xfff} << 52;
  auto bits = std::bit_cast<LongWords>(x);
  LongWords exponent_bits;
  for (std::size_t i = 0; i < lanes; ++i) {
    const std::uint64_t shifted = bits[i] - sqrt_half + one;
    bits[i] = bits[i] - (shifted & exponent_mask) + one;
    exponent_bits[i] = (shifted >> 52) | 0x4330000000000000;  // 2^52 + exponent + 1023
  }
  const auto m = std::bit_cast<Numbers>(bits);
  const auto exponent = std::bit_cast<Numbers>(exponent_bits);
  Numbers result;
  for (std::size_t i = 0; i < lanes; ++i) {
    const double k = exponent[i] - (0x1p52 + 1023);
    result[i] = -elementary::detail::log_of(m[i], k);
  }
  return result;
}

/// The part of a batch that begins at `first` and is done at once.
template <class T>
KOHORT_INLINE std::span<T> part(std::span<T> batch, std::size_t first) {
  return batch.subspan(first, std::min(lanes, batch.size() - first));
}

}  // namespace

void refuse_batch() { refuse("a batch of draws needs as many results as entities"); }

KOHORT_WIDEST_VECTORS
void exponentials(std::array<std::uint32_t, 2> key, std::span<const std::uint64_t> entities,
                  std::uint32_t decision, std::uint32_t occurrence, std::span<double> out) {
  for (std::size_t first = 0; first < entities.size(); first += lanes) {
    const Blocks bits = blocks_of(part(entities, first), {key, decision, occurrence});
    const Numbers result = minus_log(to_uniforms(bits.word0, bits.word1));
    const auto to = part(out, first);
    std::copy_n(result.begin(), to.size(), to.begin());
  }
}

KOHORT_WIDEST_VECTORS
void uniforms(std::array<std::uint32_t, 2> key, std::span<const std::uint64_t> entities,
              std::uint32_t decision, std::uint32_t occurrence, std::span<double> out) {
  for (std::size_t first = 0; first < entities.size(); first += lanes) {
    const Blocks bits = blocks_of(part(entities, first), {key, decision, occurrence});
    const Numbers result = to_uniforms(bits.word0, bits.word1);
    const auto to = part(out, first);
    std::copy_n(result.begin(), to.size(), to.begin());
  }
}

KOHORT_WIDEST_VECTORS
void uniform_pairs(std::array<std::uint32_t, 2> key, std::span<const std::uint64_t> entities,
                   std::uint32_t decision, std::uint32_t occurrence,
                   std::span<std::array<double, 2>> out) {
  for (std::size_t first = 0; first < entities.size(); first += lanes) {
    const Blocks bits = blocks_of(part(entities, first), {key, decision, occurrence});
    const Numbers one = to_uniforms(bits.word0, bits.word1);
    const Numbers other = to_uniforms(bits.word2, bits.word3);
    const auto to = part(out, first);
    for (std::size_t i = 0; i < to.size(); ++i) to[i] = {one[i], other[i]};
  }
}

}  // namespace kohort::detail
