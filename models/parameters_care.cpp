#include "models/parameter_ranges.hpp"
#include "models/parameter_sections.hpp"

namespace kohort {

using namespace ranges;

void visit_care(CaseworkParameters& p, ParameterVisitor& v) {
  v.number({"renewal", unit::probability, probability,
            "how far help goes on while the need does: the judgement of an examination is made "
            "anew when a measure's time or a stay is over and the need is still moderate or "
            "serious; 0: help always ends"},
           p.renewal);
  v.table({"measure_kind", unit::share, probability, "kinds of measures that begin; sums to 1"},
          measure_labels, p.measure_kind);
  v.table({"measure_effect",
           unit::ratio,
           {0, 5},
           "intensity of each kind: power to which the support ratios of needs act; 1: the mean "
           "measure, 0: no effect"},
          measure_labels, p.measure_effect);
  v.number({"handover_loss", unit::share, probability,
            "share of what family and caseworker have come to that a change of caseworker undoes: "
            "of the examination's time, and of a measure's effect until the next follow-up"},
           p.handover_loss);
  v.number({"handover_at_decision", unit::probability, probability,
            "probability that another caseworker takes over when help begins"},
           p.handover_at_decision);
  v.table({"assessment", unit::probability, probability,
           "probability that an examination waits for a psychological assessment, by need"},
          need_labels, p.assessment);
  v.number({"assessments_per_1000_children",
            unit::per_1000_children,
            {0.01, 10000},
            "psychological assessments that can be made in a year"},
           p.assessments_per_1000_children);
  v.number({"turnover_elasticity", unit::elasticity, elasticity,
            "per cent change in the hazard of leaving per per cent change in caseload", false, 0.0},
           p.turnover_elasticity);
  v.number(
      {"complaint_elasticity", unit::elasticity, elasticity,
       "the same for the probability of a complaint about a deadline or a hand-over", false, 0.0},
      p.complaint_elasticity);
}

}  // namespace kohort
