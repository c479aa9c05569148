import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {test} from "node:test";
import {processTag, runs, takeLock} from "../../src/store/lock.ts";
import {commit} from "../../src/store/state.ts";
import {newFolder, refused} from "../fixture/store.ts";

const lockFile = () => join(newFolder(), "store.lock");
const dead = spawnSync(process.execPath, ["-e", ""]).pid;
const [place] = processTag().split("-") as [string];

/** Takes the lock `n` times at once and answers how many held it together at most. */
async function together(file: string, n: number): Promise<number> {
  let holding = 0;
  let most = 0;
  await Promise.all(Array.from({length: n}, async () => {
    const lock = await takeLock(file, 20);
    most = Math.max(most, ++holding);
    await sleep(3);
    assert.ok(lock.isHeld());
    --holding;
    lock.release();
  }));
  return most;
}

test("one holder at a time, and no file is left", async () => {
  const file = lockFile();
  assert.equal(await together(file, 12), 1);
  assert.ok(!existsSync(file));
});

test("the lock of a dead process is taken over at once, by one of all who want it", async () => {
  const file = lockFile();
  writeFileSync(file, JSON.stringify({pid: dead, place, token: "t"}));
  const start = performance.now();
  assert.equal(await together(file, 6), 1);
  assert.ok(performance.now() - start < 5_000);
});

test("the lock of a living process is waited for, and the wait has an end", async () => {
  const file = lockFile();
  const lock = await takeLock(file, 1);
  await refused(takeLock(file, 0.2), "store_locked", /store\.lock: another import is writing and did not finish in 0\.2 s/);
  lock.release();
  (await takeLock(file, 0.2)).release();
});

test("a lock of another machine is waited for until it was not refreshed for a minute", async () => {
  const file = lockFile();
  writeFileSync(file, JSON.stringify({pid: dead, place: "elsewhere", token: "t"}));
  await refused(takeLock(file, 0.1), "store_locked");
  const before = new Date(Date.now() - 61_000);
  utimesSync(file, before, before);
  (await takeLock(file, 1)).release();
});

test("a lock file without an owner, as a kill between two writes leaves it, is taken over after a second", async () => {
  const file = lockFile();
  writeFileSync(file, "");
  await refused(takeLock(file, 0.1), "store_locked");
  const before = new Date(Date.now() - 1_500);
  utimesSync(file, before, before);
  (await takeLock(file, 1)).release();
});

test("a holder that was robbed while it stood still knows it, commits nothing, and leaves the robber's lock alone", async () => {
  const directory = newFolder();
  const file = join(directory, "store.lock");
  await refused(commit(directory, async (state) => {
    writeFileSync(file, JSON.stringify({pid: process.pid, place, token: "other"}));
    mkdirSync(join(directory, "releases"));
    writeFileSync(join(directory, "releases/other.parquet"), "the robber's");
    return {state: {...state, sequence: 1}, answer: null};
  }), "store_lock_lost", /took over while this one stood still/);
  assert.match(readFileSync(file, "utf8"), /other/);
  assert.ok(existsSync(join(directory, "releases/other.parquet")));
  assert.ok(!existsSync(join(directory, "store.json")));
});

test("a tag tells whether its process runs, on this machine only", () => {
  assert.deepEqual([runs(processTag()), runs(`${place}-${dead}`), runs("00000000-1"), runs("x")], [true, false, undefined, undefined]);
});
