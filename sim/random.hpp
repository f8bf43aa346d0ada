#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "sim/elementary.hpp"
#include "sim/quantity.hpp"

namespace kohort {

/// Philox4x32-10: a bijection of 128-bit counters, chosen by a 64-bit key.
/// Source: Salmon, Moraes, Dror & Shaw 2011, doi:10.1145/2063384.2063405.
[[nodiscard]] inline std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter,
                                                             std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t product0 = std::uint64_t{0xD2511F53} * counter[0];
    const std::uint64_t product1 = std::uint64_t{0xCD9E8D57} * counter[2];
    counter = {static_cast<std::uint32_t>(product1 >> 32) ^ counter[1] ^ key[0],
               static_cast<std::uint32_t>(product1),
               static_cast<std::uint32_t>(product0 >> 32) ^ counter[3] ^ key[1],
               static_cast<std::uint32_t>(product0)};
    key[0] += 0x9E3779B9;
    key[1] += 0xBB67AE85;
  }
  return counter;
}

/// The key of a replication's random numbers. Seeds below 2^32 are words of the key as they are.
/// Above, the seed's high word permutes the rest by Philox2x32-10 (same source), so that seeds of
/// the same high word never share a key, and others by chance alone.
[[nodiscard]] constexpr std::array<std::uint32_t, 2> key_of(std::uint64_t seed,
                                                            std::uint32_t replication) {
  std::array<std::uint32_t, 2> words{static_cast<std::uint32_t>(seed), replication};
  auto key = static_cast<std::uint32_t>(seed >> 32);
  if (key == 0) return words;
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t product = std::uint64_t{0xD256D193} * words[0];
    words = {static_cast<std::uint32_t>(product >> 32) ^ key ^ words[1],
             static_cast<std::uint32_t>(product)};
    key += 0x9E3779B9;
  }
  return words;
}

namespace detail {
[[noreturn, gnu::cold]] void refuse_batch();
// The work of Draws' batches; the spans of one call have equal sizes.
void exponentials(std::array<std::uint32_t, 2> key, std::span<const std::uint64_t> entities,
                  std::uint32_t decision, std::uint32_t occurrence, std::span<double> out);
void uniforms(std::array<std::uint32_t, 2> key, std::span<const std::uint64_t> entities,
              std::uint32_t decision, std::uint32_t occurrence, std::span<double> out);
void uniform_pairs(std::array<std::uint32_t, 2> key, std::span<const std::uint64_t> entities,
                   std::uint32_t decision, std::uint32_t occurrence,
                   std::span<std::array<double, 2>> out);
}  // namespace detail

/// Random numbers addressed by what they are for: (seed, replication) and (entity, decision,
/// occurrence). No state: any number can be had alone, in any order, on any machine, and adding a
/// draw elsewhere changes none of the others.
///
/// @tparam Decision enumeration of purposes; its numbers are part of the results.
template <class Decision>
class Draws {
 public:
  /// Any seed from 0 to 2^64 - 1.
  Draws(std::uint64_t seed, std::uint32_t replication) : key_{key_of(seed, replication)} {}

  /// Uniform on the open interval (0, 1): the 2^52 midpoints, never 0 or 1.
  [[nodiscard]] double uniform(std::uint64_t entity, Decision decision,
                               std::uint32_t occurrence) const {
    const auto bits = block(entity, decision, occurrence);
    return to_uniform(bits[0], bits[1]);
  }

  /// Whether what has this probability happens: the uniform draw of the address is below it.
  [[nodiscard]] bool happens(std::uint64_t entity, Decision decision, std::uint32_t occurrence,
                             Probability probability) const {
    return uniform(entity, decision, occurrence) < probability.value;
  }

  /// Two independent uniforms of one address, for the price of one.
  [[nodiscard]] std::array<double, 2> uniform_pair(std::uint64_t entity, Decision decision,
                                                   std::uint32_t occurrence) const {
    const auto bits = block(entity, decision, occurrence);
    return {to_uniform(bits[0], bits[1]), to_uniform(bits[2], bits[3])};
  }

  /// Standard exponential by inversion: the hazard an entity lives through before it happens.
  [[nodiscard]] double exponential(std::uint64_t entity, Decision decision,
                                   std::uint32_t occurrence) const {
    return -elementary::log(uniform(entity, decision, occurrence));
  }

  /// exponential(entities[i], decision, occurrence) for every i, the same bits and several at a
  /// time: for many entities that face the same decision, 1.5 to 3 times as fast as one by one.
  void exponentials(std::span<const std::uint64_t> entities, Decision decision,
                    std::uint32_t occurrence, std::span<double> out) const {
    if (entities.size() != out.size()) [[unlikely]]
      detail::refuse_batch();
    detail::exponentials(key_, entities, static_cast<std::uint32_t>(decision), occurrence, out);
  }

  /// uniform(entities[i], decision, occurrence) for every i; as `exponentials`.
  void uniforms(std::span<const std::uint64_t> entities, Decision decision,
                std::uint32_t occurrence, std::span<double> out) const {
    if (entities.size() != out.size()) [[unlikely]]
      detail::refuse_batch();
    detail::uniforms(key_, entities, static_cast<std::uint32_t>(decision), occurrence, out);
  }

  /// uniform_pair(entities[i], decision, occurrence) for every i; as `exponentials`.
  void uniform_pairs(std::span<const std::uint64_t> entities, Decision decision,
                     std::uint32_t occurrence, std::span<std::array<double, 2>> out) const {
    if (entities.size() != out.size()) [[unlikely]]
      detail::refuse_batch();
    detail::uniform_pairs(key_, entities, static_cast<std::uint32_t>(decision), occurrence, out);
  }

  /// Standard normal by inversion.
  [[nodiscard]] double normal(std::uint64_t entity, Decision decision,
                              std::uint32_t occurrence) const {
    return elementary::normal_quantile(uniform(entity, decision, occurrence));
  }

  [[nodiscard]] std::array<std::uint32_t, 4> block(std::uint64_t entity, Decision decision,
                                                   std::uint32_t occurrence) const {
    return philox4x32({static_cast<std::uint32_t>(entity), static_cast<std::uint32_t>(entity >> 32),
                       static_cast<std::uint32_t>(decision), occurrence},
                      key_);
  }

 private:
  [[nodiscard]] static double to_uniform(std::uint32_t low, std::uint32_t high) {
    const std::uint64_t bits = (std::uint64_t{high} << 32) | low;
    return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52;
  }

  std::array<std::uint32_t, 2> key_;
};

}  // namespace kohort
