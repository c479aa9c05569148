import {bisectLeft} from "d3-array";
import {distanceKm, squaredChord, vectorsOf} from "../geo/distance.ts";
import {gid} from "../geo/grid.ts";
import {position} from "../stats/matched-wake.ts";
import type {Earlier} from "../stats/space-time-hawkes.ts";

/** Events with an exact enough place, in the order of their days; days count from the first of the period. */
export interface PlacedEvents {
  day: Int32Array;
  latitude: Float64Array;
  longitude: Float64Array;
}

/** Puts events in the order of their days. */
export function inOrderOfDays(events: readonly {day: number; latitude: number; longitude: number}[]): PlacedEvents {
  const sorted = events.toSorted((a, b) => a.day - b.day || a.latitude - b.latitude || a.longitude - b.longitude);
  return {day: Int32Array.from(sorted, ({day}) => day), latitude: Float64Array.from(sorted, ({latitude}) => latitude), longitude: Float64Array.from(sorted, ({longitude}) => longitude)};
}

/** Events near each of others: those of the i-th stand from `start[i]` to `start[i + 1]`, in the order of their days, with their distances. */
export interface Near {
  start: Int32Array;
  index: Int32Array;
  km: Float64Array;
}

/** For each of `around` the positions of all `events` within some km. */
export function nearEvents(around: PlacedEvents, events: PlacedEvents, km: number): Near {
  const start = new Int32Array(around.day.length + 1);
  const [index, distances]: [number[], number[]] = [[], []];
  const near = nearness(around, events, km);
  const northward = Int32Array.from(events.latitude, (_, j) => j).sort((a, b) => events.latitude[a]! - events.latitude[b]!);
  const latitudes = Float64Array.from(northward, (j) => events.latitude[j]!);
  const reach = km * 1.01 / kmPerDegree;
  const found = new Int32Array(events.day.length);
  for (let i = 0; i < around.day.length; i++) {
    let n = 0;
    for (let at = bisectLeft(latitudes, around.latitude[i]! - reach); at < latitudes.length && latitudes[at]! <= around.latitude[i]! + reach; at++) if (near(i, northward[at]!)) found[n++] = northward[at]!;
    for (const j of found.subarray(0, n).sort()) {
      const distance = distanceKm(around.latitude[i]!, around.longitude[i]!, events.latitude[j]!, events.longitude[j]!);
      if (distance > km) continue;
      index.push(j);
      distances.push(distance);
    }
    start[i + 1] = index.length;
  }
  return {start, index: Int32Array.from(index), km: Float64Array.from(distances)};
}

/** For each of `later` the `events` within some km on the days before it, back to `lag` days; `blurs` are variances of both's places. */
export function earlierEvents(later: PlacedEvents, events: PlacedEvents, km: number, lag: number, blurs?: readonly [later: Float64Array, events: Float64Array]): Earlier {
  const start = new Int32Array(later.day.length + 1);
  const [index, lags, distances, blur]: [number[], number[], number[], number[]] = [[], [], [], []];
  const near = nearness(later, events, km);
  for (let i = 0; i < later.day.length; i++) {
    const day = later.day[i]!;
    for (let j = position(events.day, 0, events.day.length, day - lag); j < events.day.length && events.day[j]! < day; j++) {
      if (!near(i, j)) continue;
      const distance = distanceKm(later.latitude[i]!, later.longitude[i]!, events.latitude[j]!, events.longitude[j]!);
      if (distance > km) continue;
      index.push(j);
      lags.push(day - events.day[j]!);
      distances.push(distance);
      blur.push(blurs ? blurs[0][i]! + blurs[1][j]! : 0);
    }
    start[i + 1] = index.length;
  }
  return {start, index: Int32Array.from(index), lag: Int32Array.from(lags), km: Float64Array.from(distances), blur: Float64Array.from(blur)};
}

/** Half-degree cells of events: a number for each that is used, its PRIO-GRID number, and the numbers of its neighbours, -1 for one that is not used. */
export function cellsOfEvents({latitude, longitude}: PlacedEvents): {cell: Int32Array; gids: number[]; from: Int32Array; neighbour: Int32Array} {
  const numbers = new Map<number, number>();
  const cell = Int32Array.from(latitude, (lat, i) => {
    const name = gid(lat, longitude[i]!);
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name)!;
  });
  const gids = [...numbers.keys()];
  const neighbour = gids.flatMap((name) => {
    const [row, column] = [Math.floor((name - 1) / 720), (name - 1) % 720];
    return [-1, 0, 1].flatMap((dy) => [-1, 0, 1].filter((dx) => dx !== 0 || dy !== 0).map((dx) => row + dy < 0 || row + dy > 359 ? -1 : numbers.get((row + dy) * 720 + (column + dx + 720) % 720 + 1) ?? -1));
  });
  return {cell, gids, from: Int32Array.from({length: gids.length + 1}, (_, c) => 8 * c), neighbour: Int32Array.from(neighbour)};
}

const kmPerDegree = 111.19;

/** Whether two may be within some km, which is quick to tell; a hair too generous, for the distance decides. */
function nearness(around: PlacedEvents, events: PlacedEvents, km: number): (i: number, j: number) => boolean {
  const [a, b] = [around, events].map(({latitude, longitude}) => vectorsOf(latitude, longitude)) as [Float64Array, Float64Array];
  const most = squaredChord(km) * (1 + 1e-9) + 1e-15;
  return (i, j) => {
    const x = a[3 * i]! - b[3 * j]!, y = a[3 * i + 1]! - b[3 * j + 1]!, z = a[3 * i + 2]! - b[3 * j + 2]!;
    return x * x + y * y + z * z <= most;
  };
}
