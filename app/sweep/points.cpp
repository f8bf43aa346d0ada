#include "app/sweep/points.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>

#include "app/scenario/hash.hpp"
#include "sim/random.hpp"

namespace kohort::sweep {

namespace {

constexpr double central = std::numeric_limits<double>::quiet_NaN();

/// What a random number of a design is for. Part of the results: append, never renumber.
/// `value` is the address that Scenario::draw() uses, so that point p of a probabilistic study of
/// everything has the parameters of draw p.
enum class PointDecision : std::uint32_t { value = 1, second_value, stratum, start, order };
using PointDraws = Draws<PointDecision>;

/// The central point, then each parameter at its low and its high end.
class OneWay final : public Points {
 public:
  explicit OneWay(const Study& study) : k_{study.parameters.size()} {}
  [[nodiscard]] std::uint64_t size() const override { return 2 * k_ + 1; }
  [[nodiscard]] std::vector<double> at(std::uint64_t point) const override {
    std::vector<double> c(k_, central);
    if (point > 0) c[(point - 1) / 2] = static_cast<double>((point - 1) % 2);
    return c;
  }

 private:
  std::size_t k_;
};

/// Every combination of equally spaced levels; the first parameter changes slowest.
class Grid final : public Points {
 public:
  explicit Grid(const Study& study) : k_{study.parameters.size()}, levels_{study.design.levels} {}
  [[nodiscard]] std::uint64_t size() const override {
    std::uint64_t n = 1;
    for (std::size_t j = 0; j < k_; ++j) n *= levels_;
    return n;
  }
  [[nodiscard]] std::vector<double> at(std::uint64_t point) const override {
    std::vector<double> c(k_);
    for (std::size_t j = k_; j-- > 0; point /= levels_)
      c[j] = static_cast<double>(point % levels_) / static_cast<double>(levels_ - 1);
    return c;
  }

 private:
  std::size_t k_;
  std::uint64_t levels_;
};

/// Makes independent coordinates correlated as the study says (Gaussian copula).
class Copula {
 public:
  explicit Copula(const Study& study) {
    if (study.correlations.empty()) return;
    const auto k = static_cast<Eigen::Index>(study.parameters.size());
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Identity(k, k);
    for (const Correlation& c : study.correlations)
      matrix(static_cast<Eigen::Index>(c.a), static_cast<Eigen::Index>(c.b)) =
          matrix(static_cast<Eigen::Index>(c.b), static_cast<Eigen::Index>(c.a)) = c.value;
    root_ = matrix.llt().matrixL();
    for (Eigen::Index j = 0; j < k; ++j) alone_.push_back(matrix.row(j).cwiseAbs().sum() == 1);
  }
  void apply(std::vector<double>& c) const {
    if (alone_.empty()) return;
    std::vector<double> z;
    for (const double u : c) z.push_back(elementary::normal_quantile(u));
    for (std::size_t j = 0; j < c.size(); ++j) {
      if (alone_[j]) continue;
      double sum = 0;
      for (std::size_t i = 0; i <= j; ++i)
        sum += root_(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(i)) * z[i];
      const double u = 0.5 * std::erfc(-sum / std::sqrt(2.0));
      c[j] = std::clamp(u, 1e-15, 1 - 1e-15);
    }
  }

 private:
  Eigen::MatrixXd root_;
  std::vector<bool> alone_;
};

class Probabilistic final : public Points {
 public:
  explicit Probabilistic(const Study& study) : study_{study}, copula_{study} {}
  [[nodiscard]] std::uint64_t size() const override { return study_.design.points; }
  [[nodiscard]] std::vector<double> at(std::uint64_t point) const override {
    const PointDraws draws{study_.design.seed, static_cast<std::uint32_t>(point)};
    std::vector<double> c;
    for (const StudyParameter& p : study_.parameters)
      c.push_back(draws.uniform(fnv1a(p.key), PointDecision::value, 0));
    copula_.apply(c);
    return c;
  }

 private:
  const Study& study_;
  Copula copula_;
};

/// Numbers 0 .. n-1 in an order that (seed, key) decides.
std::vector<std::uint32_t> shuffled(std::uint64_t n, std::uint32_t seed, std::uint64_t key) {
  const PointDraws draws{seed, 0};
  std::vector<std::uint32_t> order(n);
  for (std::uint64_t i = 0; i < n; ++i) order[i] = static_cast<std::uint32_t>(i);
  for (std::uint64_t i = n; i > 1; --i) {
    const double u = draws.uniform(key, PointDecision::stratum, static_cast<std::uint32_t>(i));
    std::swap(order[i - 1], order[static_cast<std::uint64_t>(u * static_cast<double>(i))]);
  }
  return order;
}

class LatinHypercube final : public Points {
 public:
  explicit LatinHypercube(const Study& study) : study_{study}, copula_{study} {
    for (const StudyParameter& p : study.parameters)
      strata_.push_back(shuffled(study.design.points, study.design.seed, fnv1a(p.key)));
  }
  [[nodiscard]] std::uint64_t size() const override { return study_.design.points; }
  [[nodiscard]] std::vector<double> at(std::uint64_t point) const override {
    const PointDraws draws{study_.design.seed, static_cast<std::uint32_t>(point)};
    std::vector<double> c;
    for (std::size_t j = 0; j < strata_.size(); ++j) {
      const double u = draws.uniform(fnv1a(study_.parameters[j].key), PointDecision::value, 0);
      c.push_back((strata_[j][point] + u) / static_cast<double>(study_.design.points));
    }
    copula_.apply(c);
    return c;
  }

 private:
  const Study& study_;
  Copula copula_;
  std::vector<std::vector<std::uint32_t>> strata_;
};

/// Trajectories on a grid of levels; each step moves one group by levels / (2 (levels - 1)).
/// Source: Morris 1991, doi:10.1080/00401706.1991.10484804.
class Morris final : public Points {
 public:
  explicit Morris(const Study& study)
      : study_{study}, group_of_{study.group_of()}, groups_{study.groups().size()} {}
  [[nodiscard]] std::uint64_t size() const override {
    return study_.design.trajectories * (groups_ + 1);
  }
  [[nodiscard]] std::uint64_t block(std::uint64_t point) const override {
    return point / (groups_ + 1);
  }
  [[nodiscard]] std::vector<double> at(std::uint64_t point) const override {
    const auto trajectory = static_cast<std::uint32_t>(block(point));
    const std::uint64_t steps = point % (groups_ + 1);
    const PointDraws draws{study_.design.seed, trajectory};
    const auto order = shuffled(groups_, study_.design.seed ^ 0x5bd1e995U, trajectory);
    const double half = study_.design.levels / 2;
    const double spacing = 1.0 / (study_.design.levels - 1);
    std::vector<double> c;
    for (std::size_t j = 0; j < group_of_.size(); ++j) {
      const double u = draws.uniform(fnv1a(study_.parameters[j].key), PointDecision::start, 0);
      const double level = std::floor(u * half);  // below the middle
      const auto position = std::ranges::find(order, group_of_[j]) - order.begin();
      const bool moved = static_cast<std::uint64_t>(position) < steps;
      c.push_back(std::min(1.0, (level + (moved ? half : 0)) * spacing));
    }
    return c;
  }

 private:
  const Study& study_;
  std::vector<std::size_t> group_of_;
  std::size_t groups_;
};

/// Two independent samples A and B, and for each group A with that group from B:
/// blocks of groups + 2 points.
/// Source: Saltelli et al. 2010, doi:10.1016/j.cpc.2009.09.018.
class PickFreeze final : public Points {
 public:
  explicit PickFreeze(const Study& study)
      : study_{study}, group_of_{study.group_of()}, groups_{study.groups().size()} {}
  [[nodiscard]] std::uint64_t size() const override { return study_.design.points * (groups_ + 2); }
  [[nodiscard]] std::uint64_t block(std::uint64_t point) const override {
    return point / (groups_ + 2);
  }
  [[nodiscard]] std::vector<double> at(std::uint64_t point) const override {
    const PointDraws draws{study_.design.seed, static_cast<std::uint32_t>(block(point))};
    const std::uint64_t which = point % (groups_ + 2);
    std::vector<double> c;
    for (std::size_t j = 0; j < group_of_.size(); ++j) {
      const bool from_b = which == 1 || which == group_of_[j] + 2;
      c.push_back(draws.uniform(fnv1a(study_.parameters[j].key),
                                from_b ? PointDecision::second_value : PointDecision::value, 0));
    }
    return c;
  }

 private:
  const Study& study_;
  std::vector<std::size_t> group_of_;
  std::size_t groups_;
};

}  // namespace

std::unique_ptr<Points> make_points(const Study& study) {
  switch (study.design.kind) {
    case DesignKind::one_way:
      return std::make_unique<OneWay>(study);
    case DesignKind::grid:
    case DesignKind::threshold:
      return std::make_unique<Grid>(study);
    case DesignKind::latin_hypercube:
      return std::make_unique<LatinHypercube>(study);
    case DesignKind::morris:
      return std::make_unique<Morris>(study);
    case DesignKind::sobol:
      return std::make_unique<PickFreeze>(study);
    case DesignKind::probabilistic:
      break;
  }
  return std::make_unique<Probabilistic>(study);
}

}  // namespace kohort::sweep
