export {readCase, type Case, type FigureSpec} from "./case.ts";
export {loadEmbedded, preferredSource} from "./load.ts";
