import type {Params} from "../param.ts";
import {coverageOf, type Covering} from "./coverage.ts";
import type {Computed, Measure} from "./measure.ts";
import type {Work} from "./permute.ts";
import {measures} from "./registry.ts";
import type {ResultRow} from "./result.ts";
import type {Selection} from "./selection.ts";

/** What a measure computes, in plain data that can go to another thread: the same study has the same answer, whenever and wherever it is computed. */
export interface Study {
  measure: string;
  params: Readonly<Record<string, unknown>>;
  selection: Pick<Selection, "actor" | "country" | "from" | "to">;
  covering: Covering;
  /** What the engine found. */
  rows: ResultRow[];
}

/** Rows of a measure, and what they say. A measure that computes nothing answers what the engine found. */
export async function compute({measure: name, params, selection, covering, rows}: Study, work: Work): Promise<Computed> {
  const measure = measures.find((candidate) => candidate.name === name) as Measure<Params>;
  const {from, to, country} = selection;
  const computed = await measure.compute?.(rows, params as never, {...coverageOf(covering, from, to, country), from, to, selection, work}) ?? rows;
  return Array.isArray(computed) ? {rows: computed} : computed;
}
