#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/parameters.hpp"

/// Where a programme is carried out and whom it is meant for: the same for all programmes.
namespace kohort {

struct Child;
struct District;
struct Family;

/// Part of a district's families that the programme is meant for, 0 to 1.
///
/// A share of the municipality that is not a whole number of districts is kept as it is stated: the
/// last district has the programme in part, for a part of its families.
[[nodiscard]] double part_of_district(const ProgrammeParameters& own, std::uint32_t district,
                                      std::uint32_t districts);

/// The districts that have the programme, in whole or in part: neighbours, `count` from `first` on.
struct DistrictsOf {
  std::uint32_t first{0}, count{0};
};
[[nodiscard]] DistrictsOf districts_of(const ProgrammeParameters& own, std::uint32_t districts);

/// A district's part of a sum that is stated for all that the programme is, such as money.
[[nodiscard]] double amount_in(const ProgrammeParameters& own, double amount,
                               std::uint32_t district, std::uint32_t districts);
/// The same of a capacity, in whole numbers. Districts that have it in part get as much as others.
[[nodiscard]] std::uint64_t capacity_in(const ProgrammeParameters& own, std::uint64_t total,
                                        std::uint32_t district, std::uint32_t districts);

/// Signs of risk that a midwife or health visitor sees at the first birth, 0 to 3: the mother is
/// under 25, the longest schooling is basic school, the parents live apart.
[[nodiscard]] int signs_of_risk(const Family& family);

/// Whether the child and its family are of the target group and live where the programme is.
/// @param age  of the child when it joins [years]
[[nodiscard]] bool is_meant(const District& d, const ProgrammeParameters& own, const Child& child,
                            double age);

/// Whether families whose first child is born already can be meant.
[[nodiscard]] inline bool takes_later_births(const ProgrammeParameters& own) {
  return own.birth_to == 0 || own.birth_to > 1;
}

/// Visits everything of one programme: its section, what all have, and its own.
void visit_programme(ProgrammeParameters& p, ParameterVisitor& v);

/// As `inconsistencies`, of what programmes say about time, place and target group.
[[nodiscard]] std::vector<std::string> contradictions_of_programmes(const Parameters& p);

}  // namespace kohort
