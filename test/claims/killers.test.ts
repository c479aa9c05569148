import assert from "node:assert/strict";
import test from "node:test";
import {findClaims} from "../../src/claims/index.ts";

const killers = (text: string, lang: "en" | "fr" = "en") => {
  const {role, actors} = findClaims(text, {published: "2024-05-10", lang}).claims[0]!;
  return [role, ...actors];
};

test("the subject of the verb that kills killed, past places, days and what is set between commas", () => {
  assert.deepEqual(killers("Gunmen on motorbikes swept into Karoua, in Katsina, before dawn and shot dead 17 people."), ["perpetrator", "Gunmen on motorbikes"]);
  assert.deepEqual(killers("The militia, which holds the town, killed 12 farmers."), ["perpetrator", "militia"]);
  assert.deepEqual(killers("Wagner men and Malian troops executed 500 people in Moura."), ["perpetrator", "Wagner men", "Malian troops"]);
  assert.deepEqual(killers("Des hommes armés ont fait irruption à Bodu et y ont abattu 26 paysans.", "fr"), ["perpetrator", "hommes armés"]);
});

test("whoever tells of it did not do it, unless they tell it of themselves", () => {
  assert.deepEqual(killers("The army said an ambush killed 12 people in Bodu."), ["any"]);
  assert.deepEqual(killers("The army said it had killed 41 bandits."), ["perpetrator", "army"]);
});

test("sides of a fight and people after a preposition are no subject", () => {
  assert.deepEqual(killers("Clashes between Aro and Beno militias killed 31 people."), ["involved", "Aro", "Beno militias"]);
  assert.deepEqual(killers("Bandits clashed with soldiers and killed 12 people."), ["perpetrator", "Bandits"]);
});

test("who is blamed for deaths, or is told to be behind them, killed", () => {
  assert.deepEqual(killers("The monitor attributed 1,312 civilian deaths in Bodu to the ADF."), ["perpetrator", "ADF"]);
  assert.deepEqual(killers("JNIM has been blamed for 70 beheadings in Bodu."), ["perpetrator", "JNIM"]);
});

test("a number of attackers is no number of dead", () => {
  assert.deepEqual(findClaims("Some 200 fighters killed 12 people.", {lang: "en"}).claims.map(({value, actors}) => [value, ...actors]), [[12, "fighters"]]);
});
