import type {Engine} from "./engine.ts";

/** What stands for no number in a column of {@link HeldEvents}. A text or a key that is absent is 0. */
export const none = -2147483648;

/** A column of texts that recur: for each event the place of its text in `words`, which begins with none. */
export interface Coded {
  codes: Uint16Array;
  words: readonly (string | null)[];
}

/**
 * The columns of a view's events that most questions choose and sum by, held by this process beside the engine's: to pass over a few arrays takes a tenth of the time
 * of a statement. Events stand in the order of their list, by first day and identifier; those without a day come last.
 */
export interface HeldEvents {
  length: number;
  /** How many have a day. */
  dated: number;
  /** The greatest key of an actor. */
  actors: number;
  /** Days since 1970. */
  day: Int32Array;
  country: Coded;
  event_type: Coded;
  sub_event_type: Coded;
  flags: Coded;
  place_level: Coded;
  where_prec: Int32Array;
  deaths_a: Int32Array;
  deaths_b: Int32Array;
  deaths_civilians: Int32Array;
  deaths_unknown: Int32Array;
  low: Int32Array;
  best: Int32Array;
  high: Int32Array;
  release: Int32Array;
  /** Keys of the view's places and actors. */
  place: Int32Array;
  a: Int32Array;
  b: Int32Array;
  assoc_a: Int32Array;
  assoc_b: Int32Array;
  crosses_month: Uint8Array;
  coarse: Uint8Array;
  /** By what {@link View.at} finds an event. */
  held_row: Int32Array;
  /** Coordinates by the key of a place. */
  latitude: Float64Array;
  longitude: Float64Array;
  /** First-level unit of a place by its point, by the place's key. */
  admin1: Coded;
}

const numbers = ["where_prec", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "low", "best", "high", "release"] as const;
const keys = ["place", "a", "b", "assoc_a", "assoc_b", "held_row"] as const;
const flags = ["crosses_month", "coarse"] as const;
const texts = ["country", "event_type", "sub_event_type", "flags", "place_level"] as const;

/** About 90 bytes each; beyond so many a pass would keep other questions waiting, and the engine is asked. */
export const mostHeld = 1_000_000;

/** Reads the columns of `relation`, whose columns in `dictionaries` are of an ENUM type, and their `places`; null where an event has a point that is no place. */
export async function holdEvents(engine: Engine, {relation, places, length, dictionaries}: {relation: string; places: string; length: number; dictionaries: ReadonlyMap<string, string>}): Promise<HeldEvents | null> {
  const {pointless, last} = await engine.one(`SELECT count(*) FILTER (WHERE (place IS NULL) <> (latitude IS NULL) OR (place IS NULL) <> (longitude IS NULL)) AS pointless, coalesce(max(place), 0) AS last FROM ${relation}`);
  if (pointless) return null;
  const integers = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, new Int32Array(length)]));
  const plain = {day: new Int32Array(length), ...integers(numbers), ...integers(keys)} as Pick<HeldEvents, "day" | (typeof numbers)[number] | (typeof keys)[number]>;
  const marked = Object.fromEntries(flags.map((name) => [name, new Uint8Array(length)])) as Pick<HeldEvents, (typeof flags)[number]>;
  const codes = Object.fromEntries(texts.map((name) => [name, new Uint16Array(length)])) as Record<(typeof texts)[number], Uint16Array>;
  const point = {latitude: new Float64Array(length), longitude: new Float64Array(length)};
  await engine.fill(`SELECT ${[
    `coalesce(CAST(date_start - DATE '1970-01-01' AS INTEGER), ${none})`, ...numbers.map((name) => `coalesce(CAST(${name} AS INTEGER), ${none})`), ...keys.map((name) => `coalesce(CAST(${name} AS INTEGER), 0)`),
    ...flags.map((name) => `CAST(coalesce(${name}, false) AS INTEGER)`), ...texts.map((name) => dictionaries.has(name) ? `coalesce(CAST(enum_code(${name}) AS INTEGER) + 1, 0)` : "0"),
    "coalesce(latitude, 0)", "coalesce(longitude, 0)"
  ].join(", ")} FROM ${relation} ORDER BY date_start NULLS LAST, id`, [...Object.values(plain), ...Object.values(marked), ...Object.values(codes), ...Object.values(point)]);
  const coded = await Promise.all(texts.map(async (name): Promise<[string, Coded]> => [name, {codes: codes[name], words: [null, ...dictionaries.has(name) ? await wordsOf(engine, dictionaries.get(name)!) : []]}]));
  const undated = plain.day.indexOf(none);
  return {
    length, dated: undated < 0 ? length : undated, actors: Math.max(...[plain.a, plain.b, plain.assoc_a, plain.assoc_b].map(greatest)), ...plain, ...marked, ...Object.fromEntries(coded) as Record<(typeof texts)[number], Coded>,
    latitude: byPlace(point.latitude, plain.place, Number(last)), longitude: byPlace(point.longitude, plain.place, Number(last)), admin1: await unitsOf(engine, places, Number(last))
  };
}

async function wordsOf(engine: Engine, type: string): Promise<string[]> {
  return (await engine.all(`SELECT CAST(unnest(enum_range(NULL::${type})) AS VARCHAR) AS word`)).map(({word}) => String(word));
}

async function unitsOf(engine: Engine, places: string, last: number): Promise<Coded> {
  const {place = [], admin1 = []} = await engine.columns(`SELECT place, admin1 FROM ${places} WHERE place <= ${last} AND admin1 IS NOT NULL`);
  const words = [null, ...new Set(admin1.map(String))];
  const known = new Map(words.map((word, i) => [word, i]));
  const codes = new Uint16Array(last + 1);
  place.forEach((key, i) => codes[Number(key)] = known.get(String(admin1[i]))!);
  return {codes, words};
}

function greatest(keys: Int32Array): number {
  let most = 0;
  for (let i = 0; i < keys.length; ++i) if (keys[i]! > most) most = keys[i]!;
  return most;
}

function byPlace(values: Float64Array, place: Int32Array, places: number): Float64Array {
  const of = new Float64Array(places + 1).fill(NaN);
  for (let i = 0; i < values.length; ++i) if (place[i]) of[place[i]!] = values[i]!;
  return of;
}
