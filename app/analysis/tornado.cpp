#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "app/analysis/rounding.hpp"
#include "app/analysis/sensitivity.hpp"

namespace kohort::analysis {

namespace {

/// Never up, or never down.
bool is_monotone(const std::vector<double>& values) {
  return std::is_sorted(values.begin(), values.end()) ||
         std::is_sorted(values.rbegin(), values.rend());
}

}  // namespace

Tornado tornado(const Design& design, const Eigen::VectorXd& outputs, std::size_t base_position,
                double scale) {
  if (design.kind != "one_way") throw std::invalid_argument{"tornado() needs a one_way design"};
  Tornado result;
  (void)complete_blocks(design, outputs, result.completeness);
  result.base = outputs(0);
  const double rounding = rounding_floor(outputs, scale);
  const std::size_t k = design.inputs();
  const std::size_t levels = (design.size() - 1) / k;
  const std::size_t before = std::min(base_position == none ? levels / 2 : base_position, levels);
  for (std::size_t j = 0; j < k; ++j) {
    std::vector<double> values(levels);
    for (std::size_t l = 0; l < levels; ++l)
      values[l] = outputs(static_cast<Eigen::Index>(1 + j * levels + l));
    if (!std::isfinite(result.base) ||
        !std::all_of(values.begin(), values.end(), [](double y) { return std::isfinite(y); })) {
      result.failed.push_back(j);
      continue;
    }
    TornadoBar bar{.input = j};
    if (levels > 0) bar.at_low = values.front(), bar.at_high = values.back();
    values.insert(values.begin() + static_cast<std::ptrdiff_t>(before), result.base);
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    bar.least = *least;
    bar.greatest = *greatest;
    bar.monotone = is_monotone(values);
    if (bar.width() > rounding)
      result.bars.push_back(bar);
    else
      result.no_effect.push_back(j);
  }
  std::stable_sort(result.bars.begin(), result.bars.end(),
                   [](const TornadoBar& a, const TornadoBar& b) { return a.width() > b.width(); });
  return result;
}

}  // namespace kohort::analysis
