#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <string_view>

#include "app/files/problems.hpp"
#include "app/words/input_error.hpp"
#include "tests/laws/law_reader.hpp"
#include "tests/laws/law_runner.hpp"

using namespace kohort;
using namespace kohort::laws;

namespace {

/// @return how many laws came out otherwise than their file says
int judge_file(const std::string& file, std::string_view only) {
  const auto laws = read_laws(file);
  LawRunner runner{laws, KOHORT_SOURCE_DIR "/scenarios"};
  int unexpected = 0;
  for (std::size_t i = 0; i < laws.size(); ++i) {
    const Law& law = laws[i];
    if (law.name.find(only) == std::string::npos) continue;
    const Verdict verdict = runner.judge(i);
    const bool expected = verdict.as_expected(law);
    fmt::print("{} {}\n          {}\n", verdict.holds ? "holds    " : "FAILS    ", law.name,
               verdict.numbers);
    if (!expected) ++unexpected;
    if (!expected && law.known_to_fail)
      fmt::print("          {}: holds now; take known_to_fail away\n", to_string(law.place));
    else if (!expected)
      fmt::print("          {}: {}\n", to_string(law.place), law.reason);
    else if (law.known_to_fail)
      fmt::print("          as known: {}\n", law.fails_because);
    std::fflush(stdout);
  }
  return unexpected;
}

}  // namespace

/// law_tests FILE.toml [PART OF A NAME] judges the laws of a file; otherwise the reader's tests
/// run.
int main(int argc, char** argv) {
  if (argc < 2 || !std::string_view{argv[1]}.ends_with(".toml"))
    return doctest::Context(argc, argv).run();
  try {
    return judge_file(argv[1], argc > 2 ? argv[2] : "") == 0 ? 0 : 1;
  } catch (const InputError& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}
