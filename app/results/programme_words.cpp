#include "app/results/programme_words.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "app/words/messages.hpp"
#include "models/programme.hpp"

namespace kohort {

std::string programme_words(std::string_view group, std::string_view programme,
                            std::string_view language) {
  const auto words = [&](std::string_view name) {
    const std::string key = fmt::format("{}{}", group, name);
    const bool known =
        std::ranges::any_of(messages(), [&](const Message& m) { return m.key == key; });
    return known ? std::string{text(key, language)} : std::string{};
  };
  if (std::string own = words(programme); !own.empty()) return own;
  const auto kind = kind_of(programme);
  if (!kind) return std::string{programme};
  const std::string of_kind = words(programme_types()[*kind].name);
  std::string part{own_part(programme)};
  if (of_kind.empty() || part.empty()) return std::string{programme};
  std::ranges::replace(part, '_', ' ');
  return fmt::format("{} ({})", of_kind, part);
}

}  // namespace kohort
