// The comparison with targets beside a baseline, as reports show it.
#include "app/scenario/background.hpp"
#include "tests/fuzz/harness.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  const auto file = fuzz::workplace().write("input-fit.json", data, size);
  fuzz::guarded([&] { (void)fit_json("denmark.toml", read_fit(file)); });
  return 0;
}
