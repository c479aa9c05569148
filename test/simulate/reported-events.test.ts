import assert from "node:assert/strict";
import test from "node:test";
import {reportedEvents, simulate} from "../../src/simulate/index.ts";
import {tactics} from "../../src/simulate/marks.ts";
import {rowColumns, rowLines} from "../../src/simulate/rows.ts";
import {sketch} from "./sketch.ts";

test("the reported events are the rows that are written, in the order of their first day", () => {
  const simulation = simulate(sketch({abuses: {per_month: 5}, reporting: {share: 0.8, delay_days: 20}, dates: {1: 0.5, 4: 0.5}}), 2);
  const events = reportedEvents(simulation);
  const column = (name: string) => rowColumns.indexOf(name);
  const rows = [...rowLines(simulation)].join("").trimEnd().split("\n").slice(1).map((line) => line.split(","))
    .toSorted((a, b) => a[column("date_start")]! < b[column("date_start")]! ? -1 : a[column("date_start")] === b[column("date_start")] ? Number(a[0]) - Number(b[0]) : 1);
  assert.equal(events.count, rows.length);
  rows.forEach((row, i) => {
    const cell = (name: string) => row[column(name)]!;
    assert.equal(Date.parse(cell("date_start").slice(0, 10)), Date.parse("2018-01-01") + events.day[i]! * 86_400_000);
    assert.equal(cell("date_start").slice(0, 7), simulation.months.names[events.month[i]!]);
    assert.ok(Math.abs(Number(cell("latitude")) - events.latitude[i]!) < 1e-4 && Math.abs(Number(cell("longitude")) - events.longitude[i]!) < 1e-4);
    assert.deepEqual([cell("where_prec"), cell("date_prec"), cell("type_of_violence"), cell("best")].map(Number), [events.wherePrec[i], events.datePrec[i], events.violence[i], events.best[i]]);
    assert.equal(cell("tactic"), tactics[events.tactic[i]!]);
    assert.equal(cell("dyad_name").includes("Front"), events.front[i] === 1);
  });
});
