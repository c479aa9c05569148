import assert from "node:assert/strict";
import test from "node:test";
import {runMeasure, Studies} from "../../src/measures/index.ts";
import type {Study} from "../../src/measures/study.ts";
import {asking} from "../fixture/store.ts";
import {ownStore, type OwnEvent} from "./own-table.ts";

const events: OwnEvent[] = Array.from({length: 120}, (_, i) => ({day: `${2015 + Math.floor(i / 40)}-${String(i % 12 + 1).padStart(2, "0")}-15`, lat: 10 + i % 7 / 2, lon: 10 + i % 5 / 2}));
const months = Array.from({length: 24}, (_, i) => i);
const study: Study = {
  measure: "growth", params: {of: "events", by: "month", show: "models"}, selection: {actor: [], country: [], from: null, to: null},
  covering: {census: true, releases: [{countries: "world", covers: [{from: "2015-01-01", to: "2016-12-31"}]}]},
  columns: {period: months.map((i) => `${2015 + Math.floor(i / 12)}-${String(i % 12 + 1).padStart(2, "0")}`), events: months.map((i) => 5 + i), deaths: months, unknown: months.map(() => 0), cells: months.map(() => 1), coarse: months.map(() => 0)}
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

test("the same columns, asked the same, are computed once, and anything else anew", async () => {
  const studies = new Studies({threads: 1});
  try {
    const [first, second, other] = await Promise.all([studies.compute(study), studies.compute({...study, params: {...study.params}}), studies.compute({...study, params: {...study.params, by: "quarter"}})]);
    assert.equal(second, first);
    assert.notDeepEqual(other, first);
  } finally {
    await studies.close();
  }
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
