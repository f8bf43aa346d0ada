#include <fmt/format.h>

#include "app/local/readme.hpp"

namespace kohort::local {

namespace {

std::string label_example(const DeskFigure& figure) {
  std::string out;
  for (const std::string_view label : figure.words->labels)
    out += fmt::format("{}{} = 0", out.empty() ? "" : ", ", label);
  return fmt::format("{{ {} }}", out);
}

}  // namespace

std::string figures_template(std::string_view language) {
  const bool en = language == "en";
  std::string out =
      en ? "# Own figures for kohort local. Remove the # before those that you have; leave the "
           "others.\n"
           "# Numbers have a decimal point and no thousands mark (1200, 1_200, 27.5).\n"
           "# Each figure may have a year and source of its own:\n"
           "#   open_cases = { value = 810, year = 2024, source = \"Case system, 31 December "
           "2024\" }\n"
           "# and money a price_year, if it is not that of its year; tolerance says how near it "
           "must be met.\n\n"
           "name = \"Mellemby\"                 # municipality\n"
           "year = 2024                       # of all figures that state no other\n"
           "source = \"Own accounts 2024\"      # likewise\n"
           "# start = 2026                    # first budget year; the figures' year without it\n\n"
         : "# Egne tal til kohort local. Fjern # foran dem, du har; lad de andre stå.\n"
           "# Tal skrives med decimalpunktum og uden tusindtalsprik (1200, 1_200, 27.5).\n"
           "# Hvert tal kan have sit eget år og sin egen kilde:\n"
           "#   open_cases = { value = 810, year = 2024, source = \"Fagsystem, 31. december 2024\" "
           "}\n"
           "# og et beløb et price_year, hvis det ikke er tallets år; tolerance siger, hvor nær "
           "det skal rammes.\n\n"
           "name = \"Mellemby\"                 # kommune\n"
           "year = 2024                       # for alle tal, der ikke siger andet\n"
           "source = \"Eget regnskab 2024\"     # ligeså\n"
           "# start = 2026                    # første budgetår; ellers tallenes år\n\n";
  for (const DeskFigure& figure : desk().figures) {
    out +=
        fmt::format("# {} ({})", figure.words->name.in(language), figure.words->unit.in(language));
    if (!figure.words->hint.empty()) out += fmt::format(": {}", figure.words->hint.in(language));
    out += fmt::format("\n# {} = {}\n\n", figure.key(),
                       figure.is_list() ? label_example(figure) : "0");
  }
  out += en ? "# Targets as kohort calibrate reads them may stand here, too; their sources under "
              "[sources]:\n"
            : "# Her kan også stå mål, som kohort calibrate læser dem, og deres kilder under "
              "[sources]:\n";
  return out +
         "# [[target]]\n# metric = \"exit_share\"\n# value = 17.2\n# tolerance = 1.5\n"
         "# years = [2024, 2024]\n# source = \"own_exits\"\n# grade = \"V\"\n#\n# [sources]\n"
         "# own_exits = { title = \"...\", address = \"\", year = \"2024\" }\n";
}

}  // namespace kohort::local
