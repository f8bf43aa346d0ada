#include "app/figures/cost_items.hpp"

#include <algorithm>
#include <array>

namespace kohort {

namespace {

template <Category... kinds>
constexpr std::array kinds_of{kinds...};

using enum Category;
constexpr std::array items{
    CostItem{"caseworkers", {"rådgivere", "caseworkers"}, kinds_of<caseworkers>},
    CostItem{"recruitment", {"rekruttering", "recruitment"}, kinds_of<recruitment>},
    CostItem{"programme", {"indsatsen selv", "the programme itself"}, kinds_of<programme>},
    CostItem{"measures", {"forebyggende hjælp", "preventive measures"}, kinds_of<measures>},
    CostItem{"examinations", {"undersøgelser", "examinations"}, kinds_of<examinations>},
    CostItem{"foster",
             {"plejefamilier", "foster families"},
             kinds_of<placement_kinship, placement_foster>},
    CostItem{"institution", {"døgninstitutioner", "institutions"}, kinds_of<placement_institution>},
    CostItem{"residence", {"opholdssteder", "residences"}, kinds_of<placement_residence>},
    CostItem{"rooms",
             {"eget værelse og kostskole", "own room and boarding school"},
             kinds_of<placement_boarding, placement_own_room>},
    CostItem{"aftercare", {"efterværn", "aftercare"}, kinds_of<aftercare>},
    CostItem{"refund", {"statens refusion", "the state's refund"}, kinds_of<refund>},
    CostItem{"transfers", {"overførsler", "transfers"}, kinds_of<benefit, disability_pension>},
    CostItem{"separation", {"skilte familier", "separated families"}, kinds_of<separation>},
    CostItem{"taxes", {"skatter", "taxes"}, kinds_of<earnings>},
    CostItem{"prison", {"fængsel", "prison"}, kinds_of<prison>},
    CostItem{"services", {"almindelige tilbud", "ordinary services"}, kinds_of<services>}};

/// How many items name a kind of cost.
constexpr std::size_t times_named(Category category) {
  std::size_t times = 0;
  for (const CostItem& item : items)
    times += static_cast<std::size_t>(std::ranges::count(item.kinds, category));
  return times;
}

constexpr bool each_in_one_item() {
  for (std::size_t c = 0; c < size_of<Category>; ++c)
    if (times_named(static_cast<Category>(c)) != 1) return false;
  return true;
}
static_assert(each_in_one_item());

}  // namespace

std::span<const CostItem> cost_items() { return items; }

const CostItem& item_of(Category category) {
  return *std::ranges::find_if(items, [category](const CostItem& item) {
    return std::ranges::find(item.kinds, category) != item.kinds.end();
  });
}

}  // namespace kohort
