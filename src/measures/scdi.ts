import {group} from "d3-array";
import {earthRadiusKm} from "../geo/distance.ts";
import {squareCell} from "../geo/square-grid.ts";
import {integer, keyword} from "../param.ts";
import {nearestNeighbourRatio} from "../stats/nearest-neighbour-ratio.ts";
import {coveredPeriods} from "./covered-periods.ts";
import {column, measure, type ComputeContext, type Computed} from "./measure.ts";
import {coarseLeftOut, preciseSql} from "./precise.ts";
import type {ResultRow} from "./result.ts";

const cells = ({show}: Readonly<Record<string, unknown>>) => show === "cells";
const years = ({show}: Readonly<Record<string, unknown>>) => show === "years";
const count = (about: string) => column("number", about, {unit: "cells", only: years});

export const scdi = measure({
  name: "scdi",
  title: "Spatial conflict dynamics",
  about: "The classes of the OECD's Spatial Conflict Dynamics indicator for each cell of 50 km and year: many or few events for its area, and clustered or dispersed within it.",
  params: {
    cutoff: integer(17, {min: 1, max: 100_000, about: "events per 10,000 km² and year from which intensity is high; 17 is about four in a cell"}),
    show: keyword(["years", "cells"], "years", "years: one row for each year with the cells of each class; cells: one row for each cell and year")
  },
  columns: {
    year: column("period", "year"),
    cell: column("text", "row and column of the cell, from the South Pole and the antimeridian", {only: cells}),
    latitude: column("degrees", "middle of the cell, degrees north", {only: cells}),
    longitude: column("degrees", "middle of the cell, degrees east", {only: cells}),
    events: column("count", "events whose place is known to about 25 km, or whose source says nothing of its precision"),
    per_10000_km2: column("number", "events per 10,000 km²", {unit: "events per 10,000 km²", only: cells}),
    ratio: column("number", "mean distance to the nearest event over that of events at random; below 1 clustered; none for one event", {only: cells}),
    z: column("number", "distance of the ratio from 1 in standard errors of events at random; within 1.6 of 0 it could be either", {only: cells}),
    class: column("text", "clustered high, clustered low, dispersed high, dispersed low, or single for one event", {only: cells}),
    clustered_high: count("cells with high intensity, clustered"),
    clustered_low: count("cells with low intensity, clustered"),
    dispersed_high: count("cells with high intensity, dispersed"),
    dispersed_low: count("cells with low intensity, dispersed"),
    single: count("cells with one event, which has no neighbour"),
    high_least: count("the least cells with high intensity over 16 grids shifted by quarters of a cell"),
    high_most: count("the most of them"),
    unsure: count("cells of two events and more whose ratio is within 1.6 standard errors of 1: clustered or dispersed by chance"),
    covered: column("text", "full, partial or none: how much of the year the loaded releases cover and the selection takes")
  },
  study: true,
  census: true,
  actor: false,
  query: (scope) => `SELECT strftime(date_start, '%Y') AS year, latitude, longitude, coalesce(${preciseSql}, false) AS precise, count(*) AS events FROM ${scope.events} e GROUP BY ALL ORDER BY ALL`,
  compute: (rows, {cutoff, show}, context) => compute(rows as unknown as Site[], cutoff, show, context),
  chart: {mark: "bar", x: "year", y: "clustered_high"},
  method: {
    cite: "Walther, Radil, Russell & Trémolières 2023, Terrorism and Political Violence 35(3) (the indicator); Clark & Evans 1954 (nearest-neighbour ratio)",
    assumes: ["cells are squares of 50 km, with bands of equal height from pole to pole", "an event belongs to the year in which it started", "the cutoff is a choice: the indicator's authors take a long-run mean of their own region and source"],
    cautions: ["a source that records events at towns makes them clustered", "the ratio is not corrected for the edges of a cell, which makes few events look dispersed", "the same cutoff means less of a conflict in a source that sees more"]
  },
  example: ["--actor", "JNIM"]
});

/** Events of a year at one place. */
interface Site {
  year: string;
  latitude: number;
  longitude: number;
  precise: boolean;
  events: number;
}

const cellKm = 50;
const quarters = [0, 0.25, 0.5, 0.75] as const;

function compute(sites: readonly Site[], cutoff: number, show: "years" | "cells", context: ComputeContext): Computed {
  const inYear = group(sites, ({year}) => year);
  const rows = coveredPeriods([...inYear.keys()], "year", context).flatMap(({period, covered}): ResultRow[] => {
    const precise = (inYear.get(period) ?? []).filter(({precise}) => precise);
    if (covered === "none") return show === "cells" ? [] : [{year: period, events: null, clustered_high: null, clustered_low: null, dispersed_high: null, dispersed_low: null, single: null, high_least: null, high_most: null, unsure: null, covered}];
    const found = cellsOf(precise, cutoff);
    return show === "cells" ? found.map((row) => ({year: period, ...row, covered})) : [{year: period, ...countsOf(found, precise, cutoff), covered}];
  });
  return {rows, cautions: coarseLeftOut(sites.reduce((sum, {precise, events}) => sum + (precise ? 0 : events), 0))};
}

function cellsOf(sites: readonly Site[], cutoff: number): ResultRow[] {
  const placed = sites.map((site) => ({site, cell: squareCell(site.latitude, site.longitude, cellKm)}));
  return [...group(placed, ({cell}) => `${cell.row}-${cell.column}`)].map(([key, members]): ResultRow => {
    const {cell} = members[0]!;
    const middle = {lat: (cell.south + cell.north) / 2, lon: (cell.west + cell.east) / 2};
    const km = earthRadiusKm * Math.PI / 180;
    const events = members.reduce((sum, {site}) => sum + site.events, 0);
    const neighbours = nearestNeighbourRatio(members.map(({site}) => (site.longitude - middle.lon) * km * Math.cos(middle.lat * Math.PI / 180)), members.map(({site}) => (site.latitude - middle.lat) * km), cell.areaKm2, members.map(({site}) => site.events));
    const density = events / cell.areaKm2 * 10_000;
    return {
      cell: key, latitude: Number(middle.lat.toFixed(4)), longitude: Number(middle.lon.toFixed(4)), events, per_10000_km2: Math.round(density * 10) / 10,
      ratio: neighbours && Number(neighbours.ratio.toFixed(3)), z: neighbours && Number(neighbours.z.toFixed(2)),
      class: neighbours ? `${neighbours.ratio < 1 ? "clustered" : "dispersed"} ${density >= cutoff ? "high" : "low"}` : "single"
    };
  }).toSorted((a, b) => Number(b.events) - Number(a.events) || (String(a.cell) < String(b.cell) ? -1 : 1));
}

function countsOf(found: readonly ResultRow[], sites: readonly Site[], cutoff: number): ResultRow {
  const of = (name: string) => found.filter((row) => row.class === name).length;
  const high = quarters.flatMap((north) => quarters.map((east) => highCells(sites, cutoff, north, east)));
  return {
    events: sites.reduce((sum, {events}) => sum + events, 0),
    clustered_high: of("clustered high"), clustered_low: of("clustered low"), dispersed_high: of("dispersed high"), dispersed_low: of("dispersed low"), single: of("single"),
    high_least: Math.min(...high), high_most: Math.max(...high), unsure: found.filter(({z}) => z !== null && Math.abs(Number(z)) < 1.6).length
  };
}

function highCells(sites: readonly Site[], cutoff: number, north: number, east: number): number {
  const cells = new Map<string, {events: number; areaKm2: number}>();
  for (const {latitude, longitude, events} of sites) {
    const {row, column, areaKm2} = squareCell(latitude, longitude, cellKm, north, east);
    const cell = cells.get(`${row}-${column}`);
    if (cell) cell.events += events;
    else cells.set(`${row}-${column}`, {events, areaKm2});
  }
  return [...cells.values()].filter(({events, areaKm2}) => events > 1 && events / areaKm2 * 10_000 >= cutoff).length;
}
