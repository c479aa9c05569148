import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import test from "node:test";
import {findClaims} from "../../src/claims/index.ts";

const lines = readFileSync("test/fixture/claim-sentences.txt", "utf8").split("\n").filter((line) => line !== "" && !line.startsWith("#"));

for (const line of lines) {
  const [lang, wanted, ...rest] = line.split(" | ") as ["en" | "fr", string, ...string[]];
  const sentence = rest.join(" | ");
  test(`${wanted}: ${sentence}`, () => {
    const {claims, set_aside} = findClaims(sentence, {published: "2024-05-10", lang});
    const found = claims.map(({measure, comparator, value}) => `${measure} ${comparator} ${JSON.stringify(value)}`);
    if (wanted === "none") assert.deepEqual([found, set_aside.length > 0], [[], true]);
    else for (const claim of wanted.split(";")) assert.ok(found.some((one) => one === claim || one.startsWith(`${claim} `)), `${claim} not in ${found.join("; ") || "none"}`);
  });
}
