import assert from "node:assert/strict";
import {test} from "node:test";
import {actorNamed, actorOfUcdp, actors, spellings, states} from "../../src/actors/aliases.ts";
import {normalForm} from "../../src/actors/normal-form.ts";

test("no spelling and no id belongs to two actors", () => {
  const owners = new Map<string, string>();
  for (const actor of actors) {
    for (const form of new Set([...spellings(actor).map(normalForm), ...actor.ucdp.map((id) => `#${id}`)])) {
      assert.equal(owners.get(form), undefined, `${form}: ${owners.get(form)} and ${actor.name}`);
      owners.set(form, actor.name);
    }
  }
});

test("components and umbrellas are actors of the table, and no actor is its own", () => {
  for (const actor of actors) {
    for (const name of [...(actor.components ?? []), ...(actor.umbrella === undefined ? [] : [actor.umbrella])]) {
      assert.ok(actors.some((one) => one.name === name && one !== actor), `${actor.name}: ${name}`);
    }
  }
});

test("an actor is found by spelling, alias and language, whatever the case, diacritics and apostrophes", () => {
  for (const name of ["jnim", "GSIM", "groupe de soutien a l’islam et aux musulmans", "JAMA'AT NUSRAT AL ISLAM WAL MUSLIMIN", "جماعة نصرة الإسلام والمسلمين"]) {
    assert.equal(actorNamed(name)?.name, "JNIM", name);
  }
  assert.equal(actorNamed("Armée malienne")?.name, "Military Forces of Mali");
  assert.equal(actorNamed("Nigerien army")?.countries[0], "NER");
  assert.equal(actorNamed("Nigerian army")?.countries[0], "NGA");
  assert.equal(actorNamed("JNIM and friends"), null);
  assert.equal(actorNamed(""), null);
});

test("UCDP's ids lead to the actor", () => {
  for (const [id, name] of [["6716", "JNIM"], ["1157", "Ansar Dine"], ["6267", "Katiba Macina"], ["539", "AQIM"], ["234", "IS"], ["1051", "Boko Haram"], ["72", "Government of Mali"], ["57", "Government of Russia"]]) {
    assert.equal(actorOfUcdp(id!)?.name, name);
  }
  assert.equal(actorOfUcdp("8832"), null);
});

test("every state has a government, an army and a police", () => {
  for (const {iso3, names} of states) {
    assert.deepEqual(
      actors.filter((actor) => actor.kind === "state" && actor.countries[0] === iso3).map((actor) => actor.name),
      [`Government of ${names[0]}`, `Military Forces of ${names[0]}`, `Police Forces of ${names[0]}`]
    );
  }
});
