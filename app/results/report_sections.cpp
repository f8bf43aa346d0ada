#include "app/results/report_sections.hpp"

#include <cmath>
#include <initializer_list>

#include "app/results/answer.hpp"
#include "app/results/chart.hpp"
#include "app/results/html.hpp"
#include "app/results/messages.hpp"
#include "app/results/numbers.hpp"

namespace kohort {

namespace {

std::string words(std::string_view key, std::string_view language) {
  return std::string{text(key, language)};
}

std::string year_text(const ScenarioResult& result, std::size_t index) {
  return std::to_string(result.period.year(index));
}

std::string scaled(double value, double se, double scale, int most, std::string_view language) {
  return format_with_se(value * scale, se * scale, language, most);
}

std::string scaled_difference(const Estimate& e, double scale, int most,
                              std::string_view language) {
  return format_signed(e.mean * scale, decimals_for(e.se * scale, most), language);
}

/// Baseline, scenario, difference and its range.
void append_comparison(std::vector<std::string>& cells, const Compared& c, double scale, int most,
                       std::string_view language) {
  cells.push_back(scaled(c.baseline.mean, c.baseline.se, scale, most, language));
  cells.push_back(scaled(c.scenario.mean, c.scenario.se, scale, most, language));
  cells.push_back(scaled_difference(c.difference, scale, most, language));
  cells.push_back(range_text(c.difference, scale, most, language));
}

std::vector<std::string> comparison_columns(const std::string& first, std::string_view language) {
  return {first, words("report.without", language), words("report.with", language),
          words("report.difference", language), words("report.interval", language)};
}

HtmlTable metric_table(const ScenarioResult& result, std::initializer_list<std::string_view> ids,
                       std::string caption, std::string_view language) {
  HtmlTable table;
  table.caption = std::move(caption);
  table.columns = comparison_columns(words("report.figure", language), language);
  for (const std::string_view id : ids) {
    const std::size_t m = metric_index(id);
    const Metric& metric = headline_metrics()[m];
    const Compared& c = result.summary.metrics[m];
    const auto number = [&](const Estimate& e, double value, bool with_sign) {
      return format_metric(metric.unit, value, e.se, language, with_sign);
    };
    const Estimate& d = c.difference;
    table.add({metric_label(metric, language), number(c.baseline, c.baseline.mean, false),
               number(c.scenario, c.scenario.mean, false), number(d, d.mean, true),
               std::isfinite(d.low) ? say(language, "terminal.range", number(d, d.low, true),
                                          number(d, d.high, true))
                                    : ""});
  }
  return table;
}

const PayerSummary& municipality(const ScenarioResult& result) {
  return result.summary.payers[static_cast<std::size_t>(Payer::municipality)];
}

std::vector<double> quantile_line(const PayerSummary& payer, std::size_t index) {
  std::vector<double> values;
  for (const Fan& fan : payer.cumulated_difference) values.push_back(fan.quantiles[index] / 1e6);
  return values;
}

std::string payback_chart(const ScenarioResult& result, const std::string& id,
                          std::string_view language) {
  const PayerSummary& payer = municipality(result);
  FanChart chart;
  chart.title = say(language, "report.chart_title", result.period.start_year);
  chart.axis = say(language, "report.chart_axis", result.period.price_year);
  for (std::size_t y = 0; y < payer.yearly.size(); ++y)
    chart.labels.push_back(year_text(result, y));
  chart.middle = quantile_line(payer, 3);
  chart.middle_name = words("report.chart_middle_short", language);
  chart.bands = {
      {say(language, "report.chart_band", 95), quantile_line(payer, 0), quantile_line(payer, 6)},
      {say(language, "report.chart_band", 80), quantile_line(payer, 1), quantile_line(payer, 5)},
      {say(language, "report.chart_band", 50), quantile_line(payer, 2), quantile_line(payer, 4)}};
  if (chart.middle.empty() || !std::isfinite(chart.middle.back())) return "";
  const MoneyStyle style{true, 1};
  const auto last = [&](const std::vector<double>& line) {
    return format_kr(line.back() * 1e6, style, language);
  };
  chart.description = say(language, "report.chart_text", result.period.last_year(),
                          last(chart.middle), last(chart.bands[0].low), last(chart.bands[0].high));
  return "<figure>\n<figcaption>" + escape_html(chart.title) + "</figcaption>\n" +
         fan_chart_svg(chart, id + "-chart", language) + "</figure>\n";
}

HtmlTable category_table(const ScenarioResult& result, std::string_view language) {
  HtmlTable table;
  table.caption = say(language, "report.category_caption", result.period.budget_text());
  table.columns = {words("report.category", language)};
  for (const std::string_view payer : payer_names()) {
    table.columns.push_back(words("payer." + std::string{payer}, language));
  }
  for (std::size_t c = 0; c < size_of<Category>; ++c) {
    std::vector<std::string> cells{words("category." + std::string{category_names()[c]}, language)};
    bool any = false;
    for (std::size_t p = 0; p < size_of<Payer>; ++p) {
      double difference = 0;
      for (std::size_t y = 0; y < result.cells.shape.budget_years(); ++y) {
        difference +=
            result.cells.cost(y, static_cast<Category>(c), static_cast<Payer>(p)).difference.mean;
      }
      any = any || difference != 0;
      cells.push_back(format_signed(difference / 1000, 0, language));
    }
    if (any) table.add(std::move(cells));
  }
  return table;
}

HtmlTable placement_type_table(const ScenarioResult& result, std::string_view language) {
  HtmlTable table;
  table.caption = words("report.type_caption", language);
  table.columns = {words("report.type", language), words("report.case", language)};
  table.headers = 2;
  const std::size_t years = result.cells.shape.budget_years();
  for (std::size_t y = 0; y < years; ++y) table.columns.push_back(year_text(result, y));
  for (std::size_t type = 0; type < place_types; ++type) {
    const auto what =
        static_cast<Yearly>(static_cast<std::size_t>(Yearly::placement_years_kinship) + type);
    const std::string name =
        words("metric.placement_years_" + std::string{place_labels[type]}, language);
    std::vector<std::string> without{name, words("report.without", language)};
    std::vector<std::string> with{name, words("report.with", language)};
    std::vector<std::string> difference{name, words("report.difference", language)};
    for (std::size_t y = 0; y < years; ++y) {
      const Compared& c = result.cells.yearly(what, y);
      without.push_back(scaled(c.baseline.mean, c.baseline.se, 1, 1, language));
      with.push_back(scaled(c.scenario.mean, c.scenario.se, 1, 1, language));
      difference.push_back(scaled_difference(c.difference, 1, 1, language));
    }
    table.add(std::move(without));
    table.add(std::move(with));
    table.add(std::move(difference), "difference");
  }
  return table;
}

HtmlTable separation_table(const ScenarioResult& result, std::string_view language) {
  HtmlTable table;
  table.caption = words("report.separation_caption", language);
  table.columns = comparison_columns(words("report.age", language), language);
  for (std::size_t age = 0; age < 18 && age < result.cells.shape.ages(); ++age) {
    std::vector<std::string> cells{std::to_string(age)};
    append_comparison(cells, result.cells.by_age(ByAgeCount::separations, age), 1, 1, language);
    table.add(std::move(cells));
  }
  return table;
}

std::string paragraph(const std::vector<std::string>& sentences) {
  std::string joined;
  for (const std::string& sentence : sentences) {
    joined += (joined.empty() ? "" : " ") + sentence;
  }
  return element("p", joined);
}

}  // namespace

std::string range_text(const Estimate& e, double scale, int most, std::string_view language) {
  if (!std::isfinite(e.low)) return "";
  const int decimals = decimals_for(e.se * scale, most);
  return say(language, "terminal.range", format_signed(e.low * scale, decimals, language),
             format_signed(e.high * scale, decimals, language));
}

std::string budget_section(const ScenarioResult& result, std::string_view language) {
  HtmlTable table;
  table.caption = say(language, "report.budget_caption", result.period.price_year);
  table.columns = comparison_columns(words("report.year", language), language);
  const PayerSummary& payer = municipality(result);
  for (std::size_t y = 0; y < payer.yearly.size(); ++y) {
    std::vector<std::string> cells{year_text(result, y)};
    append_comparison(cells, payer.yearly[y], 1e-3, 0, language);
    table.add(std::move(cells));
  }
  std::vector<std::string> total{words("report.total", language)};
  append_comparison(total, result.summary.metric("cost_municipality"), 1e-3, 0, language);
  table.add(std::move(total), "total");
  return element("h2", text("report.budget", language)) + table.html();
}

std::string payback_section(const ScenarioResult& result, const std::string& id,
                            std::string_view language) {
  const PayerSummary& payer = municipality(result);
  HtmlTable table;
  table.caption = say(language, "report.payback_caption", result.period.start_year);
  table.columns = {words("report.year", language), words("report.mean", language),
                   words("report.interval", language), words("report.paid_back", language)};
  for (std::size_t y = 0; y < payer.cumulated.size(); ++y) {
    const Estimate& e = payer.cumulated[y].difference;
    const double share = payer.payback.by_year[y];
    table.add({year_text(result, y), scaled_difference(e, 1e-6, 2, language),
               range_text(e, 1e-6, 2, language), format_percent(share, 0, language)});
  }
  return element("h2", text("report.payback", language)) +
         paragraph(payback_sentences(result, language)) + payback_chart(result, id, language) +
         table.html();
}

std::string payers_section(const ScenarioResult& result, std::string_view language) {
  HtmlTable table;
  table.caption =
      say(language, "report.payer_caption", result.period.budget_text(), result.period.price_year);
  table.columns = comparison_columns(words("report.payer", language), language);
  for (std::size_t view = 0; view < payer_views; ++view) {
    const std::string name{payer_view_name(view)};
    std::vector<std::string> cells{words("payer." + name, language)};
    append_comparison(cells, result.summary.metric("cost_" + name), 1e-6, 2, language);
    table.add(std::move(cells), view == public_view ? "total" : "");
  }
  return element("h2", text("report.who_pays", language)) + table.html() +
         category_table(result, language).html();
}

std::string children_section(const ScenarioResult& result, std::string_view language) {
  const std::string period = result.period.budget_text();
  return element("h2", text("report.children", language)) +
         metric_table(
             result,
             {"placement_starts", "placement_starts_first", "placement_years",
              "placement_years_kinship", "placement_years_foster", "placement_years_institution",
              "placement_years_residence", "placement_years_boarding", "placement_years_own_room",
              "placed_at_year_end", "separations_unmarried", "divorces"},
             say(language, "report.placement_caption", period), language)
             .html() +
         placement_type_table(result, language).html() +
         metric_table(result,
                      {"notifications", "cases_per_caseworker", "wait_weeks",
                       "examinations_overdue", "complaints", "handovers"},
                      say(language, "report.casework_caption", period), language)
             .html() +
         separation_table(result, language).html();
}

std::string followed_section(const ScenarioResult& result, const Rules& rules,
                             std::string_view language) {
  return element("h2", say(language, "report.followed", result.period.born_text(),
                           result.period.horizon_age)) +
         metric_table(result,
                      {"ever_placed_by_18", "parents_separated_by_18", "lifetime_cost_municipality",
                       "lifetime_cost_region", "lifetime_cost_state", "lifetime_cost_public",
                       "lifetime_cost_family", "lifetime_value_municipality",
                       "lifetime_value_public", "lifetime_value_family"},
                      say(language, "report.followed_caption", describe_rules(rules, language)),
                      language)
             .html();
}

}  // namespace kohort
