import {palette} from "./palette.ts";
import type {Scene} from "./scene.ts";
import {el, type Markup} from "./svg.ts";

/** Height of a drawing that has nothing to show. */
export const emptyHeight = 72;

/** The words in the place of a drawing that has nothing to show. */
export function emptyDrawing({width}: Scene, words: string): Markup {
  return el("text", {x: width / 2, y: 40, "font-size": 14, "text-anchor": "middle", fill: palette.muted}, words);
}
