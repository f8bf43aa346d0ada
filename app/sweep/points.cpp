#include "app/sweep/points.hpp"

#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <optional>
#include <stdexcept>

#include "app/analysis/correlation.hpp"
#include "app/files/hash.hpp"
#include "app/files/problems.hpp"
#include "app/sweep/design_rows.hpp"
#include "app/words/input_error.hpp"
#include "sim/random.hpp"

namespace kohort::sweep {

namespace {

constexpr double central = std::numeric_limits<double>::quiet_NaN();

/// What a random number of a design is for; the others are those of app/analysis. `value` is the
/// address that Scenario::draw() uses, so that point p of a probabilistic study of everything has
/// the parameters of draw p.
enum class PointDecision : std::uint32_t { value = 1 };
using PointDraws = Draws<PointDecision>;

Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

std::vector<std::string> keys_of(const Study& study) {
  std::vector<std::string> keys;
  for (const StudyParameter& p : study.parameters) keys.push_back(p.key);
  return keys;
}

std::optional<analysis::NormalCopula> copula_of(const Study& study) {
  if (study.correlations.empty()) return std::nullopt;
  return analysis::NormalCopula{correlation_matrix(study), analysis::CorrelationKind::normal_scores,
                                keys_of(study)};
}

/// A design of app/analysis over the parameters.
class DesignPoints final : public Points {
 public:
  explicit DesignPoints(analysis::Design design) : design_{std::move(design)} {}
  [[nodiscard]] std::uint64_t size() const override { return design_.size(); }
  [[nodiscard]] std::uint64_t block(std::uint64_t point) const override {
    return design_.block[point];
  }
  [[nodiscard]] const analysis::Design* design() const override { return &design_; }
  [[nodiscard]] std::vector<double> at(std::uint64_t point) const override {
    const bool one_way = design_.kind == "one_way";
    std::vector<double> c;
    for (std::size_t j = 0; j < design_.inputs(); ++j)
      c.push_back(one_way && design_.moved[point] != j
                      ? central
                      : design_.points(static_cast<Eigen::Index>(point), index(j)));
    return c;
  }

 private:
  analysis::Design design_;
};

/// Puts the middles of equal parts on equally spaced levels, the first at low and the last at high:
/// a straight line has values at its ends, which a quantile function need not have.
analysis::Design on_levels(analysis::Design design, std::size_t levels) {
  const auto count = static_cast<double>(levels);
  design.points = design.points.unaryExpr(
      [count](double u) { return std::round(u * count - 0.5) / (count - 1); });
  return design;
}

/// Low and high, exactly.
analysis::Design at_ends(analysis::Design design) {
  design.points = design.points.unaryExpr([](double u) { return u < 0.5 ? 0.0 : 1.0; });
  return design;
}

class Probabilistic final : public Points {
 public:
  explicit Probabilistic(const Study& study) : study_{study}, copula_{copula_of(study)} {}
  [[nodiscard]] std::uint64_t size() const override { return study_.design.points; }
  [[nodiscard]] std::vector<double> at(std::uint64_t point) const override {
    const PointDraws draws{study_.design.seed, static_cast<std::uint32_t>(point)};
    std::vector<double> c;
    for (const StudyParameter& p : study_.parameters)
      c.push_back(draws.uniform(fnv1a(p.key), PointDecision::value, 0));
    if (!copula_) return c;
    const Eigen::MatrixXd row = Eigen::Map<const Eigen::RowVectorXd>(c.data(), index(c.size()));
    const Eigen::MatrixXd joint = copula_->joint(row);
    return {joint.data(), joint.data() + joint.size()};
  }

 private:
  const Study& study_;
  std::optional<analysis::NormalCopula> copula_;
};

/// The rows of a Sobol' design, made from its two samples when they are asked for.
class SobolPoints final : public Points {
 public:
  explicit SobolPoints(const Study& study)
      : parameters_{study.parameters.size()},
        samples_{analysis::sobol_samples(study.design.points, parameters_, study.design.seed)},
        design_{analysis::sobol_layout(study.design.points, parameters_, study.members())} {}
  [[nodiscard]] std::uint64_t size() const override { return design_.size(); }
  [[nodiscard]] std::uint64_t block(std::uint64_t point) const override {
    return design_.block[point];
  }
  [[nodiscard]] const analysis::Design* design() const override { return &design_; }
  [[nodiscard]] std::vector<double> at(std::uint64_t point) const override {
    const auto base = index(design_.block[point]);
    const bool b = point % (design_.groups.size() + 2) == 1;
    std::vector<double> c;
    for (std::size_t j = 0; j < parameters_; ++j)
      c.push_back(samples_(base, index(b ? parameters_ + j : j)));
    if (const std::size_t group = design_.moved[point]; group != analysis::none)
      for (const std::size_t j : design_.groups[group])
        c[j] = samples_(base, index(parameters_ + j));
    return c;
  }

 private:
  std::size_t parameters_;
  Eigen::MatrixXd samples_;
  analysis::Design design_;
};

/// Equally spaced values of one parameter, and those that a search asks for.
class SearchPoints final : public Points {
 public:
  explicit SearchPoints(const Study& study) {
    const std::uint32_t levels = study.design.levels;
    for (std::uint32_t i = 0; i < levels; ++i)
      coordinates_.push_back(static_cast<double>(i) / (levels - 1));
  }
  [[nodiscard]] std::uint64_t size() const override { return coordinates_.size(); }
  [[nodiscard]] std::vector<double> at(std::uint64_t point) const override {
    return {coordinates_[point]};
  }
  void append(double coordinate) override { coordinates_.push_back(coordinate); }

 private:
  std::vector<double> coordinates_;
};

/// The central point alone.
class CentralPoint final : public Points {
 public:
  explicit CentralPoint(const Study& study) : parameters_{study.parameters.size()} {}
  [[nodiscard]] std::uint64_t size() const override { return 1; }
  [[nodiscard]] std::vector<double> at(std::uint64_t) const override {
    return std::vector<double>(parameters_, central);
  }

 private:
  std::size_t parameters_;
};

analysis::Design latin_hypercube(const Study& study) {
  auto design = analysis::latin_hypercube(study.design.points, study.parameters.size(),
                                          study.design.seed, study.design.optimised);
  const auto copula = copula_of(study);
  return copula ? copula->apply(std::move(design)) : design;
}

}  // namespace

void Points::append(double) { throw std::logic_error{"this design has no points to search"}; }

Eigen::MatrixXd correlation_matrix(const Study& study) {
  const auto k = index(study.parameters.size());
  Eigen::MatrixXd matrix = Eigen::MatrixXd::Identity(k, k);
  for (const Correlation& c : study.correlations)
    matrix(index(c.a), index(c.b)) = matrix(index(c.b), index(c.a)) = c.value;
  return matrix;
}

std::unique_ptr<Points> one_way_points(const Study& study) {
  return std::make_unique<DesignPoints>(at_ends(analysis::one_way(study.parameters.size())));
}

std::unique_ptr<Points> grid_of_points(const Study& study) {
  const std::uint32_t levels = study.design.levels;
  const std::vector<std::size_t> all(study.parameters.size(), levels);
  return std::make_unique<DesignPoints>(on_levels(analysis::grid(all), levels));
}

std::unique_ptr<Points> latin_hypercube_points(const Study& study) {
  return std::make_unique<DesignPoints>(latin_hypercube(study));
}

std::unique_ptr<Points> morris_points(const Study& study) {
  const Design& d = study.design;
  return std::make_unique<DesignPoints>(on_levels(
      analysis::morris(d.trajectories, study.parameters.size(), d.levels, d.seed, study.members()),
      d.levels));
}

std::unique_ptr<Points> sobol_rows(const Study& study) {
  return std::make_unique<SobolPoints>(study);
}

std::unique_ptr<Points> probabilistic_points(const Study& study) {
  return std::make_unique<Probabilistic>(study);
}

std::unique_ptr<Points> threshold_points(const Study& study) {
  return std::make_unique<SearchPoints>(study);
}

std::unique_ptr<Points> central_point(const Study& study) {
  return std::make_unique<CentralPoint>(study);
}

std::unique_ptr<Points> make_points(const Study& study) {
  Problems problems;
  try {
    return row_of(study.design.kind).points(study);
  } catch (const InputError& error) {
    // What app/analysis complains of has no place in a file.
    for (const std::string& problem : error.problems())
      problems.add({study.file.string()}, fmt::format("design: {}", problem));
  }
  problems.throw_if_any();
  return nullptr;
}

}  // namespace kohort::sweep
