#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace kohort {

/// FNV-1a, 64 bits.
class Fingerprint {
 public:
  void add(std::span<const unsigned char> bytes);
  void add(std::string_view text);                ///< with its length, so that "ab","c" != "a","bc"
  void add(std::span<const double> values);       ///< little-endian bits
  [[nodiscard]] std::string hexadecimal() const;  ///< 16 digits
  /// The same bits as a signed number, which is what SQLite stores.
  [[nodiscard]] std::int64_t number() const { return static_cast<std::int64_t>(state_); }

 private:
  std::uint64_t state_{0xcbf29ce484222325U};
};

}  // namespace kohort
