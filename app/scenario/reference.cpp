#include <fmt/format.h>

#include "app/scenario/catalogue.hpp"
#include "app/scenario/commands.hpp"

namespace kohort {

namespace {

std::string range_text(const CatalogueEntry& entry) {
  if (entry.flag) return "";
  return fmt::format("{:.10g} to {:.10g}{}", entry.range.low, entry.range.high,
                     entry.whole ? ", whole" : "");
}

/// A vertical bar would end the cell.
std::string cell(std::string text) {
  for (auto at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2))
    text.insert(at, "\\");
  return text;
}

}  // namespace

std::string parameter_reference_markdown() {
  std::string out;
  for (const CatalogueSection& section : catalogue().sections()) {
    out += fmt::format("{}## `[{}]`\n\n{}\n\n", out.empty() ? "" : "\n", section.path,
                       section.meaning);
    out += "| key | unit | range | meaning |\n|---|---|---|---|\n";
    for (const CatalogueEntry& entry : catalogue().entries()) {
      if (entry.section != section.path) continue;
      std::string meaning = entry.meaning;
      if (!entry.labels.empty())
        meaning += fmt::format("; one value each for {}", fmt::join(entry.labels, ", "));
      out += fmt::format("| `{}` | {} | {} | {} |\n", entry.name, entry.unit, range_text(entry),
                         cell(meaning));
    }
  }
  return out;
}

}  // namespace kohort
