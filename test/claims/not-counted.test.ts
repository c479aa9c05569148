import assert from "node:assert/strict";
import test from "node:test";
import {ofKind} from "../../src/claims/draft.ts";
import {findClaims} from "../../src/claims/index.ts";
import {areFree, notCounted} from "../../src/claims/not-counted.ts";
import {parse} from "../../src/claims/parse.ts";

for (const {rule, example, holds} of notCounted) {
  test(`no count, ${rule}: ${example}`, () => {
    const parsed = parse(example, /[éà]|sur/.test(example) ? "fr" : "en", {published: "2024-05-10", before: null});
    const numbers = ofKind(parsed, "#");
    assert.ok(numbers.some((index) => holds(parsed, index)), parsed.shape);
    assert.equal(numbers.some((index) => holds(parse("Gunmen killed 12 people.", "en", {published: null, before: null}), Math.min(index, 2))), false);
  });
}

test("people who came back are not counted as taken", () => {
  const parsed = parse("Of the 45 hostages, 12 were freed.", "en", {published: null, before: null});
  assert.equal(areFree(parsed, 4), true);
});

test("the dead of floods and accidents are none of a conflict", () => {
  for (const text of ["Floods killed 49 people in Bodu.", "A refinery blast killed 18 people in Bodu.", "A stampede left 37 dead in Bodu."]) assert.deepEqual(findClaims(text, {lang: "en"}).claims, [], text);
});

test("what has not happened is no count", () => {
  assert.deepEqual(findClaims("The militia could kill 200 people.", {lang: "en"}).claims, []);
  assert.deepEqual(findClaims("Up to 40 civilians may have died in the strike.", {lang: "en"}).claims.map(({comparator, value}) => [comparator, value]), [["le", 40]]);
});
