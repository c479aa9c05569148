import assert from "node:assert/strict";
import {test} from "node:test";
import {DuckDBInstance} from "@duckdb/node-api";
import {countryFromGw, countryFromIsoNumeric, countryFromName, countryName, countryNameKey, countryNameKeySql, gwTable, isCountry, isoNumericTable, nearestCountries, nameTable} from "../../src/geo/country.ts";

// country and country_id of UCDP GED 21.1, 23.1 and Candidate 26.0.1, 26.0.4
const ucdp: [gw: number, name: string, iso3: string][] = [
  [2, "United States of America", "USA"], [41, "Haiti", "HTI"], [54, "Dominica", "DMA"], [200, "United Kingdom", "GBR"], [343, "Macedonia, FYR", "MKD"],
  [345, "Serbia (Yugoslavia)", "SRB"], [346, "Bosnia-Herzegovina", "BIH"], [365, "Russia (Soviet Union)", "RUS"], [432, "Mali", "MLI"], [434, "Benin", "BEN"],
  [436, "Niger", "NER"], [437, "Ivory Coast", "CIV"], [439, "Burkina Faso", "BFA"], [461, "Togo", "TGO"], [475, "Nigeria", "NGA"], [482, "Central African Republic", "CAF"],
  [484, "Congo", "COG"], [490, "DR Congo (Zaire)", "COD"], [572, "Kingdom of eSwatini (Swaziland)", "SWZ"], [552, "Zimbabwe (Rhodesia)", "ZWE"],
  [580, "Madagascar (Malagasy)", "MDG"], [626, "South Sudan", "SSD"], [666, "Israel", "ISR"], [678, "Yemen (North Yemen)", "YEM"], [652, "Syria", "SYR"],
  [775, "Myanmar (Burma)", "MMR"], [811, "Cambodia (Kampuchea)", "KHM"], [812, "Laos", "LAO"], [816, "Vietnam (North Vietnam)", "VNM"], [359, "Moldova", "MDA"]
];

// country of ACLED's exports (ACLED, Country and time period coverage)
const acled: [name: string, iso3: string][] = [
  ["Democratic Republic of Congo", "COD"], ["Republic of Congo", "COG"], ["eSwatini", "SWZ"], ["Palestine", "PSE"], ["Ivory Coast", "CIV"], ["Gambia", "GMB"],
  ["Kosovo", "XKX"], ["East Timor", "TLS"], ["Bailiwick of Jersey", "JEY"], ["Caribbean Netherlands", "BES"], ["North Macedonia", "MKD"], ["Vatican City", "VAT"],
  ["Saint Helena, Ascension and Tristan da Cunha", "SHN"], ["Reunion", "REU"], ["Curacao", "CUW"], ["Russia", "RUS"], ["Taiwan", "TWN"], ["Iran", "IRN"]
];

test("Gleditsch-Ward numbers and names of UCDP give the same country", () => {
  for (const [gw, name, iso3] of ucdp) {
    assert.equal(countryFromGw(gw), iso3, name);
    assert.equal(countryFromName(name), iso3, name);
  }
});

test("historic Gleditsch-Ward numbers give the state of today", () => {
  const expected = {260: "DEU", 265: "DEU", 315: "CZE", 340: "SRB", 347: "XKX", 680: "YEM", 817: "VNM"};
  for (const [gw, iso3] of Object.entries(expected)) assert.equal(countryFromGw(Number(gw)), iso3);
  assert.equal(countryFromGw(0), undefined);
});

test("names of ACLED give the country", () => {
  for (const [name, iso3] of acled) assert.equal(countryFromName(name), iso3, name);
});

test("ISO names in English and French give the country", () => {
  for (const [name, iso3] of [["Côte d’Ivoire", "CIV"], ["Burkina Faso", "BFA"], ["Tchad", "TCD"], ["République démocratique du Congo", "COD"], ["Mauritanie", "MRT"], ["Niger", "NER"], ["Guinée", "GIN"]]) {
    assert.equal(countryFromName(name!), iso3, name);
  }
});

test("a name is matched whole, whatever its case, accents and hyphens", () => {
  assert.equal(countryFromName("  GUINEA bissau "), "GNB");
  assert.equal(countryFromName("COTE D'IVOIRE"), "CIV");
  assert.equal(countryFromName("Nig"), undefined);
  assert.equal(countryFromName("Mali "), "MLI");
  assert.equal(countryFromName("Northern Mali"), undefined);
  assert.equal(countryFromName(""), undefined);
});

test("ISO numeric codes give the country, and 0 gives none", () => {
  assert.equal(countryFromIsoNumeric(466), "MLI");
  assert.equal(countryFromIsoNumeric(4), "AFG");
  assert.equal(countryFromIsoNumeric(0), undefined);
});

test("every code of every table is a country with names in English and French", () => {
  for (const [, iso3] of [...gwTable(), ...isoNumericTable(), ...nameTable()]) {
    assert.ok(isCountry(iso3), iso3);
    assert.ok(countryName(iso3, "en") && countryName(iso3, "fr"), iso3);
  }
  assert.equal(countryName("BFA", "fr"), "Burkina Faso");
  assert.equal(countryName("XKX", "en"), "Kosovo");
  assert.ok(!isCountry("bfa") && !isCountry("XXX"));
});

test("the display name of every country leads back to it", () => {
  for (const [, iso3] of isoNumericTable()) for (const language of ["en", "fr"] as const) assert.equal(countryFromName(countryName(iso3, language)!), iso3);
});

test("the nearest countries of a misspelt name or code are named", () => {
  assert.equal(nearestCountries("Burkna Faso")[0], "BFA (Burkina Faso)");
  assert.ok(nearestCountries("MLY").includes("MLI (Mali)"));
  assert.equal(nearestCountries("").length, 3);
});

test("the key of a name is the same in SQL", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  for (const name of ["Côte d’Ivoire", "Guinea-Bissau", " São  Tomé and Príncipe ", "Türkiye", "Åland", "Chișinău"]) {
    const reader = await connection.runAndReadAll(`SELECT ${countryNameKeySql("$1")}`, [name]);
    assert.equal(reader.getRows()[0]![0], countryNameKey(name));
  }
});
