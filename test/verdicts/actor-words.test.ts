import assert from "node:assert/strict";
import {test} from "node:test";
import type {KnownActor} from "../../src/actors/resolve.ts";
import {readActor} from "../../src/verdicts/actor-words.ts";

const known: KnownActor[] = ["JNIM", "Government of Mali", "Government of Burkina Faso", "VDP", "IS", "Invented Front", "Fulani"].map((name, key) => ({key, source: "invented", name, id: null}));
const context = {known, actor: "JNIM", countries: ["MLI"], ofKind: {state: ["Invented Army"], militia: ["Invented Guard"]}};
const namesOf = (text: string, change = {}) => {
  const words = readActor(text, {...context, ...change});
  return words.kind === "named" ? words.names : words.kind;
};

test("a name or alias is found among the words around it, in English and French", () => {
  for (const text of ["JNIM", "the JNIM fighters", "les combattants du GSIM", "al-Qaeda-linked JNIM", "JNIM-linked militants"]) assert.match(String(namesOf(text)), /^(jnim|gsim)$/, text);
  assert.deepEqual(namesOf("the Invented Front"), ["invented front"]);
});

test("words of a tie are told from the name alone", () => {
  const isLinked = (text: string) => {
    const words = readActor(text, context);
    return words.kind === "named" && words.linked;
  };
  assert.deepEqual(["JNIM", "JNIM-linked militants", "groups affiliated with JNIM", "groupes liés au GSIM"].map(isLinked), [false, true, true, true]);
});

test("a word for a group stands for the case's actor, and for nobody where the case has none", () => {
  for (const text of ["it", "the group", "the jihadists", "le groupe", "les jihadistes", "them"]) assert.deepEqual(namesOf(text), ["JNIM"], text);
  assert.deepEqual(namesOf("the jihadist group"), ["JNIM"]);
  assert.equal(namesOf("the jihadist group", {actor: null}), "unknown");
  assert.equal(namesOf("jihadist groups"), "unknown", "several groups are not the one");
});

test("an army is that of the country it is named after, else that of the place", () => {
  assert.deepEqual(namesOf("soldiers"), ["Government of Mali"]);
  assert.deepEqual(namesOf("Burkina Faso's army"), ["Government of Burkina Faso"]);
  assert.deepEqual(namesOf("soldats burkinabè"), ["Government of Burkina Faso"]);
  assert.deepEqual(namesOf("the army", {countries: ["ISL"]}), ["Invented Army"]);
  assert.equal(namesOf("the army", {countries: [], ofKind: {}}), "unknown");
});

test("militias are those beside the state of the place and those that the source calls so; a people in front of them is not the actor", () => {
  assert.deepEqual(namesOf("militias", {countries: ["BFA"]}), ["VDP", "Invented Guard"]);
  assert.deepEqual(namesOf("Fulani militias", {countries: ["BFA"]}), ["VDP", "Invented Guard"]);
});

test("gunmen are nobody in particular, civilians no side, and a name that nobody knows is unknown", () => {
  assert.equal(namesOf("gunmen"), "anyone");
  assert.equal(namesOf("des hommes armés"), "anyone");
  assert.equal(namesOf("villagers"), "civilians");
  assert.equal(namesOf("the Zephyr Brigade"), "unknown");
});

test("a name is never found inside another word", () => {
  assert.equal(namesOf("the Vdpersonnel Union"), "unknown");
  assert.equal(namesOf("what is this"), "unknown");
});
