import type {Params, ValuesOf} from "../param.ts";
import type {Chosen} from "./chosen.ts";
import type {Work} from "./permute.ts";
import type {Answer, Caution, Column, ColumnType, Coverage, ResultRow, Span} from "./result.ts";
import type {Scope} from "./scope.ts";
import type {Selection} from "./selection.ts";

/** A named, documented question to the events of a selection. Every view is made from this declaration. */
export interface Measure<P extends Params = Params> {
  name: string;
  title: string;
  /** One or two sentences: the definition. */
  about: string;
  params: P;
  columns: Readonly<Record<string, MeasureColumn>>;
  /** Answers only from a census: totals, trends and zeros. */
  census: boolean;
  /** Asked of an actor; refused without one. */
  actor: boolean;
  /** Asked of a source that tells tactics apart; refused without. */
  tactics?: boolean;
  /** It fits, draws or permutes, which takes seconds: worth a thread of its own where others wait. A long one is begun first. */
  study?: true | "long";
  /** Its rows are events as the source records them, which the terms of a source may forbid to pass on. */
  lists?: "events";
  /** SQL over the scope's relations; every value is bound through the scope. */
  query(scope: Scope, params: ValuesOf<P>): string;
  /** The rows that `query` asks for, from the events that a server holds; null where it cannot tell them. */
  held?(chosen: Chosen, params: ValuesOf<P>, scope: Scope): ResultRow[] | null;
  /** Of more events the engine is asked, whatever `held` can tell; without it of more than {@link mostSummed}. */
  mostHeld?: number;
  /** Turns the engine's rows into the result's rows, or into rows with what they say; pure. */
  compute?(rows: ResultRow[], params: ValuesOf<P>, context: ComputeContext): ResultRow[] | Computed | Promise<Computed>;
  /** What is left of an answer where tests of it, by name, do not hold once all tests of a report are corrected together. Needed where an answer has tests. */
  retract?(answer: Answer, failed: ReadonlySet<string>): Pick<Answer, "value" | "code"> & {values?: Answer["values"]};
  chart: Chart;
  method: {cite: string; assumes: readonly string[]; cautions: readonly string[]};
  /** Arguments of a command that the docs run. */
  example: readonly string[];
}

export interface MeasureColumn extends Column {
  /** Leaves the column out of a result; absent for columns that are always there. */
  only?: (params: Readonly<Record<string, unknown>>) => boolean;
}

export interface Computed {
  rows: ResultRow[];
  answer?: Answer;
  /** What the computation itself has to add to the cautions of the selection. */
  cautions?: readonly Caution[];
}

export interface ComputeContext {
  coverage: Coverage;
  from: string | null;
  to: string | null;
  /** Spans that the releases cover for one country, or, for null, for the countries of the selection together. */
  spansOf(country: string | null): readonly Span[];
  selection: Pick<Selection, "actor" | "country">;
  /** How heavy computations are done, told of and cancelled. */
  work: Work;
}

export interface Chart {
  mark: "map" | "line" | "bar" | "timeline" | "table";
  x: string;
  y: string;
  band?: readonly [string, string];
}

export function measure<P extends Params>(declared: Measure<P>): Measure<P> {
  return declared;
}

export function column(type: ColumnType, about: string, options: {unit?: string; only?: MeasureColumn["only"]} = {}): MeasureColumn {
  const unit = options.unit ?? (type === "deaths" ? "deaths" : type === "count" ? "events" : type === "km" ? "km" : type === "degrees" ? "degrees" : null);
  return {type, unit, about, ...(options.only ? {only: options.only} : {})};
}

/** The columns that nearly every measure sums. */
export const sums = {
  events: column("count", "recorded events"),
  low: column("deaths", "sum of the lowest estimates"),
  best: column("deaths", "sum of the best estimates"),
  high: column("deaths", "sum of the highest estimates"),
  unknown: column("count", "events whose deaths are unknown; they are in none of the sums")
} as const;

/** SQL of {@link sums}; a group without any known number of deaths has no sum rather than 0. */
export const sumsSql = `count(*) AS events,
  sum(low)::DOUBLE AS low, sum(best)::DOUBLE AS best, sum(high)::DOUBLE AS high, count(*) - count(best) AS "unknown"`;
