#pragma once

#include "models/parameters.hpp"

namespace kohort {

struct Child;
struct District;

/// Books a programme cost of the municipality [kr.] in the current year, for this district; nothing
/// if the programme's budget lines are its cost.
void pay_programme(District& d, const ProgrammeParameters& own, double amount);

/// The same for what is spent on one child; counts among a followed child's costs. What is spent
/// before the birth belongs to the first year of life.
void pay_programme(District& d, const ProgrammeParameters& own, const Child& child, double amount);

/// Books the budget lines, if they are the programme's cost, each district its equal part.
void book_budget(District& d, const ProgrammeParameters& own);

}  // namespace kohort
