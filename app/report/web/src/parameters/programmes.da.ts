/** Danish labels of parameters: the programmes. */
export const programmes: Record<string, string> = {
  "programmes.sverigesmodel.enabled": "Sverigesmodellen er slået til",
  "programmes.sverigesmodel.budget_is_cost":
    "Budgetlinjerne betaler: uden penge kommer ingen nye med",
  "programmes.sverigesmodel.from": "Kalenderår, hvor indsatsen begynder (0 = første budgetår)",
  "programmes.sverigesmodel.to": "Sidste kalenderår, hvor nogen kommer med (0 = ingen slutning)",
  "programmes.sverigesmodel.phase_in_years": "År, til alle familier nås",
  "programmes.sverigesmodel.district_share": "Del af distrikterne, der har indsatsen",
  "programmes.sverigesmodel.districts_after":
    "Del af distrikterne, der springes over, før indsatsen begynder",
  "programmes.sverigesmodel.caseworkers_factor": "Rådgivere i forhold til før",
  "programmes.sverigesmodel.caseworkers_more": "Fuldtidsrådgivere oveni, i hele kommunen",
  "programmes.sverigesmodel.max_cases": "Flest sager hos én rådgiver i indsatsen",
  "programmes.sverigesmodel.hiring_months": "Tid, før de nye stillinger er besat",
  "programmes.sverigesmodel.followup_months": "Tid mellem opfølgninger i indsatsen",
  "programmes.sverigesmodel.followup_growth_ratio":
    "Voksende behov i åbne sager ved fuld opfølgning, i forhold til ingen",
  "programmes.sverigesmodel.full_followups": "Opfølgninger om året, der har hele den virkning",
  "programmes.sverigesmodel.saturation": "Hvor meget mere de første opfølgninger gør end de sidste",
  "programmes.sverigesmodel.followup_price": "Pris for en opfølgning ud over rådgivernes løn",
  "programmes.sverigesmodel.turnover_ratio":
    "Hvor ofte nyansatte rådgivere siger op, i forhold til før",
  "programmes.sverigesmodel.notice_ratio":
    "Underretninger om børn med behov, når skole, psykolog og dagtilbud samarbejder",
  "programmes.sverigesmodel.examination_ratio":
    "Varighed af undersøgelser med fælles plan, i forhold til før",
  "programmes.sverigesmodel.examination_price": "Pris for de andre fagfolks tid i en undersøgelse",
  "programmes.sverigesmodel.same_worker": "Rådgiverskift ved hjælpens begyndelse, der undgås",
  "programmes.sverigesmodel.assessments_factor":
    "Psykologiske vurderinger, der kan laves på et år, i forhold til før",
  "programmes.sverigesmodel.assessment_price": "Pris for plads til en vurdering mere om året",
  "programmes.sverigesmodel.measure_effect":
    "Virkning af tilpassede foranstaltninger, i forhold til standardløsninger",
  "programmes.sverigesmodel.measure_price":
    "Pris for tilpassede foranstaltninger, i forhold til standardløsninger",
  "programmes.sverigesmodel.kinship_ratio":
    "Anbringelser hos familie og netværk, i forhold til før",
  "programmes.sverigesmodel.breakdown_ratio": "Sammenbrud i anbringelser, i forhold til før",
  "programmes.leksand.enabled": "Leksand-grupper er slået til",
  "programmes.leksand.budget_is_cost": "Budgetlinjerne betaler: uden penge kommer ingen nye med",
  "programmes.leksand.from": "Kalenderår, hvor indsatsen begynder (0 = første budgetår)",
  "programmes.leksand.to": "Sidste kalenderår, hvor nogen kommer med (0 = ingen slutning)",
  "programmes.leksand.phase_in_years": "År, til alle familier nås",
  "programmes.leksand.district_share": "Del af distrikterne, der har indsatsen",
  "programmes.leksand.districts_after":
    "Del af distrikterne, der springes over, før indsatsen begynder",
  "programmes.leksand.birth_from": "Fra hvilket barn i familien den er for (2 = ikke det første)",
  "programmes.leksand.birth_to":
    "Til og med hvilket barn i familien (1 = kun det første, 0 = alle)",
  "programmes.leksand.signs_from": "Færrest tegn på risiko hos familien",
  "programmes.leksand.signs_to": "Flest tegn på risiko hos familien",
  "programmes.leksand.age_from": "Barnets alder, fra hvilken det kan komme med",
  "programmes.leksand.age_to": "Barnets alder, til hvilken det kan komme med",
  "programmes.leksand.gp_reach": "Lægen inviterer, når graviditeten er kendt",
  "programmes.leksand.midwife_reach": "Jordemoderen inviterer dem, der ikke er med",
  "programmes.leksand.health_visitor_reach": "Sundhedsplejersken inviterer dem, der ikke er med",
  "programmes.leksand.acceptance": "Et gennemsnitligt udsat par siger ja til en invitation",
  "programmes.leksand.acceptance_vulnerability": "Udsathedens virkning på, om et par siger ja",
  "programmes.leksand.group_size_minimum": "Familier, som en gruppe senest begynder med",
  "programmes.leksand.group_size_maximum": "Flest familier i en gruppe",
  "programmes.leksand.forming_months": "Tid, en ny gruppe venter på flere familier",
  "programmes.leksand.meetings": "Møder i et forløb",
  "programmes.leksand.meetings_per_year": "Møder om året",
  "programmes.leksand.attendance": "En gennemsnitligt udsat familie kommer til et møde",
  "programmes.leksand.attendance_vulnerability": "Udsathedens virkning på fremmødet",
  "programmes.leksand.dropout": "En familie forlader gruppen efter et møde",
  "programmes.leksand.tie_half_life": "Tid, før halvdelen af båndene mellem familierne er borte",
  "programmes.leksand.everyday_solved_per_tie":
    "Et bånd til en familie med overskud løser et hverdagsbehov",
  "programmes.leksand.resource_vulnerability_limit":
    "Udsathed, hvorunder en familie har overskud (standardafvigelser)",
  "programmes.leksand.full_meetings":
    "Møder, der giver hele virkningen, eller hele båndet mellem to familier",
  "programmes.leksand.saturation": "Hvor meget mere de første møder gør end de sidste",
  "programmes.leksand.separation_ratio": "Samlivsbrud efter alle de møder, i forhold til uden",
  "programmes.leksand.need_onset_ratio":
    "Nye behov hos børnene efter alle de møder, i forhold til uden",
  "programmes.leksand.gp_invitation_price": "Pris for lægens invitation, betalt af regionen",
  "programmes.leksand.midwife_invitation_price":
    "Pris for jordemoderens invitation, betalt af regionen",
  "programmes.leksand.health_visitor_invitation_price":
    "Pris for sundhedsplejerskens invitation, betalt af kommunen",
  "programmes.leksand.hours_per_meeting": "Arbejdstimer pr. medarbejder og møde",
  "programmes.leksand.staff_per_meeting": "Medarbejdere ved et møde",
  "programmes.leksand.hour_price": "Fuld udgift til en arbejdstime",
  "programmes.leksand.other_cost_per_meeting": "Mad og materialer ved et møde",
  "programmes.leksand.room_price": "Lokale til et møde",
  "programmes.leksand.resource_persons": "Lønnede ressourcepersoner ved et møde",
  "programmes.leksand.resource_person_price": "Pris for en lønnet ressourceperson ved et møde",
  "programmes.leksand.start_up": "Oplæring og opstart i hele kommunen",
  "programmes.early_effort.enabled": "Styrket tidlig indsats er slået til",
  "programmes.early_effort.budget_is_cost":
    "Budgetlinjerne betaler: uden penge kommer ingen nye med",
  "programmes.early_effort.from": "Kalenderår, hvor indsatsen begynder (0 = første budgetår)",
  "programmes.early_effort.to": "Sidste kalenderår, hvor nogen kommer med (0 = ingen slutning)",
  "programmes.early_effort.phase_in_years": "År, til alle familier nås",
  "programmes.early_effort.district_share": "Del af distrikterne, der har indsatsen",
  "programmes.early_effort.districts_after":
    "Del af distrikterne, der springes over, før indsatsen begynder",
  "programmes.early_effort.birth_from":
    "Fra hvilket barn i familien den er for (2 = ikke det første)",
  "programmes.early_effort.birth_to":
    "Til og med hvilket barn i familien (1 = kun det første, 0 = alle)",
  "programmes.early_effort.signs_from": "Færrest tegn på risiko hos familien",
  "programmes.early_effort.signs_to": "Flest tegn på risiko hos familien",
  "programmes.early_effort.age_from": "Barnets alder, fra hvilken det kan komme med",
  "programmes.early_effort.age_to": "Barnets alder, til hvilken det kan komme med",
  "programmes.early_effort.detection_before_birth":
    "Jordemødre og sundhedsplejersker opsporer udsatte familier før fødslen",
  "programmes.early_effort.detection_later_births":
    "Også før senere fødsler, ikke kun før den første",
  "programmes.early_effort.screening_and_training":
    "Screening af familier med behovsbesøg og familietræning",
  "programmes.early_effort.plus_places": "Pluspladser i daginstitution efter træningen",
  "programmes.early_effort.detection_sensitivity":
    "En første graviditet i risikozonen bliver opsporet før fødslen",
  "programmes.early_effort.detection_specificity":
    "En første graviditet uden for risikozonen bliver ikke taget for at være i den",
  "programmes.early_effort.detection_price":
    "Pris for sundhedsplejerskens tid på en første graviditet, betalt af kommunen",
  "programmes.early_effort.detection_midwife_price":
    "Pris for jordemoderens tid på en første graviditet, betalt af regionen",
  "programmes.early_effort.visits_need_ratio":
    "Nye og voksende behov efter alle de ekstra besøg, i forhold til uden",
  "programmes.early_effort.full_visits": "Ekstra behovsbesøg, der har hele den virkning",
  "programmes.early_effort.early_visits":
    "Ekstra behovsbesøg til en familie, der er opsporet før fødslen",
  "programmes.early_effort.visit_price": "Pris for et behovsbesøg",
  "programmes.early_effort.granted_risk":
    "Familier i risikozonen, der får behovsbesøg i almindelig praksis",
  "programmes.early_effort.granted_other":
    "Andre familier, der får behovsbesøg i almindelig praksis",
  "programmes.early_effort.granted_months":
    "Barnets alder, når almindelig praksis giver behovsbesøg",
  "programmes.early_effort.screening_months": "Barnets alder ved screeningerne",
  "programmes.early_effort.poor_contact_share":
    "Familier med dårlig kontakt til barnet, del af alle (de mest udsatte)",
  "programmes.early_effort.sensitivity":
    "Et barn med behov eller dårlig kontakt bliver fundet ved screeningen",
  "programmes.early_effort.specificity": "Et andet barn bliver ikke udpeget ved screeningen",
  "programmes.early_effort.refusal": "En gennemsnitligt udsat familie siger nej til screening",
  "programmes.early_effort.refusal_vulnerability":
    "Udsathedens virkning på, om en familie siger nej",
  "programmes.early_effort.screening_price": "Pris for en screening",
  "programmes.early_effort.positive_price":
    "Pris for det andet besøg, når screeningen har udpeget barnet",
  "programmes.early_effort.team_families": "Familier, som teamet træner ad gangen i hele kommunen",
  "programmes.early_effort.training_acceptance": "En udpeget familie siger ja til træning",
  "programmes.early_effort.sessions": "Gange i et træningsforløb",
  "programmes.early_effort.session_interval_months": "Tid mellem træningsgangene",
  "programmes.early_effort.training_dropout": "En familie holder op efter en træningsgang",
  "programmes.early_effort.training_age_limit": "Barnets alder, når en ventende familie opgiver",
  "programmes.early_effort.training_patience_months": "Ventetid, hvorefter en familie opgiver",
  "programmes.early_effort.need_ratio":
    "Nye og voksende behov efter et helt forløb, i forhold til uden",
  "programmes.early_effort.full_sessions": "Træningsgange, der har hele virkningen",
  "programmes.early_effort.saturation":
    "Hvor meget mere de første besøg og gange gør end de sidste",
  "programmes.early_effort.half_life": "Tid, før virkningen er halveret uden plusplads",
  "programmes.early_effort.session_price": "Pris for en træningsgang, med teamets forberedelse",
  "programmes.early_effort.family_price": "Pris for at begynde en families forløb",
  "programmes.early_effort.plus_place_number": "Pluspladser i hele kommunen",
  "programmes.early_effort.plus_from_age": "Alder, hvorfra en plusplads gives",
  "programmes.early_effort.plus_to_age": "Alder, hvor pluspladsen slutter",
  "programmes.early_effort.plus_half_life":
    "Tid, før træningens virkning er halveret med plusplads",
  "programmes.early_effort.plus_price": "Merpris for en plusplads",
  "programmes.early_effort.start_up": "Opbygning af teamet og oplæring i metoden i hele kommunen",
  "programmes.paa_forkant.enabled": "På Forkant er slået til",
  "programmes.paa_forkant.budget_is_cost":
    "Budgetlinjerne betaler: uden penge kommer ingen nye med",
  "programmes.paa_forkant.from": "Kalenderår, hvor indsatsen begynder (0 = første budgetår)",
  "programmes.paa_forkant.to": "Sidste kalenderår, hvor nogen kommer med (0 = ingen slutning)",
  "programmes.paa_forkant.phase_in_years": "År, til alle familier nås",
  "programmes.paa_forkant.district_share": "Del af distrikterne, der har indsatsen",
  "programmes.paa_forkant.districts_after":
    "Del af distrikterne, der springes over, før indsatsen begynder",
  "programmes.paa_forkant.birth_from":
    "Fra hvilket barn i familien den er for (2 = ikke det første)",
  "programmes.paa_forkant.birth_to":
    "Til og med hvilket barn i familien (1 = kun det første, 0 = alle)",
  "programmes.paa_forkant.signs_from": "Færrest tegn på risiko hos familien",
  "programmes.paa_forkant.signs_to": "Flest tegn på risiko hos familien",
  "programmes.paa_forkant.age_from": "Barnets alder, fra hvilken det kan komme med",
  "programmes.paa_forkant.age_to": "Barnets alder, til hvilken det kan komme med",
  "programmes.paa_forkant.programme_years": "År, hvor børn tages ind",
  "programmes.paa_forkant.intakes_per_year": "Optag om året; barnets hjælp varer til næste optag",
  "programmes.paa_forkant.referral": "Et barn i målgruppen bliver bragt frem ved et optag",
  "programmes.paa_forkant.daycare_capacity": "Børn om året i vejledning af forældre og dagtilbud",
  "programmes.paa_forkant.daycare_from_age": "Yngste barn i vejledning i dagtilbud",
  "programmes.paa_forkant.daycare_to_age":
    "Alder, hvor barnet er for gammelt til vejledning i dagtilbud",
  "programmes.paa_forkant.daycare_price": "Pris pr. barn i vejledning i dagtilbud",
  "programmes.paa_forkant.assessment_capacity":
    "Børn om året i tæt opfølgning efter psykologisk vurdering",
  "programmes.paa_forkant.assessment_from_age": "Yngste barn i opfølgning efter vurdering",
  "programmes.paa_forkant.assessment_to_age":
    "Alder, hvor barnet er for gammelt til opfølgning efter vurdering",
  "programmes.paa_forkant.assessment_price": "Pris pr. barn i opfølgning efter vurdering",
  "programmes.paa_forkant.home_capacity": "Børn om året med hjælp i hjemmet",
  "programmes.paa_forkant.home_from_age": "Hjælp i hjemmet: yngste barn",
  "programmes.paa_forkant.home_to_age": "Hjælp i hjemmet: alder, hvor det er for gammelt",
  "programmes.paa_forkant.home_price": "Pris pr. barn med hjælp i hjemmet",
  "programmes.paa_forkant.home_half_life": "Halveringstid for virkningen af hjælp i hjemmet",
  "programmes.paa_forkant.rest_capacity": "Børn om året i de øvrige indsatser",
  "programmes.paa_forkant.rest_from_age": "Øvrige indsatser: yngste barn",
  "programmes.paa_forkant.rest_to_age": "Øvrige indsatser: alder, hvor barnet er for gammelt",
  "programmes.paa_forkant.rest_price": "Pris pr. barn i de øvrige indsatser",
  "programmes.paa_forkant.raw_shift": "Børn, der rykker mod det normale, målt før og efter",
  "programmes.paa_forkant.raw_need_ratio": "Nye og voksende behov, målt efter i forhold til før",
  "programmes.paa_forkant.causal_share":
    "Del af ændringen, der skyldes indsatsen og ikke, at yderpunkter falder af sig selv",
  "programmes.paa_forkant.half_life": "Tid, før virkningen er halveret",
  "programmes.paa_forkant.start_up": "Opstart i hele kommunen",
};
