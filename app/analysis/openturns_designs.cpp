#include "app/analysis/openturns_designs.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

#include "app/analysis/openturns_module.hpp"
#include "app/words/input_error.hpp"
#include "sim/random.hpp"

namespace kohort::analysis {

namespace {

constexpr const char* module_name = "libkohort_openturns.so";

[[noreturn]] void fail() {
  const char* why = dlerror();
  throw InputError{fmt::format(
      "{}, which is installed with the program, cannot be loaded: {}; is OpenTURNS installed?",
      module_name, why != nullptr ? why : "unknown")};
}

/// A function of the module, which is found by the program's run path and stays loaded.
template <class Function>
Function* function(const char* name) {
  static void* const module = dlopen(module_name, RTLD_NOW | RTLD_LOCAL);
  if (module == nullptr) fail();
  void* const address = dlsym(module, name);
  if (address == nullptr) fail();
  return reinterpret_cast<Function*>(address);
}

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

}  // namespace

Eigen::MatrixXd sobol_sequence(std::size_t points, std::size_t columns) {
  const auto rows = static_cast<Eigen::Index>(points), k = static_cast<Eigen::Index>(columns);
  RowMajor sequence = RowMajor::Zero(rows, k);
  // The first row is the origin.
  if (points > 1)
    function<decltype(kohort_sobol_sequence)>("kohort_sobol_sequence")(points - 1, columns,
                                                                       sequence.data() + k);
  return sequence;
}

Eigen::MatrixXd annealed_latin_hypercube(std::size_t points, std::size_t inputs,
                                         std::uint64_t seed) {
  RowMajor design(static_cast<Eigen::Index>(points), static_cast<Eigen::Index>(inputs));
  function<decltype(kohort_annealed_latin_hypercube)>("kohort_annealed_latin_hypercube")(
      points, inputs, key_of(seed, 0)[0], design.data());  // its generator takes 32 bits
  return design;
}

}  // namespace kohort::analysis
