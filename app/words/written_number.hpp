#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kohort {

/// Which marks numbers are written with.
enum class Marks {
  danish,   ///< 1.234,5
  english,  ///< 1,234.5
  unknown   ///< either: what can be both is refused
};

/// A number as a person wrote it, or what is wrong with it. The only reader of such numbers: what
/// could be off by a factor of a thousand is never guessed.
struct WrittenNumber {
  std::optional<double> value;
  int decimals{};     ///< digits behind the decimal mark
  bool thousands{};   ///< has marks that can only separate thousands
  bool doubtful{};    ///< one mark before exactly three digits, of which it may be a thousand
  std::string wrong;  ///< what is wrong and what to write instead; empty if there is a value
};

/// A finite number with a decimal point as programs write it, a plus sign allowed; empty if the
/// text is anything else.
[[nodiscard]] std::optional<double> number_of(std::string_view text);

/// Reads a number without a unit. Thousands may be separated, before groups of three digits, by
/// the mark or by (no-break) spaces; a true minus sign counts as a minus. With unknown marks powers
/// of ten are read, too. `wrong` is empty beside an empty value if this is no number at all.
[[nodiscard]] WrittenNumber read_written_number(std::string_view text, Marks marks);

/// Reads an amount of a table [kr.]: a number of at most 1e15; empty text is 0.
[[nodiscard]] WrittenNumber read_amount(std::string_view text, Marks marks);

/// Reads an amount with or without a unit: "100000", "100.000 kr.", "500 t.kr.", "0,5 mio. kr.",
/// "1 mia. kr.", "kr. 500", in either language [kr.]. Kroner have two decimals, so that before
/// "kr." a mark in front of three digits separates thousands; elsewhere that is refused.
[[nodiscard]] WrittenNumber read_kroner(std::string_view text);

/// Whether a number in a file with decimal points ("1.200") looks like a Danish thousand: up to
/// three digits that begin with none of zero, a point, and exactly three more.
[[nodiscard]] bool looks_like_thousands(std::string_view written);

/// The shortest text of a number that TOML and the command line read as this value.
[[nodiscard]] std::string plain_number(double value);

}  // namespace kohort
