import type {Claim} from "../claims/claim.ts";
import {statedBy} from "../verdicts/compatible.ts";
import {dayIn} from "../verdicts/definition.ts";
import {claimedIn} from "../verdicts/sentence.ts";
import type {Bilingual} from "../verdicts/verdict.ts";

/** What a claim states, said from its slots and not in the words of the article: a start for the analyst's own. */
export function ownWords(claim: Claim): Bilingual {
  return {en: said(claim, "en"), fr: said(claim, "fr")};
}

type Language = keyof Bilingual;

function said(claim: Claim, language: Language): string {
  const stated = statedBy(claim);
  const value = claimedIn(stated, language);
  const one = claim.value === 1 || language === "fr" && claim.value === 0;
  const counted = stated.rule === "zero" ? none[language] : (noun: Noun) => `${value} ${one ? noun.one : noun.many}`;
  const what = nouns[language];
  const head = ((): string => {
    switch (claim.measure) {
      case "events": return counted(what.events);
      case "fatalities": return counted(what.deaths);
      case "civilian_fatalities": return counted(what.civilians);
      case "share": return what.share(value, claim.baseline);
      case "change": return what.change(claim.value === null ? "" : value, claim.baseline, typeof claim.value === "number" && claim.value < 0);
      case "rank": return what.rank(value, claim.baseline);
      case "first_event": return what.first;
      case "spread": return what.spread(claim.value === null ? "" : value);
      default: return what.other(value);
    }
  })();
  const parts = [head + who(claim, language), claim.places.join(", "), period(claim.period, language)].filter(Boolean);
  return parts.join(", ").replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

interface Noun {
  one: string;
  many: string;
}

const none: Record<Language, (noun: Noun) => string> = {en: ({many}) => `no ${many}`, fr: ({one}) => `pas de ${one}`};

const nouns = {
  en: {
    events: {one: "event", many: "events"}, deaths: {one: "death", many: "deaths"}, civilians: {one: "civilian killed", many: "civilians killed"},
    share: (value: string, whole: string | null) => `a share of ${value}${whole ? ` (of: ${whole})` : ""}`,
    change: (value: string, from: string | null, fall: boolean) => `a ${fall ? "fall" : "rise"}${value ? `: ${value}` : ""}${from ? ` (against: ${from})` : ""}`,
    rank: (value: string, among: string | null) => `${value}${among ? ` (among: ${among})` : ""}`,
    first: "a first event", spread: (value: string) => `events in ${value || "these"} places`, other: (value: string) => value
  },
  fr: {
    events: {one: "événement", many: "événements"}, deaths: {one: "mort", many: "morts"}, civilians: {one: "civil tué", many: "civils tués"},
    share: (value: string, whole: string | null) => `une part de ${value}${whole ? ` (de : ${whole})` : ""}`,
    change: (value: string, from: string | null, fall: boolean) => `une ${fall ? "baisse" : "hausse"}${value ? ` : ${value}` : ""}${from ? ` (par rapport à : ${from})` : ""}`,
    rank: (value: string, among: string | null) => `${value}${among ? ` (parmi : ${among})` : ""}`,
    first: "un premier événement", spread: (value: string) => `des événements dans ${value || "ces"} lieux`, other: (value: string) => value
  }
} as const;

const roles: Record<Language, Record<"perpetrator" | "involved" | "target", string>> = {
  en: {perpetrator: " by ", involved: " involving ", target: " among "},
  fr: {perpetrator: " du fait de ", involved: " impliquant ", target: " parmi "}
};

function who({actors, role}: Claim, language: Language): string {
  return actors.length ? `${roles[language][role === "any" ? "involved" : role]}${actors.join(language === "en" ? " and " : " et ")}` : "";
}

function period({from, to, text}: Claim["period"], language: Language): string {
  if (from && to && from !== to) return language === "en" ? `${dayIn(from, "en")} to ${dayIn(to, "en")}` : `du ${dayIn(from, "fr")} au ${dayIn(to, "fr")}`;
  if (from && to) return dayIn(from, language);
  if (from) return language === "en" ? `from ${dayIn(from, "en")}` : `à partir du ${dayIn(from, "fr")}`;
  if (to) return language === "en" ? `until ${dayIn(to, "en")}` : `jusqu’au ${dayIn(to, "fr")}`;
  return text ?? "";
}
