import assert from "node:assert/strict";
import test from "node:test";
import {findClaims} from "../../src/claims/index.ts";

const found = (text: string, lang: "en" | "fr" = "en") => findClaims(text, {lang, published: "2024-05-10"}).claims.map(({measure, value, unit}) => [measure, value, unit]);

test("by how many more or fewer is a change in deaths or events, with its sign", () => {
  assert.deepEqual(found("Nigeria logged 1,200 fewer deaths in 2023 than in 2022.")[0], ["change", -1200, "deaths"]);
  assert.deepEqual(found("The region saw 40 more bombings last year than the year before.")[0], ["change", 40, "events"]);
  assert.deepEqual(found("Le pays a compté 1 200 morts de moins en 2023 qu'en 2022.", "fr")[0], ["change", -1200, "deaths"]);
});

test("a fall from one number to another is two counts and a fall", () => {
  assert.deepEqual(found("Le nombre de morts est tombé de 700 en 2021 à 450 en 2022.", "fr"), [["fatalities", 700, "deaths"], ["change", 0, "percent"], ["fatalities", 450, "deaths"]]);
});

test("more people who are killed are no difference where nothing is compared", () => assert.deepEqual(found("Gunmen killed three more people in Bodu."), [["fatalities", 3, "deaths"]]));
