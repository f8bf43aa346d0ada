#include <cmath>
#include <fmt/format.h>

#include "app/scenario/rules.hpp"
#include "app/words/numbers.hpp"

namespace kohort {

namespace {

int decimals_of(double value) {
  int decimals = 0;
  for (double scaled = value; decimals < 4 && std::abs(scaled - std::round(scaled)) > 1e-9;
       ++decimals)
    scaled *= 10;
  return decimals;
}

std::string number(double value, std::string_view language) {
  return format_number(value, decimals_of(value), language);
}

std::string percent(double share, std::string_view language) {
  const std::string value = number(100 * share, language);
  return language == "en" ? value + "%" : value + "\u00A0pct.";
}

std::string steps_text(const Rules& rules, std::string_view language) {
  const bool en = language == "en";
  const auto& steps = rules.preset.steps;
  if (steps.empty()) return en ? "not discounted" : "uden diskontering";
  std::string text;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const int from = static_cast<int>(steps[i].after) + (i > 0 ? 1 : 0);
    if (i > 0) text += ", ";
    text += percent(steps[i].rate, language);
    if (steps.size() == 1)
      text += en ? " all years" : " alle år";
    else if (i + 1 < steps.size())
      text += fmt::format(fmt::runtime(en ? " in years {}\u2013{}" : " i år {}\u2013{}"), from,
                          static_cast<int>(steps[i + 1].after));
    else
      text += fmt::format(fmt::runtime(en ? " from year {}" : " fra år {}"), from);
  }
  if (steps.size() == 1) return text;  // both readings agree
  if (rules.discounting == Discounting::chained) return text + (en ? ", chained" : ", kædet");
  return text + (en ? ", flat from year zero" : ", fladt fra år nul");
}

}  // namespace

std::string describe_discounting(const Rules& rules, std::string_view language) {
  return steps_text(rules, language);
}

namespace {

std::string assumption_mark(const RuleNumber& n, std::string_view language) {
  if (n.grade != "N") return "";
  return language == "en" ? " (assumption)" : " (antagelse)";
}

}  // namespace

std::string describe_rules(const Rules& rules, std::string_view language) {
  const bool en = language == "en";
  const RulePreset& p = rules.preset;
  std::string text =
      fmt::format("{} ({}): {}", p.name, en ? p.title_en : p.title_da, steps_text(rules, language));
  text += fmt::format(fmt::runtime(en ? "; net tax factor {}{}" : "; nettoafgiftsfaktor {}{}"),
                      number(p.net_tax_factor.value, language),
                      assumption_mark(p.net_tax_factor, language));
  if (p.tax_markup.value == 0)
    return text + (en ? "; no mark-up for tax distortion" : "; intet tillæg for skatteforvridning");
  return text + fmt::format(fmt::runtime(en ? "; mark-up for tax distortion {}{}"
                                            : "; tillæg for skatteforvridning {}{}"),
                            percent(p.tax_markup.value, language),
                            assumption_mark(p.tax_markup, language));
}

}  // namespace kohort
