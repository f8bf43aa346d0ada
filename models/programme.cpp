#include "models/programme.hpp"

#include <array>

#include "models/district.hpp"
#include "models/early_effort.hpp"
#include "models/leksand.hpp"
#include "models/paa_forkant.hpp"
#include "models/sverigesmodel.hpp"

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

}  // namespace kohort
