#include "app/figures/costs.hpp"

#include <array>

#include "models/economics/ledgers.hpp"

namespace kohort {

namespace {

constexpr std::array<Words, payer_views> payers{{{"Kommunen", "Municipality"},
                                                 {"Regionen", "Region"},
                                                 {"Staten", "State"},
                                                 {"Familierne", "Families"},
                                                 {"Det offentlige i alt", "All public payers"}}};
static_assert(view_of(Payer::municipality) == 0 && view_of(Payer::region) == 1 &&
              view_of(Payer::state) == 2 && view_of(Payer::family) == 3);

struct Area {
  BudgetArea area;
  std::string_view id;
  Words name;
};
constexpr std::array areas{
    Area{BudgetArea::service, "service", {"Service", "Service"}},
    Area{BudgetArea::construction, "construction", {"Anlæg", "Construction"}},
    Area{BudgetArea::transfers, "transfers", {"Overførsler", "Transfers"}},
    Area{BudgetArea::refund, "refund", {"Refusion", "State refund"}},
    Area{BudgetArea::financing, "financing", {"Skat", "Taxes"}}};

constexpr std::array kinds{
    CostKind{Category::placement_kinship, {"Anbringelse: netværkspleje", "Placement: kinship"}},
    CostKind{Category::placement_foster, {"Anbringelse: plejefamilie", "Placement: foster family"}},
    CostKind{Category::placement_institution,
             {"Anbringelse: døgninstitution", "Placement: institution"}},
    CostKind{Category::placement_residence, {"Anbringelse: opholdssted", "Placement: residence"}},
    CostKind{Category::placement_boarding,
             {"Anbringelse: kost- eller efterskole", "Placement: boarding school"}},
    CostKind{Category::placement_own_room, {"Anbringelse: eget værelse", "Placement: own room"}},
    CostKind{Category::aftercare, {"Efterværn", "Aftercare"}},
    CostKind{Category::measures, {"Forebyggende foranstaltninger", "Preventive measures"}},
    CostKind{Category::examinations, {"Børnefaglige undersøgelser", "Examinations"}},
    CostKind{Category::caseworkers, {"Rådgivere", "Caseworkers"}},
    CostKind{Category::recruitment, {"Rekruttering og oplæring", "Recruitment and training"}},
    CostKind{Category::programme, {"Indsatsen selv", "The programme itself"}},
    CostKind{Category::refund,
             {"Refusion for dyre enkeltsager", "Refund of expensive cases"},
             BudgetArea::refund},
    CostKind{Category::separation, {"Udgifter ved samlivsbrud", "Costs of separation"}},
    CostKind{Category::benefit, {"Kontanthjælp", "Cash benefit"}, BudgetArea::transfers},
    CostKind{Category::disability_pension,
             {"Førtidspension", "Disability pension"},
             BudgetArea::transfers},
    CostKind{
        Category::earnings, {"Tabt løn og skat", "Lost earnings and taxes"}, BudgetArea::financing},
    CostKind{Category::prison, {"Fængsel", "Prison"}},
    CostKind{Category::services,
             {"Almindelige tilbud (sundhedspleje, dagtilbud, psykolog)",
              "Ordinary services (health visitors, day care, psychologists)"}}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (kinds[i].category != static_cast<Category>(i)) return false;
  for (std::size_t i = 0; i < areas.size(); ++i)
    if (areas[i].area != static_cast<BudgetArea>(i)) return false;
  return kinds.size() == size_of<Category> && areas.size() == size_of<BudgetArea>;
}
static_assert(in_order());

}  // namespace

std::string_view payer_view_name(std::size_t view) {
  return view == public_view ? "public" : payer_names()[view];
}
const Words& payer_view_words(std::size_t view) { return payers[view]; }

double yearly_cost(const Outcome& outcome, std::size_t year, std::size_t view) {
  double sum = 0;
  for (std::size_t c = 0; c < size_of<Category>; ++c)
    for (std::size_t p = 0; p < size_of<Payer>; ++p)
      if (counts_in(view, static_cast<Payer>(p)))
        sum += outcome.cost(year, static_cast<Category>(c), static_cast<Payer>(p));
  return sum;
}

std::string_view area_name(BudgetArea area) { return areas[static_cast<std::size_t>(area)].id; }
const Words& area_words(BudgetArea area) { return areas[static_cast<std::size_t>(area)].name; }

bool CostKind::invested() const { return is_invested(category); }
bool CostKind::transfer() const { return is_transfer(category); }

std::span<const CostKind> cost_kinds() { return kinds; }
const CostKind& cost_kind(Category category) { return kinds[static_cast<std::size_t>(category)]; }

}  // namespace kohort
