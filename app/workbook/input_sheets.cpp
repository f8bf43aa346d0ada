#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "app/workbook/workbook_parts.hpp"

namespace kohort {

namespace {

constexpr Index label = 0;
constexpr Index value = 1;
constexpr Index second = 2;
constexpr Style percent_input{Look::input, Digits::percent};
constexpr Style year_input{Look::input, Digits::year};
constexpr Style year_text{Look::text, Digits::year};
constexpr Style four{Look::text, Digits::four};

std::string absolute(const Sheet& sheet, Index row, Index column, Index last_row,
                     Index last_column) {
  return "'" + sheet.name + "'!" + range_name(row, column, last_row, last_column, true);
}

bool same(const PriceIndex& a, const PriceIndex& b) {
  return a.first_year == b.first_year && a.annual_rise == b.annual_rise;
}

/// The price indices of the scenarios, each once, on a sheet of their own.
class IndexSheet {
 public:
  explicit IndexSheet(WorkbookParts& parts)
      : sheet_{parts.book.add(parts.words("sheet.index"), 900)}, words_{parts.words} {
    for (const ScenarioResult& s : parts.run.scenarios) {
      const PriceIndex& index = s.scenario->price_index();
      const auto known = [&](const PriceIndex* other) { return same(*other, index); };
      if (!index.empty() && std::none_of(distinct_.begin(), distinct_.end(), known))
        distinct_.push_back(&index);
    }
    sheet_.widths = {12, 18, 18, 12, 18, 18};
    sheet_.paragraph(0, 5, words_("index.title"), Look::title);
    sheet_.paragraph(1, 5, words_("index.note"), Look::note);
    for (std::size_t i = 0; i < distinct_.size(); ++i)
      put(static_cast<Index>(3 * i), *distinct_[i]);
    sheet_.freeze_rows = first_row;
    sheet_.repeated_rows = {{first_row - 1, first_row - 1}};
  }

  [[nodiscard]] bool empty() const { return distinct_.empty(); }
  [[nodiscard]] std::string years() const {
    return absolute(sheet_, first_row, 0, last_row(*distinct_.front()), 0);
  }
  /// What an amount of `from` is multiplied by to be in prices of the chosen year.
  [[nodiscard]] Formula factor(const PriceIndex& index, int from, const Formula& chosen) const {
    const int to = static_cast<int>(chosen.value);
    if (!index.covers(from) || !index.covers(to)) return constant(1);
    const auto which = std::find_if(distinct_.begin(), distinct_.end(),
                                    [&](const PriceIndex* other) { return same(*other, index); });
    const auto column = static_cast<Index>(3 * (which - distinct_.begin()));
    const std::string years = absolute(sheet_, first_row, column, last_row(index), column);
    const std::string levels = absolute(sheet_, first_row, column + 2, last_row(index), column + 2);
    const auto level = [&](const std::string& year) {
      return fmt::format("INDEX({},MATCH({},{},0),1)", levels, year, years);
    };
    return {level(chosen.text) + "/" + level(std::to_string(from)), index.factor(from, to), "", 2};
  }

 private:
  static constexpr Index first_row = 4;
  static Index last_row(const PriceIndex& index) {
    return first_row + static_cast<Index>(index.annual_rise.size());
  }

  void put(Index column, const PriceIndex& index) {
    sheet_.text(first_row - 1, column, words_("index.year"), Look::header_left);
    sheet_.text(first_row - 1, column + 1, words_("index.rise"), Look::header);
    sheet_.text(first_row - 1, column + 2, words_("index.level"), Look::header);
    sheet_.number(first_row, column, index.first_level(), year_text);
    sheet_.number(first_row, column + 2, 100, {Look::text, Digits::four});
    for (std::size_t i = 0; i < index.annual_rise.size(); ++i) {
      const auto row = first_row + 1 + static_cast<Index>(i);
      sheet_.number(row, column, index.first_year + static_cast<int>(i), year_text);
      sheet_.number(row, column + 1, index.annual_rise[i], {Look::input, Digits::one});
      sheet_.formula(row, column + 2,
                     sheet_.here(row - 1, column + 2) *
                         (constant(1) + sheet_.here(row, column + 1) / constant(100)),
                     {Look::text, Digits::four});
    }
  }

  Sheet& sheet_;
  const WorkbookWords& words_;
  std::vector<const PriceIndex*> distinct_;
};

/// Makes the sheet of inputs from top to bottom.
class InputSheet {
 public:
  InputSheet(WorkbookParts& parts, const WorkbookInputs& inputs, const IndexSheet& index)
      : parts_{parts},
        words_{parts.words},
        inputs_{inputs},
        index_{index},
        sheet_{parts.book.add(parts.words("sheet.inputs"), 2)} {
    sheet_.widths = {46, 16, 16, 74};
    sheet_.hidden_grid = true;
    sheet_.paragraph(row_++, 3, words_("inputs.title"), Look::title);
    sheet_.paragraph(row_++, 3, words_("inputs.note"));
    ++row_;
    price_level();
    coverage();
    discounting();
  }

 private:
  /// An absolute reference under a name, so that formulas can be read.
  Formula named(const std::string& name, Index row) {
    parts_.book.names.emplace_back(name, "'" + sheet_.name + "'!" + cell_name(row, value, true));
    return {name, sheet_.value(row, value), "", 3};
  }

  void price_level() {
    sheet_.text(row_++, label, words_("inputs.prices"), Look::heading);
    const int own = parts_.run.scenarios.front().period.price_year;
    sheet_.text(row_, label, words_("inputs.price_year"));
    sheet_.number(row_, value, inputs_.price_year.value_or(own), year_input);
    sheet_.text(row_, 3, words_("inputs.price_year_help"), Look::remark);
    if (!index_.empty())
      sheet_.rules.push_back({row_, value, 0, 0, index_.years(), words_("inputs.price_year_help")});
    parts_.inputs.price_year = named(words_("name.price_year"), row_++);
    for (const ScenarioResult& s : parts_.run.scenarios) {
      sheet_.text(row_, label, words_("inputs.price_factor", s.period.price_year));
      sheet_.formula(
          row_, value,
          index_.factor(s.scenario->price_index(), s.period.price_year, parts_.inputs.price_year),
          four);
      parts_.inputs.price_factor.push_back(
          named(words_("name.price_factor") + number_suffix(&s), row_++));
    }
    ++row_;
  }

  void coverage() {
    sheet_.text(row_++, label, words_("inputs.coverage"), Look::heading);
    for (const ScenarioResult& s : parts_.run.scenarios) {
      sheet_.text(row_, label, title_of(words_, s), Look::label);
      sheet_.number(row_, value, inputs_.coverage, percent_input);
      sheet_.text(row_, 3, words_("inputs.coverage_help"), Look::remark);
      sheet_.heights[row_] = 26;
      sheet_.rules.push_back({row_, value, 0, 10, "", words_("inputs.coverage_help")});
      parts_.inputs.coverage.push_back(named(words_("name.coverage") + number_suffix(&s), row_++));
    }
    ++row_;
  }

  /// The steps as inputs, then the factor of each year.
  void discounting() {
    const Rules& rules = parts_.run.rules;
    sheet_.text(row_, label, words_("inputs.discounting"), Look::heading);
    ++row_;
    sheet_.paragraph(row_++, 3, words_("inputs.rules", describe_rules(rules, words_.language)),
                     Look::note);
    sheet_.text(row_, label, words_("inputs.step"), Look::header_left);
    sheet_.text(row_, value, words_("inputs.after"), Look::header);
    sheet_.text(row_, second, words_("inputs.rate"), Look::header);
    std::vector<DiscountStep> steps = rules.preset.steps;
    if (steps.empty() || steps.front().after > 0) steps.insert(steps.begin(), DiscountStep{0, 0});
    const Index first = ++row_;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (inputs_.rates.size() == steps.size()) steps[i].rate = inputs_.rates[i];
      sheet_.text(row_, label, words_("inputs.step_name", i + 1));
      sheet_.number(row_, value, steps[i].after, {Look::text, Digits::year});
      sheet_.number(row_, second, steps[i].rate, percent_input);
      sheet_.rules.push_back({row_, second, 0, 1, "", words_("inputs.rate_help")});
      if (i == 0) sheet_.text(row_, 3, words_("inputs.rate_help"), Look::remark);
      ++row_;
    }
    const Index last = row_ - 1;
    const bool flat = inputs_.flat.value_or(rules.discounting == Discounting::flat);
    sheet_.text(row_, label, words_("inputs.flat"));
    sheet_.number(row_, value, flat ? 1 : 0, year_input);
    sheet_.text(row_, 3, words_("inputs.flat_help"), Look::remark);
    sheet_.rules.push_back({row_, value, 0, 1, "", words_("inputs.flat_help")});
    const Index flat_row = row_;
    row_ += 2;
    factors(steps, flat, first, last, flat_row);
  }

  void factors(const std::vector<DiscountStep>& steps, bool flat, Index first, Index last,
               Index flat_row) {
    sheet_.text(row_, label, words_("inputs.years_from"), Look::header_left);
    sheet_.text(row_, value, words_("inputs.rate_in_force"), Look::header);
    sheet_.text(row_, second, words_("inputs.factor"), Look::header);
    sheet_.heights[row_] = 30;
    ++row_;
    std::size_t years = 1;
    for (const ScenarioResult& s : parts_.run.scenarios)
      years = std::max(years, s.cells.shape.budget_years());
    for (std::size_t t = 0; t < years; ++t, ++row_) {
      sheet_.number(row_, label, static_cast<double>(t), {Look::text, Digits::year});
      if (t == 0) {
        sheet_.number(row_, value, 0, {Look::text, Digits::percent});
        sheet_.number(row_, second, 1, four);
      } else {
        double rate = 0;
        for (const DiscountStep& step : steps)
          if (step.after <= static_cast<double>(t - 1)) rate = step.rate;
        sheet_.formula(row_, value,
                       {fmt::format("INDEX({2},MATCH({0}-1,{1},1),1)", cell_name(row_, label),
                                    range_name(first, value, last, value, true),
                                    range_name(first, second, last, second, true)),
                        rate, "", 3},
                       {Look::text, Digits::percent});
        const double before = sheet_.value(row_ - 1, second);
        const double factor =
            flat ? std::pow(1 + rate, -static_cast<double>(t)) : before / (1 + rate);
        sheet_.formula(row_, second,
                       {fmt::format("IF({0}=1,(1+{1})^-{2},{3}/(1+{1}))",
                                    cell_name(flat_row, value, true), cell_name(row_, value),
                                    cell_name(row_, label), cell_name(row_ - 1, second)),
                        factor, "", 3},
                       four);
      }
      parts_.inputs.discount_factor.push_back(sheet_.at(row_, second));
    }
  }

  [[nodiscard]] std::string number_suffix(const ScenarioResult* s) const {
    return parts_.run.scenarios.size() == 1
               ? ""
               : fmt::format("_{}", s - parts_.run.scenarios.data() + 1);
  }

  WorkbookParts& parts_;
  const WorkbookWords& words_;
  const WorkbookInputs& inputs_;
  const IndexSheet& index_;
  Sheet& sheet_;
  Index row_{0};
};

}  // namespace

void add_input_sheets(WorkbookParts& parts, const WorkbookInputs& inputs) {
  const IndexSheet index{parts};
  const InputSheet sheet{parts, inputs, index};
}

}  // namespace kohort
