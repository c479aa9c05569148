import {useEffect, useMemo, useState} from "react";
import {flushSync} from "react-dom";
import {mapAsks, mapDrawn, type Turn} from "./turn.ts";
import {langOf, readView, type Lang} from "./view.ts";

/** What went wrong, as the server says it (RFC 9457) or, where it did not answer, as the page does. */
export class Problem extends Error {
  readonly status: number;
  readonly field: string | null;
  readonly cure: string | null;
  readonly code: string | null;
  constructor({title, detail, status, field, cure, code}: {title?: string; detail?: string; status?: number; field?: string; cure?: string; code?: string}) {
    super(detail ?? title ?? "");
    this.status = status ?? 0;
    this.field = field ?? null;
    this.cure = cure ?? null;
    this.code = code ?? null;
  }
}

/** An answer and where it stands. While a next one is on its way, the last stays with `loading`. */
export interface Answer<T> {
  value: T | null;
  loading: boolean;
  problem: Problem | null;
}

/** Asks the server, as the page's only way to it. Throws a {@link Problem}; `decode` reads a good response. */
export async function ask<T>(path: string, signal?: AbortSignal, decode: (response: Response) => Promise<T> = (response) => response.json() as Promise<T>): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {signal: signal ?? null, headers: {accept: "application/json", "accept-language": pageLang()}});
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem({code: "unreachable", status: 0});
  }
  if (!response.ok) throw await problemOf(response);
  return decode(response);
}

/** The language of the page, in which the server is to say what is wrong. */
export function pageLang(): Lang {
  return langOf(readView(location.search));
}

export async function problemOf(response: Response): Promise<Problem> {
  const told = await response.json().catch(() => ({})) as ConstructorParameters<typeof Problem>[0];
  return new Problem({title: response.statusText, ...told, status: response.status});
}

const kept = new Map<string, unknown>();
const most = 60;

/** Keeps an answer that another one holds too, so that it is not asked for. */
export function keep(path: string, revision: number, value: unknown): void {
  kept.set(`${revision} ${path}`, value);
  if (kept.size > most) kept.delete(kept.keys().next().value!);
}

/**
 * The answer at `path`, asked again when it changes; null asks nothing. A question that is no longer asked is cancelled. Who has nothing yet asks at once, whatever
 * the turn.
 */
export function useAnswer<T>(path: string | null, decode?: (response: Response) => Promise<T>, revision = 0, turn: Turn = "own"): Answer<T> {
  const key = path === null ? null : `${revision} ${path}`;
  const [last, setLast] = useState<{key: string | null; value: T | null; problem: Problem | null; lang?: Lang}>({key: null, value: null, problem: null});
  const lang = pageLang();
  // a problem is told again in the language that the reader changes to
  const again = last.problem && last.lang !== lang ? lang : null;
  useEffect(() => {
    if (path === null || key === null) return setLast({key, value: null, problem: null});
    if (last.key === key && again === null) return;
    if (kept.has(key)) return setLast({key, value: kept.get(key) as T, problem: null});
    const controller = new AbortController();
    const answer = (turn === "beside" && last.value !== null ? mapDrawn() : Promise.resolve()).then(() => {
      controller.signal.throwIfAborted();
      return kept.has(key) ? kept.get(key) as T : ask(path, controller.signal, decode);
    });
    const shown = answer.then((value) => {
      keep(path, revision, value);
      const set = () => setLast({key, value, problem: null});
      // what the map draws is drawn before anything else is done
      if (turn === "map") flushSync(set);
      else set();
    }, (error: unknown) => {
      if (!controller.signal.aborted) setLast({key, value: null, problem: error instanceof Problem ? error : new Problem({detail: String(error)}), lang});
    });
    if (turn === "map") mapAsks(shown);
    return () => controller.abort();
  }, [key, again]);
  return useMemo(() => path === null ? nothing : {value: last.value, loading: last.key !== key, problem: last.key === key ? last.problem : null}, [last, key]);
}

const nothing = {value: null, loading: false, problem: null};
