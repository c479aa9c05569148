import {group} from "d3-array";
import {fail} from "../error.ts";
import {namedPlace, type NamedPlace} from "../geo/named-place.ts";
import {integer, keyword, texts} from "../param.ts";
import {beltAnswer} from "./belt-answer.ts";
import {components, componentCells, shiftedComponents, type LocatedRow} from "./belt-components.ts";
import {gapKm, joining, type BeltSite} from "./belt-joining.ts";
import {column, measure, type ComputeContext, type Computed, type MeasureColumn} from "./measure.ts";
import {coveredPeriods} from "./covered-periods.ts";
import type {Caution, ResultRow} from "./result.ts";

const parts = ({show}: Readonly<Record<string, unknown>>) => show === "components";
const cells = ({show}: Readonly<Record<string, unknown>>) => show === "cells";
const placed = (params: Readonly<Record<string, unknown>>) => parts(params) || cells(params);
const chances = ({show}: Readonly<Record<string, unknown>>) => show === "joining";
const km = (about: string, only: MeasureColumn["only"]) => column("km", about, {only});
const share = (about: string) => column("share", about, {only: chances});

export const belt = measure({
  name: "belt",
  title: "Belts of activity",
  about: "Which active half-degree cells hang together, how far such a belt goes from west to east and from north to south and which countries it bridges; and the probability that two named places are joined by one.",
  params: {
    join: texts("two places whose joining is asked, each with a --join of its own", "a town, capital, first-level unit or country of the basemap, a half of a country such as northern Benin, or latitude,longitude"),
    by: keyword(["all", "year"], "all", "length of a window; all for the whole selection"),
    missing: integer(20, {min: 0, max: 90, about: "percent of the events that the source is taken to miss, for the column completed"}),
    show: keyword(["components", "cells", "joining"], "components", "components: one row for each belt; cells: one row for each of their cells; joining: one row for each window and size of cell, with the probabilities for the two places of --join")
  },
  columns: {
    period: column("period", "year, or all"),
    belt: column("number", "rank by cells", {only: placed}),
    cell: column("text", "number of the PRIO-GRID cell", {only: cells}),
    cells: column("number", "PRIO-GRID cells (half a degree) with an event that share an edge or a corner", {unit: "cells", only: parts}),
    events: column("count", "events in them, or in the cell; in all cells where joining is shown"),
    cells_share: column("share", "share of all active cells of the window", {only: parts}),
    east_west_km: km("between the meridians of the easternmost and the westernmost event, at the mean latitude", parts),
    north_south_km: km("between the parallels of the northernmost and the southernmost event", parts),
    countries: column("number", "countries with an event of it", {unit: "countries", only: parts}),
    country_codes: column("text", "these countries, or those with an event in the cell, ISO 3166-1 alpha-3", {only: placed}),
    latitude: column("degrees", "mean place of its events, or middle of the cell, degrees north", {only: placed}),
    longitude: column("degrees", "mean place of its events, or middle of the cell, degrees east", {only: placed}),
    ends: column("text", "the places of --join that the belt reaches", {only: placed}),
    cell_size: column("degrees", "size of a cell", {only: chances}),
    joined: column("boolean", "whether one belt reaches both places, by the events with a precise place and where they are recorded", {only: chances}),
    grids: share("share of 16 grids with the origin shifted by quarters of a cell on which it does"),
    placed: share("probability that it does when imprecise places are drawn within their precision, on grids with an origin drawn at random"),
    resampled: share("probability when the events are drawn with putting back as well: how much hangs on single events"),
    completed: share("probability when instead the missing events are put back, near those that are recorded"),
    gap_km: km("widest gap between events on the best way from one place to the other, whatever the grid; none where a place has no event", chances),
    covered: column("text", "full, partial or none: how much of the window the loaded releases cover and the selection takes")
  },
  study: true,
  census: true,
  actor: false,
  query(scope, {by, join}) {
    readEnds(join, "components");
    return `SELECT ${by === "year" ? "strftime(e.date_start, '%Y')" : "'all'"} AS period, e.latitude, e.longitude, e.country AS recorded, coalesce(p.country, e.country) AS country, p.admin1,
        CASE WHEN e.latitude IS NULL THEN 'none' ELSE coalesce(e.place_level, 'exact') END AS known, count(*) AS events
      FROM ${scope.events} e LEFT JOIN ${scope.view.places} p ON p.place = e.place GROUP BY ALL ORDER BY ALL`;
  },
  compute: (rows, {join, by, missing, show}, context) => compute(rows as unknown as Row[], readEnds(join, show), {by, missing: missing / 100, show}, context),
  chart: {mark: "map", x: "longitude", y: "latitude"},
  method: {
    cite: "connected components on PRIO-GRID (Tollefsen, Strand & Buhaug 2012), with shifted origins and two sizes; Efron & Tibshirani 1993 (bootstrap); widest gap by Prim 1957",
    assumes: [
      "cells that share an edge or a corner hang together: events of neighbouring half-degree cells are at most about 157 km apart",
      "an event is at a named point within 50 km of it, and in a named area by the polygon around its place",
      "a place known to 25 km is drawn evenly in a circle of 25 km, one known to a district in a circle of 50 km, one known to a first-level unit in that unit; one known to less has no place in a belt",
      "missing events are as many as --missing says, and lie around recorded ones with a standard deviation of 25 km on each axis"
    ],
    cautions: ["a belt of events is not a belt of control: nobody need hold what lies between", "a longer window joins more: compare windows of equal length", "a cell without a recorded event is not a cell without the actor"]
  },
  example: ["--actor", "JNIM", "--from", "2019"]
});

interface Row extends Omit<BeltSite, "known" | "latitude" | "longitude"> {
  period: string;
  latitude: number | null;
  longitude: number | null;
  recorded: string | null;
  known: string;
}

function readEnds(join: readonly string[], show: string): readonly [NamedPlace, NamedPlace] | null {
  if (!join.length && show !== "joining") return null;
  if (join.length !== 2) return fail("invalid_value", {field: "join", value: join.length ? join.join("; ") : "(none)", expected: "two places, e.g. --join Mopti --join Parakou"});
  return [namedPlace(join[0]!, "join"), namedPlace(join[1]!, "join")];
}

/** Draws of each kind; a probability is then known to 0.05 at worst. */
const replicates = 100;
const unknown = {joined: null, grids: null, placed: null, resampled: null, completed: null, gap_km: null} as const;

function compute(rows: readonly Row[], ends: readonly [NamedPlace, NamedPlace] | null, {by, missing, show}: {by: "all" | "year"; missing: number; show: string}, context: ComputeContext): Computed {
  const located = rows.filter(({known}) => ["exact", "near", "admin2", "admin1"].includes(known)) as unknown as (LocatedRow & {period: string})[];
  const precise = located.filter(({known}) => known === "exact" || known === "near");
  const coarse = sum(rows) - sum(precise);
  const inPeriod = group(located, ({period}) => period);
  const seen = [...new Set(rows.map(({period}) => period))];
  const periods = by === "all" ? seen.map((period) => ({period, covered: context.coverage.missing.length || !context.coverage.from ? "partial" : "full"} as const)) : coveredPeriods(seen, "year", context);
  const merged = merge(located);
  const whole = ends && {...joining(merged, ends, {size: 0.5, missing, seed: 1, replicates}), gap_km: tenth(gapKm(merged, ends))};
  const out: ResultRow[] = [];
  for (const {period, covered} of periods) {
    const sites = inPeriod.get(period) ?? [];
    const rowsOf = show === "components" ? components : show === "cells" ? componentCells : null;
    if (rowsOf) out.push(...rowsOf(sites.filter(({known}) => known === "exact" || known === "near"), ends).map((row) => ({period, ...row, covered})));
    else if (ends) for (const size of [0.5, 0.25]) {
      const known = by === "all" && size === 0.5 ? whole : covered === "none" ? unknown : {...joining(sites, ends, {size, missing, seed: 1, replicates}), gap_km: tenth(gapKm(sites, ends))};
      out.push({period, events: covered === "none" ? null : sum(sites), cell_size: size, ...known, covered});
    }
  }
  return {
    rows: out,
    ...ends && whole ? {answer: beltAnswer(whole, merged, ends, missing)} : {},
    cautions: [...coarseCaution(coarse, sum(located) - sum(precise), ends !== null), ...show !== "joining" && precise.length ? [shiftedCaution(merged)] : []]
  };
}

/** The sites of all periods together. */
function merge(sites: readonly LocatedRow[]): LocatedRow[] {
  const merged = new Map<string, LocatedRow>();
  for (const site of sites) {
    const key = JSON.stringify([site.latitude, site.longitude, site.recorded, site.country, site.admin1, site.known]);
    const held = merged.get(key);
    if (held) held.events += site.events;
    else merged.set(key, {...site});
  }
  return [...merged.values()];
}

function coarseCaution(events: number, drawn: number, asked: boolean): Caution[] {
  if (!events) return [];
  const some = (n: number) => n === 1 ? "1 event" : `${n} events`;
  return [{code: "coarse_not_in_belt", text: `in no belt, since the place is known only to a district or less: ${some(events)}${asked ? `; in the probabilities ${some(drawn)} of them, drawn within what is known` : ""}`, values: {events, drawn}}];
}

function shiftedCaution(sites: readonly LocatedRow[]): Caution {
  const {belts, cells, fine} = shiftedComponents(sites);
  const values = {belts_least: belts[0], belts_most: belts[1], cells_least: cells[0], cells_most: cells[1], fine_least: fine[0], fine_most: fine[1]};
  return {code: "belt_grids", text: `over 16 grids with shifted origins there are ${belts[0]} to ${belts[1]} belts, the largest with ${cells[0]} to ${cells[1]} cells; on quarter-degree cells ${fine[0]} to ${fine[1]} belts`, values};
}

function sum(sites: readonly {events: number}[]): number {
  return sites.reduce((total, {events}) => total + events, 0);
}

function tenth(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10;
}
