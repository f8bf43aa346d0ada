#include "models/effects.hpp"

#include <algorithm>
#include <functional>
#include <limits>

#include "models/programme.hpp"
#include "sim/elementary.hpp"

namespace kohort {

namespace {

bool scalable(const ParameterInfo& info) { return info.unit != unit::share; }

bool covers(std::string_view wanted, std::string_view programme) {
  return wanted.empty() || wanted == programme;
}

/// Calls `found(key, info, value)` for the effects that are asked for.
class EffectVisitor final : public ParameterVisitor {
 public:
  using Found = std::function<void(const std::string&, const ParameterInfo&, double&)>;

  /// All effects: of caseload and of enabled programmes.
  EffectVisitor(const Parameters& p, Found found)
      : parameters_{p}, caseload_{true}, found_{std::move(found)} {}
  /// Those by which `programme` works.
  EffectVisitor(const Parameters& p, std::string_view programme, Found found)
      : parameters_{p}, programme_{programme}, found_{std::move(found)} {
    for (const auto& own : p.programmes)
      caseload_ = caseload_ || (programme_types()[own->kind].changes_caseload && own->enabled &&
                                covers(programme, own->name));
  }

  void section(std::string_view path, std::string_view) override {
    path_ = path;
    in_force_ = caseload_;
    for (const auto& own : parameters_.programmes)
      if (path_ == "programmes." + own->name)
        in_force_ = own->enabled && covers(programme_, own->name);
  }
  void number(const ParameterInfo& info, double& value) override {
    if (in_force_ && info.no_effect) found_(path_ + "." + std::string{info.name}, info, value);
  }
  void flag(const ParameterInfo&, bool&) override {}
  void table(const ParameterInfo&, std::span<const std::string_view>, std::span<double>) override {}

 private:
  const Parameters& parameters_;
  std::string_view programme_;
  bool caseload_{false};
  Found found_;
  std::string path_;
  bool in_force_{true};
};

/// Ratios work on the log scale.
bool logarithmic(const ParameterInfo& info) {
  return info.unit == unit::ratio && *info.no_effect == 1;
}

double scaled(const ParameterInfo& info, double value, double strength) {
  const double none = *info.no_effect;
  const double result =
      logarithmic(info) ? elementary::pow(value, strength) : none + strength * (value - none);
  return std::clamp(result, info.range.low, info.range.high);
}

/// Strength at which the effect reaches the end of its range. @pre it is one
double strength_at_end(const ParameterInfo& info, double value) {
  const double none = *info.no_effect;
  const double end = value < none ? info.range.low : info.range.high;
  if (!logarithmic(info)) return (end - none) / (value - none);
  if (value <= 0) return 1;
  return end > 0 ? elementary::log(end) / elementary::log(value)
                 : std::numeric_limits<double>::infinity();
}

}  // namespace

std::vector<Effect> effects(const Parameters& parameters) {
  std::vector<Effect> list;
  Parameters copy = parameters;
  EffectVisitor visitor{parameters,
                        [&](const std::string& key, const ParameterInfo& info, double& value) {
                          list.push_back({key, value, *info.no_effect, scalable(info)});
                        }};
  visit_parameters(copy, visitor);
  return list;
}

std::vector<Effect> programme_effects(const Parameters& parameters, std::string_view programme) {
  std::vector<Effect> list;
  Parameters copy = parameters;
  EffectVisitor visitor{parameters, programme,
                        [&](const std::string& key, const ParameterInfo& info, double& value) {
                          list.push_back({key, value, *info.no_effect, scalable(info)});
                        }};
  visit_parameters(copy, visitor);
  return list;
}

Parameters with_effect_strength(const Parameters& parameters, double strength,
                                std::string_view programme) {
  Parameters copy = parameters;
  EffectVisitor visitor{parameters, programme,
                        [&](const std::string&, const ParameterInfo& info, double& value) {
                          if (scalable(info)) value = scaled(info, value, strength);
                        }};
  visit_parameters(copy, visitor);
  return copy;
}

double greatest_strength(const Parameters& parameters, std::string_view programme) {
  double greatest = 0;
  Parameters copy = parameters;
  EffectVisitor visitor{parameters, programme,
                        [&](const std::string&, const ParameterInfo& info, double& value) {
                          if (scalable(info) && value != *info.no_effect)
                            greatest = std::max(greatest, strength_at_end(info, value));
                        }};
  visit_parameters(copy, visitor);
  return greatest;
}

Parameters without_programme(const Parameters& parameters, std::string_view programme) {
  Parameters copy = parameters;
  for (const auto& own : copy.programmes)
    if (own->name == programme) own->enabled = false;
  return copy;
}

}  // namespace kohort
