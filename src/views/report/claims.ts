import {cautionText} from "../../figures/notes.ts";
import {numbers} from "../../figures/numbers.ts";
import {words as figureWords, type Lang} from "../../figures/words.ts";
import type {CaseCheck, CheckedClaim} from "../../index.ts";
import {claimWords, type ClaimWords} from "./claim-words.ts";
import {escape} from "./escape.ts";

/** The claims of a case as a section of the report: a mark in the margin, the verdict in a sentence, and on opening it what it rests on. */
export function claimsHtml(check: CaseCheck, lang: Lang): string {
  const w = claimWords(lang);
  const groups = groupsOf(check).filter(({claims}) => claims.length);
  return `<section class="claims" id="claims" aria-labelledby="claims-title">
<h2 id="claims-title">${w.title}</h2>
<p class="subtitle">${escape(w.intro(check.claims.length))}</p>
<p class="tally">${tallyOf(check).map(([mark, n]) => `<span class="mark ${mark}">${glyphs[mark]}<span>${n} ${escape(w.tally[mark](n))}</span></span>`).join("")}</p>
${groups.map(({name, claims}) => `<h3>${escape(w.groups[name])}</h3>\n${claims.map((claim) => claimHtml(claim, lang, w)).join("\n")}`).join("\n")}
</section>`;
}

/** One line for the head of the page: how many statements were checked and how they came out. */
export function claimsLine(check: CaseCheck, lang: Lang): string {
  const w = claimWords(lang);
  const told = tallyOf(check).map(([mark, n]) => `${n} ${w.tally[mark](n)}`);
  return `<p class="dateline"><a href="#claims">${escape(w.checked(check.claims.length))}</a>: ${escape(told.join(", "))}.</p>`.replace("</a>:", lang === "fr" ? "</a>\u00a0:" : "</a>:");
}

type Mark = keyof ClaimWords["marks"];

/** What no record of events could settle has a mark of its own, apart from what better data would settle. */
function markOf({verdict, missing}: CheckedClaim): Mark {
  return verdict === "not_computable" && missing === "not_in_events" ? "outside" : verdict;
}

const order: readonly Mark[] = ["contradicted", "off_by", "another_quantity", "reproduced_under", "reproduced", "not_computable", "outside", "opinion", "forecast"];

function tallyOf({claims}: CaseCheck): [Mark, number][] {
  return order.flatMap((mark): [Mark, number][] => {
    const n = claims.filter((claim) => markOf(claim) === mark).length;
    return n ? [[mark, n]] : [];
  });
}

function groupsOf({claims}: CaseCheck): {name: keyof ClaimWords["groups"]; claims: CheckedClaim[]}[] {
  const group = (claim: CheckedClaim) => ["outside", "opinion", "forecast"].includes(markOf(claim)) ? "outside" : markOf(claim) === "not_computable" ? "missing" : "computed";
  return (["computed", "missing", "outside"] as const).map((name) => ({name, claims: claims.filter((claim) => group(claim) === name)}));
}

function claimHtml(claim: CheckedClaim, lang: Lang, w: ClaimWords): string {
  const mark = markOf(claim);
  const inside = [readingsHtml(claim, lang, w), recordsHtml(claim, w), eventsHtml(claim, lang, w), restsOnHtml(claim, lang, w)].filter(Boolean);
  return `<article class="claim" id="claim-${claim.id}" aria-labelledby="claim-${claim.id}-text">
<p class="mark ${mark}">${glyphs[mark]}<span>${escape(w.marks[mark])}</span></p>
<div>
<p class="stated" id="claim-${claim.id}-text"><bdi>${escape(claim.text[lang])}</bdi>${claim.where ? ` <span class="where">${escape(w.where[claim.where] ?? claim.where)}</span>` : ""}</p>
<p class="found"><bdi>${escape(claim.sentence[lang])}</bdi></p>
${inside.length ? `<details><summary>${escape(w.open(claim.readings.length))}<span class="for"> ${escape(claim.text[lang])}</span></summary>\n${inside.join("\n")}\n</details>` : ""}
</div>
</article>`;
}

type Reading = CheckedClaim["readings"][number];

function readingsHtml({readings, quantities, beside, agreement, reading}: CheckedClaim, lang: Lang, w: ClaimWords): string {
  const n = numbers(lang);
  const list = (title: string, some: readonly Reading[]) => some.length ? `<h4>${escape(title)}</h4>
<ol class="readings">${some.map((one) => `<li${one.id === reading ? ' class="decides"' : ""}><p><b class="value">${escape(valueOf(one, lang, w))}</b> ${escape(one.definition[lang])}</p>
<p class="outcome${one.agrees ? " agree" : ""}">${escape([one.agrees === null ? "" : one.agrees ? w.agrees : w.differs, one.events === null ? "" : w.events(n.count(one.events), one.events)].filter(Boolean).join(" · "))}</p>
${one.command ? `<p><code>${escape(one.command)}</code></p>` : ""}</li>`).join("\n")}</ol>` : "";
  const spans = agreement.readings > 1 && agreement.lowest !== null && agreement.highest !== null && agreement.share !== null
    ? `<p class="agreement">${escape(w.agreement(agreement.readings, Math.round(agreement.share * agreement.readings), n.decimal(agreement.lowest), n.decimal(agreement.highest)))}</p>` : "";
  return [list(w.readings, readings), spans, list(w.quantities, quantities), list(w.beside, beside)].filter(Boolean).join("\n");
}

function valueOf({value, low, high}: Reading, lang: Lang, w: ClaimWords): string {
  const n = numbers(lang);
  if (value === null) return w.none;
  return low !== null && high !== null && low !== high ? `${n.decimal(value)} (${n.decimal(low)}–${n.decimal(high)})` : n.decimal(value);
}

/** What the case's own tables say, with the report that each record is from. */
function recordsHtml({records}: CheckedClaim, w: ClaimWords): string {
  const rows = records.flatMap(({file, rows: some, show}) => some.map((row) => `<li>${escape([file, row.id, ...show.map((column) => row[column])].filter(Boolean).join(" · "))}${row.source_publisher ? ` <span class="agrees">${sourceHtml(row)}</span>` : ""}</li>`));
  return rows.length ? `<h4>${escape(w.records)}</h4>\n<ul>${rows.join("\n")}</ul>` : "";
}

function sourceHtml(row: Readonly<Record<string, string>>): string {
  const told = escape([row.source_publisher, row.source_title, row.source_date].filter(Boolean).join(", "));
  return row.source_url && /^https?:\/\//.test(row.source_url) ? `<a href="${escape(row.source_url)}" rel="noreferrer">${told}</a>` : told;
}

function eventsHtml({events, eventCount}: CheckedClaim, lang: Lang, w: ClaimWords): string {
  if (!events.length) return "";
  const n = numbers(lang);
  const rest = (eventCount ?? events.length) - events.length;
  return `<h4>${escape(w.behind)}</h4>
<ul>${events.map(({id, date_start, country, place, deaths, sides}) => `<li>${escape([n.day(date_start), [place, country ? n.country(country) : null].filter(Boolean).join(", "), sides, deaths === null ? w.unknownDeaths : w.deaths(n.count(deaths), deaths)].filter(Boolean).join(" · "))} <code>${escape(id)}</code></li>`).join("\n")}
${rest > 0 ? `<li>${escape(w.more(n.count(rest), rest))}</li>` : ""}</ul>`;
}

/** Cautions, releases and licences. */
function restsOnHtml({cautions, provenance}: CheckedClaim, lang: Lang, w: ClaimWords): string {
  const releases = [...new Map(provenance.map((one) => [`${one.source} ${one.release}`, one])).values()];
  return [
    cautions.length ? `<h4>${escape(w.cautions)}</h4>\n<ul>${[...new Set(cautions.map((caution) => cautionText(caution, {w: figureWords(lang), n: numbers(lang)})))].map((text) => `<li>${escape(text)}</li>`).join("")}</ul>` : "",
    releases.length ? `<p class="agreement">${releases.map(({title, release, license}) => escape(w.source(title, release, license))).join(" ")}</p>` : ""
  ].filter(Boolean).join("\n");
}

const ring = '<circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2"';
const disc = '<circle cx="10" cy="10" r="9" fill="currentColor"/>';
const stroke = 'fill="none" stroke="var(--page)" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"';
const glyph = (inside: string) => `<svg class="glyph" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">${inside}</svg>`;

/** Shapes that differ without colour. */
const glyphs: Readonly<Record<Mark, string>> = {
  reproduced: glyph(`${disc}<path d="M5.5 10.5l3 3 6-6.5" ${stroke}/>`),
  reproduced_under: glyph(`${ring}/><path d="M10 2a8 8 0 0 1 0 16z" fill="currentColor"/>`),
  off_by: glyph(`${disc}<path d="M5 8h10M5 12h10M12.5 5l-5 10" ${stroke}/>`),
  another_quantity: glyph(`${disc}<path d="M5 8h9l-2.5-2.5M15 12H6l2.5 2.5" ${stroke}/>`),
  contradicted: glyph(`${disc}<path d="M6.5 6.5l7 7M13.5 6.5l-7 7" ${stroke}/>`),
  not_computable: glyph(`${ring} stroke-dasharray="3 2.6"/>`),
  outside: glyph(`${ring}/><path d="M6 10h8" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>`),
  opinion: glyph(`${ring}/><path d="M7 8h6M7 12h4" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>`),
  forecast: glyph(`${ring}/><path d="M8 6.5l4.5 3.5L8 13.5" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`)
};
