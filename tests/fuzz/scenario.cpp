// Scenario files, with all that happens to one before anything is simulated.
#include "app/run/plan.hpp"
#include "app/scenario/commands.hpp"
#include "app/scenario/sources.hpp"
#include "tests/fuzz/harness.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  const auto file = fuzz::workplace().write("input.toml", data, size);
  fuzz::guarded([&] {
    const std::vector<Scenario> scenarios{load_scenario(file)};
    const Scenario& scenario = scenarios.front();
    (void)check_report(scenario, "da");
    (void)explain(scenario, "", "en");
    (void)scenario.draw(1, 0);
    const Plan plan = make_plan(scenarios, {});
    check_size(plan, {}, 100, 2);
  });
  return 0;
}
