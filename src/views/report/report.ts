import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {fail} from "../../error.ts";
import {figure, poster, standalone, type Figure} from "../../figures/index.ts";
import {basemap, checkCase, hasClaims, loadEmbedded, preferredSource, preferring, Store, type Case, type CaseCheck, type FigureSpec, type Result} from "../../index.ts";
import {csv} from "../../measures/csv.ts";
import type {Input} from "../../param.ts";
import {askFigures} from "./asked.ts";
import {page, type PageFigure} from "./page.ts";
import {words, type Lang} from "./words.ts";

export interface Report {
  /** The page that was written. */
  file: string;
  source: string;
  /** Sources that the case prefers to the one drawn from. */
  better: readonly string[];
  /** Censuses in the store that the case does not name. */
  others: readonly string[];
  results: {id: string; result: Result; figure: Figure}[];
  /** The same questions asked otherwise, which stand as sentences under their figures. */
  also: {id: string; result: Result; figure: Figure}[];
}

/** Widths, in px, at which every figure is drawn: for a desktop and for a phone. */
export const widths = {wide: 880, narrow: 358} as const;

/**
 * Writes the report of a case: one page that needs nothing else, and beside it the figures as SVG and CSV. Figures are
 * drawn from the first of the case's sources that is loaded, or from `source`, which then judges the claims too; a source that is not a census gets its landmarks only. With
 * `now` null no day stands in the page, so that the same data give the same bytes. `check` holds the
 * verdicts where the claims were checked already.
 */
export async function writeReport(given: Case, options: {store: string; out: string; lang: Lang; source?: string | undefined; now?: (() => Date) | null; check?: CaseCheck | null}): Promise<Report> {
  const read = options.source ? preferring(given, options.source) : given;
  const store = await Store.open(options.store, {resident: true});
  try {
    const preferred = await sourceFor(read, store);
    const {source} = preferred;
    if (options.source && options.source !== source) fail("source_not_loaded", {source: options.source, loaded: Object.keys(store.state().sources).join(", ")});
    const {source: about} = store.state().sources[source]!;
    const specs = about.census ? read.figures : read.landmarks;
    const period = await periodOf(store, read, source);
    const drawn: Report["results"] = [];
    const figures: PageFigure[] = [];
    const refused: {spec: FigureSpec; code: string}[] = [];
    mkdirSync(join(options.out, "figures"), {recursive: true});
    for (const asked of await askFigures(store, read, specs, (input) => within(input, source, period))) {
      const {spec} = asked;
      if ("refused" in asked) {
        refused.push({spec, code: asked.refused.code});
        continue;
      }
      const {result} = asked;
      const wide = draw(result, spec, read, options.lang, widths.wide);
      const narrow = draw(result, spec, read, options.lang, widths.narrow);
      const data = csv(Object.keys(result.columns), result.rows);
      const around = poster(wide, [creditOf(result, options.lang), result.command]);
      writeFileSync(join(options.out, "figures", `${spec.id}.svg`), `<?xml version="1.0" encoding="UTF-8"?>\n${around.before}${standalone(wide.svg)}${around.after}\n`);
      writeFileSync(join(options.out, "figures", `${spec.id}.csv`), `\ufeff${data}\r\n`);
      drawn.push({id: spec.id, result, figure: wide});
      figures.push({id: spec.id, spec, result, wide, narrow, also: asked.also.map((other) => ({result: other, figure: draw(other, spec, read, options.lang, widths.narrow)})), around, csv: data});
    }
    const check = options.check === undefined ? hasClaims(read) ? await checkCase(store, read) : null : options.check;
    const now = options.now === null ? null : (options.now ?? (() => new Date()))().toISOString().slice(0, 10);
    const file = join(options.out, "index.html");
    writeFileSync(file, page({read, lang: options.lang, source: about, figures, refused, better: preferred.better, outside: period.outside, missing: about.census ? [] : read.figures, check, now}));
    const others = Object.values(store.state().sources).map(({source: other}) => other).filter(({name, census, simulated}) => census && !simulated && !read.sources.includes(name)).map(({name}) => name);
    return {file, source, better: preferred.better, others, results: drawn, also: figures.flatMap(({id, also}) => also.map((one, i) => ({id: `${id}-${i + 2}`, ...one})))};
  } finally {
    store.close();
  }
}

/** The best source that is loaded; the case's own data are loaded where none is. */
async function sourceFor(read: Case, store: Store): Promise<{source: string; better: readonly string[]}> {
  const found = preferredSource(read, store);
  // another scenario may be loaded under the same name
  if (found.source && !read.embedded.some((one) => "scenario" in one)) return {...found, source: found.source};
  await loadEmbedded(read, store.directory);
  const {source, better} = preferredSource(read, store);
  const loaded = Object.keys(store.state().sources).join(", ");
  return source ? {source, better} : loaded ? fail("source_not_loaded", {source: read.sources[0]!, loaded}) : fail("store_empty", {store: store.directory});
}

interface Period {
  from: string | null;
  to: string | null;
  /** True where the loaded releases cover none of the case's period, so that all they hold is drawn instead. */
  outside: boolean;
  short: boolean;
}

/** Below this many months a series by quarter would have too few periods to show anything. */
const MONTHS_BY_MONTH = 30;

/** The case's own period where the source covers any of it; else all that is loaded. */
async function periodOf(store: Store, read: Case, source: string): Promise<Period> {
  const covers = store.state().releases.filter((release) => release.source === source).flatMap((release) => release.covers);
  const {period} = read;
  const inside = period && covers.some(({from, to}) => from <= period.to && to >= period.from);
  const [from, to] = inside ? [period.from, period.to] : [null, null];
  const first = covers.map((span) => from && from > span.from ? from : span.from).toSorted()[0];
  const last = covers.map((span) => to && to < span.to ? to : span.to).toSorted().at(-1);
  const months = first && last ? (Date.parse(last) - Date.parse(first)) / (30.44 * 86_400_000) : Infinity;
  return {from, to, outside: Boolean(period) && !inside && covers.length > 0, short: months <= MONTHS_BY_MONTH};
}

/** What a figure asks, of one source and within the case's period unless it says otherwise. */
function within(input: Input, source: string, period: Period): Input {
  const own: Input = {source: [source], ...(period.from ? {from: period.from} : {}), ...(period.to ? {to: period.to} : {}), ...input};
  return own.by === "quarter" && period.short ? {...own, by: "month"} : own;
}

/** The source line of a figure that leaves its page. */
function creditOf(result: Result, lang: Lang): string {
  const w = words(lang);
  const [first] = result.provenance;
  return `${w.labelled(w.source, first?.title ?? "")}, ${result.provenance.map(({release}) => `${w.release} ${release}`).join(", ")}. ${w.labelled(w.licence, first?.license ?? "")}.`;
}

function draw(result: Result, spec: FigureSpec, read: Case, lang: Lang, width: number): Figure {
  const {document} = parseHTML("<!doctype html><html><body></body></html>");
  return figure(result, {
    lang, width, document: document as unknown as Document, basemap, actor: words(lang).actor(read.actor), focus: read.focus,
    context: read.context.map(({date, en, fr}) => ({date, label: lang === "fr" ? fr : en})), ...(spec.as ? {as: spec.as} : {})
  });
}
