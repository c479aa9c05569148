import type {MarkColumns} from "./mark-layer.ts";
import type {Marks} from "./marks.ts";
import type {TimedMarks} from "./marks.ts";
import type {Camera} from "./pick.ts";
import type {Shaded} from "./areas.ts";
import type {Sizes} from "./sizes.ts";

/** What the map shows at this moment, for the files that are made of it. */
export interface ShownMap {
  camera(): Camera;
  marks: {marks: Marks; columns: MarkColumns; sizes: Sizes} | null;
  areas: Shaded | null;
  area: "deaths" | "events";
  size: number;
  /** The answer by period, asked for where it is not there yet. */
  timed: TimedMarks | null;
}

/** The one map of the page; null before it is drawn. */
export const shownMap: {current: ShownMap | null} = {current: null};
