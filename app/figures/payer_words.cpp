#include "app/figures/payer_words.hpp"

#include <array>

#include "app/figures/costs.hpp"

namespace kohort {

namespace {

constexpr std::array<Words, payer_views> within{{{"kommunen", "the municipality"},
                                                 {"regionen", "the region"},
                                                 {"staten", "the state"},
                                                 {"familierne", "families"},
                                                 {"det offentlige", "all public payers"}}};

}  // namespace

const Words& payer_in_sentence(std::size_t view) { return within[view]; }

}  // namespace kohort
