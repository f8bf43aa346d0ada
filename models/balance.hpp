#pragma once

#include "models/ids.hpp"

/// What holds between people, cases, caseworkers and placements whatever has happened: each event
/// changes several of them, and one that forgot one would give figures that look right.
namespace kohort {

struct District;

/// What a child, its case and its placement say of each other.
/// @throws ModelError with what does not agree
void check_child(const District& d, ChildId id);

/// What a department says of its caseworkers in all: cases held and waiting, full-time equivalents.
/// @throws ModelError with what does not add up
void check_department(const District& d);

/// Everything, counted anew: every child, case, placement, caseworker and place in the lines.
/// @throws ModelError with what does not add up
void check_district(const District& d);

/// Called by `run` after each event in builds with KOHORT_CHECKS: whom the event befell and the
/// department; when a year's books are closed, everything.
void check_after_event(const District& d);

}  // namespace kohort
