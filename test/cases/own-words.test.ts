import assert from "node:assert/strict";
import test from "node:test";
import {ownWords} from "../../src/cases/own-words.ts";
import type {Claim} from "../../src/claims/claim.ts";

const claim = (slots: Partial<Claim>): Claim => ({
  span: "", measure: "fatalities", actors: [], role: "any", event_type: "any", places: [], period: {from: null, to: null, text: null}, comparator: "eq", value: 12, unit: "deaths",
  baseline: null, source_named: null, single_event: false, readings: [], ...slots
});

const cases: [Partial<Claim>, string, string][] = [
  [{span: "nearly 6,000 civilians", measure: "civilian_fatalities", comparator: "approx", value: 6000, actors: ["the Front"], role: "perpetrator", period: {from: "2020-06-09", to: "2025-06-08", text: "in five years"}},
    "Nearly 6,000 civilians killed by the Front, 9 June 2020 to 8 June 2025", "Près de 6 000 civils tués du fait de the Front, du 9 juin 2020 au 8 juin 2025"],
  [{value: 0, places: ["Isla"]}, "No deaths, Isla", "Pas de mort, Isla"],
  [{measure: "events", unit: "events", value: 1, actors: ["A", "B"], role: "involved", period: {from: null, to: null, text: "on Friday"}}, "1 event involving A and B, on Friday", "1 événement impliquant A et B, on Friday"],
  [{comparator: "ge", value: 40, actors: ["soldiers"], role: "target"}, "At least 40 deaths among soldiers", "Au moins 40 morts parmi soldiers"],
  [{measure: "share", unit: "percent", comparator: "gt", value: 60, baseline: "all deaths", places: ["Isla"]}, "A share of more than 60% (of: all deaths), Isla", "Une part de plus de 60 % (de : all deaths), Isla"],
  [{measure: "change", unit: "percent", value: -30, baseline: "2023"}, "A fall: −30% (against: 2023)", "Une baisse : −30 % (par rapport à : 2023)"],
  [{measure: "spread", unit: "places", value: null, comparator: "none", places: ["Isla", "Vale"]}, "Events in these places, Isla, Vale", "Des événements dans ces lieux, Isla, Vale"]
];

for (const [slots, en, fr] of cases) test(`a claim said from its slots: ${en}`, () => {
  const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ").replaceAll("-", "−").replaceAll("−30", "−30");
  const {en: found, fr: trouve} = ownWords(claim(slots));
  assert.deepEqual([plain(found), plain(trouve)], [plain(en), plain(fr)]);
});
