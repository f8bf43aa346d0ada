#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <variant>

/// Names of event types for messages, as they stand in the source.
namespace kohort {

namespace detail {

/// The compiler's own words for a function of T, in which the name of T occurs.
template <class T>
[[nodiscard]] constexpr std::string_view words_with() {
#if defined(__GNUC__)
  return __PRETTY_FUNCTION__;
#else
  return "[T = event]";
#endif
}

/// "Birth" of "... [with T = kohort::Birth; ...]"; template arguments are left as they are.
[[nodiscard]] constexpr std::string_view name_in(std::string_view words) {
  constexpr std::string_view mark = "T = ";
  const std::size_t begin = words.find(mark);
  if (begin == std::string_view::npos) return "event";
  std::size_t first = begin + mark.size();
  std::size_t end = first;
  int open = 0;
  for (; end < words.size(); ++end) {
    const char c = words[end];
    // An unnamed namespace is written "{anonymous}::" or "(anonymous namespace)::".
    if (c == '<' || c == '{' || c == '(') ++open;
    if (c == '>' || c == '}' || c == ')') --open;
    if (open < 0 || (open == 0 && (c == ';' || c == ']'))) break;
    if (open == 0 && c == ':') first = end + 1;
  }
  return words.substr(first, end - first);
}

template <class T>
struct EventNames {
  static constexpr std::array<std::string_view, 1> names{name_in(words_with<T>())};
  [[nodiscard]] static constexpr std::size_t kind(const T&) { return 0; }
};

template <class... T>
struct EventNames<std::variant<T...>> {
  static constexpr std::array<std::string_view, sizeof...(T)> names{name_in(words_with<T>())...};
  [[nodiscard]] static constexpr std::size_t kind(const std::variant<T...>& event) {
    return event.index();
  }
};

}  // namespace detail

/// Number of the event's type among the alternatives of its variant.
template <class Event>
[[nodiscard]] constexpr std::size_t event_kind(const Event& event) {
  return detail::EventNames<Event>::kind(event);
}

/// Name of a type of event by its number, without namespaces.
template <class Event>
[[nodiscard]] constexpr std::string_view event_name(std::size_t kind) {
  constexpr auto& names = detail::EventNames<Event>::names;
  return kind < names.size() ? names[kind] : std::string_view{"without a value"};
}

}  // namespace kohort
