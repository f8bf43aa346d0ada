#include "app/scenario/value_reader.hpp"

#include <cmath>
#include <fmt/format.h>

#include "app/files/needs.hpp"
#include "app/words/utf8.hpp"
#include "app/words/written_number.hpp"

namespace kohort {

namespace {

std::string number_text(double x) { return fmt::format("{:.15g}", x); }

std::string noun(const CatalogueEntry& entry) {
  const std::string_view u = entry.unit;
  if (entry.flag) return "true or false";
  if (entry.whole) return "a whole number";
  if (u == unit::probability || u == unit::share || u == unit::ratio || u == unit::correlation)
    return fmt::format("a {}", u);
  if (u == unit::elasticity) return "an elasticity";
  if (u == unit::per_year) return "a rate per year";
  if (unit::is_money(u)) return fmt::format("an amount in {}", u);
  return "a number";
}

/// A value that would fit if it were a percentage, the most common slip.
std::string percentage_hint(const CatalogueEntry& entry, double x) {
  const bool fraction = entry.range.low == 0 && entry.range.high == 1;
  if (!fraction || !(x > 1 && x <= 100)) return "";
  return fmt::format(" (did you mean {}, which is {} per cent?)", number_text(x / 100),
                     number_text(x));
}

/// What more births than any country has would take, so that nobody tries the next smaller number.
std::string size_hint(const CatalogueEntry& entry, double x) {
  if (entry.key != "municipality.births_per_year" || x <= entry.range.high) return "";
  constexpr double run_years = 50;  // warm-up and followed lives, roughly
  return fmt::format(
      " ({:.2g} lives in each arm of a replication, about {:.2g} hours of computing)",
      x * run_years, x * run_years * seconds_per_child / 3600);
}

/// What stands there, short enough for a message.
std::string shown_value(const Node& node) {
  constexpr std::size_t longest = 60;
  if (node.written.size() <= longest) return node.written;
  std::size_t end = longest;
  while (continues_character(node.written[end])) --end;
  return node.written.substr(0, end) + "...";
}

/// What to write in place of a text that people read as a number: "0,5", "10 mio. kr.".
std::string number_hint(const std::string& text) {
  const WrittenNumber meant = read_kroner(text);
  if (meant.value)
    return fmt::format(" (did you mean {}? numbers stand alone, with a decimal point)",
                       plain_number(*meant.value));
  return meant.doubtful ? fmt::format(" ({})", meant.wrong) : "";
}

void wrong_kind(const std::string& shown, const Node& node, std::string_view expected,
                Problems& problems) {
  std::string hint;
  if (node.kind == Node::Kind::text && expected.ends_with("number")) hint = number_hint(node.text);
  problems.add(node.place, fmt::format("{} = {}: expected {}, not {}{}", shown, shown_value(node),
                                       expected, describe(node.kind), hint));
}

}  // namespace

std::string thousand_hint(const Node& node) {
  std::string without = node.written;
  std::erase(without, '.');
  return fmt::format(" (did you mean {}? a point is a decimal point here)", without);
}

void ask_about_thousand(const std::string& shown, const Node& node, Problems& problems) {
  if (node.kind == Node::Kind::number && looks_like_thousands(node.written))
    problems.ask(node.place, shown, node.written);
}

std::string expected_text(const CatalogueEntry& entry) {
  const Range& r = entry.range;
  std::string text = noun(entry);
  if (std::isfinite(r.low) && std::isfinite(r.high))
    text += fmt::format(" between {} and {}", number_text(r.low), number_text(r.high));
  else if (std::isfinite(r.low))
    text += fmt::format(" of at least {}", number_text(r.low));
  else if (std::isfinite(r.high))
    text += fmt::format(" of at most {}", number_text(r.high));
  const std::string_view u = entry.unit;
  if (u == unit::years || u == unit::months || u == unit::hours || u == unit::persons)
    text += fmt::format(" ({})", u);
  return text;
}

bool in_range(const CatalogueEntry& entry, const std::string& shown, const Node& node,
              Problems& problems) {
  const double x = node.number;
  const auto complain = [&](const std::string& hint) {
    problems.add(node.place, fmt::format("{} = {}: expected {}{}", shown, shown_value(node),
                                         expected_text(entry), hint));
    return false;
  };
  if (!std::isfinite(x)) return complain(", not infinity or NaN");
  if (x < entry.range.low || x > entry.range.high)
    return complain(percentage_hint(entry, x) + size_hint(entry, x));
  if (entry.whole && looks_like_thousands(node.written)) return complain(thousand_hint(node));
  if (entry.whole && x != std::round(x)) return complain("");
  const std::string_view u = entry.unit;
  if (entry.is_money() || u == unit::count || u == unit::persons || u == unit::hours)
    ask_about_thousand(shown, node, problems);
  return true;
}

std::vector<double> read_values(const CatalogueEntry& entry, const std::string& shown,
                                const Node& node, Problems& problems) {
  if (entry.flag) {
    if (node.kind == Node::Kind::flag) return {node.flag ? 1.0 : 0.0};
    wrong_kind(shown, node, "true or false", problems);
    return {};
  }
  if (entry.labels.empty()) {
    if (node.kind == Node::Kind::number)
      return in_range(entry, shown, node, problems) ? std::vector{node.number}
                                                    : std::vector<double>{};
    wrong_kind(shown, node, "a number", problems);
    return {};
  }
  const std::string names = fmt::format("{}", fmt::join(entry.labels, ", "));
  const std::string wanted = fmt::format("a list of {} numbers ({})", entry.size(), names);
  if (node.kind != Node::Kind::list) {
    wrong_kind(shown, node, wanted, problems);
    return {};
  }
  if (node.children.size() != entry.size()) {
    problems.add(node.place, fmt::format("{}: expected {}, but the list has {}", shown, wanted,
                                         node.children.size()));
    return {};
  }
  std::vector<double> values;
  for (std::size_t i = 0; i < entry.size(); ++i) {
    const Node& child = node.children[i];
    const std::string child_shown = fmt::format("{} ({})", shown, entry.labels[i]);
    if (child.kind != Node::Kind::number)
      wrong_kind(child_shown, child, "a number", problems);
    else if (in_range(entry, child_shown, child, problems))
      values.push_back(child.number);
  }
  return values.size() == entry.size() ? values : std::vector<double>{};
}

std::optional<std::string> read_text(const std::string& shown, const Node& node,
                                     Problems& problems) {
  if (node.kind == Node::Kind::text) return node.text;
  wrong_kind(shown, node, "text", problems);
  return std::nullopt;
}

std::optional<double> read_number(const std::string& shown, const Node& node, Problems& problems) {
  if (node.kind == Node::Kind::number && std::isfinite(node.number)) return node.number;
  wrong_kind(shown, node, "a number", problems);
  return std::nullopt;
}

std::optional<double> read_amount_of_money(const std::string& shown, const Node& node,
                                           Problems& problems) {
  ask_about_thousand(shown, node, problems);
  return read_number(shown, node, problems);
}

std::optional<int> read_year(const std::string& shown, const Node& node, Problems& problems) {
  if (node.kind == Node::Kind::number && node.whole && node.number >= 1900 && node.number <= 2200)
    return static_cast<int>(node.number);
  problems.add(node.place, fmt::format("{} = {}: expected a calendar year such as 2019", shown,
                                       shown_value(node)));
  return std::nullopt;
}

}  // namespace kohort
