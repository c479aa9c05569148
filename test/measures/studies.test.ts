import assert from "node:assert/strict";
import test from "node:test";
import {runMeasure, Studies} from "../../src/measures/index.ts";
import {packed, unpacked} from "../../src/measures/studies.ts";
import type {Study} from "../../src/measures/study.ts";
import {asking} from "../fixture/store.ts";
import {ownStore, type OwnEvent} from "./own-table.ts";

const events: OwnEvent[] = Array.from({length: 120}, (_, i) => ({day: `${2015 + Math.floor(i / 40)}-${String(i % 12 + 1).padStart(2, "0")}-15`, lat: 10 + i % 7 / 2, lon: 10 + i % 5 / 2}));
const study: Study = {
  measure: "growth", params: {of: "events", by: "month", show: "models"}, selection: {actor: [], country: [], from: null, to: null},
  covering: {census: true, releases: [{countries: "world", covers: [{from: "2015-01-01", to: "2016-12-31"}]}]},
  rows: Array.from({length: 24}, (_, i) => ({period: `${2015 + Math.floor(i / 12)}-${String(i % 12 + 1).padStart(2, "0")}`, events: 5 + i, deaths: i, unknown: 0, cells: 1, coarse: 0}))
};

test("a measure answers the same wherever its study is computed", async () => {
  const studies = new Studies({threads: 2});
  try {
    await asking(await ownStore(events), async (store) => {
      for (const measure of ["growth", "extent", "spread-type", "countries"]) assert.deepEqual(await runMeasure(store, measure, {}, {studies}), await runMeasure(store, measure, {}), measure);
    });
  } finally {
    await studies.close();
  }
});

test("the same rows, asked the same, are computed once, and anything else anew", async () => {
  const studies = new Studies({threads: 1});
  try {
    const [first, second, other] = await Promise.all([studies.compute(study), studies.compute({...study, params: {...study.params}}), studies.compute({...study, params: {...study.params, by: "quarter"}})]);
    assert.equal(second, first);
    assert.notDeepEqual(other, first);
  } finally {
    await studies.close();
  }
});

test("a study reaches its thread as it was", () => {
  const odd = [{a: 1, b: null}, {a: null, b: "x"}, {a: -0.5, b: "é"}];
  for (const rows of [study.rows, odd, []]) assert.deepEqual(unpacked(structuredClone(packed({...study, rows}))), {...study, rows});
});

test("what a study refuses reaches who asked with its code, and the thread goes on", async () => {
  const studies = new Studies({threads: 1});
  try {
    await assert.rejects(studies.compute({...study, measure: "belt", params: {by: "all", missing: 20, show: "cells", join: ["Nowhere-at-all", "Mopti"]}}), {name: "HarmattanError", code: "invalid_value"});
    assert.ok((await studies.compute(study)).rows.length);
  } finally {
    await studies.close();
  }
});

test("studies that are closed refuse what they worked on", async () => {
  const studies = new Studies({threads: 1});
  const computed = studies.compute(study);
  await studies.close();
  await assert.rejects(computed, {code: "worker_died"});
});
