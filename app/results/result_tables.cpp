#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "app/results/answer.hpp"
#include "app/results/incremental_table.hpp"
#include "app/results/outputs.hpp"
#include "app/words/reference_words.hpp"

namespace kohort {

namespace {

using Sink = std::function<void(const Row&)>;

Cell whole(std::size_t value) { return static_cast<std::int64_t>(value); }
Cell name(std::string_view value) { return std::string{value}; }

std::vector<Column> with_figures(std::vector<Column> keys, const std::string& unit) {
  const std::string range = "95 % of the replications lie between this and ";
  keys.insert(keys.end(),
              {{"mean", "real", unit, "mean over replications"},
               {"se", "real", unit, "standard error of the mean"},
               {"low", "real", unit, range + "high: 2.5 % quantile"},
               {"high", "real", unit, "97.5 % quantile"},
               {"difference_mean", "real", unit, "scenario - baseline, paired by replication"},
               {"difference_se", "real", unit, "standard error of that mean"},
               {"difference_low", "real", unit, "2.5 % quantile of the difference"},
               {"difference_high", "real", unit, "97.5 % quantile of the difference"}});
  return keys;
}

void add(Row& row, const Estimate& e) { row.insert(row.end(), {e.mean, e.se, e.low, e.high}); }
void add_nothing(Row& row) { row.insert(row.end(), 4, Cell{}); }

bool all_zero(const Compared& c) {
  const auto zero = [](const Estimate& e) { return e.mean == 0 && !(e.low < 0 || e.high > 0); };
  return zero(c.baseline) && zero(c.scenario) && zero(c.difference);
}

/// Each baseline once (from the first scenario that has it), then each scenario.
/// `each(result, visit)` visits the keys and figures of one scenario's table.
template <class Each>
void figure_rows(const RunResults& run, const Sink& sink, Each each) {
  std::set<std::size_t> seen;
  for (const ScenarioResult& result : run.scenarios) {
    const bool first = seen.insert(result.baseline_row).second;
    if (first) {
      each(result, [&](const Row& keys, const Compared& c) {
        Row row{name(run.rows[result.baseline_row].id)};
        row.insert(row.end(), keys.begin(), keys.end());
        add(row, c.baseline);
        add_nothing(row);
        sink(row);
      });
    }
    each(result, [&](const Row& keys, const Compared& c) {
      Row row{name(result.stored.id)};
      row.insert(row.end(), keys.begin(), keys.end());
      add(row, c.scenario);
      add(row, c.difference);
      sink(row);
    });
  }
}

Column scenario_column() {
  return {"scenario", "text", "", "id of the scenario or its baseline (table scenario)"};
}

Table yearly_table(const RunResults& run) {
  return {"yearly", "What happens in each budget year, whoever the child is.",
          with_figures({scenario_column(),
                        {"metric", "text", "", "what is counted"},
                        {"year", "integer", "calendar year", "budget year"}},
                       "number or person-years"),
          [&run](const Sink& sink) {
            figure_rows(run, sink, [&](const ScenarioResult& result, const auto& visit) {
              for (std::size_t m = 0; m < yearly_counts(); ++m) {
                for (std::size_t y = 0; y < result.cells.shape.budget_years(); ++y) {
                  visit({name(yearly_names()[m]), std::int64_t{result.period.year(y)}},
                        result.cells.yearly(static_cast<Yearly>(m), y));
                }
              }
            });
          }};
}

Table by_age_table(const RunResults& run) {
  return {"by_age", "What happens to followed children at each age.",
          with_figures({scenario_column(),
                        {"metric", "text", "", "what is counted"},
                        {"age", "integer", "years", "age in whole years"}},
                       "number or person-years"),
          [&run](const Sink& sink) {
            figure_rows(run, sink, [&](const ScenarioResult& result, const auto& visit) {
              for (std::size_t m = 0; m < size_of<ByAgeCount>; ++m) {
                for (std::size_t age = 0; age < result.cells.shape.ages(); ++age) {
                  visit({name(by_age_names()[m]), whole(age)},
                        result.cells.by_age(static_cast<ByAgeCount>(m), age));
                }
              }
            });
          }};
}

/// Cost tables by calendar year (everybody) or by age (followed children).
Table cost_table(const RunResults& run, bool followed) {
  const Column time = followed ? Column{"age", "integer", "years", "age in whole years"}
                               : Column{"year", "integer", "calendar year", "budget year"};
  return {followed ? "followed_cost" : "cost",
          std::string{followed ? "Cost of followed children by age."
                               : "Cost by budget year, everybody."} +
              " Rows that are zero in every replication are left out.",
          with_figures({scenario_column(),
                        time,
                        {"category", "text", "", "kind of cost"},
                        {"payer", "text", "", "who pays; a negative amount is received"}},
                       "kr., undiscounted, prices of the price year"),
          [&run, followed](const Sink& sink) {
            figure_rows(run, sink, [&](const ScenarioResult& result, const auto& visit) {
              const Outcome& shape = result.cells.shape;
              const std::size_t count = followed ? shape.ages() : shape.budget_years();
              for (std::size_t t = 0; t < count; ++t) {
                for (std::size_t c = 0; c < size_of<Category>; ++c) {
                  for (std::size_t p = 0; p < size_of<Payer>; ++p) {
                    const auto category = static_cast<Category>(c);
                    const auto payer = static_cast<Payer>(p);
                    const Compared& cell = followed ? result.cells.followed(t, category, payer)
                                                    : result.cells.cost(t, category, payer);
                    if (all_zero(cell)) continue;
                    visit({followed ? whole(t) : std::int64_t{result.period.year(t)},
                           name(category_names()[c]), name(payer_names()[p])},
                          cell);
                  }
                }
              }
            });
          }};
}

Table headline_table(const RunResults& run) {
  return {"headline", "Headline figures over the budget years and over childhood.",
          with_figures({scenario_column(),
                        {"metric", "text", "", "table figure says what it is"},
                        {"budget_years", "integer", "years",
                         "of the scenario: what sums over the budget years cover"}},
                       "by metric"),
          [&run](const Sink& sink) {
            figure_rows(run, sink, [&](const ScenarioResult& result, const auto& visit) {
              for (std::size_t m = 0; m < headline_metrics().size(); ++m) {
                visit({name(headline_metrics()[m].id), std::int64_t{result.period.budget_years}},
                      result.summary.metrics[m]);
              }
            });
          }};
}

Table yearly_ratio_table(const RunResults& run) {
  return {
      "yearly_ratio", "Headline figures that are ratios, in each budget year.",
      with_figures({scenario_column(),
                    {"metric", "text", "", "table figure says what it is"},
                    {"year", "integer", "calendar year", "budget year"}},
                   "by metric"),
      [&run](const Sink& sink) {
        figure_rows(run, sink, [&](const ScenarioResult& result, const auto& visit) {
          for (const YearlyRatio& ratio : result.summary.yearly_ratios)
            for (std::size_t y = 0; y < ratio.years.size(); ++y)
              visit({name(ratio.metric->id), std::int64_t{result.period.year(y)}}, ratio.years[y]);
        });
      }};
}

/// The catalogue of figures, for readers of the other tables.
Table figure_table(const RunResults& run) {
  return {"figure",
          "What each headline figure is.",
          {{"metric", "text", "", "its id in the other tables"},
           {"unit", "text", "", "of its values"},
           {"over", "text", "", "what it is summed over"},
           {"name_da", "text", "", "its name in Danish"},
           {"name_en", "text", "", "its name in English"},
           {"formula_da", "text", "", "how it is computed, in Danish"},
           {"formula_en", "text", "", "how it is computed, in English"},
           {"section", "text", "", "heading of docs/model.md"}},
          [&run](const Sink& sink) {
            const auto named = [&](const Words& words, const std::string& language) {
              return name_reference(std::string{words.in(language)},
                                    reference_title(run.scenarios.front(), language), language);
            };
            for (const Metric& metric : headline_metrics())
              sink({name(metric.id), name(unit_name(metric.unit)), name(window_text(metric.window)),
                    named(metric.name, "da"), named(metric.name, "en"),
                    named(metric.text.formula, "da"), named(metric.text.formula, "en"),
                    name(metric.text.section)});
          }};
}

Table subgroup_table(const RunResults& run) {
  return {"subgroup",
          "Followed children in groups: placements and separations before 18, cost to the horizon.",
          with_figures({scenario_column(),
                        {"division", "text", "", "how the children are divided"},
                        {"group", "text", "", "docs/results.md lists them"},
                        {"figure", "text", "", "docs/results.md lists them"},
                        {"small", "integer", "", "1 if too few children to say much, else 0"}},
                       "number, per 1,000 children, or kr. per child"),
          [&run](const Sink& sink) {
            figure_rows(run, sink, [&](const ScenarioResult& result, const auto& visit) {
              for (const SubgroupSummary& group : result.summary.subgroups) {
                for (std::size_t f = 0; f < subgroup_figures; ++f) {
                  visit({name(group.division), name(group.name()), name(subgroup_count_names()[f]),
                         whole(group.small() ? 1 : 0)},
                        group.figures[f]);
                }
              }
            });
          }};
}

Table payer_table(const RunResults& run) {
  return {"payer_year", "Net cost by payer and budget year, and cumulated from the first.",
          with_figures({scenario_column(),
                        {"payer", "text", "", "municipality, region, state, family or public"},
                        {"year", "integer", "calendar year", "budget year"},
                        {"stream", "text", "", "yearly or cumulated"}},
                       "kr., undiscounted, prices of the price year"),
          [&run](const Sink& sink) {
            figure_rows(run, sink, [&](const ScenarioResult& result, const auto& visit) {
              for (std::size_t view = 0; view < payer_views; ++view) {
                const PayerSummary& payer = result.summary.payers[view];
                for (std::size_t y = 0; y < payer.yearly.size(); ++y) {
                  const Cell year = std::int64_t{result.period.year(y)};
                  visit({name(payer_view_name(view)), year, name("yearly")}, payer.yearly[y]);
                  visit({name(payer_view_name(view)), year, name("cumulated")}, payer.cumulated[y]);
                }
              }
            });
          }};
}

Table economics_table(const RunResults& run) {
  return {"economics",
          "Ledgers over the budget years and lifetime figures, scenario - baseline.",
          {scenario_column(),
           {"figure", "text", "", "docs/results.md lists them"},
           {"unit", "text", "", "of the following columns"},
           {"mean", "real", "by unit", "mean over replications"},
           {"se", "real", "by unit", "standard error of the mean"},
           {"low", "real", "by unit", "2.5 % quantile of the replications"},
           {"high", "real", "by unit", "97.5 % quantile"},
           {"confidence_low", "real", "by unit",
            "lower end of the 95 % confidence interval of a ratio of means; empty for others"},
           {"confidence_high", "real", "by unit", "its upper end"}},
          [&run](const Sink& sink) {
            for (const ScenarioResult& result : run.scenarios) {
              const auto line = [&](std::string_view figure, std::string_view unit,
                                    const Estimate& e,
                                    const std::optional<Interval>& confidence = {}) {
                Row row{name(result.stored.id), name(figure), name(unit)};
                add(row, e);
                row.insert(row.end(), {confidence ? Cell{confidence->low} : Cell{},
                                       confidence ? Cell{confidence->high} : Cell{}});
                sink(row);
              };
              const EconomicsSummary& economics = result.summary.economics;
              for (const LedgerSummary& ledger : economics.ledgers) {
                line(fmt::format("{}_programme_cost", ledger.ledger), "kr.", ledger.programme_cost);
                line(fmt::format("{}_saving", ledger.ledger), "kr.", ledger.saving);
                line(fmt::format("{}_net", ledger.ledger), "kr.", ledger.net);
              }
              line("cashable_saving", "kr.", economics.cashable_saving);
              line("other_saving", "kr.", economics.other_saving);
              if (const auto& ratio = economics.benefit_cost_ratio)
                line("benefit_cost_ratio", "ratio", ratio->value, ratio->confidence);
              for (const EconomicsLine& l : economics.lines)
                line(l.id, l.unit, l.value, l.confidence);
            }
          }};
}

Table budget_line_table(const RunResults& run) {
  const std::string unit = "kr., undiscounted, prices of the price year";
  return {"budget_line",
          "Adopted budget lines beside the cost that the model adds up, by budget year.",
          {scenario_column(),
           {"programme", "text", "", "empty: all programmes together, which share the cost"},
           {"year", "integer", "calendar year", "budget year"},
           {"adopted", "real", unit, "adopted amount; empty if no line is given for the year"},
           {"bottom_up", "real", unit,
            "programme, caseworkers and recruitment, scenario - baseline, mean over replications"},
           {"bottom_up_se", "real", unit, "standard error of that mean"},
           {"bottom_up_low", "real", unit, "2.5 % quantile of the replications"},
           {"bottom_up_high", "real", unit, "97.5 % quantile"},
           {"difference", "real", unit, "bottom_up - adopted"},
           {"source", "text", "", "of the adopted amount, id in the evidence files"}},
          [&run](const Sink& sink) {
            for (const ScenarioResult& result : run.scenarios) {
              for (const BudgetLineSummary& line : result.summary.budget_lines) {
                Row row{name(result.stored.id), name(line.programme), std::int64_t{line.year},
                        line.adopted ? Cell{*line.adopted} : Cell{}};
                if (line.bottom_up)
                  add(row, *line.bottom_up);
                else
                  add_nothing(row);
                row.push_back(line.difference ? Cell{line.difference->mean} : Cell{});
                row.push_back(name(line.source));
                sink(row);
              }
            }
          }};
}

Table replication_table(const RunResults& run, const OutcomeReader& read) {
  return {"replication_headline",
          "Headline figures of every replication.",
          {scenario_column(),
           {"replication", "integer", "", "counted from 0"},
           {"draw", "integer", "", "parameter draw it belongs to"},
           {"metric", "text", "", "as in table headline"},
           {"value", "real", "by metric", "its value"}},
          [&run, read](const Sink& sink) {
            for (std::size_t row = 0; row < run.rows.size(); ++row) {
              const auto visit = [&](std::uint32_t r, std::uint32_t draw, const Outcome& outcome) {
                for (const Metric& metric : headline_metrics()) {
                  sink({name(run.rows[row].id), whole(r), whole(draw), name(metric.id),
                        metric.value(outcome, run.rules)});
                }
              };
              read(row, visit);
            }
          }};
}

Cell number_or_nothing(const std::vector<double>& values, std::size_t i) {
  return i < values.size() ? Cell{values[i]} : Cell{};
}

Table parameter_table(const RunResults& run) {
  return {
      "parameter",
      "Every parameter with what is known about it.",
      {scenario_column(),
       {"key", "text", "", "as in scenario files"},
       {"label", "text", "", "entry of a table; empty for a single number"},
       {"value", "real", "see unit", "central value as written; flags are 0 or 1"},
       {"unit", "text", "", "unit of value, low and high"},
       {"low", "real", "see unit", "low end of the distribution"},
       {"high", "real", "see unit", "high end of the distribution"},
       {"distribution", "text", "", "its kind; fixed if the value is not drawn"},
       {"price_year", "integer", "calendar year", "of money as written"},
       {"source", "text", "", "id in the evidence files"},
       {"grade", "text", "", "V seen, D derived, S secondary, N assumption"},
       {"place", "text", "", "file:line:column that gives the value"},
       {"meaning", "text", "", "what it is"}},
      [&run](const Sink& sink) {
        for (const ScenarioResult& result : run.scenarios) {
          for (const ResolvedParameter& p : result.scenario->parameters) {
            const std::string place =
                p.history.empty()
                    ? ""
                    : fmt::format("{}:{}:{}", p.history.back().place.file,
                                  p.history.back().place.line, p.history.back().place.column);
            for (std::size_t i = 0; i < p.value.size(); ++i) {
              sink({name(result.stored.id), name(p.key),
                    name(i < p.labels.size() ? p.labels[i] : ""), p.value[i], name(p.unit),
                    number_or_nothing(p.low, i), number_or_nothing(p.high, i), name(p.distribution),
                    p.price_year == 0 ? Cell{} : Cell{std::int64_t{p.price_year}}, name(p.source),
                    name(p.grade), name(place), name(p.meaning)});
            }
          }
        }
      }};
}

}  // namespace

std::vector<Table> result_tables(const RunResults& run, const OutcomeReader& read) {
  return {headline_table(run),
          figure_table(run),
          yearly_ratio_table(run),
          yearly_table(run),
          by_age_table(run),
          cost_table(run, false),
          cost_table(run, true),
          payer_table(run),
          subgroup_table(run),
          economics_table(run),
          budget_line_table(run),
          incremental_result_table(run),
          replication_table(run, read),
          parameter_table(run)};
}

}  // namespace kohort
