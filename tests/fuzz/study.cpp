// Studies: reading, and making the points of the design.
#include "app/sweep/study.hpp"

#include "app/sweep/points.hpp"
#include "tests/fuzz/harness.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  const auto file = fuzz::workplace().write("study-input.toml", data, size);
  fuzz::guarded([&] {
    sweep::Study study = sweep::read_study(file, {});
    // Large designs are refused elsewhere; here they would only take time.
    study.design.points = std::min<std::uint64_t>(study.design.points, 64);
    study.design.trajectories = std::min(study.design.trajectories, 4U);
    study.design.optimised = false;
    const bool grid = study.design.kind == sweep::DesignKind::grid;
    if (grid && study.parameters.size() > 2) return;
    if (grid) study.design.levels = std::min(study.design.levels, 64U);
    if (study.design.kind == sweep::DesignKind::sobol) return;  // loads a library of others
    const auto points = sweep::make_points(study);
    (void)points->at(0);
    (void)points->at(points->size() - 1);
  });
  return 0;
}
