#pragma once

#include <cstdint>

namespace kohort {

/// What a random number is used for. Part of the results: append, never renumber.
enum class Decision : std::uint32_t {
  first_birth = 1,
  family_size = 2,
  birth_spacing = 3,
  vulnerability = 4,  ///< with the covariates: four normals from two blocks
  covariates = 5,
  boy = 6,

  separation = 10,
  marriage = 11,
  new_union = 12,

  need_rises = 20,
  need_eases = 21,
  notification = 22,
  need_at_birth = 23,
  notified_at_birth = 24,

  triage = 30,
  examination = 31,
  placement_decision = 32,
  measure_decision = 33,
  measure_duration = 34,
  reassessment = 35,
  complaint = 36,
  complaint_handover = 37,
  acute = 38,
  measure_renewal = 39,

  place_type = 40,
  stay_kind = 41,
  stay_length = 42,
  move = 43,
  move_kind = 44,
  reentry = 45,
  aftercare = 46,

  measure_kind = 47,
  handover_at_decision = 48,
  assessment = 49,

  worker_leaves = 50,
  vacancy = 51,

  phase_in = 55,
  home = 56,  ///< where in its district a family lives

  causal = 60,
  death = 61,
  disability = 62,
  benefit_entry = 63,
  benefit_exit = 64,
  prison = 65,

  leksand_reach = 1000,
  leksand_acceptance = 1001,
  leksand_attendance = 1002,
  leksand_dropout = 1003,
  leksand_network = 1004,

  sverigesmodel_hiring = 1100,

  early_detection = 1200,
  early_usual = 1201,
  early_refusal = 1202,
  early_screening = 1203,
  early_acceptance = 1204,
  early_dropout = 1205,

  forkant_referral = 1300,
  forkant_easing = 1301,
};

}  // namespace kohort
