#pragma once

#include "models/decision.hpp"
#include "models/events.hpp"
#include "models/state.hpp"

namespace kohort {

struct District;

/// Fills the department's positions: `full_time` full-time equivalents, the last one part-time.
/// `positions` in all, the vacant rest being room for programmes.
void make_department(District& d, double full_time, std::size_t positions);

/// Adds positions (a programme's); each starts vacant and is filled after its own delay, unless
/// whoever had it before it was cut is still there and stays.
/// @return how many positions were added; the last one may be part-time
int add_positions(District& d, double full_time, double hiring_months, Decision purpose);

/// Takes positions away; each caseworker leaves after a delay of its own, and hands the cases over.
/// @return how many positions were touched; the last one may be cut in part, at once
int cut_positions(District& d, double full_time, double delay_months, Decision purpose);

/// Cases that a full-time caseworker has at most, while a policy is being phased in and after.
[[nodiscard]] double ceiling(const Department& department, Time now);
/// Cases that a caseworker can have at present.
[[nodiscard]] int capacity(const District& d, const Worker& worker);
/// Open cases, those in the waiting line included, per full-time caseworker at work.
[[nodiscard]] double cases_per_worker(const District& d);

/// Gives the case to the caseworker with the most room, or puts it into the waiting line.
/// @return whether it got a caseworker at once
bool seek_worker(District& d, CaseId id, bool urgent);
/// Ends the case's hold on its caseworker, or its place in the waiting line.
void leave_worker(District& d, CaseId id);
/// The case changes hands: it goes to the head of the line. Nothing happens if it has no
/// caseworker yet.
void hand_over(District& d, CaseId id);
/// A new year: caseworkers leave the sooner the more cases they have (turnover_elasticity). What
/// they have lived through of the hazard stays.
void renew_departures(District& d);
/// The year `d.year` ends: the next one has as many positions as the trend of the country says
/// (staff_trend), from the first budget year on and inside the measured years.
void follow_staff_trend(District& d);
/// Lets every caseworker take from the waiting line what there is room for.
void serve_waiting(District& d);

void handle(District& d, const WorkerLeaves& event);
void handle(District& d, const WorkerStarts& event);
void handle(District& d, const WorkerExperienced& event);

}  // namespace kohort
