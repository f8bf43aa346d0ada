#include "app/files/written_files.hpp"

#include <array>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/files/fingerprint.hpp"
#include "app/words/input_error.hpp"

namespace kohort {

namespace {

using Json = nlohmann::ordered_json;

std::optional<std::string> fingerprint_of(const std::filesystem::path& path) {
  std::ifstream stream{path, std::ios::binary};
  if (!stream) return std::nullopt;
  Fingerprint fingerprint;
  std::array<char, 65536> block{};
  while (stream.read(block.data(), block.size()), stream.gcount() > 0)
    fingerprint.add(std::span{reinterpret_cast<const unsigned char*>(block.data()),
                              static_cast<std::size_t>(stream.gcount())});
  return fingerprint.hexadecimal();
}

}  // namespace

std::string written_files(const std::filesystem::path& folder, std::span<const std::string> names) {
  Json files = Json::object();
  for (const std::string& name : names) {
    const auto fingerprint = fingerprint_of(folder / name);
    if (!fingerprint)
      throw InputError{
          fmt::format("{}: was removed while the program was writing the results; give the same "
                      "command again",
                      (folder / name).string())};
    files[name] = *fingerprint;
  }
  return files.dump();
}

FileCondition look_at_files(const std::filesystem::path& folder, const std::string& fact) {
  FileCondition result;
  const Json files = Json::parse(fact, nullptr, false);
  if (!files.is_object()) return result;
  for (const auto& [name, expected] : files.items()) {
    const auto found = fingerprint_of(folder / name);
    if (!found)
      result.missing.push_back(name);
    else if (!expected.is_string() || *found != expected.get<std::string>())
      result.changed.push_back(name);
    else
      ++result.good;
  }
  return result;
}

}  // namespace kohort
