import assert from "node:assert/strict";
import test from "node:test";
import {allEnded} from "../src/all-ended.ts";

test("a failure is told when all have ended, not before", async () => {
  let ended = false;
  const slow = new Promise<void>((resolve) => setImmediate(() => {
    ended = true;
    resolve();
  }));
  await assert.rejects(allEnded([Promise.reject(new Error("first")), slow]), /first/);
  assert.ok(ended);
  assert.deepEqual(await allEnded([1, Promise.resolve("b")]), [1, "b"]);
});
