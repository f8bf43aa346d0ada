#pragma once

#include "models/events.hpp"
#include "models/parameters.hpp"
#include "models/state.hpp"

namespace kohort {

struct District;

/// Caseload relative to the reference, within the limits beyond which it has no more effect.
[[nodiscard]] double caseload_ratio(double cases_per_worker, const CaseworkParameters& p);

/// Multiple that an elasticity makes of the present caseload: ratio^(elasticity * caseload_effect);
/// exactly 1 without effect.
[[nodiscard]] double caseload_multiple(District& d, double elasticity);

/// When an examination ends. The part `caseload_effect` of the time spent waiting for a caseworker
/// is added to its duration; without effect the decision comes as if nobody had to wait.
/// @param waited [years] so far; `waiting` whether the case still waits
[[nodiscard]] Time decision_time(Time opened, double duration, double waited, bool waiting,
                                 double effect);

/// Probability that an examination or reassessment leads to a placement.
[[nodiscard]] Probability placement_probability(Need need, double age, const CaseworkParameters& p);

/// Opens a case with an examination, after a notification.
void open_examination(District& d, ChildId id);
/// Acute: the decision comes now, whoever waits, and costs what an acute intervention costs.
void decide_at_once(District& d, ChildId id);
/// Opens a case for a child that returns to care, without a new examination.
void open_for_reentry(District& d, ChildId id);
/// A measure or a placement has ended; the case stays open for a while.
void close_later(District& d, ChildId id);
/// The child has returned home: a measure follows if the need asks for it, else the case closes.
void support_after_stay(District& d, ChildId id);
/// A new caseworker begins: part of what the family and the former one had come to is lost.
void lose_progress(District& d, Case& open);
/// Closes the child's case at once, if it has one (18th birthday).
void close_case(District& d, ChildId id);

/// A caseworker has taken a case from the waiting line.
void case_assigned(District& d, Case& open);

/// Books the years and cost of a running measure up to now.
void book_measure(District& d, Case& open);

/// Attributes to a followed child its case's equal part of the caseworkers at work now, for the
/// time since the last attribution.
void attribute_staff(District& d, Case& open);

void handle(District& d, const DecisionDue& event);
void handle(District& d, const FollowUp& event);
void handle(District& d, const Reassessment& event);
void handle(District& d, const MeasureEnds& event);
void handle(District& d, const CaseCloses& event);

}  // namespace kohort
