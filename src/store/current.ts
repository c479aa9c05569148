import {join} from "node:path";
import {eventColumnNames, eventColumns, type EventColumnName} from "../event.ts";
import type {Source} from "../sources/source.ts";
import {literal} from "./engine.ts";
import type {Release} from "./state.ts";

/**
 * The SELECT that makes the current events of one source out of its releases, following the source's own rules of
 * revision, with places and actors as integer keys. It reads `places` and `actors` as relations.
 *
 * - ucdp: a yearly or consolidated release replaces its whole period, vanished ids included; otherwise a later release
 *   revises an id.
 * - by-id (ACLED): the last change of an id counts; deletions are applied.
 * - replace (tables): the latest release is all there is.
 *
 * Rows come as the releases have them: a sort would cost a tenth of an import, and measures order their own answers.
 */
export function currentSelect(source: Source, releases: readonly Release[], directory: string): string {
  const live = liveReleases(source, releases);
  const deletions = releases.filter(({kind}) => kind === "deletions");
  const columns = eventColumnNames.filter((name) => !("text" in eventColumns[name]));
  const rows = live.map((release, i) => `SELECT ${columns.join(", ")}, ${i} AS release FROM ${parquet(directory, release.file)}${outlived(release, live)}`);
  const all = rows.length ? rows.join("\n  UNION ALL ") : `SELECT ${columns.map((name) => `NULL::${eventColumns[name].sql} AS ${name}`).join(", ")}, 0 AS release WHERE false`;
  // a narrow pass finds the ids that recur and the release that counts for each, so that wide rows are read once
  return `WITH every AS NOT MATERIALIZED (${all}),
  ${live.length > 1 ? `recurring AS (SELECT id, ${source.revision === "by-id" ? "arg_max(release, coalesce(changed, 0)::HUGEINT * 65536 + release)" : "max(release)"} AS newest FROM every GROUP BY id HAVING count(*) > 1),
  latest AS (SELECT every.* FROM every LEFT JOIN recurring USING (id) WHERE newest IS NULL OR newest = release)` : "latest AS (FROM every)"}${deletions.length ? `,
  deleted AS (SELECT id, max(deleted) AS deleted FROM (${deletions.map(({file}) => `SELECT id, deleted FROM ${parquet(directory, file)}`).join(" UNION ALL ")}) GROUP BY id),
  kept AS (SELECT latest.* FROM latest LEFT JOIN deleted USING (id) WHERE deleted.id IS NULL OR latest.changed > deleted.deleted)` : ", kept AS (FROM latest)"}
SELECT ${columns.filter((name) => !replaced.has(name)).map((name) => `kept.${name}`).join(", ")},
  ${country(live)} AS country,
  nullif(concat_ws(' ', kept.flags, CASE WHEN p.country IS NOT NULL AND p.country <> ${country(live)} AND p.border_km > ${BORDER_TOLERANCE_KM} THEN 'outside_country' END), '') AS flags,
  release, p.place, a.actor AS a, b.actor AS b, aa.actor AS assoc_a, ab.actor AS assoc_b
FROM kept
  LEFT JOIN places p ON p.latitude = kept.latitude AND p.longitude = kept.longitude
  LEFT JOIN actors a ON a.name = kept.side_a AND a.id IS NOT DISTINCT FROM kept.side_a_id AND a.kind IS NOT DISTINCT FROM kept.side_a_kind AND a.source = ${literal(source.name)}
  LEFT JOIN actors b ON b.name = kept.side_b AND b.id IS NOT DISTINCT FROM kept.side_b_id AND b.kind IS NOT DISTINCT FROM kept.side_b_kind AND b.source = ${literal(source.name)}
  LEFT JOIN actors aa ON aa.name = kept.assoc_a AND aa.id IS NULL AND aa.kind IS NULL AND aa.source = ${literal(source.name)}
  LEFT JOIN actors ab ON ab.name = kept.assoc_b AND ab.id IS NULL AND ab.kind IS NULL AND ab.source = ${literal(source.name)}`;
}

/**
 * Releases whose rows count, each before those that revise it; the position of one in this list is the column `release`.
 * A part of a release stands before the whole, whatever was imported first.
 */
export function liveReleases(source: Source, releases: readonly Release[]): Release[] {
  const events = releases.filter(({kind}) => kind === "events").toSorted((x, y) => x.order - y.order || Number(x.complete) - Number(y.complete) || x.retrieved.localeCompare(y.retrieved));
  if (source.revision === "replace") return events.slice(-1);
  if (source.revision === "by-id") return events;
  const newest = new Map(events.map((release) => [release.complete ? release.order : release.id, release]));
  return events.filter((release) => newest.get(release.complete ? release.order : release.id) === release);
}

/** Distance within which a point on the wrong side of a border is put down to the basemap. */
const BORDER_TOLERANCE_KM = 5;

const replaced = new Set<EventColumnName>(["country", "flags", "side_a", "side_b", "side_a_id", "side_b_id", "side_a_kind", "side_b_kind", "assoc_a", "assoc_b"]);

function outlived(release: Release, live: readonly Release[]): string {
  const spans = live.slice(live.indexOf(release) + 1).filter((other) => other.replaces).map(({replaces}) => replaces!);
  if (!spans.length) return "";
  return ` WHERE NOT (${spans.map(({from, to}) => `date_start BETWEEN DATE ${literal(from)} AND DATE ${literal(to)}`).join(" OR ")})`;
}

function country(live: readonly Release[]): string {
  const moves = live.flatMap(({relocate}) => relocate);
  const unique = [...new Map(moves.map((move) => [`${move.from}${move.to}`, move])).values()];
  if (!unique.length) return "kept.country";
  return `CASE ${unique.map(({from, to}) => `WHEN kept.country = ${literal(from)} AND p.country = ${literal(to)} THEN ${literal(to)}`).join(" ")} ELSE kept.country END`;
}

function parquet(directory: string, file: string): string {
  return `read_parquet(${literal(join(directory, file))})`;
}
