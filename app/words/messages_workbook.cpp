#include "app/words/messages_workbook.hpp"

#include <array>

namespace kohort {

std::span<const Message> workbook_messages() {
  static constexpr std::array table{
      // Sheets and names. At most 28 letters, so that a number still fits.
      Message{"workbook.sheet.overview", "Oversigt", "Overview"},
      Message{"workbook.sheet.case", "Investeringscase", "Investment case"},
      Message{"workbook.sheet.inputs", "Inddata", "Inputs"},
      Message{"workbook.sheet.index", "Prisindeks", "Price index"},
      Message{"workbook.sheet.data", "Data", "Data"},
      Message{"workbook.sheet.children", "Børnene", "Children"},
      Message{"workbook.sheet.assumptions", "Forudsætninger", "Assumptions"},
      Message{"workbook.sheet.comparison", "Sammenligning", "Comparison"},
      Message{"workbook.sheet.sources", "Kilder", "Sources"},
      Message{"workbook.name.price_year", "Prisniveau", "PriceYear"},
      Message{"workbook.name.price_factor", "Prisfaktor", "PriceFactor"},
      Message{"workbook.name.coverage", "Daekning", "Coverage"},

      // Everywhere.
      Message{"workbook.unit.before", "1.000 kr. i ", "1,000 kr. at the price level of "},
      Message{"workbook.unit.after",
              "-priser (p/l), ikke diskonteret, medmindre andet står. Plus er udgift, minus er "
              "besparelse. Vist afrundet, regnet uafrundet.",
              " (p/l), undiscounted unless said otherwise. Plus is a cost, minus a saving. Shown "
              "rounded, computed unrounded."},
      Message{"workbook.kind", "Art", "Kind"},
      Message{"workbook.in_all", "I alt", "In all"},
      Message{"workbook.mean", "Gennemsnit", "Mean"},
      Message{"workbook.low", "95 pct. fra", "95% from"},
      Message{"workbook.high", "95 pct. til", "95% to"},

      // Inputs.
      Message{"workbook.inputs.title", "Inddata: det, du kan ændre", "Inputs: what you can change"},
      Message{"workbook.inputs.note",
              "De gule felter kan ændres; alle beløb i projektmappen regnes om. Simuleringen "
              "køres ikke igen: dækningen ganger forskellen mellem beregningen med og uden "
              "indsatsen (lineært), prisniveauet ganger alle beløb, og renten ændrer "
              "nutidsværdierne.",
              "The yellow cells can be changed; all amounts in the workbook are recalculated. The "
              "simulation is not run again: coverage multiplies the difference between the "
              "calculations with and without the programme (linearly), the price level "
              "multiplies all amounts, and the rate changes the present values."},
      Message{"workbook.inputs.prices", "Prisniveau", "Price level"},
      Message{"workbook.inputs.price_year", "Prisniveau (år)", "Price level (year)"},
      Message{"workbook.inputs.price_year_help",
              "Et år fra arket Prisindeks. Beløb er simuleret i det prisår, der står under Kilder.",
              "A year of the sheet Price index. Amounts are simulated in the price year that "
              "Sources gives."},
      Message{"workbook.inputs.price_factor", "Faktor fra {0}-priser (regnes ud)",
              "Factor from {0} prices (calculated)"},
      Message{"workbook.inputs.coverage", "Dækning", "Coverage"},
      Message{"workbook.inputs.coverage_help",
              "100 pct. er indsatsen, som den er simuleret. 50 pct. er halvt så stor virkning og "
              "halvt så store udgifter. Tilnærmelse: ventelister, grupper og sagstal skalerer "
              "ikke altid lineært.",
              "100% is the programme as simulated. 50% is half the effect and half the cost. An "
              "approximation: waiting lists, groups and caseloads need not scale linearly."},
      Message{"workbook.inputs.discounting", "Diskontering", "Discounting"},
      Message{"workbook.inputs.rules",
              "Kørslens regler: {0}. Første budgetår er år 0. Satserne gælder fra året efter det "
              "angivne.",
              "The run's rules: {0}. The first budget year is year 0. A rate is in force from the "
              "year after the one given."},
      Message{"workbook.inputs.step", "Trin", "Step"},
      Message{"workbook.inputs.step_name", "Rente, trin {0}", "Rate, step {0}"},
      Message{"workbook.inputs.after", "Efter år nr.", "After year no."},
      Message{"workbook.inputs.rate", "Rente p.a.", "Rate p.a."},
      Message{"workbook.inputs.rate_help", "Reel rente mellem 0 og 100 pct. om året, fx 3,5 pct.",
              "Real rate between 0 and 100% a year, such as 3.5%"},
      Message{"workbook.inputs.flat", "Diskontér fra nul (1) eller trin for trin (0)",
              "Discount from zero (1) or step by step (0)"},
      Message{"workbook.inputs.flat_help",
              "0: hvert år har sin egen rente, og faktorerne kædes. 1: hele vejen til nul med den "
              "rente, der gælder i beløbets år.",
              "0: each year has its own rate, and the factors are chained. 1: the whole way to "
              "zero at the rate in force in the amount's year."},
      Message{"workbook.inputs.years_from", "År efter første budgetår",
              "Years after the first budget year"},
      Message{"workbook.inputs.rate_in_force", "Gældende rente", "Rate in force"},
      Message{"workbook.inputs.factor", "Diskonteringsfaktor", "Discount factor"},
      Message{"workbook.index.title", "Prisindeks", "Price index"},
      Message{"workbook.index.note",
              "Stigning i priser og lønninger fra året før, fra scenariets [price_index]. "
              "Stigningerne kan ændres.",
              "Rise of prices and wages from the year before, from the scenario's [price_index]. "
              "The rises can be changed."},
      Message{"workbook.index.year", "År", "Year"},
      Message{"workbook.index.rise", "Stigning, pct.", "Rise, per cent"},
      Message{"workbook.index.level", "Niveau", "Level"},

      // Data.
      Message{"workbook.data.title", "Data: resultater, som de er simuleret",
              "Data: results as simulated"},
      Message{"workbook.data.note",
              "Gennemsnit over gentagelser ved dækning 100 pct. Beløb i kr., {0}-priser, ikke "
              "diskonteret. De andre ark henter herfra.",
              "Means over replications at 100% coverage. Amounts in kr., {0} prices, undiscounted. "
              "The other sheets take their figures from here."},
      Message{"workbook.data.group", "Betaler eller gruppe", "Payer or group"},
      Message{"workbook.data.item", "Post", "Item"},
      Message{"workbook.data.baseline", "Uden {0}", "Without {0}"},
      Message{"workbook.data.reference", "Reference {0}", "Reference {0}"},
      Message{"workbook.data.difference", "Forskel {0}", "Difference {0}"},
      Message{"workbook.data.places", "Helårsanbringelser", "Placement-years"},
      Message{"workbook.data.low", "Samlet forskel siden start, 2,5 pct.-fraktil",
              "Cumulated difference, 2.5% quantile"},
      Message{"workbook.data.high", "Samlet forskel siden start, 97,5 pct.-fraktil",
              "Cumulated difference, 97.5% quantile"},
      Message{"workbook.data.figure", "Forskel over budgetårene", "Difference over budget years"},
      Message{"workbook.data.id", "Navn i summary.json", "Name in summary.json"},

      // Payers.
      Message{"workbook.payer.title", "{0}: udgifter efter art og år",
              "{0}: cost by kind and year"},
      Message{"workbook.payer.without", "Uden indsatsen", "Without the programme"},
      Message{"workbook.payer.with", "Med indsatsen", "With the programme"},
      Message{"workbook.payer.difference", "Forskel (med minus uden)",
              "Difference (with minus without)"},
      Message{"workbook.payer.gain_low", "Nettobesparelse, 95 pct. fra", "Net saving, 95% from"},
      Message{"workbook.payer.gain_high", "Nettobesparelse, 95 pct. til", "Net saving, 95% to"},
      Message{"workbook.stream.cumulated", "Samlet fra start", "Cumulated"},
      Message{"workbook.stream.gain", "Samlet nettobesparelse (minus: brugt)",
              "Cumulated net saving (minus: spent)"},
      Message{"workbook.stream.factor", "Diskonteringsfaktor", "Discount factor"},
      Message{"workbook.stream.present_value", "Nutidsværdi", "Present value"},
      Message{"workbook.stream.mark", "Pengene igen (1 = ja)", "Money back (1 = yes)"},
      Message{"workbook.stream.payback", "Pengene igen i år", "Money back in"},
      Message{"workbook.stream.payback_short", "Pengene igen i år", "Money back in"},
      Message{"workbook.stream.payback_years_short", "Tilbage-betaling, år", "Payback, years"},
      Message{"workbook.stream.lost_mark", "Tabt igen (1 = ja)", "Lost again (1 = yes)"},
      Message{"workbook.stream.lost", "Tabt igen i år", "Lost again in"},
      Message{"workbook.stream.never", "nej", "no"},

      // The investment case.
      Message{"workbook.case.title", "Investeringscase: {0}", "Investment case: {0}"},
      Message{"workbook.case.note",
              "Kommunens udgifter, med minus uden indsatsen. Implementeringsomkostninger er alt, "
              "hvad forslaget selv koster (indsatsen, flere rådgivere, rekruttering), også når det "
              "løber hvert år; varige ændringer er det, der følger af det. Opdelingen på "
              "styringsområder er programmets; ret den efter kommunens kontoplan.",
              "The municipality's cost, with minus without the programme. Implementation is "
              "everything the proposal itself costs (the programme, more caseworkers, "
              "recruitment), also when it recurs every year; lasting changes are what follows "
              "from it. The division into budget areas is the program's; adapt it to the "
              "municipality's own accounts."},
      Message{"workbook.case.area_and_kind", "Serviceområde og art", "Service area and kind"},
      Message{"workbook.case.area", "Styringsområde", "Budget area"},
      Message{"workbook.case.budget_year", "Budget", "Budget"},
      Message{"workbook.case.estimate_year", "Overslag", "Estimate"},
      Message{"workbook.case.projection", "Senere", "Later"},
      Message{"workbook.case.changes", "Varige ændringer", "Lasting changes"},
      Message{"workbook.case.changes_sum", "Samlet varig ændring", "Lasting changes in all"},
      Message{"workbook.case.implementation", "Implementeringsomkostninger",
              "Cost of implementation"},
      Message{"workbook.case.implementation_sum", "Samlede implementeringsomkostninger",
              "Cost of implementation in all"},
      Message{"workbook.case.no_construction", "Anlæg (indgår ikke i beregningen)",
              "Construction (not part of the calculation)"},
      Message{"workbook.case.total", "Samlet økonomisk påvirkning", "Economic effect in all"},
      Message{"workbook.case.of_which", "heraf", "of which"},
      Message{"workbook.case.payback_years", "Tilbagebetalingstid i hele kalenderår",
              "Payback time in whole calendar years"},
      Message{"workbook.case.overview", "Oversigtslinje", "Overview line"},
      Message{"workbook.case.overview_note",
              "Investering er alle implementeringsomkostninger i perioden; effekten er varige "
              "ændringer i det sidste år; overførsler mv. er alt andet end service.",
              "Investment is all cost of implementation in the period; the effect is the lasting "
              "changes of the last year; transfers etc. are everything but service."},
      Message{"workbook.case.proposal", "Forslag", "Proposal"},
      Message{"workbook.case.investment_service", "Investering, service", "Investment, service"},
      Message{"workbook.case.investment_building", "Investering, anlæg",
              "Investment, construction"},
      Message{"workbook.case.effect_service", "Effekt ved fuld ind-fasning, service",
              "Effect when in full force, service"},
      Message{"workbook.case.effect_transfers", "Effekt, over-førsler mv.",
              "Effect, transfers etc."},
      Message{"workbook.case.lines", "Vedtaget budget ved siden af beregningen",
              "Adopted budget beside the calculation"},
      Message{"workbook.case.programme", "Indsats", "Programme"},
      Message{"workbook.case.all_programmes", "alle indsatser", "all programmes"},
      Message{"workbook.case.year", "År", "Year"},
      Message{"workbook.case.adopted", "Vedtaget", "Adopted"},
      Message{"workbook.case.bottom_up", "Beregnet udgift", "Calculated cost"},
      Message{"workbook.case.source", "Kilde", "Source"},
      Message{"workbook.case.approval", "Udvalg og dato for godkendelse",
              "Committee and date of approval"},

      // Overview.
      Message{"workbook.overview.note",
              "Sætningerne ovenfor gælder den simulerede dækning (100 pct.) i {0}-priser. Tallene "
              "nedenfor følger de gule felter på arket Inddata.",
              "The sentences above hold for the simulated coverage (100%) in {0} prices. The "
              "figures below follow the yellow cells of the sheet Inputs."},
      Message{"workbook.overview.key_figures", "Hovedtal (forskel: med minus uden)",
              "Key figures (difference: with minus without)"},
      Message{"workbook.overview.figure", "Tal", "Figure"},
      Message{"workbook.overview.cost_municipality", "Kommunens nettoudgift, {0}",
              "Net cost to the municipality, {0}"},
      Message{"workbook.overview.cost_public", "Det offentliges nettoudgift",
              "Net cost to all public payers"},
      Message{"workbook.overview.public_note", "Kommune, region og stat tilsammen.",
              "Municipality, region and state together."},
      Message{"workbook.overview.value_municipality", "Nutidsværdi af kommunens nettoudgift",
              "Present value of the municipality's net cost"},
      Message{"workbook.overview.value_note", "Til første budgetår med renten på arket Inddata.",
              "At the first budget year, at the rate of the sheet Inputs."},
      Message{"workbook.overview.value_public", "Nutidsværdi af det offentliges nettoudgift",
              "Present value of the net cost to all public payers"},
      Message{"workbook.overview.payback_year", "Kommunen har pengene igen i år",
              "The municipality has its money back in"},
      Message{"workbook.overview.payback_note", "Af gennemsnittet; »nej«: ikke i perioden.",
              "Of the mean; \"no\": not in the period."},
      Message{"workbook.overview.lost_year", "og har tabt dem igen i år",
              "and has lost it again in"},
      Message{"workbook.overview.payback_probability", "Sandsynlighed for pengene igen senest {0}",
              "Probability of having the money back by {0}"},
      Message{"workbook.overview.simulated_note", "Fra simuleringen; følger ikke inddata.",
              "From the simulation; does not follow the inputs."},
      Message{"workbook.overview.change_in", "Ændring: {0}", "Change: {0}"},
      Message{"workbook.overview.reached", "Hvem nås: {0} (med minus uden, budgetårene)",
              "Who is reached: {0} (with less without, budget years)"},
      Message{"workbook.overview.who_pays", "Hvem betaler?", "Who pays?"},
      Message{"workbook.overview.payer", "Nettoudgift i alle budgetår",
              "Net cost, all budget years"},
      Message{"workbook.overview.present_value", "Nutidsværdi af forskellen",
              "Present value of the difference"},
      Message{"workbook.overview.ledgers", "Tre regnskaber (forskel)",
              "Three accounts (difference)"},
      Message{"workbook.overview.ledger", "Regnskab", "Account"},
      Message{"workbook.overview.invested", "Investeret", "Invested"},
      Message{"workbook.overview.saving", "Sparet", "Saved"},
      Message{"workbook.overview.net", "Netto", "Net"},
      Message{"workbook.overview.ledger_note",
              "Her er en positiv besparelse sparede penge, og netto er investeret minus sparet. "
              "Samfundets regnskab er diskonteret efter {0}; det følger dækning og prisniveau, men "
              "ikke renten på arket Inddata.",
              "Here a positive saving is money saved, and net is invested minus saved. Society's "
              "account is discounted by {0}; it follows coverage and price level, but not the "
              "rate of the sheet Inputs."},
      Message{"workbook.ledger.municipality", "Kommunens budget", "The municipality's budget"},
      Message{"workbook.ledger.public", "Det offentlige i alt", "All public payers"},
      Message{"workbook.ledger.society", "Samfundet", "Society"},
      Message{"workbook.chart.gain", "Kommunens samlede nettobesparelse siden {0}",
              "The municipality's cumulated net saving since {0}"},
      Message{"workbook.chart.gain_axis", "1.000 kr.; under nul: brugt",
              "1,000 kr.; below zero: spent"},
      Message{"workbook.chart.who_pays", "Hvem betaler {0}?", "Who pays {0}?"},
      Message{"workbook.chart.cost_axis", "1.000 kr.; over nul: merudgift",
              "1,000 kr.; above zero: extra cost"},
      Message{"workbook.chart.places_change", "Forskel i helårsanbringelser efter type",
              "Difference in placement-years by type"},
      Message{"workbook.chart.places", "Helårsanbringelser {0} efter type",
              "Placement-years {0} by type"},
      Message{"workbook.chart.places_axis", "Helårsanbringelser", "Placement-years"},

      // Children, comparison.
      Message{"workbook.children.title", "Helårsanbringelser efter type og år",
              "Placement-years by type and year"},
      Message{"workbook.children.note",
              "Gennemsnit over gentagelser. En helårsanbringelse er ét barn anbragt i ét år. "
              "Forskellen følger dækningen på arket Inddata.",
              "Means over replications. A placement-year is one child placed for one year. The "
              "difference follows the coverage of the sheet Inputs."},
      Message{"workbook.children.sum", "Sum {0}", "Sum {0}"},
      Message{"workbook.comparison.title", "Scenarierne side om side",
              "The scenarios side by side"},
      Message{"workbook.comparison.title_aligned",
              "Scenarierne side om side over de første {0} budgetår",
              "The scenarios side by side over their first {0} budget years"},
      Message{
          "workbook.comparison.aligned_note",
          "Scenarierne har ikke lige mange budgetår. Derfor tæller kun de første {0} år af "
          "hvert scenarie med her; hele perioden står på scenariets egne ark. Året, hvor pengene "
          "er igen, er søgt i hele perioden.",
          "The scenarios do not have equally many budget years. Only the first {0} years of each "
          "count here; the whole period stands on the scenario's own sheets. The year in which "
          "the money is back was looked for in the whole period."},
      Message{"workbook.comparison.years", "Budgetår", "Budget years"},
      Message{"workbook.comparison.scenario", "Scenarie", "Scenario"},
      Message{"workbook.comparison.municipality", "Forskel i kommunens nettoudgift",
              "Difference in net cost to the municipality"},
      Message{"workbook.comparison.value", "Nutidsværdi for kommunen",
              "Present value, municipality"},
      Message{"workbook.comparison.public", "Forskel i det offentliges nettoudgift",
              "Difference in net cost to all public payers"},
      Message{"workbook.comparison.placements", "Forskel i anbringelser, der begynder",
              "Difference in placements that start"},
      Message{"workbook.comparison.note",
              "Tallet foran er scenariets nummer i arkenes navne. Dækningen kan ændres for hvert "
              "scenarie på arket Inddata.",
              "The number in front is the scenario's number in the names of the sheets. Coverage "
              "can be changed for each scenario on the sheet Inputs."},

      // Assumptions and sources.
      Message{"workbook.assumptions.title", "Forudsætninger: alle parametre i brug",
              "Assumptions: all parameters in use"},
      Message{"workbook.assumptions.note",
              "De farvede rækker er antagelser. Værdierne er simuleringens; at ændre dem her "
              "ændrer intet.",
              "The coloured rows are assumptions. The values are those of the simulation; "
              "changing them here changes nothing."},
      Message{"workbook.assumptions.parameter", "Parameter", "Parameter"},
      Message{"workbook.assumptions.entry", "Indgang", "Entry"},
      Message{"workbook.assumptions.value", "Værdi", "Value"},
      Message{"workbook.assumptions.from", "Fra", "From"},
      Message{"workbook.assumptions.to", "Til", "To"},
      Message{"workbook.assumptions.unit", "Enhed", "Unit"},
      Message{"workbook.assumptions.distribution", "Fordeling", "Distribution"},
      Message{"workbook.assumptions.grade", "Grad", "Grade"},
      Message{"workbook.assumptions.source", "Kilde", "Source"},
      Message{"workbook.assumptions.source_title", "Kildens indhold", "What the source says"},
      Message{"workbook.assumptions.place", "Fil:linje", "File:line"},
      Message{"workbook.assumptions.meaning", "Betydning (engelsk)", "Meaning"},
      Message{"workbook.assumptions.remark", "Bemærkning", "Remark"},
      Message{"workbook.run.several", "{0} scenarier", "{0} scenarios"},
      Message{"workbook.run.scenario", "Scenarie", "Scenario"},
      Message{"workbook.run.version", "Program", "Program"},
      Message{"workbook.run.seed", "Frø", "Seed"},
      Message{"workbook.run.replications", "Gentagelser", "Replications"},
      Message{"workbook.run.draws", "Parametertrækninger", "Parameter draws"},
      Message{"workbook.run.rules", "Regnesæt for nutidsværdi", "Rules for present value"},
      Message{"workbook.run.price_year", "Prisår", "Price year"},
      Message{"workbook.run.result_hash", "Resultatets kontroltal", "Result hash"},
      Message{"workbook.run.scenario_hash", "Scenariets kontroltal", "Scenario hash"},
      Message{"workbook.run.files", "Scenariefiler", "Scenario files"},
      Message{"workbook.run.incomplete", "Foreløbigt resultat: {0} af {1} gentagelser er beregnet.",
              "Preliminary result: {0} of {1} replications are computed."},
      Message{"workbook.sources.title", "Sådan er der regnet, og kilder",
              "How it was calculated, and sources"},
      Message{"workbook.sources.id", "Kilde", "Source"},
      Message{"workbook.sources.what", "Indhold", "What it says"},
      Message{"workbook.sources.address", "Adresse", "Address"},
      Message{"workbook.sources.year", "År", "Year"},
  };
  return table;
}

}  // namespace kohort
