export {figure, type Figure, type FigureOptions} from "./figure.ts";
export type {Basemap} from "./basemap.ts";
