#include "app/local/local_command.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <sstream>

#include "app/calibrate/fit_progress.hpp"
#include "app/calibrate/fitted_file.hpp"
#include "app/files/files.hpp"
#include "app/files/polled.hpp"
#include "app/files/reach.hpp"
#include "app/files/shipped.hpp"
#include "app/local/folder.hpp"
#include "app/local/interview.hpp"
#include "app/local/readme.hpp"
#include "app/local/simulation.hpp"
#include "app/scenario/background.hpp"
#include "app/words/exit_codes.hpp"
#include "app/words/input_error.hpp"
#include "app/words/printable.hpp"

namespace kohort::local {

namespace {

namespace fs = std::filesystem;

/// The country that a municipality's scenario extends, and what is known about it.
struct Country {
  Scenario scenario;
  Sources sources;
  std::vector<FitRow> registers;
};

Country load_country() {
  const fs::path file = shipped_file("denmark.toml");
  if (file.empty())
    throw InputError{
        "denmark.toml is not there: the program has not found its scenarios beside itself"};
  Country country{load_scenario(file), {}, {}};
  country.sources = sources_of(country.scenario);
  country.registers = read_fit(file.parent_path() / "targets/denmark-fit.json");
  return country;
}

std::string content_of(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error))
    throw InputError{
        fmt::format("{}: there is no such file; kohort local --template > {} makes one to fill in",
                    file.string(), file.filename().string())};
  constexpr std::uintmax_t largest = 1U << 20U;
  if (fs::is_directory(file, error) || fs::file_size(file, error) > largest)
    throw InputError{fmt::format("{}: is no file of figures", file.string())};
  std::ostringstream text;
  text << std::ifstream{file, std::ios::binary}.rdbuf();
  return text.str();
}

/// Sources by id: the country's, and beside them those that the owner describes.
Sources all_sources(const Country& country, const Figures& figures) {
  Sources all = country.sources;
  Sources own = figures.sources;
  all.merge(own);
  return all;
}

Figures read_checked(const LocalOptions& options, const std::string& text, const Country& country) {
  const std::string shown = options.figures.empty() ? "answers" : options.figures.string();
  Problems problems;
  problems.announce_file(shown);
  Figures figures = read_figures(text, shown, problems);
  if (!options.figures.empty()) {
    Sources beside = read_sources(options.figures.parent_path() / "sources.toml");
    figures.sources.merge(beside);
  }
  check_figures(figures, country.scenario, all_sources(country, figures), shown, problems);
  problems.throw_if_any();
  return figures;
}

/// As many replications as give the same number of children in every place.
FitSize size_of_fit(const LocalOptions& options, const Figures& figures, const Plan& plan,
                    const Scenario& country) {
  constexpr double births_in_all = 20'000;
  constexpr double most_births = 1'500;
  double births = figures.births();
  if (!(births > 0)) births = country.central().municipality.births_per_year;
  FitSize size;
  // Rates do not depend on the size of a large place, and small teams matter in a small one.
  size.births = births > most_births ? 1'000 : std::max(10.0, std::round(births));
  size.replications = options.replications.value_or(
      static_cast<std::uint32_t>(std::clamp(std::round(births_in_all / size.births), 4.0, 400.0)));
  size.max_evaluations = options.max_evaluations;
  size.seed = options.seed;
  size.step = 0.03;
  // A tenth of a tolerance for each figure: less than chance makes between seeds.
  size.enough = 0.01 * static_cast<double>(plan.levers.size());
  return size;
}

class Local {
 public:
  Local(const LocalOptions& options, std::FILE* out, std::FILE* err, const std::stop_token& stop,
        const BaselineEngine& engine)
      : options_{options}, out_{out}, err_{err}, stop_{stop}, engine_{engine} {}

  int make(const Figures& figures, const Country& country) {
    const Sources known = all_sources(country, figures);
    const Plan plan = plan_of(figures, country.scenario, known);
    const fs::path folder = options_.out.empty() ? fs::path{plan.slug} : options_.out;
    const Polled polled;
    NewFolder place{folder};
    const FolderNames names = names_in_folder(plan);
    const bool fits = !plan.levers.empty();
    write_file(place.workshop() / names.figures, figures.text);
    write_file(place.workshop() / names.sources, sources_text(figures, plan));
    write_file(place.workshop() / (fits ? names.unfitted : names.fitted),
               scenario_text(figures, plan, fits ? plan.fit_start : plan.start));
    if (!fits) return finish_unfitted(figures, plan, place, folder);
    write_file(place.workshop() / names.targets,
               targets_text(figures, plan, size_of_fit(options_, figures, plan, country.scenario)));
    return fit_and_finish(figures, plan, place, folder);
  }

 private:
  int fit_and_finish(const Figures& figures, const Plan& plan, NewFolder& place,
                     const fs::path& folder) {
    const FolderNames names = names_in_folder(plan);
    const CalibrationTask task = read_task(place.workshop() / names.targets);
    const BaselineEngine engine = until_last_figure(task, engine_);
    const Simulator simulator{task, engine, options_.threads, stop_};
    Outcomes outcomes;
    outcomes.fit = fit_task(task, simulator, {err_, options_.progress, options_.language});
    if (outcomes.fit.figures.empty()) return nothing_written();
    if (!judge(task, engine, options_.threads, stop_, outcomes)) {
      outcomes.judged = {outcomes.fit.figures, std::vector<double>(task.targets.size(), NAN)};
      outcomes.judged_seed = task.seed;
      outcomes.judged_replications = task.replications;
    }
    write_fitted(figures, plan, task, outcomes, place);
    place.put_in_place();
    const std::string& language = options_.language;
    say("\n" + comparison_table(plan, task, outcomes.judged, ReportStyle::terminal, language) +
        "\n" + judged_text(task, outcomes, language) + "\n" +
        parameter_table(task, outcomes.fit, ReportStyle::terminal, language) + "\n" +
        verdict(plan, task, outcomes.judged, outcomes.fit, language) + written(plan, folder));
    return outcomes.fit.end == FitEnd::stopped ? interrupted : 0;
  }

  void write_fitted(const Figures& figures, const Plan& plan, const CalibrationTask& task,
                    const Outcomes& outcomes, const NewFolder& place) const {
    const FolderNames names = names_in_folder(plan);
    std::string text = fitted_scenario(task, outcomes.fit, {}, place.workshop() / names.fitted);
    if (plan.start != plan.fit_start)
      text += fmt::format("\n[time]\nstart = {}  # the fit is of {}\n", plan.start, plan.fit_start);
    write_file(place.workshop() / names.fitted, text);
    write_file(place.workshop() / names.fit,
               fit_json(names.fitted.string(), fit_rows(task, outcomes.judged)));
    write_file(place.workshop() / names.readme,
               readme_text(figures, plan, &task, &outcomes, options_.language));
  }

  int finish_unfitted(const Figures& figures, const Plan& plan, NewFolder& place,
                      const fs::path& folder) {
    const FolderNames names = names_in_folder(plan);
    (void)load_scenario(place.workshop() / names.fitted);
    write_file(place.workshop() / names.readme,
               readme_text(figures, plan, nullptr, nullptr, options_.language));
    place.put_in_place();
    say(options_.language == "en"
            ? "None of the figures moves a lever of the model, so nothing was fitted.\n"
            : "Ingen af tallene flytter et håndtag i modellen, så intet er fittet.\n");
    say(written(plan, folder));
    return 0;
  }

  [[nodiscard]] std::string written(const Plan& plan, const fs::path& folder) const {
    const bool en = options_.language == "en";
    return remarks(plan, options_.language) +
           fmt::format(fmt::runtime(en ? "Written: {}; run it with: kohort run {}\n"
                                       : "Skrevet: {}; kør den med: kohort run {}\n"),
                       folder.generic_string(),
                       (folder / names_in_folder(plan).fitted).generic_string());
  }

  [[nodiscard]] int nothing_written() const {
    print(err_, options_.language == "en"
                    ? "Interrupted before the first evaluation was finished; nothing is written.\n"
                    : "Afbrudt, før den første beregning var færdig; intet er skrevet.\n");
    return interrupted;
  }

  void say(const std::string& text) {
    if (!print(out_, text))
      throw InputError{"the comparison cannot be printed: standard output is closed or full"};
  }

  const LocalOptions& options_;
  std::FILE* out_;
  std::FILE* err_;
  const std::stop_token& stop_;
  const BaselineEngine& engine_;
};

}  // namespace

int local_command(const LocalOptions& options, std::FILE* in, std::FILE* out, std::FILE* err,
                  const std::stop_token& stop, const BaselineEngine& engine) {
  const Country country = load_country();
  const std::string text = options.figures.empty()
                               ? interview({in, out, options.language, country.scenario,
                                            country.sources, country.registers})
                               : content_of(options.figures);
  const Figures figures = read_checked(options, text, country);
  if (!options.figures.empty())
    for (const Question& question : questions_of(figures, options.language))
      print(err, question.text + "\n");
  return Local{options, out, err, stop, engine}.make(figures, country);
}

}  // namespace kohort::local
