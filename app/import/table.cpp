#include "app/import/table.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

#include "app/import/regions.hpp"
#include "app/words/suggestion.hpp"

namespace kohort {

namespace {

constexpr std::array time_names{"tid",     "time",  "år",    "year",    "kvartal",
                                "quarter", "måned", "month", "periode", "period"};
constexpr std::array region_names{"område", "region",        "kommune",      "kommunenr",
                                  "bopæl",  "bopælskommune", "municipality", "area",
                                  "amt",    "landsdel",      "kommunedk",    "bopkom"};

template <std::size_t size>
bool one_of_names(const TableDimension& dimension, const std::array<const char*, size>& names) {
  return std::ranges::any_of(names, [&](const char* name) { return dimension.named(name); });
}

std::optional<Period> period_of_category(const TableCategory& category) {
  if (category.period) return category.period;
  if (const auto period = read_period(category.code)) return period;
  return read_period(category.text);
}

bool all_periods(const TableDimension& dimension) {
  return std::ranges::all_of(dimension.categories, [](const TableCategory& category) {
    return period_of_category(category).has_value();
  });
}

bool all_regions(const TableDimension& dimension) {
  return std::ranges::all_of(dimension.categories, [](const TableCategory& category) {
    return region_code(category.text).has_value() || region_name(category.code).has_value();
  });
}

/// Which dimension is time: the one that the user or the file names, or the only one that can be.
std::optional<std::size_t> time_of(const StatisticalTable& table, const TableAnswers& answers,
                                   Problems& problems) {
  if (!answers.time_dimension.empty()) {
    const auto found = table.dimension(answers.time_dimension);
    if (!found)
      problems.add({table.shown},
                   fmt::format("--time-dimension {}: the table has {}", answers.time_dimension,
                               fmt::join(table.dimension_names(), ", ")));
    return found;
  }
  if (const auto stated = table.with_role(DimensionRole::time)) return stated;
  std::vector<std::size_t> possible;
  for (std::size_t i = 0; i < table.dimensions.size(); ++i) {
    if (!all_periods(table.dimensions[i])) continue;
    if (one_of_names(table.dimensions[i], time_names)) return i;
    possible.push_back(i);
  }
  if (possible.size() == 1) return possible.front();
  if (possible.size() > 1)
    problems.add({table.shown},
                 fmt::format("several dimensions have years, {} and {}: say which "
                             "one is time with --time-dimension",
                             table.dimensions[possible[0]].id, table.dimensions[possible[1]].id));
  return std::nullopt;
}

void read_periods(const StatisticalTable& table, TableDimension& time, Problems& problems) {
  time.role = DimensionRole::time;
  for (TableCategory& category : time.categories) {
    category.period = period_of_category(category);
    if (!category.period)
      problems.add(table.at(category.line, category.column),
                   fmt::format("{} = {}: expected a year, half-year, quarter, month or week, such "
                               "as 2016, 2016H1, 2016K1, 2016M07 or 2016U31",
                               time.id, category.code));
  }
}

void refuse_twins(const StatisticalTable& table, Problems& problems) {
  std::set<std::string> names;
  for (const TableDimension& dimension : table.dimensions) {
    if (!names.insert(lower_case(dimension.id)).second)
      problems.add(table.at(dimension.line, dimension.column),
                   fmt::format("two dimensions are called {}", dimension.id));
    std::set<std::string> codes;
    for (const TableCategory& category : dimension.categories)
      if (!codes.insert(category.code).second)
        problems.add(table.at(category.line, category.column),
                     fmt::format("{} has {} twice", dimension.id, category.code));
  }
}

}  // namespace

std::string trimmed_text(std::string_view text) {
  constexpr std::string_view hard_space = "\u00A0";
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (true) {
    if (!text.empty() && is_space(text.front()))
      text.remove_prefix(1);
    else if (!text.empty() && is_space(text.back()))
      text.remove_suffix(1);
    else if (text.starts_with(hard_space))
      text.remove_prefix(hard_space.size());
    else if (text.ends_with(hard_space))
      text.remove_suffix(hard_space.size());
    else
      return std::string{text};
  }
}

std::string lower_case(std::string_view text) {
  std::string lower = trimmed_text(text);
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (lower[i] >= 'A' && lower[i] <= 'Z') lower[i] = static_cast<char>(lower[i] - 'A' + 'a');
    // U+00C0 to U+00DE, without the multiplication sign, lie 32 below their small letters.
    if (i == 0 || lower[i - 1] != '\xC3') continue;
    const auto byte = static_cast<unsigned char>(lower[i]);
    if (byte >= 0x80 && byte <= 0x9E && byte != 0x97) lower[i] = static_cast<char>(byte + 0x20);
  }
  return lower;
}

std::optional<std::size_t> TableDimension::find(std::string_view code_or_text) const {
  const auto by_code = std::ranges::find(categories, code_or_text, &TableCategory::code);
  if (by_code != categories.end()) return static_cast<std::size_t>(by_code - categories.begin());
  const std::string wanted = lower_case(code_or_text);
  for (std::size_t i = 0; i < categories.size(); ++i)
    if (lower_case(categories[i].code) == wanted || lower_case(categories[i].text) == wanted)
      return i;
  return std::nullopt;
}

bool TableDimension::named(std::string_view name) const {
  const std::string wanted = lower_case(name);
  return lower_case(id) == wanted || lower_case(text) == wanted;
}

std::size_t StatisticalTable::stride(std::size_t dimension) const {
  std::size_t product = 1;
  for (std::size_t i = dimension + 1; i < dimensions.size(); ++i)
    product *= dimensions[i].categories.size();
  return product;
}

std::optional<std::size_t> StatisticalTable::dimension(std::string_view name) const {
  for (std::size_t i = 0; i < dimensions.size(); ++i)
    if (dimensions[i].named(name)) return i;
  return std::nullopt;
}

std::optional<std::size_t> StatisticalTable::with_role(DimensionRole role) const {
  const auto found = std::ranges::find(dimensions, role, &TableDimension::role);
  if (found == dimensions.end()) return std::nullopt;
  return static_cast<std::size_t>(found - dimensions.begin());
}

std::vector<std::string> StatisticalTable::dimension_names() const {
  std::vector<std::string> names;
  names.reserve(dimensions.size());
  for (const TableDimension& dimension : dimensions) names.push_back(dimension.id);
  return names;
}

std::string StatisticalTable::whereabouts(std::size_t cell) const {
  std::string text;
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    const auto& categories = dimensions[i].categories;
    const TableCategory& category = categories[cell / stride(i) % categories.size()];
    text += (text.empty() ? "" : ", ") + (category.text.empty() ? category.code : category.text);
  }
  return text;
}

std::optional<std::size_t> cell_count(const StatisticalTable& table, Problems& problems) {
  std::size_t product = 1;
  for (const TableDimension& dimension : table.dimensions) {
    if (dimension.categories.empty()) {
      problems.add(table.at(dimension.line, dimension.column),
                   fmt::format("{} has no categories", dimension.id));
      return std::nullopt;
    }
    product *= dimension.categories.size();
    if (product > most_cells) {
      problems.add({table.shown}, fmt::format("more than {} numbers: choose fewer categories when "
                                              "the table is exported",
                                              most_cells));
      return std::nullopt;
    }
  }
  if (!table.dimensions.empty()) return product;
  problems.add({table.shown}, "the table has no dimensions");
  return std::nullopt;
}

void settle_dimensions(StatisticalTable& table, const TableAnswers& answers, Problems& problems) {
  refuse_twins(table, problems);
  if (const auto time = time_of(table, answers, problems))
    read_periods(table, table.dimensions[*time], problems);
  for (TableDimension& dimension : table.dimensions) {
    if (dimension.role == DimensionRole::other &&
        (one_of_names(dimension, region_names) || all_regions(dimension)))
      dimension.role = DimensionRole::region;
    if (dimension.role == DimensionRole::region)
      settle_regions(table, dimension, answers.regions == "table", problems);
  }
}

}  // namespace kohort
