#include "models/effects.hpp"

#include <algorithm>
#include <functional>

#include "models/programme.hpp"
#include "sim/elementary.hpp"

namespace kohort {

namespace {

bool scalable(const ParameterInfo& info) { return info.unit != unit::share; }

/// Calls `found(key, info, value)` for every effect of caseload and of enabled programmes.
class EffectVisitor final : public ParameterVisitor {
 public:
  using Found = std::function<void(const std::string&, const ParameterInfo&, double&)>;
  EffectVisitor(const Parameters& p, Found found) : parameters_{p}, found_{std::move(found)} {}

  void section(std::string_view path, std::string_view) override {
    path_ = path;
    in_force_ = true;
    const auto types = programme_types();
    for (std::size_t i = 0; i < types.size(); ++i)
      if (path_ == "programmes." + std::string{types[i].name})
        in_force_ = parameters_.programmes[i]->enabled;
  }
  void number(const ParameterInfo& info, double& value) override {
    if (in_force_ && info.no_effect) found_(path_ + "." + std::string{info.name}, info, value);
  }
  void flag(const ParameterInfo&, bool&) override {}
  void table(const ParameterInfo&, std::span<const std::string_view>, std::span<double>) override {}

 private:
  const Parameters& parameters_;
  Found found_;
  std::string path_;
  bool in_force_{true};
};

double scaled(const ParameterInfo& info, double value, double strength) {
  const double none = *info.no_effect;
  const double result = info.unit == unit::ratio && none == 1 ? elementary::pow(value, strength)
                                                              : none + strength * (value - none);
  return std::clamp(result, info.range.low, info.range.high);
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

Parameters with_effect_strength(const Parameters& parameters, double strength) {
  Parameters copy = parameters;
  EffectVisitor visitor{parameters,
                        [&](const std::string&, const ParameterInfo& info, double& value) {
                          if (scalable(info)) value = scaled(info, value, strength);
                        }};
  visit_parameters(copy, visitor);
  return copy;
}

}  // namespace kohort
