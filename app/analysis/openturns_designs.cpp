#include "app/analysis/openturns_designs.hpp"

#include <mutex>
#include <openturns/ComposedDistribution.hxx>
#include <openturns/GeometricProfile.hxx>
#include <openturns/LHSExperiment.hxx>
#include <openturns/RandomGenerator.hxx>
#include <openturns/SimulatedAnnealingLHS.hxx>
#include <openturns/SobolSequence.hxx>
#include <openturns/SpaceFillingC2.hxx>
#include <openturns/Uniform.hxx>

namespace kohort::analysis {

namespace {

Eigen::MatrixXd matrix(const OT::Sample& sample, Eigen::Index first_row) {
  const auto rows = static_cast<Eigen::Index>(sample.getSize());
  const auto columns = static_cast<Eigen::Index>(sample.getDimension());
  Eigen::MatrixXd result = Eigen::MatrixXd::Zero(first_row + rows, columns);
  for (Eigen::Index i = 0; i < rows; ++i)
    for (Eigen::Index j = 0; j < columns; ++j)
      result(first_row + i, j) =
          sample(static_cast<OT::UnsignedInteger>(i), static_cast<OT::UnsignedInteger>(j));
  return result;
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

Eigen::MatrixXd sobol_sequence(std::size_t points, std::size_t columns) {
  if (points == 0) return Eigen::MatrixXd(0, static_cast<Eigen::Index>(columns));
  if (points == 1) return Eigen::MatrixXd::Zero(1, static_cast<Eigen::Index>(columns));
  return matrix(OT::SobolSequence{columns}.generate(points - 1), 1);
}

Eigen::MatrixXd annealed_latin_hypercube(std::size_t points, std::size_t inputs,
                                         std::uint32_t seed) {
  const BorrowedGenerator borrowed{seed};
  const OT::ComposedDistribution::DistributionCollection sides(inputs, OT::Uniform{0, 1});
  OT::LHSExperiment start{OT::ComposedDistribution{sides}, points, true, true};
  OT::SimulatedAnnealingLHS annealing{start, OT::SpaceFillingC2{}, OT::GeometricProfile{}};
  return matrix(annealing.generate(), 0);
}

}  // namespace kohort::analysis
