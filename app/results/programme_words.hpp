#pragma once

#include <string>
#include <string_view>

namespace kohort {

/// What a programme is called in the messages that begin with `group` ("programme."): its own
/// message, or its kind's with its own part after it ("parent groups (north)"), or its key.
[[nodiscard]] std::string programme_words(std::string_view group, std::string_view programme,
                                          std::string_view language);

}  // namespace kohort
