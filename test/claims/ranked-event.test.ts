import assert from "node:assert/strict";
import test from "node:test";
import {findClaims} from "../../src/claims/index.ts";

const rank = (text: string, lang: "en" | "fr" = "en") => findClaims(text, {lang, published: "2024-05-10"}).claims.find(({measure}) => measure === "rank")!;

test("one attack is ranked among those of everybody, over the time that it looks back on", () => {
  const {actors, role, period} = rank("An air strike by the Myanmar military killed 168 people on 11 April, making it the deadliest attack since the coup of 1 February 2021.");
  assert.deepEqual([actors, role, period.from, period.to], [[], "any", "2021-02-01", "2024-05-10"]);
  assert.equal(rank("Gunmen killed 26 people on 22 April in the bloodiest assault for 25 years.").period.from, "1999-05-11");
});

test("a month that is ranked keeps its own period", () => assert.equal(rank("March was the deadliest month since 2020.").period.from, "2024-03-01"));
