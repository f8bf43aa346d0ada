#include "app/cashflow/cashflow.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "models/economics/present_value.hpp"

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

/// The rows to fill: each year from the first to the last, or each time that the file has.
std::vector<CashflowYear> rows_of(const CashflowFile& file, const Rules& rules, double base) {
  std::vector<double> times;
  if (file.yearly()) {
    for (double year = file.first(); year <= file.last(); ++year) times.push_back(year);
  } else {
    for (const CashflowEntry& entry : file.entries) times.push_back(entry.time);
    std::ranges::sort(times);
    times.erase(std::unique(times.begin(), times.end()), times.end());
  }
  std::vector<CashflowYear> rows;
  for (const double time : times)
    rows.push_back({time, time - base, 0, 0, rules.factor(time - base), 0, 0});
  return rows;
}

/// See Cashflow::zero.
double zero_of(const CashflowFile& file, const std::vector<CashflowYear>& rows) {
  constexpr int oere = 2, most = 6;  // decimals
  std::vector<double> amounts;
  for (const CashflowYear& y : rows) {
    amounts.push_back(y.cost);
    amounts.push_back(y.saving);
  }
  return std::max(std::pow(10, -std::clamp(file.decimals, oere, most)) / 2, rounding_of(amounts));
}

std::function<double(double)> factors_at(const std::optional<double>& rate, const Rules& rules) {
  if (!rate) return [&rules](double t) { return rules.factor(t); };
  return [rate](double t) { return std::pow(1 + *rate, -t); };
}

void add_payback(Cashflow& flow) {
  std::vector<double> times, net_cost, discounted_cost;
  for (const CashflowYear& y : flow.years) {
    times.push_back(y.year - flow.years.front().year);
    net_cost.push_back(-y.net());
    discounted_cost.push_back(-y.present_value);
  }
  flow.payback = payback(net_cost, flow.zero);
  flow.discounted_payback = payback(discounted_cost, flow.zero);
  flow.payback_time = payback_time(times, net_cost, flow.zero);
  flow.discounted_payback_time = payback_time(times, discounted_cost, flow.zero);
}

void add_rates(Cashflow& flow, const Rules& rules, const ModifiedRates& modified) {
  std::vector<Payment> payments;
  for (const CashflowYear& y : flow.years)
    payments.push_back({y.t, std::abs(y.net()) > flow.zero ? y.net() : 0});
  flow.internal = internal_rates(payments);
  flow.modified_rate = modified_internal_rate(payments, factors_at(modified.finance, rules),
                                              factors_at(modified.reinvest, rules));
}

}  // namespace

Cashflow evaluate_cashflow(const CashflowFile& file, const Rules& rules, double base,
                           const std::function<double(int)>& price, const ModifiedRates& modified) {
  Cashflow flow;
  Payers payers{flow.payers};
  flow.years = rows_of(file, rules, base);
  for (const CashflowEntry& entry : file.entries) {
    CashflowYear& year = *std::ranges::lower_bound(flow.years, entry.time, {}, &CashflowYear::year);
    const double cost = entry.cost * price(entry.year);
    const double saving = entry.saving * price(entry.year);
    year.cost += cost;
    year.saving += saving;
    if (entry.payer.empty()) continue;
    CashflowPayer& payer = payers.named(entry.payer);
    payer.net += saving - cost;
    payer.present_value += year.factor * (saving - cost);
  }
  flow.zero = zero_of(file, flow.years);
  double cumulated = 0;
  for (CashflowYear& year : flow.years) {
    flow.cost += year.factor * year.cost;
    flow.saving += year.factor * year.saving;
    year.present_value = year.factor * year.net();
    year.cumulated = cumulated += year.net();
  }
  add_payback(flow);
  add_rates(flow, rules, modified);
  if (file.yearly())
    flow.equivalent_annual_value = equivalent_annual_value(
        flow.net_present_value(), rules.preset.steps, rules.discounting,
        static_cast<int>(file.first() - base), static_cast<int>(file.last() - base));
  flow.benefit_cost_ratio = benefit_cost_ratio(flow.saving, flow.cost, flow.zero);
  return flow;
}

}  // namespace kohort
