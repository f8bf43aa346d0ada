#include "app/results/program_identity.hpp"

#include <array>
#include <fmt/format.h>
#include <fstream>

#include "app/files/fingerprint.hpp"
#include "app/words/program_version.hpp"

namespace kohort {

namespace {

std::string fingerprint_of_program() {
  Fingerprint fingerprint;
  fingerprint.add(program_version());
  std::ifstream file{"/proc/self/exe", std::ios::binary};
  std::array<char, 1U << 16U> block{};
  while (file.read(block.data(), block.size()), file.gcount() > 0)
    fingerprint.add(std::string_view{block.data(), static_cast<std::size_t>(file.gcount())});
  return fingerprint.hexadecimal();
}

}  // namespace

const std::string& program_fingerprint() {
  static const std::string known = fingerprint_of_program();
  return known;
}

std::string other_build(const std::filesystem::path& folder,
                        const std::optional<std::string>& other) {
  return fmt::format(
      "{}: was computed by another build of the program (build {}; this one is {}); its numbers "
      "are "
      "left as they are and not mixed with new ones. Choose another folder with --out, or go on "
      "with "
      "that build; --fresh drops these results and computes all of them again",
      folder.string(), other.value_or("unknown"), program_fingerprint());
}

}  // namespace kohort
