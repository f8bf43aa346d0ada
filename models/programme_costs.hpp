#pragma once

#include "models/economics/payers.hpp"
#include "models/ids.hpp"
#include "models/parameters.hpp"
#include "sim/quantity.hpp"

namespace kohort {

struct Child;
struct District;

/// Books a programme cost of the municipality [kr.] in the current year, for this district; nothing
/// if the programme's budget lines are its cost.
void pay_programme(District& d, const ProgrammeParameters& own, double amount);

/// The same for what is spent on one child; counts among a followed child's costs. What is spent
/// before the birth belongs to the first year of life.
void pay_programme(District& d, const ProgrammeParameters& own, const Child& child, double amount);

/// The same with other payers than the municipality, who pay also when the municipality's budget
/// lines are its cost.
void pay_programme(District& d, const ProgrammeParameters& own, const Child& child,
                   const Split& split, double amount);

/// Books a stream of cost [kr. per year] over [from, to) that is spent on one child; nothing if the
/// programme's budget lines are its cost.
void accrue_programme(District& d, const ProgrammeParameters& own, const Child& child,
                      double per_year, Time from, Time to);

/// Books the price of one follow-up of the child's case, if a programme has given it one.
void pay_followup(District& d, ChildId id);

/// Books the budget lines, if they are the programme's cost, each district its equal part.
void book_budget(District& d, const ProgrammeParameters& own);

}  // namespace kohort
