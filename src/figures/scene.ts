import type {Answer, Result} from "../measures/result.ts";
import type {Basemap} from "./basemap.ts";
import {numbers, type Numbers} from "./numbers.ts";
import {plain, type Markup} from "./svg.ts";
import {text} from "./tally.ts";
import {words, type Lang, type Words} from "./words.ts";

export interface FigureOptions {
  lang: Lang;
  /** Room in px; below 560 the layout is the phone's. */
  width: number;
  /** The page's document, or linkedom's on the server. */
  document: Document;
  /** The selected actor as a reader knows it, e.g. "JNIM". Nothing is said of an actor where the selection has none. */
  actor?: string;
  basemap?: Basemap;
  /** Dates as YYYY, YYYY-MM or YYYY-MM-DD, with the word that stands at their line. */
  context?: readonly {date: string; label: string}[];
  /** ISO3 of the countries that a map must show. */
  focus?: readonly string[];
  /** `map` draws landmark events on a map instead of a timeline. */
  as?: "map" | "timeline";
  /** Columns of a ranked bar chart: the label and the length. */
  x?: string;
  y?: string;
}

/** What every drawing needs: the result, the room, the language. */
export interface Scene {
  result: Result;
  options: FigureOptions;
  lang: Lang;
  w: Words;
  n: Numbers;
  width: number;
  phone: boolean;
  /** Prefix of the ids inside the SVG, unique among figures of a page. */
  id: string;
  actor: string | null;
}

/** What a drawing answers. `finding` follows title and subtitle in the text alternative. */
export interface Drawing {
  title: string;
  subtitle: string;
  finding: string;
  /** One or two sentences that answer the figure's question with its numbers; absent where the title says it all. */
  says?: string;
  notes: string[];
  body: Markup;
  height: number;
  /** Where the drawing stands for rows of the result; absent where it does so nowhere. */
  parts?: readonly Part[];
}

/** A rectangle of the drawing, px from its upper left corner, and the number of the row that it stands for. */
export interface Part {
  row: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export function scene(result: Result, options: FigureOptions): Scene {
  const width = Math.max(280, Math.round(options.width));
  const {lang} = options;
  const id = `${result.measure.replace(/[^\w-]/g, "-")}-${hash(JSON.stringify([result.selection, result.params, options.as ?? ""]))}`;
  const selected = one(result.selection["actor"]);
  const actor = selected === null ? null : (options.actor ?? selected);
  return {result, options, lang, w: words(lang), n: numbers(lang), width, phone: width < 560, id, actor: actor === null ? null : plain(actor)};
}

/** " involving JNIM", as it follows "events", or nothing where no actor is selected. */
export function involving({actor, w}: Scene): string {
  return actor === null ? "" : w.growth.involving(actor);
}

/** The code and values of the result's answer; none where it has no answer. */
export function answered({result}: Scene): Pick<Answer, "code" | "values"> {
  return result.answer ?? {code: "", values: {}};
}

/** The p of a test behind the answer: corrected over all of a report where it stands in one. Null for a test that there is not. */
export function chanceOf({result}: Scene, name: string): number | null {
  const test = result.answer?.tests?.find((one) => one.name === name);
  return test === undefined ? null : (test.corrected ?? test.p);
}

/** " in events involving JNIM", or nothing where no actor is selected. */
export function whom({actor, w, result}: Scene): string {
  if (actor === null) return "";
  return one(result.selection["role"]) === "perpetrator" ? w.byPerpetrator(actor) : w.involving(actor);
}

/** What is shown, where and when, separated by commas. */
export function subtitle(scene: Scene, what: string, countries: readonly string[]): string {
  return [what, placesShown(scene, countries), when(scene)].filter((part) => part !== "").join(", ");
}

/** {@link subtitle} of a series that begins with its first event, not with the coverage: by the periods of its rows, or by `span`. */
export function seriesSubtitle(scene: Scene, what: string, countries: readonly string[], span: readonly [string, string] | null = ends(scene)): string {
  const {n} = scene;
  const told = span === null ? "" : span[0] === span[1] ? n.period(span[0]) : `${n.period(span[0])} – ${n.period(span[1])}`;
  return [what, placesShown(scene, countries), told].filter((part) => part !== "").join(", ");
}

function ends({result}: Scene): [string, string] | null {
  const periods = result.rows.map((row) => text(row, "period")).filter((period) => period !== null);
  return periods.length === 0 ? null : [periods[0]!, periods.at(-1)!];
}

/** The period that selection and coverage have in common. */
export function when({result, n}: Scene): string {
  const {coverage, selection} = result;
  const from = later(firstDay(one(selection["from"])), coverage.from);
  const to = earlier(lastDay(one(selection["to"])), coverage.to);
  return from === null || to === null || from > to ? "" : n.span(from, to);
}

/** The countries of the rows, in order of first appearance. */
export function countriesOf(result: Result): string[] {
  return [...new Set(result.rows.map((row) => text(row, "country")).filter((country) => country !== null))];
}

function placesShown({result, n, w}: Scene, countries: readonly string[]): string {
  const selected = result.selection["country"];
  const shown = selected === undefined ? countries : typeof selected === "string" ? [selected] : selected;
  if (shown.length === 0) return "";
  return shown.length > 5 ? w.nCountries(n.count(shown.length)) : n.list(shown.map(n.country));
}

function one(value: string | readonly string[] | undefined): string | null {
  if (value === undefined) return null;
  return typeof value === "string" ? value : (value[0] ?? null);
}

function firstDay(date: string | null): string | null {
  return date === null ? null : `${date}-01-01`.slice(0, 10);
}

function lastDay(date: string | null): string | null {
  if (date === null || date.length >= 10) return date;
  const [year = "", month = "12"] = date.split("-");
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}

function later(a: string | null, b: string | null): string | null {
  return a === null || b === null ? (a ?? b) : a > b ? a : b;
}

function earlier(a: string | null, b: string | null): string | null {
  return a === null || b === null ? (a ?? b) : a < b ? a : b;
}

/** FNV-1a, for an id that stays the same from run to run. */
function hash(text: string): string {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return state.toString(36);
}
