import type {TestContext} from "node:test";
import {json, serve, type Arrival, type Reply, type Served} from "./faulty.ts";

export const account = {HARMATTAN_ACLED_USER: "reader@example.org", HARMATTAN_ACLED_PASSWORD: "a secret+of&the=test"};

export type AcledRow = Record<string, string | number>;

export interface AcledServer extends Served {
  events: AcledRow[];
  deleted: {event_id_cnty: string; deleted_timestamp: number}[];
  /** How the account may read: all, nothing with status 403, nothing at all with status 200, or events up to a day. */
  tier: "all" | "forbidden" | "empty" | {to: string};
  /** Tokens that count; emptied, every token at hand has expired. */
  tokens: Set<string>;
  refreshable: boolean;
  /** Questions since the last call: endpoint and query without _format. */
  asked: () => string[];
}

/** ACLED's OAuth and its endpoints `acled` and `deleted`, as documented at acleddata.com/api-documentation. Every row is invented. */
export async function acledServer(t: Pick<TestContext, "after">): Promise<AcledServer> {
  const served = await serve(t, reply);
  let told = 0;
  let granted = 0;
  const server: AcledServer = {
    ...served, events: [], deleted: [], tier: "all", tokens: new Set(), refreshable: true,
    asked: () => served.arrivals.slice(told, told = served.arrivals.length).map(({path, query, body}) => {
      query.delete("_format");
      return path === "/oauth/token" ? `token ${new URLSearchParams(body).get("grant_type")}` : `${path.split("/")[2]} ${decodeURIComponent(String(query))}`;
    })
  };
  return server;

  function reply(arrival: Arrival): Reply {
    if (arrival.path === "/oauth/token") return grant(new URLSearchParams(arrival.body));
    const bearer = /^Bearer (.+)$/.exec(arrival.headers.authorization ?? "")?.[1];
    if (bearer === undefined || !server.tokens.has(bearer)) return json({message: "The resource owner or authorization server denied the request."}, 401);
    if (server.tier === "forbidden") return json({message: `Access denied for ${account.HARMATTAN_ACLED_USER}`}, 403);
    return arrival.path === "/api/acled/read" ? answer(server.events.filter(among(arrival.query)), arrival.query) : answer(server.deleted.filter((row) => since(arrival.query, "deleted_timestamp", row.deleted_timestamp)), arrival.query);
  }

  function grant(form: URLSearchParams): Reply {
    const good = form.get("client_id") === "acled" && (form.get("grant_type") === "password"
      ? form.get("username") === account.HARMATTAN_ACLED_USER && form.get("password") === account.HARMATTAN_ACLED_PASSWORD
      : form.get("grant_type") === "refresh_token" && server.refreshable && form.get("refresh_token")?.startsWith("refresh-"));
    if (!good) return json({error: "invalid_grant"}, 400);
    const access = `access-${++granted}`;
    server.tokens.add(access);
    return json({token_type: "Bearer", expires_in: 86400, access_token: access, refresh_token: `refresh-${granted}`});
  }

  function answer(rows: unknown[], query: URLSearchParams): Reply {
    const limit = Number(query.get("limit") ?? 5000);
    const page = Number(query.get("page") ?? 1);
    const data = server.tier === "empty" ? [] : rows.slice((page - 1) * limit, page * limit);
    const restrictions = typeof server.tier === "object" ? {data_query_restrictions: {date_recency: {quantity: 12, unit: "Months", date: server.tier.to}}} : {};
    return json({status: 200, success: true, last_update: 1, count: data.length, data, ...restrictions});
  }

  function among(query: URLSearchParams): (row: AcledRow) => boolean {
    const [from, to] = (query.get("event_date") ?? "0|9").split("|") as [string, string];
    const last = typeof server.tier === "object" && server.tier.to < to ? server.tier.to : to;
    return (row) => String(row.event_date) >= from && String(row.event_date) <= last && (query.get("iso") === null || String(row.iso) === query.get("iso")) && since(query, "timestamp", Number(row.timestamp));
  }
}

function since(query: URLSearchParams, field: string, value: number): boolean {
  const bound = query.get(field);
  if (bound === null) return true;
  const where = query.get(`${field}_where`);
  return where === ">=" ? value >= Number(bound) : where === ">" ? value > Number(bound) : value === Number(bound);
}

/** Invented events on ice where nobody lives: ISO 10 Antarctica, 334 Heard Island. */
export function acledRow(id: string, event_date: string, timestamp: number, more: AcledRow = {}): AcledRow {
  return {
    event_id_cnty: id, event_date, year: event_date.slice(0, 4), time_precision: "1", disorder_type: "Political violence", event_type: "Battles", sub_event_type: "Armed clash",
    actor1: "Penguins of the Test (2020-)", assoc_actor_1: "", inter1: "Rebel group", actor2: "Seals of the Test", assoc_actor_2: "", inter2: "State forces", interaction: "12", civilian_targeting: "",
    iso: "10", region: "Antarctica", country: "Antarctica", admin1: "Ice, eastern", admin2: "", admin3: "", location: "Camp \"Nowhere\"", latitude: "-75.2500", longitude: "12.5000", geo_precision: "1",
    source: "Invented Gazette", source_scale: "Local", notes: "An invented event.", fatalities: "2", tags: "", timestamp: String(timestamp), ...more
  };
}
