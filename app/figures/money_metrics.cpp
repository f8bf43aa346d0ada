#include "app/figures/costs.hpp"
#include "app/figures/metric.hpp"
#include "app/figures/sections.hpp"

namespace kohort {

namespace {

using enum MetricUnit;

constexpr std::size_t municipality = view_of(Payer::municipality);
constexpr std::size_t region = view_of(Payer::region);
constexpr std::size_t state = view_of(Payer::state);
constexpr std::size_t family = view_of(Payer::family);

constexpr std::array<std::string_view, 8> net{
    "costs",          "refund",     "casework.caseworkers_per_1000_children",
    "placement",      "programmes", "time.budget_years",
    "time.price_year"};
constexpr std::array<std::string_view, 8> life{"costs",     "refund",     "adult",
                                               "placement", "programmes", "time.horizon_age"};

constexpr Metric net_cost(std::string_view id, std::size_t view, Words name, Words formula) {
  Metric m{.id = id,
           .unit = kr,
           .group = MetricGroup::money,
           .above = Total::cost_to(view),
           .name = name,
           .text = {formula, net, section::money}};
  if (view != family && view != public_view) m.part_of = "cost_public";
  if (view == family) m.place = 1;  // after what public payers come to
  return m;
}

constexpr Metric by_18(std::string_view id, ByAgeCount counted, Words name, FigureText text) {
  return {.id = id,
          .unit = per_1000_children,
          .group = MetricGroup::childhood,
          .window = Window::childhood,
          .above = Total::of_followed(counted),
          .below = Total::followed_children(),
          .factor = 1000,
          .name = name,
          .text = text};
}

constexpr Metric lifetime(std::string_view id, Window window, std::size_t view, Words name,
                          Words formula) {
  return {.id = id,
          .unit = kr_per_child,
          .group = MetricGroup::lifetime,
          .window = window,
          .above = Total::cost_to(view),
          .below = Total::followed_children(),
          .name = name,
          .text = {formula, life, section::adult_life},
          .brief = view == municipality || view == public_view};
}

constexpr std::array rows{
    [] {
      Metric m = net_cost("cost_municipality", municipality,
                          {"Kommunens nettoudgift", "Net cost to the municipality"},
                          {"Kommunens udgifter minus refusion og indtægter, summen af alle "
                           "udgiftsarter over budgetårene, uden diskontering.",
                           "The municipality's spending less refunds and income, all kinds of cost "
                           "summed over the budget years, undiscounted."});
      m.short_name = {"Kommu\u00adnens netto\u00adudgift", "Net cost to the municipality"};
      return m;
    }(),
    net_cost("cost_region", region, {"Regionens nettoudgift", "Net cost to the region"},
             {"Det samme for regionen.", "The same for the region."}),
    net_cost("cost_state", state, {"Statens nettoudgift", "Net cost to the state"},
             {"Det samme for staten.", "The same for the state."}),
    net_cost("cost_family", family, {"Familiernes nettoudgift", "Net cost to families"},
             {"Det samme for familierne; modtagne ydelser tæller negativt.",
              "The same for families; transfers that they receive count as negative."}),
    [] {
      Metric m = net_cost(
          "cost_public", public_view,
          {"Det offentliges nettoudgift", "Net cost to all public payers"},
          {"Kommune, region og stat lagt sammen.", "Municipality, region and state together."});
      m.short_name = {"Det offentlige i alt", "All public payers"};
      return m;
    }(),
    by_18("ever_placed_by_18", ByAgeCount::first_placements,
          {"Anbragt inden 18 år", "Placed by age 18"},
          {{"Fulgte børn, der anbringes før 18 år, pr. 1.000 fulgte børn.",
            "Followed children placed before 18, per 1,000 followed children."},
           {"casework.placement_serious", "casework.placement_moderate_ratio", "needs",
            "notifications", "programmes"},
           section::placement}),
    by_18("parents_separated_by_18", ByAgeCount::separations,
          {"Samlivsbrud inden 18 år", "Parents separated by age 18"},
          {{"Fulgte børn, hvis forældre går fra hinanden før barnets 18. år, pr. 1.000.",
            "Followed children whose parents separate before 18, per 1,000."},
           {"unions", "population.apart_at_birth", "programmes"},
           section::unions}),
    lifetime("lifetime_cost_municipality", Window::life, municipality,
             {"Livstidsudgift, kommunen", "Lifetime cost, municipality"},
             {"Kommunens nettoudgift pr. fulgt barn fra fødsel til den sidste alder, uden "
              "diskontering.",
              "The municipality's net cost per followed child from birth to the last age, "
              "undiscounted."}),
    lifetime("lifetime_cost_region", Window::life, region,
             {"Livstidsudgift, regionen", "Lifetime cost, region"},
             {"Det samme for regionen.", "The same for the region."}),
    lifetime("lifetime_cost_state", Window::life, state,
             {"Livstidsudgift, staten", "Lifetime cost, state"},
             {"Det samme for staten.", "The same for the state."}),
    lifetime("lifetime_cost_family", Window::life, family,
             {"Livstidsudgift, familierne", "Lifetime cost, families"},
             {"Det samme for familierne.", "The same for families."}),
    lifetime("lifetime_cost_public", Window::life, public_view,
             {"Livstidsudgift, det offentlige", "Lifetime cost, all public"},
             {"Kommune, region og stat lagt sammen.", "Municipality, region and state together."}),
    lifetime("lifetime_value_municipality", Window::life_value, municipality,
             {"Nutidsværdi, kommunen", "Present value, municipality"},
             {"Kommunens nettoudgift pr. fulgt barn, diskonteret til fødslen efter reglerne.",
              "The municipality's net cost per followed child, discounted to birth by the rules."}),
    lifetime("lifetime_value_public", Window::life_value, public_view,
             {"Nutidsværdi, det offentlige", "Present value, all public"},
             {"Det samme for det offentlige i alt.", "The same for all public payers."}),
    lifetime("lifetime_value_family", Window::life_value, family,
             {"Nutidsværdi, familierne", "Present value, families"},
             {"Det samme for familierne.", "The same for families."})};

}  // namespace

std::span<const Metric> money_metrics() { return rows; }

}  // namespace kohort
