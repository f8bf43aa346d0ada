#pragma once

#include <cstddef>
#include <cstdint>

/// What the module libkohort_openturns.so offers. It is loaded only when a design needs it:
/// OpenTURNS takes time and memory at the start of every program that is linked with it.
/// Values are written row by row into `values`, which has room for points times columns.
extern "C" {
/// The Sobol' sequence without the origin.
void kohort_sobol_sequence(std::size_t points, std::size_t columns, double* values);
void kohort_annealed_latin_hypercube(std::size_t points, std::size_t inputs, std::uint32_t seed,
                                     double* values);
}
