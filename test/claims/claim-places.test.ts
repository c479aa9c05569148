import assert from "node:assert/strict";
import test from "node:test";
import {findClaims} from "../../src/claims/index.ts";

const places = (text: string, lang: "en" | "fr" = "en") => findClaims(text, {lang, published: "2024-05-10"}).claims.map(({places: where}) => where);

test("whose somebody is is not where it was, unless nothing else is said", () => {
  assert.deepEqual(places("Colombia's ELN rebels killed 80 people in Cauca."), [["Cauca"]]);
  assert.deepEqual(places("Gaza's health ministry put the death toll at 71."), [["Gaza"]]);
});

test("whom a place leads or follows in a ranking is no place of the claim", () => {
  assert.deepEqual(places("With 6,100 attacks, Myanmar ranked third, trailing only Ukraine and Syria.").map(([first, ...rest]) => [first, rest.length]), [["Myanmar", 0], ["Myanmar", 0]]);
  assert.deepEqual(places("Le Soudan compte 8 600 civils tués, devant la Birmanie.", "fr"), [["Soudan"]]);
});

test("places between two numbers go to the one before the last comma and to the one after it", () => {
  assert.deepEqual(places("Gunmen killed 12 people in Togo, storming a camp in Benin and killing eight soldiers."), [["Togo"], ["Benin"]]);
});

test("a relative clause is about the place that it follows", () => {
  assert.deepEqual(places("Gunmen killed 12 people in Somalia, which was the continent's busiest theatre of such violence bar the Sahel.")[1], ["Somalia"]);
});

test("the place at the head of a share is its own, and not that of the whole", () => {
  assert.deepEqual(places("Le Nord-Kivu concentre 41 % des civils tués dans l'est de la RDC.", "fr"), [["Nord-Kivu"]]);
  assert.deepEqual(places("Près de 75% des victimes sont mortes en Irak, en Syrie et au Nigeria.", "fr"), [["Irak", "Syrie", "Nigeria"]]);
});

test("a list after a colon has the place before it, across semicolons", () => {
  assert.deepEqual(places("Trois mois noirs au Niger : 105 civils massacrés à Karoua ; 66 à Bodu.", "fr"), [["Niger", "Karoua"], ["Niger", "Bodu"]]);
});

test("a name is a place by the village that it is said to be, or by what happened where it is", () => {
  assert.deepEqual(places("An air strike on Pazigyi, a village in Sagaing Region, killed 168 people."), [["Pazigyi", "Sagaing Region"]]);
  assert.deepEqual(places("Moura, where troops executed 500 people, is in ruins."), [["Moura"]]);
  assert.deepEqual(places("Gunmen killed 26 people in Indian-administered Kashmir."), [["Indian-administered Kashmir"]]);
});

test("beyond whoever tells it the sentence may go on about the event", () => {
  assert.deepEqual(places("Eight bodies were recovered, officials said, after two brigades fought each other in Tripoli."), [["Tripoli"]]);
});
