#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "app/cashflow/cashflow_command.hpp"
#include "app/scenario/rules.hpp"
#include "app/words/messages.hpp"
#include "app/words/numbers.hpp"

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
    constexpr int oere = 2, most = 6;
    const auto vanishes = [this](double sum) {
      return std::abs(sum) > flow_.zero && std::abs(sum) < 0.5;
    };
    // Øre say nothing beside large amounts, unless they are all that is left of them.
    if (largest < 1e5 || vanishes(flow_.net_present_value()) ||
        vanishes(flow_.years.back().cumulated))
      decimals_ = std::clamp(report.file.decimals, oere, most);
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
           said("cashflow.base", r_.file.times == CashflowTimes::relative
                                     ? said("cashflow.base_t", time(r_.base))
                                     : time(r_.base)) +
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
    const bool dates = r_.file.times == CashflowTimes::dates;
    for (const char* key :
         {dates ? "cashflow.date" : "cashflow.year", "cashflow.cost", "cashflow.saving",
          "cashflow.net", "cashflow.cumulated", "cashflow.factor", "cashflow.value"})
      lines.front().push_back(said(key));
    for (const CashflowYear& y : flow_.years)
      lines.push_back({time(y.year), amount(y.cost), amount(y.saving), amount(y.net()),
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
    if (flow_.equivalent_annual_value) line("cashflow.annual", kr(*flow_.equivalent_annual_value));
    line("cashflow.ratio", ratio());
    line("cashflow.payback", payback(flow_.payback));
    line("cashflow.payback_discounted", payback(flow_.discounted_payback));
    if (flow_.payback_time) line("cashflow.interpolated", interpolated());
    line("cashflow.irr", rates());
    line("cashflow.mirr",
         flow_.modified_rate ? percent(*flow_.modified_rate) : said("cashflow.no_mirr"));
    return out;
  }

  /// Two decimals, and as many more as it takes not to show 1.00 beside a gain or a loss.
  [[nodiscard]] std::string ratio() const {
    if (!flow_.benefit_cost_ratio) return said("cashflow.no_ratio");
    const double value = *flow_.benefit_cost_ratio;
    int decimals = 2;
    while (decimals < 9 && flow_.net_present_value() != 0 &&
           std::abs(value - 1) < 0.5 * std::pow(10, -decimals))
      ++decimals;
    return format_number(value, decimals, language_);
  }

  /// As the file writes it, with the language's decimal mark.
  [[nodiscard]] std::string time(double value) const {
    std::string text = written_time(r_.file.times, value);
    if (language_ != "en") std::ranges::replace(text, '.', ',');
    return text;
  }
  [[nodiscard]] std::string percent(double rate) const {
    return format_percent(rate, std::abs(rate) < 0.01 ? 3 : 2, language_);
  }

  [[nodiscard]] std::string payback(const PaybackYears& back) const {
    if (!back.paid) return said("cashflow.never");
    const auto at = [this](std::size_t i) { return time(flow_.years[i].year); };
    std::string text = r_.file.yearly()
                           ? said("cashflow.payback_year", at(*back.paid), *back.paid + 1)
                           : at(*back.paid);
    if (back.lost) text += said("cashflow.lost", at(*back.lost));
    if (back.lost && back.kept) text += said("cashflow.kept", at(*back.kept));
    return text;
  }
  [[nodiscard]] std::string interpolated() const {
    const auto years = [this](double t) { return format_number(t, 2, language_); };
    const std::string text = said("cashflow.interpolated_years", years(*flow_.payback_time));
    if (!flow_.discounted_payback_time) return text;
    return text + said("cashflow.interpolated_discounted", years(*flow_.discounted_payback_time));
  }

  [[nodiscard]] std::string rates() const {
    const InternalRates& found = flow_.internal;
    if (found.sign_changes == 0) return said("cashflow.no_irr");
    const std::string from = format_percent(InternalRates::lowest, 2, language_);
    const std::string to = format_percent(InternalRates::highest, 0, language_);
    std::vector<std::string> list;
    if (found.below) list.push_back(said("cashflow.irr_below", from));
    for (const double rate : found.rates) list.push_back(percent(rate));
    if (found.above) list.push_back(said("cashflow.irr_above", to));
    std::string text;
    for (const std::string& one : list) text += (text.empty() ? "" : said("cashflow.or")) + one;
    if (list.empty()) text = said("cashflow.irr_not_between", from, to);
    if (list.size() > 1) text = said("cashflow.several_irr", text);
    if (found.sign_changes > 1) text += said("cashflow.irr_changes", found.sign_changes);
    if (!found.complete) text += said("cashflow.irr_incomplete");
    return text;
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
