import {countryName} from "../src/geo/country.ts";
import {describePlaces} from "../src/geo/place.ts";
import {writeCsv} from "./csv-file.ts";
import {Random} from "./random.ts";
import {inventedName, Vocabulary} from "./vocabulary.ts";

export interface AcledFile {
  file: string;
  rows: number;
  places: number;
  seed: number;
  eachPlaceOnce?: boolean;
}

/** The invented armed group that has most events: what the cells "by actor" ask for. */
export const commonestGroup = "Front of Benchmark (2001-)";

/** Writes a file in the form of an ACLED export, newest event first: invented events of invented actors at invented places on the land of West Africa. */
export async function writeAcled({file, rows, places, seed, eachPlaceOnce = false}: AcledFile): Promise<number> {
  return writeCsv(file, columns, function* () {
    const world = new World(places);
    const random = new Random(seed);
    for (let i = 0; i < rows; i++) yield acledRow(world, random, eachPlaceOnce ? i % places : random.below(places), i, 1 - i / rows);
  });
}

const columns = [
  "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
  "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
  "fatalities", "tags", "timestamp"
];

/** ISO numeric codes; names are those of ISO. */
const countries = new Map(Object.entries({
  BEN: 204, BFA: 854, CIV: 384, CMR: 120, DZA: 12, GHA: 288, GIN: 324, GMB: 270, GNB: 624, LBR: 430, MLI: 466, MRT: 478, NER: 562, NGA: 566, SEN: 686, SLE: 694, TCD: 148, TGO: 768
}));

interface Place {
  iso3: string;
  country: string;
  admin1: string;
  admin2: string;
  name: string;
  latitude: number;
  longitude: number;
  precision: number;
}
interface Group {
  name: string;
  inter: string;
}

/** What all files of one number of places share: places, actors, sources and words. */
class World {
  readonly places: readonly Place[];
  readonly groups: readonly Group[];
  readonly partners: readonly string[];
  readonly sources: readonly string[];
  readonly words: Vocabulary;

  constructor(places: number) {
    const random = new Random(1997);
    this.places = placesOnLand(random, places);
    const kinds = ["Rebel group", "Political militia", "Identity militia", "State forces", "External/Other forces"];
    this.groups = [{name: commonestGroup, inter: "Rebel group"}, ...Array.from({length: 1_900}, () => ({name: `${inventedName(random)} ${random.pick(["Front", "Militia", "Army", "Union", "Guard"])} (${1997 + random.below(28)}-)`, inter: random.pick(kinds)}))];
    this.partners = Array.from({length: 600}, () => Array.from({length: 1 + random.below(2)}, () => `${inventedName(random)} ${random.pick(["Group", "Party", "Family", "Committee"])}`).join("; "));
    this.sources = Array.from({length: 300}, () => `${inventedName(random)} ${random.pick(["News", "Radio", "Times", "Agency"])}`);
    this.words = Vocabulary.invented(random, 12_000);
  }
}

function placesOnLand(random: Random, wanted: number): Place[] {
  const places: Place[] = [];
  const seen = new Set<string>();
  while (places.length < wanted) {
    const latitudes = Float64Array.from({length: 10_000}, () => Number((4 + random.next() * 20).toFixed(4)));
    const longitudes = Float64Array.from({length: 10_000}, () => Number((-17.5 + random.next() * 33).toFixed(4)));
    const {country, admin1} = describePlaces(latitudes, longitudes);
    for (let i = 0; i < country.length && places.length < wanted; i++) {
      const iso3 = country[i] ?? "";
      const key = `${latitudes[i]} ${longitudes[i]}`;
      if (!countries.has(iso3) || seen.has(key)) continue;
      seen.add(key);
      places.push({iso3, country: countryName(iso3, "en")!, admin1: admin1[i]!, admin2: inventedName(random), name: inventedName(random), latitude: latitudes[i]!, longitude: longitudes[i]!, precision: 1 + random.skewed(5) % 3});
    }
  }
  return places;
}

const kindsOfEvents = [
  ["Battles", ["Armed clash", "Government regains territory", "Non-state actor overtakes territory"], "Political violence"],
  ["Violence against civilians", ["Attack", "Abduction/forced disappearance", "Sexual violence"], "Political violence"],
  ["Explosions/Remote violence", ["Air/drone strike", "Remote explosive/landmine/IED", "Shelling/artillery/missile attack", "Suicide bomb", "Grenade"], "Political violence"],
  ["Protests", ["Peaceful protest", "Protest with intervention", "Excessive force against protesters"], "Demonstrations"],
  ["Riots", ["Violent demonstration", "Mob violence"], "Demonstrations"],
  ["Strategic developments", ["Looting/property destruction", "Change to group/activity", "Disrupted weapons use", "Arrests", "Other"], "Strategic developments"]
] as const;

const dayMs = 86_400_000;
const firstDay = Date.UTC(1997, 0, 1);
const days = (Date.UTC(2025, 11, 31) - firstDay) / dayMs;

/** `time` runs from 1, the newest, to 0; recent years hold most events. */
function acledRow(world: World, random: Random, at: number, i: number, time: number): (string | number)[] {
  const place = world.places[at]!;
  const date = new Date(firstDay + Math.floor(Math.sqrt(time) * days) * dayMs).toISOString().slice(0, 10);
  const [type, subTypes, disorder] = kindsOfEvents[random.skewed(kindsOfEvents.length + 3) % kindsOfEvents.length]!;
  const [first, second] = sides(type, world, random, place.country);
  const targeting = type === "Violence against civilians" || type === "Explosions/Remote violence" && second.inter === "Civilians";
  const partner = () => random.next() < 0.2 ? random.pick(world.partners) : "";
  const deaths = type === "Protests" || type === "Strategic developments" || random.next() < 0.4 ? 0 : random.skewed(random.next() < 0.01 ? 400 : 20);
  return [
    `${place.iso3}${i + 1}`, date, date.slice(0, 4), 1 + random.skewed(4) % 3, disorder, type, random.pick(subTypes), first.name, partner(), first.inter, second.name, partner(), second.inter,
    `${first.inter}-${second.inter || "only"}`, targeting ? "Civilian targeting" : "", countries.get(place.iso3)!, "Western Africa", place.country, place.admin1, place.admin2, "", place.name,
    place.latitude, place.longitude, random.next() < 0.9 ? place.precision : 1 + random.below(3), random.pick(world.sources), random.pick(["National", "Local partner-Other", "International", "Subnational"]),
    `On ${date}, ${first.name} at ${place.name} (${place.admin1}): ${world.words.text(random, 16 + random.below(14))}.`, deaths,
    type === "Protests" ? `crowd size=${random.next() < 0.6 ? "no report" : String(10 * (1 + random.below(90)))}` : "", 1_552_000_000 + random.below(200_000_000)
  ];
}

function sides(type: string, world: World, random: Random, country: string): [Group, Group] {
  const group = () => world.groups[random.skewed(world.groups.length)]!;
  const civilians = {name: `Civilians (${country})`, inter: "Civilians"};
  const nobody = {name: "", inter: ""};
  if (type === "Protests") return [{name: `Protesters (${country})`, inter: "Protesters"}, nobody];
  if (type === "Riots") return [{name: `Rioters (${country})`, inter: "Rioters"}, random.next() < 0.5 ? civilians : nobody];
  if (type === "Violence against civilians") return [group(), civilians];
  if (type === "Explosions/Remote violence") return [group(), random.next() < 0.4 ? civilians : group()];
  return [group(), type === "Battles" || random.next() < 0.3 ? group() : nobody];
}
