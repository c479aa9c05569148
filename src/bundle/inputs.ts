import {basename} from "node:path";
import {z} from "zod";
import type {Case} from "../cases/index.ts";
import {parseDate} from "../param.ts";
import type {Source} from "../sources/source.ts";
import type {Release} from "../store/index.ts";

const span = z.strictObject({from: z.iso.date(), to: z.iso.date()});
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const word = z.string().max(200).regex(/^[\w.:@+-]+$/);

/** A source as its reader describes it. The types of {@link Source} are held where a bundle is written. */
const source = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/), title: z.string(), license: z.string(), citation: z.string(), census: z.boolean(), inclusion: z.string(),
  perpetrator: z.union([z.literal("all"), z.array(z.string())]), revision: z.enum(["ucdp", "by-id", "replace"]), singleEstimate: z.boolean(),
  precision: z.record(z.string(), z.string()), restricted: z.boolean(), simulated: z.boolean()
});

const release = z.strictObject({
  id: word, source: z.string(), version: word, kind: z.enum(["events", "deletions"]), reader: z.string(),
  /** Name or address of the publisher's file, its checksum and size. */
  origin: z.string(), sha256, bytes: z.number(),
  /** Checksum of the rows that were read from it, see rowsChecksum. */
  rows_sha256: sha256,
  rows: z.strictObject({read: z.number(), accepted: z.number(), rejected: z.record(z.string(), z.number()), duplicates: z.number(), revised: z.number()}),
  license: z.string(), complete: z.boolean(), covers: z.array(span), countries: z.union([z.literal("world"), z.array(z.string().regex(/^[A-Z]{3}$/))]), provisional: z.boolean(),
  /** Null where the order of retrieval decides. */
  order: z.number().nullable(), replaces: span.nullable(), note: z.string().optional(), relocate: z.array(z.strictObject({from: z.string().regex(/^[A-Z]{3}$/), to: z.string().regex(/^[A-Z]{3}$/)})),
  /** Whether it had been retrieved when the article of the case was published. */
  by_publication: z.boolean(),
  /** File of the bundle with its events behind the results, or with their ids alone where the licence allows no more. */
  events: z.string().regex(/^events\/[\w.-]{1,200}\.csv$/).nullable(),
  /** Checksum of how the file was read; absent where there is no file. */
  reading: z.string().regex(/^[0-9a-f]{16}$/).optional()
});

export const inputsSchema = z.strictObject({
  sources: z.array(source.extend({rows_in_bundle: z.boolean(), why: z.string()})).max(100),
  /** In the order of their retrieval. */
  releases: z.array(release).max(2000)
});

export type Inputs = z.infer<typeof inputsSchema>;
export type BundledRelease = Inputs["releases"][number];

/** A release as a bundle tells it: without what is of one machine or one day. `order` is kept where it is not the time of retrieval. */
export function bundled(one: Release, rows_sha256: string, {read, events}: {read: Case; events: string}): BundledRelease {
  const published = read.article ? parseDate(read.article.date, "first")! : null;
  const {id, source: name, version, kind, reader, sha256: file, bytes, rows, license, complete, covers, countries, provisional, replaces, note, relocate, reading} = one;
  return {
    id, source: name, version, kind, reader, origin: /^https?:/.test(one.origin) ? one.origin : basename(one.origin), sha256: file, bytes, rows_sha256, rows, license, complete,
    covers: [...covers], countries: countries === "world" ? countries : [...countries], provisional, order: one.order === Date.parse(one.retrieved) ? null : one.order, replaces,
    ...(note === undefined ? {} : {note}), relocate: [...relocate], by_publication: published !== null && one.retrieved.slice(0, 10) <= published, events: kind === "events" ? events : null,
    ...(reading === undefined ? {} : {reading})
  };
}

/**
 * The releases as a store holds them, with times that stand for the order of retrieval and for whether it was before the
 * article: what depends on the clock is the same for everybody who has the same releases.
 */
export function timed(releases: readonly BundledRelease[], read: Case): Release[] {
  const published = Date.parse(read.article ? parseDate(read.article.date, "first")! : "2000-01-01");
  const after = Date.parse(read.article ? parseDate(read.article.date, "last")! : "2000-01-01") + 86_400_000;
  return releases.map(({rows_sha256: _, by_publication: early, events: __, order, ...rest}, i) => {
    const retrieved = (early ? published : after) + i * 1000;
    return {...rest, retrieved: new Date(retrieved).toISOString(), order: order ?? retrieved, file: "", rejections: null, schema: 1} as Release;
  });
}

/** Whether the licence of a source lets anybody pass its rows on, and why. */
export function openness({license, restricted}: Pick<Source, "license" | "restricted">): {open: boolean; why: string} {
  if (restricted) return {open: false, why: "the terms of the source forbid passing its rows on"};
  if (/^(CC0|CC BY(-SA)?\b(?!-| N[CD])|public domain|PDDL|ODC-By|ODbL)/i.test(license)) return {open: true, why: `${license} allows it`};
  return {open: false, why: `it is not known that ${license} allows it`};
}
