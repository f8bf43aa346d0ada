#include <algorithm>
#include <cmath>
#include <limits>

#include "app/analyse/analyses.hpp"
#include "app/analysis/any_people.hpp"
#include "app/analysis/information.hpp"
#include "app/analysis/regression_coefficients.hpp"
#include "app/analysis/uncertainty.hpp"
#include "app/words/input_error.hpp"

namespace kohort::analyse {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

void note_no_line(const analysis::StandardisedRegression& found, const std::string& output,
                  Answer& answer) {
  if (found.constant)
    answer.notes.push_back(
        {output + ": varierer ikke ud over afrunding, så der er ingen regressionskoefficienter.",
         output + ": does not vary beyond rounding, so there are no regression coefficients."});
  else if (found.too_few)
    answer.notes.push_back(
        {output + ": for få punkter til regressionskoefficienter; der skal være to for hver.",
         output + ": too few points for regression coefficients; there must be two for each."});
  else
    answer.notes.push_back(
        {output + ": et input følger helt af de andre, så intet har en koefficient for sig.",
         output + ": one input follows from the others, so none has a coefficient of its own."});
}

void add_regression(const Samples& samples, std::size_t output, analysis::Scale scale,
                    const char* name, const char* r2, Answer& answer) {
  const auto found = analysis::standardised_regression(samples.values, samples.each[output], scale);
  const std::string& shown = samples.outputs[output];
  if (found.coefficients.empty()) {
    if (scale == analysis::Scale::values) note_no_line(found, shown, answer);
    return;
  }
  const bool any = several_people(samples);
  for (const auto& c : found.coefficients) {
    answer.found.push_back({shown, "regression", samples.inputs[c.input], name, c.value});
    if (any)
      answer.found.push_back(
          {shown, "regression", samples.inputs[c.input], std::string{name} + "_any", c.any});
  }
  answer.found.push_back({shown, "regression", "", r2, any ? found.r2_any : found.r2});
}

void add_uncertainty(const Samples& samples, std::size_t output, Answer& answer) {
  const analysis::Crossed y = crossed(samples, output);
  const auto u = analysis::uncertainty(y, {0.5});
  const auto add = [&](const char* index, const analysis::Confident& number) {
    answer.found.push_back({samples.outputs[output], "uncertainty", "", index, number});
  };
  add("mean", u.mean);
  if (samples.replications() > 1) add("mean_for_these_people", u.mean_for_these_people);
  add("sd", {u.sd, unknown, {unknown, unknown}});
  add("median", {u.quantiles[0], unknown, {unknown, unknown}});
  add("probability_below_0", {u.below_zero, unknown, u.below_zero_interval});
  if (samples.replications() < 2) return;
  const auto split = analysis::chance_and_knowledge(y);
  if (!split) return;
  const auto part = [&](const char* index, double variance) {
    add(index, {variance, unknown, {unknown, unknown}});
  };
  part("variance_of_chance", split->chance);
  part("variance_of_knowledge", split->knowledge);
  part("variance_of_interaction", split->interaction);
  add("knowledge_share", {split->share, unknown, split->share_interval});
}

}  // namespace

analysis::Crossed crossed(const Samples& samples, std::size_t output) {
  return analysis::Crossed{samples.each[output], samples.replications() > 1};
}

bool several_people(const Samples& samples) {
  return static_cast<Eigen::Index>(samples.replications()) >= analysis::least_replications;
}

void analyse_random(const Samples& samples, Answer& answer) {
  for (std::size_t o = 0; o < samples.outputs.size(); ++o) {
    add_uncertainty(samples, o, answer);
    add_regression(samples, o, analysis::Scale::values, "src", "r2", answer);
    add_regression(samples, o, analysis::Scale::ranks, "srrc", "r2_of_ranks", answer);
  }
}

void analyse_information(const Samples& samples, const std::vector<std::size_t>& benefits,
                         const std::vector<PlannedStudy>& studies, std::uint64_t seed,
                         Answer& answer) {
  if (benefits.empty()) return;
  // The first option is to do nothing, which is worth nothing.
  const Eigen::MatrixXd& first = samples.each[benefits.front()];
  std::vector<Eigen::MatrixXd> each{Eigen::MatrixXd::Zero(first.rows(), first.cols())};
  for (const std::size_t b : benefits) each.push_back(samples.each[b]);
  const analysis::Crossed options{each, samples.replications() > 1};
  if (options.points() < 2) {
    answer.notes.push_back({"Ingen værdi af viden: alle punkter på nær et mislykkedes.",
                            "No value of information: all points but one failed."});
    return;
  }
  const analysis::InformationAnalysis analysis{samples.quantiles, options, {.seed = seed}};
  const auto add = [&](const std::string& input, const char* index,
                       const analysis::InformationValue& v) {
    answer.found.push_back(
        {"net_benefit", "information", input, index, {v.value, v.se, v.interval}});
  };
  add("", "evpi", analysis.perfect());
  std::vector<analysis::InputSet> sets;
  for (std::size_t j = 0; j < samples.inputs.size(); ++j) sets.push_back({j});
  const auto values = analysis.partial_of_sets(sets);
  for (std::size_t j = 0; j < sets.size(); ++j) add(samples.inputs[j], "evppi", values[j]);
  for (const PlannedStudy& study : studies)
    add(samples.inputs[study.input], "evsi",
        analysis.sample({study.input},
                        {std::sqrt(study.observed / (study.observed + study.known))}));
}

}  // namespace kohort::analyse
