import assert from "node:assert/strict";
import test from "node:test";
import {isBeside} from "../../src/claims/asides.ts";
import {findClaims} from "../../src/claims/index.ts";
import {parse} from "../../src/claims/parse.ts";

test("a relative clause between commas stands beside what is said around it, and not beside itself", () => {
  const parsed = parse("The violence, which began in 2017, has killed 4,000 people.", "en", {published: null, before: null});
  const [year, count] = ["in 2017", "4,000"].map((text) => parsed.tokens.findIndex((token) => token.text === text));
  assert.equal(isBeside(parsed, year!, count!), true);
  assert.equal(isBeside(parsed, year!, year!), false);
  assert.equal(isBeside(parsed, count!, year!), false);
});

test("a place told beside is none of the claim where another is", () => {
  assert.deepEqual(findClaims("In Borno, where the group was born in Maiduguri, gunmen killed 12 people.", {lang: "en"}).claims[0]!.places, ["Borno"]);
  assert.deepEqual(findClaims("Au Mali, où les troupes de Bamako reculent, 12 civils ont été tués.", {lang: "fr"}).claims[0]!.places, ["Mali"]);
});
