#include "app/local/folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "app/files/files.hpp"
#include "app/local/answers.hpp"
#include "app/words/input_error.hpp"

namespace kohort::local {

namespace {

namespace fs = std::filesystem;

std::string parameter_block(const PlannedLever& planned) {
  const Lever& lever = desk().levers[planned.lever];
  std::string out = fmt::format("\n[[parameter]]\nkey = {}\n", quoted(lever.key));
  if (!lever.label.empty()) out += fmt::format("label = {}\n", quoted(lever.label));
  if (lever.factor) out += "factor = true\n";
  if (lever.odds) out += "odds = true\n";
  return out +
         fmt::format("low = {}\nhigh = {}\n", toml_number(planned.low), toml_number(planned.high));
}

std::string target_block(const PlannedTarget& t) {
  std::string out = fmt::format("\n[[target]]  # {}\nmetric = {}\nvalue = {}\ntolerance = {}\n",
                                t.label.en, quoted(std::string{register_figures()[t.figure].name}),
                                toml_number(t.value), toml_number(t.tolerance));
  if (t.weight != 1) out += fmt::format("weight = {}\n", toml_number(t.weight));
  if (t.years) out += fmt::format("years = [{}, {}]\n", t.years->first, t.years->last);
  if (t.price_year != 0) out += fmt::format("price_year = {}\n", t.price_year);
  out += fmt::format("source = {}\ngrade = {}\n", quoted(t.source), quoted(t.grade));
  if (!t.note.empty()) out += fmt::format("note = {}\n", quoted(t.note));
  return out;
}

/// The name in a comment: on one line.
std::string in_comment(const std::string& text) {
  std::string out;
  for (const char c : text) out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  return out;
}

}  // namespace

FolderNames names_in_folder(const Plan& plan) {
  return {plan.slug + "-unfitted.toml",
          plan.slug + ".toml",
          fs::path{"targets"} / (plan.slug + "-targets.toml"),
          fs::path{"targets"} / (plan.slug + "-fit.json"),
          "sources.toml",
          "figures.toml",
          "README.md"};
}

std::string scenario_text(const Figures& figures, const Plan& plan, int start) {
  const std::string& name = figures.name;
  std::string out = fmt::format(
      "# {}, from its own figures (figures.toml), by kohort local.\n"
      "# What it does not say is Denmark's.\n"
      "extends = \"denmark.toml\"\n"
      "title = {{ da = {}, en = {} }}\n"
      "question = {{ da = {}, en = {} }}\n"
      "description = {{ da = {}, en = {} }}\n",
      in_comment(name), quoted(name + ": som i dag"), quoted(name + ": as today"),
      quoted("Hvad koster indsatsen for udsatte børn i " + name + ", som den er i dag?"),
      quoted("What does help for vulnerable children cost in " + name + " as it is today?"),
      quoted(
          "Udgangspunktet uden programmer, tilpasset kommunens egne tal. README.md siger, hvilke "
          "tal der er brugt, og hvor godt de rammes."),
      quoted("The baseline without programmes, fitted to the municipality's own figures. README.md "
             "says which were used, and how well they are met."));
  out += fmt::format("\n[municipality]\nname = {}\n", quoted(name));
  std::string section = "municipality";
  const auto head = [&](const std::string& next) {
    if (next != section) out += fmt::format("\n[{}]\n", next);
    section = next;
  };
  for (const Fact& fact : plan.facts)
    if (fact.section == "municipality") out += fact.name + " = " + fact.text + "\n";
  head("time");
  out += fmt::format("start = {}\n", start);
  for (const Fact& fact : plan.facts) {
    if (fact.section == "municipality") continue;
    head(fact.section);
    out += fact.name + " = " + fact.text + "\n";
  }
  return out;
}

std::string targets_text(const Figures& figures, const Plan& plan, const FitSize& size) {
  std::string out = fmt::format(
      "# What {} must reproduce, from its own figures (../figures.toml), by kohort local.\n"
      "#\n#   kohort calibrate targets/{}-targets.toml --out {}-fitted.toml\n#\n"
      "# fits again. Tolerances: {} per cent, or the chance in a count if that is more.\n\n"
      "baseline = \"../{}-unfitted.toml\"\n\n"
      "[fit]\nreplications = {}\nbirths = {}\nseed = \"{}\"\nmax_evaluations = {}\n"
      "step = {}\nenough = {}\n",
      in_comment(figures.name), plan.slug, plan.slug, toml_number(100 * desk().tolerance),
      plan.slug, size.replications, toml_number(size.births), size.seed, size.max_evaluations,
      toml_number(size.step), toml_number(size.enough));
  for (const PlannedLever& lever : plan.levers) out += parameter_block(lever);
  for (const PlannedTarget& target : plan.targets) out += target_block(target);
  return out;
}

std::string sources_text(const Figures& figures, const Plan& plan) {
  std::string out = fmt::format("# Where the figures of {} come from.\n", in_comment(figures.name));
  for (const auto& [id, source] : plan.sources)
    out += fmt::format("{} = {{ title = {}, address = {}, year = {}{} }}\n",
                       id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                            "0123456789_-") == std::string::npos
                           ? id
                           : quoted(id),
                       quoted(source.title), quoted(source.address), quoted(source.year),
                       source.ours.empty() ? "" : fmt::format(", ours = {}", quoted(source.ours)));
  return out;
}

NewFolder::NewFolder(const fs::path& folder) : folder_{folder} {
  std::error_code error;
  if (fs::exists(fs::symlink_status(folder_, error)))
    throw InputError{
        fmt::format("{}: is there already and is left as it is; name another folder with --out",
                    folder_.string())};
  const fs::path parent = folder_.has_parent_path() ? folder_.parent_path() : fs::path{"."};
  create_folder(parent);
  std::string pattern = (parent / (folder_.filename().string() + ".part-XXXXXX")).string();
  if (mkdtemp(pattern.data()) == nullptr)
    throw InputError{fmt::format("{}: no folder can be made in {}: {}", folder_.string(),
                                 parent.string(), std::generic_category().message(errno))};
  workshop_ = pattern;
  // mkdtemp() lets nobody else in, which is not for a folder to be shared.
  const mode_t mask = umask(0);
  umask(mask);
  fs::permissions(workshop_, static_cast<fs::perms>(0777U & ~mask), error);
  create_subfolder(workshop_ / "targets");
}

NewFolder::~NewFolder() {
  std::error_code ignored;
  if (!done_) fs::remove_all(workshop_, ignored);
}

void NewFolder::put_in_place() {
  // A folder that is there and empty would give way to rename(), one that holds something not.
  std::error_code error;
  const bool there = fs::exists(fs::symlink_status(folder_, error));
  if (!there) fs::rename(workshop_, folder_, error);
  if (there || error)
    throw InputError{fmt::format(
        "{}: {}; name another folder with --out", folder_.string(),
        there ? "has been made by somebody else meanwhile" : "cannot be made: " + error.message())};
  done_ = true;
}

}  // namespace kohort::local
