#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "measure.hpp"
#include "model_cases.hpp"

/// What is measured of the whole model, and the table and plot that show it.
namespace kohort::benchmarks {

/// A measured figure beside what is wanted of it.
struct Goal {
  std::string what;
  Spread value;
  double limit{};
  bool at_most{true};
  std::string unit;  ///< "x" for ratios, "%", "s"

  [[nodiscard]] bool met() const { return at_most ? value.median <= limit : value.median >= limit; }
};

/// A figure without a goal.
struct Figure {
  std::string group;
  std::string what;
  Spread value;
  std::string unit;
};

/// How the time of a unit of work changes with something, relative to `reference`.
struct Series {
  std::string title;
  std::vector<std::string> labels;
  std::vector<Spread> relative;
};

struct Performance {
  std::vector<Goal> goals;
  std::vector<Figure> figures;
  std::vector<Series> series;
};

struct Setup {
  bool quick{false};
  int rounds{5};
  std::string program;         ///< the built `kohort`
  std::vector<Demand> demand;  ///< of model_cases()
};

/// Time per event beside the bare engine's, lives per second, memory.
void measure_engine_share(const Setup& setup, Performance& performance);
/// The baseline alone, and with one, two and four scenarios.
void measure_scenarios(const Setup& setup, Performance& performance);
/// One and two threads.
void measure_threads(const Setup& setup, Performance& performance);
/// Time per birth from a thousand to a hundred thousand births, and by the districts' size.
void measure_sizes(const Setup& setup, Performance& performance);
/// What drawing uncertain parameters costs.
void measure_draws(const Setup& setup, Performance& performance);
/// The real program: shares of its phases, and a national birth year.
void measure_program(const Setup& setup, Performance& performance);
/// What common random numbers save.
void measure_variance(const Setup& setup, Performance& performance);

/// Markdown: goals met or missed, figures, series.
[[nodiscard]] std::string performance_table(const Performance& performance);
[[nodiscard]] std::string performance_csv(const Performance& performance);
/// SVG: goals as bars, series as lines.
[[nodiscard]] std::string performance_plot(const Performance& performance);

}  // namespace kohort::benchmarks
