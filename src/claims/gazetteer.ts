import countriesEn from "i18n-iso-countries/langs/en.json" with {type: "json"};
import countriesFr from "i18n-iso-countries/langs/fr.json" with {type: "json"};
import {readFileSync} from "node:fs";
import {regions} from "./regions.ts";
import {wordsOf, type Word} from "./words.ts";

/** Names of places by their first word, longest first; each a list of words with its case. */
export type NameTable = ReadonlyMap<string, readonly (readonly Word[])[]>;

/** The table of names: looked up word by word, without diacritics, first letters as they are. */
export function nameTable(names: Iterable<string>): NameTable {
  const table = new Map<string, (readonly Word[])[]>();
  for (const name of names) {
    const words = wordsOf(name);
    if (words.length > 0) table.set(words[0]!.key, [...table.get(words[0]!.key) ?? [], words]);
  }
  for (const list of table.values()) list.sort((a, b) => b.length - a.length);
  return table;
}

/** The longest name of the table that starts at word `i`; answers the word after it, or null. */
export function nameAt(words: readonly Word[], i: number, table: NameTable): number | null {
  for (const name of table.get(words[i]!.key) ?? []) {
    if (name.every((part, j) => words[i + j]?.key === part.key && sameCase(words[i + j]!.text, part.text))) return i + name.length;
  }
  return null;
}

/** Names of a kind that are also common words or other things, and say nothing without their context. */
const ambiguous = new Set("central centre center nord sud est ouest north south east west western eastern northern southern mary man or bar aller capital federal district islands saint union victoria kent of upper lower new federation unity national plateau level male march independencia libertad river rivers coast community area city town county lac lake lakes mer alpha san santa grand point black white green bay valley hills highlands oriental littoral maritime atlantic atlantique central region moyen haut bas hope park york orange bath reading delta state province limit cross abe ha aden guard general major army victory nation progress central equatorial hamas as al el la le les de du des in on at see mission police mars mai".split(" "));

let table: NameTable | null = null;

/** Countries in English and French, capitals, first-level units, regions and the larger cities. Read once, when the first text is. */
export function gazetteer(): NameTable {
  return table ??= nameTable(names());
}

function names(): Set<string> {
  const capitals = (asset("capitals.json") as {rows: [string, string, string | null][]}).rows.flatMap(([, en, fr]) => [en, fr ?? en]);
  const towns = (asset("towns.json") as {rows: [string, string][]}).rows.map(([, name]) => name);
  const countries = [countriesEn, countriesFr].flatMap(({countries: list}) => Object.values(list as Record<string, string | string[]>).flat());
  const units = (asset("gazetteer.json") as {names: string[]}).names;
  return new Set([...countries, ...capitals, ...towns, ...units, ...regions].filter((name) => name.length > 2 && !ambiguous.has(name.toLowerCase()) || name === "US"));
}

function asset(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../assets/${name}`, import.meta.url), "utf8"));
}

function sameCase(text: string, name: string): boolean {
  const capital = /^\p{Lu}/u.test(name);
  if (name.length <= 3 && name === name.toUpperCase()) return text === name;
  return !capital || /^\p{Lu}/u.test(text);
}
