#include <fmt/format.h>

#include "app/results/answer.hpp"
#include "app/workbook/workbook_parts.hpp"

namespace kohort {

namespace {

constexpr Index label = 0;
constexpr Index mean = 1;
constexpr Index low = 2;
constexpr Index high = 3;
constexpr Index remark = 5;
constexpr auto own = static_cast<std::size_t>(Payer::municipality);
const Formula thousand = constant(1000);

class OverviewSheet {
 public:
  OverviewSheet(WorkbookParts& parts, ScenarioParts& scenario)
      : parts_{parts},
        words_{parts.words},
        scenario_{scenario},
        sheet_{parts.book.add(parts.words("sheet.overview") + scenario.suffix,
                              scenario.suffix.empty() ? 1 : scenario.position + 1)},
        price_{parts.inputs.price_factor[scenario.number]},
        coverage_{parts.inputs.coverage[scenario.number]} {
    scenario.overview = &sheet_;
    sheet_.widths = {50, 15, 15, 15, 15, 42};
    sheet_.hidden_grid = true;
    sheet_.one_page = true;
  }

  void fill() {
    answer();
    put_unit_line(parts_, sheet_, row_++);
    ++row_;
    key_figures();
    who_pays();
    reached();
    ledgers();
    charts();
  }

 private:
  void answer() {
    const ScenarioResult& result = *scenario_.result;
    sheet_.paragraph(row_++, remark, title_of(words_, result), Look::title);
    const std::string question = question_of(words_, result);
    if (!question.empty()) sheet_.paragraph(row_++, remark, question, Look::question);
    if (!parts_.run.complete)
      sheet_.paragraph(row_++, remark,
                       say(words_.language, "workbook.run.incomplete", parts_.run.replications,
                           parts_.run.requested),
                       Look::warning);
    for (const std::string& sentence : answer_sentences(result, words_.language))
      sheet_.paragraph(row_++, remark, sentence);
    sheet_.paragraph(row_++, remark, words_("overview.note", result.period.price_year), Look::note);
    ++row_;
  }

  void header(std::initializer_list<std::string> keys) {
    Index column = 0;
    sheet_.heights[row_] = 30;
    for (const std::string& key : keys) {
      sheet_.text(row_, column, key.empty() ? "" : words_(key),
                  column == 0 ? Look::header_left : Look::header);
      ++column;
    }
    ++row_;
  }

  /// A simulated difference, scaled by the inputs.
  [[nodiscard]] Formula scaled(const std::string& id, Index column, bool money) const {
    const Formula raw =
        scenario_.data->at(scenario_.cells.estimate_rows.at(id), column) * coverage_;
    return money ? raw * price_ / thousand : raw;
  }

  void range(const std::string& id, bool money, Style style) {
    sheet_.formula(row_, low, scaled(id, scenario_.cells.low, money), style);
    sheet_.formula(row_, high, scaled(id, scenario_.cells.high, money), style);
  }

  void begin(const std::string& id, const std::string& name, const std::string& note = "") {
    scenario_.overview_rows[id] = row_;
    sheet_.text(row_, label, name);
    if (!note.empty()) sheet_.text(row_, remark, note, Look::remark);
  }

  void key_figures() {
    sheet_.text(row_++, label, words_("overview.key_figures"), Look::heading);
    header({"overview.figure", "mean", "low", "high", "", ""});
    const Index end = first_year_column + scenario_.years();
    const PayerCells& municipality = scenario_.payers[own];
    begin("cost_municipality",
          words_("overview.cost_municipality", scenario_.result->period.budget_text()));
    sheet_.formula(row_, mean, municipality.sheet->at(municipality.difference_total, end));
    range("cost_municipality", true, amount);
    ++row_;
    begin("cost_public", words_("overview.cost_public"), words_("overview.public_note"));
    sheet_.formula(row_, mean, publicly([end](const PayerCells& p) {
                     return p.sheet->at(p.difference_total, end);
                   }));
    range("cost_public", true, amount);
    ++row_;
    begin("value_municipality", words_("overview.value_municipality"),
          words_("overview.value_note"));
    sheet_.formula(row_, mean, municipality.sheet->at(municipality.present_value, end));
    ++row_;
    begin("value_public", words_("overview.value_public"));
    sheet_.formula(row_, mean, publicly([end](const PayerCells& p) {
                     return p.sheet->at(p.present_value, end);
                   }));
    ++row_;
    payback();
    for (const std::string id :
         {"placement_starts", "placement_years", "separations_unmarried", "divorces"}) {
      constexpr Style one{Look::text, Digits::one};
      begin(id, words_("overview.change_in", words_.in(metric_of(id).name)));
      sheet_.formula(row_, mean, scaled(id, scenario_.cells.mean, false), one);
      range(id, false, one);
      ++row_;
    }
    ++row_;
  }

  template <class Select>
  [[nodiscard]] Formula publicly(Select select) const {
    return select(scenario_.payers[0]) + select(scenario_.payers[1]) + select(scenario_.payers[2]);
  }

  /// A row of the municipality's sheet that names a year, or says that there is none.
  void year_of(const std::string& id, const PayerCells& payer, Index row, const std::string& note) {
    begin(id, words_("overview." + id), note);
    const auto& cell = payer.sheet->cells().at({row, first_year_column});
    Formula year = payer.sheet->at(row, first_year_column);
    year.words = std::get<Formula>(cell.content).words;
    sheet_.formula(row_++, mean, year, {Look::text, Digits::year});
  }

  void payback() {
    const PayerCells& municipality = scenario_.payers[own];
    const Payback& payback = scenario_.result->summary.payers[own].payback;
    year_of("payback_year", municipality, municipality.payback, words_("overview.payback_note"));
    year_of("lost_year", municipality, municipality.lost, "");
    if (payback.no_difference) return;
    constexpr Style share{Look::text, Digits::percent};
    begin("payback_probability",
          words_("overview.payback_probability", scenario_.result->period.last_year()),
          words_("overview.simulated_note"));
    sheet_.number(row_, mean, payback.probability, share);
    sheet_.number(row_, low, payback.probability_interval.low, share);
    sheet_.number(row_, high, payback.probability_interval.high, share);
    ++row_;
  }

  void who_pays() {
    sheet_.text(row_++, label, words_("overview.who_pays"), Look::heading);
    header({"overview.payer", "payer.without", "payer.with", "payer.difference",
            "overview.present_value", ""});
    const Index end = first_year_column + scenario_.years();
    payers_from_ = row_;
    for (std::size_t p = 0; p < size_of<Payer>; ++p, ++row_) {
      const PayerCells& payer = scenario_.payers[p];
      sheet_.text(row_, label, words_.in(payer_view_words(p)));
      sheet_.formula(row_, 1, payer.sheet->at(payer.baseline_total, end));
      sheet_.formula(row_, 2, payer.sheet->at(payer.scenario_total, end));
      sheet_.formula(row_, 3, payer.sheet->at(payer.difference_total, end));
      sheet_.formula(row_, 4, payer.sheet->at(payer.present_value, end));
    }
    ++row_;
  }

  [[nodiscard]] Formula of_each(const ReachedRow& shown, const Formula& raw) const {
    if (shown.unit == MetricUnit::kr) return raw * price_;
    return shown.mean ? raw : raw * coverage_;
  }

  /// Who each programme reaches: numbers follow the coverage, kroner each the price level.
  void reached() {
    std::string programme;
    for (const ReachedRow& shown : scenario_.result->summary.reached) {
      if (shown.programme != programme) {
        if (!programme.empty()) ++row_;
        sheet_.text(row_++, label,
                    words_("overview.reached", programme_label(shown.programme, words_.language)),
                    Look::heading);
        header({"overview.figure", "mean", "low", "high", "", ""});
      }
      programme = shown.programme;
      const std::string id = "reached." + shown.programme + "." + std::string{shown.id};
      sheet_.text(row_, label, reached_label(shown, words_.language));
      const Style style{Look::text, shown.unit == MetricUnit::kr ? Digits::whole : Digits::one};
      const auto put = [&](Index column, Index from) {
        const Formula raw = scenario_.data->at(scenario_.cells.estimate_rows.at(id), from);
        sheet_.formula(row_, column, of_each(shown, raw), style);
      };
      put(mean, scenario_.cells.mean);
      put(low, scenario_.cells.low);
      put(high, scenario_.cells.high);
      ++row_;
    }
    if (!programme.empty()) ++row_;
  }

  void ledgers() {
    if (!scenario_.cells.estimate_rows.contains("ledger.society.net")) return;
    sheet_.text(row_++, label, words_("overview.ledgers"), Look::heading);
    header({"overview.ledger", "overview.invested", "overview.saving", "overview.net", "", ""});
    for (const std::string id : {"ledger.municipality", "ledger.public", "ledger.society"}) {
      sheet_.text(row_, label, words_(id));
      Index column = 1;
      for (const std::string what : {".programme_cost", ".saving", ".net"})
        sheet_.formula(row_, column++, scaled(id + what, scenario_.cells.mean, true));
      ++row_;
    }
    sheet_.paragraph(
        row_++, remark,
        words_("overview.ledger_note", describe_rules(parts_.run.rules, words_.language)),
        Look::note);
    ++row_;
  }

  void charts() {
    const PayerCells& own_cells = scenario_.payers[own];
    const Sheet& payer = *own_cells.sheet;
    const Index end = first_year_column + scenario_.years() - 1;
    const Index years = payer.repeated_rows->first;
    const auto across = [&](Index row) { return payer.range(row, first_year_column, row, end); };
    SheetChart gain;
    gain.kind = ChartKind::line;
    gain.title = words_("chart.gain", scenario_.result->period.start_year);
    gain.axis = words_("chart.gain_axis");
    gain.series = {
        {words_("mean"), across(years), across(own_cells.gain), 0x1F5F8B, false},
        {words_("payer.gain_low"), across(years), across(own_cells.gain_low), 0x7FA7C2, true},
        {words_("payer.gain_high"), across(years), across(own_cells.gain_high), 0x7FA7C2, true}};
    gain.row = row_;
    gain.width = 670;
    SheetChart who;
    who.kind = ChartKind::columns;
    who.title = words_("chart.who_pays", scenario_.result->period.budget_text());
    who.axis = words_("chart.cost_axis");
    const Index last = payers_from_ + static_cast<Index>(size_of<Payer>) - 1;
    who.series = {{words_("payer.difference"), sheet_.range(payers_from_, label, last, label),
                   sheet_.range(payers_from_, 3, last, 3), 0x1F5F8B, false}};
    who.row = row_;
    who.column = remark - 1;
    who.width = 410;
    sheet_.charts = {gain, who};
  }

  WorkbookParts& parts_;
  const WorkbookWords& words_;
  ScenarioParts& scenario_;
  Sheet& sheet_;
  Formula price_, coverage_;
  Index row_{0};
  Index payers_from_{};
};

}  // namespace

void add_overview_sheet(WorkbookParts& parts, ScenarioParts& scenario) {
  OverviewSheet{parts, scenario}.fill();
}

}  // namespace kohort
