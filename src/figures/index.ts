export {figure, type Figure, type FigureOptions} from "./figure.ts";
export type {Basemap} from "./basemap.ts";
export {poster, type Poster} from "./poster.ts";
export {standalone} from "./svg.ts";
export {darkTheme} from "./palette.ts";
export {numbers} from "./numbers.ts";
export type {Lang} from "./words.ts";
