#include "app/since/changed_inputs.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace kohort::since {

namespace {

bool same(const Json& a, const Json& b, std::initializer_list<const char*> members) {
  return std::ranges::all_of(members, [&](const char* m) { return a.at(m) == b.at(m); });
}

Json entry(const Json& values, std::size_t i) {
  return i < values.size() ? values[i] : Json(nullptr);
}

/// One row for each entry that differs, or one for what differs besides values.
void add_rows(const Json* before, const Json* after, bool data, std::vector<ChangedInput>& list) {
  const Json& known = after != nullptr ? *after : *before;
  ChangedInput row{known.at("key"),
                   known.at("unit"),
                   known.at("meaning"),
                   data,
                   nullptr,
                   nullptr,
                   "value",
                   "",
                   ""};
  if (before != nullptr) row.before_source = before->at("source");
  if (after != nullptr) row.after_source = after->at("source");
  const Json none = Json::array();
  const Json& old_values = before != nullptr ? before->at("value") : none;
  const Json& new_values = after != nullptr ? after->at("value") : none;
  bool differs = false;
  for (std::size_t i = 0; i < std::max(old_values.size(), new_values.size()); ++i) {
    ChangedInput one = row;
    one.before = entry(old_values, i);
    one.after = entry(new_values, i);
    if (one.before == one.after) continue;
    const Json& labels = known.at("labels");
    if (i < labels.size()) one.key += fmt::format("[{}]", labels[i].get<std::string>());
    list.push_back(std::move(one));
    differs = true;
  }
  if (differs || before == nullptr || after == nullptr) return;
  const bool drawn = !same(*before, *after, {"low", "high", "distribution", "price_year", "unit"});
  row.what = drawn ? "range" : "source";
  row.before = entry(old_values, 0);
  row.after = entry(new_values, 0);
  list.push_back(std::move(row));
}

}  // namespace

bool given_by_scenario(const Json& parameter, const std::string& own) {
  const Json& history = parameter.at("history");
  if (history.empty()) return true;
  const Json& last = history.back();
  return last.at("line") == 0 || last.at("file") == own;
}

std::vector<ChangedInput> changed_inputs(const Json& before, const Json& after,
                                         const std::string& own_before,
                                         const std::string& own_after) {
  std::map<std::string, const Json*> known;
  for (const Json& p : before.at("parameters")) known[p.at("key")] = &p;
  std::vector<ChangedInput> list;
  for (const Json& p : after.at("parameters")) {
    const auto found = known.find(p.at("key"));
    const Json* old = found == known.end() ? nullptr : found->second;
    if (old != nullptr) known.erase(found);
    if (old != nullptr &&
        same(*old, p,
             {"value", "low", "high", "distribution", "price_year", "unit", "source", "grade"}))
      continue;
    const bool inputs =
        given_by_scenario(p, own_after) || (old != nullptr && given_by_scenario(*old, own_before));
    add_rows(old, &p, !inputs, list);
  }
  for (const Json& p : before.at("parameters"))
    if (known.contains(p.at("key"))) add_rows(&p, nullptr, !given_by_scenario(p, own_before), list);
  return list;
}

std::size_t changed_targets(const Json& before, const Json& after) {
  std::map<std::string, const Json*> known;
  for (const Json& row : before) known[row.at("id")] = &row;
  std::size_t count = 0;
  for (const Json& row : after) {
    const auto found = known.find(row.at("id"));
    if (found == known.end() || !same(*found->second, row, {"target", "simulated", "tolerance"}))
      ++count;
    if (found != known.end()) known.erase(found);
  }
  return count + known.size();
}

}  // namespace kohort::since
