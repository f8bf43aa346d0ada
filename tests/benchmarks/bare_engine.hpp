#pragma once

#include "model_cases.hpp"

namespace kohort::benchmarks {

/// Whether an exponential draw takes its logarithm, or only the random number that goes into it.
enum class Exponentials { as_in_model, as_uniform };

/// The same number of events and draws without any model: take the earliest of as many pending
/// events as a district has, look up as many random numbers as the model does for an event, uniform
/// and exponential ones, and schedule the same entity again.
/// @return something that depends on all of it
[[nodiscard]] double run_bare_engine(const Demand& demand, Exponentials exponentials);

}  // namespace kohort::benchmarks
