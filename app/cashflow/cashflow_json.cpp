#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "app/cashflow/cashflow_command.hpp"
#include "app/scenario/rules.hpp"

namespace kohort {

namespace {

using Json = nlohmann::ordered_json;

/// What a time is called.
const char* key_of(const CashflowReport& report) {
  return report.file.times == CashflowTimes::dates ? "date" : "year";
}

/// A whole number as such, a date as text.
Json time_json(CashflowTimes times, double time) {
  if (times == CashflowTimes::dates) return written_time(times, time);
  if (time == std::floor(time)) return static_cast<std::int64_t>(time);
  return time;
}

Json years_json(const CashflowReport& report) {
  Json years = Json::array();
  for (const CashflowYear& y : report.flow.years)
    years.push_back({{key_of(report), time_json(report.file.times, y.year)},
                     {"t", time_json(CashflowTimes::relative, y.t)},
                     {"cost", y.cost},
                     {"saving", y.saving},
                     {"net", y.net()},
                     {"cumulated", y.cumulated},
                     {"discount_factor", y.factor},
                     {"present_value", y.present_value}});
  return years;
}

Json payers_json(const Cashflow& flow) {
  Json payers = Json::array();
  for (const CashflowPayer& p : flow.payers)
    payers.push_back({{"payer", p.name}, {"net", p.net}, {"present_value", p.present_value}});
  return payers;
}

}  // namespace

std::string cashflow_json(const CashflowReport& report) {
  const Cashflow& flow = report.flow;
  const auto year_of = [&flow, &report](const std::optional<std::size_t>& at) {
    return at ? time_json(report.file.times, flow.years[*at].year) : Json(nullptr);
  };
  const std::string time = key_of(report);
  const auto or_null = [](const auto& value) { return value ? Json(*value) : Json(nullptr); };
  const Json json{
      {"format", "kohort-cashflow-1"},
      {"rules", report.rules.preset.name},
      {"discounting", report.rules.discounting == Discounting::flat ? "flat" : "chained"},
      {"discounting_text",
       {{"da", describe_discounting(report.rules, "da")},
        {"en", describe_discounting(report.rules, "en")}}},
      {"base_" + time, time_json(report.file.times, report.base)},
      {"price_year", or_null(report.price_year)},
      {"prices_of", or_null(report.prices_of)},
      {"years", years_json(report)},
      {"present_value_of_savings", flow.saving},
      {"present_value_of_costs", flow.cost},
      {"net_present_value", flow.net_present_value()},
      {"equivalent_annual_value", or_null(flow.equivalent_annual_value)},
      {"benefit_cost_ratio", or_null(flow.benefit_cost_ratio)},
      {"payback_" + time, year_of(flow.payback.paid)},
      {"payback_lost_" + time, year_of(flow.payback.lost)},
      {"payback_kept_" + time, year_of(flow.payback.kept)},
      {"payback_years", or_null(flow.payback_time)},
      {"discounted_payback_" + time, year_of(flow.discounted_payback.paid)},
      {"discounted_payback_lost_" + time, year_of(flow.discounted_payback.lost)},
      {"discounted_payback_kept_" + time, year_of(flow.discounted_payback.kept)},
      {"discounted_payback_years", or_null(flow.discounted_payback_time)},
      {"internal_rates", flow.internal.rates},
      {"internal_rates_search",
       {{"from", InternalRates::lowest},
        {"to", InternalRates::highest},
        {"sign_changes", flow.internal.sign_changes},
        {"more_below", flow.internal.below},
        {"more_above", flow.internal.above},
        {"complete", flow.internal.complete}}},
      {"modified_internal_rate", or_null(flow.modified_rate)},
      {"sums_are_zero_within", flow.zero},
      {"payers", payers_json(flow)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kohort
