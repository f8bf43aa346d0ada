#include "app/words/messages_report.hpp"

#include <array>

namespace kohort {

std::span<const Message> report_messages() {
  static constexpr std::array table{
      Message{"report.incomplete", "Foreløbigt resultat: {0} af {1} gentagelser er beregnet.",
              "Preliminary result: {0} of {1} replications are computed."},
      Message{
          "report.covers_zero",
          "Intervallet for forskellen i kommunens nettoudgift går fra besparelse til merudgift: "
          "Det kan ikke afgøres, om indsatsen koster eller sparer.",
          "The interval of the difference in municipal net cost reaches from saving to extra "
          "cost: whether the programme costs or saves cannot be told."},
      Message{"report.written", "Skrevet: {0}", "Written: {0}"},
      Message{
          "report.behind",
          "Advarsel: en beregning er i gang i mappen eller blev afbrudt; rapporten viser de {0} "
          "gentagelser, der sidst blev gjort op.",
          "Warning: a run is under way in the folder or was interrupted; the report shows the "
          "{0} replications that were summarised last."},

      Message{"why.figures", "Tal og figurer i {0}; se et af dem med: kohort why {0} NAVN",
              "Figures of {0}; see one with: kohort why {0} NAME"},
      Message{"why.without", "Uden indsatsen", "Without the programme"},
      Message{"why.with", "Med indsatsen", "With programmes"},
      Message{"why.difference", "Forskel", "Difference"},
      Message{"why.range", "{0} (95\u00a0pct. mellem {1} og {2})", "{0} (95% between {1} and {2})"},
      Message{"why.adopted", "Budgetlinje, {0}", "Budget line, {0}"},
      Message{"why.spent", "Regnet nedefra, {0}", "Calculated bottom-up, {0}"},
      Message{"why.all_programmes", "alle indsatser", "all programmes"},
      Message{"why.formula", "Sådan er det regnet", "How it is computed"},
      Message{"why.parameters", "Parametre, det afhænger mest direkte af",
              "Parameters that it depends on most directly"},
      Message{"why.no_parameters", "ingen", "none"},
      Message{"why.value_range", "[{0}; {1}] {2}", "[{0}; {1}] {2}"},
      Message{"why.fixed", "trækkes ikke", "not drawn"},
      Message{"why.grade", "grundlag", "basis"},
      Message{"why.source", "kilde", "source"},
      Message{"why.given", "givet i", "given in"},
      Message{"why.then", "derefter i", "then in"},
      Message{"why.note", "bemærkning", "note"},
      Message{"why.chain", "Scenariefiler", "Scenario files"},
      Message{"why.basis",
              "Beregnet af kohort {0} med frø {1}, {2} gentagelser, {3} parametertrækninger. "
              "Resultatets kontroltal {4}, scenariets {5}.",
              "Computed by kohort {0} with seed {1}, {2} replications, {3} parameter draws. Result "
              "hash {4}, scenario's {5}."},
      Message{"why.more", "Læs mere: docs/model.md, \"{0}\".",
              "Read more: docs/model.md, \"{0}\"."},

      Message{"break_even.interrupted",
              "Afbrudt under break-even. Resultaterne ligger i {0}. Samme kommando fortsætter.",
              "Interrupted while break-even was computed. The results are in {0}. The same command "
              "continues."},
      Message{"break_even.working", "Break-even: beregner styrken {0}",
              "Break-even: simulating strength {0}"},
  };
  return table;
}

}  // namespace kohort
