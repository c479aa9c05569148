import assert from "node:assert/strict";
import {spawn, type ChildProcess} from "node:child_process";
import {once} from "node:events";
import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {createInterface} from "node:readline";
import {setTimeout as sleep} from "node:timers/promises";
import {test} from "node:test";
import {importFile, Store} from "../../src/store/index.ts";
import {readState, stateFiles} from "../../src/store/state.ts";
import {gedCsv, gedRows} from "../fixture/ged.ts";
import {asking, fileOf, storeOf} from "../fixture/store.ts";

/** Month `n` of 2026 as a Candidate release of `n` events; every other one holds a row twice, so that both ways of import are walked. */
function month(n: number): string {
  const rows = gedRows(n, (i) => ({id: n * 1000 + i, latitude: 14 + n / 8}));
  return fileOf(`GEDEvent_v26_0_${n}.csv`, gedCsv(n % 2 ? [...rows, rows[0]!] : rows));
}

function importing(directory: string, files: readonly string[]): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "test/store/importing.ts", directory, ...files], {stdio: ["ignore", "pipe", "inherit"]});
}

/** Resolves when the process has imported a file, or has ended. */
async function imported(child: ChildProcess): Promise<void> {
  for await (const line of createInterface({input: child.stdout!})) if (line === "imported") return;
}

/** Asserts that a store is whole: what its state names is there and its current events are those of its releases. */
async function assertWhole(directory: string): Promise<number[]> {
  const state = readState(directory);
  for (const file of stateFiles(state)) assert.ok(existsSync(join(directory, file)), file);
  const loaded = state.releases.map(({version}) => Number(version.split(".")[2]));
  const expected = loaded.reduce((sum, n) => sum + n, 0);
  if (loaded.length) {
    await asking(directory, async (store) => {
      const view = await store.view("ucdp");
      const [row] = await view.all(`SELECT count(*) AS events, count(p.gid) AS placed, count(a.name) AS named FROM ${view.events} e LEFT JOIN ${view.places} p ON p.place = e.place LEFT JOIN ${view.actors} a ON a.actor = e.a`);
      assert.deepEqual(row, {events: expected, placed: expected, named: expected});
      for (const release of state.releases) assert.equal(release.rows.read, release.rows.accepted + release.rows.duplicates);
    });
  }
  return loaded;
}

test("killed at any instant, the store opens as before or as after an import, and the next import starts at once", async () => {
  const files = Array.from({length: 12}, (_, i) => month(i + 1));
  const waits = [0, 60, 130];
  await Promise.all([0, 1].map(async (lane) => {
    for (const wait of waits.filter((_, i) => i % 2 === lane)) {
      const directory = await storeOf(files[0]!);
      const child = importing(directory, files.slice(1));
      await imported(child);
      await sleep(wait);
      child.kill("SIGKILL");
      await once(child, "exit");
      const loaded = await assertWhole(directory);
      assert.ok(loaded.length >= 2);
      const start = performance.now();
      const next = files.findIndex((_, i) => !loaded.includes(i + 1));
      if (next >= 0) await importFile(directory, files[next]!);
      assert.ok(performance.now() - start < 5_000, `waited ${performance.now() - start} ms`);
      await assertWhole(directory);
      assert.deepEqual(readdirSync(join(directory, "staging")), [], "the killed import's staging is gone");
    }
  }));
});

test("two processes that import at once lose nothing, and one that imports the same file finds it done", async () => {
  const directory = await storeOf(month(1));
  const same = month(10);
  const children = [[3, 5, 7], [2, 4, 6]].map((numbers) => importing(directory, [...numbers.map(month), same]));
  const reader = await Store.open(directory);
  const seen: number[] = [];
  let running = true;
  const reading = (async () => {
    while (running) {
      const view = await reader.view("ucdp");
      const [row] = await view.all(`SELECT count(*) AS events FROM ${view.events} JOIN ${view.places} p USING (place)`);
      assert.equal(Number(row!.events), view.releases.reduce((sum, {rows}) => sum + rows.accepted, 0));
      seen.push(Number(row!.events));
      await sleep(50);
    }
  })();
  const ends = await Promise.all(children.map((child) => once(child, "exit")));
  running = false;
  await reading;
  reader.close();
  assert.deepEqual(ends.map(([code]) => code), [0, 0]);
  assert.deepEqual((await assertWhole(directory)).toSorted((a, b) => a - b), [1, 2, 3, 4, 5, 6, 7, 10]);
  assert.deepEqual(seen, seen.toSorted((a, b) => a - b), "a reader sees the old state or the new one, never less");
  assert.ok(!existsSync(join(directory, "store.lock")));
});
