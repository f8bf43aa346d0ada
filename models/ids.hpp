#pragma once

#include <cstdint>

namespace kohort {

/// Ids are positions in a district's vectors: free to copy, impossible to mix up.
enum class FamilyId : std::uint32_t {};
enum class ChildId : std::uint32_t {};
enum class CaseId : std::uint32_t {};
enum class PlacementId : std::uint32_t {};
enum class WorkerId : std::uint32_t {};

inline constexpr std::uint32_t no_index = 0xffffffff;

template <class Id>
[[nodiscard]] constexpr std::uint32_t index(Id id) {
  return static_cast<std::uint32_t>(id);
}

/// "No such thing", e.g. a child without an open case.
template <class Id>
inline constexpr Id none{no_index};

}  // namespace kohort
