import {attributions, countedAttributions, type Attribution} from "../actors/resolve.ts";
import {eventTypes, type EventType} from "../event.ts";
import {box, date, keyword, keywords, optionalInteger, parseParams, text, texts, type Input, type ValuesOf} from "../param.ts";

/** Which events: the same names as CLI flags, query string and YAML keys. */
export const selectionParams = {
  actor: texts("an actor by name or alias; several are read as any of them", "a name, e.g. JNIM"),
  role: keyword(["involved", "perpetrator", "target", "any"], "involved", "involved: either side; perpetrator or target: only where the source defines it; any: also as an associated actor"),
  attribution: keywords(Object.keys(attributions) as Attribution[], countedAttributions, "how surely the source names the actor"),
  country: texts("ISO 3166-1 alpha-3, or world", "a code, e.g. MLI"),
  admin1: texts("first-level unit, by the source's name or by the polygon's", "a name"),
  from: date("first", "first day of the events' start"),
  to: date("last", "last day of the events' start"),
  source: texts("name of a source; several are answered side by side, never summed", "a name, e.g. ucdp"),
  release: text("ask one release instead of the current events", "a version or id, see harmattan releases"),
  "as-of": date("last", "ask the store as it stood at the end of that day"),
  type: keywords(Object.keys(eventTypes) as EventType[], [], "kind of event"),
  precision: optionalInteger({min: 1, max: 7, about: "leave out places less precise than this value of where_prec or geo_precision"}),
  bbox: box("places within a box of the map; one whose west is greater than its east crosses the antimeridian"),
  deaths: optionalInteger({about: "leave out events with fewer deaths by the best estimate, and those whose deaths are unknown"})
} as const;

export type Selection = ValuesOf<typeof selectionParams>;

export function parseSelection(input: Input): Selection {
  const selection = parseParams(selectionParams, input);
  return {...selection, country: selection.country.map((code) => code === "world" ? code : code.toUpperCase())};
}

/** The selection without what was left at its default: its one text form. */
export function selectionText(selection: Selection): Record<string, string | readonly string[]> {
  const entries = Object.entries(selection).flatMap(([name, value]): [string, string | readonly string[]][] => {
    const initial = selectionParams[name as keyof Selection].default;
    if (value === null || Array.isArray(value) && !value.length || JSON.stringify(value) === JSON.stringify(initial)) return [];
    return [[name, Array.isArray(value) ? value.map(String) : String(value)]];
  });
  return Object.fromEntries(entries);
}
