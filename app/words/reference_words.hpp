#pragma once

#include <string>
#include <string_view>

namespace kohort {

/// A text of the program where the comparison is not with the place without programmes but with
/// another scenario: "without the proposal" becomes "with “that one”". The page does the same
/// (app/report/web/src/reference.ts), by the same list.
/// @param title  of the other scenario; empty: nothing is replaced
[[nodiscard]] std::string name_reference(std::string text, std::string_view title,
                                         std::string_view language);

}  // namespace kohort
