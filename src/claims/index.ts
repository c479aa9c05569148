// The door of the claims: apart from src/index.ts, since the libraries of language are heavy to load.
export type {Claim, ClaimPeriod, Extraction, OtherReading, SetAsideReason} from "./claim.ts";
export {findClaims, type FindOptions} from "./find-claims.ts";
export {detectLanguage} from "./language.ts";
export type {ClaimLanguage} from "./lexicon.ts";
export type {TextForm} from "./plain-text.ts";
