#include "app/cashflow/cashflow.hpp"

#include <algorithm>

#include "models/economics/investment.hpp"

namespace kohort {

namespace {

CashflowPayer& payer_named(Cashflow& flow, const std::string& name) {
  const auto found = std::ranges::find(flow.payers, name, &CashflowPayer::name);
  return found != flow.payers.end() ? *found : flow.payers.emplace_back(CashflowPayer{name, 0, 0});
}

}  // namespace

Cashflow evaluate_cashflow(const CashflowFile& file, const Rules& rules, int base_year,
                           const std::function<double(int)>& price) {
  Cashflow flow;
  const int first = file.first_year(), last = file.last_year();
  for (int year = first; year <= last; ++year)
    flow.years.push_back({year, year - base_year, 0, 0, rules.factor(year - base_year), 0, 0});
  for (const CashflowEntry& entry : file.entries) {
    CashflowYear& year = flow.years[static_cast<std::size_t>(entry.year - first)];
    const double cost = entry.cost * price(entry.year);
    const double saving = entry.saving * price(entry.year);
    year.cost += cost;
    year.saving += saving;
    if (entry.payer.empty()) continue;
    CashflowPayer& payer = payer_named(flow, entry.payer);
    payer.net += saving - cost;
    payer.present_value += year.factor * (saving - cost);
  }
  std::vector<double> net, net_cost, discounted_cost;
  double cumulated = 0;
  for (CashflowYear& year : flow.years) {
    flow.cost += year.factor * year.cost;
    flow.saving += year.factor * year.saving;
    year.present_value = year.factor * year.net();
    year.cumulated = cumulated += year.net();
    net.push_back(year.net());
    net_cost.push_back(-year.net());
    discounted_cost.push_back(-year.present_value);
  }
  flow.payback = payback_year(net_cost);
  flow.discounted_payback = payback_year(discounted_cost);
  flow.internal_rates = internal_rates(net);
  flow.equivalent_annual_value =
      equivalent_annual_value(flow.net_present_value(), rules.preset.steps, rules.discounting,
                              first - base_year, last - base_year);
  flow.benefit_cost_ratio = benefit_cost_ratio(flow.saving, flow.cost);
  return flow;
}

}  // namespace kohort
