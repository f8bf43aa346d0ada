#include "tests/verification/casework_chain.hpp"

#include <Eigen/Dense>
#include <unsupported/Eigen/MatrixFunctions>

namespace kohort::test {

namespace {

inline constexpr int needs = 4, stages = 5, states = needs * stages * 2;
enum Level : int { no_need, everyday, moderate, serious };
enum Stage : int { no_case, examined, examined_as_serious, measured, placed };

inline constexpr int state(int need, int stage, bool awaits) {
  return (need * stages + stage) * 2 + (awaits ? 1 : 0);
}

using Generator = Eigen::Matrix<double, states, states>;
using Vector = Eigen::Matrix<double, states, 1>;

/// Hazards of the chain and rewards per year, in one band of age.
struct Band {
  Generator rates = Generator::Zero();
  Eigen::Matrix<double, states, ChildhoodMeans::figures> rewards =
      Eigen::Matrix<double, states, ChildhoodMeans::figures>::Zero();
};

/// An instantaneous event: where it leads to and what it counts.
struct Landing {
  Vector to = Vector::Zero();
  Eigen::Matrix<double, 1, ChildhoodMeans::figures> counts =
      Eigen::Matrix<double, 1, ChildhoodMeans::figures>::Zero();
};

class Builder {
 public:
  Builder(const Parameters& p, const ChainProgrammes& programmes, std::size_t band)
      : p_{p}, programmes_{programmes}, band_{band} {}

  [[nodiscard]] Band build() const {
    Band band;
    for (int need = 0; need < needs; ++need)
      for (int stage = 0; stage < stages; ++stage)
        for (const bool awaits : {false, true}) {
          const int from = state(need, stage, awaits);
          live(band, from, need, stage, awaits);
          change_need(band, need, stage, awaits);
          proceed(band, need, stage, awaits);
          add(band, from, p_.notifications.rate[at(need)] * p_.notifications.age_ratio[band_],
              notified(need, stage, awaits));
        }
    return band;
  }

  /// The first seconds of life.
  [[nodiscard]] Landing birth() const {
    const NeedParameters& n = p_.needs;
    Landing born;
    born.to(state(no_need, no_case, false)) = 1 - n.moderate_at_birth - n.serious_at_birth;
    born.to(state(moderate, no_case, false)) = n.moderate_at_birth;
    const double seen = p_.notifications.at_birth;
    const Landing notice = notified(serious, no_case, false);
    born.to += n.serious_at_birth * seen * notice.to;
    born.counts += n.serious_at_birth * seen * notice.counts;
    born.to(state(serious, no_case, false)) += n.serious_at_birth * (1 - seen);
    return born;
  }

 private:
  static std::size_t at(int need) { return static_cast<std::size_t>(need); }

  static void add(Band& band, int from, double rate, const Landing& event) {
    band.rates.row(from) += rate * event.to.transpose();
    band.rates(from, from) -= rate;
    band.rewards.row(from) += rate * event.counts;
  }
  static Landing arrive(int need, int stage, bool awaits) {
    Landing event;
    event.to(state(need, stage, awaits)) = 1;
    return event;
  }

  void live(Band& band, int from, int need, int stage, bool awaits) const {
    using Means = ChildhoodMeans;
    auto row = band.rewards.row(from);
    const bool helped = stage == measured || stage == placed;
    row(Means::none_years + need) += 1;
    if (!helped && need == moderate) row(Means::unmet_years) += 1;
    if (!helped && need == serious) row(Means::unmet_years) += p_.adult.serious_weight;
    if (awaits) row(Means::awaiting_years) += 1;
    if (stage == examined || stage == examined_as_serious) row(Means::examination_years) += 1;
    if (stage == measured) row(Means::measure_years) += 1;
    if (stage == placed) row(Means::placed_years) += 1;
  }

  void change_need(Band& band, int need, int stage, bool awaits) const {
    const NeedParameters& n = p_.needs;
    const int from = state(need, stage, awaits);
    const bool helped = stage == measured || stage == placed;
    const double delay = awaits && !helped ? n.delay_ratio : 1;
    const double growth = programmes_.needs * (helped ? n.support_growth_ratio : 1) *
                          (stage == no_case ? 1 : programmes_.growth_in_open_case);
    const double easing = helped ? n.support_easing_ratio : 1 / delay;
    switch (need) {
      case no_need: {
        Landing onset = arrive(everyday, stage, awaits);
        onset.counts(ChildhoodMeans::everyday_needs) = 1;
        add(band, from, n.onset[band_] * programmes_.needs, onset);
        break;
      }
      case everyday:
        add(band, from, n.everyday_own + n.everyday_services, arrive(no_need, stage, false));
        add(band, from, n.everyday_growth * growth, arrive(moderate, stage, awaits));
        break;
      case moderate:
        add(band, from, n.moderate_easing * easing, arrive(no_need, stage, false));
        add(band, from, n.moderate_growth * growth * delay, arrive(serious, stage, awaits));
        break;
      default:
        add(band, from, n.serious_easing * easing, arrive(moderate, stage, awaits));
    }
  }

  void proceed(Band& band, int need, int stage, bool awaits) const {
    const CaseworkParameters& c = p_.casework;
    const int from = state(need, stage, awaits);
    switch (stage) {
      case no_case:
        break;
      case examined:
      case examined_as_serious: {
        const double months =
            c.examination_scale * (stage == examined ? 1 : c.examination_serious_ratio);
        add(band, from, 12 / months, decision(need, awaits));
        break;
      }
      case measured:
        add(band, from, 1 / c.measure_years * (1 - goes_on(need)), arrive(need, no_case, false));
        add(band, from, c.reassessment * placement(need), placing(need));
        break;
      default:
        add(band, from, p_.placement.long_exit, home(need));
    }
  }

  /// Probability that help goes on when its time is over.
  [[nodiscard]] double goes_on(int need) const {
    return need >= moderate ? p_.casework.renewal * p_.casework.measure[at(need)] : 0;
  }
  [[nodiscard]] Landing home(int need) const {
    Landing event;
    event.to(state(need, no_case, false)) = 1 - goes_on(need);
    event.to(state(need, measured, false)) = goes_on(need);
    event.counts(ChildhoodMeans::measures) = goes_on(need);
    return event;
  }
  [[nodiscard]] double placement(int need) const {
    const double of_serious = p_.casework.placement_serious[band_];
    if (need == serious) return of_serious;
    return need == moderate ? of_serious * p_.casework.placement_moderate_ratio : 0;
  }
  [[nodiscard]] Landing placing(int need) const {
    Landing event = arrive(need, placed, false);
    event.counts(ChildhoodMeans::placements) = 1;
    return event;
  }
  [[nodiscard]] Landing decision(int need, bool awaits) const {
    const double place = placement(need);
    const double measure = (1 - place) * p_.casework.measure[at(need)];
    Landing event;
    event.to(state(need, placed, false)) += place;
    event.to(state(need, measured, false)) += measure;
    event.to(state(need, no_case, awaits)) += 1 - place - measure;
    event.counts(ChildhoodMeans::examinations) = 1;
    event.counts(ChildhoodMeans::placements) = place;
    event.counts(ChildhoodMeans::measures) = measure;
    return event;
  }
  [[nodiscard]] Landing notified(int need, int stage, bool awaits) const {
    const CaseworkParameters& c = p_.casework;
    const bool helped = stage == measured || stage == placed;
    if (!helped && need >= moderate) awaits = true;
    const double acute = !helped && need == serious ? c.acute_share : 0;
    const double opens = stage == no_case ? 1 - c.triage_closes[at(need)] : 0;
    Landing event;
    event.to(state(need, stage, awaits)) += (1 - acute) * (1 - opens);
    event.to(state(need, need == serious ? examined_as_serious : examined, awaits)) +=
        (1 - acute) * opens;
    const Landing at_once = decision(need, awaits);
    event.to += acute * at_once.to;
    event.counts = acute * at_once.counts;
    event.counts(ChildhoodMeans::notifications) = 1;
    event.counts(ChildhoodMeans::acute_interventions) = acute;
    return event;
  }

  const Parameters& p_;
  const ChainProgrammes& programmes_;
  std::size_t band_;
};

/// exp(Qt) and its integral from 0 to t, from one exponential of twice the size.
struct Passage {
  Generator over, within;
};

Passage pass(const Generator& rates, double years) {
  Eigen::MatrixXd both = Eigen::MatrixXd::Zero(2 * states, 2 * states);
  both.topLeftCorner<states, states>() = rates * years;
  both.topRightCorner<states, states>() = Generator::Identity() * years;
  const Eigen::MatrixXd power = both.exp();
  return {power.topLeftCorner<states, states>(), power.topRightCorner<states, states>()};
}

}  // namespace

ChildhoodMeans expected_childhood(const Parameters& p, const ChainProgrammes& programmes) {
  const Landing born = Builder{p, programmes, 0}.birth();
  Eigen::Matrix<double, 1, states> now = born.to.transpose();
  // The same without a way out of care: who is there at 18 has been placed.
  Eigen::Matrix<double, 1, states> kept = now;
  Eigen::Matrix<double, 1, ChildhoodMeans::figures> sums = born.counts;
  for (std::size_t band = 0; band < age_bands; ++band) {
    const double to = band + 1 < age_bands ? age_band_start[band + 1] : 18;
    const double years = to - age_band_start[band];
    const Band here = Builder{p, programmes, band}.build();
    const Passage passage = pass(here.rates, years);
    sums += now * passage.within * here.rewards;
    now = now * passage.over;
    Generator keeping = here.rates;
    for (int need = 0; need < needs; ++need) keeping.row(state(need, placed, false)).setZero();
    kept = kept * pass(keeping, years).over;
  }
  ChildhoodMeans result;
  for (int i = 0; i < ChildhoodMeans::figures; ++i)
    result.means[static_cast<std::size_t>(i)] = sums(i);
  for (int need = 0; need < needs; ++need) result.ever_placed += kept(state(need, placed, false));
  return result;
}

}  // namespace kohort::test
