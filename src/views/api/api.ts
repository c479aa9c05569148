import type {Case, Store} from "../../index.ts";
import type {StateTag} from "./state-tag.ts";
import type {StudyThreads} from "./threads.ts";

export interface ApiOptions {
  store: Store;
  threads: StudyThreads;
  /** The case that is served; its order of sources decides where a request names none. */
  read: Case | null;
  version: string;
  /** True where only this machine is served: rows that may not be passed on are shown, files are taken. */
  local: boolean;
  /** Takes files that are dropped on the page; only where `local`. */
  takesFiles: boolean;
  /** Names and numbers under which the server may be addressed; null for any. */
  hosts: readonly string[] | null;
  /** What a client has to show; null where only this machine is served. */
  token: string | null;
  /** Folder of the built page; null where there is none. */
  page: string | null;
  limits: Limits;
}

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

/** What every route needs. */
export interface Api extends ApiOptions {
  tag: StateTag;
  /** ETags of the last few thousand addresses. */
  tags: Map<string, string>;
  /** Questions that are being answered. */
  running: number;
}
