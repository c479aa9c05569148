import assert from "node:assert/strict";
import test from "node:test";
import {findClaims} from "../../src/claims/index.ts";

const types = (text: string, lang: "en" | "fr" = "en") => findClaims(text, {published: "2024-05-10", lang}).claims.map(({event_type}) => event_type);

test("a verb of putting to death makes the event one against civilians, unless fighters were counted", () => {
  assert.deepEqual(types("More than 30 people were beheaded near Tolo."), ["civilian_targeting"]);
  assert.deepEqual(types("Douze personnes ont été égorgées près de Tolo.", "fr"), ["civilian_targeting"]);
  assert.deepEqual(types("Rebels slaughtered nine soldiers near Tolo."), ["battle"]);
});

test("the weapon beside a noun of attack names its kind", () => {
  assert.deepEqual(types("There were 14 grenade attacks in March."), ["explosion"]);
  assert.deepEqual(types("On a compté 14 attaques à la grenade en mars.", "fr"), ["explosion"]);
});

test("a clause before a colon says what the dead died of", () => assert.deepEqual(types("A missile hit the bakery in Tolo: 14 dead."), ["explosion"]));

test("a rank or bare number is of the same kind as the claim before it", () => assert.deepEqual(types("Bandits kidnapped 17 clerics in March, up from 11 in February."), ["abduction", "abduction", "abduction"]));

test("protesters who are killed die in a protest", () => assert.deepEqual(types("Police killed 14 demonstrators in Tolo."), ["protest"]));

test("fighting after the number counts where they died in it", () => assert.deepEqual(types("Some 200 people have died in two days of communal fighting in Tolo."), ["battle"]));

test("the raids are those of the sentence before", () => assert.deepEqual(types("L'armée a mené 64 frappes de drones en mai. Les raids ont fait 90 morts.", "fr"), ["explosion", "explosion"]));
