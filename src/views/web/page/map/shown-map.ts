import type {Shaded} from "./areas.ts";
import type {Density} from "./density.ts";
import type {MarkColumns} from "./mark-layer.ts";
import type {Marks} from "./marks.ts";
import type {Camera} from "./pick.ts";
import type {Sizes} from "./sizes.ts";

/** What the map shows at this moment, for the files that are made of it. */
export interface ShownMap {
  camera(): Camera;
  marks: {marks: Marks; columns: MarkColumns; sizes: Sizes} | null;
  areas: Pick<Shaded, "features" | "scale"> | null;
  density: Density | null;
  /** The command line that makes what is drawn again. */
  command: string;
  area: "deaths" | "events";
  /** Degrees of a square of the marks; 0 for places. */
  size: number;
}

/** The one map of the page; null before it is drawn. */
export const shownMap: {current: ShownMap | null} = {current: null};
