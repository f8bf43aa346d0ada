/** Danish words of the tool. */
export const danish = {
  scenario: "Scenarie",
  report: "Rapport",
  compare: "Sammenlign",
  views: "Dele af værktøjet",
  title: "Regn på en tidlig indsats",
  intro:
    "Vælg et scenarie, ret det, og beregn. Alt sker i din egen browser: intet sendes nogen " +
    "steder hen, og siden virker uden netforbindelse.",
  "choose.heading": "Vælg et scenarie",
  "choose.shipped": "Scenarier, der følger med",
  "choose.take": "Hent",
  "choose.open": "Åbn egen fil (TOML)",
  "choose.blank": "Nyt scenarie",
  "choose.opened": "{0} er åbnet.",
  "choose.back": "Hent den forrige tekst tilbage",
  "choose.too_large":
    "{0} fylder {1}. Et scenarie fylder højst {2}, så filen er ikke åbnet. Din tekst står, som " +
    "den stod.",
  "choose.not_text":
    "{0} er ikke en tekstfil (UTF-8), så den er ikke åbnet. Din tekst står, som den stod.",
  "paste.too_large":
    "Det indsatte fylder {0}. Et scenarie fylder højst {1}, så det er ikke sat ind. Din tekst " +
    "står, som den stod.",
  "edit.heading": "Ret scenariet",
  "edit.label": "Teksten i {0}",
  "edit.help":
    "Skriv kun det, der er anderledes end i den fil, scenariet bygger på (extends). Tabulator " +
    "flytter til det næste felt.",
  "edit.empty": "Vælg et scenarie ovenfor, eller skriv dit eget.",
  "edit.checking": "Læser teksten …",
  "edit.good": "I orden: {0} værdier, heraf {1} antagelser. Indsatser: {2}.",
  "edit.none": "ingen",
  "edit.one_problem": "1 fejl. Tryk på den for at gå til linjen.",
  "edit.problems": "{0} fejl. Tryk på en fejl for at gå til linjen.",
  "edit.line": "Linje {0}, tegn {1}",
  "edit.in_file": "{0}, linje {1}",
  "edit.replace": "Skriv {0} i stedet",
  "edit.warnings": "Værd at se på igen ({0})",
  "edit.failed": "Teksten kan ikke læses:",
  "kept.back": "Teksten fra sidst er hentet frem.",
  "kept.not":
    "Browseren gemmer ikke teksten, når siden lukkes. Gem scenariet som en fil, før du lukker.",
  "values.heading": "Alle værdier: hvor de kommer fra, og hvor sikre de er",
  "values.filter": "Vis kun værdier, hvor dette indgår",
  "values.count": "{0} af {1} værdier vises.",
  "values.caption": "Værdierne i scenariet",
  "values.change": "Ret",
  "values.change_long": "Ret {0}",
  "values.most": "Skriv i feltet for at finde flere: højst {0} vises ad gangen.",
  "run.heading": "Beregn",
  "run.more": "Flere valg",
  "run.replications": "Gentagelser",
  "run.draws": "Parametertræk (0: kun de centrale værdier)",
  "run.seed": "Startværdi (seed)",
  "run.start": "Beregn",
  "run.stop": "Stop",
  "run.starting": "Gør klar på {0} kerner …",
  "run.one_core": "Gør klar på 1 kerne …",
  "run.progress": "{0} af {1} gentagelser er færdige.",
  "run.seconds": "Omkring {0} sekunder tilbage.",
  "run.minutes": "Omkring {0} minutter tilbage.",
  "run.stopping": "Stopper: det, der er i gang, gøres færdigt.",
  "run.stopped_none": "Stoppet, før den første gentagelse var færdig. Teksten står, som den stod.",
  "run.finishing": "Gør rapporten færdig …",
  "run.done": "Færdig. Rapporten står under »Rapport«.",
  "run.mend": "Ret fejlene i teksten først.",
  "run.empty": "Vælg et scenarie først.",
  "run.number": "{0}: et helt tal fra {1} til {2}.",
  "run.too_large":
    "Så mange gentagelser fylder omkring {0} i browserens hukommelse, hvor der er plads til {1}. " +
    "Bed om færre, eller brug programmet.",
  "run.failed": "Beregningen kunne ikke gennemføres:",
  "run.memory":
    "Browseren har ikke hukommelse nok til det. Bed om færre gentagelser, eller brug programmet.",
  "report.of": "Beregnet kl. {0} af {1}.",
  "report.changed": "Teksten er ændret siden; beregn igen for at få den med.",
  "report.missing":
    "Siden regner ikke på, hvor meget indsatsen skal virke for at gå i nul, eller hvilke " +
    "antagelser der vender svaret. Det gør programmet: {0}",
  "report.save": "Gem",
  "report.save_scenario": "Scenariet (TOML)",
  "report.save_report": "Rapporten (HTML)",
  "report.save_summary": "summary.json",
  "report.save_csv": "Tabeller (CSV)",
  "report.save_excel": "Tabeller til dansk Excel",
  "report.saving": "Gør filen klar …",
  "report.saved": "{0} er gemt.",
  "report.not_saved": "Filen kunne ikke laves:",
  "compare.heading": "Sammenlign med andre beregninger",
  "compare.intro":
    "Slip en summary.json fra en resultatmappe på siden, eller vælg den. Den bliver i browseren.",
  "compare.open": "Vælg summary.json",
  "compare.empty": "Der er ikke noget at vise endnu: beregn et scenarie, eller vælg en fil.",
  "compare.this": "beregnet her",
  "compare.from": "Fra",
  "compare.replications": "Gentagelser",
  "compare.caption": "Forskel til udgangspunktet, hver beregning for sig",
  "compare.title": "Beregningerne side om side",
  "compare.unit":
    "Forskel mellem med og uden indsats over {0} budgetår, {1}-priser; 95 pct. interval",
  "compare.cut":
    "Beregningerne har ikke lige mange budgetår. Udgifter og tilbagebetaling er derfor vist for " +
    "de første {0}; det øvrige kan ikke skæres til og er udeladt.",
  "compare.apart":
    "Hver række er en beregning for sig. Om to rækker adskiller sig, kan ikke læses af deres " +
    "intervaller; beregn forslagene i samme kørsel for at få det at vide.",
  "compare.prices":
    "{0} er i {1}-priser, og det, der står her, er i {2}-priser. De kan ikke sammenlignes; " +
    "beregn " +
    "den ene igen med samme time.price_year.",
  "compare.damaged": "{0} kan ikke læses: det er ikke en hel summary.json fra Kohort ({1}).",
  "compare.study": "{0} er en undersøgelse uden scenarier, så der er ikke noget at sammenligne.",
  "compare.again": "{0} er her allerede.",
  "compare.remove": "Fjern {0}",
  "compare.added": "{0} er med.",
  bytes: "{0} MB",
  failed: "Værktøjet kan ikke starte i denne browser:",
  no_engine:
    "Browseren er for gammel, eller siden er ikke hel. Brug en nyere Firefox, Edge eller Chrome.",
};
