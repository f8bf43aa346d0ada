#include "app/words/messages_follow.hpp"

#include <array>

namespace kohort {

std::span<const Message> follow_messages() {
  static constexpr std::array table{
      Message{"follow.heading",
              "Talt op mod forventet: {0}. Forventet gennemsnit, med de tal, 95 pct. af "
              "beregningerne ligger mellem; efter pilen: ventet nu.",
              "Counted against expected: {0}. Expected mean, with the numbers that 95% of the "
              "replications lie between; behind the arrow: expected now."},
      Message{"follow.lead",
              "Hvad kommunen har talt (prikker) op mod det, der var ventet for {0} (gråt: 95 pct. "
              "af beregningerne), og hvad der ventes nu (blåt).",
              "What the municipality has counted (dots) against what was expected of {0} (grey: "
              "95% of the replications), and what is expected now (blue)."},
      Message{"follow.band", "{0} ({1} til {2})", "{0} ({1} to {2})"},
      Message{"follow.inside", "inden for det ventede", "within what was expected"},
      Message{"follow.below", "under det ventede", "below what was expected"},
      Message{"follow.above", "over det ventede", "above what was expected"},
      Message{"follow.title", "{0}: {1} af {2} talte år ligger inden for det ventede",
              "{0}: {1} of {2} counted years lie within what was expected"},
      Message{"follow.title_none", "{0}: ventet før og nu", "{0}: expected before and now"},
      Message{"follow.col.year", "År", "Year"},
      Message{"follow.col.forecast", "Ventet", "Expected"},
      Message{"follow.col.actual", "Talt", "Counted"},
      Message{"follow.col.now", "Ventet nu", "Expected now"},
      Message{"follow.answer",
              "Forskel i kommunens nettoudgift over budgetårene, mio. kr.: ventet {0}; ventet nu "
              "{1}.",
              "Difference in the municipality's net cost over the budget years, DKK million: "
              "expected {0}; expected now {1}."},
      Message{"follow.assumptions", "Hvad siger det om antagelserne?",
              "What does that say about the assumptions?"},
      Message{"follow.effective",
              "Vægtet efter, hvor godt de passer med det talte, siger trækningerne så meget som "
              "{0} af {1}, der vejer lige meget.",
              "Weighed by how well they fit what was counted, the draws say as much as {0} of {1} "
              "that weigh the same."},
      Message{"follow.few",
              "Advarsel: det er færre end {0}. Så hviler det, der ventes nu, på få trækninger; "
              "kør med flere --draws.",
              "Warning: that is fewer than {0}. What is expected now rests on few draws; run with "
              "more --draws."},
      Message{"follow.far",
              "Advarsel: ingen trækning forklarer det talte. Modellen, forudsætningerne eller det, "
              "der er talt, må ses efter; vægtene siger ikke meget.",
              "Warning: no draw explains what was counted. The model, its assumptions or what was "
              "counted need a look; the weights do not say much."},
      Message{"follow.no_draws",
              "Forventningen er regnet med faste værdier (--draws 0), så det talte siger ikke "
              "noget om antagelserne.",
              "The forecast has central values (--draws 0), so that what was counted says nothing "
              "about the assumptions."},
      Message{"follow.no_parameters",
              "Hvilke antagelser det flytter, kan ikke siges: resultaterne har ikke deres filer "
              "med, så dette program kan læse dem.",
              "Which assumptions it moves cannot be said: the results do not carry their files in "
              "a form that this program reads."},
      Message{"follow.none_moved",
              "Ingen antagelse flytter sig mere, end tilfældet kan give blandt så mange.",
              "No assumption moves further than chance may among so many."},
      Message{"follow.moved", "{0}: fra {1} til {2} {3}.", "{0}: from {1} to {2} {3}."},
      Message{"follow.moved_by_chance",
              "{0}: fra {1} til {2} {3}, ikke mere end tilfældet kan give.",
              "{0}: from {1} to {2} {3}, no further than chance may."},
      Message{"follow.not_weighed",
              "{0}: i beregningen er der ingen tilfældighed i dette tal, så det vejer ikke med.",
              "{0}: there is no luck in this figure of the forecast, so it weighs nothing."},
  };
  return table;
}

}  // namespace kohort
