#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "app/workbook/workbook_parts.hpp"
#include "models/economics/investment.hpp"

namespace kohort {

namespace {

constexpr Index first = first_year_column;
constexpr double zero = half_oere / 1000;  // the sheets are in 1,000 kr.

/// Rows below a total: each is filled year by year.
class Stream {
 public:
  Stream(const WorkbookParts& parts, const ScenarioParts& scenario, Sheet& sheet, Index total,
         Index row)
      : parts_{parts},
        scenario_{scenario},
        sheet_{sheet},
        total_{total},
        row_{row},
        end_{first + scenario.years()} {}

  Index put(PayerCells& cells) {
    cells.cumulated = fill("stream.cumulated", amount, [&](Index column) {
      const Formula own = sheet_.here(total_, column);
      return column == first ? own : sheet_.here(row_, column - 1) + own;
    });
    cells.gain = fill("stream.gain", amount,
                      [&](Index column) { return -sheet_.here(cells.cumulated, column); });
    const Index factors = fill("stream.factor", {Look::text, Digits::four}, [&](Index column) {
      return parts_.inputs.discount_factor[column - first];
    });
    cells.present_value = fill("stream.present_value", amount, [&](Index column) {
      return sheet_.here(total_, column) * sheet_.here(factors, column);
    });
    if (end_ > first)
      sheet_.formula(cells.present_value, end_,
                     sheet_.sum(cells.present_value, first, cells.present_value, end_ - 1),
                     total_amount);
    payback(cells);
    return row_;
  }

 private:
  template <class Amount>
  Index fill(const std::string& label, Style style, Amount amount_of) {
    sheet_.text(row_, 0, parts_.words(label));
    for (Index column = first; column < end_; ++column)
      sheet_.formula(row_, column, amount_of(column), style);
    return row_++;
  }

  /// The first year whose cumulated amount is not above zero after having been; without any such
  /// expense, the first year with a saving. Then the first later year in which that is lost again.
  /// Each is marked by 1 in a row of its own. Less than half an øre is zero.
  void payback(PayerCells& cells) {
    const auto years = static_cast<std::size_t>(end_ - first);
    std::vector<double> stream;
    for (Index column = first; column < end_; ++column)
      stream.push_back(sheet_.value(total_, column));
    const Index cumulated = cells.cumulated;
    const std::string all = range_name(cumulated, first, cumulated, end_ - 1);
    double highest_of_all = stream.empty() ? 0 : sheet_.value(cumulated, first);
    for (std::size_t y = 0; y < years; ++y)
      highest_of_all =
          std::max(highest_of_all, sheet_.value(cumulated, first + static_cast<Index>(y)));
    double highest = sheet_.value(cumulated, first);
    const Index marks = fill("stream.mark", {Look::note, Digits::year}, [&](Index column) {
      const double own = sheet_.value(cumulated, column);
      highest = std::max(highest, own);
      const bool back = (highest > zero && own <= zero) || (highest_of_all <= zero && own < -zero);
      return Formula{fmt::format("IF(OR(AND(MAX({0}:{1})>{4:.6f},{2}<={4:.6f}),AND(MAX({3})<={4:."
                                 "6f},{2}<-{4:.6f})),1,0)",
                                 "$" + cell_name(cumulated, first), cell_name(cumulated, column),
                                 cell_name(cumulated, column), all, zero),
                     back ? 1.0 : 0.0, "", 3};
    });
    bool back = false;
    const Index lost = fill("stream.lost_mark", {Look::note, Digits::year}, [&](Index column) {
      back = back || sheet_.value(marks, column) > 0;
      return Formula{
          fmt::format("IF(AND(SUM({}:{})>0,{}>{:.6f}),1,0)", "$" + cell_name(marks, first),
                      cell_name(marks, column), cell_name(cumulated, column), zero),
          back && sheet_.value(cumulated, column) > zero ? 1.0 : 0.0, "", 3};
    });
    cells.payback = cells.lost = row_;
    if (years == 0) return;
    const PaybackYears found = kohort::payback(stream, zero);
    cells.payback = first_marked("stream.payback", marks, found.paid);
    cells.lost = first_marked("stream.lost", lost, found.lost);
  }

  /// A row that names the first year marked, or says that there is none. Returns the row.
  Index first_marked(const std::string& label, Index marks, std::optional<std::size_t> year) {
    const std::string never = parts_.words("stream.never");
    const std::string years_row = range_name(header_row(), first, header_row(), end_ - 1);
    sheet_.text(row_, 0, parts_.words(label), Look::total);
    sheet_.text(row_, 1, "", Look::total);
    sheet_.formula(
        row_, first,
        {fmt::format("IF(SUM({0})=0,{2},INDEX({1},1,MATCH(1,{0},0)))",
                     range_name(marks, first, marks, end_ - 1), years_row, formula_text(never)),
         year ? scenario_.result->period.year(*year) : 0.0, year ? "" : never, 3},
        {Look::total, Digits::year});
    return row_++;
  }

  [[nodiscard]] Index header_row() const { return sheet_.repeated_rows->first; }

  const WorkbookParts& parts_;
  const ScenarioParts& scenario_;
  Sheet& sheet_;
  Index total_;
  Index row_;
  Index end_;
};

}  // namespace

void put_unit_line(const WorkbookParts& parts, Sheet& sheet, Index row) {
  const std::string before = parts.words("unit.before");
  const std::string after = parts.words("unit.after");
  const Formula& year = parts.inputs.price_year;
  sheet.formula(row, 0,
                {formula_text(before) + "&" + year.text + "&" + formula_text(after), 0,
                 before + fmt::format("{}", year.value) + after, 3},
                {Look::text, Digits::general});
}

void put_year_header(const WorkbookParts& parts, const ScenarioParts& scenario, Sheet& sheet,
                     Index row) {
  sheet.text(row, 0, parts.words("kind"), Look::header_left);
  sheet.text(row, 1, "", Look::header_left);
  for (Index y = 0; y < scenario.years(); ++y)
    sheet.number(row, first + y, scenario.result->period.year(y), {Look::header, Digits::year});
  sheet.text(row, first + scenario.years(), parts.words("in_all"), Look::header);
  sheet.repeated_rows = {{row, row}};
}

void set_year_widths(const ScenarioParts& scenario, Sheet& sheet, double names, double kinds) {
  sheet.widths.assign(first + scenario.years() + 1, 11);
  sheet.widths[0] = names;
  sheet.widths[1] = kinds;
  sheet.hidden_grid = true;
}

Index put_stream(const WorkbookParts& parts, const ScenarioParts& scenario, Sheet& sheet,
                 Index total_row, Index row, PayerCells& cells) {
  return Stream{parts, scenario, sheet, total_row, row}.put(cells);
}

}  // namespace kohort
