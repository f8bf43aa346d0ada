#include "app/scenario/sources.hpp"

#include <fmt/format.h>
#include <set>

#include "app/files/document.hpp"
#include "app/files/problems.hpp"
#include "app/files/reach.hpp"
#include "app/scenario/value_reader.hpp"
#include "app/words/input_error.hpp"

namespace kohort {

Sources read_sources(const std::filesystem::path& file) {
  Sources sources;
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return sources;
  if (const Reach reach{file}; !reach.covers(file))
    throw InputError{fmt::format("{}: is a link; {}", file.string(), reach.refusal(file))};
  Problems problems;
  problems.announce_file(file.string());
  Node root;
  if (read_document(file, file.string(), {file.string()}, problems, root)) {
    for (const Node& entry : root.children) {
      if (!entry.is_table()) {
        problems.add(entry.place,
                     fmt::format("{}: expected {{ title, address, year }}", entry.key));
        continue;
      }
      SourceText& text = sources[entry.key];
      for (const Node& child : entry.children) {
        const std::string shown = fmt::format("{}.{}", entry.key, child.key);
        const std::string value = read_text(shown, child, problems).value_or("");
        if (child.key == "title") text.title = value;
        if (child.key == "address") text.address = value;
        if (child.key == "year") text.year = value;
        if (child.key == "ours") text.ours = value;
      }
    }
  }
  problems.throw_if_any();
  return sources;
}

Sources sources_of(const Scenario& scenario) {
  Sources sources;
  std::set<std::filesystem::path> seen;
  for (const std::filesystem::path& file : scenario.chain)
    if (const auto folder = file.parent_path(); seen.insert(folder).second)
      sources.merge(read_sources(folder / "sources.toml"));  // keeps what is known already
  return sources;
}

std::string grade_text(const std::string& grade, const std::string& language) {
  const bool en = language == "en";
  if (grade == "V") return en ? "read in the source" : "læst i kilden";
  if (grade == "V-d" || grade == "D")
    return en ? "computed from read numbers" : "beregnet af læste tal";
  if (grade == "S") return en ? "second-hand" : "andenhåndskilde";
  if (grade == "choice") return en ? "a choice about the run" : "et valg om kørslen";
  return en ? "ASSUMPTION" : "ANTAGELSE";
}

}  // namespace kohort
