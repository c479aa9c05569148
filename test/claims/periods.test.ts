import assert from "node:assert/strict";
import test from "node:test";
import {fold} from "../../src/claims/fold.ts";
import {findPeriods} from "../../src/claims/periods.ts";

const read = (text: string, language: "en" | "fr", published: string | null = "2024-05-10", before: {from: string | null; to: string | null} | null = null) =>
  findPeriods(text, fold(text), language, {published, before}).map(({from, to}) => `${from}..${to}`);

/** Read as published on Friday 10 May 2024. */
const english: readonly (readonly [text: string, ...days: string[]])[] = [
  ["in the past five years", "2019-05-11..2024-05-10"], ["over the last six months", "2023-11-11..2024-05-10"], ["in the past week", "2024-05-04..2024-05-10"], ["over the twelve months just ended", "2023-05-11..2024-05-10"],
  ["since 2019", "2019-01-01..2024-05-10"], ["since January", "2024-01-01..2024-05-10"], ["since the start of May", "2024-05-01..2024-05-10"], ["since the beginning of the year", "2024-01-01..2024-05-10"], ["since the coup of 26 July 2023", "2023-07-26..2024-05-10"],
  ["since the war began on 7 October", "2023-10-07..2024-05-10"], ["last month", "2024-04-01..2024-04-30"], ["last year", "2023-01-01..2023-12-31"], ["last week", "2024-04-29..2024-05-05"], ["this year", "2024-01-01..2024-05-10"],
  ["between 2019 and 2024", "2019-01-01..2024-12-31"], ["between January and April", "2024-01-01..2024-04-30"], ["from 26 August to 27 September 2018", "2018-08-26..2018-09-27"], ["from March 2021 until June 2022", "2021-03-01..2022-06-30"], ["2019-2024", "2019-01-01..2024-12-31"],
  ["the first half of 2023", "2023-01-01..2023-06-30"], ["in the third quarter of 2024", "2024-07-01..2024-09-30"], ["the final quarter of 2023", "2023-10-01..2023-12-31"], ["in the first six months of 2025", "2025-01-01..2025-06-30"], ["Q2 2022", "2022-04-01..2022-06-30"], ["the first quarter of the year", "2024-01-01..2024-03-31"],
  ["on Friday", "2024-05-10..2024-05-10"], ["on Wednesday", "2024-05-08..2024-05-08"], ["yesterday", "2024-05-09..2024-05-09"], ["on 3 May", "2024-05-03..2024-05-03"], ["on 25 December", "2023-12-25..2023-12-25"], ["October 7, 2023", "2023-10-07..2023-10-07"], ["in September", "2023-09-01..2023-09-30"],
  ["in 2023", "2023-01-01..2023-12-31"], ["the whole of 2023", "2023-01-01..2023-12-31"], ["over 2024 as a whole", "2024-01-01..2024-12-31"], ["before 2020", "null..2019-12-31"], ["three days ago", "2024-05-07..2024-05-07"], ["in a decade", "2014-05-11..2024-05-10"],
  ["in the past 48 hours", "2024-05-09..2024-05-10"], ["within 72 hours", "2024-05-08..2024-05-10"], ["overnight", "2024-05-09..2024-05-10"], ["over the weekend", "2024-05-04..2024-05-05"], ["between Monday and Wednesday", "2024-05-06..2024-05-08"], ["from Saturday to Tuesday", "2024-05-04..2024-05-07"],
  ["between 3 and 9 February", "2024-02-03..2024-02-09"], ["from 28 to 3 March 2022", "2022-02-28..2022-03-03"], ["April 3-9, 2023", "2023-04-03..2023-04-09"], ["in the first week of March 2023", "2023-03-01..2023-03-07"], ["the last ten days of April", "2024-04-21..2024-04-30"], ["in the second fortnight of June 2023", "2023-06-16..2023-06-30"],
  ["in the month just past", "2024-04-01..2024-04-30"], ["the year 2014", "2014-01-01..2014-12-31"]
];
for (const [text, ...days] of english) test(`English: "${text}" is ${days.join(", ")}`, () => assert.deepEqual(read(text, "en"), days));

const french: readonly (readonly [text: string, ...days: string[]])[] = [
  ["au cours des cinq dernières années", "2019-05-11..2024-05-10"], ["ces six derniers mois", "2023-11-11..2024-05-10"], ["depuis 2019", "2019-01-01..2024-05-10"], ["depuis janvier", "2024-01-01..2024-05-10"], ["depuis le début de l'année", "2024-01-01..2024-05-10"], ["depuis le début du mois", "2024-05-01..2024-05-10"],
  ["le mois dernier", "2024-04-01..2024-04-30"], ["l'an dernier", "2023-01-01..2023-12-31"], ["la semaine dernière", "2024-04-29..2024-05-05"], ["cette année", "2024-01-01..2024-05-10"], ["entre 2019 et 2024", "2019-01-01..2024-12-31"], ["entre janvier et avril", "2024-01-01..2024-04-30"],
  ["de janvier à avril 2024", "2024-01-01..2024-04-30"], ["du 26 août au 27 septembre 2018", "2018-08-26..2018-09-27"], ["au premier trimestre 2022", "2022-01-01..2022-03-31"], ["au premier semestre 2023", "2023-01-01..2023-06-30"], ["les trois derniers mois de 2025", "2025-10-01..2025-12-31"],
  ["des trois premiers mois de 2024", "2024-01-01..2024-03-31"], ["mercredi", "2024-05-08..2024-05-08"], ["le 15 mars", "2024-03-15..2024-03-15"], ["le 25 décembre", "2023-12-25..2023-12-25"], ["en septembre", "2023-09-01..2023-09-30"], ["en 2023", "2023-01-01..2023-12-31"], ["hier", "2024-05-09..2024-05-09"],
  ["en deux ans", "2022-05-11..2024-05-10"], ["depuis le putsch du 26 juillet", "2023-07-26..2024-05-10"], ["à la mi-juin 2022", "2022-06-15..2022-06-30"],
  ["ces 48 dernières heures", "2024-05-09..2024-05-10"], ["la nuit dernière", "2024-05-09..2024-05-10"], ["ce week-end", "2024-05-04..2024-05-05"], ["entre lundi et mercredi", "2024-05-06..2024-05-08"], ["dans la nuit de jeudi à vendredi", "2024-05-09..2024-05-10"], ["entre le 3 et le 9 février", "2024-02-03..2024-02-09"],
  ["du 28 au 3 mars 2022", "2022-02-28..2022-03-03"], ["la première semaine de mars 2023", "2023-03-01..2023-03-07"], ["la première quinzaine de mars 2023", "2023-03-01..2023-03-15"], ["la semaine qui vient de s'achever", "2024-04-29..2024-05-05"], ["l'attaque remonte au 1er juin 2020", "2020-06-01..2020-06-01"]
];
for (const [text, ...days] of french) test(`French: "${text}" is ${days.join(", ")}`, () => assert.deepEqual(read(text, "fr"), days));

test("without a day of publication what is relative stays unknown, what is absolute does not", () => {
  assert.deepEqual(read("last month", "en", null), ["null..null"]);
  assert.deepEqual(read("in June", "en", null), ["null..null"]);
  assert.deepEqual(read("since 2019", "en", null), ["2019-01-01..null"]);
  assert.deepEqual(read("in June 2020", "en", null), ["2020-06-01..2020-06-30"]);
});

test("early, late, the start and the end of a month or year name no days, and neither does a season", () => {
  for (const text of ["in early 2023", "in late March 2022", "at the start of 2021", "in the spring of 2022", "in the first month of the 2021 strike"]) assert.deepEqual(read(text, "en"), ["null..null"], text);
  for (const text of ["fin 2022", "début mars 2023", "au printemps 2022", "pendant le premier mois de la grève de 2021"]) assert.deepEqual(read(text, "fr"), ["null..null"], text);
});

test("what follows a period is counted from it", () => {
  const day = {from: "2024-04-22", to: "2024-04-22"};
  assert.deepEqual(read("Since then", "en", "2024-05-10", day), ["2024-04-22..2024-05-10"]);
  assert.deepEqual(read("the following year", "en", null, {from: "2022-01-01", to: "2022-12-31"}), ["2023-01-01..2023-12-31"]);
  assert.deepEqual(read("l'année suivante", "fr", null, {from: "2022-01-01", to: "2022-12-31"}), ["2023-01-01..2023-12-31"]);
  assert.deepEqual(read("over the same months", "en", null, {from: "2022-01-01", to: "2022-03-31"}), ["2022-01-01..2022-03-31"]);
  assert.deepEqual(read("three weeks earlier", "en", "2024-05-10", day), ["null..null"]);
});

test("the year before is the year before the one spoken of", () => {
  assert.deepEqual(read("the year before", "en", "2024-05-10", {from: "2020-01-01", to: "2020-12-31"}), ["2019-01-01..2019-12-31"]);
  assert.deepEqual(read("in April 2022, up from the month before", "en"), ["2022-04-01..2022-04-30", "2022-03-01..2022-03-31"]);
  assert.deepEqual(read("the same period a year earlier", "en", "2024-05-10", {from: "2023-02-01", to: "2023-02-28"}), ["2022-02-01..2022-02-28"]);
});

test("the day on which something was said is no period", () => assert.deepEqual(read("officials said Sunday", "en"), []));

test("nor is the weekday that ends who says so", () => {
  assert.deepEqual(read("Douze civils sont morts, a précisé le ministère vendredi.", "fr"), []);
  assert.deepEqual(read("Douze civils sont morts vendredi, a précisé le ministère.", "fr"), ["2024-05-10..2024-05-10"]);
  assert.deepEqual(read("Twelve died, the health ministry said on Wednesday.", "en"), []);
});

test("a word that ends like one of comparison compares nothing", () => {
  const [period] = findPeriods("au Mexique en octobre", "au mexique en octobre", "fr", {published: "2024-05-10", before: null});
  assert.equal(period!.baseline, false);
});

test("may and march are months only where they are written so", () => assert.deepEqual(read("They may march on", "en"), []));

test("\"last month\" has a second reading, the month that ended on the day of publication", () => {
  const [period] = findPeriods("last month", "last month", "en", {published: "2024-05-10", before: null});
  assert.deepEqual(period!.other!.days, {from: "2024-04-11", to: "2024-05-10"});
});
