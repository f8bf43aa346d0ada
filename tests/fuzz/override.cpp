// The right-hand sides of --set, one a line, over a shipped scenario.
#include <sstream>

#include "app/scenario/scenario.hpp"
#include "tests/fuzz/harness.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  std::istringstream text{std::string{reinterpret_cast<const char*>(data), size}};
  std::vector<std::string> overrides;
  for (std::string line; std::getline(text, line);) overrides.push_back(line);
  fuzz::guarded([&] {
    const Scenario scenario = load_scenario(fuzz::workplace().path() / "denmark.toml", overrides);
    (void)scenario.draw(1, 0);
  });
  return 0;
}
