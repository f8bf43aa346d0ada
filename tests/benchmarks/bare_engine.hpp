#pragma once

#include "model_cases.hpp"

namespace kohort::benchmarks {

/// The same number of events and draws without any model: take the earliest of as many pending
/// events as a district has, look up as many random numbers as the model does for an event, uniform
/// and exponential ones, and schedule the same entity again.
/// @return something that depends on all of it
[[nodiscard]] double run_bare_engine(const Demand& demand, int replications);

}  // namespace kohort::benchmarks
