#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/laws/law.hpp"

namespace kohort::laws {

struct Verdict {
  bool holds{};
  std::string numbers;  ///< what was found, for people
  /// What a test wants: that the law holds, or that one known to fail still fails.
  [[nodiscard]] bool as_expected(const Law& law) const { return holds != law.known_to_fail; }
};

/// Judges the laws of one file. Sides that several laws share are lived once.
class LawRunner {
 public:
  /// @param laws  must outlive this
  LawRunner(const std::vector<Law>& laws, std::filesystem::path scenarios);

  /// @throws InputError with the law's place if its scenario or a setting is wrong
  [[nodiscard]] Verdict judge(std::size_t law);

 private:
  /// A law's figure in one replication: with programmes and in the same place without them.
  struct Value {
    double with{};
    double without{};
  };
  using Lives = std::vector<std::vector<Value>>;  ///< by replication (draw after draw), by law

  const Lives& lives(const Law& law, const Settings& side, int draws);
  [[nodiscard]] Lives simulate(const Law& law, const Settings& side, int draws) const;
  std::vector<double> side(std::size_t law, std::size_t number, int draws);
  bool central(std::size_t law, std::string& numbers);
  bool drawn(std::size_t law, std::string& numbers);

  const std::vector<Law>& laws_;
  std::filesystem::path scenarios_;
  std::map<std::string, Lives> lived_;
};

}  // namespace kohort::laws
