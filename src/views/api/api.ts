import type {Case, Store} from "../../index.ts";
import type {StudyThreads} from "../../threads/index.ts";
import type {Limits} from "./limits.ts";
import type {StateTag} from "./state-tag.ts";
import type {Turns} from "./turns.ts";

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

/** What every route needs. */
export interface Api extends ApiOptions {
  tag: StateTag;
  /** ETags of the last few thousand addresses. */
  tags: Map<string, string>;
  /** Questions that are being answered. */
  running: number;
  turns: Turns;
}
