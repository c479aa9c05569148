import assert from "node:assert/strict";
import {test} from "node:test";
import {ucdpGed} from "../../src/sources/ucdp-ged.ts";
import {acled} from "../../src/sources/acled-export.ts";
import {axes, quantityOf, readingsOf, type Reading} from "../../src/verdicts/readings.ts";
import type {Subject} from "../../src/verdicts/subject.ts";
import {mostReadings} from "../../src/verdicts/verdict.ts";
import {claimOf} from "../fixture/claim.ts";

const plain: Reading = {
  id: "plain", axis: null, quantity: "deaths", estimate: "best", source: "ucdp", state: {}, actor: ["JNIM"], attribution: ["named", "joint"], countries: ["MLI"], worldwide: false, admin1: [], types: [],
  from: "2020-06-09", to: "2025-06-08", precision: null
};
const subject: Subject = {actor: ["JNIM"], linked: true, role: "perpetrator", countries: ["MLI"], worldwide: false, admin1: [], town: null, places: [], from: null, to: null, eventType: "battle", types: [], cautions: [], caseActor: null, world: false};
const claim = claimOf({span: "in clashes linked to JNIM", period: {from: "2020-06-09", to: "2025-06-08", text: "in the past five years"}});
const readings = (change: Partial<Reading> = {}, source = ucdpGed.source, words: Reading | null = null) => readingsOf(claim, subject, {...plain, ...change}, {source, published: "2025-06-08", words});

test("readings are the plain one and one change on one axis each, in the written order, never more than the stated number", () => {
  const order = Object.keys(axes);
  const most = readings({admin1: ["Mopti"]}, ucdpGed.source, {...plain, admin1: ["Mopti"], from: "2021-01-01"});
  assert.equal(most.length, mostReadings);
  for (const some of [readings(), readings({}, acled), readings({quantity: "events"}), most]) {
    const positions = some.map(({axis}) => order.indexOf(axis ?? "plain"));
    assert.deepEqual(positions, positions.toSorted((a, b) => a - b));
    assert.equal(new Set(some.map(({id}) => id)).size, some.length);
    for (const {id: _, axis: __, ...reading} of some.slice(1)) {
      const changed = Object.entries(reading).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify({...plain, ...some[0]}[key as keyof Reading]));
      const ends = changed.every(([key]) => key === "from" || key === "to");
      assert.ok(changed.length === 1 || ends && changed.length === 2, JSON.stringify(changed));
    }
  }
});

test("five years to a day in June are also the five calendar years before, last month also the last thirty days", () => {
  assert.deepEqual(readings().filter(({axis}) => axis === "period").map(({from, to}) => [from, to]), [["2020-01-01", "2024-12-31"]]);
  const month = claimOf({span: "", period: {from: "2025-05-01", to: "2025-05-31", text: "last month"}});
  const found = readingsOf(month, subject, {...plain, from: "2025-05-01", to: "2025-05-31"}, {source: ucdpGed.source, published: "2025-06-08", words: null});
  assert.deepEqual(found.filter(({axis}) => axis === "period").map(({from, to}) => [from, to]), [["2025-05-09", "2025-06-07"]]);
  const year = {...plain, from: "2019-01-01", to: "2019-12-31"};
  assert.deepEqual(readingsOf(claim, subject, year, {source: ucdpGed.source, published: null, words: null}).filter(({axis}) => axis === "period"), []);
});

test("a source of one number has no low and high readings", () => {
  assert.deepEqual(readings({}, acled).filter(({axis}) => axis === "deaths_low" || axis === "deaths_high"), []);
});

test("what is counted follows the words, the role and what the source tells", () => {
  const of = (slots: Parameters<typeof claimOf>[0], change: Partial<Subject> = {}, source = ucdpGed.source) => quantityOf(claimOf(slots), {...subject, ...change}, source);
  assert.equal(of({span: "", measure: "civilian_fatalities"}), "killed_by");
  assert.equal(of({span: "", measure: "civilian_fatalities"}, {role: "involved"}), "civilian_dead");
  assert.equal(of({span: "", measure: "civilian_fatalities"}, {}, acled), "targeted");
  assert.equal(of({span: ""}, {role: "target"}), "own_dead");
  assert.equal(of({span: ""}), "deaths");
  assert.equal(of({span: "les morts ont doublé", measure: "change"}), "deaths");
  assert.equal(of({span: "attacks doubled", measure: "change"}), "events");
  assert.equal(of({span: "le nombre de civils tués a doublé", measure: "change"}), "killed_by");
});
