#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "app/workbook/workbook_parts.hpp"

namespace kohort {

namespace {

constexpr Index first = first_year_column;
/// The form in which municipalities propose investments, filled in from the municipality's sheet.
class CaseSheet {
 public:
  CaseSheet(WorkbookParts& parts, ScenarioParts& scenario)
      : parts_{parts},
        words_{parts.words},
        scenario_{scenario},
        payer_{scenario.payers[static_cast<std::size_t>(Payer::municipality)]},
        sheet_{parts.book.add(parts.words("sheet.case") + scenario.suffix, scenario.position + 2)},
        end_{first + scenario.years()} {
    set_year_widths(scenario, sheet_, 44, 16);
    sheet_.one_page = true;
    const ScenarioResult& result = *scenario.result;
    sheet_.paragraph(0, end_, words_("case.title", title_of(words_, result)), Look::title);
    sheet_.paragraph(1, end_, question_of(words_, result), Look::question);
    put_unit_line(parts, sheet_, 2);
    sheet_.paragraph(3, end_, words_("case.note"), Look::note);
    put_year_header(parts, scenario, sheet_, header);
    sheet_.text(header, 0, words_("case.area_and_kind"), Look::header_left);
    sheet_.text(header, 1, words_("case.area"), Look::header_left);
    kinds_of_years();
    sheet_.repeated_rows = {{header, header + 1}};
    sheet_.freeze_rows = header + 2;
    sheet_.freeze_columns = 2;
  }

  void fill() {
    changes_ = block("case.changes", "case.changes_sum", false);
    ++row_;
    invested_ = block("case.implementation", "case.implementation_sum", true);
    ++row_;
    sheet_.text(row_, 0, words_("case.total"), Look::grand_total);
    sheet_.text(row_, 1, "", Look::grand_total);
    for (Index column = first; column <= end_; ++column)
      sheet_.formula(row_, column, sheet_.here(changes_, column) + sheet_.here(invested_, column),
                     {Look::grand_total, Digits::whole});
    total_ = row_++;
    of_areas();
    ++row_;
    PayerCells stream;
    row_ = put_stream(parts_, scenario_, sheet_, total_, row_, stream);
    payback_years(stream);
    ++row_;
    overview_row();
    budget_lines();
    approval();
  }

 private:
  static constexpr Index header = 5;

  /// Budget year, the following years of the budget, and what lies beyond them.
  void kinds_of_years() {
    constexpr Index estimate_years = 3;
    sheet_.text(header + 1, 0, "", Look::header_left);
    sheet_.text(header + 1, 1, "", Look::header_left);
    for (Index y = 0; y < scenario_.years(); ++y)
      sheet_.text(header + 1, first + y,
                  words_(y == 0                ? "case.budget_year"
                         : y <= estimate_years ? "case.estimate_year"
                                               : "case.projection"),
                  Look::header);
    sheet_.text(header + 1, end_, "", Look::header);
    sheet_.heights[header + 1] = 30;
  }

  Index block(const std::string& heading, const std::string& sum, bool invested) {
    sheet_.text(row_++, 0, words_(heading), Look::heading);
    const Index from = row_;
    for (const auto& [c, payer_row] : payer_.difference_rows) {
      const auto category = static_cast<Category>(c);
      if (cost_kind(category).invested() != invested) continue;
      sheet_.text(row_, 0, words_.in(cost_kind(category).name));
      line(cost_kind(category).area,
           [&, from_row = payer_row](Index column) { return payer_.sheet->at(from_row, column); });
    }
    if (invested) {
      sheet_.text(row_, 0, words_("case.no_construction"));
      sheet_.text(row_, 1, words_.in(area_words(BudgetArea::construction)));
      for (Index column = first; column <= end_; ++column) sheet_.number(row_, column, 0);
      ++row_;
    }
    sheet_.text(row_, 0, words_(sum), Look::total);
    sheet_.text(row_, 1, "", Look::total);
    for (Index column = first; column <= end_; ++column) {
      if (row_ > from)
        sheet_.formula(row_, column, sheet_.sum(from, column, row_ - 1, column), total_amount);
      else
        sheet_.number(row_, column, 0, total_amount);
    }
    bounds_[invested] = {from, row_};
    return row_++;
  }

  template <class Amount>
  void line(BudgetArea area, Amount amount_of) {
    sheet_.text(row_, 1, words_.in(area_words(area)));
    for (Index column = first; column < end_; ++column)
      sheet_.formula(row_, column, amount_of(column));
    sheet_.formula(row_, end_, sheet_.sum(row_, first, row_, end_ - 1));
    ++row_;
  }

  /// What the lines of an area come to in one column of a block (or of both).
  [[nodiscard]] Formula of_area(BudgetArea area, Index from, Index to, Index column) const {
    const std::string name = words_.in(area_words(area));
    double total = 0;
    for (Index r = from; r < to; ++r) {
      const auto cell = sheet_.cells().find({r, 1});
      if (cell == sheet_.cells().end()) continue;
      const auto* words = std::get_if<std::string>(&cell->second.content);
      if (words != nullptr && *words == name) total += sheet_.value(r, column);
    }
    return {fmt::format("SUMIF({},{},{})", range_name(from, 1, to - 1, 1, true), formula_text(name),
                        cell_name(from, column) + ":" + cell_name(to - 1, column)),
            total, "", 3};
  }

  void of_areas() {
    for (std::size_t a = 0; a < size_of<BudgetArea>; ++a) {
      const auto area = static_cast<BudgetArea>(a);
      sheet_.text(row_, 0, words_("case.of_which"));
      sheet_.text(row_, 1, words_.in(area_words(area)));
      for (Index column = first; column <= end_; ++column)
        sheet_.formula(row_, column, of_area(area, bounds_[0].first, bounds_[1].second, column));
      ++row_;
    }
  }

  /// Whole calendar years from the first budget year on, that year included.
  void payback_years(const PayerCells& stream) {
    const Formula year = sheet_.here(stream.payback, first);
    const auto cell = sheet_.cells().find({stream.payback, first});
    const bool never =
        cell != sheet_.cells().end() && !std::get<Formula>(cell->second.content).words.empty();
    const std::string dash = "\u2013";
    sheet_.text(row_, 0, words_("case.payback_years"));
    sheet_.formula(
        row_, first,
        {fmt::format("IF(ISNUMBER({0}),{0}-{1}+1,{2})", year.text, cell_name(header, first),
                     formula_text(dash)),
         never ? 0 : year.value - scenario_.result->period.start_year + 1, never ? dash : "", 3},
        {Look::text, Digits::year});
    payback_years_ = row_++;
  }

  /// The line by which proposals are listed together.
  void overview_row() {
    sheet_.text(row_++, 0, words_("case.overview"), Look::heading);
    const std::array<std::string, 5> titles{"case.investment_service", "case.investment_building",
                                            "case.effect_service", "case.effect_transfers",
                                            "stream.payback_years_short"};
    sheet_.text(row_, 0, words_("case.proposal"), Look::header_left);
    sheet_.text(row_, 1, "", Look::header_left);
    const auto column = [](std::size_t i) { return first + static_cast<Index>(i); };
    for (std::size_t i = 0; i < titles.size(); ++i)
      sheet_.text(row_, column(i), words_(titles[i]), Look::header);
    sheet_.heights[row_] = 60;
    ++row_;
    sheet_.text(row_, 0, title_of(words_, *scenario_.result), Look::label);
    sheet_.heights[row_] = 30;
    const auto [changes_from, changes_to] = bounds_[0];
    const auto [invested_from, invested_to] = bounds_[1];
    sheet_.formula(row_, column(0), of_area(BudgetArea::service, invested_from, invested_to, end_));
    sheet_.formula(row_, column(1),
                   of_area(BudgetArea::construction, invested_from, invested_to, end_));
    if (changes_to > changes_from && end_ > first) {
      sheet_.formula(row_, column(2),
                     of_area(BudgetArea::service, changes_from, changes_to, end_ - 1));
      sheet_.formula(row_, column(3),
                     sheet_.here(changes_, end_ - 1) - sheet_.here(row_, column(2)));
    }
    Formula years = sheet_.here(payback_years_, first);
    const auto& cell = sheet_.cells().at({payback_years_, first});
    years.words = std::get<Formula>(cell.content).words;
    sheet_.formula(row_, column(4), years, {Look::text, Digits::year});
    ++row_;
    sheet_.paragraph(row_++, end_, words_("case.overview_note"), Look::note);
    ++row_;
  }

  void budget_lines() {
    const auto& lines = scenario_.result->summary.budget_lines;
    const auto has_amount = [](const BudgetLineSummary& l) { return l.adopted.has_value(); };
    if (std::none_of(lines.begin(), lines.end(), has_amount)) return;
    sheet_.text(row_++, 0, words_("case.lines"), Look::heading);
    sheet_.text(row_, 0, words_("case.programme"), Look::header_left);
    sheet_.text(row_, 1, words_("case.year"), Look::header);
    sheet_.text(row_, first, words_("case.adopted"), Look::header);
    sheet_.text(row_, first + 1, words_("case.bottom_up"), Look::header);
    sheet_.text(row_, first + 2, "", Look::header);
    sheet_.text(row_, first + 3, words_("case.source"), Look::header_left);
    sheet_.heights[row_] = 30;
    ++row_;
    const Formula& price = parts_.inputs.price_factor[scenario_.number];
    for (const BudgetLineSummary& l : lines) {
      if (!l.adopted) continue;
      sheet_.text(row_, 0, l.programme.empty() ? words_("case.all_programmes") : l.programme);
      sheet_.number(row_, 1, l.year, {Look::text, Digits::year});
      sheet_.formula(row_, first, constant(*l.adopted) * price / constant(1000));
      if (l.bottom_up)
        sheet_.formula(row_, first + 1,
                       constant(l.bottom_up->mean) * price *
                           parts_.inputs.coverage[scenario_.number] / constant(1000));
      sheet_.text(row_, first + 3, l.source);
      ++row_;
    }
    ++row_;
  }

  void approval() {
    sheet_.text(row_, 0, words_("case.approval"));
    sheet_.text(row_, 1, "", Look::input);
    sheet_.text(row_, first, "", Look::input);
  }

  WorkbookParts& parts_;
  const WorkbookWords& words_;
  ScenarioParts& scenario_;
  const PayerCells& payer_;
  Sheet& sheet_;
  Index end_;
  Index row_{header + 2};
  Index changes_{}, invested_{}, total_{}, payback_years_{};
  std::array<std::pair<Index, Index>, 2> bounds_;  ///< rows of lines: changes, implementation
};

}  // namespace

void add_case_sheet(WorkbookParts& parts, ScenarioParts& scenario) {
  CaseSheet{parts, scenario}.fill();
}

}  // namespace kohort
