/** "Since last time": which parts of a changed answer come from where. */
import type { Context } from "../context";
import { clean, h } from "../dom";
import { renderFigure } from "../figure";
import { formatInterval, formatNumber, formatOn, type Scale } from "../format";
import { parameterLabel, unitName } from "../parameters/label";
import type { Estimate } from "../payload";
import { dash, finestOf, type AnyCell, type Table } from "../table";
import { section } from "../sections/section";
import type { Change, Since, SinceFigure, SinceInput } from "./payload";

const isZero = (c: Change): boolean => c.mean === 0 && !(c.se !== null && c.se > 0);
const known = (c: Change): boolean =>
  c.low !== null && c.high !== null && (c.low > 0 || c.high < 0);

function changeCells(c: Change, scale: Scale, decimals: number, ctx: Context): AnyCell[] {
  if (isZero(c))
    return [
      { text: "0", value: 0, number: true },
      { text: "", ends: [0, 0] },
    ];
  const printed = { signed: true, bare: true, decimals };
  return [
    { text: formatOn(c.mean, c.se, scale, ctx.language, printed), value: c.mean, number: true },
    {
      text: c.low === null ? dash : formatInterval(c as Estimate, scale, ctx.language, printed),
      ends: [c.low, c.high],
      number: true,
    },
  ];
}

/** The answer before, each part, and the answer now. */
function partsTable(figure: SinceFigure, scale: Scale, ctx: Context): Table {
  const whole = figure.change!;
  const parts = figure.parts ?? [];
  const decimals = finestOf([whole, ...parts.map((part) => part.change)] as Estimate[], scale);
  const end = (word: "since.before" | "since.now", value: number | null | undefined): AnyCell[] => [
    ctx.t(word),
    {
      text: formatOn(value ?? null, whole.se, scale, ctx.language, {
        signed: true,
        bare: true,
        decimals,
      }),
      value: value ?? null,
      number: true,
    },
    "",
  ];
  return {
    caption: ctx.t("since.caption"),
    head: [ctx.t("since.part"), ctx.t("since.change"), ctx.t("col.interval")],
    rows: [
      end("since.before", figure.before),
      ...parts.map((part): AnyCell[] => {
        const label = ctx.of(part.label, 120);
        return [
          label.charAt(0).toUpperCase() + label.slice(1),
          ...changeCells(part.change, scale, decimals, ctx),
        ];
      }),
      [ctx.t("since.all"), ...changeCells(whole, scale, decimals, ctx)],
      end("since.now", figure.after),
    ],
    sums: [parts.length + 1],
  };
}

/** The finding: whether the answer has moved, and the part that moved it most. */
function titleOf(figure: SinceFigure, ctx: Context): string {
  const name = ctx.name("metric", figure.id);
  const whole = figure.change!;
  if (isZero(whole)) return ctx.t("since.title.same", name);
  if (!known(whole)) return ctx.t("since.title.open", name);
  const up = whole.mean! > 0;
  const [largest] = [...(figure.parts ?? [])].sort((a, b) =>
    up ? b.change.mean! - a.change.mean! : a.change.mean! - b.change.mean!,
  );
  return ctx.t(
    up ? "since.title.up" : "since.title.down",
    name,
    largest ? ctx.of(largest.label, 120) : "",
  );
}

function figureOf(figure: SinceFigure, index: number, scenario: number, ctx: Context): HTMLElement {
  if (figure.obstacle)
    return h("p", {}, `${ctx.name("metric", figure.id)}: ${ctx.of(figure.obstacle, 300)}`);
  const largest = Math.max(Math.abs(figure.before ?? 0), Math.abs(figure.after ?? 0));
  const scale = ctx.scale(figure.unit, largest);
  return renderFigure(
    {
      id: `since-${scenario}-${index}`,
      title: titleOf(figure, ctx),
      unit: ctx.t("since.unit", scale.unit || ctx.unit(figure.unit)),
      panels: [],
      tableFirst: true,
      table: partsTable(figure, scale, ctx),
      note: index === 0 ? h("p", {}, ctx.t("since.note")) : null,
      lineage: [],
    },
    ctx,
  );
}

function inputRow(input: SinceInput, ctx: Context): AnyCell[] {
  const label = parameterLabel(input.key, input.meaning, ctx);
  const text = input.what === "value" ? label.text : ctx.t(`since.${input.what}`, label.text);
  const unit = unitName(input.unit, ctx.language);
  const value = (v: number | null): AnyCell => ({
    text: v === null ? dash : `${formatNumber(v, digits(v), ctx.language)} ${unit}`.trim(),
    value: v,
    number: true,
  });
  return [
    { text, english: label.english, key: input.key },
    value(input.before),
    value(input.after),
    ctx.t(`since.cause.${input.cause}`),
  ];
}

/** As many decimals as the value was written with, at most six. */
const digits = (value: number): number =>
  Math.min(6, (/\.(\d+)$/.exec(String(Number(value.toPrecision(10)))) ?? ["", ""])[1]!.length);

function inputsTable(inputs: SinceInput[], ctx: Context): HTMLElement | null {
  if (inputs.length === 0) return null;
  return renderFigure(
    {
      id: "since-inputs",
      title: ctx.t("since.inputs"),
      unit: "",
      panels: [],
      tableFirst: true,
      table: {
        caption: ctx.t("since.inputs.caption"),
        head: [
          ctx.t("since.inputs.what"),
          ctx.t("since.before"),
          ctx.t("since.now"),
          ctx.t("since.inputs.cause"),
        ],
        rows: inputs.map((input) => inputRow(input, ctx)),
      },
      lineage: [],
    },
    ctx,
  );
}

export function sinceSection(ctx: Context): HTMLElement | null {
  const since: Since | null | undefined = ctx.payload.since;
  if (!since) return null;
  return section(
    "since",
    ctx.t("since.heading"),
    ctx,
    h(
      "p",
      {},
      ctx.t(
        "since.from",
        String(since.before.replications),
        clean(since.before.version, 40),
        String(since.after.replications),
        clean(since.after.version, 40),
      ),
    ),
    since.scenarios.flatMap((scenario, s) => [
      since.scenarios.length > 1 && h("h3", {}, clean(scenario.id, 80)),
      ...scenario.figures.map((figure, i) => figureOf(figure, i, s, ctx)),
      inputsTable(scenario.inputs, ctx),
      scenario.hidden && h("p", {}, ctx.t("since.hidden")),
    ]),
    since.targets_changed > 0 && h("p", {}, ctx.t("since.targets", String(since.targets_changed))),
    since.joined && h("p", {}, ctx.of(since.joined, 600)),
  );
}
