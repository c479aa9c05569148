import {checkPlace, resolveActor, type KnownActor, type Resolved} from "../actors/resolve.ts";
import {eventTypes, type Cell, type EventType} from "../event.ts";
import {fail} from "../error.ts";
import {edgesOf} from "../param.ts";
import {isCountry, nearestCountries} from "../geo/country.ts";
import type {Bound, Row, View} from "../store/index.ts";
import {choose, type Chosen, type Sides} from "./chosen.ts";
import type {Selection} from "./selection.ts";

/** A selection against one source: the relations that a measure asks, with every value bound. */
export interface Scope {
  view: View;
  selection: Selection;
  /** The events of the selection, as a relation for FROM, with the columns of {@link View.narrow}. */
  events: string;
  /** The same events with every column: slower, for names. */
  rows: string;
  /** The same events without the condition on actors, for comparison. */
  surroundings: string;
  /** The events of the selection among those that are held; null where none are, or not all that the selection asks for. */
  chosen: Chosen | null;
  /** SQL conditions over an event's keys; "false" where no actor is selected. */
  actorIsA: string;
  actorIsB: string;
  actors: readonly Resolved[];
  /** Keys of the actors, as surely named as the selection asks. */
  keys: readonly number[];
  known: readonly StoredActor[];
  bind(value: Bound): string;
  all(sql: string, most?: number): Promise<Row[]>;
  columns(sql: string, most?: number): Promise<Readonly<Record<string, readonly Cell[]>>>;
  /** As `all`, from memory where the same was asked of the same files before. */
  remembered(sql: string): Promise<Row[]>;
}

/** An actor as the source names it; `kind` only where the source says it. */
export interface StoredActor extends KnownActor {
  kind: string | null;
}

export async function openScope(view: View, selection: Selection): Promise<Scope> {
  const values: Bound[] = [];
  const bind = (value: Bound) => `$${values.push(value)}`;
  const known = await knownActors(view);
  const actors = selection.actor.map((name) => resolveActor(name, known));
  const countries = checkCountries(selection.country);
  for (const actor of actors) checkPlace(actor, countries);
  if (actors.length && selection.attribution.includes("unidentified") && !countries.length) fail("unidentified_place", {});
  const keys = actors.flatMap(({keys: byLevel}) => selection.attribution.flatMap((level) => byLevel.get(level) ?? []));
  const side = (column: string) => keys.length ? `${column} IN (${keys.join(", ")})` : "false";
  checkRole(view, selection);
  const chosen = view.held ? choose(view.held, selection, countries, selection.actor.length ? {columns: sides(), keys} : null) : null;
  // made when a statement asks for it, since a value may not be bound that no statement has
  let made: string[] | undefined;
  const where = () => made ??= conditions();
  const who = () => selection.actor.length ? [...where(), `(${sides().map(side).join(" OR ")})`] : where();
  return {
    view, selection, actors, keys, known, bind, chosen,
    get events() { return relation(view.narrow, who()); },
    get rows() { return relation(view.events, who()); },
    get surroundings() { return relation(view.narrow, where()); },
    actorIsA: side("a"), actorIsB: side("b"),
    all: (sql, most) => view.all(sql, values, most), columns: (sql, most) => view.columns(sql, values, most),
    remembered: (sql) => remember(JSON.stringify([view.events, sql, values]), () => view.all(sql, values))
  };

  function relation(from: string, conditions: readonly string[]): string {
    return `(SELECT * FROM ${from} e${conditions.length ? ` WHERE ${conditions.join(" AND ")}` : ""})`;
  }

  function sides(): Sides["columns"] {
    const columns = {perpetrator: ["a"], target: ["b"], involved: ["a", "b"], any: ["a", "b", "assoc_a", "assoc_b"]} as const;
    return columns[selection.role];
  }

  function conditions(): string[] {
    const some: string[] = [];
    const among = (column: string, list: readonly string[]) => `${column} IN (${list.map(bind).join(", ")})`;
    if (countries !== "world" && countries.length) some.push(among("country", countries));
    if (selection.type.length) some.push(among("event_type", selection.type));
    if (selection.from) some.push(`date_start >= CAST(${bind(selection.from)} AS DATE)`);
    if (selection.to) some.push(`date_start <= CAST(${bind(selection.to)} AS DATE)`);
    if (selection.precision !== null) some.push(`where_prec <= ${bind(selection.precision)}`);
    if (selection.deaths !== null) some.push(`best >= ${bind(selection.deaths)}`);
    if (selection.bbox !== null) some.push(withinBox(selection.bbox));
    if (selection.admin1.length) {
      const names = selection.admin1.map((name) => `strip_accents(lower(${bind(name)}))`).join(", ");
      some.push(`(file_row_number IN (SELECT file_row_number FROM ${view.events} WHERE strip_accents(lower(adm_1)) IN (${names})) OR place IN (SELECT place FROM ${view.places} WHERE strip_accents(lower(admin1)) IN (${names})))`);
    }
    return some;
  }

  function withinBox(box: string): string {
    const {west, south, east, north} = edgesOf(box);
    const [from, to] = [`longitude >= ${bind(west)}`, `longitude <= ${bind(east)}`];
    return `latitude BETWEEN ${bind(south)} AND ${bind(north)} AND (${from} ${west > east ? "OR" : "AND"} ${to})`;
  }
}

/** Files of a store never change, so an answer from them holds as long as the process; the last few hundred are kept. */
const answers = new Map<string, Row[]>();

async function remember(key: string, ask: () => Promise<Row[]>): Promise<Row[]> {
  // kept when it is there: a question that is given up may not give up another's
  const held = answers.get(key) ?? await ask();
  answers.delete(key);
  answers.set(key, held);
  if (answers.size > 300) answers.delete(answers.keys().next().value!);
  return held;
}

/** The table of actors of a view's source; the same array each time. */
export async function knownActors(view: View): Promise<StoredActor[]> {
  const key = `${view.source.name} ${view.actors}`;
  const cached = actorCache.get(key);
  if (cached) return cached;
  const rows = await view.all(`SELECT actor, source, name, id, kind FROM ${view.actors} WHERE source = $1 ORDER BY actor`, [view.source.name]);
  const known = rows.map(({actor, source, name, id, kind}) => ({key: Number(actor), source: String(source), name: String(name), id: id === null ? null : String(id), kind: kind === null ? null : String(kind)}));
  actorCache.set(key, known);
  if (actorCache.size > 8) actorCache.delete(actorCache.keys().next().value!);
  return known;
}

/** Actor tables are immutable files, so what was read of one holds as long as the process. */
const actorCache = new Map<string, StoredActor[]>();

function checkCountries(codes: readonly string[]): string[] | "world" {
  if (codes.includes("world")) return "world";
  for (const code of codes) if (!isCountry(code)) fail("invalid_value", {field: "country", value: code, expected: `ISO 3166-1 alpha-3, e.g. ${nearestCountries(code).join(", ") || "MLI"}, or world`});
  return [...codes];
}

/** A role is refused where the source does not say which side did it. */
function checkRole({source}: View, selection: Selection): void {
  if (selection.role !== "perpetrator" && selection.role !== "target") return;
  if (source.perpetrator === "all") return;
  const defined: readonly EventType[] = source.perpetrator;
  const asked = selection.type.length ? selection.type : Object.keys(eventTypes) as EventType[];
  if (asked.every((type) => defined.includes(type))) return;
  fail("role_undefined", {
    role: selection.role, source: source.name, types: selection.type.length ? selection.type.join(", ") : "all kinds of events",
    defined: defined.length ? defined.map((type) => `--type ${type}`).join(" ") : "this source defines it for none"
  });
}
