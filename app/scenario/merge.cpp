#include "app/scenario/merge.hpp"

#include <fmt/format.h>

#include "app/scenario/catalogue.hpp"
#include "app/scenario/composition.hpp"
#include "app/scenario/distribution.hpp"
#include "app/scenario/value_reader.hpp"

namespace kohort {

namespace {

bool inside(const ResolvedParameter& p) {
  for (std::size_t i = 0; i < p.value.size() && i < p.low.size() && i < p.high.size(); ++i)
    if (p.value[i] < p.low[i] || p.value[i] > p.high[i]) return false;
  return true;
}

void warn(std::vector<std::string>& warnings, const Place& place, const std::string& message) {
  warnings.push_back(fmt::format("{}: {}", to_string(place), message));
}

/// A value without a source is an assumption; a choice about the run needs none.
void grade_unsourced(const CatalogueEntry& entry, const ParameterStatement& s, ResolvedParameter& p,
                     std::vector<std::string>& warnings) {
  if (entry.is_choice()) {
    p.grade = "choice";
    return;
  }
  p.grade = "N";
  const bool command_line = s.place.line == 0;
  if (command_line)
    p.source = "command line";
  else
    warn(warnings, s.place,
         fmt::format("{}: no source given, so it counts as an assumption", p.key));
}

std::string entry_name(const CatalogueEntry& entry, std::size_t i) {
  return entry.labels.empty() ? entry.key : fmt::format("{} ({})", entry.key, entry.labels[i]);
}

/// Why these shares of a whole cannot be drawn as they should, or empty.
std::string composition_fault(const CatalogueEntry& entry, const ResolvedParameter& p) {
  if (p.distribution != of_shares)
    return fmt::format(
        "shares that sum to 1 cannot each be drawn by itself (distribution = \"{}\"); write "
        "distribution = \"{}\", or \"fixed\"",
        p.distribution, of_shares);
  double sum = 0;
  for (const double v : p.value) sum += v;
  constexpr double rounding = 1e-6;
  if (!(sum > 1 - rounding && sum < 1 + rounding)) return "";  // complained of elsewhere
  return composition_of(p.value, p.low, p.high).fault(entry.labels);
}

/// What low, value and high contradict, each with the parameter's name.
/// @pre as many of each
std::vector<std::string> spread_faults(const CatalogueEntry& entry, const ResolvedParameter& p) {
  const bool shares = entry.sums_to_one() && p.distribution != "fixed";
  std::vector<std::string> faults;
  for (std::size_t i = 0; i < p.value.size(); ++i) {
    const Spread spread{p.value[i], p.low[i], p.high[i]};
    std::string fault;
    if (spread.low > spread.high)
      fault = fmt::format("low = {:g} is above high = {:g}", spread.low, spread.high);
    else if (spread.low > spread.value)
      fault = fmt::format("low = {:g} is above the value {:g}", spread.low, spread.value);
    else if (spread.value > spread.high)
      fault = fmt::format("high = {:g} is below the value {:g}", spread.high, spread.value);
    else if (!shares)
      fault = distribution_fault(p.distribution, spread, entry.range);
    if (!fault.empty()) faults.push_back(fmt::format("{}: {}", entry_name(entry, i), fault));
  }
  if (!shares || !faults.empty()) return faults;
  if (const auto fault = composition_fault(entry, p); !fault.empty())
    faults.push_back(fmt::format("{}: {}", p.key, fault));
  return faults;
}

/// How draws fill a range when nothing is said about it.
std::string usual_distribution(const CatalogueEntry& entry) {
  return std::string{entry.sums_to_one() ? of_shares : "pert"};
}

void apply_value(const CatalogueEntry& entry, const ParameterStatement& s, MergedParameter& to,
                 std::vector<std::string>& warnings) {
  ResolvedParameter& p = to.resolved;
  p.value = s.value;
  p.source.clear();
  p.note.clear();
  grade_unsourced(entry, s, p, warnings);
  p.range_kept_from.clear();
  if (p.low.size() != p.value.size() || p.high.size() != p.value.size()) return;
  std::string why;
  if (!inside(p)) {
    why = fmt::format("{} = {}: outside the range given at {}", p.key, s.written,
                      to_string(to.range_place));
  } else {
    const auto faults = spread_faults(entry, p);
    if (faults.empty()) {
      p.range_kept_from = to_string(to.range_place);
      return;
    }
    why = fmt::format("{} (the range is given at {})", faults.front(), to_string(to.range_place));
  }
  warn(warnings, s.place, fmt::format("{}, so the value counts as fixed", why));
  p.low.clear();
  p.high.clear();
  p.distribution = "fixed";
}

void apply_table(const CatalogueEntry& entry, const ParameterStatement& s, MergedParameter& to,
                 std::vector<std::string>& warnings) {
  ResolvedParameter& p = to.resolved;
  p.value = s.value;
  p.low = s.low;
  p.high = s.high;
  p.distribution = s.distribution.value_or(s.low.empty() ? "fixed" : usual_distribution(entry));
  p.price_year = s.price_year.value_or(0);
  p.source = s.source.value_or("");
  p.note = s.note.value_or("");
  p.grade = s.grade.value_or("");
  to.range_place = s.range_place;
  p.range_kept_from.clear();
  if (p.grade.empty()) grade_unsourced(entry, s, p, warnings);
}

void apply_amendment(const CatalogueEntry& entry, const ParameterStatement& s,
                     MergedParameter& to) {
  ResolvedParameter& p = to.resolved;
  // Who says something about the range or the distribution has thought of it.
  if (!s.low.empty() || !s.high.empty() || s.distribution) p.range_kept_from.clear();
  if (!s.value.empty()) p.value = s.value;
  if (!s.low.empty()) p.low = s.low;
  if (!s.high.empty()) p.high = s.high;
  if (!s.low.empty() || !s.high.empty()) {
    to.range_place = s.range_place;
    if (p.distribution == "fixed") p.distribution = usual_distribution(entry);
  }
  if (s.distribution) {
    p.distribution = *s.distribution;
    to.range_place = s.range_place;
  }
  if (s.price_year) p.price_year = *s.price_year;
  if (s.source) p.source = *s.source;
  if (s.grade) p.grade = *s.grade;
  if (s.note) p.note = *s.note;
}

void check_spread(const CatalogueEntry& entry, const MergedParameter& m, Problems& problems) {
  const ResolvedParameter& p = m.resolved;
  if (p.low.empty() && p.high.empty() && p.distribution == "fixed") return;
  if (p.low.size() != p.value.size() || p.high.size() != p.value.size()) {
    problems.add(m.range_place, fmt::format("{}: the distribution {} needs both low and high",
                                            p.key, p.distribution));
    return;
  }
  for (const std::string& fault : spread_faults(entry, p)) problems.add(m.range_place, fault);
}

void check_price_year(const MergedParameter& m, const PriceIndex& index, Problems& problems) {
  const ResolvedParameter& p = m.resolved;
  if (p.price_year == 0)
    problems.add(m.value_place,
                 fmt::format("{}: an amount of money needs price_year (the year whose "
                             "prices it is in)",
                             p.key));
  else if (index.empty())
    problems.add(m.value_place,
                 fmt::format("{}: no file gives [price_index], so prices of {} cannot "
                             "be converted",
                             p.key, p.price_year));
  else if (!index.covers(p.price_year))
    problems.add(m.value_place,
                 fmt::format("{}: price_year = {}: the price index has the years {} to {}", p.key,
                             p.price_year, index.first_level(), index.last_level()));
}

void apply(const CatalogueEntry& entry, const ParameterStatement& s, MergedParameter& m,
           std::vector<std::string>& warnings) {
  const bool amendment = s.kind == ParameterStatement::Kind::amendment;
  m.given = m.given || !amendment;
  if (!amendment) m.value_place = s.place;
  m.resolved.history.push_back({s.place, s.written});
  m.resolved.follows.reset();
  m.broken = s.wrong || (amendment && m.broken);
  if (m.broken) return;
  if (s.kind == ParameterStatement::Kind::value) {
    apply_value(entry, s, m, warnings);
    if (m.resolved.price_year != 0)
      m.resolved.history.back().value += inherited_price_year(m.resolved.price_year);
  }
  if (s.kind == ParameterStatement::Kind::table) apply_table(entry, s, m, warnings);
  if (amendment) apply_amendment(entry, s, m);
}

}  // namespace

std::string inherited_price_year(int year) { return fmt::format(" [{}]", year); }

std::vector<MergedParameter> empty_parameters(const Catalogue& known) {
  std::vector<MergedParameter> parameters;
  for (const CatalogueEntry& entry : known.entries()) {
    ResolvedParameter& p = parameters.emplace_back().resolved;
    p.key = entry.key;
    p.unit = entry.unit;
    p.meaning = entry.meaning;
    p.labels = entry.labels;
    p.distribution = "fixed";
  }
  return parameters;
}

void apply(const std::vector<Statements>& layers, const Catalogue& known,
           std::vector<MergedParameter>& to, std::vector<std::string>& warnings) {
  const auto all = [&](bool further) {
    for (const Statements& layer : layers)
      for (const ParameterStatement& s : layer.parameters)
        if (const CatalogueEntry& entry = known.entries()[s.parameter];
            entry.of_first.has_value() == further)
          apply(entry, s, to[s.parameter], warnings);
  };
  all(false);
  for (std::size_t i = 0; i < to.size(); ++i)
    if (const auto first = known.entries()[i].of_first) {
      const std::string key = to[i].resolved.key;
      to[i] = to[*first];
      to[i].resolved.key = key;
      to[i].resolved.follows = first;
    }
  all(true);
}

void check(const std::vector<MergedParameter>& parameters, const Catalogue& known,
           const PriceIndex& index, const std::string& scenario_file, Problems& problems) {
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const CatalogueEntry& entry = known.entries()[i];
    const MergedParameter& m = parameters[i];
    if (m.resolved.follows) continue;  // said of the first of its kind
    if (!m.given) {
      if (!scenario_file.empty())
        problems.add({scenario_file},
                     fmt::format("{} is given by no file of the chain (expected {})", entry.key,
                                 expected_text(entry)));
      continue;
    }
    if (m.broken) continue;
    if (!entry.flag) check_spread(entry, m, problems);
    if (entry.is_money()) check_price_year(m, index, problems);
  }
}

}  // namespace kohort
