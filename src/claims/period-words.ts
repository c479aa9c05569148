import type {Unit} from "./calendar.ts";
import type {ClaimLanguage} from "./lexicon.ts";

/** How a form of words gives days; see periods.ts. */
export type PeriodForm = "range" | "since" | "until" | "before" | "part" | "rolling" | "rolling-to" | "hours" | "night" | "weekend" | "weekday-range" | "day-range" | "part-month" | "following" | "same" | "unit" | "previous" | "year-earlier" | "ago" | "weekday" | "relative-day" | "point" | "unknown" | "unit-start";

/** The periods of one language: patterns over folded text with named groups, in order of trust. */
export interface PeriodWords {
  patterns: readonly (readonly [form: PeriodForm, pattern: string])[];
  months: readonly (readonly [name: RegExp, month: number])[];
  weekdays: readonly string[];
  ordinals: Readonly<Record<string, number>>;
  units: Readonly<Record<string, Unit>>;
  offsets: Readonly<Record<string, number>>;
  relativeDays: Readonly<Record<string, number>>;
  /** Edges of a point: the start, the middle or the end of it. */
  start: RegExp;
  middle: RegExp;
  end: RegExp;
  vague: RegExp;
  /** A weekday after one of these dates the report and not the event. */
  reporting: RegExp;
  /** A period after one of these is what another is held against. */
  baseline: RegExp;
}

const Y = "(?:19|20)\\d\\d(?![\\d,]?\\d)";

function englishWords(): PeriodWords {
  const month = "(?:january|february|march|april|may|june|july|august|september|october|november|december|jan\\.?|feb\\.?|mar\\.|apr\\.?|jun\\.|jul\\.|aug\\.?|sept?\\.?|oct\\.?|nov\\.?|dec\\.?)(?![a-z])";
  const date = `(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month}(?:,? (?:of )?${Y})?|${month} \\d{1,2}(?:st|nd|rd|th)?(?![\\d,.]*\\d)(?:,? ${Y})?|${month}(?:,? (?:of |in )?${Y})?|\\d{4}-\\d\\d-\\d\\d|${Y})`;
  const edge = "(?:(?:the )?(?:very )?(?:start|beginning|end|middle|outset|close|first days|turn|opening days) of |early (?:in )?|late (?:in )?|mid[- ])?";
  const point = (name: string) => `(?<${name}>${edge}${date})`;
  const gap = "[^.;:()\\d,]{0,60}?";
  const wide = "[^.;:()\\d]{0,80}?";
  const n = "(?<n>\\d{1,3}|a few|few|several|couple of|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty)";
  const unit = "(?<unit>day|week|month|quarter|year|decade)s?(?![a-z])";
  const stretch = "month|period|quarter|time|day|week|half|months|weeks|days|stretch|span|interval|timespan|season";
  const weekday = "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?![a-z])";
  const prep = "(?:in|over|during|throughout|across|for|within|of)";
  return {
    patterns: [
      ["day-range", `(?:overnight |on the night )?(?:between|from|on|of) (?:the )?(?<first>\\d{1,2})(?:st|nd|rd|th)?(?: and | to | until | through | or |-)(?:the )?(?<b>\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month}(?:,? ${Y})?)`],
      ["day-range", `(?<first>\\d{1,2})-(?<b>\\d{1,2} ${month}(?:,? ${Y})?)`],
      ["day-range", `(?:(?:between|from|on) )?(?<b>${month}) (?<first>\\d{1,2})(?: and | to | until | through |-)(?<second>\\d{1,2})(?![\\d,.]*\\d)(?:,? (?<a>${Y}))?`],
      ["part-month", `(?:${prep} )?the (?<ord>first|second|third|fourth|final|last|closing|opening) (?:(?<n>two|three|four|five|six|seven|ten|fifteen|twenty|\\d{1,2}) )?(?<part>week|weeks|fortnight|days) of (?<a>${month}(?:,? (?:of )?${Y})?)`],
      ["rolling-to", `(?:${prep} )?the ${n} ${unit} (?:to|ending|ended|ending in|up to|that ended in) (?:in |on )?${point("a")}`],
      ["rolling-to", `(?:${prep} )?the (?<unit>year) (?:to|ending|ended|ending in|up to|that ended in) (?:in |on )?${point("a")}`],
      ["range", `(?:over the (?:month|week|period|year|months|years) )?(?:between ${wide}|(?:from|starting|running from) (?!(?:a few|few|several|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty) )(?:(?!from )[^.;:()\\d]){0,80}?)${point("a")}(?: |, )${wide}(?:and|to|until|till|through|up to) ${wide}${point("b")}(?: alone)?`],
      ["range", `(?:(?:in|over|during|for|of) )?${point("a")} ?- ?${point("b")}`],
      ["range", `(?<a>${month})(?: and | to | through )(?<b>${month} ${Y})`],
      ["unknown", `since (?:the )?(?:early |late )?(?:spring|summer|autumn|fall|winter) (?:of )?${Y}`],
      ["unit", `(?:${prep} )?the (?<rel>last) (?<unit>quarter)`],
      ["since", `(?:ever )?since ${gap}(?:,? (?:on|in) )?${point("a")}(?: coup| putsch| takeover)?`],
      ["since", "since (?:the )?(?:start|beginning|turn|outset) of (?:the |this )?(?<unit>year|month|week|decade)"],
      ["since", `since (?:last )?(?<weekday>${weekday})(?: morning| night| evening)?`],
      ["unknown", `in the (?:first |last )?(?:days|weeks|months|years) (?:that followed|after|following|since|before|leading up to) [^.;:,\\d]{0,40}(?:${date})?`],
      ["since", "since (?<rel>last|this) (?<unit>year|month|week)"],
      ["since", "since (?:then|that time|[a-z' -]{2,40}?(?: began| started| erupted| broke out| took power| seized power| was launched| was founded))"],
      ["part", `(?:${prep} )?(?:the )?(?<ord>first|second|third|fourth|final|last|closing|opening|1st|2nd|3rd|4th) (?:(?<n>two|three|four|five|six|eight|nine|ten|eleven|\\d{1,2}) )?(?<part>quarter|half|semester|months|weeks|trimester)(?: (?:of|in))?(?: (?:the year (?=${Y}))?(?<a>${Y})| (?<rel>the year|this year|last year|the previous year|the preceding year))`],
      ["part", `(?:${prep} )?the (?<ord>first|second|third|fourth|final|closing|opening) (?:(?<n>two|three|four|five|six|eight|nine|ten|\\d{1,2}) )?(?<part>quarter|half|months)(?! of (?!the |19|20)[a-z])`],
      ["part", `(?:in )?q(?<ord>[1-4])(?: of)?(?: (?<a>${Y}))?`],
      ["rolling", `(?:${prep} )?(?:the |these )?(?:past|last|recent|latest) (?:${n} )${unit}`],
      ["rolling", `(?:over|in|during|throughout|within|across) the (?:past|last) ${unit}`],
      ["rolling", `(?:${prep} )?the (?:past|last) (?<unit>year|decade|month|week)(?= ?[,.]|$| of )`],
      ["rolling", `(?:for|in) (?:the past |the last )?${n} (?<unit>year|month|decade)s?(?= ?[,.;]|$)`],
      ["hours", `(?:${prep} )?(?:just |only |under |barely |less than |the )?(?:(?:past|last|preceding|previous|latest|first) )?(?<hours>24|36|48|72|96|twenty-four|forty-eight|seventy-two)[ -]hours?(?! (?:ago|later|earlier|after|before))`],
      ["unit", `(?:${prep} )?the (?<unit>week|month|quarter|year) (?<last>just past|just ended|just gone|that just ended|that has just ended)`],
      ["rolling", `(?:${prep} )?the ${n} ${unit} (?:just ended|just past|to date)`],
      ["rolling", "(?:in|within|over) (?:just |only |under |barely |less than |as little as )?(?:a|one) (?<unit>year|month|week|decade)(?! of|'|-)"],
      ["rolling", `(?:in|within) (?:just |only |under |barely |less than )?${n} (?<unit>year|month|week|decade)s?(?![a-z ]*(?:ago|of its|of war|earlier|later))`],
      ["year-earlier", `(?:(?:in|over|for|during) )?the (?:same|corresponding|comparable|equivalent) (?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|\\d{1,2}) )?(?:${stretch}) (?:(?:a|one|the) year (?:earlier|before|ago|prior)|(?:of |in )?(?:last year|the (?:previous|preceding|prior) year|the year before)|of (?<a>${Y})|in (?<b>${Y})|last year)`],
      ["year-earlier", "(?:a|one) year (?:earlier|before|prior)|(?:12|twelve) months (?:earlier|before)"],
      ["same", `(?:in|over|during|for|across|throughout) (?:the|that|this) (?:same|very same) (?:${stretch})`],
      ["following", "(?:(?:in|over|during|of|for) )?the (?:following|next) (?<unit>year|month|quarter|week|day)|(?:a|one) (?<one>year|month|quarter|week|day) later"],
      ["unknown", `${n} ${unit} (?:earlier|later|afterwards)`],
      ["previous", `(?:(?:in|over|during|for|from|of) )?the (?:(?<n>two|three|four|six|nine|twelve|\\d{1,2}) )?(?<unit>year|month|quarter|week|day)s? (?:before|earlier|prior)(?! the)`],
      ["previous", `(?:(?:in|over|during|for|from|of) )?(?:the |that )?(?:previous|preceding|prior|earlier) (?:(?<n>two|three|four|six|nine|twelve|\\d{1,2}) )?(?<unit>year|month|quarter|week|half|period)s?`],
      ["previous", `(?:a|one) (?<unit>month|quarter|week|day) (?:earlier|before|prior)`],
      ["unit", `(?:so far |already |earlier |later )?(?:in |over |during |of )?(?<rel>this|last|the current) (?<unit>year|month|week|quarter|decade)(?:'s)?(?: so far| to date| alone)?`],
      ["unit", `(?:in )?the (?<rel>current) (?<unit>year|month|week)`],
      ["ago", `${n} ${unit} ago`], ["ago", "a (?<unit>day|week|month|year|decade) ago"],
      ["until", `(?:as of|as at|by|until|up to|through) ${point("a")}`],
      ["before", `(?:before|prior to) ${point("a")}`],
      ["since", `(?:after|from) ${point("a")}(?: on| onward| onwards)(?![a-z])`],
      ["since", `starting (?:in|on|from) ${gap}${point("a")}`],
      ["weekday-range", `(?:(?:between|from|on|overnight from|overnight on|overnight|in the night of|on the night of) )?(?<from>${weekday})(?: night)?(?: and | to | through | until |-)(?:early |late )?(?<weekday>${weekday})(?: morning| evening)?`],
      ["unknown", `(?:on )?${weekday} (?:week|fortnight)(?![a-z])`],
      ["weekend", "(?:(?:over|at|during|on) )?(?:the|this|last|this past|the past) weekend"],
      ["weekday", "(?:on |late on |early on |in the (?:early|later?) (?:part|hours) of |late |early )?(?:last |this )?(?<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?![a-z])(?! (?:prayers?|sermons?|markets?|mass))(?:'s)?(?: (?:morning|night|evening|afternoon|dawn))?"],
      ["relative-day", "(?<rel>yesterday|today|the day before)(?![a-z])"], ["night", "(?:last night|overnight)(?![a-z])"],
      ["unknown", `(?:(?:in|of|during|over|since) )?(?:the )?(?:spring|summer|autumn|fall|winter) (?:of )?${Y}`], ["unknown", `(?:(?:in|over|during) )?the (?:first|last|second|final|opening) (?:day|week|month|year)s? of the ${Y} [a-z]+`],
      ["point", `the year (?<a>${Y})`],
      ["point", `(?:over |during |in |for )?(?:the )?(?:whole|entirety|rest|course) of ${point("a")}`],
      ["point", `(?:(?:in|on|over|during|throughout|across|for|of|around|at) )?${point("a")}(?: as a whole| alone| by itself| itself)?`],
      ["unknown", `in the \\d{1,3} years of its existence|over the years|in recent (?:years|months|weeks|days)|(?:over|in) the (?:past|last) (?:few|several) (?:years|months|weeks|days)|to date`]
    ],
    months: [[/^jan/, 1], [/^feb/, 2], [/^mar/, 3], [/^apr/, 4], [/^may/, 5], [/^jun/, 6], [/^jul/, 7], [/^aug/, 8], [/^sep/, 9], [/^oct/, 10], [/^nov/, 11], [/^dec/, 12]],
    weekdays: ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"],
    ordinals: {first: 1, opening: 1, "1st": 1, "1": 1, second: 2, "2nd": 2, "2": 2, third: 3, "3rd": 3, "3": 3, fourth: 4, "4th": 4, "4": 4, final: -1, last: -1, closing: -1},
    units: {day: "day", week: "week", month: "month", months: "month", weeks: "week", quarter: "quarter", trimester: "quarter", half: "half", semester: "half", year: "year", decade: "decade"},
    offsets: {this: 0, current: 0, "the current": 0, last: -1, "the year": 0, "this year": 0, "last year": -1, "the previous year": -1, "the preceding year": -1},
    relativeDays: {yesterday: -1, today: 0},
    start: /^(?:the )?(?:very )?(?:start|beginning|outset|first days|turn|opening days) of |^early (?:in )?/, middle: /^(?:the )?middle of |^mid[- ]/, end: /^(?:the )?(?:end|close) of |^late (?:in )?/, vague: /^(?:early|late) /,
    reporting: /(?:\bsaid|\btold [^,.;]{1,30}|\bsays|announced|reported|cautioned|statement|\badded|warned|briefing|released|published|spokes\w+)(?: (?:in a statement|late|here|reporters|to reporters))? $/,
    baseline: /(?<![a-z])(?:than(?: [a-z]+){0,2}|(?:percent|%|third|half|quarter|fifth|cent|down|up|rise|increase|jump|surge|leap|drop|fall|decline|growth|decrease|uptick) (?:on|over|from)|compared (?:with|to)(?: [^,.;]{0,30})?|against(?: [^,.;]{0,40})?|versus(?: [^,.;]{0,30})?|relative to|as in|as (?:many|much|often|deadly|violent) [^.;,]{0,60} as|on the [\d,. ]+ \w+|from(?: [\d][\d,.]*)?(?: \w+)?|after [\d,]+(?: \w+)?|up from(?: [^,.;]{0,20})?|down from(?: [^,.;]{0,20})?|(?:twice|double|triple|half|than|times|from|of|exceed\w*|as) (?:the |that |those )?(?:that|those|number|tally|figure|total|toll|level|levels|count|\w+)? ?(?:of|for|in|seen in|recorded in)) $/
  };
}

function frenchWords(): PeriodWords {
  const month = "(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)(?![a-z])";
  const date = `(?:(?:1er|\\d{1,2}) ${month}(?: (?:de l'annee )?${Y})?|${month}(?:,? (?:de l'annee )?${Y})?|\\d{4}-\\d\\d-\\d\\d|(?:l'annee |l'an )?${Y})`;
  const edge = "(?:(?:le |du |au )?(?:tout )?(?:debut|fin|milieu|mi|premiers jours|courant|commencement|lendemain|mois)(?: du| de| d'| des)?(?: mois)?(?: de l'annee| de| d'| )? ?|(?:l[ea]s? |des |les )?premiers jours (?:de |d')|mi-|fin |debut |le mois de |mois de |mois d')?";
  const point = (name: string) => `(?<${name}>(?:le |l')?${edge}${date})`;
  const gap = "[^.;:()\\d,]{0,60}?";
  const wide = "[^.;:()\\d]{0,80}?";
  const n = "(?<n>\\d{1,3}|quelques|plusieurs|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|dix-huit|vingt|trente)";
  const unit = "(?<unit>jour|semaine|mois|trimestre|semestre|annee|an|decennie)s?(?![a-z])";
  const weekday = "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?![a-z])";
  const prep = "(?:au cours de|au cours|durant|pendant|sur|en l'espace de|en|lors de|lors|dans|pour|au|aux|de|des|du|ces)";
  return {
    patterns: [
      ["day-range", `(?:(?:entre|du|de|les|des|aux) )?(?:le )?(?<first>1er|\\d{1,2})(?: et | au | a | ou |-)(?:le )?(?<b>\\d{1,2} ${month}(?: ${Y})?)`],
      ["part-month", `(?:(?:${prep}) )?(?:la |le |les )?(?:(?<n>deux|trois|quatre|cinq|six|dix|quinze|vingt|\\d{1,2}) )?(?<ord>premiere?s?|deuxieme|seconde|troisieme|quatrieme|derniere?s?) (?<part>semaines?|quinzaine|jours) (?:de |d'|du mois de )(?<a>${month}(?: ${Y})?)`],
      ["unknown", `(?:(?:${prep}) )?(?:le |la |les )?(?:premiere?s?|derniere?s?) (?:jour|semaine|mois|annee)s? (?:de la|du|de l'|des) ?(?!annee)[a-z' -]{3,40}? de ${Y}`],
      ["range", `(?:de|du|d') ?(?:le )?${point("a")}(?: |, )(?:et|a|au|jusqu'a|jusqu'au|jusqu'en|a la) (?:la )?${point("b")}`],
      ["range", `entre (?:le |la )?${wide}${point("a")}(?: |, )${wide}(?:et|a|au|jusqu'a|jusqu'au|jusqu'en|a la) ${wide}${point("b")}`],
      ["range", `(?:(?:en|sur|pour|periode) )?${point("a")} ?- ?${point("b")}`],
      ["range", `(?<a>${month})(?: et | a | - )(?<b>${month} ${Y})`],
      ["range", `(?:en |de )(?<a>${month}) et (?:en |de )?(?<b>${month})(?: ${Y})?`],
      ["unknown", `depuis (?:le |l')?(?:debut de l')?(?:printemps|ete|automne|hiver) (?:de )?${Y}`],
      ["since", `(?:depuis|a partir|a compter) (?:de |du |d')?${gap}(?:,? (?:le|en|du) )?${point("a")}`],
      ["since", "depuis (?:le |la |les )?(?:tout )?(?:debut|premiers jours|commencement) (?:de l'|de cette |de la |du |de )(?<unit>annee|mois|semaine|decennie)(?! \\d)"],
      ["since", `depuis (?<weekday>${weekday})(?: dernier| soir| matin)?`],
      ["unknown", `dans les (?:premiers |premieres )?(?:jours|semaines|mois|annees) (?:qui ont (?:suivi|precede)|suivant|precedant) [^.;:,\\d]{0,40}(?:${date})?`],
      ["since", "depuis (?<rel>l'an dernier|l'annee derniere|le mois dernier|la semaine derniere)"],
      ["rolling", `depuis ${n} ${unit}`], ["rolling", `depuis (?<n>un|une) (?<unit>an|mois|semaine)(?![a-z])`],
      ["since", "depuis (?:lors|cette date|ce jour)"],
      ["part", `(?:(?:${prep}) )?(?:le |la |les |l')?(?<n>deux|trois|quatre|cinq|six|huit|neuf|dix|\\d{1,2}) (?<ord>premiers?|derniers?|premieres?|dernieres?) (?<part>mois|semaines)(?: (?:de |d'|en ))?(?:(?:l'annee )?(?<a>${Y})|(?<rel>l'annee|cette annee|l'an dernier|l'annee derniere))`],
      ["part", `(?:(?:${prep}) )?(?:le |la |l')?(?<ord>premiers?|premiere|deuxieme|second|seconde|troisieme|quatrieme|dernier|derniere|1er|2e|3e|4e) (?<part>trimestre|semestre|moitie)(?: (?:de l'annee |de |d'|en )?(?:(?<a>${Y})|(?<rel>l'annee|cette annee|l'an dernier|l'annee derniere|de l'annee)))?`],
      ["part", `(?:au )?t(?<ord>[1-4]) (?<a>${Y})`],
      ["rolling", `(?:(?:${prep}) )?(?:les |ces |des )?${n} dernier{1}(?:e)?s (?<unit>jour|semaine|mois|trimestre|annee|decennie)s?`],
      ["hours", `(?:(?:${prep}) )?(?:seulement |moins de |a peine |les |ces )?(?:dernieres )?(?<hours>24|36|48|72|96|vingt-quatre|quarante-huit|soixante-douze) ?(?:dernieres )?(?:h|heures)(?![a-z])(?! (?:plus|apres|avant))`],
      ["unit", "(?:(?:durant|pendant|sur|de) )?(?:le |la |l')(?<unit>semaine|mois|trimestre|annee)(?<last> qui (?:vient|viennent) de (?:s'achever|s'ecouler|se terminer)| tout juste ecoule{1}e?)"],
      ["rolling", `(?:(?:${prep}) )?(?:de )?la derniere (?<unit>annee|decennie|semaine)(?= |$|,)`],
      ["rolling", `(?:au cours|lors) (?:des|de l'annee|du) (?:(?<n>douze|\\d{1,2}) )?(?<unit>mois|annee)s? ecoule(?:e)?s?`],
      ["rolling", "(?:en|sur) (?:seulement |moins d'|a peine |l'espace d')?(?:un|une) (?<unit>an|mois|semaine|annee|decennie)(?! de| d')"],
      ["rolling", `en (?:seulement |moins de |a peine |l'espace de )?${n} (?<unit>an|mois|semaine|annee)s?(?![a-z])`],
      ["year-earlier", `(?:(?:a|sur|pour|pendant|lors de) )?(?:la )?meme (?:periode|mois|trimestre|epoque)(?: (?:de |un an plus tot|en )?(?:l'annee precedente|l'an dernier|l'annee derniere|un an plus tot|(?<a>${Y})))?`],
      ["year-earlier", "(?:un an|une annee) (?:plus tot|auparavant|avant)"],
      ["same", "(?:au cours|durant|pendant|sur|dans|lors) ?(?:de )?(?:les memes mois|la meme periode|le meme mois|cette meme periode|cette periode|ces memes mois)"],
      ["following", "(?:(?:en|de|a|pour) )?(?:l'|la |le )(?<unit>annee|an|mois|trimestre|semaine) (?:suivante?|d'apres)|(?:un|une) (?<one>an|annee|mois|semaine) plus tard"],
      ["unknown", `${n} ${unit} (?:plus tot|plus tard|auparavant)`],
      ["previous", `(?:(?:en|sur|de|a|que|par rapport a|lors de|au cours de) )?(?:l'|la |le |les )?(?:(?<n>deux|trois|quatre|cinq|six|neuf|douze|\\d{1,2}) )?(?<unit>annee|an|mois|trimestre|semestre|semaine|periode)s? (?:precedente?s?|d'avant|anterieure?s?|d'auparavant)`],
      ["previous", `(?:un|une) (?<unit>mois|trimestre|semaine) (?:plus tot|auparavant|avant)`],
      ["unit", "(?:depuis )?(?:en |pour |durant )?(?<rel>cette|ce|l'|la|le) ?(?<unit>annee|an|mois|semaine|trimestre)(?<last> derniere?| passee?| ecoulee?|-ci| en cours)"],
      ["unit", "(?:en |pour )?(?<rel>cette|ce) (?<unit>annee|mois|semaine|trimestre)(?:-ci)?(?! d)"],
      ["ago", `il y a ${n} ${unit}`], ["ago", "il y a (?<n>un|une) (?<unit>an|mois|semaine|jour)"],
      ["until", `(?:jusqu'a|jusqu'en|jusqu'au|(?<!remont[a-z]{1,4} )au) (?<a>\\d{1,2}(?:er)? ${month} ${Y})`],
      ["until", `jusqu'(?:a|en|au) ${point("a")}`],
      ["before", `avant ${point("a")}`],
      ["weekday-range", `(?:(?:dans la nuit de|dans la nuit du|dans la nuit|entre|de|du) )?(?<from>${weekday})(?: soir)?(?: et | a | au )(?<weekday>${weekday})(?: matin| soir)?`],
      ["weekend", "(?:(?:durant|pendant|au cours de) )?(?:ce|le) week-end(?: dernier| passe| ecoule)?"], ["night", "(?:dans )?(?:la nuit derniere|la nuit passee|cette nuit)"],
      ["unknown", `(?:(?:au|a l'|en|l'|durant l'|de l'|du) ?)?(?:printemps|ete|automne|hiver) (?:de )?${Y}`],
      ["weekday", "(?:dans la nuit de |dans la nuit du |ce |le )?(?<weekday>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?![a-z])(?: dernier| matin| soir| apres-midi)?(?! (?:1er|\\d{1,2}) [a-z])"],
      ["relative-day", "(?<rel>hier|aujourd'hui|avant-hier|la veille)(?![a-z])"],
      ["point", `(?:(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )|(?:(?:au cours de|durant|pendant|en|sur|pour|de|du|au|le|ce|des|l'ensemble de|toute) ))?${point("a")}`],
      ["unknown", `ces (?:dernier|derniere)s (?:annees|mois|semaines|jours|temps)|ces derniers temps|a ce jour`]
    ],
    months: [[/^janv/, 1], [/^fev/, 2], [/^mars/, 3], [/^avr/, 4], [/^mai/, 5], [/^juin/, 6], [/^juil/, 7], [/^aout/, 8], [/^sept/, 9], [/^oct/, 10], [/^nov/, 11], [/^dec/, 12]],
    weekdays: ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
    ordinals: {premier: 1, premiers: 1, premiere: 1, premieres: 1, "1er": 1, "1": 1, deuxieme: 2, second: 2, seconde: 2, "2e": 2, "2": 2, troisieme: 3, "3e": 3, "3": 3, quatrieme: 4, "4e": 4, "4": 4, dernier: -1, derniers: -1, derniere: -1, dernieres: -1},
    units: {jour: "day", semaine: "week", semaines: "week", mois: "month", trimestre: "quarter", semestre: "half", moitie: "half", annee: "year", an: "year", decennie: "decade"},
    offsets: {cette: 0, ce: 0, "l'annee": 0, "cette annee": 0, "de l'annee": 0, "l'an dernier": -1, "l'annee derniere": -1},
    relativeDays: {hier: -1, "aujourd'hui": 0, "avant-hier": -2},
    start: /^(?:le |du |au |l')?(?:tout )?(?:debut|commencement|(?:(?:les |des )?premiers jours))/, middle: /^(?:le |du |au )?mi(?:lieu)?[ -]/, end: /^(?:la |le |du )?fin /, vague: /^(?:debut|fin) /,
    reporting: /(?:\ba (?:declare|annonce|indique|affirme|precise|dit|rapporte|fait savoir)|a-t-(?:il|elle|on) (?:declare|annonce|indique|affirme|precise|dit)|selon un communique|communique(?: publie)?|publie)(?: a l'afp)? $/,
    baseline: /(?<![a-z])(?:qu'|que|par rapport (?:a|au)|compare a|contre(?: (?:[a-z']+ ){0,3}\d[^,.;]{0,30})?|face a|celui de|ceux de|celle de|celles de|a celui|superieur a) ?$/
  };
}

export const periodWords: Readonly<Record<ClaimLanguage, PeriodWords>> = {en: englishWords(), fr: frenchWords()};
