import {group} from "d3-array";
import {areaKm2, cellsOf, shiftedCells} from "../geo/cells.ts";
import {distanceKm} from "../geo/distance.ts";
import {cellCenter} from "../geo/grid.ts";
import {localPlane, sphericalMean} from "../geo/local-plane.ts";
import {keyword} from "../param.ts";
import {centroidError} from "../stats/centroid-error.ts";
import {rarefied} from "../stats/rarefaction.ts";
import {standardEllipse} from "../stats/standard-ellipse.ts";
import {coveredPeriods, type CoveredPeriod} from "./covered-periods.ts";
import {coveredShare} from "./coverage.ts";
import {column, measure, type ComputeContext, type Computed} from "./measure.ts";
import {periodSql, type PeriodUnit} from "./period.ts";
import {coarseLeftOut, preciseSql} from "./precise.ts";
import type {Answer, Caution, ResultRow} from "./result.ts";

const sums = ({show}: Readonly<Record<string, unknown>>) => show === "periods";
const parts = ({show}: Readonly<Record<string, unknown>>) => show === "cells";
const cells = (about: string) => column("number", about, {unit: "cells", only: sums});
const units = (about: string, unit: string) => column("number", about, {unit, only: sums});

export const extent = measure({
  name: "extent",
  title: "Extent over time",
  about: "How far recorded events reach in each period: half-degree cells with events, those new and left, first-level units, countries, area, standard ellipse and centroid, with how much the grid matters.",
  params: {
    by: keyword(["month", "quarter", "year", "all"], "year", "length of a period; all for one row"),
    show: keyword(["periods", "cells"], "periods", "periods: one row for each period; cells: one row for each period and cell that has an event in it, or had one in the period before")
  },
  columns: {
    period: column("period", "year, quarter or month; all for the whole selection"),
    cell: column("text", "number of the PRIO-GRID cell", {only: parts}),
    change: column("text", "new: for the first time in the selection; stayed: also in the period before; again: not in the period before; left: only in the period before", {only: parts}),
    events: column("count", "recorded events; of a cell those that are located"),
    located: column("count", "events with a cell: the place is known to about 25 km, or the source says nothing of its precision", {only: sums}),
    cells: cells("PRIO-GRID cells (half a degree) with an event"),
    new_cells: cells("cells with an event for the first time in the selection"),
    left_cells: cells("cells with an event in the period before and none in this one"),
    cells_least: cells("the least of 16 grids with the origin shifted by quarters of a cell"),
    cells_most: cells("the most of them"),
    cells_all: cells("cells if the events without one stood at the point that the source gives"),
    cells_equal: cells("expected cells of as many events, drawn at random, as the period with the fewest has (of those with ten and more)"),
    admin1: units("first-level units with an event, by the polygon around it", "units"),
    new_admin1: units("units with an event for the first time in the selection", "units"),
    countries: units("countries with an event", "countries"),
    country_codes: column("text", "these countries, or those with an event in the cell, ISO 3166-1 alpha-3"),
    area_km2: units("area of the cells, land and sea", "km²"),
    area_fine_km2: units("area of the quarter-degree cells with an event", "km²"),
    latitude: column("degrees", "centroid of the located events, or middle of the cell, degrees north"),
    longitude: column("degrees", "centroid of the located events, or middle of the cell, degrees east"),
    centroid_error_km: column("km", "radius within which the centroid lies with 90%, the events of a cell taken as one draw", {only: sums}),
    shift_km: column("km", "from the centroid of the period before", {only: sums}),
    major_km: column("km", "standard deviation along the longer axis of the ellipse", {only: sums}),
    minor_km: column("km", "standard deviation along the shorter axis", {only: sums}),
    bearing: column("degrees", "of the longer axis, clockwise from north, 0 to 180", {only: sums}),
    distance_km: column("km", "standard distance from the centroid", {only: sums}),
    covered: column("text", "full, partial or none: how much of the period the loaded releases cover and the selection takes")
  },
  study: true,
  census: true,
  actor: false,
  query: (scope, {by}) => `SELECT ${by === "all" ? "'all'" : periodSql(by, "e.date_start")} AS period, e.latitude, e.longitude, e.country, coalesce(p.country, e.country) AS unit_country,
      CASE WHEN e.place_level IS NULL OR e.place_level IN ('exact', 'near', 'admin2', 'admin1') THEN p.admin1 END AS admin1, ${preciseSql} AS precise, count(*) AS events
    FROM ${scope.events} e LEFT JOIN ${scope.view.places} p ON p.place = e.place GROUP BY ALL ORDER BY ALL`,
  compute: (rows, {by, show}, context) => compute(rows as unknown as Site[], by, show, context),
  chart: {mark: "line", x: "period", y: "cells", band: ["cells_least", "cells_most"]},
  method: {
    cite: "Tollefsen, Strand & Buhaug 2012 (PRIO-GRID); Yuill 1971, Bachi 1963 (standard ellipse, standard distance), in Lambert's azimuthal equal-area projection around the centroid; Hurlbert 1971 (cells at equal numbers of events); Liang & Zeger 1986 (error of the centroid)",
    assumes: ["an event belongs to the period in which it started"],
    cautions: ["more events reach more cells by themselves: cells_equal compares periods at equal numbers of events", "a cell without a recorded event is not a cell without the actor", "the first period has only new cells, since what came before is not in the selection", "the standard ellipse holds about 39% of events that scatter normally, and says little of several clusters"]
  },
  example: ["--actor", "JNIM", "--by", "year"]
});

/** The events of a period at one place. */
interface Site {
  period: string;
  latitude: number | null;
  longitude: number | null;
  country: string | null;
  unit_country: string | null;
  admin1: string | null;
  precise: boolean;
  events: number;
}

/** What was seen before a period. */
interface Past {
  cells: Set<number>;
  units: Set<string>;
  /** Of the period just before, where there was one with coverage. */
  last: {cells: Set<number>; center: {lat: number; lon: number} | null} | null;
}

function compute(sites: readonly Site[], by: PeriodUnit | "all", show: "periods" | "cells", context: ComputeContext): Computed {
  const inPeriod = group(sites, ({period}) => period);
  const periods: CoveredPeriod[] = by === "all" ? [{period: "all", covered: whole(context, sites.length > 0)}] : coveredPeriods([...inPeriod.keys()], by, context);
  const equal = Math.min(...[...inPeriod.values()].map((some) => sum(some.filter(({precise}) => precise))).filter((events) => events >= 10));
  const past: Past = {cells: new Set(), units: new Set(), last: null};
  const rows = periods.map(({period, covered}): ResultRow => ({period, ...extentOf(inPeriod.get(period) ?? [], covered, equal, past, by === "all"), covered}));
  const cautions = coarseLeftOut(sum(sites.filter(({precise}) => !precise)));
  if (show === "periods") return {rows, ...answerOf(rows), cautions};
  return {rows: cellRows(periods, inPeriod), ...answerOf(rows), cautions: [...cautions, ...shiftedCaution(rows)]};
}

/** What the first and the last period that are covered in full have to say: no test, the numbers alone. */
function answerOf(rows: readonly ResultRow[]): {answer?: Answer} {
  const full = rows.filter(({covered, cells: n}) => covered === "full" && n !== null && n !== undefined);
  const [first, last] = [full[0], full.at(-1)];
  if (!first || !last || first === last) return {};
  const of = (row: ResultRow, name: string) => ({[`${name}_cells`]: row.cells!, [`${name}_least`]: row.cells_least!, [`${name}_most`]: row.cells_most!, [`${name}_equal`]: row.cells_equal ?? null, [`${name}_units`]: row.admin1!, [`${name}_countries`]: row.countries!});
  const equal = typeof first.cells_equal === "number" && typeof last.cells_equal === "number" ? `; at equal numbers of events ${first.cells_equal} and ${last.cells_equal}` : "";
  const told = (row: ResultRow) => `${String(row.cells)} (${String(row.cells_least)} to ${String(row.cells_most)} on shifted grids)`;
  return {answer: {value: `${String(first.cells)} to ${String(last.cells)} cells`, code: "extent", text: `${told(first)} half-degree cells in ${String(first.period)}, ${told(last)} in ${String(last.period)}${equal}`, values: {from: first.period!, to: last.period!, ...of(first, "first"), ...of(last, "last")} as Answer["values"]}};
}

function shiftedCaution(rows: readonly ResultRow[]): Caution[] {
  const seen = rows.filter(({cells_least: least}) => least !== null && least !== undefined);
  if (!seen.length) return [];
  return [{code: "extent_grids", text: `cells over 16 grids with shifted origins: ${seen.map(({period, cells_least: least, cells_most: most}) => `${String(period)} ${String(least)} to ${String(most)}`).join(", ")}`, values: {grids: 16, spans: seen.map(({period, cells_least: least, cells_most: most}) => `${String(period)}: ${String(least)}–${String(most)}`).join(", ")}}];
}

/** Each cell with an event, from the one with most, and those that were left. */
function cellRows(periods: readonly CoveredPeriod[], inPeriod: ReadonlyMap<string, readonly Site[]>): ResultRow[] {
  const known = new Set<number>();
  let before = new Set<number>();
  return periods.flatMap(({period, covered}) => {
    const own = covered === "none" ? [] : (inPeriod.get(period) ?? []).filter((site): site is Located => site.precise);
    const inCell = group(own.map((site) => ({site, cell: cellsOf([site.latitude], [site.longitude])[0]!})), ({cell}) => cell);
    const row = (cell: number, change: string, sites: readonly Site[]): ResultRow => {
      const {lat, lon} = cellCenter(cell);
      return {period, cell: String(cell), change, events: sum(sites), country_codes: [...new Set(sites.flatMap(({country}) => country ?? []))].toSorted().join(", "), latitude: lat, longitude: lon, covered};
    };
    const here = [...inCell].map(([cell, some]) => row(cell, before.has(cell) ? "stayed" : known.has(cell) ? "again" : "new", some.map(({site}) => site)))
      .toSorted((a, b) => Number(b.events) - Number(a.events) || Number(a.cell) - Number(b.cell));
    const left = covered === "none" ? [] : [...before].filter((cell) => !inCell.has(cell)).toSorted((a, b) => a - b).map((cell) => row(cell, "left", []));
    for (const cell of inCell.keys()) known.add(cell);
    before = new Set(inCell.keys());
    return [...here, ...left];
  });
}

/** How much of the whole selection is covered; partial where events are there that no release declares. */
function whole({coverage: {from, to}, spansOf}: ComputeContext, recorded: boolean): CoveredPeriod["covered"] {
  const share = from && to ? coveredShare(spansOf(null), from, to) : "none";
  return share === "none" && recorded ? "partial" : share;
}

function extentOf(sites: readonly Site[], covered: CoveredPeriod["covered"], equal: number, past: Past, alone: boolean): ResultRow {
  if (covered === "none") {
    past.last = null;
    return {};
  }
  const precise = sites.filter((site): site is Located => site.precise);
  const placed = sites.filter((site): site is Located => site.latitude !== null);
  const [lats, lons, weights] = [precise.map(({latitude}) => latitude), precise.map(({longitude}) => longitude), precise.map(({events}) => events)];
  const own = cellsOf(lats, lons);
  const here = new Set(own);
  const units = new Set(sites.flatMap(({admin1, unit_country}) => admin1 === null ? [] : [`${unit_country ?? ""} ${admin1}`]));
  const countries = [...new Set(sites.flatMap(({country}) => country ?? []))].toSorted();
  const center = sphericalMean(lats, lons, weights);
  const shifted = precise.length ? shiftedCells(lats, lons) : {least: 0, most: 0};
  const perCell = new Map<number, number>();
  for (const [i, cell] of own.entries()) perCell.set(cell, (perCell.get(cell) ?? 0) + weights[i]!);
  const row: ResultRow = {
    events: sum(sites), located: sum(precise), cells: here.size,
    new_cells: alone ? null : [...here].filter((cell) => !past.cells.has(cell)).length,
    left_cells: past.last && [...past.last.cells].filter((cell) => !here.has(cell)).length,
    cells_least: shifted.least, cells_most: shifted.most,
    cells_all: new Set(cellsOf(placed.map(({latitude}) => latitude), placed.map(({longitude}) => longitude))).size,
    cells_equal: Number.isFinite(equal) && !alone ? tenth(rarefied([...perCell.values()], equal)) : null,
    admin1: units.size, new_admin1: alone ? null : [...units].filter((unit) => !past.units.has(unit)).length,
    countries: countries.length, country_codes: countries.join(", "),
    area_km2: Math.round(areaKm2(own)), area_fine_km2: Math.round(areaKm2(cellsOf(lats, lons, 0.25), 0.25)),
    shift_km: center && past.last?.center ? tenth(distanceKm(center.lat, center.lon, past.last.center.lat, past.last.center.lon)) : null,
    ...shape(center, lats, lons, weights, own)
  };
  for (const cell of here) past.cells.add(cell);
  for (const unit of units) past.units.add(unit);
  past.last = {cells: here, center};
  return row;
}

type Located = Site & {latitude: number; longitude: number};

/** Centroid and standard ellipse; no ellipse for fewer than three located events. */
function shape(center: {lat: number; lon: number} | null, lats: readonly number[], lons: readonly number[], weights: readonly number[], cells: readonly number[]): ResultRow {
  if (!center) return {};
  const plane = localPlane(center);
  const points = lats.map((lat, i) => plane(lat, lons[i]!));
  const [x, y] = [points.map(([east]) => east), points.map(([, north]) => north)];
  const ellipse = standardEllipse(x, y, weights);
  return {
    latitude: Number(center.lat.toFixed(4)), longitude: Number(center.lon.toFixed(4)), centroid_error_km: tenth(centroidError(x, y, weights, cells)),
    ...(ellipse ? {major_km: tenth(ellipse.major), minor_km: tenth(ellipse.minor), bearing: ellipse.major < 0.05 ? null : tenth(ellipse.bearing), distance_km: tenth(ellipse.distance)} : {})
  };
}

function sum(sites: readonly Site[]): number {
  return sites.reduce((total, {events}) => total + events, 0);
}

function tenth(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10;
}
