#include "app/words/program_version.hpp"

namespace kohort {

std::string_view program_version() {
#ifdef KOHORT_VERSION
  return KOHORT_VERSION;
#else
  return "0.1.0";
#endif
}

}  // namespace kohort
