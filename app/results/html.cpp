#include "app/results/html.hpp"

#include <fmt/format.h>

namespace kohort {

std::string escape_html(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default: {
        const auto code = static_cast<unsigned char>(c);
        if ((code >= 0x20U && code != 0x7FU) || c == '\n' || c == '\t') result += c;
      }
    }
  }
  return result;
}

std::string element(std::string_view name, std::string_view text) {
  return fmt::format("<{0}>{1}</{0}>\n", name, escape_html(text));
}

std::string HtmlTable::html() const {
  // Wide tables scroll by themselves; the region can be reached and read out from the keyboard.
  std::string out = fmt::format(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n<table{}>\n",
      escape_html(caption), numbers ? " class=\"numbers\"" : "");
  out += element("caption", caption) + "<thead><tr>";
  for (const std::string& column : columns) {
    out += column.empty() ? "<td></td>"
                          : fmt::format("<th scope=\"col\">{}</th>", escape_html(column));
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const Line& line : lines) {
    out += line.css_class.empty() ? "<tr>" : fmt::format("<tr class=\"{}\">", line.css_class);
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
      const std::string content = escape_html(line.cells[i]);
      out += i < headers ? "<th scope=\"row\">" + content + "</th>" : "<td>" + content + "</td>";
    }
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table>\n</div>\n";
}

}  // namespace kohort
