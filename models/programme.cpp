#include "models/programme.hpp"

#include <algorithm>
#include <array>

#include "models/district.hpp"
#include "models/early_effort.hpp"
#include "models/leksand.hpp"
#include "models/paa_forkant.hpp"
#include "models/sverigesmodel.hpp"
#include "sim/assume.hpp"

namespace kohort {

Time Programme::leaves_alone_until(const District& d, FamilyId) const { return d.now; }

Yearly ProgrammeParameters::cost_count() const { return Yearly::other_programme_cost; }

std::span<const ProgrammeType> programme_types() {
  // To add a programme: its own source file, its parameters in scenarios/denmark-unfitted.toml, a
  // line here.
  static const std::array types{sverigesmodel_type(), leksand_type(), early_effort_type(),
                                paa_forkant_type()};
  return types;
}

Yearly own_count(const ProgrammeParameters& own, std::size_t which) {
  const auto types = programme_types();
  KOHORT_ASSERT(which < types[own.kind].reach.own.size());
  std::size_t number = size_of<Yearly> + which;
  for (const ProgrammeType& type : types.first(own.kind)) number += type.reach.own.size();
  return static_cast<Yearly>(number);
}

std::optional<std::size_t> kind_of(std::string_view name) {
  const auto types = programme_types();
  std::optional<std::size_t> kind;
  for (std::size_t i = 0; i < types.size(); ++i) {
    const std::string_view of_kind = types[i].name;
    if (!name.starts_with(of_kind)) continue;
    const std::string_view rest = name.substr(of_kind.size());
    const bool own = rest.size() > 1 && rest.front() == '_' && rest.back() != '_' &&
                     std::ranges::all_of(rest, [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
                     });
    // A kind whose name begins with another kind's is the nearer one.
    if ((rest.empty() || own) && (!kind || of_kind.size() > types[*kind].name.size())) kind = i;
  }
  return kind;
}

std::string_view own_part(std::string_view name) {
  const std::size_t kind = programme_types()[*kind_of(name)].name.size();
  return name.size() > kind ? name.substr(kind + 1) : std::string_view{};
}

}  // namespace kohort
