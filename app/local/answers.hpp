#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/local/desk.hpp"

namespace kohort::local {

/// What somebody typed for a figure.
struct Answer {
  std::vector<double> values;  ///< one, or one for each label; NaN for a price that is not known
  std::string wrong;           ///< what to say instead; then there are no values
};

/// Reads numbers as people of the language write them: "1.200" and "1.200,5" in Danish, "1,200.5"
/// in English; amounts with units, too ("12,5 mio. kr."). A figure with labels takes its numbers
/// separated by semicolons. What may be off by a factor of a thousand is not guessed.
[[nodiscard]] Answer read_answer(const DeskFigure& figure, std::string_view typed,
                                 std::string_view language);

/// The numbers as they were understood: "1.200,5", or "kinship 12; foster 80; ...".
[[nodiscard]] std::string echo_of(const DeskFigure& figure, const std::vector<double>& values,
                                  std::string_view language);

/// The same for a TOML file.
[[nodiscard]] std::string toml_of(const DeskFigure& figure, const std::vector<double>& values);

/// A number as TOML has it, with at most six digits that say something.
[[nodiscard]] std::string toml_number(double value);

/// A number with no more decimals than it has, at most two.
[[nodiscard]] std::string as_written(double value, std::string_view language);

}  // namespace kohort::local
