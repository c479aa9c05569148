import codes from "i18n-iso-countries/codes.json" with {type: "json"};
import englishNames from "i18n-iso-countries/langs/en.json" with {type: "json"};
import frenchNames from "i18n-iso-countries/langs/fr.json" with {type: "json"};

export type Language = "en" | "fr";

/**
 * ISO 3166-1 alpha-3 of a Gleditsch-Ward state number (Gleditsch & Ward 1999, with its microstates), as in UCDP's `country_id`. A historic number gives the
 * state that UCDP goes on with under the same name: 345 Serbia (Yugoslavia), 365 Russia (Soviet Union), 678 Yemen. Gaza and the West Bank are
 * 666, Israel, in UCDP, and stay so here: the place of the event tells more.
 */
export function countryFromGw(n: number): string | undefined {
  return byGw.get(n);
}

/** ISO 3166-1 alpha-3 of an ISO numeric code, as in ACLED's `iso`. ACLED's 0 for Kosovo is not a code: go by the name. */
export function countryFromIsoNumeric(n: number): string | undefined {
  return byIsoNumeric.get(n);
}

/**
 * ISO 3166-1 alpha-3 of a country's name as UCDP, ACLED or ISO (English, French) writes it. Case, accents, hyphens and kinds of apostrophe do not
 * matter, everything else does: never a substring, so Niger is not Nigeria.
 */
export function countryFromName(name: string): string | undefined {
  return byName.get(countryNameKey(name));
}

/** Short name of a country; undefined where the code is none. */
export function countryName(iso3: string, language: Language): string | undefined {
  return displayNames[language].get(iso3);
}

/** Whether the text is an ISO 3166-1 alpha-3 code in use, or XKX (Kosovo). */
export function isCountry(iso3: string): boolean {
  return displayNames.en.has(iso3);
}

/** The countries whose code or name is written most like the text, for the hint of an error: "BFA (Burkina Faso)". */
export function nearestCountries(text: string, count = 3): string[] {
  const key = countryNameKey(text);
  const distances = new Map<string, number>();
  const offer = (iso3: string, distance: number) => distances.set(iso3, Math.min(distance, distances.get(iso3) ?? Infinity));
  for (const [name, iso3] of byName) offer(iso3, edits(key, name) / Math.max(key.length, name.length, 1));
  for (const iso3 of displayNames.en.keys()) offer(iso3, edits(key, iso3.toLowerCase()) / Math.max(key.length, 3));
  const nearest = [...distances].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1)).slice(0, count);
  return nearest.map(([iso3]) => `${iso3} (${countryName(iso3, "en")})`);
}

/** Rows of {@link countryFromGw}, for a table in SQL. */
export function gwTable(): [gw: number, iso3: string][] {
  return [...byGw];
}

/** Rows of {@link countryFromIsoNumeric}, for a table in SQL. */
export function isoNumericTable(): [numeric: number, iso3: string][] {
  return [...byIsoNumeric];
}

/** Rows of {@link countryFromName}, for a table in SQL: join it on {@link countryNameKeySql} of the source's column. */
export function nameTable(): [key: string, iso3: string][] {
  return [...byName];
}

/** What of a name counts: lower case, no accents, straight apostrophes, single spaces instead of hyphens and spaces. */
export function countryNameKey(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’ʼ`]/g, "'").replace(/[\s-]+/g, " ").trim();
}

/** {@link countryNameKey} in DuckDB's SQL over an expression of text, which is pasted: never outside input. */
export function countryNameKeySql(expr: string): string {
  return `trim(regexp_replace(regexp_replace(lower(strip_accents(${expr})), '[’ʼ\`]', '''', 'g'), '[\\s-]+', ' ', 'g'))`;
}

/** Gleditsch-Ward numbers: those in force at some time since 1989, then older ones that UCDP's lists of actors and conflicts name. */
const gw = `
  2 USA 20 CAN 31 BHS 40 CUB 41 HTI 42 DOM 51 JAM 52 TTO 53 BRB 54 DMA 55 GRD 56 LCA 57 VCT 58 ATG 60 KNA 70 MEX 80 BLZ 90 GTM 91 HND 92 SLV 93 NIC 94 CRI 95 PAN
  100 COL 101 VEN 110 GUY 115 SUR 130 ECU 135 PER 140 BRA 145 BOL 150 PRY 155 CHL 160 ARG 165 URY
  200 GBR 205 IRL 210 NLD 211 BEL 212 LUX 220 FRA 221 MCO 223 LIE 225 CHE 230 ESP 232 AND 235 PRT 260 DEU 265 DEU 290 POL 305 AUT 310 HUN 315 CZE 316 CZE 317 SVK
  325 ITA 327 VAT 331 SMR 338 MLT 339 ALB 340 SRB 341 MNE 343 MKD 344 HRV 345 SRB 346 BIH 347 XKX 349 SVN 350 GRC 352 CYP 355 BGR 359 MDA 360 ROU
  365 RUS 366 EST 367 LVA 368 LTU 369 UKR 370 BLR 371 ARM 372 GEO 373 AZE 375 FIN 380 SWE 385 NOR 390 DNK 395 ISL 396 GEO 397 GEO
  402 CPV 403 STP 404 GNB 411 GNQ 420 GMB 432 MLI 433 SEN 434 BEN 435 MRT 436 NER 437 CIV 438 GIN 439 BFA 450 LBR 451 SLE 452 GHA 461 TGO 471 CMR 475 NGA
  481 GAB 482 CAF 483 TCD 484 COG 490 COD 500 UGA 501 KEN 510 TZA 516 BDI 517 RWA 520 SOM 522 DJI 530 ETH 531 ERI 540 AGO 541 MOZ 551 ZMB 552 ZWE 553 MWI
  560 ZAF 565 NAM 570 LSO 571 BWA 572 SWZ 580 MDG 581 COM 590 MUS 591 SYC 600 MAR 615 DZA 616 TUN 620 LBY 625 SDN 626 SSD
  630 IRN 640 TUR 645 IRQ 651 EGY 652 SYR 660 LBN 663 JOR 666 ISR 670 SAU 678 YEM 680 YEM 690 KWT 692 BHR 694 QAT 696 ARE 698 OMN
  700 AFG 701 TKM 702 TJK 703 KGZ 704 UZB 705 KAZ 710 CHN 712 MNG 713 TWN 731 PRK 732 KOR 740 JPN 750 IND 760 BTN 770 PAK 771 BGD 775 MMR 780 LKA 781 MDV 790 NPL
  800 THA 811 KHM 812 LAO 816 VNM 817 VNM 820 MYS 830 SGP 835 BRN 840 PHL 850 IDN 860 TLS 900 AUS 910 PNG 920 NZL 935 VUT 940 SLB 950 FJI
  970 KIR 971 NRU 972 TON 973 TUV 983 MHL 986 PLW 987 FSM 990 WSM
  511 TZA 711 CHN 751 IND`;

/** Names for people, where ISO's are longer or stiffer than newspapers write them. */
const shortNames: Record<Language, Record<string, string>> = {
  en: {
    BRN: "Brunei", CHN: "China", CIV: "Ivory Coast", COD: "DR Congo", COG: "Congo", CZE: "Czechia", FLK: "Falkland Islands", FSM: "Micronesia", GMB: "Gambia",
    IRN: "Iran", KOR: "South Korea", LAO: "Laos", MDA: "Moldova", MKD: "North Macedonia", PSE: "Palestine", RUS: "Russia", SYR: "Syria", TUR: "Turkey", TWN: "Taiwan",
    TZA: "Tanzania", USA: "United States", VAT: "Vatican City", VGB: "British Virgin Islands", VIR: "US Virgin Islands"
  },
  fr: {
    ARE: "Émirats arabes unis", BRN: "Brunei", CAF: "République centrafricaine", CIV: "Côte d'Ivoire", COD: "RD Congo", COG: "Congo", CZE: "Tchéquie", DOM: "République dominicaine",
    LBR: "Liberia", NGA: "Nigeria", NIU: "Niue", SAU: "Arabie saoudite", STP: "Sao Tomé-et-Principe", SWZ: "Eswatini", TZA: "Tanzanie", USA: "États-Unis", VAT: "Vatican"
  }
};

/** Names beside those of ISO: UCDP's (with the former name in brackets), ACLED's, and common ones. An entry here wins over ISO's. */
const otherNames: Record<string, string[]> = {
  ARE: ["Émirats"],
  BES: ["Caribbean Netherlands", "Bonaire, Saint Eustatius and Saba"],
  BFA: ["Burkina Faso (Upper Volta)", "Upper Volta", "Burkina"],
  BIH: ["Bosnia-Herzegovina", "Bosnia", "Bosnie"],
  BLM: ["Saint-Barthelemy", "St-Barthélemy"],
  BLR: ["Belarus (Byelorussia)", "Byelorussia", "Bélarus"],
  BOL: ["Bolivia, Plurinational State of"],
  CAF: ["Central African Rep.", "CAR", "Centrafrique"],
  CIV: ["Ivory Coast", "Cote D'Ivoire", "Côte d'Ivoire (Ivory Coast)"],
  COD: ["DR Congo (Zaire)", "DR Congo", "DRC", "RDC", "Democratic Republic of Congo", "Congo, Democratic Republic of (Zaire)", "Congo, the Democratic Republic of the", "Congo (Kinshasa)", "Zaire", "RD Congo", "Congo-Kinshasa"],
  COG: ["Congo", "Republic of Congo", "Congo, Republic of", "Congo, Republic of the", "Congo (Brazzaville)", "Congo-Brazzaville"],
  CPV: ["Cabo Verde", "Cabo Verde (Cape Verde)"],
  CZE: ["Czechoslovakia", "Tchéquie"],
  DEU: ["German Federal Republic", "German Democratic Republic", "Germany (Prussia)", "East Germany", "West Germany"],
  FLK: ["Falkland Islands"],
  FSM: ["Micronesia", "Federated States of Micronesia"],
  GEO: ["Abkhazia", "South Ossetia"],
  GBR: ["Great Britain"],
  GGY: ["Bailiwick of Guernsey"],
  GMB: ["The Gambia"],
  HKG: ["Hong Kong SAR"],
  IRN: ["Iran (Persia)", "Iran, Islamic Republic of"],
  ITA: ["Italy/Sardinia"],
  JEY: ["Bailiwick of Jersey"],
  KGZ: ["Kyrgyz Republic"],
  KHM: ["Cambodia (Kampuchea)", "Kampuchea"],
  KOR: ["Korea, Republic of"],
  LAO: ["Laos"],
  LBY: ["Libyan Arab Jamahiriya"],
  LKA: ["Sri Lanka (Ceylon)"],
  MAC: ["Macau"],
  MAF: ["Saint Martin", "Saint-Martin"],
  MDA: ["Moldova", "Republic of Moldova"],
  MDG: ["Madagascar (Malagasy)", "Madagascar (Malagasy Republic)"],
  MKD: ["Macedonia, FYR", "Macedonia", "Macedonia (Former Yugoslav Republic of)", "Macédoine"],
  MMR: ["Myanmar (Burma)", "Burma", "Birmanie"],
  NLD: ["Kingdom of the Netherlands"],
  PRK: ["Korea, People's Republic of", "Korea, Democratic People's Republic of", "Democratic People's Republic of Korea"],
  PSE: ["Palestine, State of", "Occupied Palestinian Territory", "Palestinian Territory", "Gaza Strip", "West Bank", "Territoire palestinien occupé"],
  ROU: ["Rumania"],
  RUS: ["Russia (Soviet Union)", "Soviet Union", "USSR"],
  SHN: ["Saint Helena, Ascension and Tristan da Cunha"],
  SOM: ["Somaliland"],
  SRB: ["Serbia (Yugoslavia)", "Yugoslavia", "Serbia and Montenegro"],
  STP: ["São Tomé and Príncipe"],
  SUR: ["Surinam"],
  SWZ: ["Kingdom of eSwatini (Swaziland)", "eSwatini", "Swaziland"],
  SXM: ["Sint Maarten", "Sint Maarten (Dutch part)"],
  SYR: ["Syria"],
  TLS: ["East Timor", "Timor oriental"],
  TUR: ["Turkey (Ottoman Empire)", "Turkiye"],
  TZA: ["Tanzania (Tanganyika)", "Tanzania/Tanganyika", "Tanganyika", "Zanzibar"],
  VAT: ["Vatican City", "Vatican", "Holy See"],
  VEN: ["Venezuela, Bolivarian Republic of"],
  VGB: ["British Virgin Islands"],
  VIR: ["United States Virgin Islands", "US Virgin Islands"],
  VNM: ["Vietnam (North Vietnam)", "Vietnam, Democratic Republic of", "Viet Nam", "South Vietnam", "North Vietnam", "Vietnam, Republic of"],
  WSM: ["Samoa/Western Samoa", "Western Samoa"],
  YEM: ["Yemen (North Yemen)", "Yemen (Arab Republic of Yemen)", "North Yemen", "South Yemen", "Yemen, People's Republic of"],
  ZWE: ["Zimbabwe (Rhodesia)", "Rhodesia"]
};

type IsoNames = Record<string, string | string[]>;
const iso3Of = new Map((codes as string[][]).map(([alpha2, alpha3]) => [alpha2!, alpha2 === "XK" ? "XKX" : alpha3!]));
const isoNames: Record<Language, Map<string, string[]>> = {en: namesOf(englishNames.countries as IsoNames), fr: namesOf(frenchNames.countries as IsoNames)};
const displayNames: Record<Language, Map<string, string>> = {en: displayed("en"), fr: displayed("fr")};
const byName = allNames();
const byGw = new Map([...gw.matchAll(/(\d+) ([A-Z]{3})/g)].map(([, n, iso3]) => [Number(n), iso3!]));
const byIsoNumeric = new Map((codes as string[][]).filter(([alpha2]) => alpha2 !== "XK").map(([, alpha3, numeric]) => [Number(numeric), alpha3!]));

function namesOf(names: IsoNames): Map<string, string[]> {
  return new Map(Object.entries(names).map(([alpha2, name]) => [iso3Of.get(alpha2)!, typeof name === "string" ? [name] : name]));
}

function displayed(language: Language): Map<string, string> {
  return new Map([...isoNames[language]].map(([iso3, names]) => [iso3, shortNames[language][iso3] ?? names[0]!]));
}

function allNames(): Map<string, string> {
  const names = new Map<string, string>();
  const add = (iso3: string, name: string) => {
    if (!names.has(countryNameKey(name))) names.set(countryNameKey(name), iso3);
  };
  for (const [iso3, others] of Object.entries(otherNames)) for (const name of others) add(iso3, name);
  for (const language of ["en", "fr"] as const) {
    for (const [iso3, name] of displayNames[language]) add(iso3, name);
    for (const [iso3, isos] of isoNames[language]) for (const name of isos) add(iso3, name);
  }
  return names;
}

/** Levenshtein distance. */
function edits(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
