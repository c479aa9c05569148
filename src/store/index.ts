export {assembleStore, type Part} from "./assemble.ts";
export {rowsChecksum} from "./checksum.ts";
export {diffReleases, releaseNamed, type DeathsChange, type EventChange, type ReleaseDiff} from "./diff.ts";
export type {Bound, EngineOptions, Row} from "./engine.ts";
export {fetchable, fetchSource, type Fetchable} from "./fetch.ts";
export type {FetchEffects, FetchOptions} from "./fetching.ts";
export {importFile, type ImportOptions, type ImportProgress, type ImportSummary} from "./import.ts";
export type {Release, SourceState, State} from "./state.ts";
export {Store, type View} from "./store.ts";
