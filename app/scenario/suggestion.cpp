#include "app/scenario/suggestion.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "app/scenario/catalogue.hpp"

namespace kohort {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  // Names are short; a long one is cut, so that hostile input costs nothing.
  a = a.substr(0, 100);
  b = b.substr(0, 100);
  std::vector<std::size_t> before, last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = last;
    std::swap(last, row);
  }
  return last[b.size()];
}

std::string nearest(std::string_view word, std::span<const std::string> candidates) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance && distance < candidate.size()) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string did_you_mean(const std::string& candidate) {
  return candidate.empty() ? "" : fmt::format(" (did you mean {}?)", candidate);
}

std::string nearest_parameter(std::string_view key) { return nearest_parameter(key, catalogue()); }

std::string nearest_parameter(std::string_view key, const Catalogue& known) {
  const auto dot = key.rfind('.');
  const std::string_view section = dot == std::string_view::npos ? "" : key.substr(0, dot);
  const std::string_view name = dot == std::string_view::npos ? key : key.substr(dot + 1);
  std::vector<std::string> siblings, same_name, all;
  for (const CatalogueEntry& entry : known.entries()) {
    if (entry.section == section) siblings.push_back(entry.name);
    if (entry.name == name) same_name.push_back(entry.key);
    all.push_back(entry.key);
  }
  if (!same_name.empty()) {
    std::ranges::sort(same_name, {}, [key](const auto& k) { return edit_distance(key, k); });
    return same_name.front();
  }
  if (const auto sibling = nearest(name, siblings); !sibling.empty())
    return fmt::format("{}.{}", section, sibling);
  return nearest(key, all);
}

}  // namespace kohort
