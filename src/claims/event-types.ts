import type {Claim, ClaimEventType, ClaimRole} from "./claim.ts";
import {clauseOf, ofKind, type Draft} from "./draft.ts";
import type {Parsed} from "./parse.ts";
import {goesOn, type Before} from "./context.ts";
import {isRankedEvent} from "./ranked-event.ts";

/** The kind of event: of the counted events themselves, of the verb that kills, of whom it hits, else of the words around and of the claim before in the sentence. */
export function eventTypeOf(parsed: Parsed, draft: Draft, role: ClaimRole, before: Before, earlier: Claim | null): ClaimEventType {
  const {tokens} = parsed;
  if (draft.eventType !== null && draft.eventType !== "any") return draft.eventType;
  const [from, to] = clauseOf(parsed, draft.anchor);
  if (isRankedEvent(parsed, draft)) return draft.eventType ?? "any";
  if (draft.measure === "events") return ofEvents(parsed, draft, from, to) ?? inherited(parsed, draft, before, earlier) ?? "any";
  if (before.claim !== null && tokens.some(({kind, key}) => kind === "@" && /^(?:them|y|those)$/.test(key)) && before.claim.event_type !== "any") return before.claim.event_type;
  const types = typesAround(parsed, draft, from, to);
  if (draft.victims.some((i) => protesting.test(tokens[i]!.key))) return "protest";
  const armed = draft.measure === "fatalities" && (draft.victims.some((i) => tokens[i]!.kind === "A") || ofOwn(parsed, draft));
  if (armed) return types.includes("explosion") ? "explosion" : "battle";
  const deaths = draft.unit === "deaths";
  if (deaths && murders(parsed, draft)) return "civilian_targeting";
  if (types.length > 0 && draft.measure !== "rank") return types[0]!;
  const bombs = tokens.slice(from, to).some(({kind, key}) => kind === "u" && bombing.test(key));
  if (bombs) return "explosion";
  const back = deaths ? clauseBefore(parsed, from) : null;
  if (back !== null) return back;
  if (draft.measure === "civilian_fatalities" && role === "perpetrator" && /[KklD]/.test(parsed.shape.slice(from, to))) return "civilian_targeting";
  if (goesOn(parsed, draft, before)) return before.scene!.eventType;
  return inherited(parsed, draft, before, earlier) ?? draft.eventType ?? "any";
}

const protesting = /^(?:protesters?|protestors?|demonstrators?|manifestante?s?)$/;
const bombing = /bomb|shell|pound|deton|pilonn|came under (?:shelling|bombardment)/;

/** Types of the nouns of events, violence, deaths and weapons in a clause, nearest first where they stand before the number. */
function typesAround(parsed: Parsed, draft: Draft, from: number, to: number): ClaimEventType[] {
  const {tokens, shape} = parsed;
  return ofKind(parsed, "EVbDA", from, to).filter((i) => {
    if (tokens[i]!.kind === "A") return suicide.test(tokens[i]!.key);
    if (isMixed(parsed, i)) return false;
    if (tokens[i]!.kind !== "V") return true;
    if (i > draft.anchor) return /[iT][wda#TLoZ]{0,5}$/.test(shape.slice(draft.anchor, i)) && tokens[i]!.data.type === "battle";
    return !tokens.slice(i, draft.anchor).some(({kind}) => kind === ",") && tokens[i - 1]?.kind !== "h";
  }).map((i) => typeAt(parsed, i)).filter((type): type is ClaimEventType => type !== undefined && type !== "any");
}

const suicide = /bomber|kamikaze/;

/** "In fighting and bombardment": of two kinds at once, and of neither. */
function isMixed({tokens, shape}: Parsed, i: number): boolean {
  const types = [i - 2, i + 2].filter((j) => shape[(i + j) / 2] === "&" && "EV".includes(shape[j] ?? "?")).map((j) => tokens[j]!.data.type);
  return types.some((type) => type !== undefined && type !== "any" && type !== tokens[i]!.data.type);
}

/** "grenade attack", "attaque à la roquette", "suicide assault": the weapon beside a noun of attack names its kind. */
function typeAt({tokens, shape, language}: Parsed, i: number): ClaimEventType | undefined {
  const own = suicide.test(tokens[i]!.key) ? "explosion" : tokens[i]!.data.type;
  if (tokens[i]!.kind !== "E" || own !== undefined && own !== "any") return own;
  const weapon = language === "en" ? /b[w]?$/.test(shape.slice(Math.max(0, i - 2), i)) || /^(?:suicide|aerial|air|drone|artillery|rocket|mortar|bomb)$/.test(tokens[i - 1]?.key ?? "") : /^[oiw]{1,2}[dw]?b/.test(shape.slice(i + 1)) || /^(?:suicides?|kamikazes?|aeriens?|aeriennes?|explosifs?)$/.test(tokens[i + 1]?.key ?? "");
  return weapon ? "explosion" : own;
}

/** Of counted events: by the weapon beside them, by their verb, by who carries them out. */
function ofEvents(parsed: Parsed, draft: Draft, from: number, to: number): ClaimEventType | null {
  const {tokens} = parsed;
  const type = ofKind(parsed, "E", draft.from, draft.to).map((i) => typeAt(parsed, i)).find((one) => one !== undefined && one !== "any");
  if (type !== undefined) return type;
  if (ofKind(parsed, "E", draft.anchor, draft.to).length > 0) return null;
  const near = tokens.slice(Math.max(from, draft.anchor - 8), Math.min(to, draft.anchor + 10));
  if (near.some(({kind, key}) => kind === "u" && bombing.test(key)) || near.some(({kind}) => kind === "b")) return "explosion";
  return near.some(({key}) => /kidnapp|abduct|raviss/.test(key)) ? "abduction" : null;
}

/** The verb that killed those counted says that they were put to death, and not that they fell. */
function murders(parsed: Parsed, {anchor, from, to}: Draft): boolean {
  const {tokens} = parsed;
  const [start, end] = clauseOf(parsed, anchor);
  const near = ofKind(parsed, "KED", Math.max(start, Math.min(from, anchor - 6)), Math.min(end, Math.max(to, anchor + 9)));
  return near.some((i) => {
    const between = tokens.slice(Math.min(i, anchor) + 1, Math.max(i, anchor));
    return murdering.test(tokens[i]!.key) && !between.some(({kind}) => kind === "#" || kind === "%");
  });
}

const murdering = /execut|gunn(?:ed|ing) down|guns? down|mow(?:n|ed|ing)? down|massacr|slaughter|murder|slit|throat|butcher|behead|lynch|hack|assassin|put to death|decapit|egorg|gorge|passes? par les armes|fusille|mis(?:es)? a mort|lapid|extermin|tuerie|carnage|atrocit|buried alive|burned alive|burnt alive|brules? vifs?|pendus?|hanged|bludgeon|machette/;

/** "468 of its men", "12 of their own": the dead of an armed side. */
function ofOwn({tokens, shape}: Parsed, {anchor, to}: Draft): boolean {
  const own = /^#[w]?(?:o?@[wH]|@[wH])/.test(shape.slice(anchor, Math.max(to, anchor) + 4)) || /^#H/.test(shape.slice(anchor)) && /^(?:men|hommes)$/.test(tokens[anchor + 1]!.key);
  const lost = tokens.slice(Math.max(0, anchor - 4), anchor).some(({kind, key}) => kind === "k" && /los|perd|perte/.test(key));
  return own && lost;
}

/** "A missile hit the school: 58 dead": what the clause before a colon or semicolon tells of. */
function clauseBefore(parsed: Parsed, from: number): ClaimEventType | null {
  const {tokens} = parsed;
  if (!/^[:;]$/.test(tokens[from - 1]?.text ?? "")) return null;
  const [start] = clauseOf(parsed, from - 2 < 0 ? 0 : from - 2);
  return ofKind(parsed, "Eb", start, from - 1).map((i) => typeAt(parsed, i)).filter((type): type is ClaimEventType => type !== undefined && type !== "any").pop() ?? null;
}

/** What stands without a noun, a rank and a change go on speaking of the events of the claim before; "the raids" are those of the sentence before. */
function inherited({tokens, shape}: Parsed, draft: Draft, before: Before, earlier: Claim | null): ClaimEventType | null {
  const bare = draft.rule === "bare count" || draft.rule === "none" || draft.measure === "rank" || draft.measure === "change" || draft.measure === "share";
  if (bare && earlier !== null && earlier.event_type !== "any") return earlier.event_type;
  const definite = tokens.some(({kind}, i) => kind === "E" && /^(?:the|these|those|les|ces|cette|this)$/.test(tokens[i - 1]?.key ?? "")) || bare && /@/.test(shape);
  return definite && before.claim !== null && before.claim.event_type !== "any" ? before.claim.event_type : null;
}
