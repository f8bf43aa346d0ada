#include "models/sverigesmodel.hpp"

#include "models/caseworkers.hpp"
#include "models/district.hpp"
#include "models/programme_costs.hpp"

namespace kohort {

namespace {

struct SverigesmodelParameters final : ProgrammeParameters {
  double caseworkers_factor{1};
  double max_cases{1};
  double hiring_months{};
  double followup_months{1};
  double turnover_ratio{1};

  [[nodiscard]] std::unique_ptr<ProgrammeParameters> clone() const override {
    return std::make_unique<SverigesmodelParameters>(*this);
  }
  void visit(ParameterVisitor& v) override {
    v.number({"caseworkers_factor", unit::ratio, {1, 20}, "caseworkers relative to before"},
             caseworkers_factor);
    v.number({"max_cases", unit::count, {1, 100000}, "cases a caseworker has at most", true},
             max_cases);
    v.number(
        {"hiring_months", unit::months, {0, 60}, "mean time until the new positions are filled"},
        hiring_months);
    v.number({"followup_months", unit::months, {0.5, 60}, "months between follow-ups of a case"},
             followup_months);
    v.number({"turnover_ratio",
              unit::ratio,
              {0, 20},
              "hazard ratio of leaving, for caseworkers hired from then on"},
             turnover_ratio);
  }
};

class Sverigesmodel final : public Programme {
 public:
  explicit Sverigesmodel(const SverigesmodelParameters& p) : p_{p} {}

  void start(District& d) override {
    // A department without new colleagues keeps its ceiling; otherwise cases would only queue.
    if (p_.caseworkers_factor > 1) {
      d.department.former_max_cases = d.department.max_cases;
      d.department.max_cases = p_.max_cases;
      d.department.policy_from = d.now;
      d.department.policy_to = d.now + years(2 * p_.hiring_months / 12);
    }
    d.department.followup_years = p_.followup_months / 12;
    d.department.turnover = d.parameters->casework.turnover * p_.turnover_ratio;
    double funded = 0;
    for (const Worker& worker : d.department.workers) funded += worker.funded ? worker.share : 0;
    add_positions(d, (p_.caseworkers_factor - 1) * funded, p_.hiring_months,
                  Decision::sverigesmodel_hiring);
    book_budget(d, p_);
  }

  /// Children meet it in their cases only.
  [[nodiscard]] Time leaves_alone_until(const District&, FamilyId) const override { return never; }
  [[nodiscard]] bool may_solve_everyday_need(const District&, ChildId, Time) const override {
    return false;
  }

 private:
  const SverigesmodelParameters& p_;
};

}  // namespace

ProgrammeType sverigesmodel_type() {
  ProgrammeType type;
  type.name = "sverigesmodel";
  type.meaning = "More caseworkers, fewer cases each (Boraas, Herning, Gladsaxe).";
  type.parameters = []() -> std::unique_ptr<ProgrammeParameters> {
    return std::make_unique<SverigesmodelParameters>();
  };
  type.install = [](const ProgrammeParameters& own, std::uint32_t) -> std::unique_ptr<Programme> {
    return std::make_unique<Sverigesmodel>(static_cast<const SverigesmodelParameters&>(own));
  };
  type.slots = [](const ProgrammeParameters&, double) { return std::uint32_t{0}; };
  type.caseworkers_factor = [](const ProgrammeParameters& own) {
    return static_cast<const SverigesmodelParameters&>(own).caseworkers_factor;
  };
  type.changes_caseload = true;
  return type;
}

}  // namespace kohort
