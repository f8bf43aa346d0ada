#include "app/analysis/test_function.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>

#include "sim/elementary.hpp"

namespace kohort::analysis {

namespace {

constexpr double pi = std::numbers::pi;

/// Sine by its series, with the same bits whatever the C library; error below 1e-15 for |x| <= 4.
double sine(double x) {
  if (x < 0) return -sine(-x);
  if (x > pi / 2) return sine((pi - x) + 1.2246467991473532e-16);  // pi less its double
  const double square = x * x;
  double sum = 0;
  for (int k = 23; k >= 3; k -= 2) sum = (1 + sum) * (-square / (k * (k - 1)));
  return x + x * sum;
}

// Ishigami & Homma 1990, doi:10.1109/ISUMA.1990.151285, with a = 7, b = 0.1. Indices as in
// Saltelli, Chan & Scott 2000, Sensitivity Analysis, section 2.9.
constexpr double ishigami_a = 7;
constexpr double ishigami_b = 0.1;

double ishigami(std::span<const double> x) {
  const double s = sine(x[1]);
  const double square = x[2] * x[2];
  return sine(x[0]) + ishigami_a * s * s + ishigami_b * square * square * sine(x[0]);
}

TestFunction ishigami_function() {
  TestFunction f{.name = "test:ishigami", .reference = "Ishigami & Homma 1990"};
  for (const auto* name : {"x1", "x2", "x3"})
    f.inputs.push_back({name, TestInput::Kind::uniform, -pi, pi});
  f.evaluate = ishigami;
  const double fourth = std::pow(pi, 4), eighth = std::pow(pi, 8);
  const double v1 = 0.5 * std::pow(1 + ishigami_b * fourth / 5, 2);
  const double v2 = ishigami_a * ishigami_a / 8;
  const double v13 = ishigami_b * ishigami_b * eighth * (1.0 / 18 - 1.0 / 50);
  const double v = v1 + v2 + v13;
  f.mean = ishigami_a / 2;
  f.variance = v;
  f.first = {v1 / v, v2 / v, 0};
  f.total = {(v1 + v13) / v, v2 / v, v13 / v};
  return f;
}

// The g-function, Saltelli & Sobol' 1995, doi:10.1016/0951-8320(95)00099-2, with eight inputs.
constexpr std::array<double, 8> g_coefficients{0, 1, 4.5, 9, 99, 99, 99, 99};

double sobol_g(std::span<const double> x) {
  double product = 1;
  for (std::size_t i = 0; i < g_coefficients.size(); ++i)
    product *= (std::abs(4 * x[i] - 2) + g_coefficients[i]) / (1 + g_coefficients[i]);
  return product;
}

TestFunction sobol_g_function() {
  TestFunction f{.name = "test:sobol-g", .reference = "Saltelli & Sobol' 1995"};
  for (const auto* name : {"x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8"})
    f.inputs.push_back({name});
  f.evaluate = sobol_g;
  double product = 1;
  for (const double a : g_coefficients) product *= 1 + 1 / (3 * (1 + a) * (1 + a));
  f.mean = 1;
  f.variance = product - 1;
  for (const double a : g_coefficients) {
    const double own = 1 / (3 * (1 + a) * (1 + a));
    f.first.push_back(own / (product - 1));
    f.total.push_back(own * product / (1 + own) / (product - 1));
  }
  return f;
}

// Morris 1991, doi:10.1080/00401706.1991.10484804, section 3.3. The coefficients that the paper
// draws from a standard normal distribution are here +1 and -1 in turn, which is as large and the
// same everywhere.
double morris_function(std::span<const double> x) {
  std::array<double, 20> w{};
  for (std::size_t i = 0; i < w.size(); ++i)
    w[i] = i == 2 || i == 4 || i == 6 ? 2 * (1.1 * x[i] / (x[i] + 0.1) - 0.5) : 2 * (x[i] - 0.5);
  const auto sign = [](std::size_t n) { return n % 2 == 0 ? 1.0 : -1.0; };
  double y = 0;
  for (std::size_t i = 0; i < 20; ++i) y += (i < 10 ? 20 : sign(i + 1)) * w[i];
  for (std::size_t i = 0; i < 20; ++i)
    for (std::size_t j = i + 1; j < 20; ++j) y += (j < 6 ? -15 : sign(i + j)) * w[i] * w[j];
  for (std::size_t i = 0; i < 5; ++i)
    for (std::size_t j = i + 1; j < 5; ++j)
      for (std::size_t l = j + 1; l < 5; ++l) y -= 10 * w[i] * w[j] * w[l];
  return y + 5 * w[0] * w[1] * w[2] * w[3];
}

TestFunction morris_test_function() {
  TestFunction f{.name = "test:morris", .reference = "Morris 1991"};
  for (const auto* name : {"x1",  "x2",  "x3",  "x4",  "x5",  "x6",  "x7",  "x8",  "x9",  "x10",
                           "x11", "x12", "x13", "x14", "x15", "x16", "x17", "x18", "x19", "x20"})
    f.inputs.push_back({name});
  f.evaluate = morris_function;
  return f;
}

// A programme's net benefit as a linear function of independent normal parameters, against nothing;
// ours, as the simplest decision with closed forms for everything. `nothing` has no effect.
struct LinearTerm {
  std::string_view name;
  double mean, sd, slope;
};
constexpr std::array<LinearTerm, 4> linear_terms{{{"effect", 1.0, 0.5, 400},
                                                  {"coverage", 0.6, 0.2, 250},
                                                  {"cost", 500, 60, -1},
                                                  {"nothing", 0, 1, 0}}};

double linear_normal(std::span<const double> x) {
  double y = 0;
  for (std::size_t i = 0; i < linear_terms.size(); ++i) y += linear_terms[i].slope * x[i];
  return y;
}

TestFunction linear_normal_function() {
  TestFunction f{.name = "test:linear-normal-decision",
                 .reference = "closed form: Raiffa & Schlaifer 1961"};
  f.evaluate = linear_normal;
  double mean = 0, variance = 0;
  for (const auto& term : linear_terms) {
    f.inputs.push_back({term.name, TestInput::Kind::normal, term.mean, term.sd});
    mean += term.slope * term.mean;
    variance += term.slope * term.slope * term.sd * term.sd;
  }
  f.mean = mean;
  f.variance = variance;
  f.perfect_information = normal_information_value(mean, std::sqrt(variance));
  f.probability_below_zero = elementary::normal_cdf(-mean / std::sqrt(variance));
  for (const auto& term : linear_terms) {
    const double own = std::abs(term.slope * term.sd);
    f.first.push_back(own * own / variance);
    f.partial_information.push_back(normal_information_value(mean, own));
  }
  f.total = f.first;
  return f;
}

// The simplest function, of any number of inputs.
TestFunction linear_function() {
  TestFunction f{.name = "test:linear", .reference = "sum of standard normals"};
  f.inputs = {{"x1", TestInput::Kind::normal, 0, 1}};
  f.most_inputs = 50;
  f.evaluate = [](std::span<const double> x) {
    double sum = 0;
    for (const double v : x) sum += v;
    return sum;
  };
  f.mean = 0;
  f.variance = 1;
  f.first = f.total = {1};
  return f;
}

/// Not a number for negative arguments: what a model does that cannot cope with its inputs.
TestFunction root_function() {
  TestFunction f{.name = "test:root", .reference = "sum of roots"};
  f.inputs = {{"x1"}};
  f.most_inputs = 50;
  f.evaluate = [](std::span<const double> x) {
    double sum = 0;
    for (const double v : x) sum += v < 0 ? std::numeric_limits<double>::quiet_NaN() : std::sqrt(v);
    return sum;
  };
  return f;
}

}  // namespace

double normal_information_value(double mean, double sd) {
  if (!(sd > 0)) return 0;
  const double u = std::abs(mean) / sd;
  const double density = std::exp(-0.5 * u * u) / std::sqrt(2 * pi);
  return sd * (density - u * elementary::normal_cdf(-u));
}

double TestInput::value(double u) const {
  return kind == Kind::uniform ? first + (second - first) * u
                               : first + second * elementary::normal_quantile(u);
}

std::optional<std::size_t> TestFunction::position_of(std::string_view input) const {
  for (std::size_t i = 0; i < inputs.size(); ++i)
    if (inputs[i].name == input) return i;
  for (std::size_t i = inputs.size(); i < most_inputs; ++i)
    if (input == "x" + std::to_string(i + 1)) return i;
  return std::nullopt;
}

std::string TestFunction::input_names() const {
  const std::size_t count = std::max(inputs.size(), most_inputs);
  if (inputs.front().name == "x1") return count > 1 ? "x1 to x" + std::to_string(count) : "x1";
  std::string names;
  for (const TestInput& input : inputs)
    names += (names.empty() ? "" : ", ") + std::string{input.name};
  return names;
}

double TestFunction::at(std::span<const double> unit_point) const {
  std::vector<double> values(inputs.size());
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = inputs[i].value(unit_point[i]);
  return evaluate(values);
}

const std::vector<TestFunction>& test_functions() {
  static const std::vector<TestFunction> all{ishigami_function(),    sobol_g_function(),
                                             morris_test_function(), linear_normal_function(),
                                             linear_function(),      root_function()};
  return all;
}

const TestFunction* find_test_function(std::string_view name) {
  for (const auto& f : test_functions())
    if (f.name == name) return &f;
  return nullptr;
}

}  // namespace kohort::analysis
