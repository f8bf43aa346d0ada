#include "app/results/store.hpp"
#include "app/run/collect.hpp"

namespace kohort {

RunResults collect_results(const Plan& plan, const Store& store,
                           const std::filesystem::path& folder, std::uint32_t replications,
                           std::uint32_t requested) {
  const OutcomeReader stored = [&](std::size_t row, const OutcomeVisitor& visit) {
    store.read(row, 0, replications, visit);
  };
  RunResults run = collect_results(plan, stored, replications, requested);
  run.folder = folder;
  return run;
}

}  // namespace kohort
