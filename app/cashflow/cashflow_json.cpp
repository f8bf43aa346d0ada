#include <nlohmann/json.hpp>

#include "app/cashflow/cashflow_command.hpp"
#include "app/economics/rules.hpp"

namespace kohort {

namespace {

using Json = nlohmann::ordered_json;

Json years_json(const Cashflow& flow) {
  Json years = Json::array();
  for (const CashflowYear& y : flow.years)
    years.push_back({{"year", y.year},
                     {"t", y.t},
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
  const auto year_of = [&flow](const std::optional<std::size_t>& at) {
    return at ? Json(flow.years[*at].year) : Json(nullptr);
  };
  const auto or_null = [](const auto& value) { return value ? Json(*value) : Json(nullptr); };
  const Json json{
      {"format", "kohort-cashflow-1"},
      {"rules", report.rules.preset.name},
      {"discounting", report.rules.discounting == Discounting::flat ? "flat" : "chained"},
      {"discounting_text",
       {{"da", describe_discounting(report.rules, "da")},
        {"en", describe_discounting(report.rules, "en")}}},
      {"base_year", report.base_year},
      {"price_year", or_null(report.price_year)},
      {"prices_of", or_null(report.prices_of)},
      {"years", years_json(flow)},
      {"present_value_of_savings", flow.saving},
      {"present_value_of_costs", flow.cost},
      {"net_present_value", flow.net_present_value()},
      {"equivalent_annual_value", flow.equivalent_annual_value},
      {"benefit_cost_ratio", or_null(flow.benefit_cost_ratio)},
      {"payback_year", year_of(flow.payback)},
      {"discounted_payback_year", year_of(flow.discounted_payback)},
      {"internal_rates", flow.internal_rates},
      {"payers", payers_json(flow)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kohort
