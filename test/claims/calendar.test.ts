import assert from "node:assert/strict";
import test from "node:test";
import {calendarUnit, past, previous, shift, yearEarlier} from "../../src/claims/calendar.ts";

test("the past five years end with the day of publication and begin the day after its fifth anniversary back", () => assert.deepEqual(past("2025-06-08", 5, "year"), {from: "2020-06-09", to: "2025-06-08"}));
test("a month back from the 31st is the last day of a shorter month", () => assert.equal(shift("2024-03-31", -1, "month"), "2024-02-29"));
test("weeks begin on Monday", () => assert.deepEqual(calendarUnit("2024-05-12", "week", 0), {from: "2024-05-06", to: "2024-05-12"}));
test("quarters and halves are those of the calendar, across the turn of the year", () => {
  assert.deepEqual(calendarUnit("2024-02-10", "quarter", -1), {from: "2023-10-01", to: "2023-12-31"});
  assert.deepEqual(calendarUnit("2024-02-10", "half", 0), {from: "2024-01-01", to: "2024-06-30"});
});
test("what came before whole months are as many whole months", () => assert.deepEqual(previous({from: "2022-04-01", to: "2022-06-30"}), {from: "2022-01-01", to: "2022-03-31"}));
test("what came before some days are as many days", () => assert.deepEqual(previous({from: "2022-04-10", to: "2022-04-12"}), {from: "2022-04-07", to: "2022-04-09"}));
test("a year earlier February ends on its own last day", () => assert.deepEqual(yearEarlier({from: "2024-02-01", to: "2024-02-29"}), {from: "2023-02-01", to: "2023-02-28"}));
test("what is not known stays so", () => assert.deepEqual(previous({from: null, to: "2022-01-01"}), {from: null, to: null}));
