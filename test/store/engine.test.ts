import assert from "node:assert/strict";
import test from "node:test";
import {Engine} from "../../src/store/engine.ts";

const endless = "SELECT count(*) AS n FROM range(100000000) a, range(100000000) b WHERE a.range * b.range % 7 = 3";

async function withEngine(connections: number, use: (engine: Engine) => Promise<void>): Promise<void> {
  const engine = await Engine.open({connections});
  try {
    await use(engine);
  } finally {
    engine.close();
  }
}

test("an abandoned statement is interrupted alone: what runs beside it answers, and its connection serves the next", () => withEngine(2, async (engine) => {
  const leaving = new AbortController();
  const [abandoned, beside] = [engine.all(endless, [], {signal: leaving.signal}), engine.one("SELECT sum(range % 3) AS n FROM range(50000000)")];
  setTimeout(() => leaving.abort(new Error("gone")), 50);
  await assert.rejects(abandoned, /^Error: gone$/);
  assert.deepEqual(await beside, {n: 49999999});
  assert.deepEqual(await Promise.all(Array.from({length: 4}, (_, i) => engine.one("SELECT $1::INTEGER AS n", [i]))), [0, 1, 2, 3].map((n) => ({n})));
}));

test("who waits for a connection and gives up leaves the queue, and who came after is served", () => withEngine(1, async (engine) => {
  const [first, second] = [new AbortController(), new AbortController()];
  const running = engine.all(endless, [], {signal: first.signal});
  const waiting = engine.all("SELECT 2 AS n", [], {signal: second.signal});
  const last = engine.one("SELECT 3 AS n");
  second.abort(new Error("impatient"));
  await assert.rejects(waiting, /impatient/);
  first.abort(new Error("gone"));
  await assert.rejects(running, /gone/);
  assert.deepEqual(await last, {n: 3});
}));

test("an answer with more rows than asked for is refused before it is turned into objects", () => withEngine(1, async (engine) => {
  assert.equal((await engine.all("FROM range(1000)", [], {most: 1000})).length, 1000);
  await assert.rejects(engine.all("FROM range(1001)", [], {most: 1000}), /the answer has more than 1000 rows/);
}));

test("an engine that closes ends what runs and what waits, and does not crash", async () => {
  const engine = await Engine.open({connections: 2});
  const asked = [endless, endless, endless].map((sql) => engine.all(sql));
  await new Promise((resolve) => setTimeout(resolve, 30));
  engine.close();
  for (const {status} of await Promise.allSettled(asked)) assert.equal(status, "rejected");
});

test("an answer of numbers is read into arrays, chunk after chunk", () => withEngine(1, async (engine) => {
  const [whole, small, half] = [new Int32Array(5000), new Uint8Array(5000), new Float64Array(5000)];
  await engine.fill("SELECT CAST(range AS INTEGER), CAST(range % 200 AS INTEGER), range / 2 FROM range(5000) ORDER BY range", [whole, small, half]);
  assert.deepEqual([whole[4999], small[4999], half[4999], whole.every((n, i) => n === i && small[i] === i % 200 && half[i] === i / 2)], [4999, 199, 2499.5, true]);
}));
