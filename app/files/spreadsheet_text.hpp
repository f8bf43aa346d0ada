#pragma once

#include <string>
#include <string_view>

namespace kohort {

/// Whether a spreadsheet that opens a CSV file would make something else of this text: a date
/// ("1-2", "1/2", "maj 2025"), a time, an amount or a share, another number ("007", "12e3", a hash
/// of digits) or a truth value. A plain whole number reads as itself.
[[nodiscard]] bool taken_for_a_value(std::string_view text);

/// The text so that it stays text: an interval of whole numbers gets an en dash ("1\u20132"), and
/// everything else that would be taken for a value an apostrophe in front.
[[nodiscard]] std::string kept_as_text(const std::string& text);

}  // namespace kohort
