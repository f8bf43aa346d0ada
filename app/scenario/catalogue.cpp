#include "app/scenario/catalogue.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "app/words/suggestion.hpp"
#include "models/programme.hpp"

namespace kohort {

namespace {

/// Copies the registry's descriptions; their texts may live only as long as the visit.
class Collector final : public ParameterVisitor {
 public:
  Collector(std::vector<CatalogueEntry>& entries, std::vector<CatalogueSection>& sections)
      : entries_{entries}, sections_{sections} {}

  void section(std::string_view path, std::string_view meaning) override {
    sections_.push_back({std::string{path}, std::string{meaning}});
  }
  void number(const ParameterInfo& info, double&) override { add(info); }
  void flag(const ParameterInfo& info, bool&) override { add(info).flag = true; }
  void table(const ParameterInfo& info, std::span<const std::string_view> labels,
             std::span<double>) override {
    add(info).labels.assign(labels.begin(), labels.end());
  }

 private:
  CatalogueEntry& add(const ParameterInfo& info) {
    CatalogueEntry entry;
    entry.section = sections_.back().path;
    entry.name = info.name;
    entry.key = fmt::format("{}.{}", entry.section, entry.name);
    entry.unit = info.unit;
    entry.meaning = info.meaning;
    entry.range = info.range;
    entry.whole = info.whole;
    entry.no_effect = info.no_effect;
    return entries_.emplace_back(std::move(entry));
  }

  std::vector<CatalogueEntry>& entries_;
  std::vector<CatalogueSection>& sections_;
};

class Writer final : public ParameterVisitor {
 public:
  explicit Writer(std::span<const std::vector<double>> values) : values_{values} {}

  void section(std::string_view, std::string_view) override {}
  void number(const ParameterInfo&, double& value) override { value = next().front(); }
  void flag(const ParameterInfo&, bool& value) override { value = next().front() != 0; }
  void table(const ParameterInfo&, std::span<const std::string_view>,
             std::span<double> values) override {
    std::ranges::copy(next(), values.begin());
  }

 private:
  const std::vector<double>& next() { return values_[position_++]; }

  std::span<const std::vector<double>> values_;
  std::size_t position_{0};
};

}  // namespace

bool CatalogueEntry::sums_to_one() const {
  return !labels.empty() && range.low == 0 && range.high == 1 && meaning.ends_with("sums to 1");
}

std::string CatalogueEntry::share_key(std::size_t entry) const {
  return fmt::format("{}[{}]", key, labels[entry]);
}

Catalogue::Catalogue(std::span<const std::string> further) {
  Parameters parameters;
  for (const std::string& name : further) parameters.add_programme(name);
  Collector collector{entries_, sections_};
  visit_parameters(parameters, collector);
  for (const std::string& name : further) {
    const std::string section = fmt::format("programmes.{}", name);
    const std::string_view first = programme_types()[*kind_of(name)].name;
    for (CatalogueEntry& entry : entries_)
      if (entry.section == section)
        entry.of_first =
            static_cast<std::size_t>(index_of(fmt::format("programmes.{}.{}", first, entry.name)));
  }
}

int Catalogue::index_of(std::string_view key) const {
  const auto found = std::ranges::find(entries_, key, &CatalogueEntry::key);
  return found == entries_.end() ? -1 : static_cast<int>(found - entries_.begin());
}

bool Catalogue::is_section(std::string_view path) const {
  return std::ranges::find(sections_, path, &CatalogueSection::path) != sections_.end();
}

bool Catalogue::leads_to_section(std::string_view path) const {
  return std::ranges::any_of(sections_, [path](const CatalogueSection& section) {
    return section.path == path || section.path.starts_with(fmt::format("{}.", path));
  });
}

const Catalogue& catalogue() {
  static const Catalogue instance;
  return instance;
}

std::string nearest_parameter(std::string_view key) { return nearest_parameter(key, catalogue()); }

std::string nearest_parameter(std::string_view key, const Catalogue& known) {
  const auto dot = key.rfind('.');
  const std::string_view section = dot == std::string_view::npos ? "" : key.substr(0, dot);
  const std::string_view name = dot == std::string_view::npos ? key : key.substr(dot + 1);
  std::vector<std::string> siblings, same_name, all;
  for (const CatalogueEntry& entry : known.entries()) {
    if (entry.section == section) siblings.push_back(entry.name);
    if (entry.name == name) same_name.push_back(entry.key);
    all.push_back(entry.key);
  }
  if (!same_name.empty()) {
    std::ranges::sort(same_name, {}, [key](const auto& k) { return edit_distance(key, k); });
    return same_name.front();
  }
  if (const auto sibling = nearest(name, siblings); !sibling.empty())
    return fmt::format("{}.{}", section, sibling);
  return nearest(key, all);
}

void write_values(Parameters& parameters, std::span<const std::vector<double>> values) {
  Writer writer{values};
  visit_parameters(parameters, writer);
}

std::vector<std::string> programme_names() {
  std::vector<std::string> names;
  for (const ProgrammeType& type : programme_types()) names.emplace_back(type.name);
  return names;
}

}  // namespace kohort
