import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {importFile, Store} from "../../src/store/index.ts";
import {processTag} from "../../src/store/lock.ts";
import {commit, emptyState, readState} from "../../src/store/state.ts";
import {gedCsv, gedRows} from "../fixture/ged.ts";
import {asking, contentsOf, fileOf, newFolder, refused, storeOf} from "../fixture/store.ts";

const month = (n: number, rows = n) => fileOf(`GEDEvent_v26_0_${n}.csv`, gedCsv(gedRows(rows, (i) => ({id: n * 1000 + i}))));
const hours = (n: number) => new Date(Date.now() - n * 3_600_000);

test("a folder without store.json is an empty store", () => {
  assert.deepEqual(readState(newFolder()), emptyState());
});

test("a damaged store.json is told with its file and the cure, by a reader as by an import", async () => {
  for (const text of ["", "{", "null", "[]", "7", "{}", '{"schema": "1"}', '{"schema": 1}', '{"schema": 1, "sequence": 1, "sources": [], "releases": []}', '{"schema": 0, "sequence": 1, "sources": {}, "releases": []}']) {
    const directory = newFolder();
    writeFileSync(join(directory, "store.json"), text);
    await refused(Store.open(directory), "store_damaged", /store\.json: not .*restore store\.json from a copy/);
    await refused(importFile(directory, month(1)), "store_damaged");
    assert.equal(readFileSync(join(directory, "store.json"), "utf8"), text);
  }
  const directory = newFolder();
  mkdirSync(join(directory, "store.json"));
  await refused(Store.open(directory), "store_damaged", /cannot be read/);
});

test("a store of a newer Harmattan is left alone", async () => {
  const directory = newFolder();
  writeFileSync(join(directory, "store.json"), JSON.stringify({...emptyState(), schema: 99}));
  await refused(Store.open(directory), "store_newer", /written by a newer Harmattan \(schema 99\); update Harmattan/);
  await refused(importFile(directory, month(1)), "store_newer");
});

test("a file that the state names and somebody removed is told by name", async () => {
  const directory = await storeOf(month(1));
  rmSync(join(directory, readState(directory).sources.ucdp!.current));
  await refused(asking(directory, (store) => store.view("ucdp")), "store_damaged", /names current\/ucdp-1-\w+\.parquet, which is not there/);
});

test("a path that is a file is no store", async () => {
  await refused(importFile(fileOf("store", "x"), month(1)), "store_forbidden", /cannot be written \(it is not a folder\)/);
});

test("a view that is open goes on answering from the files it pinned; the next view sees the import", async () => {
  const directory = await storeOf(month(1));
  await asking(directory, async (store) => {
    const old = await store.view("ucdp");
    const count = async (view = old) => Number((await view.all(`SELECT count(*) AS n FROM ${view.events} JOIN ${view.places} USING (place)`))[0]!.n);
    assert.equal(await count(), 1);
    await importFile(directory, month(2));
    assert.equal(await count(), 1);
    assert.equal(await count(await store.view("ucdp")), 3);
  });
});

test("a file that an import drops stays for an hour from then on, however old it is, and then goes", async () => {
  const directory = await storeOf(month(1));
  const old = join(directory, readState(directory).sources.ucdp!.current);
  utimesSync(old, hours(48), hours(48));
  await importFile(directory, month(2));
  assert.ok(existsSync(old), "a reader may have pinned it a moment ago");
  utimesSync(old, hours(1.1), hours(1.1));
  const kept = readState(directory).releases.map(({file}) => join(directory, file));
  for (const file of kept) utimesSync(file, hours(48), hours(48));
  await importFile(directory, month(3));
  assert.ok(!existsSync(old));
  assert.ok(kept.every((file) => existsSync(file)), "files that the state names stay for ever");
});

test("an older state that is asked for again outlives the grace time", async () => {
  const directory = await storeOf(month(1), month(2));
  const ask = () => asking(directory, (store) => store.view("ucdp", {release: "26.0.1"}));
  await ask();
  const [state] = readdirSync(join(directory, "states"));
  const path = join(directory, "states", state!);
  utimesSync(path, hours(2), hours(2));
  await ask();
  await importFile(directory, month(3));
  assert.ok(existsSync(path));
  utimesSync(path, hours(2), hours(2));
  await importFile(directory, month(4));
  assert.ok(!existsSync(path));
});

test("what killed processes left in staging goes with the next import; what a living one works on stays", async () => {
  const directory = await storeOf(month(1));
  const dead = spawnSync(process.execPath, ["-e", ""]).pid;
  const [place] = processTag().split("-");
  const folder = (name: string) => {
    const path = join(directory, "staging", name);
    mkdirSync(path, {recursive: true});
    return path;
  };
  const [killed, spilled, living, elsewhere, forgotten] = [folder(`import-${place}-${dead}-abcdef`), folder(`spill-${place}-${dead}-1`), folder(`import-${processTag()}-abcdef`), folder("import-00000000-1-abcdef"), folder("import-00000000-2-abcdef")] as const;
  utimesSync(forgotten, hours(25), hours(25));
  writeFileSync(join(directory, "store.json.1.tmp"), "half");
  utimesSync(join(directory, "store.json.1.tmp"), hours(2), hours(2));
  await importFile(directory, month(2));
  assert.deepEqual([killed, spilled, living, elsewhere, forgotten, join(directory, "store.json.1.tmp")].map((path) => existsSync(path)), [false, false, true, true, false, false]);
});

test("a change that fails, or that changes nothing, commits nothing and leaves no lock", async () => {
  const directory = await storeOf(month(1));
  const before = contentsOf(directory);
  await assert.rejects(commit(directory, async () => {
    writeFileSync(join(directory, "releases/half.parquet"), "half");
    throw new Error("fell over");
  }), /fell over/);
  assert.equal(await commit(directory, async (state) => ({state, answer: "seen"})), "seen");
  assert.deepEqual(contentsOf(directory), before);
});

test("an import that is aborted ends with the reason and leaves the store as it was", async () => {
  const directory = await storeOf(month(1));
  const before = contentsOf(directory);
  const abort = new AbortController();
  await assert.rejects(importFile(directory, month(2, 3000), {signal: abort.signal, progress: () => abort.abort(new Error("the user left"))}), /the user left/);
  assert.deepEqual(contentsOf(directory), before);
});

test("a full disk leaves the store as it was and says so", async (t) => {
  const directory = newFolder();
  const mounted = process.platform === "linux" && process.getuid?.() === 0 && spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", directory]).status === 0;
  if (!mounted) return t.skip("needs root and mount to make a small disk");
  try {
    await importFile(directory, month(1));
    const before = contentsOf(directory);
    const large = fileOf("GEDEvent_v26_0_2.csv", gedCsv(gedRows(9000, (i) => ({id: 2000 + i, source_headline: Array.from({length: 40}, (_, j) => ((i * 40 + j) * 2654435761 % 4294967296).toString(36)).join("")}))));
    await refused(importFile(directory, large), "store_full", /no space left on its disk; free some space and run it again: the store is as it was/);
    assert.deepEqual(contentsOf(directory), before);
    assert.deepEqual(readdirSync(join(directory, "staging")), []);
    assert.equal((await importFile(directory, month(3))).events, 4);
  } finally {
    spawnSync("umount", [directory]);
  }
});
