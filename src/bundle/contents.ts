import {mkdirSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join, sep} from "node:path";
import {hasClaims, type Case, type CaseCheck} from "../cases/index.ts";
import {csv} from "../measures/csv.ts";
import type {Cell, Result} from "../measures/result.ts";
import {Store, type Release} from "../store/index.ts";
import {checkedClaims, claimColumns, claimRow, forPage} from "./claims.ts";
import type {Inputs} from "./inputs.ts";
import type {Files} from "./manifest.ts";
import {readme} from "./readme.ts";
import {actorsKnown, eventsBehind} from "./rows.ts";

/** Writes the report of a case; the view that does it is handed in. */
export type WriteReport = (read: Case, options: {store: string; out: string; lang: "en" | "fr"; now: null; check: CaseCheck | null}) => Promise<{results: readonly {id: string; result: Result}[]; also: readonly {id: string; result: Result}[]}>;

export const actorsFile = "events/actors.csv";

export interface ContentOptions {
  /** A store that holds just the releases of `inputs`. */
  store: string;
  inputs: Inputs;
  lang: "en" | "fr";
  /** Version of Harmattan. */
  version: string;
  report: WriteReport;
  workspace: string;
}

/** Every file of a bundle that is computed: report, results, verdicts, queries, events and what they come from. */
export async function computeContents(read: Case, options: ContentOptions): Promise<Files> {
  const files = new Map<string, Buffer>();
  const put = (name: string, text: string) => void files.set(name, Buffer.from(text));
  const json = (name: string, value: unknown) => put(name, `${JSON.stringify(value, null, 1)}\n`);
  const table = (name: string, columns: readonly string[], rows: readonly Record<string, Cell>[]) => put(name, `${csv(columns, rows)}\r\n`);
  const closed = new Set(options.inputs.sources.filter(({rows_in_bundle}) => !rows_in_bundle).map(({name}) => name));
  const check = await checkedClaims(read, options.store, closed);
  const {results, folder} = await drawn(read, options, closed, check);
  for (const name of filesUnder(folder)) files.set(`report/${name}`, readFileSync(join(folder, name)));
  for (const {id, result} of results) {
    const told = withoutRows(undated(result), closed);
    json(`results/${id}.json`, told);
    table(`results/${id}.csv`, Object.keys(told.columns), told.rows);
  }
  const store = await Store.open(options.store);
  try {
    json("claims.json", check);
    table("claims.csv", claimColumns, check.claims.map((claim) => claimRow(claim, options.lang)));
    const queries = [...results.map(({id, result}) => ({figure: id, command: result.command})), ...check.claims.flatMap((claim) => [...claim.readings, ...claim.quantities, ...claim.beside].map(({id, command}) => ({claim: claim.id, reading: id, command})))];
    json("queries.json", queries);
    const {releases} = store.state();
    const told = options.inputs.releases.flatMap((one) => {
      const release = releases.find((candidate: Release) => candidate.id === one.id);
      return one.events && release ? [{file: one.events, release, open: !closed.has(one.source)}] : [];
    });
    const events = await eventsBehind(store, queries.map(({command}) => command), told, options.workspace);
    told.forEach(({file}, i) => files.set(file, events[i]!));
    files.set(actorsFile, await actorsKnown(store, options.inputs.sources.filter(({rows_in_bundle}) => rows_in_bundle).map(({name}) => name), options.workspace));
  } finally {
    store.close();
  }
  json("releases.json", options.inputs);
  put("README.txt", readme(read, options.inputs, options));
  return files;
}

/** The report in a folder of its own. Figures that show the rows of a source whose rows may not be passed on are left out of it. */
async function drawn(read: Case, {store, lang, report, workspace}: ContentOptions, closed: ReadonlySet<string>, check: CaseCheck): Promise<{results: readonly {id: string; result: Result}[]; folder: string}> {
  const draw = async (what: Case, folder: string) => {
    mkdirSync(folder, {recursive: true});
    return report(what, {store, out: folder, lang, now: null, check: hasClaims(read) ? forPage(check, closed) : null});
  };
  const folder = join(workspace, "report");
  const {results: figures, also} = await draw(read, folder);
  const results = [...figures, ...also];
  const refused = new Set(results.filter(({result}) => "id" in result.columns && result.provenance.some(({source}) => closed.has(source))).map(({id}) => id));
  if (!refused.size) return {results, folder};
  const keep = ({id}: {id: string}) => !refused.has(id);
  const without = join(workspace, "report-without-rows");
  await draw({...read, figures: read.figures.filter(keep), landmarks: read.landmarks.filter(keep)}, without);
  return {results, folder: without};
}

/** A result without the day on which its releases were retrieved, which is not the same for everybody who has them. */
function undated(result: Result): Result {
  return {...result, provenance: result.provenance.map(({retrieved: _, ...rest}) => rest as Result["provenance"][number])};
}

/** Of rows that are events of a source whose rows may not be passed on, the ids alone. */
function withoutRows(result: Result, closed: ReadonlySet<string>): Result {
  if (!("id" in result.columns) || !result.provenance.some(({source}) => closed.has(source))) return result;
  const columns = Object.fromEntries(Object.entries(result.columns).filter(([name]) => name === "source" || name === "id"));
  return {...result, columns, rows: result.rows.map((row) => Object.fromEntries(Object.keys(columns).map((name) => [name, row[name] ?? null])))};
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, {recursive: true}).map(String).filter((name) => statSync(join(folder, name)).isFile()).map((name) => name.split(sep).join("/"));
}
