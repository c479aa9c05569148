import {tableFromIPC} from "apache-arrow";
import {kindOf} from "../../../../figures/index.ts";
import {keep, useAnswer, type Answer} from "../api.ts";
import type {Result} from "../registry.ts";
import {sumsOfMarks, sumsPath} from "../totals.ts";
import {queryText, without, type Query} from "../view.ts";
import type {Axis} from "../time/axis.ts";
import type {Squares} from "./timed.ts";
import {marksOf, timedMarksOf, type Columns, type Marks, type TimedMarks} from "./marks.ts";

/** At most so many marks: what is quick to draw without a graphics card. */
export const mostMarks = 5000;

/** The marks of a selection. */
export function useMarks(selection: Query | null, size: number, revision: number): Answer<Marks> {
  return useAnswer(selection && `api/measures/marks?${queryText(selection, {size, limit: mostMarks, format: "arrow"})}`, selection ? decodeMarks(selection, revision) : undefined, revision, "map");
}

/** The marks of a selection, whatever its dates, with the running sums of each period of the axis. */
export function useTimedMarks(selection: Query | null, squares: Squares, axis: Axis | null, revision: number): Answer<TimedMarks> {
  return useAnswer(selection && axis && timedPath(selection, squares, axis), axis ? decodeTimed(axis) : undefined, revision);
}

export function timedPath(selection: Query, {size, split}: Squares, axis: Axis): string {
  return `api/measures/marks?${queryText(without(selection, "from", "to"), {size, by: axis.unit, count: "spread", ...split === "none" ? {split} : {}, limit: mostMarks, format: "arrow"})}`;
}

export function decodeTimed(axis: Axis): (response: Response) => Promise<TimedMarks> {
  return async (response) => timedMarksOf(await columnsOf(response), axis.periods, kindOf);
}

/** Reads marks, and keeps their sums where they are those of the whole selection. */
function decodeMarks(selection: Query, revision: number): (response: Response) => Promise<Marks> {
  return async (response) => {
    const columns = await columnsOf(response);
    const marks = marksOf(columns, kindOf);
    const number = (value: number) => Number.isNaN(value) ? null : value;
    const sums = sumsOfMarks(columns.about, Array.from(marks.events, (events, i) => ({events, low: number(marks.low[i]!), best: number(marks.best[i]!), high: number(marks.high[i]!), unknown: marks.unknown[i]!})));
    if (sums) keep(sumsPath(selection), revision, sums);
    return marks;
  };
}

async function columnsOf(response: Response): Promise<Columns & {about: Omit<Result, "rows">}> {
  const table = tableFromIPC(new Uint8Array(await response.arrayBuffer()));
  const about = JSON.parse(table.schema.metadata.get("harmattan")!) as Omit<Result, "rows">;
  return {
    length: table.numRows, about, command: about.command,
    get(name) {
      const vector = table.getChild(name);
      if (!vector) return () => null;
      // numbers that are all there are read as they lie in memory
      const values = vector.nullCount === 0 && vector.data.length === 1 && ArrayBuffer.isView(vector.data[0]!.values) && !vector.data[0]!.dictionary ? vector.toArray() as Int32Array | Float64Array : null;
      if (values) return (row) => values[row]!;
      return (row) => {
        const value = vector.get(row) as string | number | bigint | null;
        return typeof value === "bigint" ? Number(value) : value;
      };
    }
  };
}
