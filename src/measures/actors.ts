import {actorNamed, actors, spellings} from "../actors/aliases.ts";
import {nearest, resolveActor, type KnownActor, type Resolved} from "../actors/resolve.ts";
import {normalForm} from "../actors/normal-form.ts";
import {HarmattanError} from "../error.ts";
import type {Store, View} from "../store/index.ts";
import {knownActors} from "./scope.ts";

/** An actor that a text may mean. `name` is what a selection takes; `events` counts those in which it is a side, under its own name or in a list acting together. */
export interface FoundActor {
  name: string;
  /** The alias table's short name, else the source's spelling. */
  label: string;
  aliases: readonly string[];
  source: string;
  events: number;
}

/**
 * The actors of the loaded sources that `text` may name, by name, alias, or as a part of a list, best first: the one that a selection would take, then those that a word
 * of begins so, then near spellings. Without a text, those with most events.
 */
export async function findActors(store: Store, {text = "", source = null, limit = 12, signal}: {text?: string; source?: string | null; limit?: number; signal?: AbortSignal | undefined} = {}): Promise<FoundActor[]> {
  const loaded = source === null ? Object.keys(store.state().sources) : [source];
  const found: FoundActor[] = [];
  for (const name of loaded) found.push(...await inSource(await store.view(name, {signal}), text.trim(), limit));
  return source === null && !text.trim() ? found.toSorted((a, b) => b.events - a.events).slice(0, limit) : interleaved(found, loaded).slice(0, limit);
}

async function inSource(view: View, text: string, limit: number): Promise<FoundActor[]> {
  const known = await knownActors(view);
  const counts = await eventsOf(view);
  const weight = (key: number) => counts.get(key) ?? 0;
  const names = text ? candidates(text, known, limit, weight) : known.toSorted((a, b) => weight(b.key) - weight(a.key)).slice(0, limit).map(({name}) => name);
  const seen = new Set<string>();
  return names.flatMap((name) => {
    const resolved = resolveOrNull(name, known);
    if (!resolved?.inStore || seen.has(resolved.label)) return [];
    seen.add(resolved.label);
    const listed = actorNamed(resolved.label);
    const keys = [...resolved.keys.get("named") ?? [], ...resolved.keys.get("joint") ?? []];
    return [{name: listed?.name ?? name, label: resolved.label, aliases: listed ? spellings(listed).filter((spelling) => spelling !== listed.name) : [], source: view.source.name, events: keys.reduce((sum, key) => sum + weight(key), 0)}];
  });
}

/** Names in the order in which they are offered. */
function candidates(text: string, known: readonly KnownActor[], limit: number, weight: (key: number) => number): string[] {
  const form = normalForm(text);
  const begins = (name: string) => ` ${normalForm(name)}`.includes(` ${form}`);
  const aliased = actors.filter((actor) => spellings(actor).some(begins)).map(({name}) => name);
  const stored = known.filter(({name}) => begins(name)).toSorted((a, b) => weight(b.key) - weight(a.key)).map(({name}) => name);
  return [text, ...aliased, ...stored.slice(0, 3 * limit), ...nearest(text, known, limit)];
}

function resolveOrNull(name: string, known: readonly KnownActor[]): Resolved | null {
  try {
    return resolveActor(name, known);
  } catch (error) {
    if (error instanceof HarmattanError) return null;
    throw error;
  }
}

/** Events in which each actor of the store is a side, by its key; counted once for each file. */
async function eventsOf(view: View): Promise<ReadonlyMap<number, number>> {
  const held = counted.get(view.events);
  if (held) return held;
  const rows = await view.all(`SELECT actor, count(*) AS events FROM (SELECT a AS actor FROM ${view.narrow} UNION ALL SELECT b FROM ${view.narrow} WHERE b IS DISTINCT FROM a) WHERE actor IS NOT NULL GROUP BY actor`);
  // kept when it is there: a question that is given up may not give up another's
  const counts = new Map(rows.map(({actor, events}) => [Number(actor), Number(events)]));
  counted.set(view.events, counts);
  if (counted.size > 16) counted.delete(counted.keys().next().value!);
  return counts;
}

const counted = new Map<string, ReadonlyMap<number, number>>();

/** One of each source in turn, so that no source hides another. */
function interleaved(found: readonly FoundActor[], sources: readonly string[]): FoundActor[] {
  const lists = sources.map((name) => found.filter(({source}) => source === name));
  return Array.from({length: Math.max(0, ...lists.map(({length}) => length))}, (_, i) => lists.flatMap((list) => list[i] ?? [])).flat();
}
