import {runMeasure} from "../measures/index.ts";
import type {Input} from "../param.ts";
import type {ResultRow} from "../measures/result.ts";
import type {Store} from "../store/index.ts";
import type {Asked, Computed, Kind} from "./kind.ts";
import {attributes, type Quantity, type Reading} from "./readings.ts";

/** Claims that count events or deaths. */
export const counts: Kind = {
  census: true,
  additive: true,
  compute: ({store}, reading) => countOf(store, reading),
  readings: (all) => all,
  quantities: otherQuantities
};

/** Counts events or deaths under a reading, through the measure that defines the quantity. */
export async function countOf(store: Store, reading: Reading): Promise<Computed> {
  switch (reading.quantity) {
    case "killed_by":
    case "targeted": return ofCivilians(store, reading);
    case "civilian_dead": return reading.actor.length ? ofCivilians(store, reading) : ofLosses(store, reading, "civilians");
    case "own_dead": return ofLosses(store, reading, "actor");
    case "opponents_dead": return ofLosses(store, reading, "opponents");
    default: return ofEvents(store, reading);
  }
}

/** The flags of a reading's command. */
export function inputOf(reading: Reading): Record<string, Input[string]> {
  return {
    source: reading.source, ...reading.state, actor: reading.actor, attribution: reading.attribution,
    country: reading.countries.length || !reading.worldwide || !reading.actor.length ? reading.countries : ["world"], admin1: reading.admin1, type: reading.types, from: reading.from, to: reading.to, precision: reading.precision
  };
}

/**
 * What a number may be where it is no reading of the claim: all deaths for civilians, civilians or events for deaths, deaths
 * for events, and the same for everybody instead of the actor. A number below 10 meets too much by chance.
 */
function otherQuantities({plain, source, stated: {value}}: Asked): Reading[] {
  if (typeof value !== "number" || Math.abs(value) < 10) return [];
  const others: Quantity[] = plain.quantity === "events" ? ["deaths"] : plain.quantity === "deaths" ? [plain.actor.length && attributes(source) ? "killed_by" : "civilian_dead", "events"] : ["deaths", "events"];
  const some: Reading[] = others.map((quantity) => ({...plain, id: `other_${quantity}`, axis: null, quantity}));
  const everybody: Reading[] = plain.actor.length && (plain.countries.length || plain.admin1.length) && (plain.quantity === "events" || plain.quantity === "deaths")
    ? [{...plain, id: "other_everybody", axis: null, actor: []}] : [];
  return [...some, ...everybody];
}

async function ofEvents(store: Store, reading: Reading): Promise<Computed> {
  const result = await runMeasure(store, "fatalities", {...inputOf(reading), by: "all"});
  const [row] = result.rows;
  const events = number(row?.events) ?? 0;
  if (reading.quantity === "events") return {value: events, low: events, high: events, events, results: [result]};
  return {...estimates(row, reading, events), events, results: [result]};
}

const rowOf = {killed_by: "killed_by", targeted: "targeted", civilian_dead: "dead_in_events"} as const;

async function ofCivilians(store: Store, reading: Reading): Promise<Computed> {
  const quantity = rowOf[reading.quantity as keyof typeof rowOf];
  if (quantity === "targeted" && !reading.actor.length) return ofEvents(store, {...reading, quantity: "deaths", types: reading.types.length ? reading.types : ["one-sided", "civilian-targeting"]});
  const result = await runMeasure(store, "civilians", inputOf(reading));
  // the first rows are the actor's; state forces and militias stand beside
  const row = result.rows.find((one) => one.quantity === quantity);
  const events = number(row?.events);
  return {...estimates(row, reading, events), events, results: [result]};
}

async function ofLosses(store: Store, reading: Reading, side: string): Promise<Computed> {
  const [result, all] = [await runMeasure(store, "losses", inputOf(reading)), await runMeasure(store, "fatalities", {...inputOf(reading), by: "all"})];
  const row = result.rows.find((one) => one.side === side);
  const [recorded, notCoded] = [number(all.rows[0]?.events) ?? 0, number(row?.not_coded) ?? 0];
  const value = recorded > 0 && notCoded === recorded ? null : number(row?.deaths) ?? (recorded ? null : 0);
  return {value, low: value, high: value, events: number(row?.events), results: [result]};
}

/** Low, best and high; without events they are 0, and where no event has a known number there is none. */
function estimates(row: ResultRow | undefined, {estimate}: Reading, events: number | null): Pick<Computed, "value" | "low" | "high" | "missing"> {
  if (!row || events !== 0 && number(row.unknown) === events) return {value: null, low: null, high: null, missing: "kind_not_recorded"};
  if (!events) return {value: 0, low: 0, high: 0};
  return {value: number(row[estimate]), low: number(row.low), high: number(row.high)};
}

export function number(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
