import {readFileSync, statSync} from "node:fs";
import {text as readAll} from "node:stream/consumers";
import {findClaims, type Extraction, type TextForm} from "../../claims/index.ts";
import {fail} from "../../error.ts";
import {readCase, updateClaims, type ClaimsUpdate} from "../../index.ts";
import {date} from "../../param.ts";
import {print, textTable} from "./output.ts";

/** Prints the claims of a text, and the other sentences with the reason why they hold none. With a case, merges them into its claims.yml. */
export async function claimsCommand(file: string, options: Record<string, unknown>): Promise<void> {
  const read = typeof options.case === "string" ? readCase(options.case) : null;
  const told = typeof options.published === "string" ? options.published : read?.article?.date;
  const published = told === undefined ? null : date("last", "").parse([told], "published");
  const text = file === "-" ? await readAll(process.stdin) : readText(file);
  if (text.trim() === "") fail("file_blank", {file: file === "-" ? "standard input" : file});
  const form = typeof options.form === "string" ? options.form as TextForm : formOf(file, text);
  const lang = options.lang === "en" || options.lang === "fr" ? {lang: options.lang} as const : {};
  const found = findClaims(text, {published, form, ...lang, ...read === null ? {} : {actors: [read.actor]}});
  const update = read && updateClaims(read, found.claims);
  if (options.format === "json") print(JSON.stringify(update ? {...found, case: update} : found, null, 1));
  else print(update ? merged(update, found) : table(found));
}

function merged({file, added, kept, lost}: ClaimsUpdate, {set_aside}: Extraction): string {
  const list = (ids: readonly string[]) => ids.length ? ` (${ids.join(", ")})` : "";
  const counts = `${file}: ${added.length} new${list(added)}, ${kept.length} kept, ${lost.length} no longer found${list(lost)}; sentences without a claim: ${set_aside.length}`;
  return added.length ? `${counts}\nread the new ones, correct their slots, put your own words in their text, and set reviewed: true` : counts;
}

function readText(file: string): string {
  const stat = statSync(file, {throwIfNoEntry: false});
  if (stat === undefined) fail("file_missing", {file});
  if (stat.isDirectory()) fail("file_is_directory", {file}, {cure: "name the text in it"});
  const bytes = readFileSync(file);
  if (bytes.length === 0) fail("file_empty", {file}, {cure: "name a file with text in it"});
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") fail("file_is_pdf", {file}, {cure: "save the article as text, or copy its words into a text file"});
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch (cause) {
    const before = wellFormed(bytes);
    return fail("encoding_invalid", {file, line: before.split("\n").length, encoding: "UTF-8", byte: Buffer.byteLength(before) + 1}, {cause, cure: "save the text as UTF-8"});
  }
}

/** The text before the first byte that is no UTF-8. */
function wellFormed(bytes: Buffer): string {
  let [low, high] = [0, bytes.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const decoder = new TextDecoder("utf-8", {fatal: true});
    try {
      decoder.decode(bytes.subarray(0, middle), {stream: true});
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return new TextDecoder("utf-8").decode(bytes.subarray(0, low), {stream: true});
}

function formOf(file: string, text: string): TextForm {
  if (/\.x?html?$/i.test(file) || /^\s*<(?:!doctype html|html|head|body|article)\b/i.test(text.slice(0, 1000))) return "html";
  return /\.(?:md|markdown)$/i.test(file) ? "markdown" : "text";
}

function table({claims, set_aside}: Extraction): string {
  const rows = claims.map(({span, measure, actors, role, places, period, comparator, value, unit}) => ({
    measure, value: stated(comparator, value), unit: unit ?? "", actors: actors.join(", "), role, places: places.join(", "),
    period: period.from === null && period.to === null ? period.text ?? "" : `${period.from ?? ""}..${period.to ?? ""}`, span: span.replace(/\s+/g, " ")
  }));
  const aside = set_aside.map(({sentence, reason}) => ({reason, sentence: sentence.replace(/\s+/g, " ")}));
  return [
    textTable(["measure", "value", "unit", "actors", "role", "places", "period", "span"], rows, new Map()),
    ...aside.length > 0 ? ["", "set aside", textTable(["reason", "sentence"], aside, new Map())] : []
  ].join("\n");
}

const signs = {eq: "", approx: "~", gt: ">", ge: ">=", lt: "<", le: "<=", none: ""} as const;

function stated(comparator: keyof typeof signs, value: Extraction["claims"][number]["value"]): string {
  if (value === null) return "";
  return signs[comparator] + (typeof value === "number" ? String(value) : `${value[0]} to ${value[1]}`);
}
