#include "models/programme.hpp"

#include <array>

#include "models/leksand.hpp"
#include "models/sverigesmodel.hpp"

namespace kohort {

std::span<const ProgrammeType> programme_types() {
  // To add a programme: its own source file, its parameters in scenarios/denmark.toml, a line here.
  static const std::array types{sverigesmodel_type(), leksand_type()};
  return types;
}

}  // namespace kohort
