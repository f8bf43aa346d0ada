#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "app/results/answer.hpp"
#include "app/results/html.hpp"
#include "app/results/messages.hpp"
#include "app/results/numbers.hpp"
#include "app/results/report_sections.hpp"

namespace kohort {

namespace {

std::string words(const std::string& key, std::string_view language) {
  return std::string{text(key, language)};
}

std::string figure_name(SubgroupCount what, std::string_view language) {
  return words(
      "subgroup.figure." + std::string{subgroup_count_names()[static_cast<std::size_t>(what)]},
      language);
}

/// One line for each group: for every figure its level without the programme, the difference and
/// the range of the difference.
HtmlTable subgroup_table(const ScenarioResult& result, std::initializer_list<SubgroupCount> figures,
                         std::string_view language) {
  HtmlTable table;
  table.headers = 2;
  table.columns = {words("subgroup.division", language), words("subgroup.group", language),
                   words("subgroup.figure.children", language)};
  for (const SubgroupCount what : figures) {
    const std::string name = figure_name(what, language);
    table.caption += (table.caption.empty() ? "" : "; ") + name;
    table.columns.push_back(name + ": " + words("subgroup.without", language));
    table.columns.push_back(words("report.difference", language));
    table.columns.push_back(words("report.interval", language));
  }
  std::string_view division;
  for (const SubgroupSummary& group : result.summary.subgroups) {
    const std::string label = words(
        "subgroup." + std::string{group.division} + "." + std::string{group.name()}, language);
    std::vector<std::string> cells{
        words("subgroup.division." + std::string{group.division}, language),
        label + (group.small() ? " *" : ""), format_number(group.children, 0, language)};
    for (const SubgroupCount what : figures) {
      const Compared& c = group.figure(what);
      const MetricUnit unit = subgroup_unit(what);
      const auto number = [&](const Estimate& e, double value, bool with_sign) {
        return format_metric(unit, value, e.se, language, with_sign);
      };
      const Estimate& d = c.difference;
      cells.push_back(number(c.baseline, c.baseline.mean, false));
      cells.push_back(number(d, d.mean, true));
      cells.push_back(std::isfinite(d.low) ? say(language, "terminal.range", number(d, d.low, true),
                                                 number(d, d.high, true))
                                           : "");
    }
    // A line between the divisions.
    if (!division.empty() && division != group.division && !table.lines.empty())
      table.lines.back().css_class = "difference";
    division = group.division;
    table.add(std::move(cells));
  }
  return table;
}

}  // namespace

std::string subgroups_section(const ScenarioResult& result, std::string_view language) {
  const auto& groups = result.summary.subgroups;
  if (groups.empty()) return "";
  const bool small = std::any_of(groups.begin(), groups.end(),
                                 [](const SubgroupSummary& group) { return group.small(); });
  using enum SubgroupCount;
  return element("h2", text("subgroup.heading", language)) +
         element("p", say(language, "subgroup.reading", groups.size()) +
                          (small ? " " + say(language, "subgroup.small", fewest_children) : "")) +
         subgroup_table(result, {ever_placed, placement_years}, language).html() +
         subgroup_table(result, {parents_separated}, language).html() +
         subgroup_table(result, {cost_municipality, cost_public}, language).html();
}

}  // namespace kohort
