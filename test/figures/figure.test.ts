import assert from "node:assert/strict";
import {afterEach, beforeEach, describe, mock, test} from "node:test";
import {parseHTML} from "linkedom";
import {alternatives} from "../../src/measures/control.ts";
import {words as figureWords} from "../../src/figures/words.ts";
import {figure, type Figure} from "../../src/figures/figure.ts";
import type {FigureOptions} from "../../src/figures/scene.ts";
import {standalone} from "../../src/figures/svg.ts";
import * as geo from "../../src/geo/basemap.ts";
import type {Basemap} from "../../src/figures/basemap.ts";
import type {Result, ResultRow} from "../../src/measures/result.ts";
import {golden} from "./golden.ts";
import * as reach from "./reach-samples.ts";
import * as sample from "./samples.ts";
import {smallEarth} from "./small-earth.ts";

const {document} = parseHTML("<!doctype html><html><body></body></html>");
const context = [{date: "2018-11", label: "New rules"}, {date: "2020-08-18", label: "Coup"}];
const {result} = sample;

const results = {
  places: result("places", sample.placeColumns, sample.places),
  months: result("fatalities", sample.periodColumns.replace("country ", ""), sample.months, {cautions: [sample.joint], coverage: {...sample.census, from: "2018-01-01"}}),
  years: result("fatalities", sample.periodColumns, sample.countryYears),
  countries: result("countries", sample.countryColumns, sample.countries),
  civilians: result("civilians", sample.civilianColumns, sample.civilians),
  landmarks: result("events", sample.eventColumns, sample.landmarks, {coverage: sample.chronology}),
  opponents: result("opponents", "opponent events low best high unknown", sample.dyads, {provenance: sample.simulated}),
  losses: result("losses", "side deaths events not_coded", sample.losses),
  growth: result("growth", sample.growthColumns, sample.growthCurves, {params: {of: "events", by: "month", show: "curves"}, answer: sample.growthAnswer}),
  growthModels: result("growth", "model weight", sample.growthModels, {params: {of: "deaths", by: "month", show: "models"}, answer: sample.growthAnswer}),
  extent: result("extent", sample.extentColumns, sample.extents, {params: {by: "year"}}),
  arrivalCells: result("arrival", sample.arrivalColumns, sample.arrivals, {params: {per: "cell"}}),
  arrivalUnits: result("arrival", sample.arrivalColumns, sample.arrivedUnits, {params: {per: "admin1"}}),
  control: result("control", sample.controlColumns, sample.controls, {params: {per: "admin1", show: "all"}}),
  controlCells: result("control", sample.controlColumns, sample.controlCells, {params: {per: "cell", show: "last"}}),
  controlVariants: result("control", "variant estimates moved changed", sample.controlVariants, {params: {per: "admin1", show: "sensitivity"}}),
  franchise: result("franchise", sample.franchiseColumns, sample.clusters, {params: {km: 50, days: 60}, answer: sample.franchiseAnswer}),
  intervention: result("intervention", sample.interventionColumns, sample.interventionEffects, {params: {of: "events", by: "month", show: "effects"}, answer: sample.interventionAnswer}),
  interventionSeries: result("intervention", sample.seriesColumns, sample.interventionSeries, {params: {of: "events", by: "month", show: "series"}, answer: sample.interventionAnswer}),
  interventionFew: result("intervention", sample.seriesColumns, sample.interventionSeries.map((row) => ({...row, expected: null, without: null})), {params: {of: "deaths", by: "month", show: "series"}, answer: sample.tooFewAnswer}),
  consolidation: result("consolidation", sample.consolidationColumns, sample.sinceArrival, {params: {after: 12}, answer: sample.consolidationAnswer}),
  consolidationFew: result("consolidation", sample.consolidationColumns, sample.sinceFew, {params: {after: 12}, answer: sample.tooFewAnswer}),
  contagion: result("contagion", sample.contagionColumns, sample.contagions, {params: {km: 30, days: 30}, answer: sample.contagionAnswer}),
  front: result("front", reach.frontColumns, reach.fronts, {params: {target: "coast", quantile: 10}, answer: reach.frontAnswer}),
  frontFew: result("front", reach.frontColumns, reach.fronts.map((row) => ({...row, line_km: null, line_low_km: null, line_high_km: null})), {params: {quantile: 25}, answer: reach.frontFewAnswer}),
  beltCells: result("belt", reach.beltCellColumns, reach.beltCells, {params: {show: "cells"}, answer: reach.beltAnswer}),
  belts: result("belt", reach.beltColumns, reach.belts, {params: {show: "components"}}),
  haven: result("haven", reach.havenColumns, reach.havens, {params: {reach: 50}, answer: reach.havenAnswer}),
  havenFew: result("haven", reach.havenColumns, reach.havenFew, {params: {reach: 50}, answer: {...reach.havenAnswer, code: "too_few", tests: []}}),
  scdiCells: result("scdi", reach.scdiCellColumns, reach.scdiCells, {params: {cutoff: 17, show: "cells"}, coverage: {...sample.census, missing: [{from: "2018-01-01", to: "2018-12-31"}]}}),
  scdiYears: result("scdi", reach.scdiColumns, reach.scdiYears, {params: {cutoff: 17, show: "years"}}),
  spreadPeriods: result("spread-type", reach.spreadColumns, reach.spreadPeriods, {params: {by: "quarter", show: "periods"}, answer: reach.spreadAnswer}),
  spreadTypes: result("spread-type", reach.spreadTypeColumns, reach.spreadTypes, {params: {by: "quarter", show: "types"}, answer: reach.spreadAnswer}),
  extentCells: result("extent", reach.extentCellColumns, reach.extentCells, {params: {by: "year", show: "cells"}, answer: reach.extentAnswer}),
  contagionFew: result("contagion", sample.contagionColumns, sample.contagionsFew, {params: {km: 30, days: 30}, answer: sample.tooFewAnswer, provenance: sample.simulated})
};

let warned: ReturnType<typeof mock.method>;
beforeEach(() => {
  warned = mock.method(console, "warn", () => undefined);
});
afterEach(() => {
  assert.equal(warned.mock.callCount(), 0, "unexpected warning");
  mock.restoreAll();
});

function draw(of: Result, options: Partial<FigureOptions> = {}): Figure {
  return figure(of, {lang: "en", width: 960, document, actor: "JNIM", basemap: smallEarth, ...options});
}

describe("goldens", () => {
  const cases: [string, Result, Partial<FigureOptions>][] = [
    ["places-en-960", results.places, {width: 960}],
    ["places-fr-358", results.places, {lang: "fr", width: 358}],
    ["fatalities-months-en-960", results.months, {context}],
    ["fatalities-months-fr-358", results.months, {lang: "fr", width: 358, context}],
    ["fatalities-years-en-358", results.years, {width: 358}],
    ["fatalities-years-fr-960", results.years, {lang: "fr", context}],
    ["countries-fr-960", results.countries, {lang: "fr"}],
    ["countries-en-358", results.countries, {width: 358}],
    ["civilians-en-960", results.civilians, {}],
    ["civilians-fr-358", results.civilians, {lang: "fr", width: 358}],
    ["landmarks-en-960", results.landmarks, {}],
    ["landmarks-map-fr-358", results.landmarks, {lang: "fr", width: 358, as: "map"}],
    ["opponents-simulated-fr-358", results.opponents, {lang: "fr", width: 358}],
    ["losses-en-960", results.losses, {}],
    ["growth-en-960", results.growth, {}],
    ["growth-fr-358", results.growth, {lang: "fr", width: 358}],
    ["growth-models-en-358", results.growthModels, {width: 358}],
    ["extent-en-960", results.extent, {}],
    ["extent-fr-358", results.extent, {lang: "fr", width: 358}],
    ["arrival-cells-en-960", results.arrivalCells, {}],
    ["arrival-units-fr-358", results.arrivalUnits, {lang: "fr", width: 358}],
    ["control-en-960", results.control, {}],
    ["control-cells-fr-358", results.controlCells, {lang: "fr", width: 358}],
    ["control-variants-fr-358", results.controlVariants, {lang: "fr", width: 358}],
    ["franchise-en-960", results.franchise, {}],
    ["franchise-fr-358", results.franchise, {lang: "fr", width: 358}],
    ["intervention-en-960", results.intervention, {}],
    ["intervention-series-en-960", results.interventionSeries, {}],
    ["intervention-series-fr-358", results.interventionSeries, {lang: "fr", width: 358}],
    ["intervention-few-fr-358", results.interventionFew, {lang: "fr", width: 358}],
    ["consolidation-en-960", results.consolidation, {}],
    ["consolidation-fr-358", results.consolidation, {lang: "fr", width: 358}],
    ["consolidation-few-en-358", results.consolidationFew, {width: 358}],
    ["contagion-en-960", results.contagion, {}],
    ["contagion-fr-358", results.contagion, {lang: "fr", width: 358}],
    ["contagion-few-simulated-fr-358", results.contagionFew, {lang: "fr", width: 358}],
    ["front-en-960", results.front, {}],
    ["front-few-fr-358", results.frontFew, {lang: "fr", width: 358}],
    ["belt-cells-en-960", results.beltCells, {}],
    ["belt-cells-fr-358", results.beltCells, {lang: "fr", width: 358}],
    ["belts-en-358", results.belts, {width: 358}],
    ["haven-en-960", results.haven, {}],
    ["haven-fr-358", results.haven, {lang: "fr", width: 358}],
    ["scdi-cells-en-960", results.scdiCells, {}],
    ["scdi-cells-fr-358", results.scdiCells, {lang: "fr", width: 358}],
    ["scdi-years-fr-960", results.scdiYears, {lang: "fr"}],
    ["spread-type-periods-en-960", results.spreadPeriods, {}],
    ["spread-type-periods-fr-358", results.spreadPeriods, {lang: "fr", width: 358}],
    ["spread-types-en-358", results.spreadTypes, {width: 358}],
    ["extent-cells-en-960", results.extentCells, {}],
    ["extent-cells-fr-358", results.extentCells, {lang: "fr", width: 358}]
  ];
  for (const [name, of, options] of cases) {
    test(`figure-${name} is drawn as before`, () => golden(`figure-${name}`, draw(of, options).svg));
  }
});

describe("titles", () => {
  test("a title states the sum of the low estimates and the country with most deaths", () => {
    assert.equal(draw(results.places).title, "At least 361 deaths recorded in events involving JNIM, most in Burkina Faso");
    assert.equal(draw(results.places, {lang: "fr"}).title, "Au moins 361 morts recensés dans des événements impliquant JNIM, la plupart au Burkina Faso");
  });
  test("a change is named between full years whose ranges do not overlap", () => {
    assert.equal(draw(results.years).title, "Recorded deaths in events involving JNIM more than tripled from 2017 to 2020");
  });
  test("no change is named where the ranges overlap", () => {
    const overlapping = sample.countryYears.map((row) => ({...row, low: 1, high: 2000}));
    assert.match(draw(result("fatalities", sample.periodColumns, overlapping)).title, /no clear change from 2017 to 2020$/);
  });
  test("no change is named across a change of source", () => {
    const joint = {...sample.joint, values: {date: "2018-07-01"}};
    assert.match(draw(result("fatalities", sample.periodColumns, sample.countryYears, {cautions: [joint]})).title, /^At least 1,713 deaths recorded/);
  });
  test("the lead of a country is called a best estimate where the ranges overlap", () => {
    assert.match(draw(results.countries).title, /^By best estimate, .* in Burkina Faso: 270 \(269–430\)$/);
  });
  test("a tie or no rows make the title a question", () => {
    const tie = [{country: "MLI", events: 1, low: 5, best: 5, high: 5, unknown: 0, status: "recorded"}, {country: "NER", events: 1, low: 5, best: 5, high: 5, unknown: 0, status: "recorded"}];
    assert.match(draw(result("countries", sample.countryColumns, tie)).title, /\?$/);
    for (const of of Object.values(results)) assert.match(draw({...of, rows: []}).title, /\?$/);
    assert.match(draw({...results.places, rows: []}, {lang: "fr"}).title, /\u202f\?$/);
  });
  test("a role of perpetrator changes what the deaths are", () => {
    const by = result("places", sample.placeColumns, sample.places, {selection: {actor: "JNIM", role: "perpetrator"}});
    assert.match(draw(by).title, /in violence against civilians by JNIM/);
    assert.match(draw(by).notes[0] ?? "", /perpetrator named by the source/);
  });
});

describe("growth, extent and arrival", () => {
  test("the title is the answer to the question, and the sentence the rule that decided with its numbers", () => {
    const told = (value: string, code: string, lang: "en" | "fr" = "en") => draw({...results.growth, answer: {...sample.growthAnswer, value, code}}, {lang});
    assert.equal(told("yes", "exponential").title, "Recorded events involving JNIM grew as an exponential curve does");
    assert.equal(told("no", "other_law").title, "Recorded events involving JNIM did not grow exponentially");
    assert.equal(told("cannot tell", "open").title, "Whether recorded events involving JNIM grew exponentially cannot be told");
    assert.match(told("cannot tell", "open").says, /^Not settled: linear growth is not ruled out and a line forecasts better\. Exponent 0\.91 \(0\.44–1\.6\)/);
    assert.match(told("cannot tell", "open", "fr").says, /^Non tranché\u00a0: une hausse linéaire n’est pas exclue et une droite prévoit mieux\. Exposant 0,91 \(0,44–1,6\)/);
  });
  test("every rule that can decide has its words in both languages", () => {
    for (const lang of ["en", "fr"] as const)
      for (const code of ["too_few", "no_growth", "other_law", "exponential", "open"]) assert.notEqual(draw({...results.growth, answer: {...sample.growthAnswer, code}}, {lang}).says, sample.growthAnswer.text);
  });
  test("extent compares the first and the last period that are covered in full", () => {
    assert.equal(draw(results.extent).title, "Events involving JNIM reached 18 half-degree cells in 2017 and 0 in 2020");
    assert.match(draw(results.extent).svg, /fill="url\(#[\w-]+-h\)"/);
  });
  test("arrivals soon after the start of coverage, and those with earlier events of unsure place, are told", () => {
    const {title, notes, alt} = draw(results.arrivalCells);
    assert.equal(title, "First recorded events involving JNIM in 5 half-degree cells, 2017 to 2020");
    assert.ok(notes.some((note) => note.startsWith("In 2 units earlier events")) && notes.some((note) => note.startsWith("2 of the first events are within a year")));
    assert.match(alt, /Mali: 3 February 2017; Burkina Faso: 30 May 2018; Benin: 2 November 2020/);
  });
});

describe("control and franchise", () => {
  test("control counts the units of the last month by side, and says that it is no observation and no analysts' zones", () => {
    const {title, subtitle, notes, svg} = draw(results.control);
    assert.equal(title, "Estimated from tactics, 4 first-level units: 1 more probably on the side of JNIM, 2 on the government’s, 0 disputed, 1 not clear");
    assert.match(subtitle, /^Probabilities of control in June 2021/);
    assert.ok(notes.some((note) => note.includes("no positions of forces")) && notes.some((note) => note.includes("not the zones of analysts’ maps")) && notes.some((note) => note.startsWith("Without an estimate: 1")));
    assert.match(svg, /<title>Mopti, Mali: actor’s side 71%, disputed 21%, government’s side 8%<\/title>/);
    assert.match(svg, /<title>Alibori, Benin: No estimate<\/title>/);
  });
  test("every assumption of the sensitivity run has its French", () => {
    const asked = alternatives.map(({variant}) => variant);
    assert.deepEqual(Object.keys(figureWords("fr").control.variants), asked);
  });
  test("franchise answers by its rule, and tells what is in no cluster", () => {
    const {title, notes, alt} = draw(results.franchise);
    assert.equal(title, "Tactics differ more than chance between 3 clusters of events involving JNIM");
    assert.ok(notes.includes("19% of the located events are in no cluster."));
    assert.match(alt, /Mopti, Mali: Armed clash 70%/);
    for (const code of ["mixes_differ", "mixes_alike", "too_few"]) for (const lang of ["en", "fr"] as const) assert.ok(figureWords(lang).franchise.answers[code]);
  });
});

describe("front, belt, haven, classes and type of spread", () => {
  test("a front has its km a year in the title by the rule that decided, with the interval where it is not sure", () => {
    const told = (code: string, values: Record<string, number> = {}) => draw({...results.front, answer: {...reach.frontAnswer, code, values: {...reach.frontAnswer.values, ...values}}});
    assert.equal(told("approaches").title, "The nearest tenth of events involving JNIM came 72 km a year closer to the coast");
    assert.equal(told("recedes", {km_per_year: -30.4}).title, "The nearest tenth of events involving JNIM moved 30 km a year away from the coast");
    assert.equal(told("open", {km_per_year_low: -3.2}).title, "No sure move toward the coast: the nearest tenth of events involving JNIM, 72 km a year (\u22123 to 97)");
    assert.equal(draw(results.frontFew).title, "Too few events involving JNIM to tell whether they move toward the coast");
    assert.equal(told("approaches").says, "Toward it 72 (48 to 97) km a year; with every year of the same weight 69 (41 to 93). The nearest tenth of events lay within 820 km in 2016 and within 540 km in 2020. Both ways of weighing the years agree.");
  });
  test("a belt has its probability in the title, halves of countries in the language, and a place that is a point as a ring", () => {
    const told = (code: string, more: Partial<Record<string, number>> = {}) => draw({...results.beltCells, answer: {...reach.beltAnswer, code, values: {...reach.beltAnswer.values, ...more} as Record<string, number>}});
    assert.equal(told("joined").title, "A belt of recorded events involving JNIM joins western Mali and Kandi (probability 97%)");
    assert.equal(draw(results.beltCells, {lang: "fr"}).title, "Une ceinture d’événements recensés impliquant JNIM relie l’ouest du Mali et Kandi (probabilité 97\u00a0%)");
    assert.equal(told("end_empty", {events_b: 0}).title, "No belt joins western Mali and Kandi: no event involving JNIM is recorded in or near Kandi");
    assert.match(told("open").title, /cannot be told \(probability 92% to over 99%\)$/);
    assert.match(told("joined").says, /the 20% that the source may miss are put back; joined on 15 of 16 grids\. The widest gap .* 61 km\. The largest belt holds 3 cells, 75% of all\.$/);
    assert.equal(draw(results.belts).title, "31 of 38 cells with events involving JNIM hang together, in the largest of 3 belts");
  });
  test("silence is named only where it is more than chance over all units, and is no presence", () => {
    assert.equal(draw(results.haven).title, "Fewer events involving JNIM in Upper East, Ghana than the violence next door and chance explain");
    assert.equal(draw({...results.haven, answer: {...reach.havenAnswer, code: "none"}}).title, "Beside events involving JNIM, no unit is more silent than chance explains");
    assert.ok(draw(results.haven).notes[0]!.startsWith("Silence is not presence"));
    assert.match(draw(results.haven).says, /^1 of 4 units .* by chance alone up to 0\.2 would\. Ghana: 0 recorded, 21 expected in 1 unit;/);
    assert.match(draw(results.haven).svg, /<title>Upper East, Ghana: 0 recorded, 21 expected, chance 0\.001<\/title>/);
  });
  test("small maps of years share one ground, and a year that nothing covers is hatched, not empty", () => {
    const {svg, title} = draw(results.scdiCells);
    assert.equal([...svg.matchAll(/<use /g)].length, 6);
    assert.equal([...svg.matchAll(/fill="url\(#[\w-]+-h\)"/g)].length, 1);
    assert.match(svg, />no data</);
    assert.equal(title, "Cells with many events involving JNIM for their area: 1 of 2 in 2017, 1 of 3 in 2019");
    assert.ok(draw(results.scdiCells).notes.includes("Covered or asked for only in part: 2020."));
    assert.ok(draw(results.front).notes.includes("Covered or asked for only in part: 2016."));
  });
  test("the type of spread is told with its counts, and p as corrected over the report", () => {
    assert.match(draw(results.spreadPeriods).title, /^Events involving JNIM reach neighbouring cells while they go on in the old ones/);
    assert.match(draw(results.spreadPeriods).svg, />79 in all, 51 expected, p 0\.02</);
  });
  test("every answer of these measures has its words in both languages", () => {
    for (const lang of ["en", "fr"] as const) {
      const w = figureWords(lang);
      for (const code of ["escalation", "relocation", "both", "neither", "too_few"]) assert.ok(w.spreadType.answers[code]);
      for (const code of ["approaches", "recedes", "counts", "open"]) assert.ok(w.front.reasons[code]);
    }
  });
});

describe("intervention, consolidation and contagion", () => {
  test("a title says consistent or not by the rule that decided, and never that something was caused", () => {
    assert.equal(draw(results.interventionSeries).title, "Recorded events involving JNIM: consistent with a change at 1 January 2019");
    assert.equal(draw(results.intervention).title, "Recorded events involving JNIM: consistent with a change at 1 of 2 dates (1 more with too few to tell)");
    for (const lang of ["en", "fr"] as const) {
      const titles = [...["less", "more", "no_change", "elsewhere", "too_few"].map((code) => draw({...results.consolidation, answer: {...sample.consolidationAnswer, code}}, {lang}).title),
        ...["forward", "both", "none", "placebo", "too_few"].map((code) => draw({...results.contagion, answer: {...sample.contagionAnswer, code}}, {lang}).title),
        ...["change", "change elsewhere too", "no change", "too few"].map((finding) => draw({...results.interventionSeries, answer: {...sample.interventionAnswer, values: {...sample.interventionAnswer.values, "2019-01-01": finding}}}, {lang}).title)];
      assert.equal(new Set(titles).size, 14);
      for (const title of titles) assert.doesNotMatch(title, /\?$|caus|because|parce/);
    }
  });
  test("the sentence groups the dates by finding, under the words of the context, and says that reporting changes too", () => {
    const {says} = draw(results.intervention, {context: [{date: "2019-01-01", label: "Troops leave"}]});
    assert.equal(says, "Consistent with a change: 1 January 2019, Troops leave (a year later 1.4 times what the trend before gives). No change beyond chance: 1 June 2018 (1). Too few: 1 December 2020. Ends of missions and bans of media change reporting as well as violence.");
  });
  test("a dot stands for each placebo date, and the share counts the date itself among them", () => {
    const {svg} = draw(results.interventionSeries);
    assert.equal([...svg.matchAll(/<circle/g)].length, 34);
    assert.match(svg, />As much at 3% of 35 dates, this one among them</);
  });
  test("too few events draw no interval and say so", () => {
    assert.match(draw(results.contagionFew, {lang: "en"}).svg, />too few events</);
    assert.doesNotMatch(draw(results.interventionFew).svg, /Trend before the date|<circle/);
  });
});

describe("landmark events", () => {
  test("say in both languages that they are no census", () => {
    for (const as of ["timeline", "map"] as const) {
      assert.match(draw(results.landmarks, {as}).subtitle, /landmark events from public reports, not a census/);
      assert.match(draw(results.landmarks, {as, lang: "fr"}).subtitle, /événements marquants tirés de sources publiques, qui ne sont pas un recensement/);
    }
  });
  test("are never summed, whatever the measure is", () => {
    const sum = String(sample.landmarks.reduce((all, row) => all + Number(row["best"] ?? 0), 0));
    for (const measure of ["events", "fatalities", "countries", "places"]) {
      const {title, alt, svg} = draw({...results.landmarks, measure});
      assert.ok(![title, alt, svg.replace(/"[^"]*"/g, "")].some((text) => text.includes(sum)));
    }
  });
});

describe("nothing is not zero", () => {
  test("a period without data is hatched, a period without events has a mark", () => {
    const {svg, notes} = draw(results.months);
    assert.match(svg, /fill="url\(#[\w-]+-h\)"/);
    assert.ok(notes.some((note) => note.startsWith("Hatched periods have no data")));
    assert.doesNotMatch(draw(results.years).svg, /<rect[^>]*fill="url\(#[\w-]+-h\)"/);
  });
  test("the table prints 0 for nothing recorded and no data for nothing loaded", () => {
    const {rows} = draw(results.months).table;
    assert.deepEqual(rows[4], ["May 2018", "0", "0", "0", "0", "0", "full"]);
    assert.deepEqual(rows[14], ["March 2019", "no data", "no data", "no data", "no data", "no data", "no data"]);
  });
  test("a country without events is none recorded under the source's rule, which is explained", () => {
    const {svg, notes} = draw(results.countries);
    assert.match(svg, />none recorded</);
    assert.ok(notes.some((note) => note.includes("does not mean that none happened")));
  });
  test("everything not covered draws no number", () => {
    const none = sample.countries.map(({country}) => ({country: country ?? null, events: null, low: null, best: null, high: null, unknown: null, status: "not covered"}));
    const {title, svg} = draw(result("countries", sample.countryColumns, none));
    assert.match(title, /\?$/);
    assert.doesNotMatch(svg, /none recorded/);
    const empty = sample.months.map(({period}) => ({period: period ?? null, events: null, low: null, best: null, high: null, unknown: null, covered: "none"}));
    assert.match(draw(result("fatalities", sample.periodColumns.replace("country ", ""), empty)).title, /\?$/);
  });
  test("events known only to their country are named beside the map", () => {
    assert.ok(draw(results.places).notes.includes("Not on the map: 3 events without a known place inside the country (deaths: 12 (9–30))."));
  });
  test("rows on the equator and on the Greenwich meridian are drawn", () => {
    const row: ResultRow = {place_name: "Null", country: "GHA", latitude: 0, longitude: 0, place_level: "exact", event_type: "battle", events: 1, low: 3, best: 3, high: 3, unknown: 0};
    assert.match(draw(result("places", sample.placeColumns, [row])).svg, /<title>Null, Ghana: 3 deaths, 1 event<\/title>/);
  });
});

describe("safety and form", () => {
  const hostile = `</text><script>alert(1)</script>"'&<img onerror=x>\u202egnorw\u0000`;
  test("foreign text stays text", () => {
    for (const of of Object.values(results)) {
      const rows = of.rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, ["place_name", "group", "opponent", "label", "side", "side_a"].includes(key) ? hostile : value])));
      for (const lang of ["en", "fr"] as const) {
        const {svg, title, alt} = draw({...of, rows}, {actor: hostile, lang, context: [{date: "2019", label: hostile}]});
        assert.doesNotMatch(svg, /<script|<img|\u202e|\u0000/);
        assert.doesNotMatch(title + alt, /\u202e|\u0000/);
        wellFormed(svg);
      }
    }
  });
  test("every figure is well formed, named, described and of the size it says, at every width", () => {
    for (const of of Object.values(results))
      for (const width of [200, 358, 559, 960, 1400])
        for (const rows of [of.rows, of.rows.slice(0, 1), []]) {
          const {svg, title, alt, height} = draw({...of, rows}, {width, context});
          wellFormed(svg);
          assert.match(svg, /^<svg [^>]*role="img"[^>]*aria-labelledby="(\S+) (\S+)"/);
          assert.ok(alt.startsWith(title));
          assert.match(svg, new RegExp(`^<svg [^>]*height="${height}"`));
          assert.doesNotMatch(svg, /NaN|Infinity|undefined|\[object/);
        }
  });
  test("no text is smaller than 11 px", () => {
    for (const of of Object.values(results))
      for (const [, size] of draw(of, {width: 358, context}).svg.matchAll(/font-size="([\d.]+)"/g)) assert.ok(Number(size) >= 11, `font-size ${size}`);
  });
  test("ids are not shared by the same figure at two widths", () => {
    const ids = [358, 960].flatMap((width) => [...draw(results.places, {width}).svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    assert.equal(new Set(ids).size, ids.length);
  });
  test("a standalone file needs no custom properties", () => {
    assert.doesNotMatch(standalone(draw(results.places).svg), /var\(/);
    assert.match(standalone('<a fill="var(--hm-ink, #1d1d1b)"/>'), /fill="#1d1d1b"/);
  });
  test("simulated data says so across the plot in the language", () => {
    assert.match(draw(results.opponents).svg, />SIMULATED</);
    assert.match(draw(results.opponents, {lang: "fr"}).svg, />SIMULÉ</);
    assert.doesNotMatch(draw(results.places).svg, />SIMULATED</);
  });
  test("a hundred countries and very long names fit", () => {
    const many = Array.from({length: 100}, (_, i) => ({country: `X${String(i).padStart(2, "0")}`, events: i, low: i, best: i, high: 2 * i, unknown: 0, status: "recorded"}));
    assert.ok(draw(result("countries", sample.countryColumns, many)).height < 1600);
    const long = Array.from({length: 30}, (_, i) => ({opponent: `Government of the very long and composite name number ${i}, `.repeat(6), events: 1, low: i, best: i, high: i, unknown: 0}));
    for (const width of [358, 960]) wellFormed(draw(result("opponents", "opponent events low best high unknown", long), {width}).svg);
    const periods = many.flatMap(({country}) => ["2019", "2020"].map((period) => ({period, country, events: 1, low: 1, best: 1, high: 1, unknown: 0, covered: "full"})));
    assert.ok(draw(result("fatalities", sample.periodColumns, periods)).notes.includes("88 further countries are in the table."));
  });
  test("two sources are refused, and so is a figure without width", () => {
    const both = sample.countries.map((row, i) => ({source: i % 2 ? "ucdp" : "acled", ...row}));
    assert.throws(() => draw(result("countries", `source ${sample.countryColumns}`, both)), /a figure draws one source, not several: acled, ucdp$/);
    assert.throws(() => draw(results.places, {width: 0}), /invalid width: 0 \(expected a number of px above 0\)$/);
  });
  test("the basemap of src/geo fits, and a map works without any", () => {
    const earth: Basemap = geo;
    assert.match(draw(results.places, {basemap: earth, focus: ["BFA", "MLI"]}).svg, /BURKINA FASO/);
    wellFormed(draw(results.places, {basemap: undefined}).svg);
  });
});

function wellFormed(svg: string): void {
  const open: string[] = [];
  for (const [, close, tag, empty] of svg.matchAll(/<(\/?)([a-zA-Z]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (close) assert.equal(open.pop(), tag);
    else if (!empty) open.push(tag ?? "");
  }
  assert.deepEqual(open, []);
  assert.doesNotMatch(svg.replace(/<\/?[a-zA-Z]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, ""), /[<>]|&(?!amp;|lt;|gt;|quot;)/);
}

test("marks are drawn as a map that names the side of a square, and periods are drawn at once", () => {
  const columns = "mark period latitude longitude event_type events low best high unknown coarse";
  const rows = ["2020", "2021"].map((period, i) => ({mark: 0, period, latitude: 14.2, longitude: -4.2, event_type: "state-based", events: 2, low: 3, best: 4 + i, high: 5, unknown: 0, coarse: 0}));
  const drawn = draw({...result("marks", columns, []), rows, params: {size: 0.25, by: "year"}});
  assert.match(drawn.title, /^At least 6 deaths recorded/);
  assert.match(drawn.subtitle, /by square of 0\.25°/);
  assert.equal([...drawn.svg.matchAll(/<title[^>]*>[^<]*deaths[^<]*4 events/g)].length, 1);
  assert.ok(!drawn.notes.some((note) => /how exactly/.test(note)));
});
