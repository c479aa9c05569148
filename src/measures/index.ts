// The door of the measures: re-exports only. The list of them is registry.ts.
export {correctTogether} from "./correct-together.ts";
export {writeParquet} from "./parquet.ts";
export {findActors, type FoundActor} from "./actors.ts";
export {arrowOf} from "./arrow.ts";
export {describeMeasures, describeParams, type MeasureAbout, type ParamAbout} from "./catalogue.ts";
export {commandOf, parseCommand} from "./command.ts";
export {csv} from "./csv.ts";
export {geojson} from "./geojson.ts";
export {handedOn, runMeasure, type RunOptions} from "./run.ts";
export {parseQuestion} from "./question.ts";
export {Studies} from "./studies.ts";
export {measures} from "./registry.ts";
export {parseSelection, selectionParams, selectionText} from "./selection.ts";
export type {Measure} from "./measure.ts";
export type * from "./result.ts";
