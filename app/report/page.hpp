#pragma once

#include <string>
#include <string_view>

#include "app/results/json.hpp"

namespace kohort {

/// The pages that the program carries: self-contained HTML with an empty place for the payload.
[[nodiscard]] std::string_view report_template();
[[nodiscard]] std::string_view account_template();

/// Where a template takes the payload.
inline constexpr std::string_view payload_place =
    R"(<script type="application/json" id="payload"></script>)";

/// The engine that the program carries for its pages: two lines, the WebAssembly and its loader,
/// each gzip as base64. Empty if it was built without (scripts/engine).
[[nodiscard]] std::string_view engine_text();

/// Where a template takes the engine.
inline constexpr std::string_view engine_place =
    R"(<script type="text/plain" id="engine"></script>)";

/// JSON that can stand inside a script element, whatever its texts hold: `<` is escaped, so that
/// nothing can end the element or open a comment, and so are U+2028 and U+2029.
[[nodiscard]] std::string script_safe(std::string_view json);

/// The template with the payload and the catalogue of figures in its place, to open in `language`,
/// and with the engine if the payload holds what there is to simulate again.
/// @throws std::logic_error if the template has no place for it
[[nodiscard]] std::string fill_page(std::string_view page, Json payload, std::string_view language);

}  // namespace kohort
