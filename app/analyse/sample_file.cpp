#include "app/analyse/sample_file.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <sstream>

#include "app/files/csv_reader.hpp"
#include "app/words/input_error.hpp"
#include "app/words/suggestion.hpp"

namespace kohort::analyse {

namespace {

constexpr double failed = std::numeric_limits<double>::quiet_NaN();

struct Wanted {
  std::string name;
  std::size_t column{};
};

bool is_missing(const std::string& text) { return text.empty() || text == "NA" || text == "NaN"; }

class SampleReader {
 public:
  SampleReader(const std::filesystem::path& file, const ColumnChoice& choice)
      : shown_{file.string()}, choice_{choice} {
    std::error_code error;
    if (std::filesystem::is_directory(file, error))
      throw InputError{fmt::format("{}: is a folder; expected a CSV file", shown_)};
    std::ifstream in{file, std::ios::binary};
    if (!in) throw InputError{fmt::format("{}: cannot be opened", shown_)};
    std::ostringstream text;
    text << in.rdbuf();
    csv_ = read_csv(text.str(), shown_, problems_);
  }

  Samples read() {
    problems_.throw_if_any();
    find_columns();
    problems_.throw_if_any();
    read_rows();
    problems_.throw_if_any();
    return std::move(samples_);
  }

 private:
  [[nodiscard]] std::optional<std::size_t> column(const std::string& name) const {
    const auto found = std::ranges::find(csv_.header, name, &CsvField::text);
    if (found == csv_.header.end()) return std::nullopt;
    return static_cast<std::size_t>(found - csv_.header.begin());
  }

  /// The columns that were asked for, or those that begin with the prefix.
  std::vector<Wanted> columns(const std::vector<std::string>& names, const std::string& prefix) {
    std::vector<Wanted> found;
    std::vector<std::string> known;
    for (std::size_t c = 0; c < csv_.header.size(); ++c) {
      known.push_back(csv_.header[c].text);
      if (names.empty() && known.back().starts_with(prefix))
        found.push_back({known.back().substr(prefix.size()), c});
    }
    for (const std::string& name : names) {
      if (const auto c = column(name))
        found.push_back({name.starts_with(prefix) ? name.substr(prefix.size()) : name, *c});
      else
        problems_.add({shown_, 1, 1}, fmt::format("there is no column {}{}", name,
                                                  did_you_mean(nearest(name, known))));
    }
    if (found.empty() && names.empty())
      problems_.add(
          {shown_, 1, 1},
          fmt::format("no column begins with \"{}\"; say which with --{}s (columns: {})", prefix,
                      prefix.substr(0, prefix.size() - 1), fmt::join(known, ", ")));
    return found;
  }

  void find_columns() {
    for (std::size_t c = 0; c < csv_.header.size(); ++c)
      for (std::size_t before = 0; before < c; ++before)
        if (csv_.header[before].text == csv_.header[c].text)
          problems_.add(csv_.header[c].place,
                        fmt::format("the column {} is there twice", csv_.header[c].text));
    inputs_ = columns(choice_.inputs, "input:");
    outputs_ = columns(choice_.outputs, "output:");
    for (const Wanted& input : inputs_) {
      samples_.inputs.push_back(input.name);
      if (const auto c = column("quantile:" + input.name)) quantiles_.push_back({input.name, *c});
    }
    for (const Wanted& output : outputs_) samples_.outputs.push_back(output.name);
    refuse_twice();
    if (csv_.rows.empty()) problems_.add({shown_, 2, 1}, "there is no row below the header");
  }

  /// A column is one input or one output.
  void refuse_twice() {
    std::vector<Wanted> all = inputs_;
    all.insert(all.end(), outputs_.begin(), outputs_.end());
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t before = 0; before < i; ++before)
        if (all[before].column == all[i].column)
          problems_.add(csv_.header[all[i].column].place,
                        fmt::format("the column {} is asked for twice{}", all[i].name,
                                    before < inputs_.size() && i >= inputs_.size()
                                        ? ", as an input and as an output"
                                        : ""));
  }

  std::optional<double> number(const CsvField& field, const std::string& name) {
    std::string text = field.text;
    const bool decimal_comma = csv_.separator == ';';
    if (decimal_comma && text.find('.') != std::string::npos) {
      problems_.add(field.place, fmt::format("{} = {}: files with ; have decimal commas; expected "
                                             "a number such as 1,5",
                                             name, text));
      return std::nullopt;
    }
    if (decimal_comma) std::ranges::replace(text, ',', '.');
    double value = 0;
    const auto* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, value);
    if (error == std::errc{} && at == end && std::isfinite(value)) return value;
    problems_.add(field.place, fmt::format("{} = {}: expected a number such as {}", name,
                                           text.empty() ? "(empty)" : field.text,
                                           decimal_comma ? "1,5" : "1.5"));
    return std::nullopt;
  }

  std::optional<std::size_t> count(const CsvField& field, const char* name) {
    std::size_t value = 0;
    const auto* end = field.text.data() + field.text.size();
    const auto [at, error] = std::from_chars(field.text.data(), end, value);
    if (error == std::errc{} && at == end) return value;
    problems_.add(field.place, fmt::format("{} = {}: expected a whole number from 0", name,
                                           field.text.empty() ? "(empty)" : field.text));
    return std::nullopt;
  }

  void read_rows() {
    const auto point = column("point"), block = column("block"),
               replication = column("replication");
    std::map<std::size_t, std::size_t> position;
    std::size_t most = 0;
    struct Cell {
      std::size_t point, replication, row;
    };
    std::vector<Cell> cells;
    std::vector<std::size_t> first;
    for (std::size_t r = 0; r < csv_.rows.size(); ++r) {
      const auto& row = csv_.rows[r];
      const auto id = point ? count(row[*point], "point") : std::optional{r};
      const auto rep =
          replication ? count(row[*replication], "replication") : std::optional<std::size_t>{0};
      const auto its_block = block ? count(row[*block], "block") : std::optional<std::size_t>{0};
      if (!id || !rep || !its_block) continue;
      constexpr std::size_t most_replications = 1'000'000;
      if (*rep >= most_replications) {
        problems_.add(row[*replication].place, fmt::format("replication = {}: expected 0 to {}",
                                                           *rep, most_replications - 1));
        continue;
      }
      const auto [at, is_new] = position.try_emplace(*id, first.size());
      if (is_new) {
        first.push_back(r);
        if (block) samples_.block.push_back(*its_block);
        samples_.line.push_back(row.front().place.line);
      } else {
        check_same(r, first[at->second]);
      }
      cells.push_back({at->second, *rep, r});
      most = std::max(most, *rep + 1);
    }
    read_inputs(first);
    samples_.shown = shown_;
    const auto n = static_cast<Eigen::Index>(first.size());
    if (most * first.size() > 10 * csv_.rows.size() + 1000) {
      problems_.add({shown_}, fmt::format("{} points and {} replications in {} rows: replications "
                                          "are counted from 0 at every point",
                                          first.size(), most, csv_.rows.size()));
      return;
    }
    Eigen::MatrixXi seen = Eigen::MatrixXi::Zero(n, static_cast<Eigen::Index>(most));
    for (std::size_t o = 0; o < outputs_.size(); ++o)
      samples_.each.push_back(
          Eigen::MatrixXd::Constant(n, static_cast<Eigen::Index>(most), failed));
    for (const Cell& cell : cells) {
      const auto p = static_cast<Eigen::Index>(cell.point);
      const auto q = static_cast<Eigen::Index>(cell.replication);
      if (seen(p, q)++ > 0)
        problems_.add(csv_.rows[cell.row].front().place,
                      fmt::format("replication {} of this point is there twice", cell.replication));
      for (std::size_t o = 0; o < outputs_.size(); ++o) {
        const CsvField& field = csv_.rows[cell.row][outputs_[o].column];
        if (is_missing(field.text)) continue;
        if (const auto y = number(field, outputs_[o].name)) samples_.each[o](p, q) = *y;
      }
    }
  }

  /// Rows of one point must have the same inputs.
  void check_same(std::size_t row, std::size_t first) {
    for (const Wanted& input : inputs_) {
      const CsvField& now = csv_.rows[row][input.column];
      const CsvField& then = csv_.rows[first][input.column];
      if (now.text != then.text)
        problems_.add(now.place, fmt::format("{} = {}: in line {} the same point has {}",
                                             input.name, now.text, then.place.line, then.text));
    }
  }

  void read_inputs(const std::vector<std::size_t>& first) {
    const auto n = static_cast<Eigen::Index>(first.size());
    const auto matrix = [&](const std::vector<Wanted>& wanted) {
      Eigen::MatrixXd x = Eigen::MatrixXd::Zero(n, static_cast<Eigen::Index>(wanted.size()));
      for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < x.cols(); ++j) {
          const Wanted& w = wanted[static_cast<std::size_t>(j)];
          const auto& field = csv_.rows[first[static_cast<std::size_t>(i)]][w.column];
          if (const auto v = number(field, w.name)) x(i, j) = *v;
        }
      return x;
    };
    samples_.values = matrix(inputs_);
    if (quantiles_.size() == inputs_.size()) {
      samples_.quantiles = matrix(quantiles_);
      for (Eigen::Index i = 0; i < n; ++i)
        for (std::size_t j = 0; j < quantiles_.size(); ++j)
          if (const double u = samples_.quantiles(i, static_cast<Eigen::Index>(j));
              !(u > 0 && u < 1))
            problems_.add(csv_.rows[first[static_cast<std::size_t>(i)]][quantiles_[j].column].place,
                          fmt::format("quantile:{} = {}: expected a number between 0 and 1",
                                      quantiles_[j].name, u));
    } else {
      rank_inputs();
    }
  }

  void rank_inputs() {
    samples_.quantiles = samples_.values;
    const auto n = samples_.values.rows();
    for (auto column : samples_.quantiles.colwise()) {
      const Eigen::VectorXd x = column;
      std::vector<Eigen::Index> order(static_cast<std::size_t>(n));
      std::iota(order.begin(), order.end(), Eigen::Index{0});
      std::ranges::stable_sort(order, [&](auto a, auto b) { return x(a) < x(b); });
      for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        while (end < order.size() && x(order[end]) == x(order[i])) ++end;
        // Equal values share the middle of their places.
        const double middle = static_cast<double>(i + end) / 2 / static_cast<double>(n);
        for (; i < end; ++i) column(order[i]) = middle;
      }
    }
  }

  std::string shown_;
  const ColumnChoice& choice_;
  Problems problems_;
  CsvFile csv_;
  std::vector<Wanted> inputs_, outputs_, quantiles_;
  Samples samples_;
};

}  // namespace

Samples read_samples(const std::filesystem::path& file, const ColumnChoice& choice) {
  return SampleReader{file, choice}.read();
}

}  // namespace kohort::analyse
