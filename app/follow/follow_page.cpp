#include <algorithm>
#include <fmt/format.h>

#include "app/follow/follow_command.hpp"
#include "app/results/answer.hpp"
#include "app/words/messages.hpp"

namespace kohort::follow {

namespace {

/// Text of others between tags.
std::string plain_text(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  return out;
}

constexpr std::string_view style =
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;"
    "color:#1b1b1b;background:#fff}svg{width:100%;height:auto}table{border-collapse:collapse}"
    "th,td{padding:.2rem .8rem;text-align:right}th:first-child{text-align:left}"
    "caption{text-align:left}.band{fill:#9aa0a6;fill-opacity:.35}.now{fill:#0b6e99;"
    "fill-opacity:.35}.mean{fill:none;stroke:#5f6368;stroke-width:2}.later{fill:none;"
    "stroke:#0b6e99;stroke-width:2}.dot{fill:#b3261e}text{font-size:12px;fill:currentColor}"
    "@media(prefers-color-scheme:dark){body{color:#e8eaed;background:#1b1b1b}"
    ".dot{fill:#ff8a80}.later{stroke:#6cc4ec}.mean{stroke:#bdc1c6}}";

/// The years of one figure.
using Years = std::vector<FollowedYear>;

class Drawing {
 public:
  Drawing(const Years& years, const std::string& language) : years_{years}, language_{language} {
    low_ = high_ = years.front().forecast.mean;
    for (const FollowedYear& y : years) {
      include(y.forecast.low);
      include(y.forecast.high);
      if (y.actual) include(*y.actual);
      if (y.updated) include(y.updated->low);
      if (y.updated) include(y.updated->high);
    }
    if (low_ > 0 && low_ < 0.5 * high_) low_ = 0;
    if (!(high_ > low_)) high_ = low_ + 1;
  }

  [[nodiscard]] std::string svg(const std::string& title) const {
    std::string out = fmt::format("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">",
                                  width, height, plain_text(title));
    out += area("band", [](const FollowedYear& y) { return &y.forecast; });
    out += area("now", [](const FollowedYear& y) { return y.updated ? &*y.updated : nullptr; });
    for (const FollowedYear& y : years_) {
      if (y.actual)
        out += fmt::format("<circle class=\"dot\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"5\"/>", x(y.year),
                           at(*y.actual));
      out += fmt::format("<text x=\"{:.1f}\" y=\"{}\" text-anchor=\"middle\">{}</text>", x(y.year),
                         height - 6, y.year);
    }
    for (const double value : {low_, high_})
      out += fmt::format("<text x=\"{}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>", left - 8,
                         at(value) + 4, plain_text(number(value)));
    return out + "</svg>";
  }

  [[nodiscard]] std::string number(double value) const {
    const Metric& metric = *years_.front().metric;
    const int most = unit_row(metric.unit).most;
    return format_metric(metric.unit, value, std::min(most, high_ - low_ > 20 ? 0 : 1), language_);
  }

 private:
  static constexpr int width = 720, height = 260, left = 76, top = 16, bottom = 30;

  void include(double value) {
    low_ = std::min(low_, value);
    high_ = std::max(high_, value);
  }
  [[nodiscard]] double x(int year) const {
    const double count = std::max(1, years_.back().year - years_.front().year);
    return left + 20 + (width - left - 60) * (year - years_.front().year) / count;
  }
  [[nodiscard]] double at(double value) const {
    return top + (height - top - bottom) * (high_ - value) / (high_ - low_);
  }
  /// Band and mean over the years that have one.
  template <class Get>
  [[nodiscard]] std::string area(const char* name, Get get) const {
    std::string there, back, line;
    for (const FollowedYear& y : years_) {
      const Predicted* p = get(y);
      if (p == nullptr) continue;
      there += fmt::format("{:.1f},{:.1f} ", x(y.year), at(p->high));
      back = fmt::format("{:.1f},{:.1f} ", x(y.year), at(p->low)) + back;
      line += fmt::format("{:.1f},{:.1f} ", x(y.year), at(p->mean));
    }
    return fmt::format(
        "<polygon class=\"{}\" points=\"{}\"/><polyline class=\"{}\" points=\"{}\"/>", name,
        there + back, std::string_view{name} == "band" ? "mean" : "later", line);
  }

  const Years& years_;
  const std::string& language_;
  double low_{}, high_{};
};

std::string table_of(const Years& years, const Drawing& drawing, const std::string& language) {
  const auto words = [&](const char* key) { return plain_text(text(key, language)); };
  std::string out = fmt::format(
      "<table><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}"
      "</th><th scope=\"col\">{}</th></tr></thead><tbody>",
      words("follow.col.year"), words("follow.col.forecast"), words("follow.col.actual"),
      words("follow.col.now"));
  const auto band = [&](const Predicted& p) {
    return plain_text(say(language, "follow.band", drawing.number(p.mean), drawing.number(p.low),
                          drawing.number(p.high)));
  };
  for (const FollowedYear& y : years)
    out +=
        fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>", y.year,
                    band(y.forecast), y.actual ? plain_text(drawing.number(*y.actual)) : "",
                    y.updated ? band(*y.updated) : "");
  return out + "</tbody></table>";
}

std::string figure_section(const Years& years, const std::string& language) {
  const auto counted =
      std::ranges::count_if(years, [](const FollowedYear& y) { return y.actual.has_value(); });
  const auto inside =
      std::ranges::count_if(years, [](const FollowedYear& y) { return y.inside(); });
  const std::string name = metric_label(*years.front().metric, language);
  const std::string title = counted == 0 ? say(language, "follow.title_none", name)
                                         : say(language, "follow.title", name, inside, counted);
  const Drawing drawing{years, language};
  return fmt::format("<section><h2>{}</h2><figure>{}</figure>{}</section>", plain_text(title),
                     drawing.svg(title), table_of(years, drawing, language));
}

}  // namespace

std::string follow_page(const Forecast& forecast, const Followed& followed,
                        const std::string& language) {
  const Json& titles = forecast.summary.at("title");
  const std::string title = titles.value(language, titles.value("da", ""));
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"{0}\"><head><meta charset=\"utf-8\"><meta name=\"generator\" "
      "content=\"kohort-follow-1\"><meta name=\"viewport\" content=\"width=device-width\">"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\"><title>{1} – Kohort</title><style>{2}</style></head><body><main>"
      "<h1>{1}</h1><p>{3}</p>",
      language == "en" ? "en" : "da", plain_text(title.empty() ? forecast.row : title), style,
      plain_text(say(language, "follow.lead", forecast.row)));
  for (auto first = followed.years.begin(); first != followed.years.end();) {
    const auto last = std::find_if(first, followed.years.end(), [&](const FollowedYear& y) {
      return y.metric != first->metric;
    });
    out += figure_section({first, last}, language);
    first = last;
  }
  out += fmt::format("<section><h2>{}</h2>", plain_text(text("follow.assumptions", language)));
  for (const std::string& sentence : weight_sentences(followed, language))
    out += fmt::format("<p>{}</p>", plain_text(sentence));
  return out + "</section></main></body></html>\n";
}

}  // namespace kohort::follow
