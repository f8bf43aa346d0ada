#include "app/words/messages_reached.hpp"

#include <array>

namespace kohort {

std::span<const Message> reached_messages() {
  static constexpr std::array table{
      Message{"reached.heading", "Hvem nås i {0}: {1}", "Who is reached in {0}: {1}"},
      Message{"reached.programme.sverigesmodel", "Sverigesmodel", "Swedish model"},
      Message{"reached.programme.leksand", "forældregrupper", "parent groups"},
      Message{"reached.programme.early_effort", "tidlig indsats 0-2 år", "early effort 0-2 years"},
      Message{"reached.programme.paa_forkant", "På Forkant", "Paa Forkant"},

      // Swedish model.
      Message{"reached.caseworker_years", "Rådgiverårsværk", "Caseworker-years"},
      Message{"reached.case_years", "Åbne sager (sagsår)", "Open cases (years)"},
      Message{"reached.examinations", "Undersøgelser", "Examinations"},
      Message{"reached.handovers", "Skift af rådgiver", "Changes of caseworker"},
      Message{"reached.complaints", "Klager", "Complaints"},
      Message{"reached.cases_per_caseworker", "Sager pr. rådgiver", "Cases per caseworker"},
      Message{"reached.caseworker_wait", "Ventetid på en rådgiver", "Wait for a caseworker"},

      // Parent groups.
      Message{"reached.families_invited", "Familier inviteret", "Families invited"},
      Message{"reached.families_joined", "Familier, der sagde ja", "Families that said yes"},
      Message{"reached.families_met", "Familier, der kom til et møde",
              "Families that came to a meeting"},
      Message{"reached.meetings_attended", "Fremmøder (familier gange møder)",
              "Attendances (families times meetings)"},
      Message{"reached.group_dropouts", "Familier, der faldt fra", "Families that dropped out"},
      Message{"reached.group_children", "Børn i familier, der kom",
              "Children of families that came"},
      Message{"reached.needs_solved_by_network", "Behov løst af netværket",
              "Needs solved by the network"},
      Message{"reached.meetings_per_family", "Møder pr. familie, der kom",
              "Meetings per family that came"},
      Message{"reached.invitation_per_family", "Invitationer pr. familie, der kom",
              "Invitations per family that came"},
      Message{"reached.group_cost_per_family", "Pris pr. familie, der kom",
              "Cost per family that came"},

      // Early effort.
      Message{"reached.families_recognised", "Familier fundet før fødslen",
              "Families found before the birth"},
      Message{"reached.needs_visits", "Behovsbesøg, der kom til", "Needs visits added"},
      Message{"reached.screened", "Screeninger", "Screenings"},
      Message{"reached.screen_true_positives", "Screening: fundet med rette",
              "Screening: rightly found"},
      Message{"reached.screen_false_positives", "Screening: falsk alarm",
              "Screening: false alarms"},
      Message{"reached.screen_false_negatives", "Screening: overset", "Screening: missed"},
      Message{"reached.screen_refused", "Screening: sagt nej", "Screening: refused"},
      Message{"reached.training_offers", "Familietræning tilbudt", "Family training offered"},
      Message{"reached.training_started", "Familietræning begyndt", "Family training started"},
      Message{"reached.training_completed", "Familietræning gennemført",
              "Family training completed"},
      Message{"reached.training_dropouts", "Familietræning opgivet undervejs",
              "Family training dropped"},
      Message{"reached.training_gave_up", "Opgav at vente på træning",
              "Gave up waiting for training"},
      Message{"reached.training_children", "Børn i familier, der blev trænet",
              "Children of trained families"},
      Message{"reached.service_hours", "Timer hos sundhedspleje, dagtilbud og psykolog",
              "Hours of health visitors, day care and psychologists"},
      Message{"reached.plus_places_taken", "Pluspladser taget i brug", "Plus places taken"},
      Message{"reached.training_wait", "Ventetid på træning", "Wait for training"},
      Message{"reached.training_only_per_family", "Selve træningen pr. gennemført",
              "The training alone per completed"},
      Message{"reached.early_effort_per_family", "Hele indsatsen pr. gennemført",
              "All of the effort per completed"},

      // Paa Forkant.
      Message{"reached.wellbeing_children", "Børn, der fik en indsats", "Children who got help"},
      Message{"reached.wellbeing_turned_away", "Afvist, fordi holdet var fuldt (gange)",
              "Turned away from full intakes (times)"},
      Message{"reached.wellbeing_eased", "Børn, hvis behov indsatsen lettede",
              "Children whose need it eased"},
      Message{"reached.paa_forkant_per_child", "Pris pr. barn", "Cost per child"}};
  return table;
}

}  // namespace kohort
