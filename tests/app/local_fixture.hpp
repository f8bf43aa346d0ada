#pragma once

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numeric>
#include <set>
#include <string>

#include "app/local/local_command.hpp"
#include "app/words/input_error.hpp"
#include "models/placement_counts.hpp"
#include "tests/app/results_fake.hpp"
#include "tests/app/scenario_files.hpp"

namespace kohort::test {

using namespace kohort::local;

inline double mean(const auto& values) {
  return std::accumulate(std::begin(values), std::end(values), 0.0) /
         static_cast<double>(std::size(values));
}

/// A town whose figures are plain functions of the levers, with a little luck by replication. Seed
/// 1 has more luck than others.
inline Outcome plain_town(const Parameters& p, std::uint64_t seed, std::uint32_t replication) {
  const auto years = static_cast<std::size_t>(p.time.budget_years);
  Outcome o{years, 40};
  std::ranges::fill(o.values(), 1.0);
  const double luck =
      1 + 0.003 * std::sin(static_cast<double>(seed) + 5.0 * replication) + (seed == 1 ? 0.01 : 0);
  const double children = 18 * p.municipality.births_per_year;
  for (std::size_t y = 0; y < years; ++y) {
    const double needs = children * mean(p.needs.onset) * luck;
    o.yearly(Yearly::child_years, y) = children;
    o.yearly(Yearly::notifications, y) = needs + 5 * children * p.notifications.rate[0];
    o.yearly(Yearly::children_notified, y) = 0.5 * needs + 4 * children * p.notifications.rate[0];
    o.yearly(Yearly::measure_years, y) = 0.15 * needs * p.casework.measure_years;
    const double placed = 0.4 * needs * mean(p.casework.placement_serious);
    for (std::size_t t = 0; t < place_types; ++t)
      o.yearly(years_in_place[t], y) = placed * p.placement.entry_12_17[t];
    o.yearly(Yearly::placement_starts, y) = placed * (1.2 - mean(p.placement.long_stay));
    o.yearly(Yearly::case_years, y) = placed + o.yearly(Yearly::measure_years, y) +
                                      0.03 * needs * (1 + p.casework.closing_months);
  }
  return o;
}

struct Made {
  int code{};
  std::string out, err;
};

inline Made make(const Folder& folder, const std::string& figures, const std::string& name = "town",
                 const BaselineEngine& engine = plain_town, std::uint32_t replications = 4) {
  LocalOptions options;
  options.figures = folder.write("figures.toml", figures);
  options.out = folder.path() / name;
  options.language = "en";
  options.threads = 1;
  options.replications = replications;
  options.progress = Progress::none;
  const Capture out, err;
  Made made;
  made.code = local_command(options, stdin, out.file(), err.file(), {}, engine);
  made.out = out.text();
  made.err = err.text();
  return made;
}

inline std::string faults(const std::string& figures) {
  const Folder folder;
  try {
    (void)make(folder, figures);
    return "";
  } catch (const InputError& error) {
    CHECK_FALSE(std::filesystem::exists(folder.path() / "town"));
    std::string all;
    for (std::string line : error.problems()) {
      const std::string prefix = folder.path().string() + "/";
      if (line.starts_with(prefix)) line.erase(0, prefix.size());
      all += line + "\n";
    }
    return all;
  }
}

inline const std::string head = "name = \"Mellemby\"\nyear = 2024\nsource = \"Own accounts\"\n";

/// The figures of the plain town at these parameters, as its analyst would write them.
inline std::string figures_of(const Parameters& p) {
  Outcome o = plain_town(p, 7, 0);
  const auto count = [&](Yearly what) { return std::to_string(std::lround(o.yearly(what, 0))); };
  double placed = 0;
  std::string types;
  for (std::size_t t = 0; t < place_types; ++t) {
    placed += o.yearly(years_in_place[t], 0);
    types += (t == 0 ? "" : ", ") + std::string{place_labels[t]} + " = " + count(years_in_place[t]);
  }
  return head + "births = " + std::to_string(std::lround(p.municipality.births_per_year)) +
         "\nchildren = " + count(Yearly::child_years) +
         "\nnotifications = " + count(Yearly::notifications) +
         "\nnotified_children = " + count(Yearly::children_notified) +
         "\nopen_cases = " + count(Yearly::case_years) +
         "\nmeasures = " + count(Yearly::measure_years) + "\nplaced_by_type = { " + types +
         " }\nplacement_starts = " + count(Yearly::placement_starts) + "\n";
}

struct Session {
  int code{};
  std::string out, error;
};

/// What somebody sees who types these lines.
inline Session session(const Folder& folder, const std::string& typed,
                       const std::string& language) {
  LocalOptions options;
  options.out = folder.path() / "asked";
  options.language = language;
  options.threads = 1;
  options.replications = 4;
  options.progress = Progress::none;
  const Capture in, out, err;
  std::fputs(typed.c_str(), in.file());
  std::rewind(in.file());
  Session done;
  try {
    done.code = local_command(options, in.file(), out.file(), err.file(), {}, plain_town);
  } catch (const InputError& error) {
    done.error = error.what();
  }
  done.out = out.text();
  return done;
}

inline std::string lines(std::size_t number) { return std::string(number, '\n'); }

}  // namespace kohort::test
