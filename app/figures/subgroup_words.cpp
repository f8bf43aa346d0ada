#include "app/figures/subgroup_words.hpp"

#include <array>

namespace kohort {

namespace {

constexpr Words children_per_1000{"børn pr. 1.000", "children per 1,000"};
constexpr Words kr_per_child{"kr. pr. barn", "kr. per child"};

constexpr std::array figures{
    GroupFigure{SubgroupCount::children, MetricUnit::count, {"Børn", "Children"}, {}},
    GroupFigure{SubgroupCount::ever_placed,
                MetricUnit::per_1000_children,
                {"Anbragt inden 18 år", "Placed by age 18"},
                children_per_1000},
    GroupFigure{SubgroupCount::placement_years,
                MetricUnit::per_1000_children,
                {"Helårsanbringelser", "Placement-years"},
                {"år pr. 1.000 børn", "years per 1,000 children"}},
    GroupFigure{SubgroupCount::parents_separated,
                MetricUnit::per_1000_children,
                {"Samlivsbrud inden 18 år", "Parents separated by age 18"},
                children_per_1000},
    GroupFigure{SubgroupCount::cost_municipality,
                MetricUnit::kr_per_child,
                {"Kommunens udgift", "The municipality's cost"},
                kr_per_child},
    GroupFigure{SubgroupCount::cost_public,
                MetricUnit::kr_per_child,
                {"Det offentliges udgift", "Cost to all public payers"},
                kr_per_child}};
static_assert(figures.size() == subgroup_figures);
static_assert([] {
  for (std::size_t i = 0; i < figures.size(); ++i)
    if (figures[i].what != static_cast<SubgroupCount>(i)) return false;
  return true;
}());

constexpr std::array<Words, subgroup_divisions.size()> divisions{
    {{"Risikozone", "Risk zone"},
     {"Forældrene ved første fødsel", "Parents at first birth"},
     {"Mors uddannelse", "Mother's education"},
     {"Mors alder ved første fødsel", "Mother's age at first birth"},
     {"Nummer i søskendeflokken", "Birth order"},
     {"Køn", "Sex"}}};

struct GroupWords {
  Subgroup group;
  Words name;
};
using enum Subgroup;
constexpr std::array groups{
    GroupWords{risk_zone, {"I risikozonen", "In the risk zone"}},
    GroupWords{outside_risk_zone, {"Uden for risikozonen", "Outside the risk zone"}},
    GroupWords{union_apart, {"Forældre hver for sig", "Parents living apart"}},
    GroupWords{union_cohabiting, {"Forældre samlevende", "Parents cohabiting"}},
    GroupWords{union_married, {"Forældre gift", "Parents married"}},
    GroupWords{education_basic, {"Mor: grundskole", "Mother: basic school"}},
    GroupWords{education_upper_secondary,
               {"Mor: ungdomsudd. el. faglært", "Mother: upper secondary"}},
    GroupWords{education_short_or_medium,
               {"Mor: kort/mellemlang udd.", "Mother: short/medium higher"}},
    GroupWords{education_long, {"Mor: lang uddannelse", "Mother: long higher"}},
    GroupWords{mother_under_25, {"Mor under 25 år", "Mother under 25"}},
    GroupWords{mother_25_29, {"Mor 25–29 år", "Mother 25–29"}},
    GroupWords{mother_30_34, {"Mor 30–34 år", "Mother 30–34"}},
    GroupWords{mother_35_39, {"Mor 35–39 år", "Mother 35–39"}},
    GroupWords{mother_40_and_over, {"Mor 40 år og derover", "Mother 40 and over"}},
    GroupWords{first_born, {"Førstefødte", "First-born"}},
    GroupWords{later_born, {"Senere fødte", "Later-born"}},
    GroupWords{boys, {"Drenge", "Boys"}},
    GroupWords{girls, {"Piger", "Girls"}}};
static_assert(groups.size() == subgroup_count);
static_assert([] {
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (groups[i].group != static_cast<Subgroup>(i)) return false;
  return true;
}());

}  // namespace

const GroupFigure& group_figure(SubgroupCount what) {
  return figures[static_cast<std::size_t>(what)];
}
const Words& division_words(std::size_t division) { return divisions[division]; }
const Words& subgroup_words(Subgroup group) { return groups[static_cast<std::size_t>(group)].name; }

}  // namespace kohort
