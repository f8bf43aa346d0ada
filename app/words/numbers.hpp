#pragma once

#include <string>
#include <string_view>

namespace kohort {

/// Numbers as people read them: Danish (1.234.567,8) or English (1,234,567.8), with a true minus
/// sign. A value that is not finite is written as an en dash.
///
/// @param decimals  digits after the decimal mark; negative values round to tens, hundreds, ...
[[nodiscard]] std::string format_number(double value, int decimals, std::string_view language);

/// Decimals that a standard error justifies: its own first digit's place, at most `most`.
/// 0.3 gives 1, 12 gives -1; an error of zero or an unknown one gives `most`.
[[nodiscard]] int decimals_for(double se, int most);

/// `value` with digits no finer than its standard error justifies.
[[nodiscard]] std::string format_with_se(double value, double se, std::string_view language,
                                         int most = 2);

/// As format_number() with an explicit plus sign: for differences.
[[nodiscard]] std::string format_signed(double value, int decimals, std::string_view language);

/// "12,3 pct." or "12.3%".
[[nodiscard]] std::string format_percent(double share, int decimals, std::string_view language);

/// A number and its unit, held together by a no-break space.
[[nodiscard]] std::string with_unit(std::string number, std::string_view unit);

/// Columns that UTF-8 text takes on a terminal (Latin letters and signs: one each).
[[nodiscard]] std::size_t display_width(std::string_view text);
[[nodiscard]] std::string pad_left(std::string text, std::size_t width);
[[nodiscard]] std::string pad_right(std::string text, std::size_t width);
/// Breaks text into lines of at most `width` columns, at spaces (not at no-break spaces).
[[nodiscard]] std::string wrap(std::string_view text, std::size_t width);

}  // namespace kohort
