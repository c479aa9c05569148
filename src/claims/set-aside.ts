import type {SetAsideReason} from "./claim.ts";
import type {Parsed} from "./parse.ts";

/** Why a sentence without a claim holds none: it looks ahead, judges, counts something else, or describes. */
export function reasonOf({shape, tokens}: Parsed): SetAsideReason {
  if (tokens.some(({kind}) => kind === "M")) return "forecast";
  if (tokens.some(({kind}) => kind === "!")) return "opinion";
  if (/[#%/]/.test(shape)) return "number_not_events";
  if (/[EVDKCAL]/.test(shape)) return "qualitative";
  return "other";
}
