#include <array>
#include <cmath>
#include <fmt/format.h>

#include "app/analysis/test_function.hpp"
#include "app/sweep/inputs.hpp"
#include "app/sweep/models.hpp"
#include "sim/random.hpp"

namespace kohort::sweep {

namespace {

enum class TestDecision : std::uint32_t { noise = 1 };

/// Takes time and gives 0, in a way that a compiler cannot see.
double burn(std::uint32_t work) {
  std::array<std::uint32_t, 4> block{1, 2, 3, 4};
  for (std::uint64_t i = 0; i < std::uint64_t{work} * 1000; ++i) block = philox4x32(block, {5, 6});
  return block == std::array<std::uint32_t, 4>{} ? 1e-300 : 0;
}

/// A test function as a scenario whose baseline is 0. Chance is addressed by seed and replication
/// alone, so that all points share it.
class TestModel final : public SweepModel {
 public:
  explicit TestModel(const Study& study) : study_{study} {
    rows_ = {{"baseline", 0, "0", ""}, {study.function->name.substr(5), 0, "f(x)", ""}};
    metrics_ = {{"y", ""}};
  }
  [[nodiscard]] std::vector<double> inputs(std::span<const double> coordinates) const override {
    const auto arguments = test_arguments(study_, coordinates);
    std::vector<double> list;
    for (const StudyParameter& p : study_.parameters) list.push_back(arguments[p.parameter]);
    return list;
  }
  [[nodiscard]] std::string content(std::span<const double> coordinates) const override {
    return fmt::format("{} noise {:.17g} at {:.17g}", study_.function->name, study_.function->noise,
                       fmt::join(test_arguments(study_, coordinates), " "));
  }

 protected:
  [[nodiscard]] std::vector<double> compute(std::span<const double> coordinates,
                                            std::uint32_t replication) const override {
    const FunctionModel& function = *study_.function;
    double y =
        analysis::find_test_function(function.name)->evaluate(test_arguments(study_, coordinates)) +
        burn(function.work);
    if (function.noise > 0)
      y += function.noise *
           Draws<TestDecision>{study_.design.seed, replication}.normal(0, TestDecision::noise, 0);
    return {0, y};
  }

 private:
  const Study& study_;
};

}  // namespace

std::unique_ptr<SweepModel> make_test_model(const Study& study) {
  return std::make_unique<TestModel>(study);
}

}  // namespace kohort::sweep
