#include "app/workbook/xlsx.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fmt/format.h>
#include <stdexcept>
#include <unistd.h>
#include <xlsxwriter.h>

#include "app/files/files.hpp"
#include "app/words/input_error.hpp"
#include "app/workbook/clean_text.hpp"
#include "app/workbook/xlsx_formats.hpp"

namespace kohort {

namespace {

// A workbook has a creation time, and the same results shall give the same bytes.
constexpr std::time_t created = 946684800;  // 2000-01-01
constexpr std::uint8_t paper_a4 = 9;
constexpr std::uint32_t grey = 0xBFBFBF;
constexpr std::uint32_t ink = 0x1B1B1B;

/// Ours are fixed when the code is right; a failure here is a fault of ours.
void expect(lxw_error error, const std::string& what) {
  if (error != LXW_NO_ERROR)
    throw std::logic_error{fmt::format("workbook: {}: {}", what, lxw_strerror(error))};
}

class SheetWriter {
 public:
  SheetWriter(lxw_workbook* book, Formats& formats, std::string cut_mark)
      : book_{book}, formats_{formats}, cut_mark_{std::move(cut_mark)} {}

  void write(const Sheet& sheet) {
    sheet_ = workbook_add_worksheet(book_, sheet.name.c_str());
    if (sheet_ == nullptr)
      throw std::logic_error{"workbook: the sheet name \"" + sheet.name + "\" is not allowed"};
    lay_out(sheet);
    for (const auto& [place, cell] : sheet.cells()) write(place.first, place.second, cell);
    for (const InputRule& rule : sheet.rules) allow(rule);
    for (const SheetChart& chart : sheet.charts) draw(chart);
  }

 private:
  void lay_out(const Sheet& sheet) {
    for (std::size_t c = 0; c < sheet.widths.size(); ++c) {
      const auto column = static_cast<lxw_col_t>(c);
      worksheet_set_column(sheet_, column, column, sheet.widths[c], nullptr);
    }
    for (const auto& [row, height] : sheet.heights) worksheet_set_row(sheet_, row, height, nullptr);
    if (sheet.freeze_rows > 0 || sheet.freeze_columns > 0)
      worksheet_freeze_panes(sheet_, sheet.freeze_rows,
                             static_cast<lxw_col_t>(sheet.freeze_columns));
    if (sheet.repeated_rows)
      worksheet_repeat_rows(sheet_, sheet.repeated_rows->first, sheet.repeated_rows->second);
    if (const auto& f = sheet.filter)
      worksheet_autofilter(sheet_, f->first_row, static_cast<lxw_col_t>(f->first_column),
                           f->last_row, static_cast<lxw_col_t>(f->last_column));
    if (sheet.printed_columns > 0 && !sheet.cells().empty())
      worksheet_print_area(sheet_, 0, 0, sheet.cells().rbegin()->first.first,
                           static_cast<lxw_col_t>(sheet.printed_columns - 1));
    if (sheet.hidden_grid) worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, paper_a4);
    worksheet_set_margins(sheet_, 0.5, 0.5, 0.6, 0.6);
    worksheet_fit_to_pages(sheet_, 1, sheet.one_page ? 1 : 0);
    worksheet_set_footer(sheet_, "&L&8Kohort&C&8&A&R&8&P / &N");
  }

  void write(Index row, Index column, const SheetCell& cell) {
    lxw_format* format = formats_.get(cell.style);
    const auto col = static_cast<lxw_col_t>(column);
    if (const auto* words = std::get_if<std::string>(&cell.content)) {
      const std::string clean = clean_text(*words, cut_mark_);
      if (cell.merged_to > 0)
        expect(worksheet_merge_range(sheet_, row, col, row, static_cast<lxw_col_t>(cell.merged_to),
                                     "", format),
               "merging cells");
      expect(clean.empty() ? worksheet_write_blank(sheet_, row, col, format)
                           : worksheet_write_string(sheet_, row, col, clean.c_str(), format),
             "writing text");
    } else if (const auto* number = std::get_if<double>(&cell.content)) {
      expect(worksheet_write_number(sheet_, row, col, *number, format), "writing a number");
    } else {
      const auto& formula = std::get<Formula>(cell.content);
      const std::string text = "=" + formula.text;
      expect(
          formula.words.empty()
              ? worksheet_write_formula_num(sheet_, row, col, text.c_str(), format, formula.value)
              : worksheet_write_formula_str(sheet_, row, col, text.c_str(), format,
                                            clean_text(formula.words, cut_mark_).c_str()),
          text);
    }
  }

  void allow(const InputRule& rule) {
    std::string list = "=" + rule.list;
    std::string help = clean_text(rule.help, cut_mark_, 255);
    lxw_data_validation validation{};
    validation.input_message = help.data();
    if (rule.list.empty()) {
      validation.validate = LXW_VALIDATION_TYPE_DECIMAL;
      validation.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
      validation.minimum_number = rule.least;
      validation.maximum_number = rule.most;
    } else {
      validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      validation.value_formula = list.data();
    }
    expect(worksheet_data_validation_cell(sheet_, rule.row, static_cast<lxw_col_t>(rule.column),
                                          &validation),
           "limits of an input cell");
  }

  void draw(const SheetChart& drawn) {
    const auto type = drawn.kind == ChartKind::line              ? LXW_CHART_LINE
                      : drawn.kind == ChartKind::stacked_columns ? LXW_CHART_COLUMN_STACKED
                                                                 : LXW_CHART_COLUMN;
    lxw_chart* chart = workbook_add_chart(book_, type);
    for (const ChartSeries& s : drawn.series) add_series(chart, drawn.kind, s);
    style(chart, drawn);
    lxw_chart_options options{};
    // Charts are 480 x 288 pixels unless scaled.
    options.x_scale = drawn.width / 480.0;
    options.y_scale = drawn.height / 288.0;
    expect(worksheet_insert_chart_opt(sheet_, drawn.row, static_cast<lxw_col_t>(drawn.column),
                                      chart, &options),
           "a chart");
  }

  static void add_series(lxw_chart* chart, ChartKind kind, const ChartSeries& drawn) {
    lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
    const CellRange& c = drawn.categories;
    const CellRange& v = drawn.values;
    chart_series_set_categories(series, c.sheet.c_str(), c.first_row,
                                static_cast<lxw_col_t>(c.first_column), c.last_row,
                                static_cast<lxw_col_t>(c.last_column));
    chart_series_set_values(series, v.sheet.c_str(), v.first_row,
                            static_cast<lxw_col_t>(v.first_column), v.last_row,
                            static_cast<lxw_col_t>(v.last_column));
    chart_series_set_name(series, drawn.name.c_str());
    if (kind == ChartKind::line) {
      lxw_chart_line line{};
      line.color = drawn.colour;
      line.width = drawn.thin ? 1.0F : 2.5F;
      line.dash_type = drawn.thin ? LXW_CHART_LINE_DASH_DASH : LXW_CHART_LINE_DASH_SOLID;
      chart_series_set_line(series, &line);
    } else {
      lxw_chart_fill fill{};
      fill.color = drawn.colour;
      chart_series_set_fill(series, &fill);
    }
  }

  static void style(lxw_chart* chart, const SheetChart& drawn) {
    chart_title_set_name(chart, drawn.title.c_str());
    lxw_chart_font font{};
    font.size = 12;
    font.bold = LXW_TRUE;
    chart_title_set_name_font(chart, &font);
    lxw_chart_font small{};
    small.size = 9;
    small.bold = LXW_EXPLICIT_FALSE;
    chart_axis_set_name(chart->y_axis, drawn.axis.c_str());
    chart_axis_set_name_font(chart->y_axis, &small);
    chart_axis_set_num_format(chart->y_axis, "#,##0");
    // The axis of categories lies at zero and is drawn: it is the zero line. Its labels stay at
    // the edge, where no bar or line covers them.
    lxw_chart_line zero{};
    zero.color = ink;
    zero.width = 1.5F;
    chart_axis_set_line(chart->x_axis, &zero);
    chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    lxw_chart_line grid{};
    grid.color = grey;
    grid.width = 0.5F;
    chart_axis_major_gridlines_set_line(chart->y_axis, &grid);
    if (drawn.series.size() < 2)
      chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    else
      chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
  }

  lxw_workbook* book_;
  lxw_worksheet* sheet_{};
  Formats& formats_;
  std::string cut_mark_;
};

void describe(lxw_workbook* workbook, const Book& book, const std::string& cut_mark) {
  const auto property = [&](const std::string& words) { return clean_text(words, cut_mark, 255); };
  std::string title = property(book.title);
  std::string program = property(book.program);
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.author = program.data();
  properties.created = created;
  expect(workbook_set_properties(workbook, &properties), "document properties");
  for (const auto& [name, what] : book.names)
    expect(workbook_define_name(workbook, name.c_str(), ("=" + what).c_str()), "name " + name);
}

}  // namespace

void write_xlsx(const Book& book, const std::filesystem::path& path) {
  const std::filesystem::path temporary = part_of(path);
  const auto fail = [&](const std::string& why) {
    ::unlink(temporary.c_str());
    throw InputError{
        fmt::format("{}: cannot be written: {}; choose a folder with room that you "
                    "may write to with --out",
                    path.string(), why)};
  };
  ::unlink(temporary.c_str());  // of a process that died; a link would lead elsewhere
  // Tried first, because the library would print the failure.
  if (std::FILE* file = std::fopen(temporary.c_str(), "wb"))
    std::fclose(file);
  else
    fail(std::strerror(errno));
  lxw_workbook* workbook = workbook_new(temporary.c_str());
  if (workbook == nullptr) fail("no memory");
  const std::string cut_mark = book.language == "en" ? "… [cut]" : "… [afkortet]";
  try {
    describe(workbook, book, cut_mark);
    Formats formats{workbook};
    std::vector<const Sheet*> ordered;
    for (const Sheet& sheet : book.sheets) ordered.push_back(&sheet);
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const Sheet* a, const Sheet* b) { return a->position < b->position; });
    for (const Sheet* sheet : ordered) SheetWriter{workbook, formats, cut_mark}.write(*sheet);
  } catch (...) {
    lxw_workbook_free(workbook);
    throw;
  }
  if (const lxw_error error = workbook_close(workbook); error != LXW_NO_ERROR)
    fail(lxw_strerror(error));
  put_in_place(path);
}

}  // namespace kohort
