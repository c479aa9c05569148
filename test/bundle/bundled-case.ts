import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {bundleCase, verifyBundle, type Verification} from "../../src/bundle/index.ts";
import {readCase} from "../../src/cases/index.ts";
import {writeReport} from "../../src/views/report/index.ts";
import {gedCsv, gedRow, oneSided, type GedRow} from "../fixture/ged.ts";
import {fileOf, newFolder, storeOf} from "../fixture/store.ts";

/** Invented events of 2019 to 2021 with JNIM in two countries: 3 clashes with 3 dead each in Mali in 2019, 4 attacks with 5 civilians dead each in 2020, one in Burkina Faso. */
export function events(): GedRow[] {
  const clashes = [1, 2, 3].map((i) => gedRow({id: i, date_start: `2019-0${i}-10`}));
  const attacks = [4, 5, 6, 7].map((i) => oneSided({id: i, date_start: `2020-0${i}-11`, best: 5, ...i === 7 ? {country: "Burkina Faso", country_id: 439, latitude: 13.5, longitude: -1.5, adm_1: "Sahel region"} : {}}));
  const others = [8, 9].map((i) => gedRow({id: i, date_start: `2021-0${i}-12`, side_b: "IS", side_b_new_id: 234, dyad_name: "Government of Mali - IS"}));
  return [...clashes, ...attacks, ...others];
}

export const release = (rows: readonly GedRow[], name = "GEDEvent_v26_1.csv") => fileOf(name, gedCsv(rows));

/** A store with the yearly release 26.1 of invented events. */
export function gedStore(rows = events()): Promise<string> {
  return storeOf(release(rows));
}

const claims = `claims:
  - id: clashes
    text: {en: JNIM was involved in 3 recorded events in 2019., fr: Le JNIM a été impliqué dans 3 événements recensés en 2019.}
    reading: {measure: events, actors: [JNIM], period: {from: 2019, to: 2019}, value: 3}
  - id: dead
    text: {en: JNIM's clashes and attacks cost 600 lives in 2020., fr: Les combats et attaques du JNIM ont coûté 600 vies en 2020.}
    reading: {measure: fatalities, actors: [JNIM], period: {from: 2020, to: 2020}, value: 600}
`;

/** A case folder about them, with two claims: the first is right and the second is not. */
export function caseFolder(more: Readonly<Record<string, string>> = {}): string {
  const folder = join(newFolder(), "river");
  mkdirSync(folder);
  const files: Record<string, string> = {
    "case.yml": `title: {en: On the river, fr: Au fleuve}
summary: {en: Invented., fr: Inventé.}
article: {publisher: Invented Wire, date: 2026-08-01, about: an invented group}
sources: [ucdp, acled]
actor: JNIM
period: {from: 2019-01-01, to: 2021-12-31}
figures:
  - {id: years, measure: fatalities, with: {by: year}}
  - {id: countries, measure: countries}
  - {id: killed, measure: civilians}
`, "claims.yml": claims, "README.md": "An invented case.\n", ...more
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

export async function bundleOf(store: string, folder = caseFolder(), name = "bundle"): Promise<string> {
  const out = join(newFolder(), name);
  await bundleCase(readCase(folder), {store, out, lang: "en", report: writeReport});
  return out;
}

export function verified(bundle: string, store: string, sha256?: string): Promise<Verification> {
  return verifyBundle(bundle, {store, report: writeReport, sha256});
}
