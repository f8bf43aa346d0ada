#include "app/files/fingerprint.hpp"

#include <bit>
#include <fmt/format.h>

namespace kohort {

namespace {

constexpr std::uint64_t prime = 0x100000001b3U;
constexpr std::uint64_t prime_4 = prime * prime * prime * prime;

/// FNV-1a of eight bytes, the lowest first. A byte of zeros only multiplies, so four of them
/// multiply at once: most results are zero, or whole numbers, whose lower half is.
std::uint64_t with_eight(std::uint64_t state, std::uint64_t bytes) {
  for (int half = 0; half < 2; ++half, bytes >>= 32U) {
    auto four = static_cast<std::uint32_t>(bytes);
    if (four == 0) {
      state *= prime_4;
      continue;
    }
    for (int i = 0; i < 4; ++i, four >>= 8U) state = (state ^ (four & 0xFFU)) * prime;
  }
  return state;
}

}  // namespace

void Fingerprint::add(std::span<const unsigned char> bytes) {
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t eight = 0;
    for (std::size_t b = 8; b-- > 0;) eight = eight << 8U | bytes[i + b];
    state_ = with_eight(state_, eight);
  }
  for (; i < bytes.size(); ++i) state_ = (state_ ^ bytes[i]) * prime;
}

void Fingerprint::add(std::string_view text) {
  const fmt::format_int length{text.size()};  // no memory: tables have many short cells
  const auto add_plain = [this](std::string_view part) {
    add(std::span{reinterpret_cast<const unsigned char*>(part.data()), part.size()});
  };
  add_plain({length.data(), length.size()});
  add_plain(":");
  add_plain(text);
}

void Fingerprint::add(std::span<const double> values) {
  for (const double value : values)
    state_ = with_eight(state_, std::bit_cast<std::uint64_t>(value));
}

std::string Fingerprint::hexadecimal() const { return fmt::format("{:016x}", state_); }

}  // namespace kohort
