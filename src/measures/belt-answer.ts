import {sphericalMean} from "../geo/local-plane.ts";
import {belongsTo, type NamedPlace} from "../geo/named-place.ts";
import {endKm, type BeltSite, type Joining} from "./belt-joining.ts";
import type {Answer} from "./result.ts";

/**
 * Whether two places are joined by a belt over the whole selection, by a rule that docs/measures/belt.md holds. Yes: joined in nine of ten draws, with places drawn and also with events
 * resampled. No: in no more than one of ten even with the missing events put back, or no event at an end. Else cannot tell.
 */
export function beltAnswer(found: Joining & {gap_km: number | null}, sites: readonly BeltSite[], ends: readonly [NamedPlace, NamedPlace], missing: number): Answer {
  const near = ends.map((end) => sites.filter(({latitude, longitude, country, admin1}) => belongsTo(end, {lat: latitude, lon: longitude, country, admin1}, endKm)));
  const at = near.map((some) => some.reduce((sum, {events}) => sum + events, 0)) as [number, number];
  const [a, b] = [ends[0].name, ends[1].name];
  const values = {a, b, events: sites.reduce((sum, {events}) => sum + events, 0), events_a: at[0], events_b: at[1], joined: found.joined ? 1 : 0, grids: found.grids, placed: found.placed, resampled: found.resampled, completed: found.completed, missing, gap_km: found.gap_km === null ? null : Math.round(found.gap_km), ...placeOf("a", ends[0], near[0]!), ...placeOf("b", ends[1], near[1]!)};
  const numbers = `probability ${said(found.placed)}, ${said(found.resampled)} with events resampled, ${said(found.completed)} with missing events put back; on ${Math.round(16 * found.grids)} of 16 grids${values.gap_km === null ? "" : `; widest gap ${values.gap_km} km`}`;
  if (!values.events) return {value: "cannot tell", code: "too_few", text: "cannot tell: no event whose place is known to its first-level unit", values};
  if (Math.min(...at) === 0) return {value: "no", code: "end_empty", text: `no: no event at ${at[0] === 0 ? a : b}`, values};
  if (found.placed >= 0.9 && found.resampled >= 0.9) return {value: "yes", code: "joined", text: `yes, active cells join ${a} and ${b}: ${numbers}`, values};
  if (Math.max(found.placed, found.resampled, found.completed) <= 0.1) return {value: "no", code: "apart", text: `no, active cells do not join ${a} and ${b}: ${numbers}`, values};
  return {value: "cannot tell", code: "open", text: `cannot tell whether active cells join ${a} and ${b}: ${numbers}`, values};
}

/** How a figure names an end, a country or a half of one by its code, and where: the point itself, or the middle of the events in the area; nowhere where it has none. */
function placeOf(name: string, end: NamedPlace, sites: readonly BeltSite[]): Answer["values"] {
  const middle = end.kind === "point" ? end : sphericalMean(sites.map(({latitude}) => latitude), sites.map(({longitude}) => longitude), sites.map(({events}) => events));
  const area = end.kind === "area" && end.admin1 === null ? end : null;
  const half = area && `${area.north > 0 ? "north" : area.north < 0 ? "south" : ""}${area.east > 0 ? "east" : area.east < 0 ? "west" : ""}`;
  return {[`${name}_kind`]: end.kind, [`${name}_country`]: area && area.iso3, [`${name}_half`]: half, [`${name}_latitude`]: middle && Number(middle.lat.toFixed(2)), [`${name}_longitude`]: middle && Number(middle.lon.toFixed(2))};
}

function said(probability: number): string {
  return probability.toFixed(2);
}
