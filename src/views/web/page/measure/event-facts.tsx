import {figureWords, kindOf, kinds, plain, symbolPath} from "../../../../figures/index.ts";
import {useExplorer} from "../explorer.tsx";
import type {EventRow} from "../map/events-answer.ts";

/** One event as its source records it: when, where, who, how many, how exactly, and where to find it again. `short` is for beside the pointer. */
export function EventFacts({event, short = false}: {event: EventRow; short?: boolean}) {
  const {w, n, lang, selection} = useExplorer();
  const words = figureWords(lang);
  const kind = kindOf(event["event_type"] as string | null);
  const [start, end] = [String(event["date_start"]), String(event["date_end"])];
  const where = [event["place_name"], event["adm_1"], event["country"] ? n.country(String(event["country"])) : null].filter((part) => part !== null && part !== undefined).map(String);
  const sides = [event["side_a"], event["side_b"]].filter((side) => side !== null).map(String);
  const [low, best, high] = [event["low"], event["best"], event["high"]] as (number | null)[];
  const level = event["place_level"] === null ? null : event["place_level"] === "exact" ? w.event.exact : w.event.place((words.levels as Record<string, string>)[String(event["place_level"])] ?? String(event["place_level"]));
  const toll = ([["deaths_a", 0], ["deaths_b", 1], ["deaths_civilians", 2], ["deaths_unknown", 3]] as const).filter(([name]) => Number(event[name] ?? 0) > 0);
  return <article className="event">
    <p className="event-when"><svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true"><path d={symbolPath(kinds[kind].shape, 0, 0, 5)} fill={kinds[kind].color}/></svg><b>{n.span(start, end)}</b> {event["date_prec"] !== null && Number(event["date_prec"]) > 1 && <span className="quiet">{w.event.datePrecision(Number(event["date_prec"]))}</span>}</p>
    <p>{where.length ? where.map((part, i) => <span key={i}>{i > 0 && ", "}<bdi>{plain(part)}</bdi></span>) : w.event.noPlace}</p>
    {sides.length > 0 && <p className="event-sides">{sides.map((side, i) => <span key={side}>{i > 0 && " – "}<bdi>{plain(side)}</bdi></span>)}</p>}
    <p>{words.kinds[kind]}{event["sub_event_type"] ? <> (<bdi>{String(event["sub_event_type"])}</bdi>)</> : null} · {best === null || best === undefined ? w.event.unknownDeaths : words.countDeaths(n.deaths({low: low ?? null, best, high: high ?? null}), best === 1)}</p>
    {!short && toll.length > 0 && <p className="quiet">{toll.map(([name, i]) => `${w.event.sides[i]}${words.colon}${n.count(Number(event[name]))}`).join(words.semicolon)}</p>}
    <p className="quiet">{[level, event["where_prec"] === null ? null : `where_prec ${String(event["where_prec"])}`, event["flags"] ? String(event["flags"]) : null].filter(Boolean).join(" · ")}</p>
    {!short && ["notes", "source_headline", "source_office"].map((name) => event[name] ? <p key={name} className="event-text"><bdi>{plain(String(event[name]))}</bdi></p> : null)}
    <p className="quiet event-source"><bdi>{[selection["source"]?.[0], event["release"]].filter(Boolean).join(" ")}</bdi> · id <code><bdi>{String(event["id"])}</bdi></code></p>
  </article>;
}
