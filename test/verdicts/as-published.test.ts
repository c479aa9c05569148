import assert from "node:assert/strict";
import {test} from "node:test";
import type {Release, State} from "../../src/store/index.ts";
import {asPublished} from "../../src/verdicts/as-published.ts";

const stateOf = (...releases: readonly (readonly [source: string, version: string, retrieved: string])[]) =>
  ({releases: releases.map(([source, version, retrieved]) => ({source, version, retrieved: `${retrieved}T12:00:00Z`, complete: true, kind: "events"}) as Release)}) as unknown as State;

test("what had been imported by the day is the source as it stood", () => {
  assert.deepEqual(asPublished(stateOf(["acled", "a", "2025-01-10"], ["acled", "b", "2026-01-10"]), "acled", "2025-06-08"), {"as-of": "2025-06-08"});
  assert.deepEqual(asPublished(stateOf(["acled", "a", "2025-06-08"]), "acled", "2025-06-08"), {"as-of": "2025-06-08"});
  assert.equal(asPublished(stateOf(["acled", "b", "2026-01-10"]), "acled", "2025-06-08"), null);
});

test("a yearly release of UCDP stands for itself whenever it was imported, from June of its year to June of the next", () => {
  const state = stateOf(["ucdp", "25.1", "2026-11-22"]);
  const released = {release: "25.1"};
  assert.deepEqual(["2025-05-31", "2025-06-08", "2025-12-24", "2026-05-31", "2026-06-15", "2026-07-01"].map((day) => asPublished(state, "ucdp", day)), [null, released, released, released, released, null]);
  assert.equal(asPublished(stateOf(["ucdp", "26.0.4", "2026-11-22"]), "ucdp", "2026-05-20"), null);
});

test("a part of a release is never the source as it stood", () => {
  const state = stateOf(["ucdp", "25.1", "2025-06-01"]);
  (state.releases[0] as {complete: boolean}).complete = false;
  assert.equal(asPublished(state, "ucdp", "2025-06-08"), null);
});
