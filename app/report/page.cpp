#include "app/report/page.hpp"

#include <algorithm>
#include <stdexcept>

#include "app/report/catalogue.hpp"

// The bytes of the templates, put into the program by page_data.S.
extern "C" {
extern const char kohort_report_template[];
extern const char kohort_report_template_end[];
extern const char kohort_account_template[];
extern const char kohort_account_template_end[];
extern const char kohort_engine[];
extern const char kohort_engine_end[];
}

namespace kohort {

std::string_view report_template() { return {kohort_report_template, kohort_report_template_end}; }
std::string_view account_template() {
  return {kohort_account_template, kohort_account_template_end};
}
std::string_view engine_text() { return {kohort_engine, kohort_engine_end}; }

std::string script_safe(std::string_view json) {
  std::string safe;
  safe.reserve(json.size());
  while (!json.empty()) {
    const std::size_t plain = std::min(json.find_first_of("<\xE2"), json.size());
    safe += json.substr(0, plain);
    json.remove_prefix(plain);
    if (json.empty()) break;
    const bool line = json.starts_with("\xE2\x80\xA8");
    const bool paragraph = json.starts_with("\xE2\x80\xA9");
    if (json.front() == '<')
      safe += "\\u003c";
    else if (line || paragraph)
      safe += line ? "\\u2028" : "\\u2029";
    else
      safe += json.front();
    json.remove_prefix(line || paragraph ? 3 : 1);
  }
  return safe;
}

std::string fill_page(std::string_view page, Json payload, std::string_view language) {
  const std::size_t place = page.find(payload_place);
  if (place == std::string_view::npos)
    throw std::logic_error{"the report's template has no place for the payload"};
  payload["language"] = language == "en" ? "en" : "da";
  payload["catalogue"] = figure_catalogue();
  constexpr std::string_view end = "</script>";
  const std::size_t at = place + payload_place.size() - end.size();
  const bool again = payload.contains("again") && !payload["again"].is_null();
  std::string filled{page.substr(0, at)};
  filled += script_safe(written(payload, -1));
  page.remove_prefix(at);
  if (const std::size_t engine = page.find(engine_place);
      again && engine != std::string_view::npos) {
    const std::size_t inside = engine + engine_place.size() - end.size();
    filled += page.substr(0, inside);
    filled += engine_text();
    page.remove_prefix(inside);
  }
  filled += page;
  return filled;
}

}  // namespace kohort
