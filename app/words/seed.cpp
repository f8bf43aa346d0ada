#include "app/words/seed.hpp"

#include <charconv>

namespace kohort {

std::optional<std::uint64_t> read_seed(std::string_view text) {
  std::uint64_t seed{};
  const auto read = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
  return seed;
}

}  // namespace kohort
