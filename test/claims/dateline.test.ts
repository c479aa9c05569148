import assert from "node:assert/strict";
import test from "node:test";
import {datelineOf} from "../../src/claims/dateline.ts";
import {findClaims} from "../../src/claims/index.ts";
import {parse} from "../../src/claims/parse.ts";

test("a dateline ends with its dash, and a sentence without one has none", () => {
  const end = (text: string) => datelineOf(parse(text, "en", {published: "2024-05-10", before: null}));
  assert.ok(end("BAMAKO, Mali (AP) — Gunmen killed 12 people.") > 0);
  assert.equal(end("Gunmen killed 12 people — all farmers — in Mali."), 0);
  assert.equal(end("JNIM killed 12 people — all farmers — in Mali."), 0);
});

test("where and when a report was written is no slot of its claims", () => {
  const [claim] = findClaims("DAKAR, May 9 (Reuters) - Gunmen killed 12 people in Bodu on Sunday.", {lang: "en", published: "2024-05-10"}).claims;
  assert.deepEqual([claim!.places, claim!.period.from], [["Bodu"], "2024-05-05"]);
});
