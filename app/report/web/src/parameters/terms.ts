/**
 * Units and entries of parameters in Danish, and English labels for meanings that lean on their
 * neighbour.
 */
export const units: Record<string, string> = {
  "per year": "pr. år",
  ratio: "forhold",
  "kr. per year": "kr. pr. år",
  "kr. per hour": "kr. pr. time",
  "kr. per child": "kr. pr. barn",
  share: "andel",
  months: "måneder",
  years: "år",
  weeks: "uger",
  "kr.": "kr.",
  "true or false": "til eller fra",
  persons: "personer",
  correlation: "korrelation",
  probability: "sandsynlighed",
  count: "antal",
  "per 1,000 children": "pr. 1.000 børn",
  "per 100 children": "pr. 100 børn",
  "per child": "pr. barn",
  elasticity: "elasticitet",
  "log ratio per standard deviation": "log-forhold pr. standardafvigelse",
  hours: "timer",
  cases: "sager",
  "%": "pct.",
  "% per year": "pct. pr. år",
  "points per year": "point pr. år",
};

/** Entries of parameters that are tables; ages and numbers need no translation. */
export const entries: Record<string, string> = {
  "under 25": "under 25 år",
  "40 and over": "40 år og derover",
  basic: "grundskole",
  "upper secondary": "ungdomsuddannelse eller faglært",
  "short or medium higher": "kort eller mellemlang videregående",
  "long higher": "lang videregående",
  none: "intet",
  everyday: "hverdag",
  moderate: "moderat",
  serious: "alvorligt",
  kinship: "netværksplejefamilie",
  foster: "plejefamilie",
  institution: "døgninstitution",
  residence: "opholdssted",
  boarding: "kost- eller efterskole",
  own_room: "eget værelse",
  help_at_home: "hjælp i hjemmet",
  family_treatment: "familiebehandling",
  contact_person: "kontaktperson",
  respite: "aflastning",
  placement_kinship: "netværksplejefamilie",
  placement_foster: "plejefamilie",
  placement_institution: "døgninstitution",
  placement_residence: "opholdssted",
  placement_boarding: "kost- eller efterskole",
  placement_own_room: "eget værelse",
  aftercare: "efterværn",
  measures: "foranstaltninger",
  examinations: "undersøgelser",
  refund: "refusion",
  separation: "samlivsbrud",
  benefit: "kontanthjælp",
  disability_pension: "førtidspension",
  earnings: "arbejdsindkomst",
  prison: "fængsel",
  services: "almindelige tilbud",
  first: "første",
  second: "anden",
  third: "tredje",
  last: "sidste",
};

/**
 * English labels where the registry's meaning says "the same" or "that": it stands alone on the
 * page.
 */
export const english: Record<string, string> = {
  "casework.placement_elasticity": "effect of caseload on how many children are placed",
  "casework.institution_elasticity":
    "effect of caseload on how many new placements are in institutions or residences",
  "casework.stay_elasticity":
    "effect of caseload on how long stays in institutions and residences last",
  "casework.escalation_elasticity":
    "effect of caseload on whether the need of a child with an open case grows",
  "casework.examination_elasticity": "effect of caseload on how long an examination takes",
  "casework.turnover_elasticity": "effect of caseload on how often caseworkers leave",
  "casework.complaint_elasticity": "effect of caseload on how often parents complain",
  "casework.examination_shape": "shape of the Weibull duration of an examination",
  "casework.placement_moderate_ratio": "placement of a moderate need, relative to a serious one",
  "notifications.age_ratio": "notifications by age, relative to the mean",
  "placement.breakdown_teen_ratio":
    "breakdowns of placements from age 12, relative to younger children",
  "placement.reentry_late": "hazard of a new placement after more than two years at home",
  "placement.reentry_short_stay_ratio":
    "new placements after a stay of the short kind, relative to the long kind",
  "adult.placed_employed_ratio":
    "employed among formerly placed people on no benefit, relative to others",
  "adult.prison_until": "age to which the hazard of imprisonment applies",
  "adult.mortality_slope": "rise of the hazard of death with age",
  "adult.causal_share":
    "share of what years without help and placements do to adult life that vanishes when they " +
    "are prevented",
  "services.day_care_hours": "hours of staff in day care and schools for each everyday need",
  "services.psychologist_hours": "hours of psychologists for each everyday need",
  "services.day_care_price": "price of an hour of staff in day care and schools",
  "services.psychologist_price": "price of an hour of a psychologist",
  "programmes.early_effort.plus_to_age": "age at which a plus place ends",
  "programmes.paa_forkant.daycare_from_age": "youngest child in the day-care part",
  "programmes.paa_forkant.daycare_to_age":
    "age from which a child is too old for the day-care part",
  "programmes.paa_forkant.daycare_price": "price of a child in the day-care part",
  "programmes.paa_forkant.assessment_from_age": "youngest child in the assessment part",
  "programmes.paa_forkant.assessment_to_age":
    "age from which a child is too old for the assessment part",
  "programmes.paa_forkant.assessment_price": "price of a child in the assessment part",
  "programmes.paa_forkant.causal_share":
    "share of the change that is the programme's doing, not regression to the mean",
};
