#include "app/figures/economics_words.hpp"

#include <array>

namespace kohort {

namespace {

constexpr std::array lines{
    EconomicsWords{
        "net_present_value",
        {"Samfundets nettonutidsværdi, budgetårene", "Society's net present value, budget years"}},
    EconomicsWords{"equivalent_annual_value",
                   {"Det samme som et lige stort beløb hvert budgetår",
                    "The same as an equal amount in every budget year"}},
    EconomicsWords{"gain_municipality",
                   {"Gevinst for kommunen, budgetårene", "Gain of the municipality, budget years"}},
    EconomicsWords{"gain_region",
                   {"Gevinst for regionen, budgetårene", "Gain of the region, budget years"}},
    EconomicsWords{"gain_state",
                   {"Gevinst for staten, budgetårene", "Gain of the state, budget years"}},
    EconomicsWords{"gain_family",
                   {"Gevinst for familierne, budgetårene", "Gain of families, budget years"}},
    EconomicsWords{"transfers_public",
                   {"Flere overførsler fra det offentlige (plus er udgift)",
                    "Extra transfers from the public (plus is spending)"}},
    EconomicsWords{"transfers_family",
                   {"De samme overførsler hos familierne (minus er indtægt)",
                    "The same transfers at the families (minus is income)"}},
    EconomicsWords{"lifetime_gain_municipality",
                   {"Gevinst for kommunen, hele barnets liv",
                    "Gain of the municipality, the child's whole life"}},
    EconomicsWords{
        "lifetime_gain_region",
        {"Gevinst for regionen, hele barnets liv", "Gain of the region, the child's whole life"}},
    EconomicsWords{
        "lifetime_gain_state",
        {"Gevinst for staten, hele barnets liv", "Gain of the state, the child's whole life"}},
    EconomicsWords{
        "lifetime_gain_family",
        {"Gevinst for familierne, hele barnets liv", "Gain of families, the child's whole life"}},
    EconomicsWords{"lifetime_gain_public",
                   {"Gevinst for det offentlige, hele barnets liv",
                    "Gain of the public, the child's whole life"}},
    EconomicsWords{"lifetime_net_present_value",
                   {"Samfundets nettonutidsværdi, hele barnets liv",
                    "Society's net present value, the child's whole life"}},
    EconomicsWords{"birth_year_gain_public",
                   {"Gevinst for det offentlige, alle børn i et fødselsår",
                    "Gain of the public, all children of one birth year"}},
    EconomicsWords{"birth_year_net_present_value",
                   {"Samfundets nettonutidsværdi, alle børn i et fødselsår",
                    "Society's net present value, all children of one birth year"}},
    EconomicsWords{"birth_year_cost_public_baseline",
                   {"Det offentliges udgift til et fødselsår uden forslaget (plus er udgift)",
                    "What a birth year costs the public without the proposal (plus is spending)"}},
    EconomicsWords{"lifetime_benefit_cost_ratio",
                   {"Gevinst pr. investeret krone, hele barnets liv",
                    "Gain per krone invested, the child's whole life"}}};

constexpr std::array ledgers{
    EconomicsWords{"municipality", {"Kommunen", "The municipality"}},
    EconomicsWords{"public", {"Det offentlige i alt", "All public payers"}},
    EconomicsWords{"society", {"Samfundet", "Society"}}};

}  // namespace

std::span<const EconomicsWords> economics_words() { return lines; }
std::span<const EconomicsWords> ledger_words() { return ledgers; }

}  // namespace kohort
