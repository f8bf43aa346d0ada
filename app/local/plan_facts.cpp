#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "app/local/answers.hpp"
#include "app/local/plan.hpp"

namespace kohort::local {

namespace {

std::string list_of(const std::vector<double>& values) {
  std::vector<std::string> texts;
  for (const double x : values) texts.push_back(toml_number(x));
  return fmt::format("[{}]", fmt::join(texts, ", "));
}

class Facts {
 public:
  Facts(const Figures& figures, const Scenario& baseline, Plan& plan)
      : figures_{figures}, baseline_{baseline}, plan_{plan} {}

  void add() {
    births();
    caseworkers();
    ceiling();
    placement_prices();
    measure_price();
    if (const OwnFigure* pay = figures_.find("price_caseworker"))
      price("caseworker", *pay, toml_number(pay->total()), pay->origin.grade, pay->note,
            pay->desk_figure().words->name);
  }

 private:
  void put(const char* section, const char* name, const std::string& value, const char* unit,
           const std::string& more, const OwnFigure& from, const std::string& grade,
           const std::string& note, Words words, const std::string& shown) {
    const std::string id = source_of(from);
    plan_.facts.push_back(
        {section,
         name,
         fmt::format("{{ value = {}, unit = {}, {}source = {}, grade = {}{} }}", value,
                     quoted(unit), more, quoted(id), quoted(grade),
                     note.empty() ? "" : fmt::format(", note = {}", quoted(note))),
         {fmt::format("{}: {}", words.da, shown), fmt::format("{}: {}", words.en, shown)}});
  }

  [[nodiscard]] std::string source_of(const OwnFigure& from) const {
    // Ids that are known already were resolved when the plan's sources were made.
    if (from.origin.source.empty()) return "assumption";
    std::string own = source_id(plan_, from, {});
    return plan_.sources.contains(own) ? own : from.origin.source;
  }

  static std::string derived(const Origin& origin) { return origin.grade == "N" ? "N" : "D"; }

  void births() {
    if (const OwnFigure* stated = figures_.find("births"))
      return put("municipality", "births_per_year", toml_number(stated->total()), "count", "",
                 *stated, stated->origin.grade, stated->note, stated->desk_figure().words->name,
                 toml_number(stated->total()));
    const OwnFigure* children = figures_.find("children");
    if (children == nullptr) children = figures_.find("children_by_age");
    if (children == nullptr) return;
    const double births = std::round(figures_.births());
    put("municipality", "births_per_year", toml_number(births), "count", "", *children,
        derived(children->origin),
        fmt::format("{} children aged 0-17, an eighteenth", toml_number(children->total())),
        {"Fødsler om året", "Births a year"}, toml_number(births));
  }

  void caseworkers() {
    const OwnFigure* staff = figures_.find("caseworkers");
    if (staff == nullptr) return;
    const double rate = 1000 * staff->total() / figures_.children();
    put("casework", "caseworkers_per_1000_children", toml_number(rate), "per 1,000 children", "",
        *staff, derived(staff->origin),
        fmt::format("{} positions for {} children", toml_number(staff->total()),
                    toml_number(figures_.children())),
        staff->desk_figure().words->name, toml_number(staff->total()));
    plan_.facts.push_back(
        {"casework",
         "caseworkers_year",
         fmt::format("{{ value = {}, unit = \"count\", source = {}, grade = {} }}",
                     staff->origin.year, quoted(source_of(*staff)), quoted(staff->origin.grade)),
         {}});
  }

  /// A place that has more cases a caseworker than the country's ceiling would only make a line.
  void ceiling() {
    const OwnFigure* cases = figures_.find("open_cases");
    const auto staff = figures_.number("caseworkers");
    if (cases == nullptr || !staff || !(*staff > 0)) return;
    const CaseworkParameters& p = baseline_.central().casework;
    const double at_work = 1 / (1 + p.turnover * p.hiring_months / 12);
    const double load = cases->total() / (*staff * at_work);
    if (load < desk().ceiling_near * p.max_cases) return;
    const double most = std::ceil(desk().ceiling_times * load);
    put("casework", "max_cases", toml_number(most), "count", "", *cases, "N",
        fmt::format("{:.3g} cases a caseworker at work come near the country's ceiling of {:.0f}",
                    load, p.max_cases),
        {"Højeste sagstal pr. rådgiver", "Most cases a caseworker"}, toml_number(most));
    plan_.notes.push_back(
        {fmt::format("Egne tal giver {:.0f} sager pr. rådgiver på arbejde. Landets loft på {:.0f} "
                     "er derfor hævet til {:.0f}, så tallene ikke bliver til en ventekø.",
                     load, p.max_cases, most),
         fmt::format("Own figures give {:.0f} cases a caseworker at work. The country's ceiling of "
                     "{:.0f} is therefore raised to {:.0f}, so that they do not become a queue.",
                     load, p.max_cases, most)});
  }

  void price(const char* name, const OwnFigure& from, const std::string& value,
             const std::string& grade, const std::string& note, Words words) {
    put("costs", name, value, "kr. per year", fmt::format("price_year = {}, ", from.price_year),
        from, grade, note, words, fmt::format("{} ({})", value, from.price_year));
  }

  /// The country's price of each type in prices of a year.
  [[nodiscard]] std::vector<double> country_prices(int year) const {
    const ResolvedParameter& p = *baseline_.find("costs.placement");
    std::vector<double> prices = p.value;
    for (double& x : prices) x *= baseline_.price_index().factor(p.price_year, year);
    return prices;
  }

  void placement_prices() {
    if (const OwnFigure* own = figures_.find("price_by_type")) return stated_prices(*own);
    const OwnFigure* spending = figures_.find("placement_spending");
    const OwnFigure* placed = figures_.find("placed_by_type");
    if (spending == nullptr) return;
    if (placed == nullptr || !(placed->total() > 0)) {
      plan_.notes.push_back(
          {"Regnskabet for anbringelser sammenlignes, men ændrer ikke priserne: dertil skal "
           "antallet efter anbringelsessted (placed_by_type) eller priserne (price_by_type) med.",
           "Accounts of placements are compared, but change no price: that takes the numbers by "
           "type (placed_by_type) or the prices (price_by_type)."});
      return;
    }
    std::vector<double> prices = country_prices(spending->price_year);
    double expected = 0;
    for (std::size_t i = 0; i < prices.size(); ++i) expected += prices[i] * placed->values[i];
    const double ratio = spending->total() / expected;
    for (double& x : prices) x *= ratio;
    price("placement", *spending, list_of(prices), derived(spending->origin),
          fmt::format("the country's prices times {:.3g}, with which the placed children by type "
                      "cost what the accounts say",
                      ratio),
          {"Priser for anbringelse, efter regnskabet", "Prices of placement, after the accounts"});
  }

  void stated_prices(const OwnFigure& own) {
    std::vector<double> prices = country_prices(own.price_year);
    bool all = true;
    for (std::size_t i = 0; i < prices.size(); ++i)
      if (std::isnan(own.values[i]))
        all = false;
      else
        prices[i] = own.values[i];
    price(
        "placement", own, list_of(prices), all ? own.origin.grade : "N",
        all ? own.note : "types that were not stated keep the country's price, an assumption here",
        own.desk_figure().words->name);
  }

  void measure_price() {
    const Words words{"Pris for et år i forebyggende foranstaltning",
                      "Price of a year with a preventive measure"};
    if (const OwnFigure* own = figures_.find("price_measure"))
      return price("measure", *own, toml_number(own->total()), own->origin.grade, own->note, words);
    const OwnFigure* spending = figures_.find("measure_spending");
    const auto measures = figures_.number("measures");
    if (spending == nullptr) return;
    if (measures && *measures > 0)
      return price("measure", *spending, toml_number(spending->total() / *measures),
                   derived(spending->origin),
                   fmt::format("the accounts, for each of {} children with a measure",
                               toml_number(*measures)),
                   words);
    plan_.notes.push_back(
        {"Regnskabet for forebyggelse sammenlignes, men ændrer ikke prisen: dertil skal antallet "
         "af børn (measures) eller prisen (price_measure) med.",
         "Accounts of prevention are compared, but change no price: that takes the number of "
         "children (measures) or the price (price_measure)."});
  }

  const Figures& figures_;
  const Scenario& baseline_;
  Plan& plan_;
};

}  // namespace

void plan_facts(const Figures& figures, const Scenario& baseline, Plan& plan) {
  Facts{figures, baseline, plan}.add();
}

}  // namespace kohort::local
