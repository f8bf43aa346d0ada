#include "app/analysis/openturns_module.hpp"

#include <mutex>
#include <openturns/ComposedDistribution.hxx>
#include <openturns/GeometricProfile.hxx>
#include <openturns/LHSExperiment.hxx>
#include <openturns/RandomGenerator.hxx>
#include <openturns/SimulatedAnnealingLHS.hxx>
#include <openturns/SobolSequence.hxx>
#include <openturns/SpaceFillingC2.hxx>
#include <openturns/Uniform.hxx>

namespace {

/// Row after row.
void copy(const OT::Sample& sample, double* values) {
  for (OT::UnsignedInteger i = 0; i < sample.getSize(); ++i)
    for (OT::UnsignedInteger j = 0; j < sample.getDimension(); ++j) *values++ = sample(i, j);
}

/// One user at a time of the process-wide generator, which is left as it was found.
class BorrowedGenerator {
 public:
  explicit BorrowedGenerator(std::uint32_t seed)
      : lock_{mutex()}, before_{OT::RandomGenerator::GetState()} {
    OT::RandomGenerator::SetSeed(seed);
  }
  ~BorrowedGenerator() { OT::RandomGenerator::SetState(before_); }
  BorrowedGenerator(const BorrowedGenerator&) = delete;
  BorrowedGenerator& operator=(const BorrowedGenerator&) = delete;

 private:
  static std::mutex& mutex() {
    static std::mutex only;
    return only;
  }
  std::lock_guard<std::mutex> lock_;
  OT::RandomGeneratorState before_;
};

}  // namespace

void kohort_sobol_sequence(std::size_t points, std::size_t columns, double* values) {
  copy(OT::SobolSequence{columns}.generate(points), values);
}

void kohort_annealed_latin_hypercube(std::size_t points, std::size_t inputs, std::uint32_t seed,
                                     double* values) {
  const BorrowedGenerator borrowed{seed};
  const OT::ComposedDistribution::DistributionCollection sides(inputs, OT::Uniform{0, 1});
  OT::LHSExperiment start{OT::ComposedDistribution{sides}, points, true, true};
  OT::SimulatedAnnealingLHS annealing{start, OT::SpaceFillingC2{}, OT::GeometricProfile{}};
  copy(annealing.generate(), values);
}
