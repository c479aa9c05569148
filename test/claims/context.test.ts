import assert from "node:assert/strict";
import test from "node:test";
import {findClaims} from "../../src/claims/index.ts";

const claims = (text: string, lang: "en" | "fr" = "en") => findClaims(text, {published: "2024-05-10", lang}).claims;
const last = (text: string, lang: "en" | "fr" = "en") => claims(text, lang).at(-1)!;

test("a toll without place and day has those of the event told before it, and its attackers", () => {
  const {places, period, event_type, role, actors} = last("On Tuesday jihadists stormed the school of Bodu with grenades. More than 70 people were killed.");
  assert.deepEqual([places, period.from, event_type, role, actors], [["Bodu"], "2024-05-07", "explosion", "perpetrator", ["jihadists"]]);
});

test("a toll with a place or a day of its own takes nothing from the event before it", () => {
  assert.deepEqual(last("On Tuesday jihadists stormed the school of Bodu. In Karoua 12 people were killed in March.").places, ["Karoua"]);
});

test("they, it, its and the group are the actor named last, also in the paragraph before", () => {
  const spoken = (text: string, lang: "en" | "fr" = "en") => [last(text, lang).role, ...last(text, lang).actors];
  assert.deepEqual(spoken("Militiamen drove into Bodu. They executed 23 men."), ["perpetrator", "Militiamen"]);
  assert.deepEqual(spoken("JNIM was formed in 2017.\n\nIn 2019 it was involved in 201 events."), ["involved", "JNIM"]);
  assert.deepEqual(spoken("JNIM was formed in 2017. More than 900 people died in its clashes in 2019."), ["involved", "JNIM"]);
  assert.deepEqual(spoken("Le Jnim est né en 2017. Le groupe a tué 300 civils en 2019.", "fr"), ["perpetrator", "Jnim"]);
});

test("nobody is meant where nobody was named", () => assert.deepEqual(last("In 2019 it was involved in 201 events.").actors, []));

test("a share of them tells what they are", () => {
  assert.equal(last("In 2020 more than 1,200 people died, most of them in Mali.").baseline, "them in Mali (more than 1,200 people died)");
});
