#pragma once

#include <string>
#include <utility>
#include <vector>

namespace kohort::test {

/// Named numbers, in a fixed order.
using Named = std::vector<std::pair<std::string, double>>;

/// Holds the numbers against tests/stored/`name`.tsv: the same names, and values that differ by no
/// more than `tolerance` of their size. With KOHORT_RENEW_STORED in the environment the file is
/// written instead (scripts/renew-stored).
void check_stored(const std::string& name, const Named& numbers, double tolerance = 1e-6);

}  // namespace kohort::test
