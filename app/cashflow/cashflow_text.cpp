#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "app/cashflow/cashflow_command.hpp"
#include "app/economics/rules.hpp"
#include "app/results/messages.hpp"
#include "app/results/numbers.hpp"

namespace kohort {

namespace {

/// Lines of cells, right-aligned in columns two blanks apart.
std::string aligned(const std::vector<std::vector<std::string>>& lines) {
  std::vector<std::size_t> widths;
  for (const auto& line : lines) {
    widths.resize(std::max(widths.size(), line.size()));
    for (std::size_t i = 0; i < line.size(); ++i)
      widths[i] = std::max(widths[i], display_width(line[i]));
  }
  std::string out;
  for (const auto& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i)
      out += (i > 0 ? "  " : "") + pad_left(line[i], widths[i]);
    out += "\n";
  }
  return out;
}

class Writer {
 public:
  Writer(const CashflowReport& report, std::string_view language)
      : r_{report}, flow_{report.flow}, language_{language} {
    double largest = 0;
    for (const CashflowYear& y : flow_.years)
      largest = std::max({largest, std::abs(y.cost), std::abs(y.saving)});
    decimals_ = largest < 1e5 ? 2 : 0;  // øre say nothing beside large amounts
  }

  [[nodiscard]] std::string text() const {
    std::string out = head() + "\n" + year_table() + "\n" + results();
    if (!flow_.payers.empty()) out += "\n" + payers();
    return out;
  }

 private:
  [[nodiscard]] std::string amount(double value) const {
    return format_number(value, decimals_, language_);
  }
  template <class... Arguments>
  [[nodiscard]] std::string said(std::string_view key, const Arguments&... arguments) const {
    return say(language_, key, arguments...);
  }

  [[nodiscard]] std::string head() const {
    const Rules& rules = r_.rules;
    const std::string steps = describe_discounting(rules, language_);
    std::string out =
        r_.own_rate
            ? said("cashflow.rate", steps)
            : said("cashflow.rules", rules.preset.name,
                   language_ == "en" ? rules.preset.title_en : rules.preset.title_da, steps);
    out += "\n" +
           said("cashflow.base", r_.file.calendar ? std::to_string(r_.base_year)
                                                  : said("cashflow.base_t", r_.base_year)) +
           "\n";
    if (r_.price_year)
      out += said("cashflow.prices", *r_.price_year,
                  r_.prices_of ? said("cashflow.prices_of", *r_.prices_of)
                               : said("cashflow.prices_own")) +
             "\n";
    return out + said("cashflow.factors") + "\n";
  }

  [[nodiscard]] std::string year_table() const {
    std::vector<std::vector<std::string>> lines(1);
    for (const char* key : {"cashflow.year", "cashflow.cost", "cashflow.saving", "cashflow.net",
                            "cashflow.cumulated", "cashflow.factor", "cashflow.value"})
      lines.front().push_back(said(key));
    for (const CashflowYear& y : flow_.years)
      lines.push_back({std::to_string(y.year), amount(y.cost), amount(y.saving), amount(y.net()),
                       amount(y.cumulated), format_number(y.factor, 6, language_),
                       amount(y.present_value)});
    return aligned(lines);
  }

  [[nodiscard]] std::string results() const {
    std::string out;
    const auto line = [&](std::string_view key, const std::string& value) {
      out += pad_right(said(key) + ":", 28) + " " + value + "\n";
    };
    const auto kr = [&](double value) { return with_unit(amount(value), "kr."); };
    line("cashflow.pv_saving", kr(flow_.saving));
    line("cashflow.pv_cost", kr(flow_.cost));
    line("cashflow.npv", kr(flow_.net_present_value()));
    line("cashflow.annual", kr(flow_.equivalent_annual_value));
    line("cashflow.ratio", flow_.benefit_cost_ratio
                               ? format_number(*flow_.benefit_cost_ratio, 2, language_)
                               : said("cashflow.no_ratio"));
    line("cashflow.payback", payback(flow_.payback));
    line("cashflow.payback_discounted", payback(flow_.discounted_payback));
    line("cashflow.irr", rates());
    return out;
  }

  [[nodiscard]] std::string payback(const std::optional<std::size_t>& at) const {
    if (!at) return said("cashflow.never");
    return said("cashflow.payback_year", flow_.years[*at].year, *at + 1);
  }

  [[nodiscard]] std::string rates() const {
    if (flow_.internal_rates.empty()) return said("cashflow.no_irr");
    std::string list;
    for (const double rate : flow_.internal_rates)
      list += (list.empty() ? "" : said("cashflow.or")) + format_percent(rate, 2, language_);
    return flow_.internal_rates.size() == 1 ? list : said("cashflow.several_irr", list);
  }

  [[nodiscard]] std::string payers() const {
    std::vector<std::vector<std::string>> lines{{"", said("cashflow.net"), said("cashflow.value")}};
    for (const CashflowPayer& payer : flow_.payers)
      lines.push_back({payer.name, amount(payer.net), amount(payer.present_value)});
    return said("cashflow.payers") + "\n" + aligned(lines);
  }

  const CashflowReport& r_;
  const Cashflow& flow_;
  std::string_view language_;
  int decimals_{};
};

}  // namespace

std::string cashflow_text(const CashflowReport& report, std::string_view language) {
  return Writer{report, language}.text();
}

}  // namespace kohort
