#pragma once

#include <string>

namespace kohort::test {

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace kohort::test
