import assert from "node:assert/strict";
import {test} from "node:test";
import {ucdpGed} from "../../src/sources/ucdp-ged.ts";
import {standingWith} from "../../src/store/diff-scope.ts";
import type {Release} from "../../src/store/index.ts";

const release = (version: string) => ({...ucdpGed.release({name: `GEDEvent_v${version.replaceAll(/[.-]/g, "_")}.csv`, sha256: "", retrieved: "2026-01-01"}), version}) as Release;
const all = ["25.1", "26.0.1", "26.0.2", "26.1", "26.01.26.03", "27.1"].map(release);
const named = (version: string) => all.find((one) => one.version === version)!;
const versions = (revision: "ucdp" | "by-id" | "replace", before: string, after: string) => {
  const found = standingWith({...ucdpGed.source, revision}, all, named(before), named(after));
  return [found.before, found.after].map((some) => some.map(({version}) => version).join(" "));
};

test("of two yearly releases the earlier stays below the later, and a later one that would take their place is left out", () => {
  assert.deepEqual(versions("ucdp", "25.1", "26.1"), ["25.1 26.0.1 26.0.2 26.01.26.03", "25.1 26.0.1 26.0.2 26.1 26.01.26.03"]);
  assert.deepEqual(versions("ucdp", "26.1", "25.1"), versions("ucdp", "25.1", "26.1").toReversed());
});

test("a Candidate month stands beside the yearly release of before, without the consolidated one that replaces it", () => {
  assert.deepEqual(versions("ucdp", "26.0.1", "26.0.2"), ["25.1 26.0.1 26.1", "25.1 26.0.1 26.0.2 26.1"]);
});

test("releases that build on each other stand with all that had come before, those that replace each other alone", () => {
  assert.deepEqual(versions("by-id", "26.0.1", "26.0.2"), ["25.1 26.0.1", "25.1 26.0.1 26.0.2"]);
  assert.deepEqual(versions("replace", "25.1", "26.1"), ["25.1", "26.1"]);
});
