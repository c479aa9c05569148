import type {Param, ParamKind, Params} from "../param.ts";
import {measures} from "./registry.ts";
import type {Chart} from "./measure.ts";
import type {Column} from "./result.ts";
import {selectionParams} from "./selection.ts";

/** A parameter as data: what a form, a help text or a schema is made from. */
export interface ParamAbout {
  name: string;
  about: string;
  expected: string;
  kind: ParamKind;
  /** Bounds of a number, inclusive. */
  min?: number;
  max?: number;
  /** Closed vocabulary; absent where there is none. */
  values?: readonly string[];
  many: boolean;
  default: unknown;
}

export interface MeasureAbout {
  name: string;
  title: string;
  about: string;
  params: ParamAbout[];
  /** `only` is true for a column that some parameters leave out. */
  columns: Readonly<Record<string, Column & {only?: true}>>;
  chart: Chart;
  method: {cite: string; assumes: readonly string[]; cautions: readonly string[]};
  census: boolean;
  actor: boolean;
  tactics: boolean;
  /** It computes for seconds. */
  study: boolean;
  /** "events" where its rows are events, of which a result tells the total. */
  lists: "events" | null;
  /** Arguments of a command. */
  example: readonly string[];
}

/** Every measure with its parameters and columns, and the parameters of the selection that all of them take. */
export function describeMeasures(): {selection: ParamAbout[]; measures: MeasureAbout[]} {
  return {
    selection: describeParams(selectionParams),
    measures: measures.map(({name, title, about, params, columns, chart, method, census, actor, tactics, study, lists = null, example}) => ({
      name, title, about, params: describeParams(params), chart, method, census, actor, tactics: tactics === true, study: study !== undefined, lists, example,
      columns: Object.fromEntries(Object.entries(columns).map(([key, {only, ...column}]) => [key, {...column, ...(only ? {only: true as const} : {})}]))
    }))
  };
}

export function describeParams(params: Params): ParamAbout[] {
  return Object.entries(params).map(([name, {parse: _, ...about}]: [string, Param<unknown>]) => ({name, ...about}));
}
