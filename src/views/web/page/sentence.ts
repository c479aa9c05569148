import {figureWords, kindOf, kinds, type Kind} from "../../../figures/index.ts";
import type {Explorer} from "./explorer.tsx";
import type {Loaded} from "./registry.ts";
import type {Query} from "./view.ts";
import {lastDay} from "./time/axis.ts";
import type {Words} from "./words.ts";

/** The selection in plain words: what, by or against whom, where, when, how exactly, from which source. */
export function sentenceOf(selection: Query, w: Words, n: Explorer["n"], {sources}: Loaded): string {
  const s = w.sentence;
  const [actors, countries, units, types] = ["actor", "country", "admin1", "type"].map((name) => selection[name] ?? []);
  const role = selection["role"]?.[0] ?? "involved";
  const [from, to] = [selection["from"]?.[0], selection["to"]?.[0]];
  const known = [...new Set(types!.map((type) => kindOf(type)))];
  const words = figureWords(w.lang);
  const what = types!.length && known.length < Object.keys(kinds).length ? n.list(known.map((kind: Kind) => words.kinds[kind])) : s.events;
  const whom = actors!.length ? s.roles[role as keyof typeof s.roles]?.(n.list(actors!)) ?? "" : "";
  const where = [units!.length ? n.list(units!) : "", countries!.length && !countries!.includes("world") ? n.list(countries!.map(n.country)) : ""].filter(Boolean).join(", ");
  const when = from && to ? n.span(`${from}-01-01`.slice(0, 10), lastDay(to)) : from ? s.since(n.day(from)) : to ? s.until(n.day(to)) : "";
  const rest = [
    selection["deaths"]?.[0] ? s.deaths(selection["deaths"][0]!) : "", selection["precision"]?.[0] ? s.precision(selection["precision"][0]!) : "", selection["bbox"]?.length ? s.bbox : "",
    selection["release"]?.[0] ? s.release(selection["release"][0]!) : "", selection["as-of"]?.[0] ? s.asOf(n.day(selection["as-of"][0]!)) : "",
    selection["source"]?.length ? s.source(n.list(selection["source"].map((name) => sources.find((one) => one.name === name)?.title ?? name))) : ""
  ].filter(Boolean);
  return `${what}${whom}${where ? s.where(where) : ""}${when ? `, ${when}` : ""}${rest.length ? `; ${rest.join("; ")}` : ""}`;
}
