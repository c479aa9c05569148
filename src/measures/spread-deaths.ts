import {periodSql, type PeriodUnit} from "./period.ts";

/**
 * SQL of a relation with the columns period, `keys`, counted, low, best, high and missing: each event of `events` in the period of its start, or,
 * where it runs into another, a part for each of its days with an even share of the deaths. It counts once, at its start.
 */
export function spreadDeaths(events: string, unit: PeriodUnit | "week", keys: readonly string[]): string {
  const kept = keys.map((key) => `, ${key}`).join("");
  const within = `date_trunc('${unit}', date_end) = date_trunc('${unit}', date_start)`;
  return `(SELECT ${periodSql(unit, "date_start")} AS period${kept}, 1 AS counted, CAST(low AS DOUBLE) AS low, CAST(best AS DOUBLE) AS best, CAST(high AS DOUBLE) AS high, best IS NULL AS missing
      FROM ${events} WHERE ${within}
    UNION ALL
    SELECT ${periodSql(unit, "day")}${kept}, CAST(day = date_start AS INTEGER), low / days, best / days, high / days, best IS NULL AND day = date_start
      FROM (SELECT *, CAST(unnest(generate_series(date_start, date_end, INTERVAL 1 DAY)) AS DATE) AS day, date_diff('day', date_start, date_end) + 1 AS days FROM ${events} WHERE NOT (${within})))`;
}

/** SQL of the sums over {@link spreadDeaths}, under the names of a measure's sums. */
export const spreadSumsSql = `sum(counted) AS events, round(sum(low), 2) AS low, round(sum(best), 2) AS best, round(sum(high), 2) AS high, count(*) FILTER (WHERE missing) AS "unknown"`;
