import {emptyDrawing, emptyHeight} from "./empty.ts";
import {keys, row as legendRow, type Key} from "./legend.ts";
import {kinds, palette} from "./palette.ts";
import {ratioAxis, ratioText, whisker, type Ratio, type RatioAxis} from "./ratio-axis.ts";
import {answered, subtitle, type Drawing, type Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {symbol} from "./symbol.ts";
import {amount, text} from "./tally.ts";
import {textWidth, wrap} from "./text.ts";

/** By time since arrival, over the first months: the share of events against civilians, their rate and that of battles, each beside all other sides'. */
export function consolidation(scene: Scene): Drawing {
  const {result, w, n, width, phone} = scene;
  const {answer, params} = result;
  const name = scene.actor ?? w.control.actor;
  const after = n.count(Number(params["after"] ?? 12));
  const say = result.rows.length === 0 ? undefined : w.consolidation.answers[answer?.code ?? ""];
  const points = panels.flatMap((panel) => result.rows.map((row) => ratioOf(row, panel)));
  const columns = phone ? 1 : 3;
  const tall = phone ? 130 : 210;
  const gap = 18;
  const left = 34;
  const wide = (width - gap * (columns - 1)) / columns;
  const heads = panels.map((panel) => wrap(w.consolidation.panels[panel], wide, 13, 2));
  const lead = Math.max(...heads.map((lines) => lines.length)) * 17 + 6;
  const axis = ratioAxis(points, lead + tall, lead, phone ? 7 : 9);
  const step = lead + tall + 24 + (phone ? 14 : 0);
  const drawn = panels.map((panel, i) => el("g", {transform: `translate(${phone ? 0 : i * (wide + gap)},${phone ? i * step : 0})`},
    el("text", {"font-size": 13, "font-weight": 600}, heads[i]!.map((line, k) => el("tspan", {x: 0, y: 13 + k * 17}, line))),
    studyPanel(scene, panel, axis, {left, width: wide, top: lead, bottom: lead + tall})));
  const bottom = step * (phone ? 3 : 1);
  const sample = (group: string): Key => ({label: group === "actor" ? name : w.consolidation.others, mark: (x, y) => group === "actor" ? el("g", {}, symbol("diamond", x - 4, y, 4.2, {fill: kinds.civilians.color}), symbol("circle", x + 6, y, 4.2, {fill: kinds.battle.color})) : el("circle", {cx: x, cy: y, r: 3.6, fill: palette.paper, stroke: palette.muted, "stroke-width": 1.6})});
  const legend = legendRow([keys("", [sample("actor"), sample("others")])], 0, bottom + 12, width);
  return {
    title: (say ?? w.consolidation.question)(name, after),
    subtitle: subtitle(scene, w.consolidation.subtitle, []),
    finding: result.rows.filter((row) => row["group"] === "actor").slice(1).map((row) => `${bin(scene, row)}${w.colon}${ratioText(scene, ratioOf(row, "share"))}`).join(w.semicolon),
    says: saysOf(scene, after),
    notes: [w.consolidation.reference, w.consolidation.note],
    body: result.rows.length === 0 ? emptyDrawing(scene, w.bars.empty)
      : group([...drawn, el("text", {x: width, y: bottom + 8, "text-anchor": "end", "font-size": 11, fill: palette.muted}, w.consolidation.months), legend.markup]),
    height: result.rows.length === 0 ? emptyHeight : bottom + 12 + legend.height + 6
  };
}

/** The contrast from `after` months on with that before: the share, the rate, battles, and the share of all others. */
function saysOf(scene: Scene, after: string): string {
  const {w} = scene;
  const {values} = answered(scene);
  const ratio = (name: string) => {
    const [value, low, high] = ["ratio", "low", "high"].map((end) => values[`${name}_${end}`]);
    return typeof value === "number" && typeof low === "number" && typeof high === "number" ? ratioText(scene, {value, low, high}) : null;
  };
  const share = ratio("share");
  return share === null ? "" : w.consolidation.says(after, share, ratio("rate"), ratio("battle"), ratio("others_share"));
}

const panels = ["share", "rate", "battle"] as const;
type Panel = (typeof panels)[number];
const columnsOf = {share: ["ratio", "ratio_low", "ratio_high"], rate: ["rate_ratio", "rate_low", "rate_high"], battle: ["battle_ratio", "battle_low", "battle_high"]} as const;

function ratioOf(row: Scene["result"]["rows"][number], panel: Panel): Ratio {
  const [value, low, high] = columnsOf[panel];
  return {value: amount(row, value), low: amount(row, low), high: amount(row, high)};
}

function bin({w, n}: Scene, row: Scene["result"]["rows"][number]): string {
  const [from, to] = [amount(row, "from") ?? 0, amount(row, "to")];
  return to === null ? w.consolidation.more(n.count(from)) : `${n.count(from)}–${n.count(to)}`;
}

/** One quantity: the actor by its kind's symbol, the others open and grey beside it; the first months are 1. */
function studyPanel(scene: Scene, panel: Panel, axis: RatioAxis, {left, width, top, bottom}: {left: number; width: number; top: number; bottom: number}): Markup {
  const {result, n, w} = scene;
  const bins = [...new Set(result.rows.map((row) => bin(scene, row)))];
  const band = (width - left) / Math.max(1, bins.length);
  const kind = kinds[panel === "battle" ? "battle" : "civilians"];
  const points = result.rows.map((row) => {
    const own = text(row, "group") === "actor";
    const ratio = ratioOf(row, panel);
    const index = bins.indexOf(bin(scene, row));
    const x = left + (index + 0.5) * band + (own ? -1 : 1) * Math.min(8, band * 0.16);
    const at = ratio.value === null ? null : axis.at(ratio.value);
    const color = own ? kind.color : palette.muted;
    const mark = at === null || at.cut ? null : own ? symbol(kind.shape, x, at.px, 4.6, {fill: color}) : el("circle", {cx: x, cy: at.px, r: 3.6, fill: palette.paper, stroke: color, "stroke-width": 1.6});
    return group([whisker(axis, ratio, x, "y", color), mark]);
  });
  const known = result.rows.some((row) => amount(row, columnsOf[panel][1]) !== null);
  return group([
    axis.ticks.map((tick) => {
      const {px} = axis.at(tick);
      return [el("line", {x1: left, x2: width, y1: px, y2: px, stroke: tick === 1 ? palette.ink : palette.rule, "stroke-width": tick === 1 ? 1.2 : 0.75}),
        el("text", {x: left - 6, y: px, dy: "0.35em", "text-anchor": "end", "font-size": 11, "font-weight": tick === 1 ? 600 : null, fill: tick === 1 ? palette.ink : palette.muted, "font-variant-numeric": "tabular-nums"}, n.significant(tick))];
    }),
    bins.map((label, i) => el("text", {x: left + (i + 0.5) * band, y: bottom + 16, "text-anchor": "middle", "font-size": 11, fill: palette.muted, "font-variant-numeric": "tabular-nums"}, textWidth(label, 11) > band + 6 ? "" : label)),
    points,
    !known && el("text", {x: left + (width - left) / 2, y: (top + bottom) / 2 - 14, "text-anchor": "middle", fill: palette.muted, stroke: palette.paper, "stroke-width": 4, "paint-order": "stroke"}, w.ratios.none)
  ]);
}
