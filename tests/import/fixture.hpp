#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <unistd.h>
#include <vector>

#include "app/import/import_command.hpp"
#include "app/import/read_table.hpp"
#include "app/words/input_error.hpp"

/// Tables from text, as the command reads them from a file.
namespace kohort::test {

inline std::filesystem::path table_file(const std::string& name) {
  return std::filesystem::path{KOHORT_SOURCE_DIR} / "tests/import/tables" / name;
}

inline std::string content(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

/// A folder that is gone afterwards.
class ImportFolder {
 public:
  ImportFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "kohort-import-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ImportFolder(const ImportFolder&) = delete;
  ImportFolder& operator=(const ImportFolder&) = delete;
  ~ImportFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::ofstream{path_ / name, std::ios::binary} << text;
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

inline StatisticalTable table_of(const std::string& text, const TableAnswers& answers = {}) {
  const ImportFolder folder;
  return read_table(folder.write("t", text), answers);
}

/// What `action` refuses, with the file's name taken out.
template <class Action>
std::vector<std::string> refused_by(const Action& action) {
  try {
    action();
    return {};
  } catch (const InputError& error) {
    return error.problems();
  }
}

/// What reading the text as a table refuses: "line:column: message".
inline std::vector<std::string> refusals(const std::string& text,
                                         const TableAnswers& answers = {}) {
  const ImportFolder folder;
  const auto file = folder.write("t", text);
  auto problems = refused_by([&] { (void)read_table(file, answers); });
  for (std::string& problem : problems)
    if (problem.starts_with(file.string() + ":")) problem.erase(0, file.string().size() + 1);
  return problems;
}

/// Whether the only refusal begins with the place and contains the words.
inline bool refuses(const std::vector<std::string>& problems, const std::string& begin,
                    const std::string& words) {
  return problems.size() == 1 && problems[0].starts_with(begin) &&
         problems[0].find(words) != std::string::npos;
}

/// Runs the command; `out` and `err` get what it prints.
inline int import(const ImportOptions& options, std::string& out, std::string& err) {
  const auto read = [](std::FILE* file) {
    std::rewind(file);
    std::string text;
    for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) text += static_cast<char>(c);
    std::fclose(file);
    return text;
  };
  std::FILE* const out_file = std::tmpfile();
  std::FILE* const err_file = std::tmpfile();
  int code = -1;
  try {
    code = import_command(options, out_file, err_file);
  } catch (...) {
    std::fclose(out_file);
    std::fclose(err_file);
    throw;
  }
  out = read(out_file);
  err = read(err_file);
  return code;
}

inline std::string imported(const ImportOptions& options) {
  std::string out, err;
  (void)import(options, out, err);
  return out;
}

/// A small PC-Axis file: two places, two years.
inline std::string small_px(const std::string& data, const std::string& more = "") {
  return "CHARSET=\"ANSI\";\nMATRIX=\"M\";\nUNITS=\"antal\";\nDECIMALS=0;\nSTUB=\"kommune\";\n"
         "HEADING=\"tid\";\nVALUES(\"kommune\")=\"Gladsaxe\",\"Herning\";\n"
         "VALUES(\"tid\")=\"2016\",\"2017\";\n" +
         more + "DATA=\n" + data + ";\n";
}

/// A small JSON-stat dataset of the same shape.
inline std::string small_json(const std::string& value, const std::string& more = "") {
  return "{\"class\":\"dataset\",\"version\":\"2.0\",\"id\":[\"kommune\",\"tid\"],\"size\":[2,2],\n"
         "\"dimension\":{\"kommune\":{\"category\":{\"index\":[\"159\",\"657\"]}},\n"
         "\"tid\":{\"category\":{\"index\":[\"2016\",\"2017\"]}}},\n" +
         more + "\"value\":" + value + "}\n";
}

inline std::vector<double> values_of(const StatisticalTable& table) {
  std::vector<double> values;
  for (const TableCell& cell : table.cells) values.push_back(cell.value.value_or(-1));
  return values;
}

}  // namespace kohort::test
