#include "app/words/messages_since.hpp"

#include <array>

namespace kohort {

std::span<const Message> since_messages() {
  static constexpr std::array table{
      Message{"since.heading", "Siden sidst: fra {0} (kohort {2}) til {1} (kohort {3})",
              "Since last time: from {0} (kohort {2}) to {1} (kohort {3})"},
      Message{"since.figure", "{0}, forskel med forslaget: før {1}, nu {2}",
              "{0}, difference with the proposal: {1} before, {2} now"},
      Message{"since.all", "i alt", "in all"},
      Message{"since.interval", "({0} til {1})", "({0} to {1})"},
      Message{"since.no_interval", "(usikkerheden er ikke kendt)", "(its error is not known)"},
      Message{"since.and", "og", "and"},
      Message{"since.cause.model", "beregningsmodellen", "the model"},
      Message{"since.cause.data", "data", "data"},
      Message{"since.cause.inputs", "forslagets egne tal", "the proposal's own numbers"},
      Message{"since.cause.chance", "tilfældighed", "chance"},
      Message{"since.inputs", "Ændret i scenariets egen fil eller med --set:",
              "Changed in the scenario's own file or by --set:"},
      Message{"since.data", "Ændret i de filer, scenariet bygger på:",
              "Changed in the files that the scenario is built on:"},
      Message{"since.range", "{0}: samme værdi, en anden usikkerhed",
              "{0}: same value, another uncertainty"},
      Message{"since.source", "{0}: samme værdi, en anden kilde eller grad ({1} → {2})",
              "{0}: same value, another source or grade ({1} → {2})"},
      Message{"since.more", "og {0} til; since.json har dem alle",
              "and {0} more; since.json has them all"},
      Message{"since.hidden",
              "Ingen af de viste parametre er ændret, men noget andet, der indgår: prisindeks, "
              "budgetlinjer eller indsatser, der er slået fra.",
              "None of the parameters shown has changed, but something else that counts has: the "
              "price index, budget lines or programmes that are off."},
      Message{"since.targets", "{0} registertal, som modellen holdes op mod, er ændret.",
              "{0} register figures that the model is held against have changed."},
      Message{"since.only_before", "{0} findes kun i de gamle resultater.",
              "{0} is only in the older results."},
      Message{"since.only_after", "{0} findes kun i de nye resultater.",
              "{0} is only in the newer results."},
      Message{"since.order",
              "Delene er taget i den viste rækkefølge, hver med de foregående ændringer på plads; "
              "de giver hele ændringen. Parenteser er 95 pct.-intervaller for ændringen af "
              "gennemsnittet.",
              "The parts are taken in the order shown, each with the changes before it in place; "
              "they add up to the whole change. Brackets are 95% intervals of the change of the "
              "mean."},
      Message{"since.joined.not_asked",
              "Dele, der står sammen, kan ikke skilles ad ud fra de to mapper alene; --rerun "
              "simulerer det, der mangler.",
              "Parts that stand together cannot be told apart from the two folders alone; --rerun "
              "simulates what is missing."},
      Message{"since.joined.other_build",
              "Dele, der står sammen, kan ikke skilles ad: de nye resultater er beregnet af en "
              "anden udgave af programmet end denne. Giv beregningens kommando igen med dette "
              "program, og spørg så.",
              "Parts that stand together cannot be told apart: the newer results were computed by "
              "another build of the program than this one. Give the command of the run again with "
              "this program, then ask."},
      Message{"since.joined.no_files",
              "Dele, der står sammen, kan ikke skilles ad: resultaterne har ikke alle de filer og "
              "valg med, de blev regnet af.",
              "Parts that stand together cannot be told apart: the results do not carry all files "
              "and choices that they were computed from."},
      Message{"since.joined.reference",
              "Dele, der står sammen, kan ikke skilles ad: der er sammenlignet med et andet "
              "scenarie, hvis filer ikke er gemt i resultaterne.",
              "Parts that stand together cannot be told apart: the comparison is with another "
              "scenario, whose files the results do not carry."},
      Message{"since.joined.cannot_load",
              "Dele, der står sammen, kan ikke skilles ad: dette program kan ikke læse de gamle "
              "filer ({0}).",
              "Parts that stand together cannot be told apart: this program cannot read the older "
              "files ({0})."},
      Message{"since.no_reference", "ingen indsats", "no programme"},
      Message{"since.obstacle.municipality",
              "kan ikke sammenlignes: før var det {0}, nu er det {1}.",
              "cannot be compared: it was {0} before and is {1} now."},
      Message{"since.obstacle.years", "kan ikke sammenlignes: før gjaldt det årene {0}, nu {1}.",
              "cannot be compared: it was about the years {0} before, about {1} now."},
      Message{"since.obstacle.price_year",
              "kan ikke sammenlignes: før var det i {0}-priser, nu i {1}-priser.",
              "cannot be compared: it was in prices of {0} before, in prices of {1} now."},
      Message{"since.obstacle.horizon",
              "kan ikke sammenlignes: før fulgtes børnene til {0} år, nu til {1} år.",
              "cannot be compared: children were followed to age {0} before, to age {1} now."},
      Message{"since.obstacle.births",
              "kan ikke sammenlignes: før var det børn født {0}, nu børn født {1}.",
              "cannot be compared: it was about children born in {0} before, in {1} now."},
      Message{"since.obstacle.reference",
              "kan ikke sammenlignes: før blev der sammenlignet med {0}, nu med {1}.",
              "cannot be compared: it was compared with {0} before, with {1} now."},
  };
  return table;
}

}  // namespace kohort
