import {readFileSync} from "node:fs";
import {join} from "node:path";
import {eventColumnNames, eventColumns, type EventColumnName} from "../event.ts";
import {HarmattanError} from "../error.ts";
import {parseCommand} from "../measures/command.ts";
import {measures} from "../measures/index.ts";
import {parseQuestion} from "../measures/question.ts";
import {openScope} from "../measures/scope.ts";
import type {Params} from "../param.ts";
import {literal, quote} from "../store/engine.ts";
import type {Release, Store} from "../store/index.ts";

/** Columns that a bundle carries of an event: all but the source's own free text, which no figure is drawn from. */
const columns = eventColumnNames.filter((name) => !("text" in eventColumns[name]));

/**
 * Writes the events behind the results of `commands`, as CSV for each release: those of each selection, and, where a measure
 * compares an actor with others, also the others' in the same countries. Of a release that is not `open`, the ids alone.
 */
export async function eventsBehind(store: Store, commands: readonly string[], releases: readonly {release: Release; open: boolean}[], workspace: string): Promise<Buffer[]> {
  await store.engine.run("CREATE OR REPLACE TEMP TABLE behind (source VARCHAR, id VARCHAR)");
  for (const command of new Set(commands)) await gather(store, command);
  await store.engine.run("CREATE OR REPLACE TEMP TABLE behind AS SELECT DISTINCT * FROM behind");
  const file = join(workspace, "behind.csv");
  const written: Buffer[] = [];
  for (const {release, open} of releases) {
    const shown = open ? columns : ["id" as const];
    await store.engine.run(`COPY (SELECT ${shown.map(guarded).join(", ")} FROM read_parquet(${literal(join(store.directory, release.file))}) e
      SEMI JOIN (SELECT id FROM behind WHERE source = ${literal(release.source)}) USING (id) ORDER BY e.id) TO ${literal(file)} (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '')`);
    written.push(readFileSync(file));
  }
  await store.engine.run("DROP TABLE behind");
  return written;
}

/** The events of a release as {@link eventsBehind} wrote them, as a relation of the columns of a release. */
export function eventsRelation(file: string): string {
  const types = `{${columns.map((name) => `'${name}': '${eventColumns[name].sql}'`).join(", ")}}`;
  const read = `read_csv(${literal(file)}, header = true, auto_detect = false, columns = ${types}, ${dialect})`;
  const cells = eventColumnNames.map((name) => "text" in eventColumns[name] ? `NULL::VARCHAR AS ${quote(name)}` : isText(name) ? `${unguard(quote(name))} AS ${quote(name)}` : quote(name));
  return `(SELECT ${cells.join(", ")} FROM ${read})`;
}

/** The actors that the open sources know, as CSV: what an actor's name stands for hangs on which names a source has. */
export async function actorsKnown(store: Store, open: readonly string[], workspace: string): Promise<Buffer> {
  const file = join(workspace, "actors.csv");
  const {actors} = store.state();
  const from = actors ? `read_parquet(${literal(join(store.directory, actors))})` : "(SELECT NULL AS source, NULL AS name, NULL AS id, NULL AS kind WHERE false)";
  await store.engine.run(`COPY (SELECT source, ${["name", "id", "kind"].map((column) => `${guard(column)} AS ${column}`).join(", ")} FROM ${from} WHERE list_contains([${open.map(literal).join(", ")}]::VARCHAR[], source) ORDER BY source, name, id, kind) TO ${literal(file)} (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '')`);
  return readFileSync(file);
}

/** The actors of one source as {@link actorsKnown} wrote them, as a relation of name, id and kind. */
export function actorsRelation(file: string, source: string): string {
  const columns = ["source", "name", "id", "kind"].map((name) => `'${name}': 'VARCHAR'`).join(", ");
  return `(SELECT ${["name", "id", "kind"].map((name) => `${unguard(name)} AS ${name}`).join(", ")} FROM read_csv(${literal(file)}, header = true, auto_detect = false, columns = {${columns}}, ${dialect}) WHERE source = ${literal(source)})`;
}

/** How the files of {@link eventsBehind} and {@link actorsKnown} are read. */
const dialect = `delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, max_line_size = 1000000, parallel = false`;

function isText(name: EventColumnName): boolean {
  return eventColumns[name].sql === "VARCHAR";
}

function guarded(name: EventColumnName): string {
  const column = `e.${quote(name)}`;
  return isText(name) ? `${guard(column)} AS ${quote(name)}` : column;
}

/** A text that a spreadsheet would run as a formula stands behind an apostrophe, and so does one that begins with an apostrophe. */
function guard(column: string): string {
  return `CASE WHEN regexp_matches(${column}, '^[''=+@\\t\\r\\n-]') THEN '''' || ${column} ELSE ${column} END`;
}

function unguard(column: string): string {
  return `CASE WHEN starts_with(${column}, '''') THEN substr(${column}, 2) ELSE ${column} END`;
}

async function gather(store: Store, command: string): Promise<void> {
  const asked = parseCommand(command);
  const measure = measures.find(({name}) => name === asked?.measure);
  if (!asked || !measure) return;
  const {selection, params} = parseQuestion<Params>(measure, asked.input);
  for (const source of selection.source) {
    try {
      const view = await store.view(source, {release: selection.release, asOf: selection["as-of"]});
      const scope = await openScope(view, selection);
      // another scope, since a query binds values of its own
      const probe = await openScope(view, selection);
      const compares = scope.surroundings !== scope.events && measure.query(probe, params as never).includes(probe.surroundings);
      const others = compares ? ` UNION SELECT id FROM ${scope.surroundings} WHERE country IN (SELECT country FROM ${scope.events})` : "";
      await scope.all(`INSERT INTO behind SELECT ${literal(source)}, id FROM (SELECT id FROM ${scope.events}${others})`);
    } catch (error) {
      // what the source refuses to answer has no events behind it
      if (!(error instanceof HarmattanError)) throw error;
    }
  }
}
