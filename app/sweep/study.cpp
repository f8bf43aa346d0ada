#include "app/sweep/study.hpp"

#include <algorithm>

#include "app/sweep/design_rows.hpp"

namespace kohort::sweep {

const std::vector<std::string>& design_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list;
    for (const DesignRow& row : design_rows()) list.emplace_back(row.name);
    return list;
  }();
  return names;
}

std::string_view name_of(DesignKind kind) { return row_of(kind).name; }

Mapping mapping_of(DesignKind kind) { return row_of(kind).mapping; }

std::uint32_t default_replications(DesignKind kind, bool chance, bool precision) {
  if (!row_of(kind).varies) return row_of(kind).replications;
  if (!chance) return 1;
  return precision ? 2000 : row_of(kind).replications;
}

bool Study::random() const { return row_of(design.kind).draws; }

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
