#include "app/calibrate/task.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "app/scenario/catalogue.hpp"

namespace kohort {

namespace {

/// Puts numbers in place of those of some parameters.
class Setter final : public ParameterVisitor {
 public:
  explicit Setter(const std::map<std::string, std::vector<double>>& numbers) : numbers_{numbers} {}

  void section(std::string_view path, std::string_view) override { section_ = path; }
  void number(const ParameterInfo& info, double& value) override {
    if (const auto* found = find(info)) value = found->front();
  }
  void flag(const ParameterInfo&, bool&) override {}
  void table(const ParameterInfo& info, std::span<const std::string_view>,
             std::span<double> values) override {
    if (const auto* found = find(info)) std::ranges::copy(*found, values.begin());
  }

 private:
  [[nodiscard]] const std::vector<double>* find(const ParameterInfo& info) const {
    const auto found = numbers_.find(fmt::format("{}.{}", section_, info.name));
    return found == numbers_.end() ? nullptr : &found->second;
  }

  const std::map<std::string, std::vector<double>>& numbers_;
  std::string section_;
};

/// The probability whose odds are `times` those of p.
double with_odds(double p, double times) {
  return times == 1 ? p : times * p / (1 - p + times * p);
}

}  // namespace

std::string FreeParameter::name() const {
  const CatalogueEntry& known = catalogue().entries()[parameter];
  if (kind == Kind::factor) return fmt::format("{} (factor)", known.key);
  if (kind == Kind::odds) return fmt::format("{} (odds)", known.key);
  if (kind == Kind::entry) return fmt::format("{} ({})", known.key, known.labels[entry]);
  return known.key;
}

std::vector<FitParameter> CalibrationTask::fit_parameters() const {
  std::vector<FitParameter> out;
  for (const FreeParameter& p : parameters) out.push_back({p.name(), p.low, p.high, p.present});
  return out;
}

std::vector<FitTarget> CalibrationTask::fit_targets() const {
  std::vector<FitTarget> out;
  for (const Target& t : targets)
    out.push_back({std::string{register_figures()[t.figure].name}, t.value, t.tolerance, t.weight});
  return out;
}

std::vector<double> CalibrationTask::numbers_at(std::size_t parameter,
                                                std::span<const double> values) const {
  std::vector<double> numbers = baseline.parameters[parameter].value;
  std::vector<bool> named(numbers.size(), false);
  double factor = 1, odds = 1;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const FreeParameter& p = parameters[i];
    if (p.parameter != parameter) continue;
    if (p.kind == FreeParameter::Kind::factor) {
      factor = values[i];
    } else if (p.kind == FreeParameter::Kind::odds) {
      odds = values[i];
    } else {
      numbers[p.entry] = values[i];
      named[p.entry] = true;
    }
  }
  if (catalogue().entries()[parameter].sums_to_one()) {
    // What the named entries leave is shared among the others as before.
    double taken = 0, others = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) (named[i] ? taken : others) += numbers[i];
    factor = others > 0 ? (1 - taken) / others : 1;
  }
  for (std::size_t i = 0; i < numbers.size(); ++i)
    if (!named[i]) numbers[i] = with_odds(numbers[i] * factor, odds);
  return numbers;
}

bool CalibrationTask::compares() const {
  return std::ranges::any_of(
      targets, [](const Target& t) { return register_figures()[t.figure].change != nullptr; });
}

Parameters CalibrationTask::parameters_at(std::span<const double> values) const {
  std::map<std::string, std::vector<double>> numbers;
  for (const FreeParameter& p : parameters) {
    const std::string& key = catalogue().entries()[p.parameter].key;
    if (!numbers.contains(key)) numbers[key] = numbers_at(p.parameter, values);
  }
  if (births) numbers["municipality.births_per_year"] = {*births};
  Parameters out = compares() ? baseline.central() : without_programmes(baseline.central());
  Setter setter{numbers};
  visit_parameters(out, setter);
  return out;
}

}  // namespace kohort
