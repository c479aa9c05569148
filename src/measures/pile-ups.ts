import {gid} from "../geo/grid.ts";
import type {PlacedEvents} from "./near-events.ts";

/** A point is a pile-up that has events on at least so many days, and so many times as many days as the other points of its half-degree cell on average. */
const leastDays = 3;
const timesOthers = 3;

/** Variance of a place that may be anywhere in a half-degree cell, on each axis, in km². */
const cellVariance = (111.19 / 2) ** 2 / 12;

/**
 * The variance in km², on both axes, by which each event's place is uncertain: none, or that of its half-degree cell where events pile up at one point, as they do where coders put what they know
 * to a district only at the district's town. Events of all lists count together.
 */
export function pileUpBlur(lists: readonly PlacedEvents[]): Float64Array[] {
  const daysAt = new Map<string, Set<number>>();
  for (const {day, latitude, longitude} of lists) for (const [i, own] of day.entries()) {
    const point = pointOf(latitude[i]!, longitude[i]!);
    const days = daysAt.get(point);
    if (days) days.add(own);
    else daysAt.set(point, new Set([own]));
  }
  const cells = new Map<number, {points: number; days: number}>();
  for (const [point, {size}] of daysAt) {
    const cell = cells.get(cellOf(point)) ?? {points: 0, days: 0};
    cells.set(cellOf(point), {points: cell.points + 1, days: cell.days + size});
  }
  const blurs = new Map(Array.from(daysAt, ([point, {size}]) => {
    const {points, days} = cells.get(cellOf(point))!;
    const others = points > 1 ? (days - size) / (points - 1) : 1;
    return [point, size >= leastDays && size >= timesOthers * others ? cellVariance : 0];
  }));
  return lists.map(({latitude, longitude}) => Float64Array.from(latitude, (lat, i) => blurs.get(pointOf(lat, longitude[i]!))!));
}

function pointOf(latitude: number, longitude: number): string {
  return `${latitude} ${longitude}`;
}

function cellOf(point: string): number {
  const [latitude, longitude] = point.split(" ").map(Number);
  return gid(latitude!, longitude!);
}
