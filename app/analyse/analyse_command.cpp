#include "app/analyse/analyse_command.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

#include "app/analyse/analyses.hpp"
#include "app/files/csv.hpp"
#include "app/words/input_error.hpp"
#include "app/words/numbers.hpp"
#include "app/words/printable.hpp"
#include "app/words/suggestion.hpp"

namespace kohort::analyse {

namespace {

bool parse(std::string_view text, double& value) {
  const auto [at, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && at == text.data() + text.size() && std::isfinite(value);
}

InputRanges ranges_of(const AnalyseOptions& options, const Samples& samples,
                      std::vector<std::string>& problems) {
  InputRanges ranges;
  for (const std::string& text : options.ranges) {
    const auto equals = text.rfind('='), colon = text.rfind(':');
    double low = 0, high = 0;
    if (equals == std::string::npos || colon == std::string::npos || colon < equals ||
        !parse(std::string_view{text}.substr(equals + 1, colon - equals - 1), low) ||
        !parse(std::string_view{text}.substr(colon + 1), high) || !(low < high)) {
      problems.push_back(
          fmt::format("--range {}: expected INPUT=LOW:HIGH, such as x1=0:2.5", text));
      continue;
    }
    const std::string name = text.substr(0, equals);
    if (std::ranges::find(samples.inputs, name) == samples.inputs.end())
      problems.push_back(fmt::format("--range {}: there is no input {}{}", text, name,
                                     did_you_mean(nearest(name, samples.inputs))));
    ranges[name] = {low, high};
  }
  if (!options.ranges.empty() && options.design != "morris")
    problems.emplace_back("--range: is for --design morris");
  return ranges;
}

std::vector<std::size_t> outputs_of(const std::vector<std::string>& names, const char* option,
                                    const AnalyseOptions& options, const Samples& samples,
                                    std::vector<std::string>& problems) {
  std::vector<std::size_t> positions;
  for (const std::string& name : names) {
    const std::string plain = name.starts_with("output:") ? name.substr(7) : name;
    const auto found = std::ranges::find(samples.outputs, plain);
    if (found == samples.outputs.end())
      problems.push_back(fmt::format("{} {}: there is no such output{}", option, name,
                                     did_you_mean(nearest(plain, samples.outputs))));
    else
      positions.push_back(static_cast<std::size_t>(found - samples.outputs.begin()));
  }
  if (!names.empty() && options.design != "random")
    problems.push_back(fmt::format("{}: decisions need --design random", option));
  return positions;
}

std::vector<PlannedStudy> studies_of(const AnalyseOptions& options, const Samples& samples,
                                     std::vector<std::string>& problems) {
  std::vector<PlannedStudy> studies;
  for (const std::string& text : options.studies) {
    const auto equals = text.rfind('='), colon = text.rfind(':');
    PlannedStudy study;
    if (equals == std::string::npos || colon == std::string::npos || colon < equals ||
        !parse(std::string_view{text}.substr(equals + 1, colon - equals - 1), study.known) ||
        !parse(std::string_view{text}.substr(colon + 1), study.observed) || !(study.known > 0) ||
        !(study.observed > 0)) {
      problems.push_back(
          fmt::format("--study {}: expected INPUT=KNOWN:NEW with numbers of observations above 0, "
                      "such as x1=50:200",
                      text));
      continue;
    }
    const std::string name = text.substr(0, equals);
    const auto input = std::ranges::find(samples.inputs, name);
    if (input == samples.inputs.end())
      problems.push_back(fmt::format("--study {}: there is no input {}{}", text, name,
                                     did_you_mean(nearest(name, samples.inputs))));
    study.input = static_cast<std::size_t>(input - samples.inputs.begin());
    studies.push_back(study);
  }
  if (!studies.empty() && options.benefits.empty())
    problems.emplace_back("--study: says nothing without --benefits");
  return studies;
}

/// What must hold of --costs, --effects and --willingness together.
void check_options(const AnalyseOptions& options, std::vector<std::string>& problems) {
  if (options.costs.size() != options.effects.size())
    problems.push_back(fmt::format(
        "--costs, --effects: {} and {} outputs; expected a cost and an effect of each option",
        options.costs.size(), options.effects.size()));
  if (!options.willingness.empty() && options.costs.empty())
    problems.emplace_back("--willingness: says nothing without --costs and --effects");
  for (const double price : options.willingness)
    if (!(price >= 0 && std::isfinite(price)))
      problems.push_back(fmt::format("--willingness {}: expected a number from 0", price));
}

void note_people(const Samples& samples, Answer& answer) {
  if (!several_people(samples)) return;
  answer.notes.push_back(
      {"Tal, der ender på _any, gælder alle mennesker (gentagelser), r2 også; de øvrige dem, som "
       "stikprøverne har.",
       "Numbers that end in _any hold for any people (replications), r2 too; the others for those "
       "of the samples."});
}

Table table_of(const Answer& answer) {
  const auto number = [](double x) { return std::isfinite(x) ? Cell{x} : Cell{}; };
  return {"indices",
          "",
          {{"output", "text", "", ""},
           {"method", "text", "", ""},
           {"parameter", "text", "", ""},
           {"index", "text", "", ""},
           {"value", "real", "", ""},
           {"se", "real", "", ""},
           {"low", "real", "", ""},
           {"high", "real", "", ""}},
          [&answer, number](const std::function<void(const Row&)>& sink) {
            for (const Found& f : answer.found)
              sink({f.output, f.method, f.parameter, f.index, number(f.number.value),
                    number(f.number.se), number(f.number.interval.low),
                    number(f.number.interval.high)});
          }};
}

std::string shown(double value) {
  return std::isfinite(value) ? fmt::format("{:.6g}", value) : "-";
}

/// For reading: an output and method at a time.
std::string text_of(const Answer& answer, const std::string& language) {
  const bool en = language == "en";
  std::string text, heading;
  for (const Found& f : answer.found) {
    const std::string own = f.output + ", " + f.method;
    if (own != heading) {
      text += fmt::format("{}{}\n", text.empty() ? "" : "\n", printable(own));
      text +=
          fmt::format("  {} {} {} {}\n", pad_right("", 44), pad_left(en ? "value" : "værdi", 12),
                      pad_left(en ? "low (95%)" : "lav (95 %)", 12),
                      pad_left(en ? "high (95%)" : "høj (95 %)", 12));
      heading = own;
    }
    const std::string name = f.parameter.empty() ? f.index : f.parameter + ": " + f.index;
    text += fmt::format(
        "  {} {} {} {}\n", pad_right(printable(name), 44), pad_left(shown(f.number.value), 12),
        pad_left(shown(f.number.interval.low), 12), pad_left(shown(f.number.interval.high), 12));
  }
  for (const Text& note : answer.notes) text += "\n" + printable(note.in(language)) + "\n";
  return text;
}

}  // namespace

Answer analyse_samples(const AnalyseOptions& options) {
  const Samples samples = read_samples(options.file, options.columns);
  std::vector<std::string> problems;
  const InputRanges ranges = ranges_of(options, samples, problems);
  const auto outputs = [&](const std::vector<std::string>& names, const char* option) {
    return outputs_of(names, option, options, samples, problems);
  };
  const auto benefits = outputs(options.benefits, "--benefits");
  const auto costs = outputs(options.costs, "--costs");
  const auto effects = outputs(options.effects, "--effects");
  const auto studies = studies_of(options, samples, problems);
  check_options(options, problems);
  if (!problems.empty()) throw InputError{problems};
  Answer answer;
  if (options.design == "sobol")
    analyse_sobol(samples, options.seed, answer);
  else if (options.design == "morris")
    analyse_morris(samples, ranges, options.seed, answer);
  else if (options.design == "one-way")
    analyse_one_way(samples, answer);
  else
    analyse_random(samples, answer);
  analyse_information(samples, benefits, studies, options.seed, answer);
  analyse_options(samples, costs, effects, options.willingness, answer);
  note_people(samples, answer);
  return answer;
}

int analyse_command(const AnalyseOptions& options, std::FILE* out) {
  const Answer answer = analyse_samples(options);
  const std::string text = options.csv ? to_csv(table_of(answer), CsvDialect::rfc4180)
                                       : text_of(answer, options.language);
  if (std::fputs(text.c_str(), out) < 0 || std::fflush(out) != 0)
    throw InputError{"the answer cannot be written: is the disk full?"};
  return 0;
}

}  // namespace kohort::analyse
