#include "app/cashflow/cashflow.hpp"

#include <map>
#include <string>
#include <vector>

#include "models/economics/investment.hpp"

namespace kohort {

namespace {

/// Payers in the order in which they appear. Found by name without looking through them all: a file
/// may have a payer in each of its lines.
class Payers {
 public:
  explicit Payers(std::vector<CashflowPayer>& list) : list_{list} {}
  CashflowPayer& named(const std::string& name) {
    const auto [at, is_new] = positions_.emplace(name, list_.size());
    if (is_new) list_.push_back({name, 0, 0});
    return list_[at->second];
  }

 private:
  std::vector<CashflowPayer>& list_;
  std::map<std::string, std::size_t> positions_;
};

}  // namespace

Cashflow evaluate_cashflow(const CashflowFile& file, const Rules& rules, int base_year,
                           const std::function<double(int)>& price) {
  Cashflow flow;
  Payers payers{flow.payers};
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
    CashflowPayer& payer = payers.named(entry.payer);
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
