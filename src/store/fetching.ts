import type {RequestEffects} from "../sources/request.ts";
import type {ProbeOptions} from "../sources/ucdp-downloads.ts";
import type {EngineOptions} from "./engine.ts";
import type {ImportProgress} from "./import.ts";

export interface FetchOptions {
  /** UCDP only: one version, e.g. 25.1 or 26.0.8; by default what is newest. */
  version?: string | undefined;
  /** UCDP only: ask the API even where a download is there. */
  api?: boolean;
  /** UCDP only: the SHA-256 that the download must have. */
  sha256?: string;
  /** ACLED only: first and last day, YYYY-MM-DD. */
  from?: string | undefined;
  to?: string | undefined;
  /** ACLED only: ISO 3166-1 alpha-3 codes, or the world. */
  countries?: "world" | readonly string[] | undefined;
  /** Longest wait for the publisher's first answer, and for a pause that it asks for; a silent one is not asked again. */
  timeoutSeconds?: number;
  /** Longest duration of all that is fetched and imported. */
  totalSeconds?: number;
  engine?: EngineOptions;
  progress?: (progress: ImportProgress) => void;
  signal?: AbortSignal;
}

/** What the outside world does. `env` names keys and mirrors: HARMATTAN_UCDP_URL, HARMATTAN_UCDP_API_URL, HARMATTAN_UCDP_TOKEN, HARMATTAN_ACLED_URL, HARMATTAN_ACLED_USER, HARMATTAN_ACLED_PASSWORD. */
export interface FetchEffects extends RequestEffects {
  env: Readonly<Record<string, string | undefined>>;
  /** One line about what was found or done. */
  log: (line: string) => void;
}

/** A fetch under way, as its parts see it. */
export interface Fetching {
  directory: string;
  options: FetchOptions;
  effects: FetchEffects;
  /** How requests are made. */
  ask: Pick<ProbeOptions, "timeout" | "attempts" | "patience" | "signal">;
}

/** Options of an import that a fetch hands on. */
export function passed({options, effects}: Pick<Fetching, "options" | "effects">) {
  const {progress, signal, engine} = options;
  return {...(progress && {progress}), ...(signal && {signal}), ...(engine && {engine}), now: () => new Date(effects.now())};
}
