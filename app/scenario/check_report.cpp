#include <fmt/format.h>

#include "app/files/problems.hpp"
#include "app/scenario/catalogue.hpp"
#include "app/scenario/commands.hpp"
#include "app/scenario/drawn.hpp"
#include "app/scenario/questions.hpp"
#include "app/scenario/sources.hpp"

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
  const auto& entries = catalogue().entries();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const ResolvedParameter& p = scenario.parameters[i];
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

std::vector<std::string> warnings_of(const Scenario& scenario, bool en) {
  std::vector<std::string> out;
  for (const Doubt& doubt : scenario.doubts) out.push_back(doubt_text(doubt, en ? "en" : "da"));
  out.insert(out.end(), scenario.warnings.begin(), scenario.warnings.end());
  for (std::string& question : questions(scenario, en ? "en" : "da"))
    out.push_back(std::move(question));
  if (auto warning = idle_followup(scenario, en); !warning.empty())
    out.push_back(std::move(warning));
  for (std::string& warning : drifting(scenario, en)) out.push_back(std::move(warning));
  const Sources sources = sources_of(scenario);
  if (sources.empty()) return out;
  for (const ResolvedParameter& p : scenario.parameters)
    if (!p.source.empty() && p.source != "command line" && !sources.contains(p.source))
      out.push_back(fmt::format(fmt::runtime(en ? "{}: {}: the source {} is not in sources.toml"
                                                : "{}: {}: kilden {} står ikke i sources.toml"),
                                to_string(p.history.back().place), p.key, p.source));
  return out;
}

}  // namespace

std::string check_report(const Scenario& scenario, const std::string& language) {
  const bool en = language == "en";
  std::vector<const ResolvedParameter*> assumptions;
  for (const ResolvedParameter& p : scenario.parameters)
    if (p.grade == "N") assumptions.push_back(&p);
  const auto programmes = scenario.programmes();
  const std::string enabled =
      programmes.empty() ? (en ? "none" : "ingen") : fmt::format("{}", fmt::join(programmes, ", "));
  std::string out = fmt::format(
      fmt::runtime(en ? "{}: OK. {} parameters, {} of them assumptions. Programmes: {}.\n"
                      : "{}: i orden. {} parametre, heraf {} antagelser. Programmer: {}.\n"),
      scenario.chain.back().string(), scenario.parameters.size(), assumptions.size(), enabled);
  const auto warnings = warnings_of(scenario, en);
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
