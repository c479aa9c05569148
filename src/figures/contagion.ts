import {emptyDrawing, emptyHeight} from "./empty.ts";
import {keys, row as legendRow, type Key} from "./legend.ts";
import {palette} from "./palette.ts";
import {ratioRows, type RatioGroup} from "./ratio-rows.ts";
import {ratioText} from "./ratio-axis.ts";
import {chanceOf, involving, subtitle, type Drawing, type Scene} from "./scene.ts";
import {el, group} from "./svg.ts";
import {amount} from "./tally.ts";

/** Rate ratios of both methods with intervals, forward, backward and with moved days, on one logarithmic axis. */
export function contagion(scene: Scene): Drawing {
  const {result, w, n, width, phone} = scene;
  const {params, answer, rows} = result;
  const whom = involving(scene);
  const say = rows.length === 0 ? undefined : w.contagion.answers[answer?.code ?? ""];
  const groups = directions.flatMap((direction): RatioGroup[] => {
    const own = rows.filter((row) => row["direction"] === direction);
    return own.length === 0 ? [] : [{heading: w.contagion.directions[direction](whom), rows: own.map((row) => ratioRow(scene, direction, row))}];
  });
  const drawn = ratioRows(scene, groups, 0);
  const sample = (filled: boolean) => (x: number, y: number) => el("circle", {cx: x, cy: y, r: 4.6, fill: filled ? palette.ink : palette.paper, stroke: palette.ink, "stroke-width": 1.8});
  const items: Key[] = [{label: w.ratios.beyond, mark: sample(true)}, {label: w.ratios.within, mark: sample(false)}, {label: w.contagion.moved, mark: (x, y) => el("line", {x1: x, x2: x, y1: y - 7, y2: y + 7, stroke: palette.axis, "stroke-width": 3})}];
  const legend = legendRow(phone ? [keys("", items)] : items.map((item) => keys("", [item])), 0, drawn.height, width);
  return {
    title: (say ?? w.contagion.question)(whom),
    subtitle: subtitle(scene, w.contagion.subtitle(n.count(Number(params["km"] ?? 30)), n.count(Number(params["days"] ?? 30))), []),
    finding: groups.map(({heading, rows: own}) => `${heading}${w.colon}${own.map((row) => `${row.label} ${ratioText(scene, row)}`).join(w.ratios.comma)}`).join(w.semicolon),
    says: [saysOf(scene), rows.length === 0 ? "" : w.contagion.recruitment].filter((part) => part !== "").join(" "),
    notes: [w.contagion.note, w.contagion.read],
    body: groups.length === 0 ? emptyDrawing(scene, w.bars.empty) : group([drawn.markup, legend.markup]),
    height: groups.length === 0 ? emptyHeight : drawn.height + legend.height + 6
  };
}

/** The ratios of both methods, forward. */
function saysOf(scene: Scene): string {
  const {w, n, result} = scene;
  const of = (method: string) => {
    const row = result.rows.find((one) => one["direction"] === "forward" && one["method"] === method);
    const [value, low, high] = ["ratio", "ratio_low", "ratio_high"].map((name) => (row === undefined ? null : amount(row, name)));
    return value == null ? null : ratioText(scene, {value, low: low ?? null, high: high ?? null});
  };
  const [wake, hawkes] = [of("wake"), of("hawkes")];
  return wake === null || hawkes === null ? "" : w.contagion.says(n.count(Number(result.params["km"] ?? 30)), n.count(Number(result.params["days"] ?? 30)), wake, hawkes);
}

const directions = ["forward", "backward", "placebo"] as const;

function ratioRow(scene: Scene, direction: (typeof directions)[number], row: Scene["result"]["rows"][number]): RatioGroup["rows"][number] {
  const {w, n, result} = scene;
  const over = direction === "forward" && result.answer?.tests?.[0]?.corrected !== undefined ? chanceOf(scene, String(row["method"])) : null;
  const p = over ?? amount(row, direction === "placebo" ? "p" : "p_corrected");
  return {
    label: row["method"] === "wake" ? w.contagion.wake : w.contagion.hawkes,
    value: amount(row, "ratio"), low: amount(row, "ratio_low"), high: amount(row, "ratio_high"), against: amount(row, "moved_ratio"),
    detail: p === null ? "" : w.ratios.p(n.significant(Number(p.toPrecision(2)))),
    filled: p !== null && p <= 0.05,
    color: direction === "forward" ? palette.ink : palette.muted
  };
}
