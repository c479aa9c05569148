export {checkClaim, type CheckOptions} from "./check.ts";
export type {Hints} from "./subject.ts";
export {missingReasons, mostReadings, verdicts} from "./verdict.ts";
export type * from "./verdict.ts";
