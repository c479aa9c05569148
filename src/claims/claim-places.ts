import {isBeside} from "./asides.ts";
import {goesOn, speaksOn, talliesOn, type Before} from "./context.ts";
import {datelineOf} from "./dateline.ts";
import {clauseOf, isClauseEnd, ofKind, type Draft} from "./draft.ts";
import type {Parsed} from "./parse.ts";

/** The places of a claim: those between its number and the next, else those that lead its clause or sentence. */
export function placesOf(parsed: Parsed, draft: Draft, drafts: readonly Draft[], before: Before): string[] {
  const {tokens} = parsed;
  const [from, to] = clauseOf(parsed, draft.anchor);
  const listed = draft.anchor - 1;
  if (tokens[listed]?.kind === "L" && /^#[,.)&]?$|^#[,.&]/.test(parsed.shape.slice(draft.anchor)) && /^[:,.&]?$/.test(tokens[listed - 1]?.kind ?? "")) return [tokens[listed]!.text];
  if (tokens[listed]?.text === "(" && tokens[listed - 1]?.kind === "L") return [tokens[listed - 1]!.text];
  const anchors = drafts.filter(({measure, anchor}) => measure !== "spread" || draft.measure === "spread" || /[,&:]/.test(parsed.shape.slice(draft.anchor, anchor))).map(({anchor}) => anchor).filter((anchor) => anchor >= from && anchor < to).sort((a, b) => a - b);
  const first = anchors[0] === draft.anchor;
  const next = anchors.find((anchor) => anchor > Math.max(draft.anchor, draft.to - 1) && !isJoined(parsed, draft.anchor, anchor)) ?? to;
  const stop = /^[^,.:]*?L&#iL/.exec(parsed.shape.slice(draft.anchor));
  const previous = [...anchors].reverse().find((anchor) => anchor < Math.min(draft.anchor, draft.from)) ?? from;
  const after = ofKind(parsed, "L", draft.anchor, Math.min(stop === null ? next : Math.min(next, draft.anchor + stop[0].length - 2), tail(parsed, draft, to)));
  const lead = ofKind(parsed, "L", from, anchors[0] ?? draft.anchor);
  const inside = ofKind(parsed, "L", Math.min(draft.from, draft.anchor), draft.to);
  const own = beforeSplit(parsed, after, next === to ? null : next);
  const close = afterSplit(parsed, ofKind(parsed, "L", previous, draft.anchor));
  let found = first ? [...lead, ...own] : own.length > 0 ? [...own, ...inside] : close.length > 0 && draft.measure !== "events" ? close : lead;
  if (found.length === 0) found = inside.length > 0 ? inside : ofKind(parsed, "L", from, tail(parsed, draft, to)).filter((i) => !isOfAnother(parsed, i, anchors));
  if (found.length === 0) found = ofKind(parsed, "L", 0, from).slice(0, 3);
  if (found.length === 0 && (tokens[to]?.kind === ":" || tokens[to]?.text === ";") && !ofKind(parsed, "#%/", to, clauseOf(parsed, Math.min(to + 1, tokens.length - 1))[1]).length) found = ofKind(parsed, "L", to, clauseOf(parsed, Math.min(to + 1, tokens.length - 1))[1]);
  if (found.length === 0) found = shared(parsed, draft, from, to, anchors);
  const head = listHead(parsed, from);
  if (head > 0 && !drafts.some(({anchor}) => anchor < head)) found = [...ofKind(parsed, "L", clauseOf(parsed, Math.max(0, head - 2))[0], head - 1).filter((i) => tokens[i - 1]?.kind !== "t"), ...found];
  found = withoutWhole(parsed, draft, found, tail(parsed, draft, to));
  const named = subjectOfAside(parsed, draft.anchor);
  if (named !== null) found = [named, ...ofKind(parsed, "L", named + 1, draft.to)];
  found = found.filter((i) => i >= datelineOf(parsed));
  found = unless(found, (i) => isBeside(parsed, i, draft.anchor));
  found = unless(found, (i) => isOwner(parsed, i));
  const untold = found.filter((i) => !isTeller(parsed, i));
  if (untold.length > 0 || !found.some((i) => tokens[i - 1]?.kind === "i" && (tokens[i + 1]?.kind === "s" && i < draft.anchor))) found = untold;
  found = found.filter((i) => !isOrigin(parsed, i));
  const than = comparedPlaces(parsed, draft, from, to);
  found = than.outdone ? than.places : found.filter((i) => !than.places.includes(i));
  const texts = [...new Set(found.filter((i) => !isWhole(parsed, draft, i) && !isOutdone(parsed, draft, i) && !isGeneric(parsed, i, found)))].sort((a, b) => a - b).map((i) => tokens[i]!.text);
  const owners = texts.length > 0 ? [] : ownersOf(parsed, from, to);
  if (owners.length > 0) return owners;
  if (texts.length === 0 && before.scene !== null && (goesOn(parsed, draft, before) || speaksOn(parsed) || talliesOn(parsed))) return [...before.scene.places];
  return texts.length > 0 || !tokens.some(({kind, key}) => kind === "@" && /^(?:them|those|these|y|of them|it|the same)$/.test(key)) && !tokens.some(({period}) => period?.form === "same") && !/^dE/.test(parsed.shape) ? [...new Set(texts)] : [...before.places];
}

/** Of places between two numbers, those before the last comma that parts them are the first one's: "first attack in Togo, storming a camp in the north and killing eight". */
function beforeSplit(parsed: Parsed, places: readonly number[], next: number | null): number[] {
  const later = next === null ? places : afterSplit(parsed, places);
  return later.length === places.length ? [...places] : places.filter((i) => !later.includes(i));
}

function afterSplit({tokens, shape}: Parsed, places: readonly number[]): number[] {
  const [last] = [...places].reverse();
  if (last === undefined) return [];
  const comma = shape.lastIndexOf(",", last);
  return /^(?:L|[io]d?L)/.test(shape.slice(comma + 1)) || !/[KuBk]|ing\b/.test(tokens.slice(comma + 1, last).map(({kind, key}) => kind + key).join(" ")) || !places.some((i) => i < comma) ? [...places] : places.filter((i) => i > comma);
}

/** "Somalia, which was the busiest theatre": of a relative clause the place that it is about. */
function subjectOfAside({tokens, shape}: Parsed, anchor: number): number | null {
  const lead = /L,w[^,.:]*$/.exec(shape.slice(0, anchor));
  return lead !== null && /^(?:which|qui)$/.test(tokens[lead.index + 2]!.key) ? lead.index : null;
}

/** The start of a list after a colon, whose items semicolons part; 0 where there is none. */
function listHead({tokens}: Parsed, from: number): number {
  let head = from;
  while (tokens[head - 1]?.text === ";") for (head--; head > 0 && !isClauseEnd(tokens[head - 1]!);) head--;
  return tokens[head - 1]?.text === ":" ? head : 0;
}

/** Without those that something speaks against, unless it speaks against all. */
function unless(found: readonly number[], against: (i: number) => boolean): number[] {
  const left = found.filter((i) => !against(i));
  return left.length > 0 ? left : [...found];
}

/** "Colombia's ELN rebels", "Gaza's health ministry": whose they are is not where it was. */
function isOwner({tokens, shape}: Parsed, i: number): boolean {
  return tokens[i + 1]?.key === "'s" && /^[awd]{0,3}[AS]/.test(shape.slice(i + 2));
}

/** "Myanmar's junta" killed where nothing else is said: in Myanmar. */
function ownersOf({tokens}: Parsed, from: number, to: number): string[] {
  return [...new Set(tokens.slice(from, to).flatMap(({kind, text}) => kind === "A" ? /^(\p{Lu}.*)['’]s \p{Ll}/u.exec(text)?.[1] ?? [] : []))];
}

/** Where the clause turns to who says so, or a share to the rest: places beyond are none of the claim. */
function tail({tokens, shape}: Parsed, {anchor, measure, to}: Draft, end: number): number {
  for (let i = anchor + 1; i < end; i++) {
    const teller = tokens[i]!.kind === "," ? /^(?:[sS]|[^KkEDuBU#T,.:sS]{1,6}s)/.exec(shape.slice(i + 1)) : null;
    const beyond = teller === null ? -1 : shape.indexOf(",", i + teller[0].length);
    if (beyond > 0 && /^(?:after|when|as|during|following|while|apres|lorsque|lorsqu'|quand|lors)$/.test(tokens[beyond + 1]?.key ?? "")) i = beyond;
    else if (teller !== null) return i;
    if (measure === "share" && tokens[i]!.kind === "," && i >= to && !/^[io]?d?L/.test(shape.slice(i + 1))) return i;
  }
  return end;
}

/** "Spilled over from Mali", "on their way home from Togo": where something came from is not where it was. */
function isOrigin({tokens}: Parsed, i: number): boolean {
  const at = tokens[i - 1]?.kind === "d" ? i - 2 : i - 1;
  return tokens[at]?.key === "from" && tokens.slice(Math.max(0, at - 2), at).some(({kind, key}) => kind === "p" || /^(?:home|back|way|over|returning|coming|arriving|withdrawal|retreat)$/.test(key));
}

/** Places after "than": of a comparison they are the other side; where nobody had more "than in Sudan", that is the place of the rank. */
function comparedPlaces({tokens, shape}: Parsed, {measure, anchor}: Draft, from: number, to: number): {places: number[]; outdone: boolean} {
  const none = measure === "rank" && tokens.slice(from, anchor + 1).some(({kind, key}) => kind === "0" || /^(?:nowhere|never|jamais|nulle|only|seule?s?)$/.test(key));
  const places = ofKind({tokens} as Parsed, "L", from, to).filter((i) => !/^(?:where|ou)$/.test(tokens[i + 2]?.key ?? "") && /t[diow\/]{0,4}(?:L[&,]d?)*$/.test(shape.slice(from, i)) && /^(?:than|as in|qu'|que)$/.test(tokens[shape.lastIndexOf("t", i)]?.key ?? ""));
  return {places, outdone: none && places.length > 0};
}

/** "3 in 2022, none in 2023 and 11 this year in Bodu": places that stand together, in one gap between the numbers, are everybody's. */
function shared(parsed: Parsed, {anchor: own}: Draft, from: number, to: number, anchors: readonly number[]): number[] {
  const all = ofKind(parsed, "L", from, to);
  const last = all[all.length - 1] ?? own;
  if (last >= own && (!/^#[^,.]{0,6}[,&][^.:]{0,3}[#0]/.test(parsed.shape.slice(own, last)) || parsed.tokens.slice(own, last).some(({key}) => /^(?:dont|including|of|among|of which|y compris)$/.test(key)))) return [];
  const gap = (i: number) => anchors.filter((anchor) => anchor < i).length;
  return all.every((i) => gap(i) === gap(all[0]!)) ? all : [];
}

/** "One in five of the attacks in Yemen took place in Marib": the place of the whole is not that of the share, nor the other way about. */
function withoutWhole({tokens, shape}: Parsed, {measure, anchor}: Draft, found: readonly number[], end: number): number[] {
  const share = measure === "share" || measure === "events" && /[%/][od#]*$/.test(shape.slice(Math.max(0, anchor - 3), anchor));
  const verb = share ? tokens.findIndex(({key}, i) => i > anchor && (/^(?:occurred|took place|taken place|taken|happened|took|se sont produits|se sont|ont eu lieu|eu lieu|ont touche|ont vise|survenu\w*)$/.test(key) || /^(?:was|were)$/.test(key) && /^id?L/.test(shape.slice(i + 1)) || key === "se" && /^sont/.test(tokens[i + 1]?.key ?? ""))) : -1;
  const subject = measure === "share" ? found.filter((i) => i < anchor && isHead({tokens, shape}, i)) : [];
  if (subject.length > 0 && verb < 0) return subject;
  if (verb < 0) return [...found];
  const [before, after] = [found.filter((i) => i < verb), measure === "share" ? ofKind({tokens} as Parsed, "L", verb, end) : found.filter((i) => i > verb)];
  return measure === "share" ? after.length > 0 ? after : before : before.length > 0 ? before : after;
}

/** At the head of a clause, as its subject. */
function isHead({tokens, shape}: Pick<Parsed, "tokens" | "shape">, i: number): boolean {
  return /(?:^|[,.:])d?(?:L[,&]d?)*$/.test(shape.slice(0, i)) && !/^(?:in|at|en|a|au|dans)$/.test(tokens[i]!.text.split(" ")[0]!.toLowerCase());
}

/** Where whoever tells it is: "the mission in Juba counted", "a group in Imphal noted". */
function isTeller({tokens, shape}: Parsed, i: number): boolean {
  if (/S[iwo]{0,3}$/.test(shape.slice(Math.max(0, i - 4), i)) && tokens[i - 1]?.kind === "i" && /^,?[e]?[cs]/.test(shape.slice(i + 1))) return true;
  const start = shape.lastIndexOf(",", i);
  const position = shape.slice(start + 1, i);
  if (start > 0 && /[#EKkDV]/.test(shape.slice(0, start)) && /^[^GEKkDVuBT#%]*[wPSHC][^GEKkDVuBT#%]*[io]d?$/.test(position) && /^[^.:;#EKkDVuBT%]*s/.test(shape.slice(i + 1))) return true;
  const rest = /^[^,.:;]*/.exec(shape.slice(start + 1))![0];
  if (start > 0 && /[#EKkDV]/.test(shape.slice(0, start)) && !/[#EKkDVuBT%]/.test(rest) && tokens.slice(i + 1, start + 1 + rest.length).some(({kind, key}) => kind === "s" && !/^(?:found|put|thought|presumed)$/.test(key))) return true;
  return tokens[i + 1] !== undefined && /^(?:conceded|acknowledged|admitted|denied|reconnait|admet)$/.test(tokens[i + 1]!.key);
}

/** "Overtook Afghanistan", "devant la Syrie et le Mexique": whom a place left behind in a ranking, or followed. */
function isOutdone({tokens}: Parsed, {measure}: Draft, i: number): boolean {
  for (let j = i - 1; j >= Math.max(0, i - 6); j--) {
    if (tokens[j]!.key === "to" && tokens[j - 1]?.key === "only" || /^(?:ahead|trailing|bar|except|excepting|excluding|devant|derriere|hormis|sauf|excepte)$/.test(tokens[j]!.key) || measure === "rank" && /^(?:overtook|overtaking|overtaken|surpassed|surpassing|depassant|depasse|behind)$/.test(tokens[j]!.key)) return true;
    if (!"Ldo,&".includes(tokens[j]!.kind) && !/^(?:only|just|seulement)$/.test(tokens[j]!.key)) return false;
  }
  return false;
}

/** "Burundi is the country where", "Lake Chad: ... in the region": what has its name is told by it. */
function isGeneric({tokens}: Parsed, i: number, found: readonly number[]): boolean {
  return /^(?:(?:the|this) (?:country|region|nation|enclave|province|territory)|(?:le |ce )?pays|la province|le territoire|l'enclave)$/i.test(tokens[i]!.text.replace("’", "'")) && found.some((other) => other < i && /^\p{Lu}|\p{Ll}[-' ’]\p{Lu}/u.test(tokens[other]!.text));
}

/** "300 soldiers and 150 insurgents died in": both numbers share what follows. */
function isJoined({shape}: Parsed, anchor: number, other: number): boolean {
  return /^[^,.:;LTKkBu]*&$/.test(shape.slice(anchor + 1, other));
}

/** A place that stands with another number of the clause. */
function isOfAnother({tokens}: Parsed, i: number, anchors: readonly number[]): boolean {
  const last = anchors.filter((anchor) => anchor < i).pop();
  return last !== undefined && !tokens.slice(last, i).some(({kind}) => kind === ",");
}

/** The whole of which a share is a part, or a span of the world, is no place of the claim. */
function isWhole({tokens, shape}: Parsed, {measure}: Draft, i: number): boolean {
  const {text} = tokens[i]!;
  if (/^(?:which|que|qu')$/.test(tokens[i - 1]?.key ?? "")) return true;
  if (tokens[i + 1]?.kind === "s" && tokens[i + 1]!.key !== "put") return true;
  if (/S[w]{0,5}[io]$/.test(shape.slice(Math.max(0, i - 7), i)) && tokens.some(({kind}, j) => kind === "L" && j !== i)) return true;
  return (measure === "share" || measure === "rank") && /^(?:Africa|Europe|Asia|Afrique|Asie|Latin America|the continent|le continent)$/.test(text) && !/^(?:in|en)$/.test(tokens[i - 1]?.key ?? "");
}
