#pragma once

#include "app/results/json.hpp"

namespace kohort {

/// What the page must know of figures, payers, kinds of cost, groups and units, with their words in
/// both languages, as app/report/web/src/catalogue.ts describes it. It is the program's, not a
/// run's: the page gets it when it is written.
[[nodiscard]] Json figure_catalogue();

}  // namespace kohort
