#include "app/sweep/design_rows.hpp"

#include <array>
#include <cmath>
#include <fmt/format.h>

#include "app/sweep/findings.hpp"

namespace kohort::sweep {

namespace {

/// Points beyond this are refused whatever the disk has room for.
constexpr double most_points = 1e8;
/// A grid beyond this is a mistake: a Latin hypercube says more with less.
constexpr double most_grid_points = 1e6;
constexpr double number = sizeof(double);

double parameters(const Study& study) { return static_cast<double>(study.parameters.size()); }
double groups(const Study& study) { return static_cast<double>(study.groups().size()); }
double points_asked(const Study& study) { return static_cast<double>(study.design.points); }
double grid_points(const Study& study) { return std::pow(study.design.levels, parameters(study)); }
double sobol_points(const Study& study) { return points_asked(study) * (groups(study) + 2); }

/// All points are kept, with what tells them apart.
double all_points(const Study& study, double points) {
  return points * (3 * parameters(study) + 4) * number;
}
/// Made when they are asked for.
double none_kept(const Study&, double) { return 0; }
double sobol_samples_kept(const Study& study, double points) {
  return points_asked(study) * 4 * parameters(study) * number + 4 * points * number;
}

std::string no_fault(const Study&) { return ""; }

std::string grid_fault(const Study& study) {
  if (grid_points(study) <= most_grid_points) return "";
  return fmt::format(
      "a grid of {} levels over {} parameters has {:.2g} points (at most {:.0e}); take fewer of "
      "either, or a latin-hypercube design",
      study.design.levels, parameters(study), grid_points(study), most_grid_points);
}

std::string sobol_fault(const Study& study) {
  if (sobol_points(study) <= most_points) return "";
  return fmt::format("points times (parameters + 2) is more than {:.0e}", most_points);
}

std::string threshold_fault(const Study& study) {
  if (study.parameters.size() == 1) return "";
  return fmt::format("a threshold design varies one parameter, not {}", parameters(study));
}

constexpr std::array<std::string_view, 1> only_levels{"levels"};
constexpr std::array<std::string_view, 1> only_points{"points"};
constexpr std::array<std::string_view, 2> of_hypercube{"points", "optimised"};
constexpr std::array<std::string_view, 2> of_morris{"levels", "trajectories"};
constexpr std::array<std::string_view, 2> of_threshold{"levels", "tolerance"};

constexpr std::array rows{
    DesignRow{.kind = DesignKind::one_way,
              .name = "one-way",
              .mapping = Mapping::range,
              .size = [](const Study& s) { return 2 * parameters(s) + 1; },
              .memory = all_points,
              .fault = no_fault,
              .points = one_way_points,
              .analyse = analyse_one_way},
    DesignRow{.kind = DesignKind::grid,
              .name = "grid",
              .mapping = Mapping::range,
              .keys = only_levels,
              .levels = 3,
              .size = grid_points,
              .memory = all_points,
              .fault = grid_fault,
              .points = grid_of_points,
              .analyse = [](Findings&) {}},
    DesignRow{.kind = DesignKind::latin_hypercube,
              .name = "latin-hypercube",
              .mapping = Mapping::quantile,
              .keys = of_hypercube,
              .grouped = true,
              .draws = true,
              .size = points_asked,
              .memory = all_points,
              .fault = no_fault,
              .points = latin_hypercube_points,
              .analyse = analyse_draws},
    DesignRow{.kind = DesignKind::morris,
              .name = "morris",
              .mapping = Mapping::range,
              .keys = of_morris,
              .even_levels = true,
              .grouped = true,
              .stamp = "members of groups in own directions",
              .size = [](const Study& s) { return s.design.trajectories * (groups(s) + 1); },
              .memory = all_points,
              .fault = no_fault,
              .points = morris_points,
              .analyse = analyse_morris},
    DesignRow{.kind = DesignKind::sobol,
              .name = "sobol",
              .mapping = Mapping::quantile,
              .keys = only_points,
              .least_points = analysis::least_base_points,
              .grouped = true,
              .stamp = "nested scrambling",
              .size = sobol_points,
              .memory = sobol_samples_kept,
              .fault = sobol_fault,
              .points = sobol_rows,
              .analyse = analyse_sobol},
    DesignRow{.kind = DesignKind::probabilistic,
              .name = "probabilistic",
              .mapping = Mapping::quantile,
              .keys = only_points,
              .grouped = true,
              .draws = true,
              .open = true,
              .size = points_asked,
              .memory = none_kept,
              .fault = no_fault,
              .points = probabilistic_points,
              .analyse = analyse_draws},
    DesignRow{.kind = DesignKind::threshold,
              .name = "threshold",
              .mapping = Mapping::range,
              .keys = of_threshold,
              .levels = 3,
              .replications = 20,
              .size = [](const Study& s) { return static_cast<double>(s.design.levels); },
              .memory = all_points,
              .fault = threshold_fault,
              .points = threshold_points,
              .analyse = find_thresholds},
    DesignRow{.kind = DesignKind::pairing,
              .name = "pairing",
              .mapping = Mapping::range,
              .least_replications = 2,
              .replications = 200,
              .varies = false,
              .size = [](const Study&) { return 1.0; },
              .memory = all_points,
              .fault = no_fault,
              .points = central_point,
              .analyse = find_pairing}};

/// row_of() finds a row by its place.
static_assert([] {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].kind != static_cast<DesignKind>(i)) return false;
  return true;
}());

}  // namespace

std::span<const DesignRow> design_rows() { return rows; }

const DesignRow& row_of(DesignKind kind) { return rows[static_cast<std::size_t>(kind)]; }

}  // namespace kohort::sweep
