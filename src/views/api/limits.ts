import {studyLimits} from "../../threads/index.ts";

/** Bounds of what one request may cost. */
export interface Limits {
  /** Rows of an answer. */
  rows: number;
  /** Milliseconds that a request may take. */
  time: number;
  /** Bytes of a file that is handed over. */
  body: number;
  /** Requests of one client in a second, beyond loopback; a burst of ten times as many is let through. */
  rate: number;
  /** Questions that may be answered at once, those that wait for the engine included. */
  running: number;
}

export const usualLimits: Limits = {rows: 100_000, time: 60_000, body: 2 ** 31, rate: 20, running: 200};

/** As Arrow, which is columns, so many times the rows. */
export const arrowRows = 10;

/** How many seconds' worth of requests a client that was quiet may make at once. */
export const burst = 10;

/** The engine that questions share: how many statements at once, and memory in DuckDB's notation. */
export const engineLimits = {connections: 3, memory: "1GB"} as const;

/** One parameter: characters of a value, and values. */
export const parameterLimits = {characters: 300, values: 100} as const;

/**
 * What the connection itself may take; times in milliseconds. One that nothing is asked over is kept a little longer than proxies keep theirs, a minute, so that it is they who let go: a
 * question that is on its way when the server does is lost.
 */
export const connectionLimits = {headerBytes: 16_384, headerTime: 10_000, headers: 100, connections: 500, idleTime: 65_000} as const;

/** The limits in words, with what happens beyond them, for the docs. */
export function limitsInWords({rows, time, body, rate, running}: Limits = usualLimits): {what: string; limit: string; beyond: string}[] {
  const n = (number: number) => number.toLocaleString("en-GB");
  return [
    {what: "rows of an answer", limit: `${n(rows)}; as Arrow ${n(rows * arrowRows)}`, beyond: "`query_large`: narrow it, or `harmattan measure ... --format parquet --out FILE`"},
    {what: "time", limit: `${time / 1000} s`, beyond: "`query_slow`: narrow it, or ask with the command"},
    {what: "questions at once", limit: `${running}, of which ${engineLimits.connections} run in the engine and ${studyLimits.threads} studies in threads, for which ${studyLimits.waiting} more may wait`, beyond: "`server_busy`, with `Retry-After`"},
    {what: "requests of a client beyond this machine", limit: `${rate} in a second, after a burst of ${rate * burst}`, beyond: "`server_busy`, with `Retry-After`"},
    {what: "memory", limit: `${engineLimits.memory} for the engine, ${studyLimits.memory} for each of the ${studyLimits.threads} threads`, beyond: "`engine_memory`"},
    {what: "a file that is handed over", limit: `${body / 2 ** 30} GiB`, beyond: "`body_large`: `harmattan import FILE`"},
    {what: "a value; values of a parameter", limit: `${parameterLimits.characters} characters; ${parameterLimits.values}`, beyond: "`invalid_value`"},
    {what: "headers", limit: `${connectionLimits.headers} lines, ${connectionLimits.headerBytes / 1024} KiB, within ${connectionLimits.headerTime / 1000} s`, beyond: "the connection is closed, or 431"},
    {what: "connections", limit: String(connectionLimits.connections), beyond: "the connection is closed"}
  ];
}
