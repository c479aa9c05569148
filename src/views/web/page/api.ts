import {useEffect, useState} from "react";

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
  /** The address that `value` answers. */
  of: string | null;
}

/** Asks the server, as the page's only way to it. Throws a {@link Problem}; `decode` reads a good response. */
export async function ask<T>(path: string, signal?: AbortSignal, decode: (response: Response) => Promise<T> = (response) => response.json() as Promise<T>): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {signal: signal ?? null, headers: {accept: "application/json"}});
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem({code: "unreachable", status: 0});
  }
  if (!response.ok) throw await problemOf(response);
  return decode(response);
}

export async function problemOf(response: Response): Promise<Problem> {
  const told = await response.json().catch(() => ({})) as ConstructorParameters<typeof Problem>[0];
  return new Problem({title: response.statusText, ...told, status: response.status});
}

const kept = new Map<string, unknown>();
const most = 60;

/** ms by which a question that the map does not wait for lets the map's go first, after the first of all. */
export const afterMap = 120;

/** The answer at `path`, asked again when it changes, `wait` ms later; null asks nothing. A question that is no longer asked is cancelled. */
export function useAnswer<T>(path: string | null, decode?: (response: Response) => Promise<T>, revision = 0, wait = 0): Answer<T> {
  const key = path === null ? null : `${revision} ${path}`;
  const [answer, setAnswer] = useState<Answer<T>>({value: null, loading: path !== null, problem: null, of: null});
  useEffect(() => {
    if (path === null || key === null) {
      setAnswer({value: null, loading: false, problem: null, of: null});
      return;
    }
    if (kept.has(key)) {
      setAnswer({value: kept.get(key) as T, loading: false, problem: null, of: path});
      return;
    }
    const controller = new AbortController();
    setAnswer((last) => ({...last, loading: true}));
    const turn = answer.value !== null && wait ? new Promise((done) => setTimeout(done, wait)) : Promise.resolve();
    turn.then(() => controller.signal.aborted ? Promise.reject(new Error("no longer asked")) : ask(path, controller.signal, decode)).then((value) => {
      kept.set(key, value);
      if (kept.size > most) kept.delete(kept.keys().next().value!);
      setAnswer({value, loading: false, problem: null, of: path});
    }, (error: unknown) => {
      if (controller.signal.aborted) return;
      setAnswer({value: null, loading: false, of: path, problem: error instanceof Problem ? error : new Problem({detail: String(error)})});
    });
    return () => controller.abort();
  }, [key]);
  // between a new question and its being asked, what is here answers the old one
  return path !== null && answer.of !== path && !answer.loading ? {...answer, loading: true} : answer;
}
