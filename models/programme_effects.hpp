#pragma once

#include <cstdint>

#include "models/ids.hpp"

namespace kohort {

struct District;

/// Replaces one programme's part `from` of the family's hazard ratio of needs by `to`, for the
/// children it has and those it will have. The other programmes' parts stay. The ratio acts on the
/// onset and on the growth of needs. Equal values leave every bit as it was.
void change_need_ratio(District& d, FamilyId id, float from, float to);

/// The same for one child only; siblings keep theirs.
void change_need_ratio(District& d, ChildId id, double from, double to);

/// Part of an effect that is left `years` after it was whole, if it halves every `half_life` years.
[[nodiscard]] double effect_left(double years, double half_life);

/// A district's part of a capacity of `total` for the whole municipality: whole numbers that sum to
/// the total over all districts.
[[nodiscard]] std::uint64_t district_part(std::uint64_t total, std::uint32_t district,
                                          std::uint32_t districts);

}  // namespace kohort
