import assert from "node:assert/strict";
import {test} from "node:test";
import fc from "fast-check";
import type {ClaimUnit, Comparator} from "../../src/claims/claim.ts";
import {compatible, distanceTo, rules, statedBy, type RuleName} from "../../src/verdicts/compatible.ts";

const meets = (span: string, comparator: Comparator, value: number | [number, number] | null, computed: number, unit: ClaimUnit = "deaths", coding: "acled" | null = null) =>
  compatible(statedBy({span, comparator, value, unit}, coding), computed);
const span = (test: (computed: number) => boolean | null, from: number, to: number) => {
  const met = Array.from({length: to - from + 1}, (_, i) => from + i).filter((n) => test(n));
  return [met[0], met.at(-1), met.length];
};

test("a rounded number is met by what rounds to it at its own digits, within a tenth of it", () => {
  assert.deepEqual(span((n) => meets("6,000 died", "eq", 6000, n), 4000, 8000), [5500, 6499, 1000]);
  assert.deepEqual(span((n) => meets("1,000 died", "eq", 1000, n), 0, 3000), [950, 1100, 151]);
  assert.deepEqual(span((n) => meets("250 died", "eq", 250, n), 0, 400), [245, 254, 10]);
});

test("an exact number is met by itself alone, and every count below 100 is exact", () => {
  assert.deepEqual(span((n) => meets("251 died", "eq", 251, n), 0, 500), [251, 251, 1]);
  assert.deepEqual(span((n) => meets("10 died", "eq", 10, n), 0, 30), [10, 10, 1]);
});

test("nearly takes at most a tenth below, and above only what rounds to it; about takes a tenth either way; both are one comparator", () => {
  assert.deepEqual(span((n) => meets("nearly 3,000 died", "approx", 3000, n), 2000, 4000), [2700, 3049, 350]);
  assert.deepEqual(span((n) => meets("près de 3 000 morts", "approx", 3000, n), 2000, 4000), [2700, 3049, 350]);
  assert.deepEqual(span((n) => meets("about 3,000 died", "approx", 3000, n), 2000, 4000), [2700, 3300, 601]);
});

test("percents and ratios are met once rounded as the claim rounds them", () => {
  assert.equal(meets("36 percent", "eq", 36, 36.4, "percent"), true);
  assert.equal(meets("36 percent", "eq", 36, 36.6, "percent"), false);
  assert.equal(meets("fivefold", "eq", 5, 5.06, "ratio"), true);
  assert.equal(meets("doubled", "eq", 2, 1.7, "ratio"), false);
  assert.equal(meets("2.5 times", "eq", 2.5, 2.54, "ratio"), true);
});

test("a fall is held against a fall of the same size, and \"by more than\" against a larger one", () => {
  assert.equal(meets("fell 25 percent", "eq", -25, -25.2, "percent"), true);
  assert.equal(meets("fell 25 percent", "eq", -25, 25.2, "percent"), false);
  assert.equal(meets("fell by more than 20 percent", "gt", -20, -31, "percent"), true);
  assert.equal(meets("fell by more than 20 percent", "gt", -20, -3, "percent"), false);
});

test("vague words follow ACLED's coding where the number is ACLED's, and the plain sense of the word elsewhere", () => {
  assert.deepEqual([23, 24].map((n) => meets("dozens died", "ge", 24, n)), [false, true]);
  assert.deepEqual([11, 12].map((n) => meets("dozens died", "ge", 24, n, "deaths", "acled")), [false, true]);
  assert.deepEqual([99, 100].map((n) => meets("des centaines de morts", "ge", 200, n, "deaths", "acled")), [false, true]);
  assert.deepEqual([9, 10].map((n) => meets("des dizaines de morts", "ge", 20, n, "deaths", "acled")), [false, true]);
  assert.equal(meets("at least 24 died", "ge", 24, 12, "deaths", "acled"), false);
  assert.equal(meets("hundreds of thousands", "ge", 200000, 100, "deaths", "acled"), false);
});

test("a range takes its ends, none takes 0 alone, and without a number one event is enough", () => {
  assert.deepEqual([57, 58, 130, 131].map((n) => meets("58 to 130", "eq", [58, 130], n)), [false, true, true, false]);
  assert.deepEqual([0, 1].map((n) => meets("no deaths", "eq", 0, n)), [true, false]);
  assert.deepEqual([0, 1].map((n) => meets("it struck", "none", null, n)), [false, true]);
});

test("where there is no number to hold against a claim there is no agreement and no disagreement", () => {
  assert.equal(compatible(statedBy({span: "5 died", comparator: "eq", value: 5, unit: "deaths"}), null), null);
});

test("laws: at least n is met by n and everything above, more than n by all but n, and a number meets its own claim under every word but more and fewer", () => {
  const number = fc.integer({min: 1, max: 1_000_000});
  fc.assert(fc.property(number, fc.nat(1_000_000), (n, more) => meets("", "ge", n, n + more) === true && meets("", "gt", n, n + more) === more > 0));
  fc.assert(fc.property(number, fc.nat(1_000_000), (n, less) => less > n || meets("", "le", n, n - less) === true && meets("", "lt", n, n - less) === less > 0));
  fc.assert(fc.property(number, fc.constantFrom("", "nearly", "about", "dozens", "près de"), fc.constantFrom<Comparator>("eq", "approx", "ge", "le"), (n, word, comparator) => meets(word, comparator, n, n) === true));
  fc.assert(fc.property(number, fc.integer({min: -1_000_000, max: 1_000_000}), (n, d) => distanceTo(statedBy({span: "", comparator: "eq", value: n, unit: "deaths"}), n + d) === d));
});

test("every rule of the table is met by its own examples", () => {
  const asked: Record<RuleName, [string, Comparator]> = {
    exact: ["", "eq"], rounded: ["", "eq"], nearly: ["nearly", "approx"], about: ["about", "approx"], above: ["", "gt"], least: ["", "ge"], below: ["", "lt"], most: ["", "le"], range: ["", "eq"],
    tens: ["des dizaines", "ge"], dozens: ["dozens", "ge"], hundreds: ["hundreds", "ge"], thousands: ["thousands", "ge"], zero: ["", "eq"], any: ["", "none"]
  };
  for (const [name, {examples}] of Object.entries(rules) as [RuleName, (typeof rules)[RuleName]][]) {
    const [word, comparator] = asked[name];
    for (const [claimed, met] of examples) {
      const unit = claimed < 10 && name === "rounded" ? "ratio" : claimed === 36 ? "percent" : "deaths";
      const stated = statedBy({span: word, comparator, value: name === "any" ? null : name === "range" ? [claimed, claimed + 9] : claimed, unit});
      assert.equal(stated.rule, name);
      assert.equal(compatible(stated, met), true, `${name}: ${claimed} by ${met}`);
    }
  }
});
