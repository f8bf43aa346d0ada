#pragma once

#include <cstdint>

#include "models/programme.hpp"

namespace kohort {

/// Children whom one district may take in at intake number `intake`, counted from 0: over all
/// districts and a year's intakes exactly `capacity_per_year`.
[[nodiscard]] std::uint64_t intake_quota(std::uint64_t capacity_per_year,
                                         std::uint64_t intakes_per_year, std::uint64_t intake,
                                         std::uint32_t district, std::uint32_t districts);

/// På Forkant (Holstebro 2018-21): easily reached help in the general area for children who do not
/// thrive; counselling in day care and close follow-up after psychological assessment.
[[nodiscard]] ProgrammeType paa_forkant_type();

}  // namespace kohort
