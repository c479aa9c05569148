import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import test from "node:test";
import {figureInputs, readCase} from "../../src/index.ts";

const read = {actor: "Invented Front", context: [{date: "2020-08-18", en: "a", fr: "a"}, {date: "2021", en: "b", fr: "b"}], focus: ["ISL", "LUX"]};
const figure = {id: "dates", measure: "intervention", with: {show: "series"}, take: {at: "context" as const}, also: [{of: "deaths"}, {by: "quarter", of: "deaths"}] as Record<string, string>[]};

test("a figure takes the dates and countries of its case, and asks the same otherwise with what differs", () => {
  assert.deepEqual(figureInputs(read, figure), [
    {actor: ["Invented Front"], at: ["2020-08-18", "2021"], show: "series"},
    {actor: ["Invented Front"], at: ["2020-08-18", "2021"], show: "series", of: "deaths"},
    {actor: ["Invented Front"], at: ["2020-08-18", "2021"], show: "series", of: "deaths", by: "quarter"}
  ]);
  assert.deepEqual(figureInputs(read, {...figure, take: {list: "focus"}, also: []}), [{actor: ["Invented Front"], list: ["ISL", "LUX"], show: "series"}]);
});

test("what a figure says itself goes before what it takes", () => {
  assert.deepEqual(figureInputs(read, {...figure, with: {at: ["1999"]}, also: []})[0]!.at, ["1999"]);
});

test("the dates that the JNIM case asks about were registered in its table of context, with their sources", () => {
  const dates = readFileSync("cases/jnim/context.csv", "utf8").split("\n").map((line) => line.split(",")[0]);
  const {context, figures} = readCase("cases/jnim");
  for (const {date} of context) assert.ok(dates.includes(date), `${date} is not in cases/jnim/context.csv`);
  assert.ok(figures.some(({measure, take}) => measure === "intervention" && take.at === "context"));
});
