#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kohort {

/// Bytes as text (RFC 4648, with padding), for places that only hold text.
[[nodiscard]] std::string to_base64(std::string_view bytes);

/// The bytes again; nothing if the text is not what to_base64() writes.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace kohort
