import assert from "node:assert/strict";
import test from "node:test";
import {findClaims} from "../../src/claims/index.ts";

const first = (text: string, lang: "en" | "fr" = "en") => findClaims(text, {published: "2024-05-10", lang}).claims[0]!;
const actors = (text: string, lang: "en" | "fr" = "en") => [first(text, lang).role, ...first(text, lang).actors];
const places = (text: string, lang: "en" | "fr" = "en") => [...first(text, lang).places];

test("who kills is the perpetrator: as subject, after by, as owner of the attack", () => {
  assert.deepEqual(actors("Suspected Islamist gunmen killed 12 farmers."), ["perpetrator", "Suspected Islamist gunmen"]);
  assert.deepEqual(actors("Twelve farmers were killed by Boko Haram."), ["perpetrator", "Boko Haram"]);
  assert.deepEqual(actors("Boko Haram's attacks killed 12 farmers."), ["perpetrator", "Boko Haram"]);
  assert.deepEqual(actors("Des groupes armés ont tué 12 civils.", "fr"), ["perpetrator", "groupes armés"]);
  assert.deepEqual(actors("Douze civils ont été tués par l'armée malienne.", "fr"), ["perpetrator", "armée malienne"]);
});

test("deaths linked to a group involve it", () => assert.deepEqual(actors("In 2022 there were 400 deaths linked to militant Islamist groups."), ["involved", "militant Islamist groups"]));

test("soldiers who die without a named killer are the target", () => {
  assert.deepEqual(actors("Nine Togolese soldiers died in an ambush."), ["target", "Togolese soldiers"]);
  assert.deepEqual(actors("Neuf soldats maliens sont morts dans une embuscade.", "fr"), ["target", "soldats maliens"]);
});

test("whoever is attacked is the target of the events", () => assert.deepEqual(actors("The monitor counted 40 attacks on aid workers in 2023."), ["target", "aid workers"]));

test("a camp of the army is no actor", () => assert.deepEqual(actors("Eight people died in the raid on an army camp."), ["any"]));

test("many attackers are not counted as dead", () => assert.deepEqual(findClaims("Nine soldiers were killed by more than 100 terrorists.", {lang: "en"}).claims.map(({value}) => value), [9]));

test("places are names of the gazetteer and names after a word of place, with their division", () => {
  assert.deepEqual(places("Clashes in the Bodu district of Plateau State killed 12 people."), ["Bodu district", "Plateau State"]);
  assert.deepEqual(places("Gunmen killed 12 people in the village of Karoua."), ["Karoua"]);
  assert.deepEqual(places("Bombs killed 12 people in northern Benin and at Tora market."), ["northern Benin", "Tora market"]);
  assert.deepEqual(places("Douze personnes ont été tuées dans le nord du Bénin.", "fr"), ["le nord du Bénin"]);
  assert.deepEqual(places("Douze personnes ont été tuées près de Kessou, au Mali.", "fr"), ["Kessou", "Mali"]);
});

test("each number has the place beside it", () => {
  const {claims} = findClaims("The monitor logged 51 incidents, 42 of them in Cabo Delgado and nine in Nampula.", {lang: "en"});
  assert.deepEqual(claims.map(({value, places: where}) => [value, ...where]), [[51], [42, "Cabo Delgado"], [9, "Nampula"]]);
});

test("the place of whoever tells it is none of the claim", () => assert.deepEqual(places("Gunmen killed 12 people in Bodu, an official in Lagos said."), ["Bodu"]));

test("Niger is a place and so is Nigeria, Islamic State is none", () => assert.deepEqual(places("Islamic State killed 12 people in Niger and Nigeria."), ["Niger", "Nigeria"]));

test("the kind of event is that of the words around", () => {
  assert.equal(first("Air strikes killed 43 civilians.").event_type, "explosion");
  assert.equal(first("Nine soldiers died in an ambush.").event_type, "battle");
  assert.equal(first("The army executed 223 civilians.").event_type, "civilian_targeting");
  assert.equal(first("Bandits abducted 61 pupils.").event_type, "abduction");
  assert.equal(first("There were 14 protests in March.").event_type, "protest");
  assert.equal(first("There were 14 attacks in March.").event_type, "any");
});

test("the source named is the first that records, else the first that tells", () => {
  assert.equal(first("ACLED counted 14 attacks in Togo.").source_named, "ACLED");
  assert.equal(first("The UN says, citing ACLED, that 14 people were killed.").source_named, "ACLED");
  assert.equal(first("Twelve people died, officials said.").source_named, "government");
  assert.equal(first("Douze personnes ont été tuées, selon l'ONU.", "fr").source_named, "UN");
  assert.equal(first("Twelve people who worked there were killed.").source_named, null);
});

test("one ambush is a single event, a year's deaths are not", () => {
  assert.equal(first("The group killed 54 soldiers in a single ambush last month.").single_event, true);
  assert.equal(first("The group killed 540 soldiers last year.").single_event, false);
});

test("a share says of what, a change against what", () => {
  assert.equal(first("Half of all deaths in 2023 occurred in Mali.").baseline, "all deaths in 2023 occurred in Mali");
  assert.equal(first("Attacks rose by 22% in 2023 compared with 2022.").baseline, "2022");
});

test("killed by a group has a second reading, deaths in which it was involved", () => {
  const {readings} = first("JNIM killed 300 civilians in 2021.");
  assert.deepEqual(readings.map(({slots}) => slots.role), ["involved"]);
});

test("a change between two years is that of the later one", () => {
  const {from, to} = first("Attacks doubled between 2020 and 2021.").period;
  assert.deepEqual([from, to], ["2021-01-01", "2021-12-31"]);
});

test("a place that a list pairs with its number is that number's", () => {
  const {claims} = findClaims("Deaths by country: Burkina Faso 7,912, Mali 3,468, Togo 62.", {lang: "en"});
  assert.deepEqual(claims.map(({places: where}) => [...where]), claims.map(({value}) => [value === 7912 ? "Burkina Faso" : value === 3468 ? "Mali" : "Togo"]));
});

test("a share has the place in which it lies, not that of the whole", () => assert.deepEqual(places("One in five of the 300 attacks in Yemen in 2021 took place in Marib."), ["Marib"]));

test("where whoever counts sits is no place of what is counted", () => {
  assert.deepEqual(places("Manipur saw 12 killings in April, a monitoring group in Imphal noted."), ["Manipur"]);
  assert.deepEqual(places("La mission de l'ONU à Juba a recensé 38 civils tués en Ituri.", "fr"), ["Ituri"]);
});

test("whom a place overtook is not ranked", () => assert.deepEqual(places("Togo overtook Benin as the country with most deaths in 2023."), ["Togo"]));

test("a place before a colon holds what is listed after it", () => assert.deepEqual(places("Mexico: 11 dead in an ambush in Sinaloa."), ["Mexico", "Sinaloa"]));

test("names are places by what stands around them", () => {
  assert.deepEqual(places("Gunmen rode into Karoua, Kebbi state, and killed 12 people."), ["Karoua", "Kebbi state"]);
  assert.deepEqual(places("Bombs killed 12 people on the Karo-Bodu road."), ["Karo-Bodu road"]);
  assert.deepEqual(places("L'attaque de Karoua a fait 12 morts.", "fr"), ["Karoua"]);
  assert.deepEqual(places("Douze personnes ont été tuées dans la province du Lac.", "fr"), ["la province du Lac"]);
  assert.deepEqual(places("Douze personnes ont été tuées dans le centre-nord du Bénin.", "fr"), ["le centre-nord du Bénin"]);
});

test("what an attack is on, and whom one is taken for, does not kill", () => {
  assert.deepEqual(actors("The troops mistook farmers for rebels and opened fire, killing five people."), ["perpetrator", "troops"]);
  assert.deepEqual(actors("Une attaque contre l'armée a tué 12 personnes.", "fr").includes("perpetrator"), false);
});

test("a compound past is active: who has abducted is the perpetrator", () => {
  assert.deepEqual(actors("Des bandits ont enlevé 30 élèves à Bodu.", "fr"), ["perpetrator", "bandits"]);
  assert.deepEqual(actors("Des hommes armés ont abattu trois policiers à Bodu.", "fr"), ["perpetrator", "hommes armés"]);
});

test("what is bombed and what one is near are places", () => {
  assert.deepEqual(places("L'armée a bombardé Karoua, tuant 18 personnes.", "fr"), ["Karoua"]);
  assert.deepEqual(places("L'explosion d'une mine a tué quatre soldats près d'Ambodo.", "fr"), ["Ambodo"]);
});

test("a side of a country is a place where it stands for itself, and a part of the name of a unit where it is one", () => {
  assert.deepEqual(places("Gunmen killed 12 people in the north-west in March."), ["the north-west"]);
  assert.deepEqual(places("Gunmen killed 12 people in Nigeria's north-east."), ["Nigeria's north-east"]);
  assert.deepEqual(places("Gunmen killed 12 people in Cameroon's North-West region."), ["Cameroon", "North-West region"]);
  assert.deepEqual(places("Gunmen killed 12 people in north-eastern Kenya."), ["north-eastern Kenya"]);
});

test("the adjective of a people before the word for a place is none, a neighbour is one", () => {
  assert.deepEqual(places("Gunmen killed 12 people in the Nigerian state of Katsina."), ["Katsina"]);
  assert.deepEqual(places("Gunmen killed 12 people in neighbouring Yelwata."), ["Yelwata"]);
  assert.deepEqual(places("Douze personnes ont été tuées dans la région nigérienne de Tillabéri.", "fr"), ["la région nigérienne de Tillabéri"]);
  assert.deepEqual(places("Douze personnes ont été tuées au Darfour-Nord.", "fr"), ["Darfour-Nord"]);
});

test("the other side of a comparison is no place of the claim, unless it is what nobody surpassed", () => {
  assert.deepEqual(places("Three times more people were killed in Bodu in 2023 than in all of Kenya."), ["Bodu"]);
  assert.deepEqual(places("Nowhere in Africa have more aid workers been killed this year than in Sudan."), ["Sudan"]);
});

test("a body of the state is named with its state, which is the place where nothing else is", () => {
  assert.deepEqual(actors("Myanmar's military killed 12 people."), ["perpetrator", "Myanmar's military"]);
  assert.deepEqual(places("Myanmar's military killed 12 people."), ["Myanmar"]);
  assert.deepEqual(actors("US forces killed 12 people."), ["perpetrator", "US forces"]);
  assert.deepEqual(actors("The Rwandan-backed M23 rebels killed 12 people."), ["perpetrator", "Rwandan-backed M23 rebels"]);
});

test("how far back a superlative looks is no period of what is counted", () => {
  assert.deepEqual(first("The past six months were the costliest since 2020: 412 soldiers were killed.").measure, "rank");
  const dead = findClaims("March was the deadliest month since 2020, with 412 dead.", {published: "2024-05-10", lang: "en"}).claims.find(({measure}) => measure === "fatalities")!;
  assert.equal(dead.period.from, "2024-03-01");
});
