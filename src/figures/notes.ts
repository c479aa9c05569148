import type {Caution} from "../measures/result.ts";
import {plain} from "./svg.ts";
import {total} from "./tally.ts";
import type {Scene} from "./scene.ts";
import {capital} from "./text.ts";

/** The drawing's own notes, then what the data ask for: toll unknown, cautions, gaps, simulation. */
export function notes(scene: Scene, own: readonly string[]): string[] {
  const {result, w, n} = scene;
  const {unknown} = total(result.rows);
  const missing = result.coverage.missing.map(({from, to}) => n.span(from, to));
  const said = new Set(result.cautions.map(({code}) => code));
  return [
    ...(result.provenance.some(({simulated}) => simulated) && !said.has("simulated") ? [w.notes.simulated] : []),
    ...own,
    ...(unknown > 0 && !said.has("deaths_unknown") && result.coverage.census && "unknown" in result.columns ? [w.notes.unknown(n.count(unknown), unknown === 1)] : []),
    ...(missing.length > 0 && result.coverage.census ? [w.notes.missing(n.list(missing))] : []),
    ...new Set(result.cautions.filter(({code}) => code !== "missing_periods" || missing.length === 0).map((caution) => cautionText(caution, scene)))
  ].map(plain);
}

/** What the deaths of a selection are: the definition printed under the figure. */
export function definition({actor, w, result}: Scene): string {
  if (actor === null) return w.notes.all;
  return String(result.selection["role"] ?? "") === "perpetrator" ? w.notes.perpetrator(actor) : w.notes.involved(actor);
}

/** A caution in the language; one that has no translation stays in English, as its author wrote it. */
export function cautionText({code, text, values = {}}: Caution, {w, n}: Pick<Scene, "w" | "n">): string {
  return (
    w.cautions[code]?.((name) => {
      const value = values[name];
      if (typeof value === "number") return name.endsWith("share") ? n.percent(value) : n.decimal(value);
      return value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value) ? n.date(value) : (value ?? "");
    }) ?? sentence(text)
  );
}

function sentence(text: string): string {
  return `${capital(text)}${/[.?!]$/.test(text) ? "" : "."}`;
}
