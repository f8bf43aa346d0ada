#include "app/words/messages_cashflow.hpp"

#include <array>

namespace kohort {

std::span<const Message> cashflow_messages() {
  static constexpr std::array table{
      Message{"cashflow.rules", "Regnesæt: {0} ({1}): {2}.", "Rules: {0} ({1}): {2}."},
      Message{"cashflow.rate", "Rente: {0}.", "Rate: {0}."},
      Message{"cashflow.base", "Tilbagediskonteret til {0}.", "Discounted to {0}."},
      Message{"cashflow.base_t", "år {0}", "year {0}"},
      Message{"cashflow.prices", "Beløb i {0}-priser (pris- og lønindeks, ganget fra {1}).",
              "Amounts in prices of {0} (price and wage index, converted from {1})."},
      Message{"cashflow.prices_own", "hvert års egne priser", "each year's own prices"},
      Message{"cashflow.prices_of", "{0}-priser", "prices of {0}"},
      Message{"cashflow.factors", "Nettoafgiftsfaktor og skatteforvridning er ikke lagt til.",
              "Net tax factor and tax distortion are not added."},
      Message{"cashflow.year", "År", "Year"},
      Message{"cashflow.date", "Dato", "Date"},
      Message{"cashflow.cost", "Udgift", "Cost"},
      Message{"cashflow.saving", "Besparelse", "Saving"},
      Message{"cashflow.net", "Netto", "Net"},
      Message{"cashflow.cumulated", "Akkumuleret", "Cumulated"},
      Message{"cashflow.factor", "Faktor", "Factor"},
      Message{"cashflow.value", "Nutidsværdi", "Present value"},
      Message{"cashflow.pv_saving", "Nutidsværdi af besparelser", "Present value of savings"},
      Message{"cashflow.pv_cost", "Nutidsværdi af udgifter", "Present value of costs"},
      Message{"cashflow.npv", "Nettonutidsværdi", "Net present value"},
      Message{"cashflow.annual", "Svarer til hvert år", "Equivalent annual value"},
      Message{"cashflow.ratio", "Nytte pr. udgiftskrone", "Benefit-cost ratio"},
      Message{"cashflow.no_ratio", "ikke defineret (ingen udgift)", "not defined (no cost)"},
      Message{"cashflow.payback", "Tilbagebetalt", "Paid back"},
      Message{"cashflow.payback_discounted", "Tilbagebetalt med renter", "Paid back with interest"},
      Message{"cashflow.payback_year", "{0} (år nr. {1}, det første medregnet)",
              "{0} (year no. {1}, counting the first)"},
      Message{"cashflow.never", "aldrig i perioden", "never within the years"},
      Message{"cashflow.lost", "; tabt igen i {0}", "; lost again in {0}"},
      Message{"cashflow.kept", "; igen fra {0} og perioden ud", "; back again from {0} to the end"},
      Message{"cashflow.interpolated", "Tilbagebetalt, interpoleret", "Paid back, interpolated"},
      Message{"cashflow.interpolated_years", "{0} år efter det første beløb",
              "{0} years after the first amount"},
      Message{"cashflow.interpolated_discounted", " (med renter {0})", " (with interest {0})"},
      Message{"cashflow.irr", "Intern rente", "Internal rate of return"},
      Message{"cashflow.no_irr", "findes ikke (beløbene skifter ikke fortegn)",
              "none (the amounts never change sign)"},
      Message{"cashflow.irr_not_between",
              "ingen mellem {0} og {1} (nutidsværdien skifter ikke fortegn dér)",
              "none between {0} and {1} (the present value does not change sign there)"},
      Message{"cashflow.irr_below", "under {0}", "below {0}"},
      Message{"cashflow.irr_above", "over {0}", "above {0}"},
      Message{"cashflow.irr_changes", "; beløbene skifter fortegn {0} gange",
              "; the amounts change sign {0} times"},
      Message{"cashflow.irr_incomplete", ", så ofte, at renter tæt på hinanden kan være overset",
              ", so often that rates close to each other may have been missed"},
      Message{"cashflow.mirr", "Modificeret intern rente", "Modified rate of return"},
      Message{"cashflow.no_mirr", "findes ikke (der skal være både udgift og gevinst)",
              "none (it takes both a payment and a gain)"},
      Message{"cashflow.several_irr", "flere: {0}; ingen af dem siger alene, om det betaler sig",
              "several: {0}; none of them alone says whether it pays"},
      Message{"cashflow.or", " eller ", " or "},
      Message{"cashflow.payers", "Hvem betaler, og hvem vinder (gevinst er positiv)",
              "Who pays and who gains (a gain is positive)"},
  };
  return table;
}

}  // namespace kohort
