import type {Result} from "../../../index.ts";

export type {Result};

/** A parameter as the API tells of it; forms are made from this. */
export interface ParamInfo {
  name: string;
  about: string;
  /** What a value looks like. */
  expected: string;
  /** Closed vocabulary, where there is one. */
  values?: readonly string[];
  many: boolean;
  default: unknown;
}

export interface MeasureInfo {
  name: string;
  title: string;
  about: string;
  params: readonly ParamInfo[];
  columns: Result["columns"];
  chart: {mark: "map" | "line" | "bar" | "timeline" | "table"; x: string; y: string; band?: readonly [string, string]};
  method: {cite: string; assumes: readonly string[]; cautions: readonly string[]};
  census: boolean;
  actor: boolean;
  tactics?: boolean;
}

export interface Registry {
  selection: readonly ParamInfo[];
  measures: readonly MeasureInfo[];
}

export interface Bilingual {
  en: string;
  fr: string;
}

/** What the server says of itself, and of the case that it serves. */
export interface Session {
  version: string;
  /** Whether this server takes files. */
  import: boolean;
  case: CaseInfo | null;
}

export interface CaseInfo {
  id: string;
  title: Bilingual;
  summary: Bilingual;
  article?: {publisher: string; date: string; about: string; url?: string};
  actor: string;
  period?: {from: string; to: string};
  focus: readonly string[];
  sources: readonly string[];
  context: readonly ({date: string} & Bilingual)[];
}

export interface SourceInfo {
  name: string;
  title: string;
  license: string;
  inclusion: string;
  census: boolean;
  simulated: boolean;
  /** Values of where_prec or geo_precision and what they mean. */
  precision: Readonly<Record<string, string>>;
  events: number;
}

export interface ReleaseInfo {
  id: string;
  source: string;
  version: string;
  origin: string;
  retrieved: string;
  license: string;
  rows: {read: number; accepted: number; rejected: Readonly<Record<string, number>>; duplicates: number; revised: number};
}

/** What is loaded. */
export interface Loaded {
  /** The largest first. */
  sources: readonly SourceInfo[];
  releases: readonly ReleaseInfo[];
}

/** A value as the forms and the query have it: texts. */
export function defaultTexts(param: ParamInfo): readonly string[] {
  return param.default === null || param.default === undefined ? [] : Array.isArray(param.default) ? param.default.map(String) : [String(param.default)];
}
