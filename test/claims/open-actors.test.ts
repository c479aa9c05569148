import assert from "node:assert/strict";
import test from "node:test";
import {findClaims} from "../../src/claims/index.ts";

const actors = (text: string, lang: "en" | "fr" = "en") => {
  const claim = findClaims(text, {published: "2024-05-10", lang}).claims[0];
  return claim === undefined ? [] : [claim.role, ...claim.actors];
};

test("the adjective of a nation owns what strikes", () => {
  assert.deepEqual(actors("Ruritanian air strikes on Bodu killed 40 people."), ["perpetrator", "Ruritanian"]);
  assert.deepEqual(actors("Forty people were killed by Ukrainian cruise missiles in May 2023."), ["perpetrator", "Ukrainian"]);
  assert.deepEqual(actors("Une frappe turque a tué 12 personnes à Bodu.", "fr"), ["perpetrator", "turque"]);
  assert.deepEqual(actors("Douze personnes ont été tuées par des missiles russes.", "fr"), ["perpetrator", "russes"]);
});

test("a name after \"by\" or before a verb of attack is an actor that no table needs to have", () => {
  assert.deepEqual(actors("Twelve farmers were killed by the Green Column."), ["perpetrator", "Green Column"]);
  assert.deepEqual(actors("The Zarkani killed 12 farmers."), ["perpetrator", "Zarkani"]);
  assert.deepEqual(actors("The Zarma Liberation Front has killed 12 farmers."), ["perpetrator", "Zarma Liberation Front"]);
  assert.deepEqual(actors("Douze civils ont péri sous les coups des Zarkani.", "fr"), ["perpetrator", "Zarkani"]);
  assert.deepEqual(actors("Le Front populaire de Zarma a tué 12 civils.", "fr"), ["perpetrator", "Front populaire de Zarma"]);
});

test("whoever counts the dead did not kill them", () => assert.deepEqual(actors("Twelve people were killed in May, according to figures published by the Zarma Center."), ["any"]));

test("the sides of a battle are involved, whoever they are", () => {
  assert.deepEqual(actors("Clashes between Aro and Beno militias killed 31 people."), ["involved", "Aro", "Beno militias"]);
  assert.deepEqual(actors("Les affrontements entre l'armée congolaise et les rebelles du M23 ont fait 74 morts.", "fr"), ["involved", "armée congolaise", "rebelles du M23"]);
});

test("a group keeps the words that belong to its name", () => {
  assert.deepEqual(actors("Islamic State's Zarma branch killed 12 people."), ["perpetrator", "Islamic State's Zarma branch"]);
  assert.deepEqual(actors("Fighters loyal to Sarko executed 12 people."), ["perpetrator", "Fighters loyal to Sarko"]);
  assert.deepEqual(actors("ISIS-linked militants killed 12 people."), ["perpetrator", "ISIS-linked militants"]);
  assert.deepEqual(actors("Les paramilitaires des FSR ont tué 12 civils.", "fr"), ["perpetrator", "paramilitaires des FSR"]);
  assert.deepEqual(actors("Le groupe État islamique a revendiqué six attaques en mai.", "fr"), ["perpetrator", "groupe État islamique"]);
  assert.deepEqual(actors("Twelve people were shot dead by men in police uniforms."), ["perpetrator", "men in police uniforms"]);
});

test("who falls under blows falls to whose they are", () => assert.deepEqual(actors("Douze soldats maliens sont tombés sous les coups des Zarkani.", "fr"), ["perpetrator", "Zarkani"]));

test("blame names the perpetrator across who blames", () => assert.deepEqual(actors("La mort de 19 mineurs, imputée par le maire aux mercenaires de Wagner, a choqué.", "fr"), ["perpetrator", "mercenaires de Wagner"]));

test("victims of attacks are their target", () => assert.deepEqual(actors("Teachers were the victims of 63 attacks in 2022."), ["target", "Teachers"]));

test("whoever loses its own is the target", () => assert.deepEqual(actors("The army lost 12 of its men in May 2023."), ["target", "army"]));

test("of whom the share is made up is its target", () => assert.deepEqual(actors("Women and children make up 70% of those killed in Bodu."), ["target", "Women", "children"]));

test("a clause after a colon has the actors of the one before it", () => assert.deepEqual(actors("An Elbonian missile hit a school in Bodu: 58 dead."), ["perpetrator", "Elbonian"]));

test("two joined after \"by\" both did it, and a town beside a verb did not", () => {
  assert.deepEqual(actors("Douze civils ont été tués par l'armée et des dozos.", "fr"), ["perpetrator", "armée", "dozos"]);
  assert.deepEqual(actors("An RSF drone strike in el-Karo killed 70 people."), ["perpetrator", "RSF"]);
});
