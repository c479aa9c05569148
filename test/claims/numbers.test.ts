import assert from "node:assert/strict";
import test from "node:test";
import {findNumbers} from "../../src/claims/numbers.ts";
import {wordsOf} from "../../src/claims/words.ts";
import {english} from "../../src/claims/words-en.ts";
import {french} from "../../src/claims/words-fr.ts";

const read = (text: string, lexicon = english) => findNumbers(wordsOf(text), lexicon).map(({value, comparator, percent}) => `${comparator} ${JSON.stringify(value)}${percent ? "%" : ""}`);

const english_: readonly (readonly [text: string, ...read: string[]])[] = [
  ["1,234 dead", "eq 1234"], ["1.234 dead", "eq 1234"], ["1 234 dead", "eq 1234"], ["12,345,678 people", "eq 12345678"], ["5.2 million people", "eq 5200000"], ["5.25 percent", "eq 5.25%"],
  ["Sixty-six people", "eq 66"], ["one hundred and twenty soldiers", "eq 120"], ["two hundred thousand", "eq 200000"], ["three thousand four hundred and five", "eq 3405"], ["two dozen men", "eq 24"],
  ["half a dozen men", "eq 6"], ["dozens of men", "ge 24"], ["hundreds were killed", "ge 200"], ["tens of thousands of people", "ge 20000"], ["several people", "none null"],
  ["between 20 and 30 people", "eq [20,30]"], ["20 to 30 people", "eq [20,30]"], ["20-30 people", "eq [20,30]"], ["between twenty and thirty", "eq [20,30]"], ["2 to 3 million", "eq [2000000,3000000]"],
  ["rose from 40 to 95", "eq 40", "eq 95"], ["five or six", "eq [5,6]"], ["six twenty", "eq 6", "eq 20"],
  ["nearly 300", "approx 300"], ["more than 300", "gt 300"], ["upwards of 80", "gt 80"], ["no fewer than 249", "ge 249"], ["at least 9", "ge 9"], ["up to 15,000", "le 15000"], ["fewer than 10", "lt 10"],
  ["an estimated 150,000", "approx 150000"], ["30 or more", "ge 30"], ["well over 100", "gt 100"], ["more than dozens", "gt 24"], ["in excess of 6,000", "gt 6000"]
];
for (const [text, ...expected] of english_) test(`English: ${text} reads ${expected.join(", ")}`, () => assert.deepEqual(read(text), expected));

const french_: readonly (readonly [text: string, ...read: string[]])[] = [
  ["2 471 raids", "eq 2471"], ["2 471 raids", "eq 2471"], ["2.514 civils", "eq 2514"], ["4,7 millions", "eq 4700000"], ["31 %", "eq 31%"], ["12,5 pour cent", "eq 12.5%"],
  ["Vingt-neuf soldats", "eq 29"], ["soixante-douze morts", "eq 72"], ["soixante et onze", "eq 71"], ["quatre-vingts", "eq 80"], ["quatre-vingt-dix-neuf", "eq 99"], ["deux cent trois", "eq 203"], ["mille deux cents", "eq 1200"], ["trente et une personnes", "eq 31"],
  ["une vingtaine de morts", "approx 20"], ["des dizaines de morts", "ge 20"], ["une centaine d'attaques", "approx 100"], ["des milliers de morts", "ge 2000"], ["centaines de milliers", "ge 200000"],
  ["entre 20 et 30 morts", "eq [20,30]"], ["20 à 30 morts", "eq [20,30]"], ["de 430 à 1 200", "eq 430", "eq 1200"],
  ["plus de cent", "gt 100"], ["près de 300", "approx 300"], ["au moins 158", "ge 158"], ["au minimum à 402", "ge 402"], ["pas moins de 60", "ge 60"], ["jusqu'à 15 000", "le 15000"], ["moins de dix", "lt 10"], ["quinze au moins", "ge 15"]
];
for (const [text, ...expected] of french_) test(`French: ${text} reads ${expected.join(", ")}`, () => assert.deepEqual(read(text, french), expected));

test("no number is read where there is none", () => assert.deepEqual(read("The army and the rebels"), []));
