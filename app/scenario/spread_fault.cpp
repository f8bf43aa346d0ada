#include <algorithm>
#include <fmt/format.h>

#include "app/scenario/composition.hpp"
#include "app/scenario/distribution.hpp"

namespace kohort {

namespace {

constexpr std::string_view instead =
    "pert and scaled-beta take low and high as the ends of what can be";

/// Why low and high cannot be 2.5 and 97.5 per cent points of the family.
std::string points_fault(std::string_view name, Law::Family family, const Spread& s,
                         const Range& range) {
  const auto needs = [&](std::string_view what) {
    return fmt::format(
        "a {} distribution needs {} (low and high are its 2.5 and 97.5 per cent "
        "points; {})",
        name, what, instead);
  };
  if (family == Law::Family::beta && !(s.low > 0 && s.high < 1))
    return needs("low above 0 and high below 1");
  if (family != Law::Family::normal && !(s.low > 0)) return needs("low above 0");
  if (!(s.low > range.low))
    return needs(fmt::format("low above {:g}, below which nothing is allowed", range.low));
  if (!(s.high < range.high))
    return needs(fmt::format("high below {:g}, above which nothing is allowed", range.high));
  return "";
}

std::string mean_fault(std::string_view name, Law::Family family, const Spread& s,
                       const Range& range) {
  if (Halves::with_mean(family, s.value, s.low, s.high, range)) return "";
  const auto [least, most] = Halves::means(family, s.low, s.high, range);
  return fmt::format(
      "a {} distribution with 2.5 and 97.5 per cent points {:g} and {:g} has a mean between {:.4g} "
      "and {:.4g}, not {:g} (lognormal takes the value as its median; {})",
      name, s.low, s.high, least, most, s.value, instead);
}

}  // namespace

bool is_distribution(std::string_view name) {
  return std::ranges::find(distribution_names, name) != distribution_names.end();
}

std::string distribution_fault(std::string_view name, const Spread& s, const Range& range) {
  if (name == "fixed" || s.low == s.high) return "";
  if (name == of_shares)
    return fmt::format("a {} distribution is for shares that sum to 1", of_shares);
  if (name == "scaled-beta" && !(s.low < s.value && s.value < s.high))
    return "a scaled-beta distribution needs its value, the mean, between low and high, not at one "
           "of them";
  const auto family = family_of(name);
  if (!family) return "";
  if (auto fault = points_fault(name, *family, s, range); !fault.empty()) return fault;
  if (family != Law::Family::lognormal) return mean_fault(name, *family, s, range);
  if (!(s.low < s.value && s.value < s.high))
    return "a lognormal distribution needs its value, the median, between low and high, not at one "
           "of them";
  return "";
}

std::string Composition::fault(std::span<const std::string> labels) const {
  if (drawn_.empty()) return "";
  if (drawn_.size() == 1)
    return fmt::format("only the share of {} has a range, but when it moves, others must give way",
                       labels[drawn_.front()]);
  for (const std::size_t i : drawn_) {
    if (!(low_[i] > 0 && high_[i] < whole_))
      return fmt::format(
          "the share of {} needs low above 0 and high below {:g} (low and high are "
          "its 2.5 and 97.5 per cent points)",
          labels[i], whole_);
    if (!(low_[i] < value_[i] && value_[i] < high_[i]))
      return fmt::format(
          "the share of {} needs its value, the mean, between low and high, not at "
          "one of them",
          labels[i]);
  }
  constexpr double too_far = 0.05;  // as a part of low to high
  if (distance() <= too_far) return "";
  std::string reached;
  for (const std::size_t i : drawn_) {
    const DrawnFigures now = figures(i);
    reached += fmt::format("{}{} {:.3g} ({:.3g}-{:.3g})", reached.empty() ? "" : ", ", labels[i],
                           now.mean, now.low, now.high);
  }
  return fmt::format(
      "these ranges cannot all hold while the shares sum to 1; the nearest found are {}", reached);
}

}  // namespace kohort
