#pragma once

#include <array>

#include "app/figures/words.hpp"
#include "models/placement_counts.hpp"

namespace kohort {

/// A type of placement in words.
struct PlaceWords {
  PlaceType type;
  Words name;
  Words in;        ///< "5 år i plejefamilie"
  Words children;  ///< "3 børn i plejefamilie"
};

inline constexpr std::array<PlaceWords, place_types> places{
    {{PlaceType::kinship,
      {"Netværksplejefamilie", "Kinship foster family"},
      {"i netværkspleje", "in kinship care"},
      {"børn i netværkspleje", "children in kinship care"}},
     {PlaceType::foster,
      {"Plejefamilie", "Foster family"},
      {"i plejefamilie", "in foster care"},
      {"børn i plejefamilie", "children in foster care"}},
     {PlaceType::institution,
      {"Døgninstitution", "Residential institution"},
      {"på døgninstitution", "in institutions"},
      {"børn på døgninstitution", "children in institutions"}},
     {PlaceType::residence,
      {"Socialpædagogisk opholdssted", "Socio-pedagogical residence"},
      {"på opholdssted", "in residences"},
      {"børn på opholdssted", "children in residences"}},
     {PlaceType::boarding,
      {"Kost- eller efterskole", "Boarding school"},
      {"på kost- eller efterskole", "in boarding schools"},
      {"børn på kost- eller efterskole", "children in boarding schools"}},
     {PlaceType::own_room,
      {"Eget værelse", "Own room"},
      {"på eget værelse", "in own rooms"},
      {"børn på eget værelse", "children in own rooms"}}}};
static_assert([] {
  for (std::size_t i = 0; i < places.size(); ++i)
    if (index(places[i].type) != i) return false;
  return true;
}());

[[nodiscard]] constexpr const PlaceWords& place_words(PlaceType type) {
  return places[index(type)];
}

}  // namespace kohort
