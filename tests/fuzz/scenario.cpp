// Scenario files, with all that happens to one before anything is simulated.
#include "app/run/plan.hpp"
#include "app/scenario/commands.hpp"
#include "app/scenario/sources.hpp"
#include "tests/fuzz/harness.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  const auto file = fuzz::workplace().write("input.toml", data, size);
  fuzz::guarded([&] {
    const Scenario scenario = load_scenario(file);
    (void)check_report(scenario, "da");
    (void)explain(scenario, "", "en");
    (void)scenario.draw(1, 0);
    const Plan plan = make_plan({scenario}, {});
    check_size(plan, {}, 100, 2);
  });
  return 0;
}
