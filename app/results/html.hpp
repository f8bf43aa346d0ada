#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kohort {

/// Text made safe for HTML content and attribute values; characters that HTML forbids are dropped.
[[nodiscard]] std::string escape_html(std::string_view text);

/// <name>escaped text</name>
[[nodiscard]] std::string element(std::string_view name, std::string_view text);

/// A data table with caption and header scopes. All texts are escaped when it is written.
struct HtmlTable {
  struct Line {
    std::vector<std::string> cells;  ///< the first `headers` cells are row headers
    std::string css_class;
  };
  std::string caption;
  std::vector<std::string> columns;
  std::vector<Line> lines;
  std::size_t headers{1};
  bool numbers{true};  ///< cells after the headers are numbers, set flush right

  void add(std::vector<std::string> cells, std::string css_class = "") {
    lines.push_back({std::move(cells), std::move(css_class)});
  }
  [[nodiscard]] std::string html() const;
};

}  // namespace kohort
