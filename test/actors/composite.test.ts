import assert from "node:assert/strict";
import {test} from "node:test";
import fc from "fast-check";
import {nameForms, parseActor, shortForms, withoutPeriod} from "../../src/actors/composite.ts";
import {normalForm} from "../../src/actors/normal-form.ts";

const of = (text: string, known: string[] = []): string[] => parseActor(text, (name) => known.includes(name)).map(({name, level}) => `${level}: ${name}`);

test("a comma separates actors where one of them is known or a government", () => {
  assert.deepEqual(of("Government of Mali, Government of Russia (Soviet Union)"), ["joint: Government of Mali", "joint: Government of Russia (Soviet Union)"]);
  assert.deepEqual(of("Government of Eritrea, Government of Ethiopia"), ["joint: Government of Eritrea", "joint: Government of Ethiopia"]);
  assert.deepEqual(of("Giants Brigade, STC", ["STC"]), ["joint: Giants Brigade", "joint: STC"]);
  assert.deepEqual(of("AQIM, Jama'atu Ahlis Sunna Lidda'awati wal-Jihad, MUJAO").length, 3);
});

test("a single name with a comma or a conjunction stays whole", () => {
  for (const name of [
    "Military Junta for the Consolidation of Democracy, Peace and Justice", "SAO Eastern Slavonia, Baranja and Western Symria",
    "Military faction (forces of Honasan, Abenina & Zumel)", "Opposition coalition (Febreristas, Liberals and Communists)",
    "Government of Trinidad and Tobago", "Authenticity and Development Front", "JNIM: Group for Support of Islam and Muslims", "SPLM/A - IO"
  ]) {
    assert.deepEqual(of(name), [`sole: ${name}`]);
  }
});

test("and/or, or: one of them, the source does not know which", () => {
  assert.deepEqual(of("JNIM: Group for Support of Islam and Muslims and/or Islamic State Sahel Province (ISSP)"), [
    "either: JNIM: Group for Support of Islam and Muslims",
    "either: Islamic State Sahel Province (ISSP)"
  ]);
  assert.deepEqual(of("Islamic State and/or JNIM"), ["either: Islamic State", "either: JNIM"]);
  assert.deepEqual(of("GSIM et/ou EIGS"), ["either: GSIM", "either: EIGS"]);
});

test("a semicolon always separates actors", () => {
  assert.deepEqual(of("Dogon Ethnic Group (Mali); Farmers (Mali)"), ["joint: Dogon Ethnic Group (Mali)", "joint: Farmers (Mali)"]);
});

test("and separates where one of them is known", () => {
  assert.deepEqual(of("JNIM and Ansarul Islam"), ["joint: JNIM", "joint: Ansarul Islam"]);
  assert.deepEqual(of("Malian army and Wagner"), ["joint: Malian army", "joint: Wagner"]);
  assert.deepEqual(of("Civilians, VDP and soldiers digging trenches"), ["joint: Civilians", "joint: VDP", "joint: soldiers digging trenches"]);
  assert.deepEqual(of("Armée malienne et Wagner"), ["joint: Armée malienne", "joint: Wagner"]);
});

test("what the source only suspects is suspected", () => {
  for (const text of ["Suspected JNIM", "JNIM (suspected)", "JNIM (per compilations)", "JNIM (as reported)", "Suspected JNIM-linked fighters", "JNIM présumé"]) {
    assert.deepEqual(of(text), ["suspected: JNIM"], text);
  }
  assert.deepEqual(of("Unidentified armed group (JNIM suspected)"), ["suspected: JNIM", "unidentified: Unidentified armed group"]);
  assert.deepEqual(of("Jihadist fighters (JNIM per some accounts)"), ["suspected: JNIM", "unidentified: Jihadist fighters"]);
  assert.deepEqual(of("Jihadist fighters (attributed to ISGS by many)"), ["suspected: ISGS", "unidentified: Jihadist fighters"]);
  assert.deepEqual(of("Jihadist fighters (Ansarul Islam or ISGS suspected)"), ["suspected: Ansarul Islam", "suspected: ISGS", "unidentified: Jihadist fighters"]);
  assert.deepEqual(of("Suspected JNIM (Katiba Macina)"), ["suspected: JNIM", "suspected: Katiba Macina"]);
  assert.deepEqual(of("Suspected jihadist fighters"), ["unidentified: jihadist fighters"]);
});

test("a group in brackets is named beside the one before them, a note in brackets is not", () => {
  assert.deepEqual(of("Katiba Macina (JNIM)"), ["sole: Katiba Macina", "sole: JNIM"]);
  assert.deepEqual(of("JNIM (Katiba Macina)"), ["sole: JNIM", "sole: Katiba Macina"]);
  assert.deepEqual(of("Malian army (drone strike)"), ["sole: Malian army"]);
  assert.deepEqual(of("Katiba Macina members"), ["sole: Katiba Macina"]);
  assert.deepEqual(of("Hutu rebels", ["Hutu"]), ["sole: Hutu rebels"]);
  assert.deepEqual(of("Daoussak (Tuareg)", ["Tuareg"]), ["sole: Daoussak (Tuareg)"]);
  assert.deepEqual(of("Dozos (Ivory Coast)"), ["sole: Dozos (Ivory Coast)"]);
  assert.deepEqual(of("Islamic State (Libya)"), ["sole: Islamic State"]);
  assert.deepEqual(of("Islamic State (Greater Sahara)"), ["sole: Islamic State (Greater Sahara)"]);
});

test("unidentified actors and UCDP's placeholders are nobody", () => {
  for (const text of ["Unidentified armed men", "Unidentified Armed Group (Mali)", "Unclaimed jihadist fighters", "Armed men dressed as hunters", "XXX475"]) {
    assert.deepEqual(of(text), [`unidentified: ${text}`]);
  }
});

test("ACLED's period and unit are not part of the name", () => {
  assert.equal(withoutPeriod("Military Forces of Mali (2021-)"), "Military Forces of Mali");
  assert.deepEqual(nameForms("Police Forces of Mali (2013-2020) Gendarmerie"), ["police forces of mali 2013 2020 gendarmerie", "police forces of mali gendarmerie", "police forces of mali"]);
  assert.deepEqual(nameForms("Mutiny of Military Forces of Mali (2002-2012)"), ["mutiny of military forces of mali 2002 2012", "mutiny of military forces of mali"]);
  assert.deepEqual(nameForms("Government of Russia (Soviet Union)"), ["government of russia soviet union", "government of russia", "government of soviet union"]);
  assert.deepEqual(nameForms("Government of Mali, Government of Russia (Soviet Union)"), ["government of mali government of russia soviet union"]);
  assert.deepEqual(shortForms("MUJAO: Movement for Unity and Jihad in West Africa"), ["mujao", "movement for unity and jihad in west africa"]);
});

test("a normal form is its own normal form", () => {
  fc.assert(fc.property(fc.string({unit: "grapheme"}), (text) => assert.equal(normalForm(normalForm(text)), normalForm(text))));
});

test("any text parses into at least one part, none empty unless all of it is", () => {
  const words = fc.array(fc.constantFrom("JNIM", "IS", ",", ";", "and", "and/or", "(", ")", "suspected", "Suspected", "per HRW", "Unidentified", "fighters", "-linked", "Government of Mali", "x"), {maxLength: 9});
  fc.assert(
    fc.property(words, (some) => {
      const parts = parseActor(some.join(" "));
      assert.ok(parts.length > 0);
      assert.ok(some.length === 0 || parts.every((part) => part.name !== ""));
    })
  );
});
