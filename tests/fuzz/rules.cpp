// TOML as such, and files of economic rules.
#include "app/scenario/rules.hpp"

#include "tests/fuzz/harness.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  const std::string text{reinterpret_cast<const char*>(data), size};
  fuzz::guarded([&] {
    const RuleBook book = read_rules(text, "rules.toml");
    for (const RulePreset& preset : book.presets) (void)Rules{preset}.factor(50);
  });
  return 0;
}
