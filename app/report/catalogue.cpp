#include "app/report/catalogue.hpp"

#include <fmt/format.h>

#include "app/figures/cost_items.hpp"
#include "app/figures/costs.hpp"
#include "app/figures/economics_words.hpp"
#include "app/figures/payer_words.hpp"
#include "app/figures/places.hpp"
#include "app/figures/report_figure.hpp"
#include "app/figures/subgroup_words.hpp"

namespace kohort {

namespace {

Json both(const Words& words) { return {{"da", words.da}, {"en", words.en}}; }

Json unit_object() {
  Json all = Json::object();
  for (const UnitRow& unit : units()) {
    Json row{{"name", both(unit.name)},
             {"scale", unit.scale},
             {"most", unit.most},
             {"behind", unit.behind}};
    if (!unit.millions.empty()) row["millions"] = both(unit.millions);
    if (!unit.change.empty()) row["change"] = both(unit.change);
    all[std::string{unit.id}] = std::move(row);
  }
  return all;
}

Json metric_list() {
  Json list = Json::array();
  for (const Metric& metric : headline_metrics())
    list.push_back({{"id", metric.id},
                    {"unit", unit_name(metric.unit)},
                    {"group", group_name(metric.group)},
                    {"part_of", metric.part_of},
                    {"yearly_ratio", metric.is_ratio() && metric.yearly()}});
  return list;
}

Json payer_list() {
  Json list = Json::array();
  for (std::size_t p = 0; p < size_of<Payer>; ++p) list.push_back(payer_view_name(p));
  return list;
}

Json cost_list() {
  Json list = Json::array();
  for (const CostKind& kind : cost_kinds())
    list.push_back({{"id", kind.id()},
                    {"area", area_name(kind.area)},
                    {"item", item_of(kind.category).id},
                    {"invested", kind.invested()},
                    {"transfer", kind.transfer()}});
  return list;
}

/// Words by "kind of thing.id".
class Names {
 public:
  void add(std::string_view group, std::string_view id, const Words& words) {
    if (!words.empty()) all_[fmt::format("{}.{}", group, id)] = both(words);
  }
  [[nodiscard]] Json take() { return std::move(all_); }

 private:
  Json all_ = Json::object();
};

void add_groups(Names& names) {
  for (std::size_t d = 0; d < subgroup_divisions.size(); ++d) {
    const SubgroupDivision& division = subgroup_divisions[d];
    names.add("division", division.name, division_words(d));
    for (std::size_t i = 0; i < division.size; ++i) {
      const Subgroup group = group_of(division, i);
      names.add(
          "group",
          fmt::format("{}.{}", division.name, subgroup_names()[static_cast<std::size_t>(group)]),
          subgroup_words(group));
    }
  }
  for (std::size_t f = 0; f < subgroup_figures; ++f) {
    const GroupFigure& figure = group_figure(static_cast<SubgroupCount>(f));
    names.add("group_figure", subgroup_count_names()[f], figure.name);
    names.add("group_unit", subgroup_count_names()[f], figure.per);
  }
}

Json name_object() {
  Names names;
  for (const Metric& metric : headline_metrics()) {
    names.add("metric", metric.id, metric.name);
    names.add("natural", metric.id, metric.natural);
    names.add("short", metric.id, metric.short_name.empty() ? metric.name : metric.short_name);
  }
  for (const ReportFigure& figure : report_figures())
    if (figure.id != figure.metric) names.add("lineage", figure.id, figure.name);
  for (std::size_t view = 0; view < payer_views; ++view) {
    names.add("payer", payer_view_name(view), payer_view_words(view));
    names.add("payer_in", payer_view_name(view), payer_in_sentence(view));
  }
  for (const CostKind& kind : cost_kinds()) names.add("category", kind.id(), kind.name);
  for (const CostItem& item : cost_items()) names.add("item", item.id, item.name);
  for (std::size_t a = 0; a < size_of<BudgetArea>; ++a) {
    const auto area = static_cast<BudgetArea>(a);
    names.add("area", area_name(area), area_words(area));
  }
  for (const PlaceWords& place : places) {
    names.add("type", place_labels[index(place.type)], place.name);
    names.add("type_in", place_labels[index(place.type)], place.in);
  }
  for (const EconomicsWords& line : economics_words())
    names.add("economics_line", line.id, line.name);
  for (const EconomicsWords& ledger : ledger_words()) names.add("ledger", ledger.id, ledger.name);
  names.add("metric", "net_benefit", {"Nettogevinst", "Net benefit"});
  add_groups(names);
  return names.take();
}

}  // namespace

Json figure_catalogue() {
  Json types = Json::array();
  for (const std::string_view label : place_labels) types.push_back(label);
  return {{"units", unit_object()},
          {"figures", metric_list()},
          {"payers", payer_list()},
          {"costs", cost_list()},
          {"placement_types", std::move(types)},
          {"names", name_object()}};
}

}  // namespace kohort
