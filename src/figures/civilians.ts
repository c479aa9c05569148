import type {ResultRow} from "../measures/result.ts";
import {emptyDrawing, emptyHeight} from "./empty.ts";
import {striped} from "./frame.ts";
import {kinds} from "./palette.ts";
import {rankedBars, type Bar} from "./ranked-bars.ts";
import {subtitle, type Drawing, type Scene} from "./scene.ts";
import {tally, text} from "./tally.ts";

/** Civilian deaths, one bar per group and definition, the definition printed under its label. */
export function civilians(scene: Scene): Drawing {
  const {result, w, n} = scene;
  const bars = result.rows.map((row) => bar(scene, row));
  const {markup, height} = rankedBars(scene, bars, 0);
  const empty = bars.length === 0;
  return {
    title: title(scene),
    subtitle: subtitle(scene, w.civilians.subtitle, []),
    finding: bars.slice(0, 4).map(({label, value}) => `${label}: ${value}`).join(scene.w.semicolon),
    notes: [w.civilians.whiskers, ...(result.rows.some((row) => row["status"] === "none recorded" || row["events"] === 0) ? [w.countries.rule] : [])],
    body: empty ? emptyDrawing(scene, w.bars.empty) : markup,
    height: empty ? emptyHeight : height
  };

  function bar(_: Scene, row: ResultRow): Bar {
    const quantity = quantityOf(row);
    const status = text(row, "status");
    const {low, best, high} = tally(row);
    const silent = status === "none recorded" || (status === null && row["events"] === 0);
    const recorded = !silent && status !== "not covered";
    const group = text(row, "group") ?? "";
    return {
      label: `${w.civilians.quantities[quantity]} ${w.civilians.groups[group] ?? group}`,
      detail: w.civilians.definitions[quantity],
      low: recorded ? low : null,
      best: recorded ? best : null,
      high: recorded ? high : null,
      value: recorded ? n.deaths({low, best, high}) : status === "not covered" ? w.notCovered : w.countries.noneShort,
      color: kinds.civilians.color,
      ...(quantity === "killed_by" ? {} : {overlay: striped(scene)}),
      gap: status === "not covered"
    };
  }
}

type Quantity = "killed_by" | "dead_in_events" | "targeted";

function quantityOf(row: ResultRow): Quantity {
  const quantity = text(row, "quantity");
  return quantity === "dead_in_events" || quantity === "targeted" ? quantity : "killed_by";
}

function title({result, actor, w, n}: Scene): string {
  const about = actor ?? w.civilians.someone;
  const [first] = result.rows.filter((row) => actor === null || text(row, "group") === actor);
  if (first === undefined || text(first, "status") === "not covered") return w.civilians.question(about);
  const {low, best} = tally(first);
  if (text(first, "status") === "none recorded" || first["events"] === 0 || best === 0) return w.civilians.none(about);
  if (!low) return w.civilians.question(about);
  const group = text(first, "group") ?? about;
  const who = w.civilians.groups[group] ?? group;
  const say = {killed_by: w.civilians.killed, dead_in_events: w.civilians.dead, targeted: w.civilians.targeted}[quantityOf(first)];
  return say(who, n.count(low), low === 1);
}
