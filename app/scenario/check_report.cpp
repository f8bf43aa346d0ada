#include <fmt/format.h>

#include "app/files/problems.hpp"
#include "app/scenario/catalogue.hpp"
#include "app/scenario/commands.hpp"
#include "app/scenario/drawn.hpp"
#include "app/scenario/questions.hpp"
#include "app/scenario/sources.hpp"
#include "models/district.hpp"
#include "models/target_group.hpp"

namespace kohort {

namespace {

/// Somebody has turned the follow-up interval, which does nothing unless a ratio says that it does.
std::string idle_followup(const Scenario& scenario, bool en) {
  const std::string prefix = "programmes.sverigesmodel.";
  const ResolvedParameter* const interval = scenario.find(prefix + "followup_months");
  const ResolvedParameter* const effect = scenario.find(prefix + "followup_growth_ratio");
  if (interval == nullptr || effect == nullptr || !scenario.has_programme("sverigesmodel") ||
      interval->history.size() < 2 || effect->value[0] != 1)
    return "";
  return fmt::format(
      fmt::runtime(en ? "{}: {} changes next to nothing, because {} = 1 says that closer follow-up "
                        "has no effect of its own"
                      : "{}: {} ændrer næsten intet, for {} = 1 siger, at tættere opfølgning ikke "
                        "har nogen virkning i sig selv"),
      to_string(interval->history.back().place), interval->key, effect->key);
}

/// Draws that average something else than the value by which everything else is judged.
std::vector<std::string> drifting(const Scenario& scenario, bool en) {
  std::vector<std::string> out;
  const auto& entries = scenario.entries();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const ResolvedParameter& p = scenario.parameters[i];
    if (p.follows || !p.range_kept_from.empty()) continue;
    for (std::size_t e = 0; e < p.value.size(); ++e) {
      if (!mean_is_far(entries[i], p, e)) continue;
      const std::string name =
          p.labels.empty() ? p.key : fmt::format("{} ({})", p.key, p.labels[e]);
      out.push_back(fmt::format(
          fmt::runtime(
              en ? "{}: {}: the mean of what is drawn is {:.4g}, but the value is {:.4g} "
                   "({}, {:.4g}-{:.4g}); scaled-beta has the value as its mean"
                 : "{}: {}: det, der trækkes, er i gennemsnit {:.4g}, men værdien er {:.4g} "
                   "({}, {:.4g}-{:.4g}); scaled-beta har værdien som gennemsnit"),
          to_string(p.history.back().place), name, drawn_figures(entries[i], p, e).mean, p.value[e],
          p.distribution, p.low[e], p.high[e]));
    }
  }
  return out;
}

/// Whether draws hardly ever come near the value: it lies at an end of what is drawn, or away from
/// its mean.
bool draws_miss(const CatalogueEntry& entry, const ResolvedParameter& p, std::size_t e) {
  if (!is_drawn(p, e)) return false;
  const DrawnFigures f = drawn_figures(entry, p, e);
  return p.value[e] < f.low || p.value[e] > f.high || mean_is_far(entry, p, e);
}

/// A value that was given alone, with --set or in a file, to a parameter that goes on being drawn
/// from the range that it had: draws then do not give what was asked for.
std::vector<std::string> unheard_wishes(const Scenario& scenario, bool en) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < scenario.parameters.size(); ++i) {
    const ResolvedParameter& p = scenario.parameters[i];
    const CatalogueEntry& entry = scenario.entries()[i];
    if (p.follows || p.range_kept_from.empty()) continue;
    for (std::size_t e = 0; e < p.value.size(); ++e) {
      if (!draws_miss(entry, p, e)) continue;
      const DrawnFigures f = drawn_figures(entry, p, e);
      out.push_back(fmt::format(
          fmt::runtime(
              en ? "{}: {} = {:.6g} is not what is drawn: the range of {} is kept ({}, {:.4g}-"
                   "{:.4g}), so draws average {:.4g}; for {:.6g} in every draw add --set "
                   "{}.distribution=fixed, or state low and high with the value"
                 : "{}: {} = {:.6g} er ikke det, der trækkes: intervallet fra {} gælder stadig "
                   "({}, "
                   "{:.4g}-{:.4g}), så der trækkes {:.4g} i gennemsnit; skal hver trækning være "
                   "{:.6g}, så tilføj --set {}.distribution=fixed, eller angiv low og high med "
                   "værdien"),
          to_string(p.history.back().place), p.key, p.value[e], p.range_kept_from, p.distribution,
          p.low[e], p.high[e], f.mean, p.value[e], p.key));
      break;
    }
  }
  return out;
}

/// What a share of the districts comes to, where it is not a whole number of them.
std::vector<std::string> parts_of_districts(const Scenario& scenario, bool en) {
  std::vector<std::string> out;
  const std::uint32_t districts = district_count(scenario.central());
  for (const auto& programme : scenario.central().programmes) {
    if (!programme->enabled) continue;
    const DistrictsOf of = districts_of(*programme, districts);
    std::uint32_t whole = 0;
    double part = 0;
    for (std::uint32_t i = of.first; i < of.first + of.count; ++i) {
      const double here = part_of_district(*programme, i, districts);
      if (here >= 1)
        ++whole;
      else
        part += here;
    }
    const ResolvedParameter* const p =
        scenario.find(fmt::format("programmes.{}.district_share", programme->name));
    if (part == 0 || p == nullptr) continue;
    out.push_back(fmt::format(
        fmt::runtime(en ? "{}: {} = {:.4g} of {} districts is no whole number: {} of them have it, "
                          "and {:.3g} % of the families of those next to them"
                        : "{}: {} = {:.4g} af {} distrikter er ikke et helt antal: {} af dem har "
                          "indsatsen, og {:.3g} % af familierne i dem ved siden af"),
        to_string(p->history.back().place), p->key, p->value[0], districts, whole, 100 * part));
  }
  return out;
}

}  // namespace

std::vector<std::string> check_warnings(const Scenario& scenario, const std::string& language) {
  const bool en = language == "en";
  std::vector<std::string> out;
  for (const Doubt& doubt : scenario.doubts) out.push_back(doubt_text(doubt, language));
  out.insert(out.end(), scenario.warnings.begin(), scenario.warnings.end());
  for (std::string& question : questions(scenario, language)) out.push_back(std::move(question));
  if (auto warning = idle_followup(scenario, en); !warning.empty())
    out.push_back(std::move(warning));
  for (auto* const warnings : {unheard_wishes, parts_of_districts, drifting})
    for (std::string& warning : warnings(scenario, en)) out.push_back(std::move(warning));
  const Sources sources = sources_of(scenario);
  if (sources.empty()) return out;
  for (const ResolvedParameter& p : scenario.parameters)
    if (!p.source.empty() && p.source != "command line" && !sources.contains(p.source))
      out.push_back(fmt::format(fmt::runtime(en ? "{}: {}: the source {} is not in sources.toml"
                                                : "{}: {}: kilden {} står ikke i sources.toml"),
                                to_string(p.history.back().place), p.key, p.source));
  return out;
}

std::string check_report(const Scenario& scenario, const std::string& language) {
  const bool en = language == "en";
  std::vector<const ResolvedParameter*> assumptions;
  for (const ResolvedParameter& p : scenario.parameters)
    if (p.grade == "N" && !p.follows) assumptions.push_back(&p);
  const auto programmes = scenario.programmes();
  const std::string enabled =
      programmes.empty() ? (en ? "none" : "ingen") : fmt::format("{}", fmt::join(programmes, ", "));
  std::string out = fmt::format(
      fmt::runtime(en ? "{}: OK. {} parameters, {} of them assumptions. Programmes: {}.\n"
                      : "{}: i orden. {} parametre, heraf {} antagelser. Programmer: {}.\n"),
      scenario.chain.back().string(), scenario.parameters.size(), assumptions.size(), enabled);
  const auto warnings = check_warnings(scenario, language);
  if (!warnings.empty()) out += en ? "\nWarnings\n" : "\nAdvarsler\n";
  for (const std::string& warning : warnings) out += fmt::format("  {}\n", warning);
  if (!assumptions.empty())
    out += en ? "\nAssumptions (no number found; every result rests on them)\n"
              : "\nAntagelser (intet tal fundet; alle resultater hviler på dem)\n";
  for (const ResolvedParameter* p : assumptions)
    out += fmt::format("  {:<42} {:<24} {}\n", p->key,
                       fmt::format("{:.6g}", fmt::join(p->value, ", ")),
                       to_string(p->history.back().place));
  return out;
}

}  // namespace kohort
