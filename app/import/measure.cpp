#include "app/import/measure.hpp"

#include <algorithm>
#include <array>

#include "app/words/written_number.hpp"

namespace kohort {

namespace {

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) {
    if (!text.starts_with(word)) return false;
    // "person" is a count, "personkm" is something else.
    return text.size() == word.size() ||
           std::string_view{" ,.()"}.find(text[word.size()]) != std::string_view::npos;
  });
}

/// "1.000 kr." and "mio. kr." [kr.]; nothing if the text is no amount.
std::optional<double> kroner_in(const std::string& unit) {
  const bool digits = !unit.empty() && unit[0] >= '0' && unit[0] <= '9';
  std::string text = digits ? unit : "1 " + unit;
  for (const std::string_view word : {"1,000 ", "1 000 ", "1000 "})
    if (text.starts_with(word)) text.replace(0, word.size(), "1.000 ");
  return read_kroner(text).value;
}

/// Amounts of a year are amounts; those of an inhabitant or an hour are something else.
std::string without_year(std::string unit) {
  for (const std::string_view year : {" per year", " pr. år", " pr år", " om året", " a year"})
    if (const auto at = unit.find(year); at != std::string::npos) unit.erase(at, year.size());
  return unit;
}

std::optional<MeasuredUnit> money_of(const std::string& stated) {
  const std::string unit = without_year(stated);
  if (!has(unit, "kr") && !has(unit, "dkk")) return std::nullopt;
  if (has(unit, " pr. ") || has(unit, " pr ") || has(unit, " per "))
    return MeasuredUnit{Measure::other, 1, ""};
  MeasuredUnit money{Measure::money, 1, ""};
  if (has(unit, "løbende") || has(unit, "current")) money.prices = "current";
  if (has(unit, "faste") || has(unit, "constant") || has(unit, "-priser"))
    money.prices = "constant";
  std::string amount = unit;
  for (const std::string_view end : {",", "(", " i ", " in "})
    if (const auto at = amount.find(end, 2);
        at != std::string::npos &&
        (end != "," || at + 4 >= amount.size() || amount.substr(at, 4) != ",000"))
      amount.erase(at);
  const auto factor = kroner_in(trimmed_text(amount));
  if (!factor) return std::nullopt;
  money.factor = *factor;
  return money;
}

}  // namespace

MeasuredUnit measured_unit(std::string_view unit) {
  const std::string plain = lower_case(unit);
  const auto of = [](Measure measure) { return MeasuredUnit{measure, 1, ""}; };
  if (plain.empty() || plain == "-") return {};
  if (const auto money = money_of(plain)) return *money;
  const bool per = begins_with_any(plain, {"pr", "per"}) || has(plain, " pr. ") ||
                   has(plain, " pr ") || has(plain, " per ");
  if (has(plain, "promille") || (per && (has(plain, "1.000") || has(plain, "1,000") ||
                                         has(plain, "1000") || has(plain, "1 000"))))
    return of(has(plain, "000.000") || has(plain, "0000") || has(plain, "10.000") ||
                      has(plain, "100.000") || has(plain, "10,000") || has(plain, "100,000")
                  ? Measure::other
                  : Measure::per_1000);
  if (begins_with_any(plain, {"pct", "procent", "per cent", "percent"}) || plain.starts_with("%"))
    return of(Measure::percent);
  if (!per && (has(plain, "pct") || has(plain, "procent") || has(plain, "per cent")))
    return of(Measure::percent);
  const bool larger = has(plain, "100.") || has(plain, "100,") || has(plain, "1000");
  if (per && has(plain, "100") && !larger) return of(Measure::per_100);
  if (per) return of(Measure::other);
  if (begins_with_any(plain, {"antal", "personer", "person", "børn", "number", "persons",
                              "children", "count", "sager", "cases", "stk", "familier", "families",
                              "underretninger", "husstande", "households"}))
    return of(Measure::count);
  return of(Measure::other);
}

std::string_view in_words(Measure measure) {
  switch (measure) {
    case Measure::count:
      return "a count";
    case Measure::percent:
      return "per cent";
    case Measure::per_100:
      return "per 100";
    case Measure::per_1000:
      return "per 1,000";
    case Measure::money:
      return "an amount of money";
    case Measure::other:
      return "something else";
    default:
      return "not said";
  }
}

namespace {

const TableCategory* content_of(const StatisticalTable& table, std::size_t cell) {
  const auto contents = table.with_role(DimensionRole::contents);
  if (!contents) return nullptr;
  const auto& categories = table.dimensions[*contents].categories;
  return &categories[cell / table.stride(*contents) % categories.size()];
}

}  // namespace

const std::string& unit_of_cell(const StatisticalTable& table, std::size_t cell) {
  const TableCategory* const content = content_of(table, cell);
  return content && !content->unit.empty() ? content->unit : table.unit;
}

std::optional<int> decimals_of_cell(const StatisticalTable& table, std::size_t cell) {
  const TableCategory* const content = content_of(table, cell);
  return content && content->decimals ? content->decimals : table.decimals;
}

}  // namespace kohort
