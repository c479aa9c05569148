import {tableFromIPC} from "apache-arrow";
import {kindOf} from "../../../../figures/index.ts";
import {useAnswer, type Answer} from "../api.ts";
import {queryText, without, type Query} from "../view.ts";
import type {Axis} from "../time/axis.ts";
import type {Squares} from "./timed.ts";
import {marksOf, timedMarksOf, type Columns, type Marks, type TimedMarks} from "./marks.ts";

/** At most so many marks: what is quick to draw without a graphics card. */
export const mostMarks = 5000;

/** The marks of a selection. */
export function useMarks(selection: Query | null, size: number, revision: number): Answer<Marks> {
  return useAnswer(selection && `api/measures/marks?${queryText(selection, {size, limit: mostMarks, format: "arrow"})}`, decodeMarks, revision, "map");
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

async function decodeMarks(response: Response): Promise<Marks> {
  return marksOf(await columnsOf(response), kindOf);
}

async function columnsOf(response: Response): Promise<Columns> {
  const table = tableFromIPC(new Uint8Array(await response.arrayBuffer()));
  return {
    length: table.numRows,
    command: (JSON.parse(table.schema.metadata.get("harmattan") ?? "{}") as {command?: string}).command ?? "",
    get(name) {
      const vector = table.getChild(name);
      if (!vector) return () => null;
      return (row) => {
        const value = vector.get(row) as string | number | bigint | null;
        return typeof value === "bigint" ? Number(value) : value;
      };
    }
  };
}
