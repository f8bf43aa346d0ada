#include "app/import/regions.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <stdexcept>

#include "app/files/document.hpp"
#include "app/scenario/embedded.hpp"
#include "app/words/suggestion.hpp"

namespace kohort {

namespace {

struct Places {
  std::map<std::string, std::string, std::less<>> name_of, code_of;
};

/// "Vesthimmerlands Kommune" and "vesthimmerlands" are one.
std::string plain_name(std::string_view name) {
  std::string plain = lower_case(name);
  constexpr std::string_view kommune = " kommune";
  if (plain.ends_with(kommune)) plain.erase(plain.size() - kommune.size());
  return plain;
}

Places read_places() {
  Problems problems;
  Node root;
  if (!parse_document(std::string{embedded::places_regions}, "regions.toml", problems, root))
    problems.throw_if_any();
  Places places;
  for (const char* section : {"country", "regions", "provinces", "municipalities"})
    for (const Node& entry : root.find(section)->children) {
      places.name_of[entry.key] = entry.text;
      places.code_of[plain_name(entry.text)] = entry.key;
    }
  for (const Node& entry : root.find("also")->children)
    places.code_of[plain_name(entry.key)] = entry.text;
  return places;
}

const Places& places_known() {
  static const Places places = read_places();
  return places;
}

}  // namespace

std::string nearest_region(std::string_view text) {
  std::vector<std::string> names;
  for (const auto& [code, name] : places_known().name_of) names.push_back(name);
  return nearest(text, names);
}

std::optional<std::string> region_name(std::string_view code) {
  const auto found = places_known().name_of.find(code);
  if (found == places_known().name_of.end()) return std::nullopt;
  return found->second;
}

std::optional<std::string> region_code(std::string_view name) {
  const auto found = places_known().code_of.find(plain_name(name));
  if (found == places_known().code_of.end()) return std::nullopt;
  return found->second;
}

void settle_regions(const StatisticalTable& table, TableDimension& places, bool as_they_are,
                    Problems& problems) {
  for (TableCategory& place : places.categories) {
    // Some exports have the code in the text, too.
    if (place.text.starts_with(place.code + " ") && region_name(place.code))
      place.text.erase(0, place.code.size() + 1);
    const auto name = region_name(place.code);
    const auto code_of_text = region_code(place.text);
    const auto complain = [&](const std::string& message) {
      if (!as_they_are)
        problems.add(table.at(place.line, place.column),
                     fmt::format("{}; if the table is right, say --regions table", message));
    };
    if (name && code_of_text && *code_of_text != place.code) {
      complain(fmt::format("{} = {} is {}, but its text says {} ({})", places.id, place.code, *name,
                           place.text, *code_of_text));
    } else if (name) {
      if (place.text.empty() || place.text == place.code) place.text = *name;
    } else if (code_of_text && place.code == place.text) {
      place.code = *code_of_text;
    } else if (code_of_text) {
      complain(fmt::format("{} = {}: {} has the code {}", places.id, place.code, place.text,
                           *code_of_text));
    } else {
      place.unknown = !as_they_are;
    }
  }
}

}  // namespace kohort
