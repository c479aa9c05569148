import {execFile} from "node:child_process";
import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, delimiter, dirname, join, resolve} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {actors} from "../src/actors/aliases.ts";
import {attributions, countedAttributions} from "../src/actors/resolve.ts";
import {errors} from "../src/error.ts";
import {actorKinds, eventColumns, eventFlags, eventTypes, placeLevels, type EventColumn} from "../src/event.ts";
import {measures, selectionParams} from "../src/measures/index.ts";
import type {Params} from "../src/param.ts";
import {apiReaders, readers} from "../src/sources/index.ts";
import {rejectionReasons, type Source} from "../src/sources/source.ts";
import {rules} from "../src/verdicts/compatible.ts";
import {axes} from "../src/verdicts/readings.ts";
import {missingReasons} from "../src/verdicts/verdict.ts";
import {findings} from "./findings.ts";
import {limitsInWords} from "../src/views/api/limits.ts";
import {routes} from "../src/views/api/openapi.ts";
import {statusOf} from "../src/views/api/problem.ts";

/**
 * The docs as they should be, by file: what stands between `<!-- generated: KIND NAME -->` and `<!-- /generated -->` is
 * made from the registries, and the output below each `$ command` of a console block is what the command prints.
 *
 * - `<!-- store: invented chronology -->` in a page says what its store holds before the first command; else nothing.
 * - `curl` in a page asks the API of that store, without a port (scripts/curl.ts).
 * - where `data` names the folder of the published files, the blocks ```console real run, and only they; `<!-- findings: REPORT -->` to `<!-- /findings -->` then holds what the report says that
 *   they wrote, with its figures in a folder beside the page;
 * - `only` names pages, else all are made.
 */
export async function rebuiltDocs(options: {data?: string | undefined; only?: readonly string[]} = {}): Promise<Map<string, string>> {
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), "harmattan-docs-")));
  try {
    const stage = new Stage(workspace, options.data);
    const queue = pages().filter((file) => (!options.only?.length || options.only.includes(file)) && (options.data === undefined || read(file).includes("```console real")));
    const rebuilt = new Map<string, string>();
    await Promise.all(Array.from({length: 2}, async () => {
      for (let file = queue.shift(); file !== undefined; file = queue.shift()) for (const [name, made] of await rebuild(file, stage)) rebuilt.set(name, made);
    }));
    return rebuilt;
  } finally {
    rmSync(workspace, {recursive: true, force: true});
  }
}

/** Every page of the documentation, relative to the checkout. */
export function pages(): string[] {
  const under = (folder: string, recursive: boolean) => readdirSync(join(root, folder), {recursive}).map(String).filter((name) => name.endsWith(".md")).sort().map((name) => join(folder, name));
  return [...under("", false), ...under("cases", true), ...under("docs", true)];
}

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Sources that a page may ask for, and the commands that load them. */
const loading: Readonly<Record<string, string>> = {
  invented: "harmattan import docs/examples/invented.csv --mapping docs/examples/invented.yml",
  chronology: "harmattan import cases/jnim/chronology.csv --mapping cases/jnim/chronology.yml"
};

/** The page, and the files that it shows. */
async function rebuild(file: string, stage: Stage): Promise<Map<string, string>> {
  const text = read(file).replace(/(<!-- generated: (\S+) ?(.*?) -->\n)[^]*?(<!-- \/generated -->)/g, (_, open: string, kind: string, name: string, close: string) => {
    const section = sections[kind];
    if (!section) throw new Error(`${file}: unknown section ${kind} (expected ${Object.keys(sections).join(", ")})`);
    return `${open}${section(name)}\n${close}`;
  });
  const blocks = /^```console( real)?\n([^]*?)^```$/gm;
  if (text.search(blocks) < 0) return new Map([[file, text]]);
  const folder = await stage.folder(/<!-- store: (.+?) -->/.exec(text)?.[1]?.split(" ") ?? []);
  let status = 0;
  let rebuilt = "";
  let from = 0;
  for (const match of text.matchAll(blocks)) {
    const [block, real = "", body = ""] = match;
    rebuilt += text.slice(from, match.index);
    from = match.index + block.length;
    if (Boolean(real) !== Boolean(stage.data)) {
      rebuilt += block;
      continue;
    }
    rebuilt += `\`\`\`console${real}\n`;
    for (const command of commandsOf(body)) {
      const ran = await stage.run(folder, command, status);
      status = ran.status;
      rebuilt += `$ ${command}\n${ran.output}`;
    }
    rebuilt += "```";
  }
  rebuilt += text.slice(from);
  if (!stage.data) return new Map([[file, rebuilt]]);
  const images = new Map<string, string>();
  const page = rebuilt.replace(/(<!-- findings: (\S+) -->\n)[^]*?(<!-- \/findings -->)/g, (_, open: string, report: string, close: string) => {
    const beside = basename(file, ".md");
    const {markdown, files} = findings(join(folder, report), beside);
    for (const [name, svg] of files) images.set(join(dirname(file), beside, name), svg);
    return `${open}${markdown}\n${close}`;
  });
  return new Map([[file, page], ...images]);
}

/** The commands of a block; one that ends in a backslash goes on in the next line. */
function commandsOf(body: string): string[] {
  return [...body.matchAll(/^\$ ((?:.*\\\n)*.*)$/gm)].map((match) => match[1]!);
}

/** Folders in which the commands of a page run: the examples and the case under their paths in the checkout, and a store. */
class Stage {
  readonly data: string | undefined;
  readonly #workspace: string;
  readonly #stores = new Map<string, Promise<string>>();
  #folders = 0;

  constructor(workspace: string, data: string | undefined) {
    this.#workspace = workspace;
    this.data = data;
    mkdirSync(join(workspace, "bin"));
    writeFileSync(join(workspace, "bin", "harmattan"), `#!/bin/sh\nexec "${process.execPath}" "${join(root, "bin", "harmattan.js")}" "$@"\n`, {mode: 0o755});
    writeFileSync(join(workspace, "bin", "curl"), `#!/bin/sh\nexec "${process.execPath}" --import "${pathToFileURL(join(root, "node_modules", "tsx", "dist", "loader.mjs")).href}" "${join(root, "scripts", "curl.ts")}" "$@"\n`, {mode: 0o755});
  }

  async folder(loaded: readonly string[]): Promise<string> {
    const folder = this.#empty();
    if (loaded.length) cpSync(await this.#store(loaded), join(folder, ".harmattan"), {recursive: true});
    return folder;
  }

  /** Runs one command as a shell would after one that ended with `before`; paths, times and the checksum of a bundle, which changes with every word of the report, are masked. */
  async run(folder: string, command: string, before = 0): Promise<{output: string; status: number}> {
    const script = `exec 2>&1\n(exit ${before})\n${command}`;
    const env = {...process.env, PATH: `${join(this.#workspace, "bin")}${delimiter}${process.env.PATH ?? ""}`, HARMATTAN_STORE: undefined, HARMATTAN_UCDP_TOKEN: undefined, HARMATTAN_ACLED_USER: undefined, HARMATTAN_ACLED_PASSWORD: undefined};
    return new Promise((answer) => {
      execFile("/bin/sh", ["-c", script], {cwd: folder, env, maxBuffer: 1 << 24}, (error, stdout) => {
        const output = stdout.replaceAll(folder, "/home/you").replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?/g, "YYYY-MM-DDThh:mm:ss").replace(/(sha256 of the manifest: )[0-9a-f]{64}/g, "$1...").replace(/[ \t\r]+$/gm, "").trim();
        answer({output: output && `${output}\n`, status: typeof error?.code === "number" ? error.code : error ? 1 : 0});
      });
    });
  }

  #empty(): string {
    const folder = join(this.#workspace, `page-${++this.#folders}`);
    mkdirSync(join(folder, "docs"), {recursive: true});
    for (const name of ["docs/examples", "cases"]) cpSync(join(root, name), join(folder, name), {recursive: true});
    const published = this.data && join(resolve(this.data), "ucdp");
    if (published) for (const name of readdirSync(published)) symlinkSync(join(published, name), join(folder, name));
    return folder;
  }

  #store(loaded: readonly string[]): Promise<string> {
    const key = loaded.join(" ");
    const made = this.#stores.get(key) ?? this.#load(loaded);
    this.#stores.set(key, made);
    return made;
  }

  async #load(loaded: readonly string[]): Promise<string> {
    const folder = this.#empty();
    for (const name of loaded) {
      const command = loading[name];
      if (!command) throw new Error(`unknown store: ${name} (expected ${Object.keys(loading).join(", ")})`);
      const {output, status} = await this.run(folder, command);
      if (status) throw new Error(`${command}: ${output}`);
    }
    return join(folder, ".harmattan");
  }
}

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

const errorCodes = Object.keys(errors) as (keyof typeof errors)[];

/** What stands between the marks of a page, by kind. */
const sections: Readonly<Record<string, (name: string) => string>> = {
  measure(name) {
    const {title, about, params, columns, method, census, actor} = byName(measures, name);
    return lines(
      `**${title}.** ${about}`, "",
      [census ? "Asked of a census only: a source that is not one is refused, with the reason." : "Asked of any source, a census or not.", actor ? "Needs `--actor`." : ""].filter(Boolean).join(" "), "",
      "## Parameters", "", Object.keys(params).length ? paramTable(params) : "None of its own.", "",
      "The [selection](../selection.md) says which events.", "",
      "## Columns", "", table(["column", "type", "unit", "meaning"], Object.entries(columns).map(([key, {type, unit, about: told, only}]) => [code(key), type, unit ?? "", `${told}${only ? " (only when asked for)" : ""}`])), "",
      "## Method", "", `${capital(method.cite)}.`, "",
      ...method.assumes.map((text) => `- Assumes that ${text}.`), ...method.cautions.map((text) => `- Caution: ${text}.`)
    );
  },
  measures: () => table(["measure", "question", "asked of"], measures.map(({name, title, census, actor}) => [`[${name}](measures/${name}.md)`, title, `${census ? "a census" : "any source"}${actor ? ", of an actor" : ""}`])),
  selection: () => paramTable(selectionParams),
  source(name) {
    const {source} = byName([...readers, ...apiReaders], name);
    return table(["", ""], [
      ["name of the source", code(source.name)], ["title", source.title], ["licence", source.license], ["cite", source.citation],
      ["rule of inclusion", source.inclusion], ["census", yes(source.census)], ["rows may be handed on", yes(!source.restricted)],
      ["perpetrator", perpetrator(source)], ["deaths", source.singleEstimate ? "one number; low, best and high are the same" : "low, best and high"],
      ["precision of places", Object.entries(source.precision).map(([value, meaning]) => `${value} ${meaning}`).join(", ")]
    ]);
  },
  columns(name) {
    const {columns, source} = byName([...readers, ...apiReaders], name);
    const where = source.name === "ucdp" ? "ucdp" : "acled";
    const needed = Object.entries(columns).filter(([, {required}]) => required);
    const others = Object.entries(columns).filter(([, {also}]) => also).map(([column, {also}]) => `${code(column)} (${also!.map(code).join(", ")})`);
    const from = Object.entries<EventColumn>(eventColumns).filter(([, column]) => column[where] !== undefined);
    return lines(
      `Columns that a file must have: ${needed.map(([column]) => code(column)).join(", ")}.${others.length ? ` Also known under other names: ${others.join(", ")}.` : ""}`, "",
      table([`column of ${where.toUpperCase()}`, "becomes", "type", "meaning"], from.map(([column, about]) => [code(about[where]!), code(column), about.sql, `${about.about}${about.unit ? `, ${about.unit}` : ""}`]))
    );
  },
  event: () => table(["column", "type", "meaning"], Object.entries<EventColumn>(eventColumns).map(([column, {sql, about, unit}]) => [code(column), sql, `${about}${unit ? `, ${unit}` : ""}`])),
  vocabularies: () => lines(...([["event_type", eventTypes], ["place_level", placeLevels], ["side_a_kind, side_b_kind", actorKinds]] as const).flatMap(([name, values]) => [
    table([code(name), "meaning"], Object.entries(values).map(([value, meaning]) => [code(value), meaning])), ""
  ])).trimEnd(),
  flags: () => table(["flag", "meaning"], Object.entries(eventFlags).map(([flag, meaning]) => [code(flag), meaning])),
  rejections: (which) => table(["reason", "meaning"], Object.entries(rejectionReasons).filter(([reason]) => !which || which.split(" ").includes(reason)).map(([reason, meaning]) => [code(reason), meaning])),
  errors: () => table(["code", "exit", "message", "cure"], Object.entries(errors).map(([name, [exit, message, cure]]) => [code(name), String(exit), message, cure])),
  routes: () => table(["route", "what it answers", "parameters"], routes().map(({route, summary, params}) => [code(route), summary, params])),
  limits: () => table(["", "limit", "beyond it"], limitsInWords().map(({what, limit, beyond}) => [what, limit, beyond])),
  statuses: () => table(["status", "codes"], [...new Set(errorCodes.map(statusOf))].sort().map((status) => [String(status), errorCodes.filter((name) => statusOf(name) === status).map(code).join(", ")])),
  attributions: () => table(["level", "the source names the actor", "counted unless others are asked for"], Object.entries(attributions).map(([level, about]) => [code(level), about, yes((countedAttributions as readonly string[]).includes(level))])),
  actors: () => table(["actor", "kind", "countries", "UCDP id", "spellings of sources"], actors.filter(({kind, umbrella}) => kind !== "state" && !umbrella).map(({name, kind, countries, ucdp, names, worldwide}) =>
    [name, kind, worldwide ? "worldwide" : countries.join(" "), ucdp.join(" "), names.filter((other) => other !== name).join("; ")])),
  readings: () => table(["reading", "what it takes"], Object.entries(axes).map(([axis, about]) => [code(axis), about])),
  compatible: () => table(["rule", "words", "met by"], Object.entries(rules).map(([rule, {when, met}]) => [code(rule), when, met])),
  missing: () => table(["reason", "meaning"], Object.entries(missingReasons).map(([reason, about]) => [code(reason), about])),
  file: (name) => lines(`\`\`\`${name.endsWith(".csv") ? "csv" : "yaml"}`, read(name).trim(), "```")
};

function byName<T extends {name: string}>(list: readonly T[], name: string): T {
  const found = list.find((one) => one.name === name);
  if (!found) throw new Error(`unknown name: ${name} (expected ${list.map((one) => one.name).join(", ")})`);
  return found;
}

function paramTable(params: Params): string {
  return table(["parameter", "values", "default", "meaning"], Object.entries(params).map(([name, {about, expected, values, many, default: initial}]) => [
    code(`--${name}`), `${values?.join() === "true,false" ? "a bare flag" : values ? values.map(code).join(", ") : expected}${many ? "; may be repeated" : ""}`,
    initial === null || initial === false || Array.isArray(initial) && !initial.length ? "" : (Array.isArray(initial) ? initial as unknown[] : [initial]).map((value) => code(String(value))).join(", "), about
  ]));
}

function perpetrator({perpetrator: defined}: Source): string {
  if (defined === "all") return "side A of every event";
  return defined.length ? `side A, in ${defined.join(", ")} violence only` : "not defined: the first actor is not the aggressor";
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return lines(line(header), `|${"---|".repeat(header.length)}`, ...rows.map(line));
}

function lines(...some: readonly string[]): string {
  return some.join("\n");
}

function code(text: string): string {
  return `\`${text}\``;
}

function yes(value: boolean): string {
  return value ? "yes" : "no";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const at = process.argv.indexOf("--data");
  const data = at < 0 ? undefined : process.argv[at + 1];
  const only = process.argv.slice(2).filter((word) => word.endsWith(".md"));
  for (const [file, text] of await rebuiltDocs({data, only})) {
    if (existsSync(join(root, file)) && read(file) === text) continue;
    mkdirSync(dirname(join(root, file)), {recursive: true});
    writeFileSync(join(root, file), text);
    console.log(file);
  }
}
