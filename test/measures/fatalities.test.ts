import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {runMeasure} from "../../src/measures/index.ts";
import {gedCsv, gedRow, type GedRow} from "../fixture/ged.ts";
import {acledCsv, acledRow} from "../fixture/acled.ts";
import {asking, fileOf, storeOf} from "../fixture/store.ts";

const clash = (id: number, start: string, end: string, best: number, values: GedRow = {}) =>
  gedRow({id, date_start: start, date_end: end, best, low: best, high: best + 1, deaths_a: best, deaths_b: 0, ...values});
const release = (name: string, ...rows: GedRow[]) => fileOf(name, gedCsv(rows));

test("a covered month without events is 0, a month that nothing covers has no number", async () => {
  const directory = await storeOf(release("GEDEvent_v26_0_1.csv", clash(1, "2026-01-05", "2026-01-05", 3)), release("GEDEvent_v26_0_2.csv", clash(2, "2026-01-20", "2026-01-20", 2)), release("GEDEvent_v26_0_4.csv", clash(3, "2026-04-02", "2026-04-02", 5)));
  await asking(directory, async (store) => {
    const {rows, coverage} = await runMeasure(store, "fatalities");
    assert.deepEqual(rows.map(({period, events, best, covered}) => [period, events, best, covered]), [
      ["2026-01", 2, 5, "full"], ["2026-02", 0, 0, "full"], ["2026-03", null, null, "none"], ["2026-04", 1, 5, "full"]
    ]);
    assert.deepEqual(coverage.missing, [{from: "2026-03-01", to: "2026-03-31"}]);
  });
});

test("a quarter of which some months are covered is partial; so is a period with events that no release declares", async () => {
  const directory = await storeOf(release("GEDEvent_v26_0_1.csv", clash(1, "2026-01-05", "2026-01-05", 3), clash(2, "2025-12-30", "2025-12-30", 1)));
  await asking(directory, async (store) => {
    assert.deepEqual((await runMeasure(store, "fatalities", {by: "quarter"})).rows.map(({period, covered}) => [period, covered]), [["2025-Q4", "partial"], ["2026-Q1", "partial"]]);
  });
});

test("low, best and high travel together, and an unknown number of deaths is counted apart instead of as 0", async () => {
  const mapping = fileOf("own.yml", "source: own\ntitle: Own\nlicense: none\ncitation: none\ncensus: true\ncovers: {from: 2024-01-01, to: 2024-12-31, countries: world}\ncolumns: {id: id, date_start: day, best: dead, low: least, high: most}\nconstants: {event_type: battle}\n");
  const directory = await storeOf([fileOf("own.csv", "id,day,dead,least,most\na,2024-03-01,4,2,9\nb,2024-03-02,,,\nc,2024-04-02,,,\n"), {mapping}]);
  await asking(directory, async (store) => {
    const {rows, cautions} = await runMeasure(store, "fatalities", {to: "2024-04"});
    assert.deepEqual(rows.map(({events, low, best, high, unknown}) => [events, low, best, high, unknown]), [[2, 2, 4, 9, 1], [1, null, null, null, 1]]);
    assert.equal(cautions.find(({code}) => code === "deaths_unknown")!.values!.unknown, 2);
  });
});

test("an event over three months counts at its start, or spread over its days", async () => {
  const directory = await storeOf(release("GEDEvent_v26_1.csv", clash(1, "2025-01-22", "2025-03-10", 48)));
  await asking(directory, async (store) => {
    const best = async (count: string) => (await runMeasure(store, "fatalities", {count, to: "2025-04"})).rows.map((row) => row.best);
    assert.deepEqual(await best("start"), [48, 0, 0, 0]);
    // 10 days of January, 28 of February, 10 of March
    assert.deepEqual(await best("spread"), [10, 28, 10, 0]);
  });
});

test("spreading deaths over days moves them between periods and never changes their sum", async () => {
  const day = fc.integer({min: 0, max: 700}).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10));
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(day, day, fc.integer({min: 0, max: 500})), {minLength: 1, maxLength: 8}), async (spans) => {
    const directory = await storeOf(release("GEDEvent_v26_1.csv", ...spans.map(([a, b, best], i) => clash(i + 1, a < b ? a : b, a < b ? b : a, best))));
    await asking(directory, async (store) => {
      for (const by of ["month", "quarter", "year"]) {
        const sum = async (count: string) => (await runMeasure(store, "fatalities", {by, count})).rows.reduce((total, row) => total + Number(row.best), 0);
        assert.ok(Math.abs(await sum("start") - await sum("spread")) < 0.05);
      }
    });
  }), {numRuns: 6, seed: 7});
});

test("the joint between yearly and Candidate releases is told with its date and the shares that part them", async () => {
  const directory = await storeOf(
    release("GEDEvent_v26_1.csv", clash(1, "2025-06-01", "2025-06-01", 3)),
    release("GEDEvent_v26_0_1.csv", clash(2, "2026-01-05", "2026-01-05", 0, {code_status: "Check deaths"}), clash(3, "2026-01-06", "2026-01-06", 4))
  );
  await asking(directory, async (store) => {
    const joint = (await runMeasure(store, "fatalities", {by: "year"})).cautions.find(({code}) => code === "joint")!;
    assert.deepEqual([joint.values!.date, joint.values!.zero_share, joint.values!.not_clear_share], ["2026-01-01", 0.5, 0.5]);
  });
});

test("a series by country has its own coverage: what was asked for one country is a gap for the other", async () => {
  const covers = (from: string, to: string, country: string) => ({covers: {from, to, countries: [country]}});
  const directory = await storeOf(
    [fileOf("mali.csv", acledCsv([acledRow({event_date: "2024-02-03"})])), covers("2024-01-01", "2024-03-31", "MLI")],
    [fileOf("niger.csv", acledCsv([acledRow({event_id_cnty: "NER9", country: "Niger", iso: 562, iso3: "NER", event_date: "2024-03-09", latitude: 14, longitude: 3})])), covers("2024-03-01", "2024-03-31", "NER")]
  );
  await asking(directory, async (store) => {
    const {rows} = await runMeasure(store, "fatalities", {split: "country", from: "2024-01", to: "2024-03"});
    assert.deepEqual(rows.filter(({country}) => country === "NER").map(({events}) => events), [null, null, 1]);
    assert.deepEqual(rows.filter(({country}) => country === "MLI").map(({events}) => events), [0, 1, 0]);
  });
});
