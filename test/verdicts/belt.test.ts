import assert from "node:assert/strict";
import {test} from "node:test";
import {checkClaim} from "../../src/verdicts/check.ts";
import {claimOf, years} from "../fixture/claim.ts";
import {gedCsv, gedRows} from "../fixture/ged.ts";
import {asking, fileOf, storeOf} from "../fixture/store.ts";

/** Four events at each of 13 places, a quarter of a degree apart, from Mopti in Mali to the middle of Burkina Faso, with a hole of some places. */
async function line(hole: readonly number[]): Promise<string> {
  const rows = gedRows(52, (i) => {
    const at = Math.floor(i / 4);
    return {latitude: 14.5 - 0.15 * at, longitude: -4.2 + 0.25 * at, ...at < 6 ? {} : {country: "Burkina Faso", country_id: 439, adm_1: "Centre region"}};
  }).filter((_, i) => !hole.includes(Math.floor(i / 4)));
  return storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv(rows)));
}

const claim = claimOf({span: "JNIM holds a belt from Mali to Burkina Faso", measure: "spread", actors: ["JNIM"], role: "involved", unit: "places", places: ["Mali", "Burkina Faso"], comparator: "none", period: {...years(2026), from: "2026-01-01", to: "2026-01-31"}});
const check = async (directory: string) => asking(directory, (store) => checkClaim(store, claim, {published: null, actor: "JNIM", countries: ["MLI", "BFA"]}));

test("a belt between two places is reproduced where active cells join them, with the probability in both languages", async () => {
  const verdict = await check(await line([]));
  assert.equal(verdict.verdict, "reproduced", JSON.stringify(verdict.sentence));
  assert.match(verdict.sentence.en, /Active cells join the two: a probability of 100%/);
  assert.match(verdict.sentence.fr, /Des cellules actives relient les deux : une probabilité de 100 %/);
});

test("events at both ends of a wide gap are no belt", async () => {
  const verdict = await check(await line([2, 3, 4, 5, 6, 7, 8, 9]));
  assert.notEqual(verdict.verdict, "reproduced");
  assert.match(verdict.sentence.en, /Active cells do not join the two|cannot be told/);
});
