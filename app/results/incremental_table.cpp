#include "app/results/incremental_table.hpp"

#include <algorithm>
#include <cmath>

#include "app/figures/metric.hpp"
#include "app/results/answer.hpp"
#include "app/results/json.hpp"
#include "app/words/numbers.hpp"
#include "models/economics/rounding.hpp"

namespace kohort {

namespace {

/// By replication; of a ratio what the replication contributes.
std::vector<double> figure(const HeadlineValues& values, std::string_view metric) {
  const std::size_t m = metric_index(metric);
  if (!headline_metrics()[m].is_ratio()) return values.metrics[m];
  return ratio_contributions({values.metrics[m], values.denominators[m]});
}

IncrementalTable table_of(const IncrementalPair& pair, std::span<const OptionRow> rows) {
  const HeadlineValues& first = *rows.front().second;
  const auto cost_before = figure(first, pair.cost);
  const auto effect_before = figure(first, pair.effect);
  std::vector<OptionValues> options;
  for (const auto& [id, values] : rows) {
    OptionValues option{id, figure(*values, pair.cost), figure(*values, pair.effect)};
    for (std::size_t r = 0; r < first.draws.size(); ++r) {
      const double cost = without_rounding(cost_before[r], option.cost[r]) - cost_before[r];
      option.cost[r] = pair.cost_factor * cost;
      option.effect[r] = effect_before[r] - option.effect[r];
    }
    options.push_back(std::move(option));
  }
  return {pair, rows.front().first, incremental_rows(options, first.draws)};
}

Json id_or_null(const std::string& id) { return id.empty() ? Json(nullptr) : Json(id); }

Json row_json(const IncrementalRow& row) {
  Json confidence = nullptr;
  if (row.ratio && row.ratio->confidence)
    confidence = {{"low", number(row.ratio->confidence->low)},
                  {"high", number(row.ratio->confidence->high)}};
  return {{"option", row.id},
          {"cost", to_json(row.cost)},
          {"effect", to_json(row.effect)},
          {"standing", standing_name(row.standing)},
          {"against", id_or_null(row.against)},
          {"ratio", row.ratio ? number(row.ratio->value.mean) : Json(nullptr)},
          {"ratio_se", row.ratio ? number(row.ratio->value.se) : Json(nullptr)},
          {"ratio_confidence", std::move(confidence)},
          {"frontier_share", row.frontier_share ? Json(*row.frontier_share) : Json(nullptr)}};
}

void add(Row& row, const Estimate& e) { row.insert(row.end(), {e.mean, e.se, e.low, e.high}); }

std::vector<Column> with_estimate(std::vector<Column> columns, const std::string& what,
                                  const std::string& meaning) {
  const std::string unit = "see unit of the table";
  columns.insert(columns.end(), {{what, "real", unit, meaning + ", mean over replications"},
                                 {what + "_se", "real", unit, "standard error of that mean"},
                                 {what + "_low", "real", unit, "2.5 % quantile of replications"},
                                 {what + "_high", "real", unit, "97.5 % quantile"}});
  return columns;
}

/// kr. with as many digits as two of its standard errors leave.
std::string kr_each(double value, double se, std::string_view language) {
  return format_kr(value, {false, decimals_for(se, 0)}, language);
}

std::string ratio_text(const IncrementalRow& row, std::string_view language) {
  if (row.standing == Standing::dominated)
    return std::string{text("incremental.dominated", language)};
  if (row.standing == Standing::extendedly_dominated)
    return std::string{text("incremental.extended", language)};
  if (!row.ratio) return "\u2013";
  const RatioEstimate& ratio = *row.ratio;
  const auto kr = [&](double v) { return kr_each(v, ratio.value.se, language); };
  if (!ratio.confidence) return say(language, "incremental.open", kr(ratio.value.mean));
  return say(language, "incremental.within", kr(ratio.value.mean), kr(ratio.confidence->low),
             kr(ratio.confidence->high));
}

std::string title_of(const RunResults& run, const std::string& id) {
  const auto row = std::ranges::find(run.rows, id, &StoredScenario::id);
  return row == run.rows.end() ? id : row->title;
}

/// Options of one table have the same years.
const StudyPeriod& period_of(const RunResults& run, const IncrementalTable& table) {
  const auto own = std::ranges::find_if(run.scenarios, [&](const ScenarioResult& result) {
    return std::ranges::find(table.rows, result.stored.id, &IncrementalRow::id) != table.rows.end();
  });
  return (own == run.scenarios.end() ? run.scenarios.begin() : own)->period;
}

constexpr std::size_t title_width = 38;

std::string shortened(const std::string& title) {
  if (display_width(title) <= title_width) return title;
  std::string cut = title;
  while (display_width(cut) > title_width - 1) {
    do cut.pop_back();
    while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0U) == 0x80U);
  }
  return cut + "\u2026";
}

bool is_nothing(const Estimate& e) { return e.mean == 0 && !(e.se > 0); }

std::string cost_text(const Estimate& cost, std::string_view language) {
  if (is_nothing(cost)) return "0 kr.";
  const MoneyStyle style = money_style(cost);
  const double scale = style.millions ? 1e6 : 1e3;
  const int decimals = style.millions ? style.decimals : decimals_for(cost.se / scale, 0);
  return format_signed(cost.mean / scale, decimals, language) + " " +
         std::string{
             text(style.millions ? "incremental.million" : "incremental.thousand", language)};
}

std::string effect_text(const Estimate& effect, std::string_view language) {
  if (is_nothing(effect)) return "0";
  return format_signed(effect.mean, decimals_for(effect.se, 2), language);
}

std::string table_text(const RunResults& run, const IncrementalTable& table,
                       std::string_view language) {
  const std::string key = "incremental." + std::string{table.pair.effect};
  const StudyPeriod& period = period_of(run, table);
  std::string out = wrap(say(language, key, period.budget_text(), period.born_text()), 92) + "\n";
  out += "  " + wrap(say(language, key + ".meaning", title_of(run, table.reference)), 90) + "\n";
  out += pad_right("", title_width + 4) +
         pad_left(std::string{text("incremental.cost", language)}, 16) +
         pad_left(std::string{text("incremental.effect", language)}, 10) + "   " +
         std::string{text("incremental.ratio", language)} + "\n";
  for (const IncrementalRow& row : table.rows) {
    out += pad_right("  " + shortened(title_of(run, row.id)), title_width + 4) +
           pad_left(cost_text(row.cost, language), 16) +
           pad_left(effect_text(row.effect, language), 10) + "   " + ratio_text(row, language);
    if (row.frontier_share)
      out += "; " +
             say(language, "incremental.share", format_percent(*row.frontier_share, 0, language));
    out += "\n";
  }
  return out;
}

}  // namespace

std::vector<IncrementalTable> incremental_tables(std::span<const OptionRow> rows) {
  std::vector<IncrementalTable> tables;
  for (const IncrementalPair& pair : incremental_pairs()) tables.push_back(table_of(pair, rows));
  return tables;
}

Json incremental_json(const RunResults& run) {
  Json tables = Json::array();
  for (const IncrementalTable& table : run.incremental) {
    Json rows = Json::array();
    for (const IncrementalRow& row : table.rows) rows.push_back(row_json(row));
    tables.push_back({{"reference", table.reference},
                      {"cost", table.pair.cost},
                      {"cost_unit", table.pair.cost_unit},
                      {"effect", table.pair.effect},
                      {"effect_unit", table.pair.effect_unit},
                      {"ratio_unit", table.pair.ratio_unit},
                      {"rows", std::move(rows)}});
  }
  return tables;
}

Table incremental_result_table(const RunResults& run) {
  std::vector<Column> columns{
      {"reference", "text", "", "id of the option that costs and effects are differences from"},
      {"cost_metric", "text", "", "what the options cost, as in table headline"},
      {"effect_metric", "text", "", "what should be avoided, as in table headline"},
      {"option", "text", "", "id of the scenario or its baseline (table scenario)"}};
  columns = with_estimate(std::move(columns), "cost", "cost beyond that of the reference");
  columns = with_estimate(std::move(columns), "effect", "less of the effect metric than there");
  columns.insert(
      columns.end(),
      {{"standing", "text", "", "frontier, dominated or extendedly dominated"},
       {"against", "text", "", "option before it on the frontier; empty if there is none"},
       {"ratio", "real", "see ratio_unit", "cost / effect, both beyond `against`: ratio of means"},
       {"ratio_se", "real", "see ratio_unit", "its standard error"},
       {"ratio_low", "real", "see ratio_unit", "lower end of its 95 % interval (Fieller)"},
       {"ratio_high", "real", "see ratio_unit", "upper end; both empty if it has no end"},
       {"ratio_unit", "text", "", "unit of ratio"},
       {"frontier_share", "real", "share", "of the draws in which it is on the frontier"}});
  return {"incremental", "Options side by side, in ascending order of effect.", std::move(columns),
          [&run](const std::function<void(const Row&)>& sink) {
            for (const IncrementalTable& table : run.incremental) {
              for (const IncrementalRow& r : table.rows) {
                Row row{table.reference, std::string{table.pair.cost},
                        std::string{table.pair.effect}, r.id};
                add(row, r.cost);
                add(row, r.effect);
                row.insert(row.end(), {std::string{standing_name(r.standing)}, r.against});
                const bool within = r.ratio && r.ratio->confidence;
                row.push_back(r.ratio ? Cell{r.ratio->value.mean} : Cell{});
                row.push_back(r.ratio ? Cell{r.ratio->value.se} : Cell{});
                row.push_back(within ? Cell{r.ratio->confidence->low} : Cell{});
                row.push_back(within ? Cell{r.ratio->confidence->high} : Cell{});
                row.push_back(std::string{table.pair.ratio_unit});
                row.push_back(r.frontier_share ? Cell{*r.frontier_share} : Cell{});
                sink(row);
              }
            }
          }};
}

std::string incremental_text(const RunResults& run, std::string_view language) {
  if (run.incremental.empty()) return "";
  std::string out = fmt::format("\n{}\n", text("incremental.heading", language));
  for (const IncrementalTable& table : run.incremental) out += table_text(run, table, language);
  return out + "  " + wrap(std::string{text("incremental.note", language)}, 90) + "\n";
}

}  // namespace kohort
