#include "app/words/messages_incremental.hpp"

#include <array>

namespace kohort {

std::span<const Message> incremental_messages() {
  static constexpr std::array table{
      Message{"incremental.heading", "Mulighederne side om side", "The options side by side"},
      Message{"incremental.placement_years",
              "Kommunens nettoudgift i {0} for hvert anbringelsesår mindre",
              "The municipality's net cost in {0} for each placement-year less"},
      Message{"incremental.placement_years.meaning",
              "Udgift og anbringelsesår mindre i forhold til: {0}.",
              "Cost, and placement-years fewer, compared with: {0}."},
      Message{"incremental.ever_placed_by_18",
              "Det offentliges nettoudgift over livet (nutidsværdi) for hvert barn født {1}, der "
              "aldrig anbringes",
              "Net cost to the public over life (present value) for each child born in {1} who is "
              "never placed"},
      Message{"incremental.ever_placed_by_18.meaning",
              "Udgift for 1.000 børn, og hvor mange færre af dem der anbringes, i forhold til: "
              "{0}.",
              "Cost for 1,000 children, and how many fewer of them are placed, compared with: "
              "{0}."},
      Message{"incremental.cost", "Udgift", "Cost"},
      Message{"incremental.effect", "Virkning", "Effect"},
      Message{"incremental.ratio", "Pris for hver ekstra (95 pct.)", "Price of each more (95%)"},
      Message{"incremental.million", "mio. kr.", "m kr."},
      Message{"incremental.thousand", "t.kr.", "1,000 kr."},
      Message{"incremental.within", "{0} ({1} til {2})", "{0} ({1} to {2})"},
      Message{"incremental.open", "{0} (intervallet er uden ende)",
              "{0} (an interval without end)"},
      Message{"incremental.dominated",
              "domineret: en anden giver mindst lige så meget og er ikke "
              "dyrere",
              "dominated: another does at least as much and is no dearer"},
      Message{"incremental.extended", "domineret af en blanding af to andre",
              "dominated by a mixture of two others"},
      Message{"incremental.share", "på fronten i {0} af trækningerne",
              "on the frontier in {0} of the draws"},
      Message{"incremental.study", "Mulighederne side om side: {0} for hver {1} mindre",
              "The options side by side: {0} for each {1} less"},
      Message{"incremental.study.means", "udgift {0}, virkning {1}", "cost {0}, effect {1}"},
      Message{"incremental.study.price", "pris for hver ekstra {0} kr. i forhold til {1}",
              "price of each more {0} kr. compared with {1}"},
      Message{"incremental.note",
              "Prisen er i forhold til den nærmeste mulighed med mindre virkning, som ikke er "
              "domineret. En mulighed på fronten er den bedste ved en eller anden værdi af "
              "virkningen; tabellen siger ikke, hvad virkningen er værd.",
              "The price is compared with the next option of less effect that is not dominated. An "
              "option on the frontier is the best one at some value of the effect; the table does "
              "not say what the effect is worth."}};
  return table;
}

}  // namespace kohort
