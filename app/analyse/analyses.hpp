#pragma once

#include <cstdint>
#include <vector>

#include "app/analyse/analyse_command.hpp"
#include "app/analysis/crossed.hpp"

/// The analyses of `kohort analyse`; for its command alone.
namespace kohort::analyse {

/// There are enough replications to speak of other people than these.
[[nodiscard]] bool several_people(const Samples& samples);

/// An output at every point and in every replication, all of whose people are shared by the points.
/// With one replication chance cannot be told, and is taken for none.
[[nodiscard]] analysis::Crossed crossed(const Samples& samples, std::size_t output);

/// Mean, spread and standardised regression coefficients of every output.
void analyse_random(const Samples& samples, Answer& answer);
/// What a study would observe of one input.
struct PlannedStudy {
  std::size_t input{};
  double known{};     ///< observations that today's knowledge is worth
  double observed{};  ///< by the study
};

/// Value of perfect information, on everything and on each input, and of what studies would tell.
/// @param benefits positions of outputs: net benefits of options over doing nothing
void analyse_information(const Samples& samples, const std::vector<std::size_t>& benefits,
                         const std::vector<PlannedStudy>& studies, std::uint64_t seed,
                         Answer& answer);
/// Price of the effect and, by willingness to pay, the probability that an option is the best.
/// @param costs, effects positions of outputs, over doing nothing; an option at each place
void analyse_options(const Samples& samples, const std::vector<std::size_t>& costs,
                     const std::vector<std::size_t>& effects,
                     const std::vector<double>& willingness, Answer& answer);
/// @throws InputError if the samples are no such design
void analyse_one_way(const Samples& samples, Answer& answer);
void analyse_morris(const Samples& samples, const InputRanges& ranges, std::uint64_t seed,
                    Answer& answer);
void analyse_sobol(const Samples& samples, std::uint64_t seed, Answer& answer);

}  // namespace kohort::analyse
