#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "app/results/answer.hpp"
#include "app/trace/moment.hpp"
#include "app/trace/trace.hpp"
#include "app/words/messages.hpp"
#include "app/words/numbers.hpp"

namespace kohort {

namespace {

constexpr std::size_t text_width = 92;
constexpr std::size_t time_width = 22;
constexpr std::size_t column_width = 34;

std::vector<std::string> lines_of(const std::string& text, std::size_t width) {
  std::vector<std::string> lines;
  const std::string wrapped = wrap(text, width);
  std::size_t begin = 0;
  while (begin < wrapped.size()) {
    const std::size_t end = std::min(wrapped.find('\n', begin), wrapped.size());
    lines.push_back(wrapped.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

std::string trimmed(std::string line) {
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

/// One row of the table, on as many lines as its texts need.
std::string table_row(const std::string& mark, const std::string& time, const std::string& left,
                      const std::string& right) {
  const auto before = lines_of(left, column_width);
  const auto after = lines_of(right, column_width);
  std::string out;
  for (std::size_t i = 0; i < std::max<std::size_t>(1, std::max(before.size(), after.size()));
       ++i) {
    const auto part = [i](const std::vector<std::string>& lines) {
      return i < lines.size() ? lines[i] : std::string{};
    };
    out += trimmed(pad_right(i == 0 ? mark : "", 2) + pad_right(i == 0 ? time : "", time_width) +
                   pad_right(part(before), column_width + 1) + part(after)) +
           "\n";
  }
  return out;
}

std::string time_text(const Person& person, double age, int start, std::string_view language) {
  const int year = start + static_cast<int>(std::floor(person.birth + age));
  return fmt::format("{}  {}", year, age_in_words(age, language));
}

std::string rows_text(const Person& person, const std::vector<TraceRow>& rows, int start,
                      std::string_view language) {
  std::string out;
  for (const TraceRow& row : rows) {
    const bool only_later = row.baseline == row.scenario && row.later != 0;
    const std::string when = only_later
                                 ? say(language, row.later > 0 ? "trace.later" : "trace.earlier",
                                       length_in_words(std::abs(row.later), language))
                                 : "";
    out +=
        table_row(only_later      ? "\u2248"
                  : row.differs() ? "\u2260"
                                  : "",
                  time_text(person, row.age, start, language), row.baseline, row.scenario + when);
  }
  return out;
}

std::string word(const std::string& key, std::string_view language) {
  return std::string{text("trace." + key, language)};
}

std::string sex(const Person& person, std::string_view language) {
  return word(person.boy ? "boy" : "girl", language);
}

std::string zone(const Person& person, std::string_view language) {
  return word(person.risk_zone ? "in_risk_zone" : "outside_risk_zone", language);
}

std::string paragraph(const std::string& text) { return wrap(text, text_width) + "\n"; }

std::string basis(const Scenario& scenario, std::uint64_t seed, std::uint32_t replication,
                  std::string_view language) {
  const std::string& title = scenario.title.in(std::string{language});
  return paragraph(
      say(language, "trace.basis", title.empty() ? scenario.id : title, replication, seed));
}

std::string introduction(const Person& p, int start, std::string_view language) {
  const auto month = static_cast<int>(std::floor(12 * (p.birth - std::floor(p.birth))));
  return paragraph(
      say(language, "trace.person", sex(p, language),
          word(fmt::format("month.{}", month + 1), language),
          start + static_cast<int>(std::floor(p.birth)), p.in_family, zone(p, language),
          word(fmt::format("mother_age.{}", p.mother_age), language),
          word(fmt::format("education.{}", p.education), language),
          word("union_then." + std::string{p.union_at_birth == Union::apart     ? "apart"
                                           : p.union_at_birth == Union::married ? "married"
                                                                                : "cohabiting"},
               language)));
}

/// Where the lives part, in a sentence.
std::string parting(const TracedChild& child, const std::vector<TraceRow>& childhood,
                    const std::vector<TraceRow>& adult, std::string_view language) {
  if (child.baseline == child.scenario) return word("identical", language);
  const auto differs = [](const TraceRow& row) { return row.differs(); };
  auto first = std::find_if(childhood.begin(), childhood.end(), differs);
  if (first != childhood.end())
    return first->age < 0 ? word("part_before_birth", language)
                          : say(language, "trace.part", age_in_words(first->age, language));
  first = std::find_if(adult.begin(), adult.end(), differs);
  if (first != adult.end()) return say(language, "trace.part", age_in_words(first->age, language));
  return word("same_events", language);
}

std::string years_text(double value, std::string_view language, bool with_sign = false) {
  return with_sign ? format_signed(value, 1, language) : format_number(value, 1, language);
}

std::string thousands(double kr, std::string_view language, bool with_sign = false) {
  return with_sign ? format_signed(kr / 1000, 0, language) : format_number(kr / 1000, 0, language);
}

std::string sums(const TracedChild& child, int price_year, std::string_view language) {
  const LifeTotals& before = child.baseline.totals;
  const LifeTotals& after = child.scenario.totals;
  const auto line = [&](const std::string& label, double a, double b, auto format) {
    const std::string difference = format(b - a, language, true);
    return "  " + pad_right(label, 46) + pad_left(format(a, language, false), 12) +
           pad_left(format(b, language, false), 12) + pad_left(difference, 12) + "\n";
  };
  return "\n  " + pad_right(say(language, "trace.sums", price_year), 46) +
         pad_left(word("without_short", language), 12) +
         pad_left(word("with_short", language), 12) + pad_left(word("difference", language), 12) +
         "\n" +
         line(word("placement_years", language), before.placement_years, after.placement_years,
              years_text) +
         line(word("cost_municipality", language), before.cost_municipality,
              after.cost_municipality, thousands) +
         line(word("cost_public", language), before.cost_public, after.cost_public, thousands);
}

int first_year(const Scenario& scenario) { return static_cast<int>(scenario.central().time.start); }

}  // namespace

std::string trace_text(const TracedChild& child, const Scenario& scenario, std::uint64_t seed,
                       std::uint32_t replication, std::string_view language) {
  const int start = first_year(scenario);
  const auto childhood = side_by_side(child.baseline.childhood, child.scenario.childhood);
  const auto adult = side_by_side(child.baseline.adult, child.scenario.adult);
  std::string out = say(language, "trace.heading", format_number(child.person.number, 0, language),
                        format_number(child.person.of, 0, language)) +
                    "\n" + basis(scenario, seed, replication, language) + "\n" +
                    introduction(child.person, start, language) + "\n" +
                    paragraph(parting(child, childhood, adult, language)) + "\n";
  out += table_row("", word("when", language), word("without", language), word("with", language));
  out += rows_text(child.person, childhood, start, language);
  const int horizon = static_cast<int>(scenario.central().time.horizon_age);
  out +=
      "\n" + say(language, adult.empty() ? "trace.adult_nothing" : "trace.adult", horizon) + "\n";
  out += rows_text(child.person, adult, start, language);
  return out + sums(child, scenario.price_year(), language);
}

std::string differences_text(const std::vector<LifeDifference>& all, std::size_t most,
                             const Scenario& scenario, std::uint64_t seed,
                             std::uint32_t replication, std::string_view language) {
  const auto changed = [](const LifeDifference& d) { return !(d.baseline == d.scenario); };
  const auto moved = [](const LifeDifference& d) { return d.placement_years() != 0; };
  const auto count = [&](auto what) {
    return format_number(static_cast<double>(std::count_if(all.begin(), all.end(), what)), 0,
                         language);
  };
  std::string out =
      basis(scenario, seed, replication, language) +
      paragraph(say(language, "trace.list", count(changed),
                    format_number(static_cast<double>(all.size()), 0, language), count(moved)));
  if (std::none_of(all.begin(), all.end(), changed)) return out;
  const auto line = [](const std::string& number, const std::string& who, const std::string& where,
                       const std::string& before, const std::string& after,
                       const std::string& municipality, const std::string& publicly) {
    return pad_left(number, 8) + "  " + pad_right(who, 7) + pad_right(where, 12) +
           pad_left(before, 8) + pad_left(after, 8) + pad_left(municipality, 16) +
           pad_left(publicly, 16) + "\n";
  };
  out += "\n" + paragraph(say(language, "trace.list_columns", scenario.price_year()));
  out += line(word("child", language), word("sex", language), word("zone", language),
              word("without_short", language), word("with_short", language),
              word("municipality", language), word("public", language));
  for (std::size_t i = 0; i < std::min(most, all.size()); ++i) {
    const LifeDifference& d = all[i];
    if (!changed(d)) break;
    out += line(std::to_string(d.person.number), sex(d.person, language),
                word(d.person.risk_zone ? "yes" : "no", language),
                years_text(d.baseline.placement_years, language),
                years_text(d.scenario.placement_years, language),
                thousands(d.cost_municipality(), language, true),
                thousands(d.cost_public(), language, true));
  }
  return out + "\n" +
         paragraph(say(language, "trace.list_next", scenario.id, all.front().person.number));
}

}  // namespace kohort
