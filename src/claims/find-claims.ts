import type {Claim, Extraction, SetAsideReason} from "./claim.ts";
import {changes} from "./changes.ts";
import {counts} from "./counts.ts";
import {contextAfter, nothingBefore, type Before} from "./context.ts";
import type {Draft} from "./draft.ts";
import {eventTypeOf} from "./event-types.ts";
import {firstEvents} from "./first-event.ts";
import {nameTable} from "./gazetteer.ts";
import {detectLanguage} from "./language.ts";
import type {ClaimLanguage} from "./lexicon.ts";
import {nones} from "./none.ts";
import {ordinals} from "./ordinals.ts";
import {parse, type Parsed} from "./parse.ts";
import {plainText, type TextForm} from "./plain-text.ts";
import {ranks} from "./ranks.ts";
import {readingsOf} from "./readings.ts";
import {sentencesOf} from "./sentences.ts";
import {reasonOf} from "./set-aside.ts";
import {shares} from "./shares.ts";
import {rolesOf, type Inherited} from "./roles.ts";
import {placesOf} from "./claim-places.ts";
import {periodOf, sourceOf} from "./slots.ts";
import {spreads} from "./spread.ts";
import {repeats} from "./times.ts";

export interface FindOptions {
  /** Day of publication, YYYY-MM-DD: "last month" and the like are read from it. Null where it is not known. */
  published?: string | null;
  /** Of the text; told from its words where it is left out. */
  lang?: ClaimLanguage;
  /** `text` is taken as it is; Markdown and HTML lose their markup first. */
  form?: TextForm;
  /** Names of actors beside those that the tables have, as those of a case. */
  actors?: readonly string[];
}

/**
 * The claims of a text about recorded conflict events, in order, and every other sentence with the reason why it holds none. Spans are exact parts of
 * their sentence, sentences exact parts of the text without its markup.
 */
export function findClaims(text: string, {published = null, lang, form = "text", actors = []}: FindOptions = {}): Extraction {
  const plain = plainText(text, form);
  const language = lang ?? detectLanguage(plain);
  const own = actors.length === 0 ? null : nameTable(actors);
  const claims: (Claim & {sentence: string})[] = [];
  const setAside: {sentence: string; reason: SetAsideReason}[] = [];
  let before = nothingBefore;
  let last: Draft | null = null;
  let paragraph = -1;
  for (const span of sentencesOf(plain, language)) {
    if (span.paragraph !== paragraph) [before, last, paragraph] = [{...nothingBefore, actors: before.actors}, null, span.paragraph];
    const sentence = plain.slice(span.start, span.end);
    const period = before.period === null || before.period.from === null && before.period.to === null ? null : before.period;
    const parsed = parse(sentence, language, {published, before: period, actors: own, told: before.claim !== null && before.claim.measure !== "spread"});
    const found = claimsOf(parsed, before, last);
    if (found.length === 0) setAside.push({sentence, reason: reasonOf(parsed)});
    claims.push(...found.map(({claim}) => ({...claim, sentence})));
    last = found[found.length - 1]?.draft ?? last;
    before = contextAfter(parsed, found.map(({claim}) => claim), before);
  }
  return {claims, set_aside: setAside};
}

function claimsOf(parsed: Parsed, before: Before, last: Draft | null): {claim: Claim; draft: Draft}[] {
  const counted = counts(parsed, last).flatMap(({draft}) => draft === null ? [] : [draft]);
  const drafts = [...counted, ...changes(parsed), ...shares(parsed), ...ranks(parsed), ...firstEvents(parsed), ...spreads(parsed), ...nones(parsed, counted), ...ordinals(parsed), ...repeats(parsed)].sort((a, b) => a.anchor - b.anchor);
  const found: {claim: Claim; draft: Draft}[] = [];
  for (const draft of drafts) {
    const previous = found.find(({claim}) => claim.actors.length > 0)?.claim ?? null;
    found.push({claim: filled(parsed, draft, drafts, before, previous === null ? null : {actors: [...previous.actors], role: previous.role}, found[found.length - 1]?.claim ?? null), draft});
  }
  return found;
}

function filled(parsed: Parsed, draft: Draft, drafts: readonly Draft[], before: Before, inherited: Inherited | null, earlier: Claim | null): Claim {
  const {tokens, text} = parsed;
  const {actors, role} = rolesOf(parsed, draft, drafts, inherited, before);
  const {period, token} = periodOf(parsed, draft, before);
  const claim: Omit<Claim, "readings"> = {
    span: text.slice(tokens[draft.from]!.start, tokens[Math.max(draft.to, draft.anchor + 1) - 1]!.end), measure: draft.measure, actors, role, event_type: eventTypeOf(parsed, draft, role, before, earlier),
    places: placesOf(parsed, draft, drafts, before), period, comparator: draft.comparator, value: draft.value, unit: draft.unit,
    baseline: baselineOf(parsed, draft, earlier ?? before.claim), source_named: sourceOf(parsed, before), single_event: isSingle(parsed, draft)
  };
  return {...claim, readings: readingsOf(claim, token?.period ?? null)};
}

/** The words that a claim is held against; a pronoun with what it stands for: "them (more than 1,200 people died)". */
function baselineOf(parsed: Parsed, draft: Draft, earlier: Claim | null): string | null {
  const words = baselineWords(parsed, draft);
  return words !== null && earlier !== null && draft.measure === "share" && /^(?:them|those|these|which|whom|eux|elles|d['’]entre|ceux-ci|celles-ci)\b/i.test(words) ? `${words} (${earlier.span})` : words;
}

function baselineWords({tokens, text}: Parsed, {measure, baseline}: Draft): string | null {
  if (baseline !== null) return text.slice(tokens[baseline[0]]!.start, tokens[baseline[1] - 1]!.end).replace(/^(?:of|de|des|du|d['’])\s*/, "");
  if (measure !== "change" && measure !== "rank") return null;
  return tokens.find(({period}) => period?.baseline === true)?.text ?? (measure === "rank" ? tokens.find(({period}) => period !== null)?.text ?? null : null);
}

/** One ambush, raid or massacre: an event noun in the singular, or the dead of a single day. */
function isSingle({tokens, language}: Parsed, {measure, anchor}: Draft): boolean {
  if (measure === "events" || measure === "change" || measure === "share" || measure === "spread") return false;
  const singular = tokens.some(({kind, key}, i) => kind === "E" && !/(?:s|x)$/.test(key) && i !== anchor && /^(?:a|an|the|one|this|that|single|un|une|l'|la|le|cette|ce|d'une|d'un)$/.test(tokens[i - 1]?.key ?? tokens[i - 2]?.key ?? ""));
  const day = tokens.some(({period}) => period !== null && period.from !== null && period.from === period.to);
  return singular || day && language.length > 0;
}
