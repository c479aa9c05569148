export {figure, type Figure, type FigureOptions} from "./figure.ts";
export type {Basemap} from "./basemap.ts";
export {poster, type Poster} from "./poster.ts";
export {standalone} from "./svg.ts";
export {darkTheme} from "./palette.ts";
export {cautionText} from "./notes.ts";
export {numbers} from "./numbers.ts";
export {words as figureWords, type Lang} from "./words.ts";
