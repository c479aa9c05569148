import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {allEnded} from "../../all-ended.ts";
import {fail} from "../../error.ts";
import type {Figure} from "../../figures/index.ts";
import {checkCase, hasClaims, loadEmbedded, preferredSource, preferring, Store, Studies, type Case, type CaseCheck, type Result} from "../../index.ts";
import type {Input} from "../../param.ts";
import {askFigures} from "./asked.ts";
import {compileLate} from "./compile-late.ts";
import {Drawings} from "./drawings.ts";
import {page} from "./page.ts";
import type {Lang} from "./words.ts";

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

/**
 * Writes the report of a case: one page that needs nothing else, and beside it the figures as SVG and CSV. Figures are
 * drawn from the first of the case's sources that is loaded, or from `source`, which then judges the claims too; a source that is not a census gets its landmarks only. With
 * `now` null no day stands in the page, so that the same data give the same bytes. `check` holds the
 * verdicts where the claims were checked already.
 */
export async function writeReport(given: Case, options: {store: string; out: string; lang: Lang; source?: string | undefined; now?: (() => Date) | null; check?: CaseCheck | null}): Promise<Report> {
  const read = options.source ? preferring(given, options.source) : given;
  const store = await Store.open(options.store, {once: true, connections: 2});
  let studies: Studies | undefined;
  let drawings: Drawings | undefined;
  try {
    const preferred = await sourceFor(read, store);
    const {source} = preferred;
    if (options.source && options.source !== source) fail("source_not_loaded", {source: options.source, loaded: Object.keys(store.state().sources).join(", ")});
    const {source: about} = store.state().sources[source]!;
    const specs = about.census ? read.figures : read.landmarks;
    const period = await periodOf(store, read, source);
    mkdirSync(join(options.out, "figures"), {recursive: true});
    const large = eventsOf(store, source) >= WORTH_THREADS;
    if (large) {
      compileLate();
      studies = new Studies();
    }
    drawings = new Drawings(read, options.lang, options.out, {thread: large});
    const checked = options.check === undefined ? hasClaims(read) ? checkCase(store, read, {studies}) : null : options.check;
    const asked = askFigures(store, read, specs, (input) => within(input, source, period), {studies});
    const draw = drawings;
    const [check, shown] = await allEnded([checked, allEnded(asked.map(async (one) => {
      const answer = await one;
      return "refused" in answer ? {spec: answer.spec, code: answer.refused.code} : draw.draw(answer);
    }))]);
    const figures = shown.filter((one) => "result" in one);
    const refused = shown.filter((one) => "code" in one);
    const now = options.now === null ? null : (options.now ?? (() => new Date()))().toISOString().slice(0, 10);
    const file = join(options.out, "index.html");
    writeFileSync(file, page({read, lang: options.lang, source: about, figures, refused, better: preferred.better, outside: period.outside, missing: about.census ? [] : read.figures, check, now}));
    const others = Object.values(store.state().sources).map(({source: other}) => other).filter(({name, census, simulated}) => census && !simulated && !read.sources.includes(name)).map(({name}) => name);
    return {file, source, better: preferred.better, others, results: figures.map(({id, result, wide}) => ({id, result, figure: wide})), also: figures.flatMap(({id, also}) => also.map((one, i) => ({id: `${id}-${i + 2}`, ...one})))};
  } finally {
    await Promise.all([studies?.close(), drawings?.close()]);
    store.close();
  }
}

/** From so many events on, studies and figures take longer than threads take to start. */
const WORTH_THREADS = 50_000;

function eventsOf(store: Store, source: string): number {
  return store.state().releases.reduce((sum, release) => release.source === source ? sum + release.rows.accepted : sum, 0);
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
