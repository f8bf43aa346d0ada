#pragma once

#include "../counts.hpp"

// As in counted/sim/calendar.hpp.
#define Draws PlainDraws
#include "../../../../sim/random.hpp"
#undef Draws

namespace kohort {

/// Inherits privately: a new kind of draw does not compile here until it is counted.
template <class Decision>
class Draws : private PlainDraws<Decision> {
 public:
  using Base = PlainDraws<Decision>;
  using Base::Base;

  [[nodiscard]] double uniform(std::uint64_t entity, Decision decision,
                               std::uint32_t occurrence) const {
    ++counted::counts.draws;
    return Base::uniform(entity, decision, occurrence);
  }
  [[nodiscard]] std::array<double, 2> uniform_pair(std::uint64_t entity, Decision decision,
                                                   std::uint32_t occurrence) const {
    ++counted::counts.draws;
    return Base::uniform_pair(entity, decision, occurrence);
  }
  [[nodiscard]] double exponential(std::uint64_t entity, Decision decision,
                                   std::uint32_t occurrence) const {
    ++counted::counts.draws;
    ++counted::counts.exponentials;
    return Base::exponential(entity, decision, occurrence);
  }
  void exponentials(std::span<const std::uint64_t> entities, Decision decision,
                    std::uint32_t occurrence, std::span<double> out) const {
    counted::counts.draws += entities.size();
    counted::counts.exponentials += entities.size();
    Base::exponentials(entities, decision, occurrence, out);
  }
  void uniforms(std::span<const std::uint64_t> entities, Decision decision,
                std::uint32_t occurrence, std::span<double> out) const {
    counted::counts.draws += entities.size();
    Base::uniforms(entities, decision, occurrence, out);
  }
  void uniform_pairs(std::span<const std::uint64_t> entities, Decision decision,
                     std::uint32_t occurrence, std::span<std::array<double, 2>> out) const {
    counted::counts.draws += entities.size();
    Base::uniform_pairs(entities, decision, occurrence, out);
  }
  [[nodiscard]] double normal(std::uint64_t entity, Decision decision,
                              std::uint32_t occurrence) const {
    ++counted::counts.draws;
    return Base::normal(entity, decision, occurrence);
  }
  [[nodiscard]] std::array<std::uint32_t, 4> block(std::uint64_t entity, Decision decision,
                                                   std::uint32_t occurrence) const {
    ++counted::counts.draws;
    return Base::block(entity, decision, occurrence);
  }
};

}  // namespace kohort
