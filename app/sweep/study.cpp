#include "app/sweep/study.hpp"

#include <algorithm>

namespace kohort::sweep {

const std::vector<std::string>& design_names() {
  static const std::vector<std::string> names{"one-way",   "grid",   "latin-hypercube",
                                              "morris",    "sobol",  "probabilistic",
                                              "threshold", "pairing"};
  return names;
}

std::string_view name_of(DesignKind kind) { return design_names()[static_cast<std::size_t>(kind)]; }

Mapping mapping_of(DesignKind kind) {
  switch (kind) {
    case DesignKind::latin_hypercube:
    case DesignKind::sobol:
    case DesignKind::probabilistic:
      return Mapping::quantile;
    default:
      return Mapping::range;
  }
}

std::uint32_t default_replications(DesignKind kind, bool chance, bool precision) {
  if (kind == DesignKind::pairing) return 200;
  if (!chance) return 1;
  if (precision) return 2000;
  return kind == DesignKind::threshold ? 20 : 10;
}

const std::vector<std::string>& pilot_data_names() {
  static const std::vector<std::string> names{"mean", "difference", "probability", "rate-ratio",
                                              "prior-size"};
  return names;
}

std::string StudyOutput::name() const {
  switch (of) {
    case Of::scenario:
      return metric + " (scenario)";
    case Of::baseline:
      return metric + " (baseline)";
    default:
      return metric;
  }
}

std::vector<std::string> Study::groups() const {
  std::vector<std::string> names;
  for (const StudyParameter& p : parameters) {
    const std::string& name = p.group.empty() ? p.key : p.group;
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return names;
}

std::vector<std::size_t> Study::group_of() const {
  const auto names = groups();
  std::vector<std::size_t> positions;
  for (const StudyParameter& p : parameters)
    positions.push_back(static_cast<std::size_t>(
        std::ranges::find(names, p.group.empty() ? p.key : p.group) - names.begin()));
  return positions;
}

std::vector<std::vector<std::size_t>> Study::members() const {
  std::vector<std::vector<std::size_t>> lists(groups().size());
  const auto group = group_of();
  for (std::size_t j = 0; j < group.size(); ++j) lists[group[j]].push_back(j);
  return lists;
}

}  // namespace kohort::sweep
