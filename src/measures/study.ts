import type {Cell} from "../event.ts";
import type {Params} from "../param.ts";
import {coverageOf, type Covering} from "./coverage.ts";
import type {Computed, Measure} from "./measure.ts";
import type {Work} from "./permute.ts";
import {measures} from "./registry.ts";
import type {ResultRow} from "./result.ts";
import type {Selection} from "./selection.ts";

/** What a measure is asked to compute, in plain data that can go to another thread. */
export interface Asked {
  measure: string;
  params: Readonly<Record<string, unknown>>;
  selection: Pick<Selection, "actor" | "country" | "from" | "to">;
  covering: Covering;
}

/** The same with what the engine found, column by column: the same study has the same answer, whenever and wherever it is computed. */
export interface Study extends Asked {
  columns: Readonly<Record<string, readonly Cell[]>>;
}

/** Rows of a measure, and what they say. A measure that computes nothing answers what the engine found. */
export async function compute({measure: name, params, selection, covering}: Asked, rows: ResultRow[], work: Work): Promise<Computed> {
  const measure = measures.find((candidate) => candidate.name === name) as Measure<Params>;
  const {from, to, country} = selection;
  const computed = await measure.compute?.(rows, params as never, {...coverageOf(covering, from, to, country), from, to, selection, work}) ?? rows;
  return Array.isArray(computed) ? {rows: computed} : computed;
}
