import {diffReleases, readCase, Store, turnedVerdicts, type ReleaseDiff, type Turned} from "../../index.ts";
import {csv} from "../../measures/csv.ts";
import type {Cell} from "../../measures/result.ts";
import {integer, parseParams} from "../../param.ts";
import {print, tell, textTable} from "./output.ts";

export const diffParams = {limit: integer(20, {about: "at most so many events are listed, those with the largest change of deaths first; 0 for all"})};

export async function diffCommand(before: string, after: string, options: Record<string, unknown>): Promise<void> {
  const {limit} = parseParams(diffParams, {limit: options.limit as string | undefined});
  const store = await Store.open(String(options.store));
  try {
    const diff = await diffReleases(store, before, after, {limit});
    const turned = typeof options.case === "string" ? await turnedVerdicts(store.directory, readCase(options.case), diff.before.id, diff.after.id) : null;
    if (options.format === "json") print(JSON.stringify({...diff, ...turned ? {verdicts: turned} : {}}, null, 1));
    else if (options.format === "csv") writeCsv(diff);
    else print([describe(diff), ...turned ? ["", describeTurned(turned)] : []].join("\n"));
    if (options.format === "csv" && turned) tell(describeTurned(turned));
  } finally {
    store.close();
  }
}

function writeCsv(diff: ReleaseDiff): void {
  print(csv(["change", "id", "columns", "before", "after"], diff.events.map((event) => ({
    change: event.change, id: event.id, columns: event.columns?.join(" ") ?? null, before: event.before && JSON.stringify(event.before), after: event.after && JSON.stringify(event.after)
  }))));
  for (const {text} of diff.compared.notes) tell(`Note: ${text}`);
  if (diff.unlisted) tell(`${diff.unlisted} more events changed: --limit 0 lists all`);
}

function describe(diff: ReleaseDiff): string {
  const {added, removed, changed, same, outside} = diff.counts;
  const counted = new Map(["added", "removed", "changed", "events", "low", "best", "high"].map((name) => [name, true]));
  const total = {country: "all", added, removed, changed, ...changesOf(diff.deaths)};
  const countries = diff.countries.map((row) => ({country: row.country ?? "none recorded", added: row.added, removed: row.removed, changed: row.changed, ...changesOf(row)}));
  return [
    `${diff.before.id} (${diff.before.events} events) to ${diff.after.id} (${diff.after.events} events)`,
    `${added} added, ${removed} removed, ${changed} changed, ${same} the same${outside.before || outside.after ? `; not compared: ${outside.before} in the first alone, ${outside.after} in the second alone` : ""}`,
    ...diff.compared.notes.map(({text}) => `Note: ${text}`),
    ...added + removed + changed ? ["", "Change by country", textTable(["country", "added", "removed", "changed", "events", "low", "best", "high"], [...countries, total], counted)] : [],
    ...diff.columns.length ? ["", "Columns that changed", textTable(["column", "events"], diff.columns, new Map([["events", true]]))] : [],
    ...diff.events.length ? ["", "Events with the largest change of deaths", textTable(["change", "id", "what"], diff.events.map((event) => ({change: event.change, id: event.id, what: whatOf(event)})), new Map())] : [],
    ...diff.unlisted ? [`${diff.unlisted} more: --limit 0 lists all`] : []
  ].join("\n");
}

function describeTurned({case: name, claims, turned, moved}: Turned): string {
  const told = ({verdict, value}: Turned["turned"][number]["before"]) => `${verdict.replaceAll("_", " ")}${value === null ? "" : ` (${value})`}`;
  const rows = [...turned, ...moved].map(({id, text, before, after}) => ({claim: id, before: told(before), after: told(after), text: text.en}));
  const of = `of the ${claims} verdicts of ${name}, ${turned.length === 1 ? "1 turns" : `${turned.length} turn`} and ${moved.length === 1 ? "1 stands" : `${moved.length} stand`} on another value`;
  return rows.length ? `${of}\n${textTable(["claim", "before", "after", "text"], rows, new Map())}` : of;
}

function changesOf({before, after, change}: ReleaseDiff["deaths"]): Record<string, Cell> {
  return {events: after.events - before.events, ...change};
}

/** The columns that changed with their values, or where and when an event is that came or went, and its deaths. */
function whatOf({columns, before, after}: ReleaseDiff["events"][number]): string {
  if (columns === null) return "";
  if (columns.length) return columns.map((name) => `${name} ${say(before?.[name])} -> ${say(after?.[name])}`).join("; ");
  const event = after ?? before ?? {};
  return `${say(event.date_start)} ${say(event.country)} ${say(event.place_name)}, ${say(event.side_a)} - ${say(event.side_b)}: ${say(event.best)} dead (${say(event.low)}-${say(event.high)})`;
}

function say(value: Cell | undefined): string {
  return value === null || value === undefined ? "none" : String(value);
}
