#include <algorithm>
#include <fmt/format.h>

#include "app/workbook/workbook_parts.hpp"

namespace kohort {

namespace {

constexpr Index first = first_year_column;
const Formula thousand = constant(1000);

/// The three blocks of a payer's sheet: without, with, and the difference between them.
class PayerSheet {
 public:
  PayerSheet(WorkbookParts& parts, ScenarioParts& scenario, Payer payer)
      : parts_{parts},
        scenario_{scenario},
        payer_{static_cast<std::size_t>(payer)},
        cells_{scenario.payers[payer_]},
        sheet_{parts.book.add(parts.words.in(payer_view_words(payer_)) + scenario.suffix,
                              scenario.position + 3 + static_cast<int>(payer_))} {
    cells_.sheet = &sheet_;
    set_year_widths(scenario, sheet_, 46, 2);
    sheet_.one_page = true;
    sheet_.paragraph(0, last(),
                     parts.words("payer.title", parts.words.in(payer_view_words(payer_))),
                     Look::title);
    sheet_.paragraph(1, last(), title_of(parts.words, *scenario.result), Look::question);
    put_unit_line(parts, sheet_, 2);
    put_year_header(parts, scenario, sheet_, 4);
    row_ = 5;
  }

  void fill() {
    const Formula price = parts_.inputs.price_factor[scenario_.number];
    const Formula coverage = parts_.inputs.coverage[scenario_.number];
    const auto difference_first = static_cast<Index>(row_ + 2 * (kinds() + 3) + 1);
    std::map<std::size_t, Index> without;
    cells_.baseline_total = block("payer.without", [&](std::size_t c, Index y) {
      without[c] = row_;
      return data(c, scenario_.cells.first_baseline + y) * price / thousand;
    });
    // The block of the difference lies below, so its values are computed before they are placed.
    const auto difference = [&](std::size_t c, Index y) {
      return data(c, scenario_.cells.first_difference + y) * price * coverage / thousand;
    };
    Index next = difference_first;
    std::map<std::size_t, Index> below;
    for (const auto& [c, row] : scenario_.cells.cost_rows[payer_]) below[c] = next++;
    cells_.scenario_total = block("payer.with", [&](std::size_t c, Index y) {
      Formula change = difference(c, y);
      change.text = cell_name(below[c], first + y);
      change.rank = 3;
      return sheet_.here(without[c], first + y) + change;
    });
    cells_.difference_total = block("payer.difference", [&](std::size_t c, Index y) {
      cells_.difference_rows[c] = row_;
      return difference(c, y);
    });
    row_ = put_stream(parts_, scenario_, sheet_, cells_.difference_total, row_, cells_) + 1;
    cells_.gain_low = range_row("payer.gain_low", scenario_.cells.high_rows[payer_]);
    cells_.gain_high = range_row("payer.gain_high", scenario_.cells.low_rows[payer_]);
    sheet_.freeze_rows = 5;
    sheet_.freeze_columns = 1;
    sheet_.repeated_rows = {{4, 4}};
  }

 private:
  [[nodiscard]] std::string name() const { return std::string{payer_names()[payer_]}; }
  [[nodiscard]] Index last() const { return first + scenario_.years(); }
  [[nodiscard]] Index kinds() const {
    return static_cast<Index>(scenario_.cells.cost_rows[payer_].size());
  }
  [[nodiscard]] Formula data(std::size_t category, Index column) const {
    return scenario_.data->at(scenario_.cells.cost_rows[payer_].at(category), column);
  }

  /// Heading, one row for each kind of cost, their sum. Returns the row of the sum.
  template <class Amount>
  Index block(const std::string& heading, Amount amount_of) {
    sheet_.text(row_++, 0, parts_.words(heading), Look::heading);
    const Index from = row_;
    for (const auto& [c, row] : scenario_.cells.cost_rows[payer_]) {
      sheet_.text(row_, 0, parts_.words.in(cost_kind(static_cast<Category>(c)).name));
      for (Index y = 0; y < scenario_.years(); ++y)
        sheet_.formula(row_, first + y, amount_of(c, y));
      sheet_.formula(row_, last(), sheet_.sum(row_, first, row_, last() - 1));
      ++row_;
    }
    sheet_.text(row_, 0, parts_.words("in_all"), Look::total);
    sheet_.text(row_, 1, "", Look::total);
    for (Index column = first; column <= last(); ++column) {
      if (row_ > from)
        sheet_.formula(row_, column, sheet_.sum(from, column, row_ - 1, column), total_amount);
      else
        sheet_.number(row_, column, 0, total_amount);
    }
    row_ += 2;
    return row_ - 2;
  }

  /// An end of the range of the cumulated gain, from that of the cost.
  Index range_row(const std::string& label, Index data_row) {
    sheet_.text(row_, 0, parts_.words(label));
    for (Index y = 0; y < scenario_.years(); ++y)
      sheet_.formula(row_, first + y,
                     -scenario_.data->at(data_row, scenario_.cells.first_difference + y) *
                         parts_.inputs.price_factor[scenario_.number] *
                         parts_.inputs.coverage[scenario_.number] / thousand);
    return row_++;
  }

  WorkbookParts& parts_;
  ScenarioParts& scenario_;
  std::size_t payer_;
  PayerCells& cells_;
  Sheet& sheet_;
  Index row_{0};
};

}  // namespace

void add_payer_sheet(WorkbookParts& parts, ScenarioParts& scenario, Payer payer) {
  PayerSheet{parts, scenario, payer}.fill();
}

}  // namespace kohort
