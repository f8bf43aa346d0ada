#pragma once

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kohort {

/// Units a parameter can have. Scenario files state them, and a wrong one is an error.
namespace unit {
inline constexpr std::string_view per_year = "per year";
inline constexpr std::string_view probability = "probability";
inline constexpr std::string_view share = "share";
inline constexpr std::string_view ratio = "ratio";
inline constexpr std::string_view elasticity = "elasticity";
inline constexpr std::string_view log_ratio = "log ratio per standard deviation";
inline constexpr std::string_view correlation = "correlation";
inline constexpr std::string_view years = "years";
inline constexpr std::string_view weeks = "weeks";
inline constexpr std::string_view months = "months";
inline constexpr std::string_view hours = "hours";
inline constexpr std::string_view count = "count";
inline constexpr std::string_view persons = "persons";
inline constexpr std::string_view per_1000_children = "per 1,000 children";
inline constexpr std::string_view kr = "kr.";
inline constexpr std::string_view kr_per_year = "kr. per year";
inline constexpr std::string_view kr_per_hour = "kr. per hour";
inline constexpr std::string_view flag = "true or false";
/// Money needs a price year.
[[nodiscard]] constexpr bool is_money(std::string_view u) { return u.starts_with("kr."); }
}  // namespace unit

/// Closed range of allowed values.
struct Range {
  double low{-std::numeric_limits<double>::infinity()};
  double high{std::numeric_limits<double>::infinity()};
};

/// What a parameter is. The same description feeds the parser, the schema, the documentation and
/// `explain`.
struct ParameterInfo {
  std::string_view name;     ///< last part of the key, e.g. "separation_married"
  std::string_view unit;     ///< one of kohort::unit
  Range range;               ///< allowed values (of each entry of a table)
  std::string_view meaning;  ///< one sentence, English
  bool whole{false};         ///< whole numbers only
  /// Value at which the parameter stands for "no effect"; only effects have one.
  std::optional<double> no_effect{};
};

/// Receives every parameter in a fixed order. Keys are the path of sections plus the name:
/// "programmes.leksand" + "acceptance".
class ParameterVisitor {
 public:
  virtual ~ParameterVisitor() = default;
  /// Opens a section; `path` is its full dotted key.
  virtual void section(std::string_view path, std::string_view meaning) = 0;
  virtual void number(const ParameterInfo& info, double& value) = 0;
  virtual void flag(const ParameterInfo& info, bool& value) = 0;
  /// A table with one value for each label, in this order.
  virtual void table(const ParameterInfo& info, std::span<const std::string_view> labels,
                     std::span<double> values) = 0;
};

}  // namespace kohort
