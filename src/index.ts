// The table of contents of the library. Figures have a door of their own, figures/index.ts, since they are heavy to load.
export {eventColumns, eventFlags, eventTypes, actorKinds, placeLevels} from "./event.ts";
export {errors, HarmattanError} from "./error.ts";
export {parseParams, type Input, type Param, type Params} from "./param.ts";
export {actors, actorNamed} from "./actors/aliases.ts";
export {resolveActor} from "./actors/resolve.ts";
export * as basemap from "./geo/basemap.ts";
export {countryName, isCountry} from "./geo/country.ts";
export {cellCenter, cellPolygon, gid} from "./geo/grid.ts";
export {describePlaces} from "./geo/place.ts";
export {readers} from "./sources/index.ts";
export {rejectionReasons, type Reader, type Source} from "./sources/source.ts";
export {fetchSource} from "./store/fetch.ts";
export {diffReleases, importFile, Store, type ImportOptions, type ImportProgress, type ImportSummary, type Release, type ReleaseDiff, type State, type View} from "./store/index.ts";
export {importSimulation, parseScenario, readScenario, reportedEvents, simulate, truthOf, withEvents, writeSimulation, type Scenario, type Simulation, type Truth} from "./simulate/index.ts";
export {arrowOf, correctTogether, csv, describeMeasures, describeParams, findActors, geojson, handedOn, measures, parseQuestion, parseSelection, runMeasure, selectionParams, selectionText, Studies, writeParquet, type Answer, type FoundActor, type Measure, type MeasureAbout, type ParamAbout, type Result, type RunOptions} from "./measures/index.ts";
export {aboutClaim, checkCase, checkIn, describeCase, figureInputs, hasClaims, isContradicted, jsonSchemas, loadEmbedded, mergeClaims, newCase, preferredSource, preferring, readCase, readClaims, textOf, turnedVerdicts, updateClaims, type Case, type CaseAbout, type CaseCheck, type CaseClaim, type CheckedClaim, type ClaimsUpdate, type FigureSpec, type FoundClaim, type NewCase, type Turned} from "./cases/index.ts";
export {checkClaim, type CheckOptions, type Verdict} from "./verdicts/index.ts";
export {bundleCase, verifyBundle, type Bundled, type BundleOptions, type Difference, type Verification, type VerifyOptions, type WriteReport} from "./bundle/index.ts";
