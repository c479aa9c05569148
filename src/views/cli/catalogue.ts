import {Store} from "../../index.ts";
import {measures} from "../../measures/index.ts";
import type {Cell} from "../../measures/result.ts";
import {csv} from "../../measures/csv.ts";
import {print, textTable} from "./output.ts";

export async function measuresCommand(options: Record<string, unknown>): Promise<void> {
  if (options.format === "json") {
    return print(JSON.stringify(measures.map(({name, title, about, params, columns, census, actor, method, example}) => ({
      name, title, about, needs_census: census, needs_actor: actor,
      params: Object.fromEntries(Object.entries(params).map(([key, param]) => [key, {about: param.about, expected: param.expected, default: param.default, many: param.many, values: param.values}])),
      columns: Object.fromEntries(Object.entries(columns).map(([key, {type, unit, about: told}]) => [key, {type, unit, about: told}])),
      method, example: ["harmattan", "measure", name, ...example].join(" ")
    })), null, 1));
  }
  for (const {name, title, about, params, example} of measures) {
    print(`${name}: ${title}`);
    print(`  ${about}`);
    for (const [key, param] of Object.entries(params)) print(`  --${key}: ${param.about}`);
    print(`  e.g. harmattan measure ${name} ${example.join(" ")}\n`);
  }
}

export async function releasesCommand(options: Record<string, unknown>): Promise<void> {
  const store = await Store.open(String(options.store));
  try {
    const rows = store.state().releases.map((release) => ({
      release: release.id, reader: release.reader, retrieved: release.retrieved.slice(0, 19), read: release.rows.read, accepted: release.rows.accepted,
      rejected: Object.values(release.rows.rejected).reduce((sum, n) => sum + n, 0), duplicates: release.rows.duplicates, revised: release.rows.revised,
      covers: release.covers.map(({from, to}) => `${from}..${to}`).join(" ") || "not declared", sha256: release.sha256, origin: release.origin, licence: release.license
    }));
    write(options, rows, ["release", "retrieved", "read", "accepted", "rejected", "duplicates", "revised", "covers", "licence"]);
  } finally {
    store.close();
  }
}

export async function rejectionsCommand(release: string, options: Record<string, unknown>): Promise<void> {
  const store = await Store.open(String(options.store));
  try {
    write(options, await store.rejections(release), ["line", "record", "id", "reason", "field", "raw"]);
  } finally {
    store.close();
  }
}

function write(options: Record<string, unknown>, rows: readonly Record<string, Cell>[], columns: readonly string[]): void {
  if (options.format === "json") print(JSON.stringify(rows, null, 1));
  else if (options.format === "csv") print(csv(Object.keys(rows[0] ?? Object.fromEntries(columns.map((name) => [name, null]))), rows));
  else print(textTable(columns, rows, new Map([["line", false], ["record", false], ["read", true], ["accepted", true], ["rejected", true], ["duplicates", true], ["revised", true]])));
}
