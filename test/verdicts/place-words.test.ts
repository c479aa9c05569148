import assert from "node:assert/strict";
import {test} from "node:test";
import {nameKey, readPlace, regions, regionsIn} from "../../src/verdicts/place-words.ts";
import {isCountry} from "../../src/geo/country.ts";

const context = {units: new Map([[nameKey("Soum region"), "Soum region"]]), places: new Map([["koro bay", "Koro Bay"], ["long mill area", "Long Mill area"]]), countries: ["MLI", "BFA"]};
const read = (text: string, countries = context.countries) => readPlace(text, {...context, countries});

test("countries are read in both languages, with articles", () => {
  for (const text of ["Ivory Coast", "Côte d'Ivoire", "la Côte d’Ivoire", "CIV"]) assert.deepEqual(read(text), {kind: "country", countries: ["CIV"], part: false}, text);
  assert.deepEqual(read("le Niger"), {kind: "country", countries: ["NER"], part: false});
  assert.deepEqual(read("Nigeria"), {kind: "country", countries: ["NGA"], part: false});
});

test("a part of a country is its country and is said to be a part", () => {
  for (const text of ["northern Benin", "le nord du Bénin", "Benin's north", "north-west Benin", "the far north of Benin"]) assert.deepEqual(read(text), {kind: "country", countries: ["BEN"], part: true}, text);
});

test("a first-level unit is read by the source's name or the map's, without the word for its kind", () => {
  assert.deepEqual(read("Soum"), {kind: "admin1", name: "Soum region", countries: ["BFA"]});
  assert.deepEqual(read("région de Mopti"), {kind: "admin1", name: "Mopti", countries: ["MLI"]});
});

test("a place of the source's events is a town, also inside a longer name", () => {
  assert.deepEqual(read("Koro Bay"), {kind: "town", name: "Koro Bay"});
  assert.equal(read("Long Mill").kind, "town");
  assert.equal(read("Mill Long").kind, "unknown");
});

test("\"the region\" stands for the case's countries, \"the country\" for the only one", () => {
  assert.deepEqual(read("the region"), {kind: "country", countries: ["MLI", "BFA"], part: false});
  assert.deepEqual(read("le pays", ["MLI"]), {kind: "country", countries: ["MLI"], part: false});
  assert.deepEqual(["the country", "le pays"].map((text) => read(text).kind), ["unknown", "unknown"]);
  assert.equal(read("the region", []).kind, "unknown");
});

test("regions of the press are lists of countries, and a baseline's place is found among its words", () => {
  assert.ok(Object.values(regions).every((countries) => countries.every(isCountry)));
  assert.deepEqual(regionsIn("all deaths linked to the group in the central Sahel"), ["MLI", "BFA", "NER"]);
  assert.deepEqual(regionsIn("deaths in Togo and Ghana"), ["TGO", "GHA"]);
  assert.deepEqual(regionsIn("all deaths"), []);
});

test("what is no place is unknown", () => {
  for (const text of ["Atlantis", "", "the hills of nowhere"]) assert.equal(read(text).kind, "unknown", text);
});
