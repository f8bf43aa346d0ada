#include "app/local/readme.hpp"

#include <fmt/format.h>

#include "app/local/folder.hpp"
#include "app/scenario/catalogue.hpp"

namespace kohort::local {

namespace {

std::string facts_text(const Plan& plan, std::string_view language) {
  std::string out =
      pick(language, "\n## Taget over, som de er\n\n", "\n## Taken over as they are\n\n");
  for (const Fact& fact : plan.facts)
    if (!fact.words.da.empty())
      out += fmt::format("- {} (`{}.{}`)\n", fact.words.in(std::string{language}), fact.section,
                         fact.name);
  if (plan.facts.empty()) out += pick(language, "Ingen.\n", "None.\n");
  return out;
}

std::string levers_text(const Plan& plan, std::string_view language) {
  std::string out;
  for (const PlannedTarget& target : plan.targets) {
    if (!target.lever) continue;
    const Lever& lever = desk().levers[*target.lever];
    const CatalogueEntry& entry =
        catalogue().entries()[static_cast<std::size_t>(catalogue().index_of(lever.key))];
    out += fmt::format("- {} → `{}`{}: {}\n", target.label.in(std::string{language}), lever.key,
                       lever.label.empty() ? "" : fmt::format(" ({})", lever.label), entry.meaning);
  }
  return out;
}

std::string how_to_go_on(const Plan& plan, const FolderNames& names, bool fitted,
                         std::string_view language) {
  const std::string run = fmt::format("```\nkohort run {}\n", names.fitted.string());
  const std::string again = fitted ? fmt::format("kohort calibrate {} --out {}-again.toml\n",
                                                 names.targets.string(), plan.slug)
                                   : std::string{};
  return pick(language, "\n## Videre\n\n", "\n## How to go on\n\n") + run + again + "```\n\n" +
         fmt::format(
             fmt::runtime(pick(
                 language,
                 "Et forslag skrives i sin egen fil, der begynder med `extends = \"{0}\"`. Er et "
                 "tal i `figures.toml` rettet, giver `kohort local figures.toml --out NY-MAPPE` en "
                 "ny mappe.\n",
                 "A proposal goes into a file of its own that begins with `extends = \"{0}\"`. "
                 "When "
                 "a figure in `figures.toml` has been mended, `kohort local figures.toml --out "
                 "NEW-FOLDER` makes a new folder.\n")),
             names.fitted.string());
}

}  // namespace

std::string judged_text(const CalibrationTask& task, const Outcomes& outcomes,
                        std::string_view language) {
  const double chance = largest_chance(task, outcomes.judged);
  std::string text = fmt::format(
      fmt::runtime(pick(language,
                        "Fittet med frø {} og {} gentagelser; bedømt her med frø {} og {} "
                        "gentagelser. ± er tilfældighed (en standardfejl).\n",
                        "Fitted with seed {} and {} replications; judged here with seed {} and {} "
                        "replications. ± is chance (one standard error).\n")),
      task.seed, task.replications, outcomes.judged_seed, outcomes.judged_replications);
  constexpr double wanted = 0.15;
  if (chance > wanted)
    text += pick(language,
                 "Tilfældigheden er stor ved siden af tolerancen; --replications giver flere.\n",
                 "Chance is large beside the tolerance; --replications gives more.\n");
  return text;
}

std::string readme_text(const Figures& figures, const Plan& plan, const CalibrationTask* task,
                        const Outcomes* outcomes, std::string_view language) {
  const FolderNames names = names_in_folder(plan);
  const bool fitted = task != nullptr && !plan.levers.empty();
  std::string out = fmt::format("# {}\n\n", figures.name);
  out += fmt::format(
      fmt::runtime(
          pick(language,
               "`{}` er kommunen, som den er i dag: landets udgangspunkt med kommunens egne "
               "tal. Kilderne står i `sources.toml`, svarene i `figures.toml`.\n",
               "`{}` is the municipality as it is today: the country's baseline with its "
               "own figures. Sources stand in `sources.toml`, answers in `figures.toml`.\n")),
      names.fitted.string());
  if (outcomes != nullptr) {
    out += pick(language, "\n## Egne tal og simulerede\n\n",
                "\n## Own figures and simulated ones\n\n");
    out += comparison_table(plan, *task, outcomes->judged, ReportStyle::markdown, language);
    out += "\n" + judged_text(*task, *outcomes, language);
    if (fitted) out += "\n" + verdict(plan, *task, outcomes->judged, outcomes->fit, language);
  }
  if (fitted) {
    out += pick(language, "\n## Hvad der er fittet\n\n", "\n## What was fitted\n\n");
    out += levers_text(plan, language) + "\n";
    out += parameter_table(*task, outcomes->fit, ReportStyle::markdown, language) + "\n";
    out += pick(language, "Med fittets eget frø: ", "With the fit's own seed: ") +
           fit_message(*task, outcomes->fit, language);
  } else {
    out += pick(language, "\nIngen af tallene flytter et håndtag i modellen, så intet er fittet.\n",
                "\nNone of the figures moves a lever of the model, so nothing was fitted.\n");
  }
  out += facts_text(plan, language);
  const std::string more = remarks(plan, language);
  if (!more.empty()) out += "\n" + more;
  return out + how_to_go_on(plan, names, fitted, language);
}

}  // namespace kohort::local
