import assert from "node:assert/strict";
import test from "node:test";
import {phrases} from "../../src/claims/lexicon.ts";

test("a tilde stands for the forms of a regular verb, a brace for those it lists", () => {
  assert.deepEqual(phrases("mushroom~"), ["mushroom", "mushrooms", "mushroomed", "mushrooming"]);
  assert.deepEqual(phrases("surge~"), ["surge", "surges", "surged", "surging"]);
  assert.deepEqual(phrases("intensify~"), ["intensify", "intensifies", "intensified", "intensifying"]);
  assert.deepEqual(phrases("edge~ up"), ["edge up", "edges up", "edged up", "edging up"]);
  assert.ok(["chute", "chutent", "chutees", "chutait", "chuterent"].every((form) => phrases("chuter~").includes(form)));
  assert.deepEqual(phrases("attack{,s}|raid"), ["attack", "attacks", "raid"]);
});
