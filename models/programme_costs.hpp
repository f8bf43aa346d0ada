#pragma once

#include <cstdint>

#include "models/economics/money.hpp"
#include "models/economics/payers.hpp"
#include "models/ids.hpp"
#include "models/parameters.hpp"
#include "sim/quantity.hpp"

namespace kohort {

struct Child;
struct District;

/// Books a programme cost of the municipality in the current year, for this district.
void pay_programme(District& d, const ProgrammeParameters& own, Money amount);

/// The same for what is spent on one child; counts among a followed child's costs. What is spent
/// before the birth belongs to the first year of life.
void pay_programme(District& d, const ProgrammeParameters& own, const Child& child, Money amount);

/// The district's part of the current calendar year's budget lines.
[[nodiscard]] Money budget_of_year(const District& d, const ProgrammeParameters& own);

/// Holds a cost that is booked elsewhere against the budget lines, if they pay for the programme:
/// what goes beyond the year's lines is counted as unfunded.
void note_spending(District& d, const ProgrammeParameters& own, Money amount);

/// Settles the year that ends: the standing costs of programmes, then all lines begin anew.
void close_programme_year(District& d);
/// The same with other payers than the municipality, who pay whatever its budget lines say.
void pay_programme(District& d, const ProgrammeParameters& own, const Child& child,
                   const Split& split, Money amount);

/// Books a stream of cost over [from, to) that is spent on one child.
void accrue_programme(District& d, const ProgrammeParameters& own, const Child& child,
                      CostRate per_year, Time from, Time to);

/// Books what others who take part in an examination cost, if a programme has given it a price.
void pay_examination_partners(District& d, ChildId id);
/// Books the price of one follow-up of the child's case, if a programme has given it one.
void pay_followup(District& d, ChildId id);

}  // namespace kohort
