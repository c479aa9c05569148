import assert from "node:assert/strict";
import test from "node:test";
import {tally, total} from "../../src/figures/tally.ts";

test("a row without a column of events is one event, a row whose events are null has no data and counts none", () => {
  assert.equal(tally({best: 4}).events, 1);
  assert.equal(tally({events: null, best: null}).events, 0);
  assert.deepEqual(total([{events: 2, low: 1, best: 3, high: 4}, {events: null, low: null, best: null, high: null}]), {events: 2, low: 1, best: 3, high: 4, unknown: 0});
});

test("a sum keeps a bound unknown where no row knows it", () => {
  assert.deepEqual(total([{best: null}, {best: null}]), {events: 2, low: null, best: null, high: null, unknown: 2});
});
