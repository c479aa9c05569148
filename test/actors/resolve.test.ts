import assert from "node:assert/strict";
import {test} from "node:test";
import fc from "fast-check";
import {actorKindOf, checkPlace, militiasBeside, resolveActor, stateForces, type Attribution, type KnownActor, type Resolved} from "../../src/actors/resolve.ts";

const rows = (source: string, names: readonly (string | readonly [name: string, id: string])[], from = 0): KnownActor[] =>
  names.map((name, i) => (typeof name === "string" ? {key: from + i, source, name, id: null} : {key: from + i, source, name: name[0], id: name[1]}));

const ucdp = rows("ucdp", [
  ["JNIM", "6716"], ["IS", "234"], ["Government of Mali", "72"], ["Government of Mali, Government of Russia (Soviet Union)", "9249"],
  ["Government of Russia (Soviet Union)", "57"], ["Ansar Dine", "1157"], ["FLM", "6267"], ["VDP", "8832"], ["FDLR-FOCA, VDP", "8859"], ["GATIA, MSA", "6837"],
  ["Jama'atu Ahlis Sunna Lidda'awati wal-Jihad", "1051"], ["JAS", "1051"], ["Dozos (Mali)", "6769"], ["Civilians", "1"], ["Ansar al-Islam", "233"], ["al-Qaida ", "769"]
]);
const acled = rows("acled", [
  "JNIM: Group for Support of Islam and Muslims", "JNIM: Group for Support of Islam and Muslims and/or Islamic State Sahel Province (ISSP)", "Islamic State Sahel Province (ISSP)",
  "Military Forces of Mali (2020-2021)", "Military Forces of Mali (2021-)", "Police Forces of Mali (2021-) Gendarmerie", "Mutiny of Military Forces of Mali (2002-2012)",
  "Unidentified Armed Group (Mali)", "VDP: Volunteer for Defense of Homeland", "Islamic State (Libya)", "Civilians (Mali)", "UPC: Union of Congolese Patriots", "UPC: Union for Peace in the CAR",
  "TTP: Tehreek-i-Taliban Pakistan", "Dozo Communal Militia (Ivory Coast)", "Military Forces of Kenya (2013-2022)", "Military Forces of Mali (2021-); Wagner Group"
], 100);

const named = (text: string, known: KnownActor[]): Partial<Record<Attribution, string[]>> => spelled(resolveActor(text, known), known);
/** Names by level; the unidentified, which are the same for every actor of a source, stand in a test of their own. */
const spelled = ({keys}: Resolved, known: KnownActor[]): Partial<Record<Attribution, string[]>> =>
  Object.fromEntries([...keys].filter(([level]) => level !== "unidentified").map(([level, some]) => [level, some.map((key) => known.find((row) => row.key === key)!.name)]));

test("an exact name, an alias and an id of UCDP are the same actor, and components stay apart", () => {
  const expected = {named: ["JNIM"], component: ["Ansar Dine", "FLM"]};
  for (const text of ["JNIM", "jnim", "GSIM", "Groupe de soutien à l’islam et aux musulmans", "6716", "JNIM: Group for Support of Islam and Muslims"]) assert.deepEqual(named(text, ucdp), expected, text);
  assert.deepEqual(named("FLM", ucdp), {named: ["FLM"]});
});

test("a member of a list is joint, and a list by its own name or id is named", () => {
  assert.deepEqual(named("Government of Mali", ucdp), {named: ["Government of Mali"], joint: ["Government of Mali, Government of Russia (Soviet Union)"]});
  assert.deepEqual(named("GATIA", ucdp), {joint: ["GATIA, MSA"]});
  assert.deepEqual(named("9249", ucdp), {named: ["Government of Mali, Government of Russia (Soviet Union)"]});
});

test("a government is the same with and without its country's former name", () => {
  assert.deepEqual(resolveActor("Government of Russia", ucdp), resolveActor("Government of Russia (Soviet Union)", ucdp));
  assert.deepEqual(named("Government of Russia", ucdp).joint, ["Government of Mali, Government of Russia (Soviet Union)"]);
});

test("one id of UCDP under several names is one actor", () => {
  for (const text of ["JAS", "Boko Haram", "1051"]) assert.deepEqual(named(text, ucdp).named, ["Jama'atu Ahlis Sunna Lidda'awati wal-Jihad", "JAS"], text);
});

test("and/or is either, an unidentified group is nobody's, nothing is matched by substring", () => {
  assert.deepEqual(named("JNIM", acled), {named: ["JNIM: Group for Support of Islam and Muslims"], either: ["JNIM: Group for Support of Islam and Muslims and/or Islamic State Sahel Province (ISSP)"]});
  assert.deepEqual(named("Ansarul Islam", ucdp), {});
  assert.deepEqual(named("Unidentified Armed Group (Mali)", acled), {named: ["Unidentified Armed Group (Mali)"]});
});

test("the sides that a source could not identify are a level of their own, the same for every actor", () => {
  for (const text of ["JNIM", "Military Forces of Mali"]) assert.deepEqual(resolveActor(text, acled).keys.get("unidentified")?.map((key) => acled.find((row) => row.key === key)!.name), ["Unidentified Armed Group (Mali)"]);
  assert.equal(resolveActor("Unidentified Armed Group (Mali)", acled).keys.get("unidentified"), undefined);
  assert.equal(resolveActor("JNIM", ucdp).keys.get("unidentified"), undefined);
});

test("a name without ACLED's period is all its periods and units, with the period it is that one", () => {
  assert.deepEqual(named("Military Forces of Mali", acled), {named: ["Military Forces of Mali (2020-2021)", "Military Forces of Mali (2021-)"], joint: ["Military Forces of Mali (2021-); Wagner Group"]});
  assert.deepEqual(named("Military Forces of Mali (2021-)", acled).named, ["Military Forces of Mali (2021-)"]);
  assert.deepEqual(named("Police Forces of Mali", acled), {named: ["Police Forces of Mali (2021-) Gendarmerie"]});
});

test("a government is its army and its police where the source names those, listed or not", () => {
  assert.equal(named("Government of Mali", acled).named?.length, 3);
  assert.deepEqual(named("Government of Kenya", acled).named, ["Military Forces of Kenya (2013-2022)"]);
});

test("an army or a branch of IS is the wider actor where the source does not tell them apart, and says so", () => {
  const army = resolveActor("Malian army", ucdp);
  assert.deepEqual([army.label, army.through, army.worldwide], ["Military Forces of Mali", "Government of Mali", false]);
  const isgs = resolveActor("EIGS", ucdp);
  assert.deepEqual([isgs.label, isgs.names, isgs.through, isgs.worldwide], ["ISGS", ["IS"], "IS", true]);
  const apart = resolveActor("EIGS", acled);
  assert.deepEqual([apart.names, apart.through, apart.worldwide], [["Islamic State Sahel Province (ISSP)"], null, false]);
});

test("a name for groups all over the world wants a place", () => {
  const is = resolveActor("Islamic State", ucdp);
  assert.throws(() => checkPlace(is, null), {code: "worldwide_actor", exit: 2, message: /^IS: .+all over the world$/, cure: /--country world/});
  assert.throws(() => checkPlace(is, []), {code: "worldwide_actor"});
  assert.throws(() => checkPlace(resolveActor("EIGS", ucdp), null), {code: "worldwide_actor"});
  checkPlace(is, ["MLI"]);
  checkPlace(is, "world");
  checkPlace(resolveActor("JNIM", ucdp), null);
});

test("a namesake by UCDP's id is another actor: its exact name is it, the alias is not", () => {
  const vdp = resolveActor("VDP", ucdp);
  assert.deepEqual([vdp.names, vdp.homonyms, vdp.kind], [["VDP"], ["VDP"], null]);
  assert.equal(resolveActor("Volontaires pour la défense de la patrie", ucdp).inStore, false);
  assert.deepEqual(named("VDP", acled).named, ["VDP: Volunteer for Defense of Homeland"]);
  assert.deepEqual(named("VDP", [...ucdp, ...acled]).named, ["VDP", "VDP: Volunteer for Defense of Homeland"]);
});

test("ACLED's acronym stands for the name if one name only has it", () => {
  assert.deepEqual(named("TTP", acled).named, ["TTP: Tehreek-i-Taliban Pakistan"]);
  assert.throws(() => resolveActor("UPC", acled), {code: "ambiguous_actor", exit: 2, message: "ambiguous actor: UPC (UPC: Union of Congolese Patriots; UPC: Union for Peace in the CAR)"});
});

test("an actor that the table knows and the store does not is an honest nothing", () => {
  const {label, inStore, keys, names, kind} = resolveActor("Koglweogo", ucdp);
  assert.deepEqual([label, inStore, keys.size, names, kind], ["Koglweogo", false, 0, [], "militia"]);
  assert.equal(resolveActor("JNIM", []).inStore, false);
});

test("an unknown actor is refused with at most five nearest names", () => {
  assert.throws(() => resolveActor("JNMI", ucdp), {code: "unknown_actor", exit: 2, message: /^unknown actor: JNMI \(nearest: JNIM(; [^;]+){0,4}\)$/});
  assert.throws(() => resolveActor("Government of Mall", ucdp), {message: /nearest: Government of Mali/});
  assert.throws(() => resolveActor("JNI", ucdp), {code: "unknown_actor"});
  assert.throws(() => resolveActor("Zzyzx Qwfpg", ucdp), {message: "unknown actor: Zzyzx Qwfpg (nearest: none)"});
  assert.throws(() => resolveActor("", ucdp), {code: "unknown_actor"});
});

test("the kind comes from the table, the form of the name, or the parts of a list", () => {
  for (const [name, source, id, kind] of [
    ["JNIM", "ucdp", "6716", "rebel"], ["Government of Kenya", "ucdp", "91", "state"], ["Government of Mali, Government of Russia (Soviet Union)", "ucdp", "9249", "state"],
    ["Military Forces of Kenya (2013-2022)", "acled", null, "state"], ["Police Forces of Mali (2021-) Gendarmerie", "acled", null, "state"], ["VDP", "ucdp", "8832", null],
    ["VDP: Volunteer for Defense of Homeland", "acled", null, "militia"], ["GATIA, MSA", "ucdp", "6837", "militia"], ["Dan Na Ambassagou", "acled", null, "militia"],
    ["Fulani Ethnic Militia (Mali)", "acled", null, "communal"], ["Civilians (Mali)", "acled", null, "civilians"], ["Malian army and Wagner", "own", null, null],
    ["Mutiny of Military Forces of Mali (2002-2012)", "acled", null, null], ["Ansar al-Islam", "ucdp", "233", null]
  ] as const) {
    assert.equal(actorKindOf(name, source, id), kind, name);
  }
});

test("state forces and the militias beside them", () => {
  assert.deepEqual(spelled(stateForces("MLI", ucdp), ucdp), named("Government of Mali", ucdp));
  assert.deepEqual(militiasBeside("MLI", ucdp).map(({label}) => label), ["GATIA", "MSA", "Dozos (Mali)", "Dan Na Ambassagou"]);
  assert.throws(() => stateForces("XYZ", ucdp), {code: "invalid_value", exit: 2});
});

test("every name of a store resolves to itself, and a key stands under one level", () => {
  const known = [...ucdp, ...acled];
  for (const row of known) {
    const {keys} = resolveActor(row.name, known);
    assert.ok(keys.get("named")?.includes(row.key), row.name);
    const all = [...keys.values()].flat();
    assert.equal(new Set(all).size, all.length);
  }
});

test("the order of the store's table does not matter", () => {
  const known = [...ucdp, ...acled];
  fc.assert(
    fc.property(fc.shuffledSubarray(known, {minLength: known.length}), fc.constantFrom("JNIM", "IS", "Government of Mali", "VDP"), (shuffled, text) => {
      assert.deepEqual(resolveActor(text, shuffled).keys, resolveActor(text, known).keys);
    }),
    {numRuns: 50}
  );
});
