import assert from "node:assert/strict";
import {readdirSync} from "node:fs";
import {join} from "node:path";
import test from "node:test";
import fc from "fast-check";
import {parseScenario, readScenario, simulate, truthOf} from "../../src/simulate/index.ts";
import {sketch} from "./sketch.ts";

const base = `name: sketch
countries: [BFA]
period: {from: 2018-01-01, to: 2019-12-31}
growth: {law: none, per_month: 20}
`;
const refuses = (text: string, message: RegExp) => assert.throws(() => parseScenario(text, "my.scenario.yml"), {code: "yaml_field", message});

test("a scenario needs a name, countries, a period and a law of growth; the rest has defaults", () => {
  const {actors, heterogeneity, jumps, civilians, reporting, places} = parseScenario(base);
  assert.deepEqual(actors, {front: "Simulated Front", army: "Simulated Army", militia: "Simulated Militia"});
  assert.deepEqual([heterogeneity, jumps, civilians.share, reporting.share, places["1"]], [0, [], 0.3, 1, 0.55]);
});

test("a fault is told with file, line and field", () => {
  refuses(`${base}self_excitation:\n  strength: 0.2\n  range_km: -5\n  decay_days: 3\n`, /^my\.scenario\.yml, line 7: invalid self_excitation\.range_km: /);
  refuses(base.replace("BFA", "Burkina"), /line 2: invalid countries\.0: expected ISO 3166-1 alpha-3/);
  refuses(base.replace("2018-01-01", "2018-02-30"), /line 3: invalid period\.from: is not a day of the calendar/);
  refuses(base.replace("2018-01-01", "2018-13-01"), /line 3: invalid period\.from: is not a day of the calendar/);
  refuses(base.replace("2019-12-31", "2017-12-31"), /line 3: invalid period\.to: expected a day after from/);
  refuses(`${base}fornt: {}\n`, /unrecognized key: "fornt"/);
  refuses(base.replace("law: none", "law: quadratic"), /invalid growth\.law: .*generalized/);
  refuses(`${base}places: {1: 0.5, 2: 0.4}\n`, /line 5: invalid places: the shares must sum to 1/);
  refuses(`${base}control:\n  initial: [0.5, 0.5, 0.5, 0, 0]\n`, /line 6: invalid control\.initial: the five must sum to 1/);
  refuses(`${base}front: {origin: [13, -1], direction: sunward, km_per_year: 50}\n`, /invalid front\.direction: expected outward, north/);
});

test("parts that need another part are refused without it", () => {
  refuses(`${base}contagion: {strength: 1, range_km: 10, decay_days: 10}\n`, /line 5: invalid contagion: needs abuses/);
  refuses(`${base}misspecified: {reporting_falls_with_control: 0.5}\n`, /needs control/);
  refuses(`${base}self_excitation: {strength: 1, range_km: 10, decay_days: 10}\n`, /expected less than 1/);
  refuses(`${base}intervention: {date: 2021-01-01, level: 0.5}\n`, /invalid intervention\.date: expected a day within the period/);
  refuses(`${base}jumps: [{date: 2019-01-01, to: [13, 0], share: 0.7}, {date: 2019-02-01, to: [13, 0], share: 0.7}]\n`, /invalid jumps: the shares sum to more than 1/);
});

test("the name of a real actor is refused, also with Simulated before it, and so is any name that might be one", () => {
  for (const name of ["JNIM", "Simulated JNIM", "simulated front", "Ansar Dine", "Government of Mali", "Simulated Malian Army", "Simulated Taliban", "Simulated", "Army"])
    refuses(`${base}actors: {front: ${name}}\n`, /line 5: invalid actors\.front: .*real actor/);
  refuses(`${base}actors: {front: Simulated Army}\n`, /names an actor twice/);
  assert.equal(parseScenario(`${base}actors: {front: Simulated Second Front B}`).actors.front, "Simulated Second Front B");
});

test("the order of the parameters does not matter", () => {
  const lines = base.trim().split("\n");
  fc.assert(fc.property(fc.shuffledSubarray(lines, {minLength: lines.length}), (some) => assert.deepEqual(parseScenario(some.join("\n")), sketch())), {numRuns: 20});
});

test("the scenarios that ship can be simulated, and tell everything that a truth has", () => {
  const files = [...readdirSync("docs/examples").filter((name) => name.endsWith(".scenario.yml")).map((name) => join("docs/examples", name)), "cases/example/scenario.yml"];
  assert.ok(files.length >= 3);
  for (const file of files) {
    const truth = truthOf(simulate(readScenario(file), 1));
    assert.ok(truth.events.happened > 500, file);
    assert.ok(truth.front && truth.control && truth.excitation.length > 0, file);
    const unsound = JSON.stringify(truth, (key, value: unknown) => typeof value === "number" && !Number.isFinite(value) ? `unsound ${key}` : value).match(/unsound \w+/);
    assert.equal(unsound, null, file);
  }
});
