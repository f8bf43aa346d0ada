#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kohort {

/// What figures of scenarios usually are: scenarios/checks/plausible.toml, which the program
/// carries. What lies outside is asked about, never refused.
struct Plausible {
  /// Limits of one parameter, of every entry if it is a table.
  struct Usual {
    std::string key;
    std::string unit;
    double low{}, high{};  ///< money in prices of price_year
  };
  /// Of two parameters the first may not exceed the second.
  struct Order {
    std::string lower, upper;
  };
  int price_year{};
  std::vector<Usual> usual;
  std::vector<Order> orders;
  double budget_low{};             ///< adopted amount of a year [kr.]
  double budget_high_per_birth{};  ///< the same for each birth a year [kr.]
  double staff_most_times{};       ///< new caseworkers for each that the place has
  std::vector<std::string> municipalities;
};

/// @throws std::logic_error if the file that the program carries is wrong
[[nodiscard]] const Plausible& plausible();

/// Reads such a file.
/// @throws InputError with every problem
[[nodiscard]] Plausible read_plausible(std::string_view text, const std::string& shown);

}  // namespace kohort
