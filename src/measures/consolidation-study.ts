import {bisectLeft} from "d3-array";
import {fixedEffectsPoisson, jackknifeCovariance, type PanelFit} from "../stats/fixed-effects-poisson.ts";
import {generator} from "../stats/generator.ts";
import {extrapolationWeights} from "../stats/simulation-extrapolation.ts";
import {studentP, studentQuantile} from "../stats/student-t.ts";
import type {Span} from "./result.ts";

/** An event of one side in a cell. `who` is a key of the side: 0 for the actor, another number for each other side. Days count from 1970. */
export interface SideEvent {
  cell: number;
  who: number;
  day: number;
  civilians: boolean;
}

export interface Contrast {
  /** Logarithm of the ratio, its 90% interval, and p. */
  value: number;
  low: number;
  high: number;
  p: number;
  clusters: number;
}

export interface SinceArrival {
  from: number;
  to: number | null;
  cells: number;
  months: number;
  civilians: number;
  battles: number;
  /** Share against civilians, their rate and that of battles, each over that of the first bin in the same cells. */
  share: Contrast | null;
  rate: Contrast | null;
  battle: Contrast | null;
}

export interface ConsolidationFindings {
  group: "actor" | "others";
  bins: readonly SinceArrival[];
  /** From `after` months on, over before; the share of the actor corrected for arrivals that coarse places hide, and as it is recorded. */
  share: Contrast | null;
  recorded: Contrast | null;
  rate: Contrast | null;
  battle: Contrast | null;
  civilians: number;
  cells: number;
}

/** What a contrast needs at least: events against civilians, and cells that say anything. */
export const consolidationNeeds = {civilians: 20, cells: 8} as const;

/** First months of the bins. */
const edges = [0, 6, 12, 24, 36];
const monthDays = 365.2425 / 12;

/**
 * Counts events against civilians and battles by the time since the side's first event in the cell, that event left out, and contrasts bins within cells. `covered` says which
 * days anything covers, `coarse` the share of the actor's events that have no cell.
 */
export function studyConsolidation(events: readonly SideEvent[], covered: readonly Span[], after: number, coarse = 0): ConsolidationFindings[] {
  const last = Math.max(...covered.map(({to}) => dayOf(to)), ...events.slice(0, 1).map(({day}) => day));
  const spans = covered.length ? covered.map(({from, to}) => [dayOf(from), dayOf(to) + 1] as const) : [[-Infinity, last + 1] as const];
  return (["actor", "others"] as const).map((name) => {
    const own = events.filter(({who}) => (who === 0) === (name === "actor"));
    const sides = sidesOf(own);
    const table = (starts: readonly number[]) => sides.flatMap((side) => starts.map((start, bin): Row => {
      const [from, to] = [side.first + start * monthDays, bin + 1 < starts.length ? side.first + starts[bin + 1]! * monthDays : Infinity];
      const [a, b] = [bisectLeft(side.days, from), bisectLeft(side.days, to)];
      const civilians = side.civilians[b]! - side.civilians[a]!;
      const days = spans.reduce((sum, [a, b]) => sum + Math.max(0, Math.min(b, to) - Math.max(a, from)), 0);
      return {side: side.name, cell: side.cell, bin, civilians, battles: b - a - civilians, months: days / monthDays};
    }));
    const [fine, halves] = [table(edges), table([0, after])];
    const [shares, rates, battles] = contrastsOf(fine, edges.length);
    const [share, rate, battle] = contrastsOf(halves, 2);
    return {
      group: name, share: name === "actor" && share![1] && coarse > 0 ? correctedShare(sides, after, coarse) : share![1] ?? null, recorded: share![1] ?? null, rate: rate![1] ?? null, battle: battle![1] ?? null,
      civilians: sum(halves, ({civilians}) => civilians), cells: new Set(own.map(({cell}) => cell)).size,
      bins: edges.map((from, bin) => {
        const here = fine.filter((row) => row.bin === bin && row.months > 0);
        return {
          from, to: edges[bin + 1] ?? null, cells: new Set(here.map(({cell}) => cell)).size, months: sum(here, ({months}) => months), civilians: sum(here, ({civilians}) => civilians), battles: sum(here, ({battles: n}) => n),
          share: shares![bin] ?? null, rate: rates![bin] ?? null, battle: battles![bin] ?? null
        };
      })
    };
  });
}

/** A side's events in a cell, the first apart: days of the others in order, and how many of them before each, and in all, were against civilians. */
interface Side {
  name: number;
  cell: number;
  first: number;
  days: Int32Array;
  civilians: Int32Array;
}

function sidesOf(events: readonly SideEvent[]): Side[] {
  const sides = new Map<number, SideEvent[]>();
  for (const event of events) {
    // cells of the earth are fewer than 2^20
    const name = event.who * 2 ** 20 + event.cell;
    const known = sides.get(name);
    if (known) known.push(event);
    else sides.set(name, [event]);
  }
  return Array.from(sides, ([name, some]) => {
    some.sort((a, b) => a.day - b.day);
    const [days, civilians] = [new Int32Array(some.length - 1), new Int32Array(some.length)];
    for (let i = 1; i < some.length; i++) {
      days[i - 1] = some[i]!.day;
      civilians[i] = civilians[i - 1]! + Number(some[i]!.civilians);
    }
    return {name, cell: some[0]!.cell, first: some[0]!.day, days, civilians};
  });
}

interface Row {
  side: number;
  cell: number;
  bin: number;
  civilians: number;
  battles: number;
  months: number;
}

/** Errors that are added to those that there are, and how often each is drawn. */
const added = [0, 0.5, 1, 1.5, 2];
const draws = 20;

/**
 * An event with a coarse place may be the first of a cell, which then seems to begin with a later one: the contrast is too weak. Simulation and extrapolation: more of the events are hidden
 * from the date of arrival, at the rate at which places are coarse, and the contrast is carried back to none hidden; the clusters' part in each carries over by the same weights.
 */
function correctedShare(sides: readonly Side[], after: number, coarse: number): Contrast | null {
  const fit = shareFits(sides, after);
  const moved = new Map<string | number, number>();
  let value = 0;
  for (const [k, weight] of extrapolationWeights(added).entries()) {
    const seen = (1 - coarse) ** added[k]!;
    const fits = Array.from({length: k ? draws : 1}, (_, n) => {
      const random = generator(1, k, n);
      return fit(sides.map(({first, days}) => {
        let hidden = 0;
        while (!(random() < seen) && hidden < days.length) hidden++;
        return hidden ? days[hidden - 1]! : first;
      }));
    }).filter((fit) => fit !== null);
    for (const fit of fits) {
      value += weight / fits.length * fit.parameters[0]!;
      for (const [cluster, [by = 0]] of fit.moved) moved.set(cluster, (moved.get(cluster) ?? 0) + weight / fits.length * by);
    }
    if (!fits.length) return null;
  }
  return contrastOf(value, Math.sqrt(jackknifeCovariance([...moved.values()].map((by) => [by]))[0]![0]!), moved.size);
}

/** The share late after arrival over that before, by the day of arrival of each side. */
function shareFits(sides: readonly Side[], after: number): (arrivals: readonly number[]) => PanelFit | null {
  const twice = <T>(of: (side: Side) => T) => sides.flatMap((side) => [of(side), of(side)]);
  const [group, cluster, design] = [twice(({name}) => name), twice(({cell}) => cell), sides.flatMap(() => [[0], [1]])];
  const [counts, exposure] = [new Array<number>(group.length), new Array<number>(group.length)];
  return (arrivals) => {
    for (const [i, {days, civilians}] of sides.entries()) {
      const early = bisectLeft(days, arrivals[i]! + after * monthDays);
      exposure[2 * i] = early;
      exposure[2 * i + 1] = days.length - early;
      counts[2 * i] = civilians[early]!;
      counts[2 * i + 1] = civilians[days.length]! - civilians[early]!;
    }
    return fixedEffectsPoisson({counts, exposure, design, group, cluster});
  };
}

/** For share, rate and battles: each bin over the first; nothing where a bin has no events or there are too few. */
function contrastsOf(rows: readonly Row[], bins: number): (Contrast | null)[][] {
  return [[({civilians}: Row) => civilians, ({civilians, battles}: Row) => civilians + battles], [({civilians}: Row) => civilians, ({months}: Row) => months], [({battles}: Row) => battles, ({months}: Row) => months]].map(([count, exposure]) => {
    const counted = new Array<number>(bins).fill(0);
    for (const row of rows) counted[row.bin]! += count!(row);
    const seen = counted.flatMap((n, bin) => n > 0 ? [bin] : []);
    const kept = rows.filter(({bin}) => seen.includes(bin));
    const out = new Array<Contrast | null>(bins).fill(null);
    if (seen[0] !== 0 || seen.length < 2 || sum(kept, count!) < consolidationNeeds.civilians) return out;
    const later = counted.map((_, bin) => seen.slice(1).map((one) => Number(one === bin)));
    const fit = fixedEffectsPoisson({counts: kept.map(count!), exposure: kept.map(exposure!), design: kept.map(({bin}) => later[bin]!), group: kept.map(({side}) => side), cluster: kept.map(({cell}) => cell)});
    if (!fit || fit.clusters < consolidationNeeds.cells) return out;
    for (const [i, bin] of seen.slice(1).entries()) out[bin] = contrastOf(fit.parameters[i]!, Math.sqrt(fit.covariance[i]![i]!), fit.clusters);
    return out;
  });
}

/** With Student's t on the clusters less one. */
function contrastOf(value: number, error: number, clusters: number): Contrast | null {
  if (!(error > 0)) return null;
  const reach = studentQuantile(0.1, clusters - 1) * error;
  return {value, low: value - reach, high: value + reach, p: studentP(value / error, clusters - 1), clusters};
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}

function dayOf(date: string): number {
  return Math.round(Date.parse(date) / 86_400_000);
}
