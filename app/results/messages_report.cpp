#include "app/results/messages_report.hpp"

#include <array>

namespace kohort {

std::span<const Message> report_messages() {
  static constexpr std::array table{
      Message{"report.several", "{0} scenarier", "{0} scenarios"},
      Message{"report.answer", "Svaret", "The answer"},
      Message{"report.question", "Spørgsmålet", "The question"},
      Message{"report.incomplete", "Foreløbigt resultat: {0} af {1} gentagelser er beregnet.",
              "Preliminary result: {0} of {1} replications are computed."},
      Message{"report.reading",
              "Alle tal er gennemsnit af {0} gentagelser af de samme børns liv, uden og med "
              "indsatsen. Intervallet rummer 95 pct. af gentagelserne: både tilfældigheder og "
              "det, vi ikke ved om parametrene. Positive forskelle i udgifter er merudgifter. "
              "Nettoudgiften rummer ydelser til dem, der fylder 18 i perioden; derfor stiger den "
              "fra år til år, også uden indsatsen.",
              "All figures are means of {0} replications of the same children's lives, without and "
              "with the programme. The interval holds 95% of the replications: both chance and "
              "what is not known about the parameters. Positive differences in cost are extra "
              "cost. Net cost holds benefits of those who come of age in the period; it therefore "
              "rises from year to year, also without the programme."},
      Message{"report.compare", "Scenarierne side om side", "The scenarios side by side"},
      Message{"report.scenario", "Scenarie", "Scenario"},
      Message{"report.extra_cost", "Forskel i kommunens nettoudgift (mio. kr.)",
              "Difference in municipal net cost (million kr.)"},
      Message{"report.placements_difference", "Forskel i anbringelser, der begynder",
              "Difference in placements that start"},
      Message{"report.payback_probability", "Pengene igen i budgetårene",
              "Money back in the budget years"},
      Message{"report.interval", "95 pct. ligger i", "95% lie in"},
      Message{"report.figure", "Tal", "Figure"},

      Message{"report.budget", "Budget år for år", "Budget year by year"},
      Message{"report.budget_caption",
              "Kommunens nettoudgift, 1.000 kr., {0}-priser, uden diskontering",
              "The municipality's net cost, 1,000 kr., {0} prices, undiscounted"},
      Message{"report.year", "År", "Year"},
      Message{"report.total", "I alt", "In all"},
      Message{"report.without", "Uden indsatsen", "Without the programme"},
      Message{"report.with", "Med indsatsen", "With the programme"},
      Message{"report.difference", "Forskel", "Difference"},

      Message{"report.payback", "Hvornår er pengene tjent hjem?", "When is the money back?"},
      Message{"report.chart_title", "Kommunens samlede merudgift siden {0}",
              "The municipality's cumulated extra cost since {0}"},
      Message{"report.chart_axis", "Mio. kr., {0}-priser; over nul: brugt, under nul: sparet",
              "Million kr., {0} prices; above zero: spent, below zero: saved"},
      Message{"report.chart_text",
              "Linjediagram med bånd. Midterlinjen ender i {0} på {1}; 95 pct. af beregningerne "
              "ender mellem {2} og {3}. Tallene står i tabellen nedenfor.",
              "Line chart with bands. The middle line ends in {0} at {1}; 95% of the calculations "
              "end between {2} and {3}. The table below has the figures."},
      Message{"report.chart_middle", "halvdelen over, halvdelen under", "half above, half below"},
      Message{"report.chart_middle_short", "midten", "the middle"},
      Message{"report.chart_band", "{0} pct.", "{0}%"},
      Message{"report.payback_caption",
              "Kommunens samlede merudgift siden {0} (mio. kr.) og andelen af beregninger, hvor "
              "pengene er igen",
              "The municipality's cumulated extra cost since {0} (million kr.) and the share of "
              "calculations with the money back"},
      Message{"report.mean", "Gennemsnit", "Mean"},
      Message{"report.paid_back", "Pengene igen", "Money back"},

      Message{"report.who_pays", "Hvem betaler, og hvem får gevinsten?",
              "Who pays, and who gains?"},
      Message{"report.payer_caption", "Nettoudgift {0} efter betaler, mio. kr., {1}-priser",
              "Net cost {0} by payer, million kr., {1} prices"},
      Message{"report.payer", "Betaler", "Payer"},
      Message{"report.category_caption",
              "Forskel i udgift {0} efter art og betaler, 1.000 kr. (gennemsnit)",
              "Difference in cost {0} by kind and payer, 1,000 kr. (mean)"},
      Message{"report.category", "Art", "Kind"},

      Message{"report.children", "Børnene", "The children"},
      Message{"report.type_caption", "Anbringelsesår efter type og år (gennemsnit)",
              "Placement-years by type and year (mean)"},
      Message{"report.type", "Type", "Type"},
      Message{"report.case", "Beregning", "Calculation"},
      Message{"report.placement_caption", "Anbringelser og samlivsbrud {0}",
              "Placements and separations {0}"},
      Message{"report.casework_caption", "Sagsbehandling {0}", "Casework {0}"},
      Message{"report.separation_caption",
              "Fulgte børn, hvis forældre går fra hinanden, efter barnets alder",
              "Followed children whose parents separate, by the child's age"},
      Message{"report.age", "Alder", "Age"},
      Message{"report.followed", "Børnene født {0}, fulgt til {1} år",
              "The children born {0}, followed to age {1}"},
      Message{"report.followed_caption",
              "Livstidsudgift pr. barn og opvækst. Nutidsværdi ved fødslen efter {0}.",
              "Lifetime cost per child and childhood. Present value at birth by {0}."},
      Message{"subgroup.heading", "For hvem?", "For whom?"},
      Message{
          "subgroup.reading",
          "De samme børn, delt på forskellige måder; hver deling har alle børnene med. Udgifterne "
          "er nettoudgift gennem livet pr. barn. Jo flere af de {0} grupper man ser på, desto "
          "lettere finder man en forskel, der er tilfældig.",
          "The same children, divided in different ways; each division holds all of them. Costs "
          "are lifetime net cost per child. The more of the {0} groups one looks at, the easier "
          "it is to find a difference that is chance."},
      Message{"subgroup.small", "* Under {0} børn i en gentagelse: tallene siger ikke meget.",
              "* Fewer than {0} children in a replication: the figures do not say much."},
      Message{"subgroup.division", "Deling", "Division"},
      Message{"subgroup.group", "Gruppe", "Group"},
      Message{"subgroup.without", "uden", "without"},
      Message{"subgroup.figure.children", "Børn", "Children"},
      Message{"subgroup.figure.ever_placed", "Anbragt inden 18 år, pr. 1.000 børn",
              "Placed by age 18, per 1,000 children"},
      Message{"subgroup.figure.placement_years", "Anbringelsesår pr. 1.000 børn",
              "Placement-years per 1,000 children"},
      Message{"subgroup.figure.parents_separated", "Samlivsbrud inden 18 år, pr. 1.000 børn",
              "Parents separated by age 18, per 1,000 children"},
      Message{"subgroup.figure.cost_municipality", "Kommunens udgift, kr. pr. barn",
              "Cost to the municipality, kr. per child"},
      Message{"subgroup.figure.cost_public", "Det offentliges udgift, kr. pr. barn",
              "Cost to all public payers, kr. per child"},
      Message{"subgroup.division.risk_zone", "Risikozone", "Risk zone"},
      Message{"subgroup.division.union_at_birth", "Forældrene ved første fødsel",
              "Parents at first birth"},
      Message{"subgroup.division.mother_education", "Mors uddannelse", "Mother's education"},
      Message{"subgroup.division.mother_age", "Mors alder ved første fødsel",
              "Mother's age at first birth"},
      Message{"subgroup.division.birth_order", "Nummer i søskendeflokken", "Birth order"},
      Message{"subgroup.division.sex", "Køn", "Sex"},
      Message{"subgroup.risk_zone.risk_zone", "I risikozonen", "In the risk zone"},
      Message{"subgroup.risk_zone.outside_risk_zone", "Uden for risikozonen",
              "Outside the risk zone"},
      Message{"subgroup.union_at_birth.apart", "Bor hver for sig", "Living apart"},
      Message{"subgroup.union_at_birth.cohabiting", "Samlevende", "Cohabiting"},
      Message{"subgroup.union_at_birth.married", "Gift", "Married"},
      Message{"subgroup.mother_education.basic", "Grundskole", "Basic"},
      Message{"subgroup.mother_education.upper_secondary", "Ungdoms- eller erhvervsuddannelse",
              "Upper secondary"},
      Message{"subgroup.mother_education.short_or_medium_higher",
              "Kort eller mellemlang videregående", "Short or medium higher"},
      Message{"subgroup.mother_education.long_higher", "Lang videregående", "Long higher"},
      Message{"subgroup.mother_age.under_25", "Under 25 år", "Under 25"},
      Message{"subgroup.mother_age.25_29", "25-29 år", "25-29"},
      Message{"subgroup.mother_age.30_34", "30-34 år", "30-34"},
      Message{"subgroup.mother_age.35_39", "35-39 år", "35-39"},
      Message{"subgroup.mother_age.40_and_over", "40 år og derover", "40 and over"},
      Message{"subgroup.birth_order.first_born", "Førstefødte", "First-born"},
      Message{"subgroup.birth_order.later_born", "Senere fødte", "Later-born"},
      Message{"subgroup.sex.boys", "Drenge", "Boys"},
      Message{"subgroup.sex.girls", "Piger", "Girls"},

      Message{"report.unknown", "Hvad ved vi ikke?", "What is not known?"},
      Message{"report.parameters", "Alle parametre", "All parameters"},
      Message{"report.parameters_caption",
              "Parametre med kilde og grad; antagelser uden kilde (grad N) er fremhævet",
              "Parameters with source and grade; assumptions without a source (grade N) are "
              "highlighted"},
      Message{"report.parameter", "Parameter", "Parameter"},
      Message{"report.value", "Værdi", "Value"},
      Message{"report.range", "Spænd", "Range"},
      Message{"report.unit", "Enhed", "Unit"},
      Message{"report.source", "Kilde", "Source"},
      Message{"report.grade", "Grad", "Grade"},
      Message{"report.meaning", "Betydning", "Meaning"},
      Message{"report.assumption", "N – antagelse", "N – assumption"},

      Message{"report.manifest", "Sådan er der regnet", "How it was calculated"},
      Message{"report.version", "Program", "Program"},
      Message{"report.seed", "Frø", "Seed"},
      Message{"report.replications", "Gentagelser", "Replications"},
      Message{"report.draws", "Parametertrækninger", "Parameter draws"},
      Message{"report.rules", "Regnesæt for nutidsværdi", "Rules for present value"},
      Message{"report.price_year", "Prisår", "Price year"},
      Message{"report.result_hash", "Resultatets kontroltal", "Result hash"},
      Message{"report.scenario_hash", "Scenariets kontroltal", "Scenario hash"},
      Message{"report.files", "Scenariefiler", "Scenario files"},
  };
  return table;
}

}  // namespace kohort
