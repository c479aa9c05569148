import assert from "node:assert/strict";
import test from "node:test";
import {parseHTML} from "linkedom";
import {figure} from "../../src/figures/figure.ts";
import * as basemap from "../../src/geo/basemap.ts";
import {runMeasure} from "../../src/measures/index.ts";
import {asking} from "../fixture/store.ts";
import {numbersAreNumbers, ownStore, type OwnEvent} from "../measures/own-table.ts";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
const days = (n: number) => Array.from({length: n}, (_, i) => `${2015 + (i % 4)}-${String((i % 12) + 1).padStart(2, "0")}-0${(i % 9) + 1}`);

const sets: Readonly<Record<string, OwnEvent[]>> = {
  "one event": [{day: "2015-03-01"}],
  "two events": [{day: "2015-03-01"}, {day: "2017-08-01", lat: 11, lon: 12}],
  "all on one day": Array.from({length: 30}, (_, i) => ({day: "2016-05-05", lat: 5 + i / 4, lon: 5 + ((i * 7) % 10) / 3})),
  "all in one place": days(40).map((day) => ({day})),
  "across the antimeridian": days(40).map((day, i) => ({day, lat: -17 + (i % 5) / 3, lon: i % 2 ? 179.2 + (i % 7) / 10 : -179.8 + (i % 7) / 10})),
  "around the pole": days(40).map((day, i) => ({day, lat: 88.5 + (i % 4) / 2, lon: -180 + 9 * i})),
  "no place known": days(6).map((day) => ({day, lat: "" as const, lon: "" as const, level: ""})),
  "ties, in no order": days(40).toReversed().flatMap((day, i) => [{day, lat: 10 + (i % 3) / 2, lon: 10}, {day, lat: 10 + (i % 3) / 2, lon: 10}])
};

const asked: readonly (readonly [measure: string, input: Readonly<Record<string, string | readonly string[]>>])[] = [
  ["front", {}], ["front", {target: "10,10"}], ["front", {target: "north"}], ["belt", {show: "cells", join: ["10,10", "12,12"]}], ["belt", {}], ["belt", {show: "joining", join: ["Mali", "-17,180"]}], ["haven", {}],
  ["scdi", {show: "cells"}], ["scdi", {}], ["spread-type", {show: "periods"}], ["spread-type", {}], ["extent", {show: "cells"}], ["extent", {}], ["arrival", {per: "cell"}], ["arrival", {}], ["intervention", {at: ["2016-06-01", "2020"]}], ["growth", {show: "curves"}]
];

for (const [name, events] of Object.entries({...sets, "no event": [{day: "2015-03-01", land: "Mali"}]}))
  test(`${name}: every measure of places answers or says too few, and its figure has no number that is none`, async () => asking(await ownStore(events), async (store) => {
    for (const [i, [measure, input]] of asked.entries()) {
      const result = await runMeasure(store, measure, name === "no event" ? {...input, country: "NER"} : input);
      const told = `${measure} ${JSON.stringify(input)}`;
      assert.ok(numbersAreNumbers(result), told);
      for (const value of Object.values(result.answer?.values ?? {})) assert.ok(value === null || typeof value === "string" || Number.isFinite(value), told);
      const [lang, width] = i % 2 ? ["fr", 358] as const : ["en", 880] as const;
      const {svg, title, subtitle, says, alt, notes, table} = figure(result, {lang, width, document: document as unknown as Document, basemap});
      assert.doesNotMatch(svg, /NaN|Infinity|undefined|\[object/, told);
      assert.doesNotMatch([title, subtitle, says, alt, ...notes, ...table.rows.flat()].join(" "), /NaN|Infinity|∞|undefined|\[object|\bnull\b/, told);
      assert.ok(title.length > 10, told);
    }
  }));

test("one event or two claim nothing: each title is a question, a count, or says that it cannot be told", async () => {
  for (const name of ["one event", "two events"]) await asking(await ownStore(sets[name]!), async (store) => {
    for (const [measure, input] of asked.filter(([measure]) => ["front", "haven", "spread-type", "intervention", "growth"].includes(measure))) {
      const {title} = figure(await runMeasure(store, measure, input), {lang: "en", width: 880, document: document as unknown as Document, basemap});
      assert.match(title, /^Too few|too few|cannot be told|\?$/, `${measure}: ${title}`);
    }
  });
});

test("deaths that the source does not divide by side are told as unknown, not as 0, in both languages and on the hatch of no data", async () => asking(await ownStore(days(3).map((day) => ({day, dead: 4}))), async (store) => {
  const losses = await runMeasure(store, "losses");
  for (const [lang, word, note] of [["en", "unknown", /does not divide by side: 3;/], ["fr", "inconnu", /ne répartit pas les morts par camp\u00a0: 3/]] as const) {
    const {svg, title, notes} = figure(losses, {lang, width: 880, document: document as unknown as Document});
    assert.equal(svg.match(new RegExp(`>${word}<`, "g"))?.length, 4);
    assert.doesNotMatch(svg, />0</);
    assert.match(svg, /<rect y="8"[^>]*fill="url\(#/);
    assert.match(title, /\?$/, "a question: nothing is known to be said");
    assert.ok(notes.some((one) => note.test(one)), notes.join(" "));
  }
}));
