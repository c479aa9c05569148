import type {Answer, Caution, Column, ColumnType, Coverage, Result, ResultRow} from "../../src/measures/result.ts";

/** Invented results, the same at every run: no number here is a record of anything. */
export function result(measure: string, columns: string, rows: ResultRow[], more: Partial<Result> = {}): Result {
  return {
    measure,
    selection: {actor: "JNIM"},
    params: {},
    columns: Object.fromEntries(columns.split(" ").map((name) => [name, column(name)])),
    rows,
    coverage: census,
    provenance: [{source: "ucdp", release: "26.0.4", title: "Invented", retrieved: "2026-05-20", license: "CC BY 4.0", citation: "Invented", simulated: false}],
    cautions: [],
    command: `harmattan measure ${measure} --actor JNIM`,
    ...more
  };
}

export const census: Coverage = {from: "2017-01-01", to: "2020-12-31", countries: "world", census: true, missing: []};
export const chronology: Coverage = {...census, to: "2025-12-31", census: false};
export const simulated = [{source: "sim", release: "1", title: "Simulated", retrieved: "2026-05-20", license: "none", citation: "Simulated", simulated: true}];
export const joint: Caution = {code: "joint", text: "The source changes on 2019-07-01.", values: {date: "2019-07-01"}};

export const placeColumns = "place_name country latitude longitude place_level event_type events low best high unknown";
export const places: ResultRow[] = [
  place("Alpha Wells", "BFA", 13.4, -1.1, "exact", "state-based", 6, 80, 92, 110),
  place("Bani Ford", "BFA", 13.0, -0.3, "exact", "one-sided", 3, 60, 64, 90),
  place("Cham Crossing", "BFA", 11.9, 0.4, "near", "state-based", 4, 22, 25, 40),
  place("Soum region", "BFA", 14.1, -1.6, "admin1", "state-based", 5, 41, 45, 80),
  place("Dune Camp", "MLI", 15.2, -2.4, "exact", "state-based", 8, 51, 51, 70),
  place("Dune Camp", "MLI", 15.2, -2.4, "exact", "explosion", 2, 6, 8, 9),
  place("Ende", "MLI", 14.4, -3.7, "admin2", "one-sided", 2, 31, 33, 60),
  place("Fala", "MLI", 13.6, -5.9, "near", "non-state", 2, 12, 14, 20),
  place("Gossi Track", "MLI", 15.8, -1.3, "exact", "explosion", 3, 4, 4, 6),
  place("Hamda", "NER", 14.2, 1.0, "exact", "one-sided", 1, 38, 38, 53),
  place("Inates Post", "NER", 14.6, 1.4, "exact", "state-based", 2, 0, 0, 0),
  place("Jeli", "MLI", 13.2, -4.6, "exact", "state-based", 3, 0, 0, 0),
  place("Kassa", "BFA", 12.4, -2.6, "exact", "strategic", 1, null, null, null, 1),
  place("Lobi", "BEN", 11.2, 2.9, "near", "state-based", 1, 7, 7, 9),
  place("Mali", "MLI", 17.3, -4.0, "country", "state-based", 3, 9, 12, 30)
];

export const countryColumns = "country events low best high unknown status";
export const countries: ResultRow[] = [
  country("BFA", 59, 269, 270, 430),
  country("MLI", 44, 91, 91, 327),
  country("NER", 3, 38, 38, 53),
  country("BEN", 2, 7, 7, 9),
  country("TGO", 1, 1, 1, 1),
  country("GHA", 0, 0, 0, 0, "none recorded"),
  country("CIV", 0, 0, 0, 0, "none recorded"),
  country("GIN", 0, null, null, null, "not covered")
];

export const periodColumns = "period country events low best high unknown covered";
export const countryYears: ResultRow[] = [
  ...years("BFA", [[2, 3, 5, 7], [20, 31, 40, 62], [61, 150, 166, 240], [70, 310, 330, 420]]),
  ...years("MLI", [[52, 170, 190, 260], [80, 260, 290, 380], [66, 300, 330, 450], [90, 380, 395, 470]]),
  ...years("NER", [[4, 9, 11, 14], [9, 20, 24, 30], [20, 80, 85, 96], [0, 0, 0, 0]])
];

/** Months of 2018 to 2020: a gap, quiet months, a part of a month. */
export const months: ResultRow[] = Array.from({length: 36}, (_, i) => {
  const period = `${2018 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`;
  if (i >= 14 && i <= 16) return {period, events: null, low: null, best: null, high: null, unknown: null, covered: "none"};
  if (i === 4 || i === 5) return {period, events: 0, low: 0, best: 0, high: 0, unknown: 0, covered: "full"};
  const best = Math.round(14 + i * 2.1 + 13 * Math.sin(i * 1.7));
  return {period, events: Math.round(best / 3.4) + 1, low: Math.round(best * 0.88), best, high: Math.round(best * 1.32), unknown: i % 9 === 0 ? 1 : 0, covered: i === 35 ? "partial" : "full"};
});

export const civilianColumns = "group quantity events low best high unknown status";
export const civilians: ResultRow[] = [
  {group: "JNIM", quantity: "killed_by", events: 12, low: 36, best: 46, high: 91, unknown: 0, status: "recorded"},
  {group: "JNIM", quantity: "dead_in_events", events: 40, low: 58, best: 71, high: 130, unknown: 2, status: "recorded"},
  {group: "state forces", quantity: "killed_by", events: 9, low: 40, best: 52, high: 118, unknown: 0, status: "recorded"},
  {group: "militias", quantity: "killed_by", events: 0, low: 0, best: 0, high: 0, unknown: 0, status: "none recorded"}
];

export const eventColumns = "id date_start date_end event_type side_a side_b country place_name latitude longitude place_level low best high";
export const landmarks: ResultRow[] = [
  landmark(1, "2017-03-05", "battle", "MLI", "Alpha Post", 14.8, -1.3, "exact", 11, 11, 17),
  landmark(2, "2018-03-02", "battle", "BFA", "Capital Square", 12.4, -1.5, "exact", 8, 8, 16),
  landmark(3, "2019-03-23", "civilian-targeting", "MLI", "Ogo", 13.9, -3.5, "exact", 134, 157, 160),
  landmark(4, "2019-09-30", "battle", "MLI", "Boule", 15.0, -1.9, "near", 38, 40, 85),
  landmark(5, "2020-06-11", "battle", "CIV", "Kafo", 9.6, -4.3, "exact", 14, 14, 14),
  landmark(6, "2021-06-05", "civilian-targeting", "BFA", "Sol", 13.2, 0.4, "exact", 132, 132, 160),
  landmark(7, "2021-11-14", "battle", "BFA", "Inata Mine", 14.4, -1.2, "exact", 53, 53, 57),
  landmark(8, "2022-05-11", "explosion", "TGO", "Kpen", 11.0, 0.7, "admin2", 8, 8, 8),
  landmark(9, "2022-08-10", "blockade", "BFA", "Djib", 14.1, -1.6, "exact", null, null, null),
  landmark(10, "2023-02-17", "battle", "BFA", "Deou", 14.6, -0.7, "near", 51, 51, 70),
  landmark(11, "2024-08-24", "civilian-targeting", "BFA", "Barsa", 13.4, -1.1, "exact", 130, 200, 400),
  landmark(12, "2024-09-17", "battle", "MLI", "Airport", 12.6, -8.0, "exact", 70, 77, 100),
  landmark(13, "2025-01-08", "battle", "BEN", "Point Triple", 11.9, 2.4, "near", 28, 28, 30),
  landmark(14, "2025-07-01", "abduction", "MLI", "Kay", 14.4, -11.4, "exact", 0, 0, 0)
];

const curve = (i: number) => 4 * 1.09 ** i;
export const growthColumns = "period value covered constant linear exponential logistic gompertz generalized broken";
/** Two years of months that grow by nine percent, a gap and a month covered in part. */
export const growthCurves: ResultRow[] = Array.from({length: 24}, (_, i) => ({
  period: `${2018 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`,
  value: i === 9 ? null : Math.max(0, Math.round(curve(i) + 4 * Math.sin(i * 2.3))),
  covered: i === 9 ? "none" : i === 23 ? "partial" : "full",
  constant: 12, linear: 2 + i, exponential: Number(curve(i).toFixed(2)), logistic: Number((40 / (1 + 9 * Math.exp(-i / 6))).toFixed(2)), gompertz: null, generalized: Number((4.4 * 1.085 ** i).toFixed(2)), broken: i < 12 ? 5 + i / 4 : 8 * 1.11 ** (i - 12)
}));
export const growthAnswer: Answer = {
  value: "cannot tell", code: "open", text: "cannot tell: linear growth is not ruled out",
  values: {from: "2018-01", to: "2019-11", periods: 22, above: 22, total: 310, best: "exponential", delta_exponential: 0, weight_constant: 0, weight_linear: 0.21, weight_exponential: 0.46, weight_logistic: 0.14, weight_generalized: 0.12, weight_broken: 0.07, yearly: 2.8, yearly_low: 2.1, yearly_high: 3.7, exponent: 0.91, exponent_low: 0.44, exponent_high: 1.6, missing: "linear holdout_linear"}
};
export const growthModels: ResultRow[] = ["constant", "linear", "exponential", "logistic", "generalized", "broken"].map((model) => ({model, weight: Number(growthAnswer.values[`weight_${model}`])}));

export const extentColumns = "period events located cells new_cells left_cells cells_least cells_most cells_equal admin1 countries country_codes shift_km covered";
export const extents: ResultRow[] = [
  {period: "2016", events: 14, located: 12, cells: 9, new_cells: 9, left_cells: null, cells_least: 8, cells_most: 10, cells_equal: 8.1, admin1: 4, countries: 1, country_codes: "MLI", shift_km: null, covered: "partial"},
  {period: "2017", events: 40, located: 33, cells: 18, new_cells: 11, left_cells: 2, cells_least: 16, cells_most: 19, cells_equal: 9.2, admin1: 7, countries: 2, country_codes: "BFA, MLI", shift_km: 61, covered: "full"},
  {period: "2018", events: null, located: null, cells: null, new_cells: null, left_cells: null, cells_least: null, cells_most: null, cells_equal: null, admin1: null, countries: null, country_codes: null, shift_km: null, covered: "none"},
  {period: "2019", events: 90, located: 81, cells: 31, new_cells: 20, left_cells: null, cells_least: 30, cells_most: 36, cells_equal: 9.5, admin1: 12, countries: 3, country_codes: "BFA, MLI, NER", shift_km: null, covered: "full"},
  {period: "2020", events: 3, located: 0, cells: 0, new_cells: 0, left_cells: 31, cells_least: 0, cells_most: 0, cells_equal: null, admin1: 1, countries: 1, country_codes: "MLI", shift_km: null, covered: "full"}
];

export const arrivalColumns = "unit country date date_latest covered_from next_date events earlier_coarse id place_name place_level latitude longitude";
export const arrivals: ResultRow[] = [
  arrived("150832", "MLI", "2017-02-03", "2017-01-01", 14.6, -4.2, 0),
  arrived("151556", "MLI", "2017-09-12", "2017-01-01", 15.2, -2.4, 2),
  arrived("149402", "BFA", "2018-05-30", "2017-01-01", 13.4, 0.6, 0),
  arrived("147959", "BFA", "2019-01-11", "2017-01-01", 12.4, -0.9, 1),
  arrived("146526", "BEN", "2020-11-02", null, 11.2, 2.9, 0)
];
export const arrivedUnits: ResultRow[] = arrivals.map((row, i) => ({...row, unit: ["Mopti", "Timbuktu", "Est", "Centre", "Alibori"][i]!}));

export const controlColumns = "unit country period side actor_side disputed government_side cells silent parties events latitude longitude";
const estimated = (unit: string, country: string, latitude: number, longitude: number, sides: readonly number[] | null): ResultRow => ({
  unit, country, period: "2021-06", side: sides && (["actor", "disputed", "government"].find((_, i) => sides[i]! > 0.5) ?? "not clear"),
  actor_side: sides ? sides[0]! : null, disputed: sides ? sides[1]! : null, government_side: sides ? sides[2]! : null, cells: sides ? 4 : 0, silent: sides ? 0 : 3, parties: 0, events: 12, latitude, longitude
});
export const controls: ResultRow[] = [
  {...estimated("Mopti", "MLI", 14.6, -4.2, [0.1, 0.2, 0.7]), period: "2021-05"},
  estimated("Mopti", "MLI", 14.6, -4.2, [0.71, 0.21, 0.08]), estimated("Timbuktu", "MLI", 15.2, -2.4, [0.3, 0.4, 0.3]), estimated("Est", "BFA", 13.4, 0.6, [0, 0, 1]),
  estimated("Centre", "BFA", 12.4, -0.9, [0.1, 0.24, 0.66]), estimated("Alibori", "BEN", 11.2, 2.9, null)
];
export const controlCells: ResultRow[] = controls.map((row, i) => ({...row, unit: arrivals[Math.max(0, i - 1)]!["unit"]!}));
export const controlVariants: ResultRow[] = [
  {variant: "an event reaches 20 km beyond the edge of its cell", estimates: 5034, moved: 0.13, changed: 0.75}, {variant: "control changes twice as often", estimates: 5100, moved: 0.05, changed: 0.14}
];

export const franchiseColumns = "cluster country unit from to events tactic tactic_share elsewhere mix difference p radius_km latitude longitude";
const clustered = (cluster: string, unit: string, country: string, latitude: number | null, longitude: number | null, events: number, p: number | null): ResultRow => ({
  cluster, country, unit, from: "2019-02-01", to: "2020-11-03", events, tactic: "Armed clash", tactic_share: 0.7, elsewhere: 0.4, mix: "Armed clash 7, Attack 3", difference: 0.3, p,
  radius_km: latitude === null ? null : 80, latitude, longitude
});
export const clusters: ResultRow[] = [
  clustered("1", "Mopti", "MLI", 14.6, -4.2, 140, 0.002), clustered("2", "Est", "BFA", 13.4, 0.6, 60, 0.4), clustered("3", "Alibori", "BEN", 11.2, 2.9, 11, null),
  {...clustered("unclustered", "", "", null, null, 50, null), unit: null, country: null}
];
export const franchiseAnswer = {value: "yes", code: "mixes_differ", text: "yes: the mixes of tactics differ more than chance (p = 0.001, Cramér's V 0.3, 2 clusters, 90 months of a tactic in a cell)", values: {p: 0.001, v: 0.3, compared: 2, spells: 90}};

export const interventionColumns = "at finding from to before after level level_low level_high slope slope_low slope_high year_later p p_corrected placebos chance control_year_later control_p";
const effect = (at: string, finding: string, [level, level_low, level_high]: readonly (number | null)[], [slope, slope_low, slope_high]: readonly (number | null)[]): ResultRow => ({
  at, finding, from: "2017-01", to: "2020-12", before: 24, after: 24, level: level!, level_low: level_low!, level_high: level_high!, slope: slope!, slope_low: slope_low!, slope_high: slope_high!
});
export const interventionEffects: ResultRow[] = [
  effect("2018-06-01", "no change", [0.92, 0.61, 1.4], [1.1, 0.7, 1.75]), effect("2019-01-01", "change", [2.4, 1.5, 3.9], [0.6, 0.38, 0.96]), effect("2020-12-01", "too few", [null, null, null], [null, null, null])
];
const placeboF = Array.from({length: 34}, (_, i) => Number((6 * (0.5 + 0.5 * Math.sin(i * i * 1.3)) ** 2).toFixed(2)));
export const interventionAnswer: Answer = {
  value: "consistent with a change", code: "change", text: "2019-01-01: consistent with a change",
  values: {dates: 3, "2018-06-01": "no change", "2018-06-01_year_later": 1.01, "2018-06-01_p": 0.7, "2018-06-01_chance": 0.49, "2018-06-01_f": 0.9, "2019-01-01": "change", "2019-01-01_year_later": 1.44, "2019-01-01_p": 0.004, "2019-01-01_chance": 0.029, "2019-01-01_f": 9.1, "2020-12-01": "too few", placebo_f: placeboF.join(" ")}
};
export const seriesColumns = "at period value other expected without";
/** Four years of months that jump on 1 January 2019 and then grow less. */
export const interventionSeries: ResultRow[] = Array.from({length: 48}, (_, i) => {
  const [without, expected] = [8 * 1.02 ** i, i < 24 ? 8 * 1.02 ** i : 8 * 1.02 ** 24 * 2.4 * 0.985 ** (i - 24)];
  return {at: "2019-01-01", period: `${2017 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`, value: Math.max(0, Math.round(expected + 5 * Math.sin(i * i * 1.7))), other: 20, expected: Number(expected.toFixed(2)), without: Number(without.toFixed(2))};
});

export const consolidationColumns = "group from to cells cell_months civilians battles share ratio ratio_low ratio_high p rate rate_ratio rate_low rate_high battle_rate battle_ratio battle_low battle_high";
const since = (group: string, from: number, to: number | null, share: readonly (number | null)[], rate: readonly (number | null)[], battle: readonly (number | null)[]): ResultRow => ({
  group, from, to, cells: 40, cell_months: 240, civilians: 30, battles: 60, share: 0.33, ratio: share[0]!, ratio_low: share[1] ?? null, ratio_high: share[2] ?? null,
  rate_ratio: rate[0]!, rate_low: rate[1] ?? null, rate_high: rate[2] ?? null, battle_ratio: battle[0]!, battle_low: battle[1] ?? null, battle_high: battle[2] ?? null
});
export const sinceArrival: ResultRow[] = [
  since("actor", 0, 6, [1], [1], [1]), since("actor", 6, 12, [0.94, 0.7, 1.26], [1.2, 0.8, 1.8], [1.3, 1, 1.7]), since("actor", 12, 24, [0.71, 0.52, 0.97], [0.9, 0.6, 1.35], [1.25, 0.9, 1.73]),
  since("actor", 24, 36, [0.55, 0.36, 0.84], [0.7, 0.42, 1.17], [1.31, 0.85, 2]), since("actor", 36, null, [0.42, 0.03, 5.9], [0.5, 0.05, 5], [1.1, 0.6, 2]),
  since("others", 0, 6, [1], [1], [1]), since("others", 6, 12, [1.02, 0.84, 1.24], [0.8, 0.6, 1.07], [0.77, 0.6, 1]), since("others", 12, 24, [0.96, 0.8, 1.15], [0.7, 0.5, 0.98], [0.73, 0.55, 0.97]),
  since("others", 24, 36, [1.1, 0.85, 1.42], [0.9, 0.6, 1.35], [0.8, 0.6, 1.07]), since("others", 36, null, [null], [null], [null])
];
export const consolidationAnswer: Answer = {value: "consistent with less", code: "less", text: "consistent with less violence against civilians after arrival", values: {after: 12, share_ratio: 0.61, share_low: 0.44, share_high: 0.85}};

export const contagionColumns = "direction method triggers followers matched ratio ratio_low ratio_high moved_ratio strength strength_low strength_high range_km decay_days p p_corrected";
const wakes = (direction: string, method: string, [ratio, ratio_low, ratio_high, moved_ratio = null]: readonly (number | null)[], p: number | null, p_corrected: number | null): ResultRow => ({
  direction, method, triggers: 210, followers: 640, matched: method === "wake" ? 180 : null, ratio: ratio!, ratio_low: ratio_low!, ratio_high: ratio_high!, moved_ratio, p, p_corrected
});
export const contagions: ResultRow[] = [
  wakes("forward", "wake", [1.62, 1.28, 2.04, 1.08], 0.004, 0.012), wakes("forward", "hawkes", [1.48, 1.15, 1.92], 0.006, 0.018),
  wakes("backward", "wake", [1.14, 0.93, 1.4, 1.11], 0.31, 0.44), wakes("backward", "hawkes", [1.02, 1, 1.21], 0.22, 0.44), wakes("placebo", "wake", [0.97, 0.78, 1.2, 1.02], 0.61, null)
];
export const contagionAnswer: Answer = {value: "consistent with", code: "forward", text: "consistent with more events afterwards", values: {km: 30, days: 30}};

export const tooFewAnswer: Answer = {value: "cannot tell", code: "too_few", text: "cannot tell: too few", values: {dates: 1, "2019-01-01": "too few"}};
export const sinceFew: ResultRow[] = sinceArrival.map((row) => since(String(row["group"]), Number(row["from"]), row["to"] as number | null, [row["from"] === 0 ? 1 : null], [row["from"] === 0 ? 1 : null], [row["from"] === 0 ? 1 : null]));
export const contagionsFew: ResultRow[] = contagions.map(({direction, method}) => wakes(String(direction), String(method), [null, null, null], null, null));

export const dyads: ResultRow[] = [
  {label: "JNIM – Government of Burkina Faso", events: 40, low: 210, best: 231, high: 390, unknown: 0},
  {label: "JNIM – Government of Mali, Government of Russia", events: 31, low: 80, best: 84, high: 95, unknown: 0},
  {label: "JNIM – IS", events: 9, low: 33, best: 33, high: 33, unknown: 1}
];

export const losses: ResultRow[] = [
  {side: "actor", deaths: 120, events: 60, low: 120, best: 120, high: 120, unknown: 0},
  {side: "opponents", deaths: 180, events: 60, low: 180, best: 180, high: 180, unknown: 0},
  {side: "civilians", deaths: 46, events: 60, low: 46, best: 46, high: 46, unknown: 0},
  {side: "unknown", deaths: 54, events: 60, low: 54, best: 54, high: 54, unknown: 0}
];

function arrived(unit: string, country: string, date: string, covered_from: string | null, latitude: number, longitude: number, earlier_coarse: number): ResultRow {
  return {unit, country, date, date_latest: date, covered_from, next_date: null, events: 1, earlier_coarse, id: unit, place_name: "Alpha Wells", place_level: "exact", latitude, longitude};
}

function place(place_name: string, country: string, latitude: number, longitude: number, place_level: string, event_type: string, events: number, low: number | null, best: number | null, high: number | null, unknown = 0): ResultRow {
  return {place_name, country, latitude, longitude, place_level, event_type, events, low, best, high, unknown};
}

function country(country: string, events: number, low: number | null, best: number | null, high: number | null, status = "recorded"): ResultRow {
  return {country, events, low, best, high, unknown: 0, status};
}

function years(country: string, numbers: [number, number, number, number][]): ResultRow[] {
  return numbers.map(([events, low, best, high], i) => ({period: String(2017 + i), country, events, low, best, high, unknown: 0, covered: "full"}));
}

function landmark(id: number, date: string, event_type: string, country: string, place_name: string, latitude: number, longitude: number, place_level: string, low: number | null, best: number | null, high: number | null): ResultRow {
  return {id: `lm-${id}`, date_start: date, date_end: date, event_type, side_a: "JNIM", side_b: null, country, place_name, latitude, longitude, place_level, low, best, high};
}

function column(name: string): Column {
  const types: Record<string, ColumnType> = {period: "period", country: "country", events: "count", unknown: "count", low: "deaths", best: "deaths", high: "deaths", deaths: "deaths", latitude: "degrees", longitude: "degrees", date_start: "date", date_end: "date"};
  const type = types[name] ?? "text";
  return {type, unit: type === "deaths" ? "deaths" : type === "count" ? "events" : null, about: name};
}
