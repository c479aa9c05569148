import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import {surgeShare} from "../../src/verdicts/change.ts";
import {enoughDays} from "../../src/verdicts/covered.ts";
import {nearAbsolute, nearShare} from "../../src/verdicts/decide.ts";
import {daysAround} from "../../src/verdicts/single-event.ts";
import {mostReadings, verdicts} from "../../src/verdicts/verdict.ts";

const page = readFileSync("docs/verdicts.md", "utf8");

test("the page tells every verdict and every threshold of the code", () => {
  for (const verdict of verdicts) assert.ok(page.includes(`\`${verdict}\``), verdict);
  assert.equal(mostReadings, 8);
  const {events, deaths, places, rank, percent, ratio} = nearAbsolute;
  assert.deepEqual([deaths, rank, ratio], [events, places, 0]);
  for (const told of ["At most eight are computed", `within ${nearShare * 100}% of the number, or ${events} events or deaths, ${places} place or rank, ${percent} percentage points`,
    `a rise of at least ${surgeShare * 100}%`, `up to ${daysAround} days around the period`, `Less than ${enoughDays * 100}% of the days covered`]) assert.ok(page.includes(told), told);
});
