// Target files of kohort calibrate.
#include "app/calibrate/task.hpp"
#include "tests/fuzz/harness.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  const auto file = fuzz::workplace().write("target-input.toml", data, size);
  fuzz::guarded([&] {
    const CalibrationTask task = read_task(file, {});
    std::vector<double> start;
    for (const FitParameter& p : task.fit_parameters()) start.push_back(p.start);
    (void)task.parameters_at(start);
    (void)task.fit_targets();
  });
  return 0;
}
