import assert from "node:assert/strict";
import {copyFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import fc from "fast-check";
import {acledApi} from "../../src/sources/acled-api.ts";
import {currentSelect} from "../../src/store/current.ts";
import {importDeletions} from "../../src/store/deletions.ts";
import {openDimensions} from "../../src/store/dimensions.ts";
import {Engine} from "../../src/store/engine.ts";
import {importFile} from "../../src/store/index.ts";
import {readState} from "../../src/store/state.ts";
import {acledCsv, acledRow} from "../fixture/acled.ts";
import {gedCsv, gedRow, type GedRowValues} from "../fixture/ged.ts";
import {eventsOf, fileOf, newFolder, refused, storeOf} from "../fixture/store.ts";

const ged = (name: string, ...rows: GedRowValues[]) => fileOf(`GEDEvent_v${name}.csv`, gedCsv(rows.map((row) => gedRow(row))));
const day = (date: string) => ({now: () => new Date(`${date}T12:00:00Z`)});
const idsOf = async (directory: string, at: {release?: string; asOf?: string} = {}) => (await eventsOf(directory, "ucdp", "e.id, best", at)).map(({id, best}) => `${id}:${best}`).join(" ");

test("a later Candidate release revises an event in all of it: date, deaths, actor, place", async () => {
  const directory = await storeOf(ged("26_0_1", {id: 1}, {id: 2}));
  const revision = await importFile(directory, ged("26_0_2", {id: 1, date_start: "2026-01-12", best: 7, high: 9, side_b: "IS", side_b_new_id: 234, latitude: 16, longitude: -3}, {id: 3, date_start: "2026-02-03"}));
  assert.deepEqual([revision.release.rows.revised, revision.events], [1, 3]);
  assert.deepEqual(await eventsOf(directory, "ucdp", "e.id, CAST(date_start AS VARCHAR) AS day, best, b.name AS b, p.latitude, release"), [
    {id: "1", day: "2026-01-12", best: 7, b: "IS", latitude: 16, release: 1}, {id: "2", day: "2026-01-10", best: 3, b: "JNIM", latitude: 14.5, release: 0}, {id: "3", day: "2026-02-03", best: 3, b: "JNIM", latitude: 14.5, release: 1}
  ]);
});

test("an earlier Candidate release that is imported later revises nothing", async () => {
  assert.equal(await idsOf(await storeOf(ged("26_0_2", {id: 1, best: 7, high: 7}), ged("26_0_1", {id: 1}, {id: 2}))), "1:7 2:3");
});

test("a consolidated release replaces its whole period, vanished ids included, and nothing outside of it", async () => {
  const directory = await storeOf(ged("26_0_1", {id: 1}, {id: 2}, {id: 3, date_start: "2025-12-22"}), ged("26_0_4", {id: 4, date_start: "2026-04-02"}), ged("26_01_26_03", {id: 1, best: 8, high: 8}, {id: 5, date_start: "2026-03-31"}));
  assert.equal(await idsOf(directory), "1:8 3:3 4:3 5:3");
});

test("a yearly release outranks every Candidate release for its period, whatever was imported first", async () => {
  const yearly = ged("26_1", {id: 1, date_start: "2025-12-30", best: 1}, {id: 9, date_start: "2019-05-01"});
  const candidate = ged("25_0_12", {id: 1, date_start: "2025-12-29"}, {id: 2, date_start: "2025-12-31"}, {id: 3, date_start: "2026-01-01"});
  assert.equal(await idsOf(await storeOf(candidate, yearly)), "1:1 3:3 9:3");
  assert.equal(await idsOf(await storeOf(yearly, candidate)), "1:1 3:3 9:3");
});

test("the next yearly release replaces the one before, vanished ids included", async () => {
  assert.equal(await idsOf(await storeOf(ged("26_1", {id: 1, date_start: "2025-01-01"}), ged("25_1", {id: 1, date_start: "2024-01-01", best: 1}, {id: 2, date_start: "2023-01-01"}))), "1:3");
});

test("a part of a release revises ids, replaces nothing, and gives way to the whole release whatever came first", async () => {
  const part = ged("26_1_mali", {id: 1, date_start: "2025-01-01", best: 1}, {id: 2, date_start: "2025-01-02"});
  const whole = ged("26_1", {id: 1, date_start: "2025-01-01"}, {id: 3, date_start: "2025-01-03"});
  const candidate = ged("25_0_2", {id: 4, date_start: "2025-02-02"});
  assert.equal(await idsOf(await storeOf(candidate, part)), "1:1 2:3 4:3");
  assert.equal(await idsOf(await storeOf(whole, part)), "1:3 3:3");
  assert.equal(await idsOf(await storeOf(part, whole)), "1:3 3:3");
});

test("the same version published again replaces the first one; the same file again changes nothing", async () => {
  const first = ged("26_0_4", {id: 1}, {id: 2});
  const second = ged("26_0_4", {id: 1, best: 5, high: 5});
  const directory = await storeOf(first, second);
  assert.equal(await idsOf(directory), "1:5");
  const {sequence} = readState(directory);
  assert.equal((await importFile(directory, second)).unchanged, true);
  const renamed = join(newFolder(), "GEDEvent_v26_0_4 (1).csv");
  copyFileSync(second, renamed);
  assert.equal((await importFile(directory, renamed)).unchanged, true);
  assert.equal(readState(directory).sequence, sequence);
  assert.deepEqual(readState(directory).releases.map(({version}) => version), ["26.0.4", "26.0.4-r2"]);
  // the first file counts no more, so naming it again makes it the newest
  assert.equal((await importFile(directory, first)).unchanged, false);
  assert.equal(await idsOf(directory), "1:3 2:3");
});

test("property: current events do not depend on the order of imports", async () => {
  const directory = await storeOf(
    ged("26_0_1", {id: 1}, {id: 2}, {id: 3, date_start: "2025-12-22"}), ged("26_0_2", {id: 1, best: 4}, {id: 6, date_start: "2026-02-02"}), ged("26_01_26_03", {id: 6, date_start: "2026-02-03"}, {id: 1, best: 5}),
    ged("26_0_4", {id: 7, date_start: "2026-03-30"}, {id: 6, date_start: "2026-04-01", best: 9}), ged("26_1", {id: 3, date_start: "2025-12-23"}, {id: 8, date_start: "2020-01-01"}), ged("26_1_part", {id: 8, date_start: "2020-01-01", best: 1}, {id: 9, date_start: "2020-01-01"}), ged("26_0_4_part", {id: 7, date_start: "2026-04-30", best: 2}, {id: 10, date_start: "2026-04-01"})
  );
  const state = readState(directory);
  const engine = await Engine.open();
  await openDimensions(engine, directory, state);
  const current = (order: number[]) => engine.all(`SELECT id, best, CAST(date_start AS VARCHAR) AS day FROM (${currentSelect(state.sources.ucdp!.source, order.map((at, i) => ({...state.releases[at]!, retrieved: `2026-11-${10 + i}`})), directory)}) ORDER BY id`);
  const expected = await current([0, 1, 2, 3, 4, 5, 6]);
  assert.equal(expected.map(({id, best}) => `${id}:${best}`).join(" "), "1:5 10:3 3:3 6:9 7:3 8:3");
  await fc.assert(fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], {minLength: 7}), async (order) => assert.deepEqual(await current(order), expected)), {numRuns: 12, seed: 1});
  engine.close();
});

test("of an ACLED event the record with the latest timestamp counts, whichever file it is in", async () => {
  const acled = (fatalities: number, timestamp: number, id = "MLI90001") => acledRow({event_id_cnty: id, fatalities, timestamp});
  const directory = await storeOf([fileOf("a.csv", acledCsv([acled(5, 300), acled(1, 10, "MLI90002")])), day("2026-01-01")], [fileOf("b.csv", acledCsv([acled(2, 200), acled(8, 20, "MLI90002")])), day("2026-01-02")]);
  assert.deepEqual((await eventsOf(directory, "acled", "e.id, best")).map(({id, best}) => [id, best]), [["MLI90001", 5], ["MLI90002", 8]]);
});

test("deletions take events away until their record is changed again, and an older state still has them", async () => {
  const directory = await storeOf([fileOf("a.csv", acledCsv([acledRow({event_id_cnty: "MLI1", timestamp: 100}), acledRow({event_id_cnty: "MLI2", timestamp: 100})])), day("2026-01-01")]);
  const told = await importDeletions(directory, acledApi, [{id: "MLI1", deleted: 150}, {id: "MLI9", deleted: 150}], {origin: "deletions", ...day("2026-01-05")});
  assert.deepEqual([told!.release.rows.revised, told!.events], [1, 1]);
  const ids = async (at = {}) => (await eventsOf(directory, "acled", "e.id", at)).map(({id}) => id);
  assert.deepEqual(await ids(), ["MLI2"]);
  assert.deepEqual(await ids({asOf: "2026-01-04"}), ["MLI1", "MLI2"]);
  await importFile(directory, fileOf("b.csv", acledCsv([acledRow({event_id_cnty: "MLI1", timestamp: 200})])), day("2026-01-06"));
  assert.deepEqual(await ids(), ["MLI1", "MLI2"]);
});

test("--release asks one release alone, --as-of the state at the end of a day; what is not there is told", async () => {
  const directory = await storeOf([ged("26_0_1", {id: 1}, {id: 2}), day("2026-02-20")], [ged("26_0_2", {id: 1, best: 7}), day("2026-03-20")], [ged("26_01_26_03", {id: 1, best: 8}), day("2026-04-20")]);
  assert.equal(await idsOf(directory), "1:8");
  assert.equal(await idsOf(directory, {release: "26.0.1"}), "1:3 2:3");
  assert.equal(await idsOf(directory, {release: "ucdp-26.0.2"}), "1:7");
  assert.equal(await idsOf(directory, {asOf: "2026-02-20"}), "1:3 2:3");
  assert.equal(await idsOf(directory, {asOf: "2026-04-19"}), "1:7 2:3");
  assert.equal(await idsOf(directory, {asOf: "2026-04-20"}), "1:8");
  assert.equal(await idsOf(directory, {asOf: "2026-04-20", release: "26.0.2"}), "1:7");
  await refused(idsOf(directory, {release: "26.0.9"}), "release_not_loaded", /26\.0\.9.*26\.0\.1, 26\.0\.2, 26\.01-26\.03/);
  await refused(idsOf(directory, {asOf: "2026-02-19"}), "nothing_as_of", /first import: 2026-02-20/);
  await refused(eventsOf(directory, "acled", "e.id"), "source_not_loaded", /acled.*loaded: ucdp/);
});
