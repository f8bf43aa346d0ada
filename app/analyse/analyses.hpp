#pragma once

#include <cstdint>
#include <vector>

#include "app/analyse/analyse_command.hpp"

/// The analyses of `kohort analyse`; for its command alone.
namespace kohort::analyse {

/// There are enough replications to speak of other people than these.
[[nodiscard]] bool several_people(const Samples& samples);

/// Mean, spread and standardised regression coefficients of every output.
void analyse_random(const Samples& samples, Answer& answer);
/// Value of perfect information, on everything and on each input.
/// @param benefits positions of outputs: net benefits of options over doing nothing
void analyse_information(const Samples& samples, const std::vector<std::size_t>& benefits,
                         std::uint64_t seed, Answer& answer);
/// @throws InputError if the samples are no such design
void analyse_one_way(const Samples& samples, Answer& answer);
void analyse_morris(const Samples& samples, const InputRanges& ranges, std::uint64_t seed,
                    Answer& answer);
void analyse_sobol(const Samples& samples, std::uint64_t seed, Answer& answer);

}  // namespace kohort::analyse
