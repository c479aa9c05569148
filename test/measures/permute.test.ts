import assert from "node:assert/strict";
import test from "node:test";
import type {Permutation} from "../../src/measures/permutation.ts";
import {permute} from "../../src/measures/permute.ts";

const count = 400;

/** So much work that threads are worth it: many triggers with many followers. */
const job: Permutation = {
  kind: "score", seed: 5, moves: {day: Int32Array.from({length: count}, (_, k) => 7 * k), episode: Int32Array.from({length: count}, (_, k) => k), days: 3000, reach: 90},
  score: {start: Int32Array.from({length: count + 1}, (_, k) => 2000 * k), index: Int32Array.from({length: 2000 * count}, (_, i) => i % 2000), day: Int32Array.from({length: 2000 * count}, (_, i) => Math.floor((i % 2000) * 1.5)), weight: new Float64Array(2000 * count).fill(0.3), days: 3000, decay: 40}
};

test("the permutations are the same for one thread, two and three", async () => {
  const [one, two, three] = [await permute(job, count, {threads: 1}), await permute(job, count, {threads: 2}), await permute(job, count, {threads: 3})];
  assert.ok(one.length === count && new Set(one).size > 100);
  assert.deepEqual(two, one);
  assert.deepEqual(three, one);
});

test("progress rises to the end, whatever the number of threads", async () => {
  for (const threads of [1, 2]) {
    const told: number[] = [];
    await permute(job, 230, {threads, progress: (done, of) => told.push(done / of)});
    assert.deepEqual(told, told.toSorted((a, b) => a - b));
    assert.equal(told.at(-1), 1);
  }
});

test("a cancelled permutation ends with the signal's reason, before and on the way", async () => {
  await assert.rejects(permute(job, 100, {signal: AbortSignal.abort(new Error("stopped"))}), /stopped/);
  for (const threads of [1, 2]) {
    const stop = new AbortController();
    await assert.rejects(permute(job, 100_000, {threads, signal: stop.signal, progress: () => stop.abort(new Error("stopped"))}), /stopped/);
  }
});
