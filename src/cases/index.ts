export {embeddedFiles, readCase, type Case, type FigureSpec} from "./case.ts";
export {checkCase, isContradicted, type CaseCheck, type CheckCaseOptions, type CheckedClaim} from "./check.ts";
export {claimKinds, hasClaims, readClaims, textOf, type CaseClaim, type ClaimKind} from "./claims.ts";
export {jsonSchemas} from "./json-schema.ts";
export {loadEmbedded, preferredSource, preferring} from "./load.ts";
export {mergeClaims, type FoundClaim} from "./merge.ts";
export {newCase, type NewCase} from "./new.ts";
export {turnedVerdicts, type Turned, type TurnedClaim} from "./turned.ts";
export {updateClaims, type ClaimsUpdate} from "./update-claims.ts";
