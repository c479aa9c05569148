import {integer} from "../param.ts";
import {column, measure, sums, sumsSql} from "./measure.ts";

export const places = measure({
  name: "places",
  title: "Places of events",
  about: "Events and deaths per place and kind of violence, for the map. A place known only to a district or region stands under its own level.",
  params: {limit: integer(0, {about: "at most so many places, those with most deaths; 0 for all"})},
  columns: {
    place_name: column("text", "name of the place"),
    country: column("country", "ISO 3166-1 alpha-3"),
    latitude: column("degrees", "degrees north"),
    longitude: column("degrees", "degrees east"),
    place_level: column("text", "what the place is known to"),
    event_type: column("text", "kind of violence"),
    ...sums
  },
  census: false,
  actor: false,
  query(scope, {limit}) {
    const top = limit ? `SEMI JOIN (SELECT place FROM placed GROUP BY place ORDER BY sum(best) DESC NULLS LAST, count(*) DESC, place LIMIT ${scope.bind(limit)}) USING (place)` : "";
    // places go by the name that the event with the first identifier gives them
    return `WITH placed AS MATERIALIZED (SELECT place, place_name, country, latitude, longitude, place_level, event_type, low, best, high, id FROM ${scope.events} WHERE place IS NOT NULL),
      shown AS MATERIALIZED (SELECT place, country, latitude, longitude, place_level, event_type, ${sumsSql} FROM placed ${top} GROUP BY ALL),
      named AS (SELECT place, arg_min(place_name, id) AS place_name FROM placed SEMI JOIN shown USING (place) GROUP BY place)
      SELECT place_name::VARCHAR AS place_name, shown.* EXCLUDE (place) FROM shown LEFT JOIN named USING (place)
      ORDER BY best DESC NULLS LAST, events DESC, latitude, longitude, event_type, place_level, country`;
  },
  chart: {mark: "map", x: "longitude", y: "latitude"},
  method: {cite: "coordinates as published", assumes: [], cautions: ["a point known only to a district or region stands at a representative place, not where it happened"]},
  example: ["--actor", "JNIM", "--precision", "2"]
});
