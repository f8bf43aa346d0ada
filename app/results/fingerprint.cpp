#include "app/results/fingerprint.hpp"

#include <bit>
#include <fmt/format.h>

namespace kohort {

void Fingerprint::add(std::span<const unsigned char> bytes) {
  for (const unsigned char byte : bytes) state_ = (state_ ^ byte) * 0x100000001b3U;
}

void Fingerprint::add(std::string_view text) {
  const std::string framed = fmt::format("{}:{}", text.size(), text);
  add(std::span{reinterpret_cast<const unsigned char*>(framed.data()), framed.size()});
}

void Fingerprint::add(std::span<const double> values) {
  for (const double value : values) {
    auto bits = std::bit_cast<std::uint64_t>(value);
    for (std::size_t b = 0; b < sizeof bits; ++b, bits >>= 8U) {
      state_ = (state_ ^ (bits & 0xFFU)) * 0x100000001b3U;
    }
  }
}

std::string Fingerprint::hexadecimal() const { return fmt::format("{:016x}", state_); }

}  // namespace kohort
