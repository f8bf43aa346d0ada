#pragma once

#include <variant>

#include "models/ids.hpp"

/// Everything that can happen. A missing `handle` does not compile.
namespace kohort {

// A table of contents: one line each.
// clang-format off
struct Expecting { FamilyId family; };       ///< a pregnancy has been found (family.cpp)
struct Birth { FamilyId family; };           ///< the family's next child is born
struct Marriage { FamilyId family; };        ///< cohabiting parents marry
struct Separation { FamilyId family; };      ///< the parents stop living together

struct NeedRises { ChildId child; };         ///< a need arises, or grows by one level (needs.cpp)
struct NeedEases { ChildId child; };         ///< a need resolves, or eases by one level
struct Notification { ChildId child; };      ///< somebody notifies the municipality
struct ComesOfAge { ChildId child; };        ///< 18th birthday (adult_life.cpp)

struct DecisionDue { ChildId child; };       ///< the examination ends (casework.cpp)
struct FollowUp { ChildId child; };          ///< the caseworker's regular contact
struct Reassessment { ChildId child; };      ///< placement is considered anew
struct MeasureEnds { ChildId child; };
struct CaseCloses { ChildId child; };

struct StayEnds { ChildId child; };          ///< the child returns home (placement.cpp)
struct Move { ChildId child; };              ///< planned change of place, or breakdown
struct StayReview { ChildId child; };        ///< 12th birthday in care: hazards change
struct Reentry { ChildId child; };           ///< a new placement after a return home

struct WorkerLeaves { WorkerId worker; };    ///< (caseworkers.cpp)
struct WorkerStarts { WorkerId worker; };
struct WorkerExperienced { WorkerId worker; };

struct ProgrammeEvent { std::uint32_t slot; };  ///< goes to the programme that owns the slot
struct YearEnd {};                              ///< the books are closed (accounts.cpp)
// clang-format on

using Event = std::variant<Expecting, Birth, Marriage, Separation, NeedRises, NeedEases,
                           Notification, ComesOfAge, DecisionDue, FollowUp, Reassessment,
                           MeasureEnds, CaseCloses, StayEnds, Move, StayReview, Reentry,
                           WorkerLeaves, WorkerStarts, WorkerExperienced, ProgrammeEvent, YearEnd>;

}  // namespace kohort
