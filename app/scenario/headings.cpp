#include "app/scenario/headings.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "app/scenario/statements.hpp"
#include "app/scenario/value_reader.hpp"

namespace kohort {

namespace {

void unknown_key(const std::string& shown, const Node& node, const std::vector<std::string>& known,
                 Problems& problems) {
  problems.add(node.key_place,
               fmt::format("{}: unknown key{}", shown, did_you_mean(nearest(node.key, known))));
}

std::vector<double> read_rises(const std::string& shown, const Node& node, Problems& problems) {
  std::vector<double> rises;
  if (node.kind != Node::Kind::list || node.children.empty()) {
    problems.add(node.place, fmt::format("{}: expected a list of rises in per cent", shown));
    return rises;
  }
  for (const Node& rise : node.children) {
    const double x = read_number(shown, rise, problems).value_or(0);
    if (x <= -50 || x >= 50)
      problems.add(rise.place,
                   fmt::format("{} = {}: expected a yearly rise in per cent between -50 "
                               "and 50",
                               shown, rise.written));
    rises.push_back(x);
  }
  return rises;
}

ResolvedBudgetLine read_budget_line(const std::string& programme, const std::string& key,
                                    const Node& node, Problems& problems) {
  const std::vector<std::string> known{"year", "amount", "price_year", "source", "grade", "note"};
  ResolvedBudgetLine line;
  line.programme = programme;
  line.place = node.place;
  for (const Node& child : node.children) {
    const std::string shown = fmt::format("{}.{}", key, child.key);
    if (child.key == "year") {
      line.year = read_year(shown, child, problems).value_or(0);
    } else if (child.key == "price_year") {
      line.price_year = read_year(shown, child, problems).value_or(0);
    } else if (child.key == "amount") {
      line.amount = read_amount_of_money(shown, child, problems).value_or(0);
      line.place = child.place;
    } else if (child.key == "source") {
      line.source = read_text(shown, child, problems).value_or("");
    } else if (child.key == "grade") {
      line.grade = read_grade(shown, child, problems).value_or("");
    } else if (child.key == "note") {
      (void)read_text(shown, child, problems);
    } else {
      unknown_key(shown, child, known, problems);
    }
  }
  for (const char* needed : {"year", "amount", "price_year"})
    if (!node.find(needed)) problems.add(node.place, fmt::format("{}: {} is missing", key, needed));
  if (line.grade.empty()) line.grade = "N";
  return line;
}

}  // namespace

std::optional<std::string> read_grade(const std::string& shown, const Node& node,
                                      Problems& problems) {
  auto grade = read_text(shown, node, problems);
  if (grade && std::ranges::find(grade_names, *grade) == grade_names.end())
    problems.add(node.place,
                 fmt::format("{} = {}: {}", shown, node.written, one_of(grade_names, *grade)));
  return grade;
}

Text read_bilingual(const Node& node, Problems& problems) {
  Text text;
  if (node.kind == Node::Kind::text) {
    text.da = node.text;
  } else if (!node.is_table()) {
    problems.add(node.place,
                 fmt::format("{}: expected text, or {{ da = \"...\", en = \"...\" }}", node.key));
  } else {
    for (const Node& child : node.children) {
      const std::string shown = fmt::format("{}.{}", node.key, child.key);
      if (child.key == "da")
        text.da = read_text(shown, child, problems).value_or("");
      else if (child.key == "en")
        text.en = read_text(shown, child, problems).value_or("");
      else
        problems.add(child.key_place,
                     fmt::format("{}: unknown language; texts have da and en", shown));
    }
  }
  return text;
}

std::optional<PriceIndex> read_price_index(const Node& node, Problems& problems) {
  if (!node.is_table()) {
    problems.add(node.place, "price_index is a section ([price_index]), not a value");
    return std::nullopt;
  }
  const std::vector<std::string> known{"first_year", "annual_rise", "source", "grade", "note"};
  PriceIndex index;
  for (const Node& child : node.children) {
    const std::string shown = fmt::format("price_index.{}", child.key);
    if (child.key == "first_year")
      index.first_year = read_year(shown, child, problems).value_or(0);
    else if (child.key == "annual_rise")
      index.annual_rise = read_rises(shown, child, problems);
    else if (child.key == "source" || child.key == "note")
      (void)read_text(shown, child, problems);
    else if (child.key == "grade")
      (void)read_grade(shown, child, problems);
    else
      unknown_key(shown, child, known, problems);
  }
  if (node.find("first_year") && node.find("annual_rise")) return index;
  problems.add(node.place, "price_index: needs first_year and annual_rise");
  return std::nullopt;
}

std::vector<ResolvedBudgetLine> read_budget(const std::string& programme, const Node& node,
                                            Problems& problems) {
  const std::string key = fmt::format("programmes.{}.budget", programme);
  const bool lines = node.kind == Node::Kind::list &&
                     std::ranges::all_of(node.children, [](const Node& n) { return n.is_table(); });
  std::vector<ResolvedBudgetLine> budget;
  if (!lines)
    problems.add(node.place, fmt::format("{}: expected lines of the form [[{}]]", key, key));
  else
    for (const Node& line : node.children)
      budget.push_back(read_budget_line(programme, key, line, problems));
  return budget;
}

}  // namespace kohort
