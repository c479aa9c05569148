import {countryName, gwTable} from "../geo/country.ts";
import {gid} from "../geo/grid.ts";
import {ucdpGed} from "../sources/ucdp-ged.ts";
import {FRONT} from "./excitation.ts";
import {tactics} from "./marks.ts";
import {reportings} from "./recording.ts";
import {controlStates, type Scenario} from "./scenario.ts";
import type {Simulation} from "./simulate.ts";

/** The 49 columns of UCDP GED in their order, the tactic, the day of the report, and the column that no table of real events has. */
export const rowColumns = [...ucdpGed.standardOrder!, "tactic", "reported_on", "simulated_by"] as const;

export const truthColumns = ["id", "date", "latitude", "longitude", "priogrid_gid", "of", "violence", "tactic", "excited_by", "parent", "days_since_arrival", "control", "reporting", "reported_on"] as const;

/** A state number that no state has. */
const nowhere = 999;

/** The reported events as lines of CSV with their header, in pieces of some 4,000 lines. Ids number all events in the order of time, so those that went unreported leave gaps. */
export function* rowLines(simulation: Simulation): Generator<string> {
  const {scenario, seed, events, kinds, deaths, recording, terrain} = simulation;
  const {recording: {reporting}} = simulation;
  const dates = daysOf(simulation);
  const units = terrain.units.map(({iso3, name}) => ({adm1: quoted(name), country: quoted(countryName(iso3, "en") ?? iso3), gw: gwOf.get(iso3) ?? ""}));
  const by = `simulated by harmattan from ${scenario.name} with seed ${seed}`;
  const sides = sidesOf(scenario);
  yield* inPieces(rowColumns, events.count, (i) => {
    if (reporting[i] !== 0) return null;
    const violence = kinds.violence[i]!;
    const side = sides[events.kind[i] === FRONT ? violence - 1 : 3]!;
    const best = deaths.best[i]!;
    const precision = recording.wherePrec[i]!;
    const [lat, lon] = [recording.latitude[i]!.toFixed(4), recording.longitude[i]!.toFixed(4)];
    const cell = gid(Number(lat), Number(lon));
    const {adm1, country, gw} = units[events.unit[i]!]!;
    const first = dates[recording.firstDay[i]!]!;
    const b = violence === 3 ? 0 : best - deaths.a[i]!;
    return `${i + 1},SIMULATED-${i + 1},${first.slice(0, 4)},1,Clear,${violence},${side.dyad},${side.dyad},${side.name},${side.dyad},${side.dyad},${side.name},${side.a},${side.b},1,Simulated event,Simulated,${dates[recording.firstDay[i]!]},Simulated event,Simulated,${
      precision},${precision > 3 ? "" : `Simulated place ${cell}`},Simulated event,${precision < 6 ? adm1 : ""},${precision < 4 ? `District ${terrain.cells[events.cell[i]!]}` : ""},${lat},${lon},POINT (${lon} ${lat}),${cell},${country},${gw},,1,${
      recording.datePrec[i]},${first} 00:00:00.000,${dates[recording.lastDay[i]!]} 00:00:00.000,${violence === 3 ? 0 : deaths.a[i]},${b},${deaths.civilians[i]},0,${best},${deaths.high[i]},${deaths.low[i]},${side.gw},,${
      tactics[kinds.tactic[i]!]},${isoDay(simulation, recording.reportedDay[i]!)},${by}`;
  });
}

/** All events, reported or not, with what no table of real events could say of them. */
export function* truthLines(simulation: Simulation): Generator<string> {
  const {events, kinds, recording, terrain, control, kernels} = simulation;
  const dates = daysOf(simulation);
  yield* inPieces(truthColumns, events.count, (i) => {
    const state = control ? controlStates[control.states[events.cell[i]! * control.months + events.month[i]!]!] : "";
    return `${i + 1},${dates[Math.floor(events.time[i]!)]},${events.latitude[i]!.toFixed(5)},${events.longitude[i]!.toFixed(5)},${terrain.cells[events.cell[i]!]},${events.kind[i] === FRONT ? "front" : "abuse"},${kinds.violence[i]},${
      tactics[kinds.tactic[i]!]},${kernels[events.by[i]!]?.name ?? ""},${events.parent[i]! < 0 ? "" : events.parent[i]! + 1},${kinds.since[i]! < 0 ? "" : Math.floor(kinds.since[i]!)},${state},${
      reportings[recording.reporting[i]!]},${isoDay(simulation, recording.reportedDay[i]!)}`;
  });
}

interface Sides {
  name: string;
  dyad: number;
  /** dset id, new id, name of side A, and of side B. */
  a: string;
  b: string;
  gw: number | "";
}

/** Who is on which side: the front in UCDP's three kinds of violence, then the abuses. */
function sidesOf({actors: {front, army, militia}, abuses}: Scenario): Sides[] {
  const numbered = (name: string, id: number) => `${id},${id},${name}`;
  const [theFront, theArmy, theMilitia, civilians] = [numbered(front, 1), numbered(army, 2), numbered(militia, 3), numbered("Civilians", 9999)] as const;
  const byMilitia = abuses?.by === "militia";
  return [
    {name: `${army} - ${front}`, dyad: 1, a: theArmy, b: theFront, gw: nowhere},
    {name: `${front} - ${militia}`, dyad: 2, a: theFront, b: theMilitia, gw: ""},
    {name: `${front} - Civilians`, dyad: 3, a: theFront, b: civilians, gw: ""},
    byMilitia ? {name: `${militia} - Civilians`, dyad: 4, a: theMilitia, b: civilians, gw: ""} : {name: `${army} - Civilians`, dyad: 4, a: theArmy, b: civilians, gw: nowhere}
  ];
}

const gwOf = new Map(gwTable().toReversed().map(([gw, iso3]) => [iso3, gw]));

const piece = 4000;

function* inPieces(header: readonly string[], count: number, line: (i: number) => string | null): Generator<string> {
  let lines = [header.join(",")];
  for (let i = 0; i < count; i++) {
    const text = line(i);
    if (text !== null) lines.push(text);
    if (lines.length < piece) continue;
    yield `${lines.join("\n")}\n`;
    lines = [];
  }
  if (lines.length) yield `${lines.join("\n")}\n`;
}

function daysOf(simulation: Simulation): string[] {
  return Array.from({length: simulation.days}, (_, d) => isoDay(simulation, d));
}

function isoDay({scenario: {period}}: Simulation, day: number): string {
  return new Date(Date.parse(period.from) + day * 86_400_000).toISOString().slice(0, 10);
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
