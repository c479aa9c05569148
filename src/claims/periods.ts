import type {PeriodContext} from "./date-points.ts";
import type {ClaimLanguage} from "./lexicon.ts";
import {resolve, type PeriodMention} from "./period-days.ts";
import {periodWords, type PeriodForm} from "./period-words.ts";

/** The periods of a sentence, in order. `folded` is the sentence folded. */
export function findPeriods(sentence: string, folded: string, language: ClaimLanguage, context: PeriodContext): PeriodMention[] {
  if (!cheap[language].test(folded)) return [];
  const words = periodWords[language];
  const found: {start: number; end: number; form: PeriodForm; groups: Record<string, string | undefined>}[] = [];
  for (const [form, pattern] of compiled(language)) {
    for (const match of folded.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].trimEnd().length];
      if (found.some((other) => other.start < end && start < other.end)) continue;
      if (form === "point" && !named(sentence, folded, start, end, language)) continue;
      found.push({start, end, form, groups: match.groups ?? {}});
    }
  }
  let before = context.before;
  return found.sort((a, b) => a.start - b.start).flatMap((match) => {
    const lead = folded.slice(Math.max(0, match.start - 80), match.start);
    if (match.form === "weekday" && (words.reporting.test(lead) || tells(folded, match, language))) return [];
    const {days, other} = resolve(match.form, match.groups, {...context, before}, words, language);
    const opening = /^(?:of|in|for|from|at|en|de|du|a|au) /.exec(folded.slice(match.start, match.end))?.[0] ?? "";
    const whole = /^(?:'s)? (?:total|figure|tally|toll|number|level|count)\b/.test(folded.slice(match.end)) && /(?:half|third|quarter|fifth|double|twice|triple|times|percent|%|cent|above|below)(?: of)?(?: the)? $/.test(lead + opening);
    const baseline = whole || words.baseline.test(lead) || words.baseline.test(lead + opening) || match.form === "previous" || match.form === "year-earlier" || /^on (?:19|20)\d\d$/.test(folded.slice(match.start, match.end));
    if (days.from !== null && !baseline) before = days;
    return [{start: match.start, end: match.end, form: match.form, ...days, baseline, other}];
  });
}

/** "A précisé le ministère vendredi.": a verb of telling, its subject and the weekday that ends it. */
function tells(folded: string, {start, end}: {start: number; end: number}, language: ClaimLanguage): boolean {
  if (!/^\s*(?:[.,;:!?"]|$)/.test(folded.slice(end))) return false;
  return (language === "fr" ? /(?:,|"|^) ?(?:a|ont) (?:declare|annonce|indique|affirme|precise|dit|rapporte|fait savoir|confirme|estime|averti)e? (?!qu)(?:[a-z'-]+ ){1,5}$/ : /, (?:[a-z'.-]+ ){0,5}(?:said|announced|reported|confirmed|told reporters)(?: in a statement)? (?:on |late |early )?$/).test(folded.slice(Math.max(0, start - 90), start));
}

const cheap: Record<ClaimLanguage, RegExp> = {
  en: /(?:19|20)\d\d|year|month|week|quarter|day|decade|half|january|february|march|april|may|june|july|august|september|october|november|december|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|since|night|hours|q[1-4]/,
  fr: /(?:19|20)\d\d|\ban|mois|semaine|trimestre|semestre|jour|decennie|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|depuis|hier|di\b|dimanche|veille|t[1-4]|ces derni|week-end|nuit|heures|\d h|hiver|printemps|automne|\bete\b/
};

const patterns = new Map<ClaimLanguage, [PeriodForm, RegExp][]>();

function compiled(language: ClaimLanguage): [PeriodForm, RegExp][] {
  let list = patterns.get(language);
  if (list === undefined) patterns.set(language, list = periodWords[language].patterns.map(([form, source]) => [form, new RegExp(`(?<![a-z\\d])(?:${source})`, "g")]));
  return list;
}

/** "may" and "march" are months only where written so; a bare four-figure number is a year only where nothing is counted by it. */
function named(sentence: string, folded: string, start: number, end: number, language: ClaimLanguage): boolean {
  const text = folded.slice(start, end);
  if (language === "en" && /\b(?:may|march|august)\b/.test(text)) {
    const at = start + text.search(/\b(?:may|march|august)\b/);
    if (!/[A-Z]/.test(sentence[at]!)) return false;
    if (/^may$/.test(text) && !(start === 0 && /^ (?:saw|brought|was|had|has|proved|claimed|alone|with|turned)\b/.test(folded.slice(end))) && !/\b(?:since|last|this|of|early|late|by|and|to|until)\s$/.test(folded.slice(0, start))) return false;
  }
  return true;
}
