import {allEnded} from "../all-ended.ts";
import {fail} from "../error.ts";
import type {Input, Params} from "../param.ts";
import {publishers} from "../sources/publishers.ts";
import type {Store, View} from "../store/index.ts";
import {cautionFacts} from "./caution-facts.ts";
import {cautionNeeds, cautionsOf} from "./cautions.ts";
import {mostSummed} from "./chosen.ts";
import {commandOf} from "./command.ts";
import {coverageOf} from "./coverage.ts";
import type {Measure} from "./measure.ts";
import type {Work} from "./permute.ts";
import {parseQuestion} from "./question.ts";
import {measures} from "./registry.ts";
import type {Caution, Provenance, Result, ResultRow} from "./result.ts";
import {openScope, type Scope} from "./scope.ts";
import {selectionText, type Selection} from "./selection.ts";
import type {Studies} from "./studies.ts";
import {compute, type Asked} from "./study.ts";
import {tacticSql} from "./tactics.ts";

export interface RunOptions {
  /** Sources in order of preference, for a selection that names none: the first that is loaded answers. */
  prefer?: readonly string[];
  /** Asks for everything again, also for what of this selection was asked before; for benchmarks. */
  fresh?: boolean;
  /** Threads, progress and cancelling of measures that compute long. */
  work?: Work;
  /** Where studies are computed; without it in the thread that asks. */
  studies?: Studies | undefined;
  /** How many single events of a source whose terms forbid to pass rows on may be answered; any number without it. */
  restrictedRows?: number;
  /** Refuses an answer with more rows. */
  mostRows?: number;
  /** Answers `data` instead of rows where the engine is asked of one source by a measure that computes nothing of its rows: a fifth of the time for many rows. */
  columnar?: boolean;
}

/** Rows that may leave the store in a file from a source whose terms forbid to pass rows on. */
export const handedOn = 100;

/**
 * Asks the measure `name` of a store. `input` holds the selection and the measure's own parameters under the names of the
 * command's flags. Several sources are answered side by side in a column `source`, never summed.
 */
export async function runMeasure(store: Store, name: string, input: Input = {}, options: RunOptions = {}): Promise<Result> {
  const measure = measures.find((candidate) => candidate.name === name);
  if (!measure) return fail("invalid_value", {field: "measure", value: name, expected: measures.map((candidate) => candidate.name).join(", ")});
  const {selection, params} = parseQuestion<Params>(measure, input);
  const sources = chooseSources(store, selection, options);
  const answers: Result[] = [];
  const better = selection.source.length ? [] : betterThan(sources[0]!, options.prefer ?? []);
  for (const source of sources) answers.push(await answer(await store.view(source, {release: selection.release, asOf: selection["as-of"], signal: options.work?.signal}), measure, selection, params, options));
  for (const {cautions} of answers) cautions.push(...better);
  return answers.length === 1 ? answers[0]! : beside(answers);
}

function chooseSources(store: Store, selection: Selection, {prefer = []}: RunOptions): readonly string[] {
  if (selection.source.length) return selection.source;
  const loaded = Object.keys(store.state().sources);
  if (!loaded.length) return fail("store_empty", {store: store.directory});
  if (loaded.length === 1) return loaded;
  const preferred = prefer.find((source) => loaded.includes(source));
  return preferred ? [preferred] : fail("source_ambiguous", {sources: loaded.join(", ")});
}

/** What the sources that are preferred to the one that answers, and not loaded, would add. */
function betterThan(source: string, prefer: readonly string[]): Caution[] {
  return prefer.slice(0, Math.max(0, prefer.indexOf(source))).flatMap((name) => {
    const publisher = publishers[name];
    return publisher ? [{code: "better_source", text: `${publisher.adds.en} Get it: ${publisher.get}`, values: {source: name}}] : [];
  });
}

async function answer(view: View, measure: Measure<Params>, selection: Selection, params: Record<string, unknown>, {fresh = false, work = {}, studies, restrictedRows = Infinity, mostRows, columnar}: RunOptions): Promise<Result> {
  if (measure.census && !view.source.census) fail("not_a_census", {measure: measure.name, source: view.source.name, title: view.source.title});
  if (measure.actor && !selection.actor.length) fail("actor_needed", {measure: measure.name});
  if (measure.tactics && !(await view.all(`SELECT 1 FROM ${view.narrow} WHERE ${tacticSql("sub_event_type")} IS NOT NULL LIMIT 1`)).length) fail("tactics_missing", {measure: measure.name, source: view.source.name, title: view.source.title});
  const covering = {census: view.source.census, releases: view.releases.map(({countries, covers}) => ({countries, covers}))};
  const {coverage} = coverageOf(covering, selection.from, selection.to, selection.country);
  const scope = await openScope(view, selection);
  const held = scope.chosen && scope.chosen.rows.length <= (measure.mostHeld ?? mostSummed) ? measure.held?.(scope.chosen, params as never, scope) : null;
  const columns = Object.fromEntries(Object.entries(measure.columns).filter(([, {only}]) => !only || only(params)).map(([column, {only: _, ...rest}]) => [column, rest]));
  // a study computes on columns that it may not show
  const computedOn = measure.study ? measure.columns : columns;
  // a study goes to its thread by columns, which are copied in a third of the time of rows
  const thread = measure.study && !held ? studies : undefined;
  const {actor, country, from, to} = selection;
  const asked: Asked = {measure: measure.name, params, selection: {actor, country, from, to}, covering};
  const computed = async () => {
    const {data, found} = held ? {data: undefined, found: held} : await askedRows(scope, measure, params, {mostRows, columnar: thread !== undefined || columnar === true && !measure.compute && selection.source.length < 2});
    return {data, found, ...await (thread ? thread.compute({...asked, columns: data!}) : compute(asked, found, work))};
  };
  // what decides the cautions is asked beside the rows, so that it does not wait behind other questions and a study does not wait for it
  const [{data, found, rows, answer, cautions: own = []}, facts] = await allEnded([computed(), cautionFacts(scope, cautionNeeds(scope, computedOn), fresh)]);
  const count = data ? Object.values(data)[0]?.length ?? 0 : found.length;
  if (measure.lists === "events" && view.source.restricted && count > restrictedRows) fail("rows_restricted", {source: view.source.name, rows: count, most: restrictedRows});
  const events = "events" in columns ? (data ? data.events ?? [] : found.map((row) => row.events ?? null)) : null;
  const shown = events ? events.reduce<number>((sum, one) => sum + Number(one), 0) : count;
  const cautions = cautionsOf(scope, facts, coverage, computedOn, params, shown);
  if (mostRows !== undefined && rows.length > mostRows) fail("query_large", {most: mostRows});
  return {
    measure: measure.name, selection: selectionText(selection), params: params as Result["params"], columns,
    rows: arranged(rows, Object.keys(columns)), ...(measure.lists === "events" ? {total: facts.events} : {}), ...(data && !thread ? {data} : {}),
    coverage, provenance: provenanceOf(view), cautions: [...cautions, ...own], ...(answer ? {answer} : {}), command: commandOf(measure, {source: view.source.name, ...selectionText(selection), ...given(measure, params)})
  };
}

async function askedRows(scope: Scope, measure: Measure<Params>, params: Record<string, unknown>, {mostRows, columnar}: {mostRows: number | undefined; columnar: boolean}): Promise<{data: Result["data"]; found: ResultRow[]}> {
  const sql = measure.query(scope, params as never);
  const most = measure.compute ? undefined : mostRows;
  return columnar ? {data: await scope.columns(sql, most), found: []} : {data: undefined, found: await scope.all(sql, most)};
}

/** The rows with their columns in order and nothing else. */
function arranged(rows: ResultRow[], columns: readonly string[]): ResultRow[] {
  if (Object.keys(rows[0] ?? {}).join() === columns.join()) return rows;
  return rows.map((row) => {
    const out: ResultRow = {};
    for (const column of columns) out[column] = row[column] ?? null;
    return out;
  });
}

/** Parameters that are not at their default: what a command has to say. */
function given(measure: Measure<Params>, params: Record<string, unknown>): Record<string, string | readonly string[]> {
  return Object.fromEntries(Object.entries(params).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(measure.params[name]!.default) && value !== null)
    .map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]));
}

function provenanceOf(view: View): Provenance[] {
  return view.releases.map(({version, retrieved}) => ({
    source: view.source.name, release: version, title: view.source.title, retrieved, license: view.source.license, citation: view.source.citation, simulated: view.source.simulated
  }));
}

function beside(answers: readonly Result[]): Result {
  const [first] = answers as [Result, ...Result[]];
  const tag = (result: Result) => result.provenance[0]?.source ?? "";
  const said = answers.filter(({answer}) => answer);
  const cautions: Caution[] = answers.flatMap((result) => result.cautions.map((caution) => ({...caution, text: `${tag(result)}: ${caution.text}`})));
  return {
    ...first,
    columns: {source: {type: "text", unit: null, about: "source; the sources are never summed"}, ...first.columns},
    rows: answers.flatMap((result) => result.rows.map((row) => ({source: tag(result), ...row}))),
    ...(first.total === undefined ? {} : {total: answers.reduce((sum, {total = 0}) => sum + total, 0)}),
    provenance: answers.flatMap(({provenance}) => provenance),
    cautions,
    // each source answers for itself
    ...(said.length ? {answer: {value: [...new Set(said.map(({answer}) => answer!.value))].join(" | "), code: "several_sources", text: said.map((result) => `${tag(result)}: ${result.answer!.text}`).join("; "), values: {}}} : {}),
    command: commandOf({name: first.measure}, {...first.selection, ...Object.fromEntries(Object.entries(first.params).filter(([name, value]) => value !== measures.find(({name: other}) => other === first.measure)!.params[name]!.default && typeof value !== "object").map(([name, value]) => [name, String(value)]))})
  };
}
