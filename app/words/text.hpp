#pragma once

#include <string>

namespace kohort {

/// Danish and English text; either may be missing, then the other serves.
struct Text {
  std::string da;
  std::string en;
  [[nodiscard]] const std::string& in(const std::string& language) const {
    return (language == "en" ? (en.empty() ? da : en) : (da.empty() ? en : da));
  }
};

}  // namespace kohort
