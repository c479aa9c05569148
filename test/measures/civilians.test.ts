import assert from "node:assert/strict";
import test from "node:test";
import {runMeasure} from "../../src/measures/index.ts";
import {gedCsv, gedRow, oneSided} from "../fixture/ged.ts";
import {acledCsv, acledRow} from "../fixture/acled.ts";
import {asking, fileOf, storeOf} from "../fixture/store.ts";

test("killed by is one-sided violence with the actor as side A; civilian dead in its events stand apart; army and militias stand beside in the same countries", async () => {
  const directory = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv([
    oneSided({id: 1, best: 4, low: 3, high: 6}),
    gedRow({id: 2, deaths_a: 0, deaths_b: 0, deaths_civilians: 7, best: 7, low: 7, high: 7}),
    oneSided({id: 3, side_a: "Government of Mali", side_a_new_id: 72, gwnoa: 432, best: 20, low: 20, high: 20}),
    oneSided({id: 4, side_a: "Government of Mali, Government of Russia", side_a_new_id: 9249, gwnoa: "432, 365", best: 5, low: 5, high: 5}),
    oneSided({id: 5, side_a: "Government of Nigeria", side_a_new_id: 84, gwnoa: 475, country: "Nigeria", country_id: 475, latitude: 9.5, longitude: 7.5, best: 100, low: 100, high: 100})
  ])));
  await asking(directory, async (store) => {
    const {rows} = await runMeasure(store, "civilians", {actor: "JNIM"});
    assert.deepEqual(rows.map(({group, quantity, events, low, best, high}) => [group, quantity, events, low, best, high]), [
      ["JNIM", "killed_by", 1, 3, 4, 6],
      ["state forces", "killed_by", 2, 25, 25, 25],
      ["JNIM", "dead_in_events", 2, 11, 11, 11]
    ]);
  });
});

test("from ACLED come deaths in civilian-targeting events that have the actor as a side, and no killed by", async () => {
  const directory = await storeOf([fileOf("acled.csv", acledCsv([
    acledRow({event_id_cnty: "MLI1", event_type: "Violence against civilians", civilian_targeting: "Civilian targeting", actor1: "JNIM: Group for Support of Islam and Muslims", inter1: "Rebel group", actor2: "Civilians (Mali)", inter2: "Civilians", fatalities: 6}),
    acledRow({event_id_cnty: "MLI2", event_type: "Violence against civilians", civilian_targeting: "Civilian targeting", actor2: "Civilians (Mali)", inter2: "Civilians", fatalities: 9}),
    acledRow({event_id_cnty: "MLI3", fatalities: 30})
  ])), {covers: {from: "2024-01-01", to: "2024-12-31", countries: "world"}}]);
  await asking(directory, async (store) => {
    const {rows} = await runMeasure(store, "civilians", {actor: "JNIM"});
    assert.deepEqual(rows.map(({group, quantity, events, best}) => [group, quantity, events, best]), [["JNIM", "targeted", 1, 6], ["state forces", "targeted", 1, 9]]);
  });
});

test("civilian dead are unknown, not 0, where the source divides no event's dead; none are 0 where no event counts", async () => {
  const mapping = fileOf("own.yml", `source: own
title: Own
license: none
citation: none
census: true
perpetrator: [one-sided]
covers: {from: 2015-01-01, to: 2018-12-31, countries: world}
columns: {id: id, date_start: day, date_end: day, best: dead, low: dead, high: dead, latitude: lat, longitude: lon, country: land, side_a: a, side_b: b}
constants: {event_type: battle, place_level: exact}
`);
  const directory = await storeOf([fileOf("own.csv", "id,day,dead,lat,lon,land,a,b\n1,2016-01-01,3,14,-4,Mali,JNIM,Government of Mali\n"), {mapping}]);
  await asking(directory, async (store) => {
    const {rows} = await runMeasure(store, "civilians", {actor: "JNIM"});
    assert.deepEqual(rows.filter(({group}) => group === "JNIM").map(({quantity, events, low, best, high, unknown}) => [quantity, events, low, best, high, unknown]), [["killed_by", 0, 0, 0, 0, 0], ["dead_in_events", 1, null, null, null, 1]]);
  });
});

test("it is asked of an actor", async () => {
  const directory = await storeOf(fileOf("GEDEvent_v26_0_1.csv", gedCsv([gedRow()])));
  await asking(directory, async (store) => assert.rejects(runMeasure(store, "civilians"), /asked of an actor/));
});
