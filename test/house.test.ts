import assert from "node:assert/strict";
import {readdirSync, readFileSync} from "node:fs";
import {dirname, join, normalize} from "node:path";
import test from "node:test";

/** One way for the data: a folder imports only from its own rank's list. See docs/architecture.md. */
const order = ["root", "stats", "actors", "geo", "sources", "store", "simulate", "measures", "claims", "verdicts", "cases", "bundle", "figures", "index", "threads", "views"];
const rank = new Map(order.map((name, i) => [name, i]));

const files = readdirSync("src", {recursive: true}).map(String).filter((name) => /\.tsx?$/.test(name)).map((name) => join("src", name));
const imports = files.flatMap((file) => [...readFileSync(file, "utf8").matchAll(/^(?:import|export)[^;"']*?from "([^"]+)"|import\("([^"]+)"\)/gm)].map((match) => ({file, target: match[1] ?? match[2]!})));
/** Those that are still there when types are gone. */
const values = files.flatMap((file) => [...readFileSync(file, "utf8").matchAll(/^(?:import|export)(?! type )([^;"']*?) from "([^"]+)"/gm)].filter(([, names]) => !/^\s*\{(\s*type [^,}]+,?)+\s*\}$/.test(names!)).map(([, , target]) => ({file, target: target!})));

test("data flows one way: no folder imports from one that comes after it", () => {
  const wrong = imports.filter(({target}) => target.startsWith(".")).map(({file, target}) => ({file, to: normalize(join(dirname(file), target))}))
    .filter(({file, to}) => rank.get(room(to))! > rank.get(room(file))!);
  assert.deepEqual(wrong, []);
});

test("every folder of src has its place in the order", () => {
  assert.deepEqual([...new Set(files.map(room))].filter((name) => !rank.has(name)), []);
});

test("only the store imports the database package", () => {
  assert.deepEqual([...new Set(imports.filter(({target}) => target.startsWith("@duckdb/")).map(({file}) => room(file)))], ["store"]);
});

test("views reach the store through the library alone, and no view imports another", () => {
  const wrong = imports.filter(({file, target}) => {
    if (room(file) !== "views" || !target.startsWith(".")) return false;
    const to = normalize(join(dirname(file), target));
    return room(to) === "store" || to.startsWith("src/views/") && view(to) !== view(file);
  });
  assert.deepEqual(wrong, []);
});

test("the page that runs in the browser takes nothing of the server but types, the figures and what they are made of", () => {
  const page = imports.filter(({file}) => file.startsWith("src/views/web/page/"));
  const taken = new Set(page.filter(({target}) => target.startsWith(".")).map(({file, target}) => normalize(join(dirname(file), target))).filter((to) => to.startsWith("src/")).map(room));
  // what comes through the library's door is types
  assert.deepEqual([...taken].filter((name) => !["views", "figures", "geo", "root", "index"].includes(name)), []);
  assert.deepEqual(page.filter(({target}) => target.startsWith("node:")), []);
});

test("a study's thread loads no reader, no engine and no package that checks or parses: it starts while the report waits", () => {
  const loaded = new Set(["src/measures/study-worker.ts"]);
  const packages = new Set<string>();
  for (const from of loaded) {
    for (const {target} of values.filter(({file}) => file === from)) {
      if (target.startsWith(".")) loaded.add(normalize(join(dirname(from), target)));
      else packages.add(target);
    }
  }
  assert.deepEqual([...loaded].filter((file) => ["sources", "simulate", "claims"].includes(room(file)) || file === "src/store/index.ts").toSorted(), []);
  assert.deepEqual([...packages].filter((name) => /^(zod|yaml|yauzl|@duckdb)/.test(name)), []);
  assert.ok(loaded.has("src/measures/contagion-study.ts") && packages.has("d3-array"));
});

test("stats is pure: it imports nothing of ours and does no input or output", () => {
  assert.deepEqual(imports.filter(({file, target}) => room(file) === "stats" && (target.startsWith("node:") || target.startsWith("../"))), []);
});

test("no file is called utils, helpers, common, types or constants", () => {
  assert.deepEqual(files.filter((file) => /\/(utils?|helpers?|common|misc|types|constants)\.tsx?$/.test(file)), []);
});

function room(file: string): string {
  const [, first = ""] = file.split("/");
  return first === "index.ts" ? "index" : first.endsWith(".ts") ? "root" : first;
}

function view(file: string): string {
  return file.split("/")[2]!;
}
