#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "app/sweep/points.hpp"
#include "app/sweep/study.hpp"

namespace kohort::sweep {

class Findings;

/// Everything that the program has to know of a design, in one place: the reader of studies, their
/// schema, size, points, input hash and analysis ask here.
struct DesignRow {
  DesignKind kind;
  std::string_view name;  ///< in study files: "latin-hypercube"
  Mapping mapping;
  /// Keys of [design] that it uses, besides kind and replications; others are refused.
  std::span<const std::string_view> keys{};
  std::uint64_t least_points{2};
  double levels{4};         ///< unless the study says how many
  bool even_levels{false};  ///< only even numbers of levels are possible
  std::uint32_t least_replications{1};
  std::uint32_t replications{10};  ///< unless the study says how many
  bool varies{true};               ///< takes parameters
  bool grouped{false};             ///< parameters may move together in groups
  bool draws{false};               ///< its points are draws of the parameters: means are about them
  bool open{false};  ///< more points continue what there is, and so they are not in the hash
  /// Said to the input hash where the points of a design have moved between versions, so that old
  /// ones are not mixed in.
  std::string_view stamp{};

  /// Points, before there are any.
  double (*size)(const Study& study);
  /// Memory for the points themselves [bytes].
  double (*memory)(const Study& study, double points);
  /// Why the study's parameters and this design cannot go together; empty if they can.
  std::string (*fault)(const Study& study);
  /// @throws InputError if the mathematics refuses it
  std::unique_ptr<Points> (*points)(const Study& study);
  /// What it has found, once all of it is computed.
  void (*analyse)(Findings& findings);

  [[nodiscard]] bool uses(std::string_view key) const {
    return std::ranges::find(keys, key) != keys.end();
  }
};

/// In the order of DesignKind.
[[nodiscard]] std::span<const DesignRow> design_rows();
[[nodiscard]] const DesignRow& row_of(DesignKind kind);

}  // namespace kohort::sweep
