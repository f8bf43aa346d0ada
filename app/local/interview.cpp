#include "app/local/interview.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <set>

#include "app/local/answers.hpp"
#include "app/local/plan.hpp"
#include "app/words/input_error.hpp"
#include "app/words/numbers.hpp"
#include "app/words/printable.hpp"
#include "app/words/written_number.hpp"

namespace kohort::local {

namespace {

constexpr const char* shown_as = "answers";

class Session {
 public:
  explicit Session(const Interview& with) : with_{with}, en_{with.language == "en"} {}

  std::string run() {
    say(en_ ? "One's own municipality. Enter skips a question; the country's figure then stands.\n"
              "Numbers as you write them: 1,200 or 1,200.5.\n\n"
            : "Egen kommune. Enter springer et spørgsmål over; så gælder landets tal.\n"
              "Skriv tal, som du plejer: 1.200 eller 1.200,5.\n\n");
    ask_head();
    for (const DeskFigure& figure : desk().figures) ask_figure(figure);
    return text_;
  }

 private:
  void say(const std::string& text) {
    print(with_.out, text);
    std::fflush(with_.out);
  }

  /// The next line; empty for Enter alone.
  std::string line(const std::string& question) {
    say(question);
    std::string typed;
    int c = std::fgetc(with_.in);
    if (c == EOF)
      throw InputError{en_ ? "the answers end before the questions; Enter skips a question, and "
                             "nothing has been written"
                           : "svarene slutter før spørgsmålene; Enter springer et over, og intet "
                             "er skrevet"};
    constexpr std::size_t longest = 2000;
    for (; c != EOF && c != '\n'; c = std::fgetc(with_.in))
      if (typed.size() < longest) typed += static_cast<char>(c);
    while (!typed.empty() && (typed.back() == '\r' || typed.back() == ' ')) typed.pop_back();
    typed.erase(0, typed.find_first_not_of(' ') == std::string::npos
                       ? typed.size()
                       : typed.find_first_not_of(' '));
    return typed;
  }

  void ask_head() {
    for (;;) {
      const std::string name = line(en_ ? "Municipality: " : "Kommune: ");
      if (!name.empty() && accept(fmt::format("name = {}\n", quoted(name)))) break;
      if (name.empty()) say(en_ ? "  A name is needed.\n" : "  Der skal et navn til.\n");
    }
    const int latest = with_.baseline.price_index().last_level();
    year_ = ask_year(en_ ? "Year of the figures" : "Hvilket år er tallene fra?", latest);
    source_ = line(en_ ? "Where are they from (accounts, system, table)? "
                       : "Hvor er de fra (regnskab, fagsystem, tabel)? ");
    const int start = ask_year(
        en_ ? "First budget year of the calculation" : "Beregningens første budgetår", year_);
    if (start != year_) (void)accept(fmt::format("start = {}\n", start));
    say("\n");
  }

  int ask_year(const std::string& question, int fallback) {
    for (;;) {
      const std::string typed = line(fmt::format("{} [{}]: ", question, fallback));
      if (typed.empty()) return fallback;
      const WrittenNumber number = read_written_number(typed, Marks::unknown);
      const int low = desk().year_low, high = desk().year_high;
      if (number.value && *number.value >= low && *number.value <= high &&
          *number.value == std::round(*number.value))
        return static_cast<int>(*number.value);
      say(fmt::format(fmt::runtime(en_ ? "  {}: expected a year from {} to {}\n"
                                       : "  {}: der skal stå et år fra {} til {}\n"),
                      typed, low, high));
    }
  }

  void ask_figure(const DeskFigure& figure) {
    const auto number = &figure - desk().figures.data() + 1;
    std::string question =
        fmt::format("{}/{}  {} ({})\n", number, desk().figures.size(),
                    figure.words->name.in(with_.language), figure.words->unit.in(with_.language));
    if (!figure.words->hint.empty())
      question += fmt::format("      {}\n", figure.words->hint.in(with_.language));
    if (figure.is_list())
      question += fmt::format("      {}\n", fmt::join(figure.words->labels, "; "));
    const std::string country = country_text(figure);
    if (!country.empty()) question += fmt::format("      {}\n", country);
    say(question);
    while (!ask_once(figure)) {
    }
  }

  /// @return whether the question is done with
  bool ask_once(const DeskFigure& figure) {
    const std::string typed = line("      > ");
    if (typed.empty()) return true;
    const Answer answer = read_answer(figure, typed, with_.language);
    if (!answer.wrong.empty()) {
      say(fmt::format("      {}\n", answer.wrong));
      return false;
    }
    say(fmt::format(fmt::runtime(en_ ? "      understood as {}\n" : "      forstået som {}\n"),
                    echo_of(figure, answer.values, with_.language)));
    const std::string numbers = toml_of(figure, answer.values);
    if (!try_with(figure, numbers)) return false;
    const int year = ask_year(en_ ? "      year" : "      år", year_);
    std::string source =
        line(source_.empty()
                 ? std::string{en_ ? "      source: " : "      kilde: "}
                 : fmt::format(fmt::runtime(en_ ? "      source [{}]: " : "      kilde [{}]: "),
                               source_));
    if (source.empty()) source = source_;
    return accept(entry(figure, numbers, year, source));
  }

  [[nodiscard]] static std::string entry(const DeskFigure& figure, const std::string& numbers,
                                         int year, const std::string& source) {
    return fmt::format("{} = {{ {}, year = {}{} }}\n", figure.key(), numbers, year,
                       source.empty() ? "" : fmt::format(", source = {}", quoted(source)));
  }

  /// Looks at the answer beside those before it; asks about what is unusual.
  bool try_with(const DeskFigure& figure, const std::string& numbers) {
    const std::string more = entry(figure, numbers, year_, source_);
    const auto figures = look(more);
    if (!figures) return false;
    for (const Question& question : questions_of(*figures, with_.language)) {
      if (!asked_.insert(question.text).second) continue;
      const std::string reply =
          line(fmt::format(fmt::runtime(en_ ? "      {}\n      Is it right? [y/N] "
                                            : "      {}\n      Er det rigtigt? [j/N] "),
                           without_place(question.text)));
      if (reply.empty() || std::string_view{"jJyY"}.find(reply[0]) == std::string_view::npos) {
        asked_.erase(question.text);
        return false;
      }
    }
    return true;
  }

  /// Adds to the text if that is right; says what is wrong otherwise.
  bool accept(const std::string& more) {
    if (!look(more)) return false;
    text_ += more;
    return true;
  }

  std::optional<Figures> look(const std::string& more) {
    Problems problems;
    problems.announce_file(shown_as);
    Figures figures = read_figures(text_ + more, shown_as, problems);
    if (problems.count() == 0 && !figures.given.empty())
      check_figures(figures, with_.baseline, with_.known, shown_as, problems);
    try {
      problems.throw_if_any();
    } catch (const InputError& error) {
      for (const std::string& problem : error.problems())
        say(fmt::format("      {}\n", without_place(problem)));
      return std::nullopt;
    }
    return figures;
  }

  /// Nobody at a terminal has seen the file whose lines a message names.
  [[nodiscard]] static std::string without_place(const std::string& text) {
    if (!text.starts_with(shown_as)) return text;
    const auto end = text.find(": ");
    return end == std::string::npos ? text : text.substr(end + 2);
  }

  /// The country's figure in the size of this place, with its source.
  [[nodiscard]] std::string country_text(const DeskFigure& figure) const {
    Problems ignored;
    const Figures so_far = read_figures(text_, shown_as, ignored);
    const double children = so_far.children();
    double value = 0;
    std::string source;
    if (figure.key() == "caseworkers") {
      const ResolvedParameter& p = *with_.baseline.find("casework.caseworkers_per_1000_children");
      value = p.value[0] * children / 1000;
      source = p.source;
    } else if (figure.key() == "price_measure" || figure.key() == "price_caseworker") {
      const ResolvedParameter& p = *with_.baseline.find(
          figure.key() == "price_measure" ? "costs.measure" : "costs.caseworker");
      value = p.value[0] * with_.baseline.price_index().factor(
                               p.price_year, std::min(year_, with_.baseline.price_year()));
      source = p.source;
    } else if (!figure.is_list() && !figure.words->money) {
      const auto row = std::ranges::find(with_.country, figure.metric, &FitRow::id);
      if (row == with_.country.end()) return "";
      const bool share = figure.per == Per::none;
      const double of = row->unit == "per 1,000 children" ? 1000 : 100;
      value = share ? row->target : row->target * children / of;
      source = row->source;
    }
    if (!(value > 0)) return "";
    const auto known = with_.known.find(source);
    return fmt::format(
        fmt::runtime(en_ ? "Enter: the country's, here {} ({})" : "Enter: landets, her {} ({})"),
        four_figures(value), known == with_.known.end() ? source : known->second.title);
  }

  [[nodiscard]] std::string four_figures(double value) const {
    const int digits = value >= 1000 ? 2 - static_cast<int>(std::floor(std::log10(value))) : 0;
    return format_number(value, value < 100 ? 1 : digits, with_.language);
  }

  const Interview& with_;
  bool en_;
  std::string text_;
  int year_{};
  std::string source_;
  std::set<std::string> asked_;
};

}  // namespace

std::string interview(const Interview& with) { return Session{with}.run(); }

}  // namespace kohort::local
