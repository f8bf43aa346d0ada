#pragma once

#include <array>

#include "models/outcome.hpp"
#include "models/parameters.hpp"
#include "models/state.hpp"

namespace kohort {

/// Years that children spend in each type of placement, and what they cost: the one place that says
/// which count and which kind of cost belong to a type.
inline constexpr std::array<Yearly, place_types> years_in_place{
    Yearly::placement_years_kinship,     Yearly::placement_years_foster,
    Yearly::placement_years_institution, Yearly::placement_years_residence,
    Yearly::placement_years_boarding,    Yearly::placement_years_own_room};
inline constexpr std::array<Category, place_types> cost_of_place{
    Category::placement_kinship,   Category::placement_foster,   Category::placement_institution,
    Category::placement_residence, Category::placement_boarding, Category::placement_own_room};

static_assert(years_in_place[index(PlaceType::kinship)] == Yearly::placement_years_kinship &&
              years_in_place[index(PlaceType::foster)] == Yearly::placement_years_foster &&
              years_in_place[index(PlaceType::institution)] ==
                  Yearly::placement_years_institution &&
              years_in_place[index(PlaceType::residence)] == Yearly::placement_years_residence &&
              years_in_place[index(PlaceType::boarding)] == Yearly::placement_years_boarding &&
              years_in_place[index(PlaceType::own_room)] == Yearly::placement_years_own_room);
static_assert(cost_of_place[index(PlaceType::kinship)] == Category::placement_kinship &&
              cost_of_place[index(PlaceType::foster)] == Category::placement_foster &&
              cost_of_place[index(PlaceType::institution)] == Category::placement_institution &&
              cost_of_place[index(PlaceType::residence)] == Category::placement_residence &&
              cost_of_place[index(PlaceType::boarding)] == Category::placement_boarding &&
              cost_of_place[index(PlaceType::own_room)] == Category::placement_own_room);

}  // namespace kohort
