#include "app/workbook/xlsx_formats.hpp"

namespace kohort {

namespace {

constexpr lxw_color_t accent = 0x1F5F8B;
constexpr lxw_color_t pale = 0xE4EEF5;
constexpr lxw_color_t soft = 0x5F5F5F;
constexpr lxw_color_t yellow = 0xFFF2CC;
constexpr lxw_color_t sand = 0xFBE9D9;
constexpr lxw_color_t blue = 0x0033AA;

/// In the notation of the file format; programs show their user's own marks (1.234,5 in Danish).
const char* pattern(Digits digits) {
  switch (digits) {
    case Digits::general:
      return "General";
    case Digits::whole:
      return "#,##0";
    case Digits::one:
      return "#,##0.0";
    case Digits::four:
      return "0.0000";
    case Digits::percent:
      return "0.0%";
    case Digits::year:
      return "0";
    case Digits::listed:
      return "General\"  \"";
    case Digits::listed_amount:
      return "#,##0\"  \"";
  }
  return "General";
}

void filled(lxw_format* f, lxw_color_t colour) {
  format_set_pattern(f, LXW_PATTERN_SOLID);
  format_set_bg_color(f, colour);
}

void wrapped(lxw_format* f) {
  format_set_text_wrap(f);
  format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
}

void header(lxw_format* f) {
  format_set_bold(f);
  format_set_text_wrap(f);
  format_set_font_color(f, 0xFFFFFF);
  format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
  filled(f, accent);
}

void apply(lxw_format* f, Look look) {
  switch (look) {
    case Look::text:
      format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
      break;
    case Look::wrapped:
      wrapped(f);
      break;
    case Look::label:
      format_set_text_wrap(f);
      format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
      break;
    case Look::title:
      wrapped(f);
      format_set_bold(f);
      format_set_font_size(f, 16);
      break;
    case Look::question:
      wrapped(f);
      format_set_italic(f);
      format_set_font_color(f, soft);
      break;
    case Look::heading:
      format_set_bold(f);
      format_set_font_size(f, 12);
      format_set_font_color(f, accent);
      break;
    case Look::header:
      header(f);
      format_set_align(f, LXW_ALIGN_RIGHT);
      break;
    case Look::header_left:
      header(f);
      break;
    case Look::note:
      wrapped(f);
      format_set_font_size(f, 9);
      format_set_font_color(f, soft);
      break;
    case Look::remark:
      format_set_text_wrap(f);
      format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
      format_set_indent(f, 1);
      format_set_font_size(f, 9);
      format_set_font_color(f, soft);
      break;
    case Look::total:
      format_set_bold(f);
      format_set_top(f, LXW_BORDER_THIN);
      break;
    case Look::grand_total:
      format_set_bold(f);
      format_set_top(f, LXW_BORDER_THIN);
      format_set_bottom(f, LXW_BORDER_DOUBLE);
      filled(f, pale);
      break;
    case Look::input:
      format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
      format_set_border(f, LXW_BORDER_THIN);
      format_set_font_color(f, blue);
      filled(f, yellow);
      break;
    case Look::assumption:
      wrapped(f);
      filled(f, sand);
      break;
    case Look::warning:
      wrapped(f);
      format_set_bold(f);
      filled(f, yellow);
      break;
  }
}

}  // namespace

lxw_format* Formats::get(Style style) {
  lxw_format*& format = made_[style];
  if (format == nullptr) {
    format = workbook_add_format(book_);
    if (style.digits != Digits::general) format_set_num_format(format, pattern(style.digits));
    apply(format, style.look);
    // A year may be the word "no" instead; it stands where the number would.
    if (style.digits == Digits::year) format_set_align(format, LXW_ALIGN_RIGHT);
  }
  return format;
}

}  // namespace kohort
