import type {Answer, ResultRow} from "../../src/measures/result.ts";

/** Invented results of the measures of where violence is and goes, the same at every run: no number here is a record of anything. */
export const frontColumns = "year events located distance_km line_km line_low_km line_high_km equal_km nearest_km nearest_equal_km all_km covered";
export const fronts: ResultRow[] = [["2016", 820, "partial"], ["2017", 770, "full"], ["2018", null, "none"], ["2019", 610, "full"], ["2020", 540, "full"]].map(([year, km, covered], i) => ({
  year: year!, events: km === null ? null : 40, located: km === null ? null : 34, distance_km: km!, line_km: km === null ? null : 830 - 72 * i, line_low_km: km === null ? null : 780 - 80 * i, line_high_km: km === null ? null : 880 - 62 * i,
  equal_km: km!, nearest_km: typeof km === "number" ? km - 160 : null, nearest_equal_km: km!, all_km: km!, covered: covered!
}));
export const frontAnswer: Answer = {value: "yes", code: "approaches", text: "yes, it moves toward the coast", values: {target: "the coast", located: 136, months: 48, km_per_year: 72.4, km_per_year_low: 48.1, km_per_year_high: 96.7, equal_km_per_year: 69, equal_low: 41.2, equal_high: 93.3}};
export const frontFewAnswer: Answer = {value: "cannot tell", code: "too_few", text: "cannot tell", values: {target: "the coast", located: 3, months: 12, km_per_year: null, km_per_year_low: null, km_per_year_high: null, equal_km_per_year: null, equal_low: null, equal_high: null}};

const cell = (belt: number, number: number, latitude: number, longitude: number, ends: string): ResultRow => ({period: "all", belt, cell: String(number), events: 3, country_codes: "MLI", latitude, longitude, ends, covered: "full"});
export const beltCellColumns = "period belt cell events country_codes latitude longitude ends covered";
export const beltCells: ResultRow[] = [cell(1, 150832, 14.75, -4.25, "western Mali; Kandi"), cell(1, 150833, 14.75, -3.75, "western Mali; Kandi"), cell(1, 150113, 14.25, -3.75, "western Mali; Kandi"), cell(2, 146526, 11.75, 2.75, "")];
export const beltColumns = "period belt cells events cells_share east_west_km north_south_km countries country_codes latitude longitude covered";
export const belts: ResultRow[] = [["MLI, BFA", 31, 1], ["NER", 6, 2], ["BEN", 1, 3]].map(([country_codes, cells, belt]) => ({period: "all", belt: belt!, cells: cells!, events: 40, cells_share: 0.5, east_west_km: 400, north_south_km: 200, countries: 2, country_codes: country_codes!, latitude: 13, longitude: 0, covered: "full"}));
export const beltAnswer: Answer = {
  value: "yes", code: "joined", text: "yes",
  values: {a: "western Mali", b: "Kandi", events: 12, events_a: 6, events_b: 3, joined: 1, grids: 0.9375, placed: 0.97, resampled: 0.92, completed: 1, missing: 0.2, gap_km: 61, a_kind: "area", a_country: "MLI", a_half: "west", a_latitude: 14.6, a_longitude: -4.2, b_kind: "point", b_country: null, b_half: null, b_latitude: 11.1, b_longitude: 2.9}
};

const unit = (admin1: string, country: string, events: number, expected: number, low: number, high: number, surprise: number | null, rank: number | null): ResultRow => ({admin1, country, exposed_km2: 9000, exposed_share: 0.6, events, coarse: 0, expected, low, high, surprise, rank});
export const havenColumns = "admin1 country exposed_km2 exposed_share events coarse expected low high surprise rank";
export const havens: ResultRow[] = [unit("Upper East", "GHA", 0, 21, 5, 44, 0.001, 1), unit("Alibori", "BEN", 3, 9, 1, 22, 0.14, 2), unit("Est", "BFA", 30, 22, 6, 47, 0.8, 3), unit("Savanes", "TGO", 0, 0.4, 0, 2, 0.7, 4)];
export const havenAnswer: Answer = {value: "consistent with silence", code: "silent", text: "more silent", values: {units: 4, below: 1, by_chance: 0.2, tests: 2, quietest: "Upper East", country: "GHA", surprise: 0.001, p: 0.004}, tests: [{name: "quietest", p: 0.004}]};
export const havenFew: ResultRow[] = [unit("Upper East", "GHA", 0, 2, 0, 0, null, null)].map((row) => ({...row, low: null, high: null}));

const square = (year: string, latitude: number, longitude: number, events: number, kind: string, z: number | null): ResultRow => ({year, cell: `${latitude}-${longitude}`, latitude, longitude, events, per_10000_km2: events * 4, ratio: 0.7, z, class: kind, covered: year === "2020" ? "partial" : "full"});
export const scdiCellColumns = "year cell latitude longitude events per_10000_km2 ratio z class covered";
export const scdiCells: ResultRow[] = [
  square("2017", 14.6, -4.2, 6, "clustered high", -2.2), square("2017", 13.1, 0.7, 1, "single", null), square("2019", 14.6, -4.2, 9, "dispersed high", 1.1), square("2019", 12.4, -0.9, 2, "clustered low", -0.4), square("2019", 11.2, 2.9, 3, "dispersed low", 2), square("2020", 14.6, -4.2, 1, "single", null)
];
export const scdiColumns = "year events clustered_high clustered_low dispersed_high dispersed_low single high_least high_most unsure covered";
export const scdiYears: ResultRow[] = [["2017", 4, 9, 1, 3, 11, "full"], ["2018", null, null, null, null, null, "none"], ["2019", 8, 14, 3, 6, 20, "full"], ["2020", 9, 12, 2, 7, 18, "partial"]].map(([year, clustered_high, clustered_low, dispersed_high, dispersed_low, single, covered]) => ({
  year: year!, events: clustered_high === null ? null : 90, clustered_high: clustered_high!, clustered_low: clustered_low!, dispersed_high: dispersed_high!, dispersed_low: dispersed_low!, single: single!, high_least: clustered_high!, high_most: clustered_high!, unsure: clustered_high === null ? null : 5, covered: covered!
}));

export const spreadColumns = "period type new_cells joins expected low high";
export const spreadPeriods: ResultRow[] = Array.from({length: 8}, (_, i) => ["relocation", "escalation"].map((type, k): ResultRow => ({period: `${2018 + Math.floor(i / 4)}-Q${(i % 4) + 1}`, type, new_cells: 6, joins: 4 + ((i * 5) % 7) + 3 * k, expected: 5.5, low: 2, high: 9}))).flat();
export const spreadTypeColumns = "type pairs new_cells joins expected low high ratio p ratio_least ratio_most";
export const spreadTypes: ResultRow[] = [{type: "relocation", pairs: 8, new_cells: 48, joins: 55, expected: 52, low: 41, high: 64, ratio: 1.06, p: 0.3, ratio_least: 1, ratio_most: 1.1}, {type: "escalation", pairs: 8, new_cells: 48, joins: 79, expected: 51, low: 40, high: 63, ratio: 1.55, p: 0.01, ratio_least: 1.3, ratio_most: 1.6}];
export const spreadAnswer: Answer = {
  value: "escalation", code: "escalation", text: "escalation", tests: [{name: "relocation", p: 0.3}, {name: "escalation", p: 0.01, corrected: 0.02}],
  values: {new_cells: 48, pairs: 8, relocation_p: 0.3, relocation_ratio: 1.06, relocation_joins: 55, relocation_expected: 52, relocation_low: 41, relocation_high: 64, escalation_p: 0.01, escalation_ratio: 1.55, escalation_joins: 79, escalation_expected: 51, escalation_low: 40, escalation_high: 63}
};

const reached = (period: string, number: number, change: string, latitude: number, longitude: number): ResultRow => ({period, cell: String(number), change, events: change === "left" ? 0 : 4, country_codes: "MLI", latitude, longitude, covered: period === "2020" ? "partial" : "full"});
export const extentCellColumns = "period cell change events country_codes latitude longitude covered";
export const extentCells: ResultRow[] = [
  reached("2017", 150832, "new", 14.75, -4.25), reached("2017", 151556, "new", 15.25, -2.25), reached("2018", 150832, "stayed", 14.75, -4.25), reached("2018", 149402, "new", 13.25, 0.75), reached("2018", 151556, "left", 15.25, -2.25), reached("2020", 151556, "again", 15.25, -2.25)
];
export const extentAnswer: Answer = {value: "2 to 2 cells", code: "extent", text: "2 cells", values: {from: "2017", to: "2018", first_cells: 2, first_least: 2, first_most: 3, first_equal: 1.9, first_units: 2, first_countries: 1, last_cells: 2, last_least: 1, last_most: 2, last_equal: 2, last_units: 2, last_countries: 1}};
