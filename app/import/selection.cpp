#include "app/import/selection.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

#include "app/import/measure.hpp"
#include "app/import/regions.hpp"
#include "app/words/input_error.hpp"
#include "app/words/suggestion.hpp"

namespace kohort {

namespace {

using Positions = std::vector<std::size_t>;

bool is_total(const TableCategory& category, bool place) {
  constexpr std::array totals{"i alt", "ialt", "total", "tot", "alle", "all", "hele landet"};
  const auto says = [&](const std::string& text) {
    const std::string plain = lower_case(text);
    return std::ranges::any_of(totals, [&](std::string_view total) {
      return plain == total || plain.ends_with(fmt::format(", {}", total)) ||
             plain.ends_with(fmt::format(" {}", total));
    });
  };
  return (place && category.code == "000") || says(category.code) || says(category.text);
}

/// Regions, provinces and municipalities contain each other.
std::size_t level_of_place(const std::string& code) {
  if (code.size() < 3) return 1;
  return code[0] == '0' ? 2 : 3;
}

std::string some_categories(const TableDimension& dimension) {
  constexpr std::size_t most = 8;
  std::string text;
  for (std::size_t i = 0; i < dimension.categories.size() && i < most; ++i) {
    const TableCategory& c = dimension.categories[i];
    text +=
        (i > 0 ? ", " : "") + (c.code == c.text ? c.code : fmt::format("{} ({})", c.code, c.text));
  }
  const std::size_t more =
      dimension.categories.size() - std::min(most, dimension.categories.size());
  return text + (more > 0 ? fmt::format(" and {} more", more) : "");
}

class Selector {
 public:
  Selector(const StatisticalTable& table, const TableChoice& choice)
      : table_{table}, choice_{choice}, chosen_(table.dimensions.size()) {}

  TableSelection select() {
    for (const std::string& where : choice_.where) read_where(where);
    time_ = table_.with_role(DimensionRole::time);
    if (!time_)
      problems_.push_back(
          fmt::format("{}: no dimension is time; say which one with "
                      "--time-dimension ({})",
                      table_.shown, fmt::join(table_.dimension_names(), ", ")));
    else
      choose_times();
    for (std::size_t i = 0; i < chosen_.size(); ++i) settle(i);
    finish();
    check_unit();
    std::map<int, std::vector<std::size_t>> periods;
    for (const std::size_t t : chosen_[*time_])
      periods[table_.dimensions[*time_].categories[t].period->year].push_back(t);
    for (const auto& [year, of_year] : periods) result_.years.push_back(add_year(year, of_year));
    finish();
    describe();
    return result_;
  }

 private:
  void finish() const {
    if (!problems_.empty()) throw InputError{problems_};
  }

  void read_where(const std::string& where) {
    const auto equals = where.find('=');
    const std::string name = trimmed_text(where.substr(0, equals));
    if (equals == std::string::npos) {
      problems_.push_back(
          fmt::format("--where {}: expected DIMENSION=CODE, such as --where "
                      "OMRÅDE=159",
                      where));
      return;
    }
    const auto dimension = table_.dimension(name);
    if (!dimension) {
      problems_.push_back(fmt::format("--where {}: the table has the dimensions {}{}", where,
                                      fmt::join(table_.dimension_names(), ", "),
                                      did_you_mean(nearest(name, table_.dimension_names()))));
      return;
    }
    if (!chosen_[*dimension].empty())
      problems_.push_back(fmt::format("--where {}: {} is chosen twice", where, name));
    read_codes(where, table_.dimensions[*dimension], trimmed_text(where.substr(equals + 1)),
               chosen_[*dimension]);
  }

  /// One category, several with commas between them, or all from one to another.
  void read_codes(const std::string& where, const TableDimension& dimension,
                  const std::string& codes, Positions& chosen) {
    if (const auto whole = dimension.find(codes)) {
      chosen.push_back(*whole);
      return;
    }
    for (std::size_t at = 0; at <= codes.size();) {
      const std::size_t end = std::min(codes.find(',', at), codes.size());
      const std::string part = trimmed_text(codes.substr(at, end - at));
      const auto dots = part.find("..");
      const auto first = find(where, dimension, trimmed_text(part.substr(0, dots)));
      const auto last = dots == std::string::npos
                            ? first
                            : find(where, dimension, trimmed_text(part.substr(dots + 2)));
      at = end + 1;
      if (!first || !last) continue;
      if (*last < *first)
        problems_.push_back(fmt::format("--where {}: in the table {} stands after {}", where,
                                        dimension.categories[*first].code,
                                        dimension.categories[*last].code));
      for (std::size_t i = *first; i <= *last; ++i) {
        if (std::ranges::find(chosen, i) != chosen.end())
          problems_.push_back(
              fmt::format("--where {}: {} is chosen twice", where, dimension.categories[i].code));
        chosen.push_back(i);
      }
    }
  }

  std::optional<std::size_t> find(const std::string& where, const TableDimension& dimension,
                                  const std::string& code) {
    if (const auto found = dimension.find(code)) return found;
    std::vector<std::string> names;
    for (const TableCategory& category : dimension.categories) {
      names.push_back(category.code);
      names.push_back(category.text);
    }
    problems_.push_back(fmt::format("--where {}: {} has no {}; it has {}{}", where, dimension.id,
                                    code, some_categories(dimension),
                                    did_you_mean(nearest(code, names))));
    return std::nullopt;
  }

  void choose_times() {
    const TableDimension& time = table_.dimensions[*time_];
    Positions& chosen = chosen_[*time_];
    if (!chosen.empty()) {
      problems_.push_back(fmt::format("--where {}=...: times are chosen with --time", time.id));
      return;
    }
    const auto dots = choice_.time.find("..");
    const std::string first = choice_.time.substr(0, dots);
    const std::string last = dots == std::string::npos ? first : choice_.time.substr(dots + 2);
    for (const std::string& end : {first, last})
      if (!end.empty() && !read_period(end)) {
        problems_.push_back(
            fmt::format("--time {}: {} is no year, quarter or month; expected 2016, "
                        "2015..2018, 2016K1 or 2016M07",
                        choice_.time, end));
        return;
      }
    for (std::size_t i = 0; i < time.categories.size(); ++i)
      if (!(before(*time.categories[i].period, first) ||
            before_end(last, *time.categories[i].period)))
        chosen.push_back(i);
    check_ends(time, first, last);
  }

  /// Whether the period lies before the time that the text names; a year is all its periods.
  static bool before(const Period& period, const std::string& text) {
    const auto limit = text.empty() ? std::nullopt : read_period(text);
    if (!limit) return false;
    if (period.year != limit->year) return period.year < limit->year;
    return limit->interval == period.interval && period.part < limit->part;
  }
  static bool before_end(const std::string& text, const Period& period) {
    const auto limit = text.empty() ? std::nullopt : read_period(text);
    if (!limit) return false;
    if (period.year != limit->year) return period.year > limit->year;
    return limit->interval == period.interval && period.part > limit->part;
  }

  /// What was asked for by name must be there.
  void check_ends(const TableDimension& time, const std::string& first, const std::string& last) {
    for (const std::string& end : {first, last}) {
      if (end.empty()) continue;
      const Period wanted = *read_period(end);
      const bool there = std::ranges::any_of(time.categories, [&](const TableCategory& c) {
        return wanted.interval == PeriodLength::year ? c.period->year == wanted.year
                                                     : *c.period == wanted;
      });
      if (there) continue;
      problems_.push_back(
          fmt::format("--time {}: the table has {}", choice_.time, some_categories(time)));
      return;
    }
  }

  /// Of every dimension something must be chosen, and nothing that contains something else.
  void settle(std::size_t i) {
    const TableDimension& dimension = table_.dimensions[i];
    Positions& chosen = chosen_[i];
    const bool place = dimension.role == DimensionRole::region;
    const auto total_here = [place](const TableCategory& c) { return is_total(c, place); };
    if (dimension.role == DimensionRole::time) return;
    if (chosen.empty() && dimension.categories.size() == 1) chosen.push_back(0);
    if (chosen.empty()) {
      const auto total = std::ranges::find_if(dimension.categories, total_here);
      const std::string proposal =
          total == dimension.categories.end()
              ? ""
              : fmt::format("; for the total say --where \"{}={}\"", dimension.id, total->code);
      problems_.push_back(fmt::format("{}: say which {} with --where; the table has {}{}",
                                      table_.shown, dimension.id, some_categories(dimension),
                                      proposal));
    }
    for (const std::size_t c : chosen) ask_about_place(dimension, dimension.categories[c]);
    if (chosen.size() < 2) return;
    const auto& categories = dimension.categories;
    for (const std::size_t c : chosen) {
      const bool mixed = place && level_of_place(categories[c].code) !=
                                      level_of_place(categories[chosen.front()].code);
      if (!total_here(categories[c]) && !mixed) continue;
      problems_.push_back(
          fmt::format("{}: {} ({}) contains others that are chosen, so that they "
                      "would count twice; choose it alone or leave it out",
                      dimension.id, categories[c].code, categories[c].text));
      return;
    }
    if (dimension.role == DimensionRole::contents)
      problems_.push_back(fmt::format("{}: contents cannot be added up; choose one of {}",
                                      dimension.id, some_categories(dimension)));
  }

  void ask_about_place(const TableDimension& dimension, const TableCategory& category) {
    if (!category.unknown) return;
    problems_.push_back(fmt::format(
        "{}: {} = {} is no municipality (101-860), region (081-085), province (01-11) or country "
        "(000) since 2007{}; if the table is right, say --regions table",
        to_string(table_.at(category.line, category.column)), dimension.id, category.code,
        did_you_mean(nearest_region(category.text))));
  }

  [[nodiscard]] std::size_t combinations() const {
    std::size_t count = 1;
    for (std::size_t i = 0; i < chosen_.size(); ++i)
      if (i != *time_) count *= chosen_[i].size();
    return count;
  }

  /// Positions of the cells of one time.
  [[nodiscard]] std::vector<std::size_t> cells_at(std::size_t time) const {
    std::vector<std::size_t> cells{time * table_.stride(*time_)};
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      if (i == *time_) continue;
      std::vector<std::size_t> next;
      for (const std::size_t cell : cells)
        for (const std::size_t c : chosen_[i]) next.push_back(cell + c * table_.stride(i));
      cells = std::move(next);
    }
    return cells;
  }

  void check_unit() {
    result_.unit = unit_of_cell(table_, cells_at(chosen_[*time_].front()).front());
    const Measure measure = measured_unit(result_.unit).measure;
    if (combinations() > 1 && measure != Measure::count && measure != Measure::money)
      problems_.push_back(fmt::format(
          "{}: {} numbers a year would be added up, but their unit is {} ({}); only counts and "
          "amounts add up. Choose one of each dimension, or say --unit if the table counts",
          table_.shown, combinations(), result_.unit.empty() ? "not said" : result_.unit,
          in_words(measure)));
  }

  YearFigure add_period(std::size_t time) {
    YearFigure figure;
    figure.added = 0;
    const TableCategory& when = table_.dimensions[*time_].categories[time];
    const bool preliminary = when.text.ends_with('*') || when.code.ends_with('*');
    for (const std::size_t i : cells_at(time)) {
      const TableCell& cell = table_.cells[i];
      ++figure.added;
      if (cell.mark == "-") ++figure.nil;
      if (cell.mark == "*" || preliminary) ++figure.prelim;
      if (cell.value) {
        figure.value += *cell.value;
      } else if (choice_.suppressed) {
        figure.value += *choice_.suppressed;
        ++figure.filled;
      } else {
        const Place place = table_.at(cell.line, cell.column);
        problems_.push_back(fmt::format(
            "{}: {}: {} instead of a number; choose others, or say what it counts as with "
            "--suppressed NUMBER (the grade becomes N)",
            cell.line > 0 ? to_string(place) : table_.shown, table_.whereabouts(i),
            cell.mark.empty() ? "nothing" : fmt::format("\"{}\"", cell.mark)));
      }
    }
    return figure;
  }

  /// One number a year: the year's own, or what --year-from makes of its periods.
  YearFigure add_year(int year, const std::vector<std::size_t>& times) {
    const auto& categories = table_.dimensions[*time_].categories;
    const PeriodLength interval = categories[times.front()].period->interval;
    const std::string& from = choice_.year_from;
    const bool whole = static_cast<int>(times.size()) == parts_of(interval) ||
                       (interval == PeriodLength::week && times.size() == 52);
    const auto refuse = [&](const std::string& why) {
      problems_.push_back(fmt::format("{}: {}: {}", table_.shown, year, why));
      return YearFigure{};
    };
    if (from.empty() && times.size() > 1)
      return refuse(
          fmt::format("{} periods; say with --year-from what the year is: mean, sum, "
                      "first or last of them",
                      times.size()));
    YearFigure figure{year};
    figure.added = 0;
    if ((from == "mean" || from == "sum") && !whole)
      return refuse(fmt::format("{} of {} periods; the {} of a part of a year is none of the year",
                                times.size(), parts_of(interval), from));
    Positions used = times;
    std::ranges::sort(used, {}, [&](std::size_t t) { return categories[t].period->part; });
    if (from == "first") used.resize(1);
    if (from == "last") used.erase(used.begin(), used.end() - 1);
    for (const std::size_t t : used) {
      const YearFigure part = add_period(t);
      figure.value += part.value;
      figure.added += part.added;
      figure.filled += part.filled;
      figure.nil += part.nil;
      figure.prelim += part.prelim;
    }
    if (from == "mean") figure.value /= static_cast<double>(used.size());
    if (interval != PeriodLength::year) note_periods(categories, used);
    return figure;
  }

  void note_periods(const std::vector<TableCategory>& categories, const Positions& used) {
    const std::string first = to_string(*categories[used.front()].period);
    const std::string last = to_string(*categories[used.back()].period);
    result_.years_of_parts.push_back(used.size() == 1 ? first : fmt::format("{}-{}", first, last));
  }

  /// The same words whatever the form of the file: texts, and the code of a place.
  void describe() {
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      const TableDimension& dimension = table_.dimensions[i];
      if (i == *time_ ||
          (dimension.categories.size() == 1 && dimension.role != DimensionRole::region))
        continue;
      result_.words += (result_.words.empty() ? "" : ", ") + words_of(dimension, chosen_[i]);
    }
  }

  static std::string words_of(const TableDimension& dimension, const Positions& chosen) {
    constexpr std::size_t most = 4;
    if (chosen.size() > most)
      return fmt::format("{} ... {} ({})", dimension.categories[chosen.front()].text,
                         dimension.categories[chosen.back()].text, chosen.size());
    std::string words;
    for (const std::size_t c : chosen) {
      const TableCategory& category = dimension.categories[c];
      const bool coded = dimension.role == DimensionRole::region && category.code != category.text;
      words += (words.empty() ? "" : " + ") + category.text +
               (coded ? fmt::format(" ({})", category.code) : "");
    }
    return words;
  }

  const StatisticalTable& table_;
  const TableChoice& choice_;
  std::vector<Positions> chosen_;
  std::optional<std::size_t> time_;
  std::vector<std::string> problems_;
  TableSelection result_;
};

}  // namespace

TableSelection select(const StatisticalTable& table, const TableChoice& choice) {
  return Selector{table, choice}.select();
}

}  // namespace kohort
