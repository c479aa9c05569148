import {column, measure, sums, sumsSql} from "./measure.ts";

export const places = measure({
  name: "places",
  title: "Places of events",
  about: "Events and deaths per place and kind of violence, for the map. A place known only to a district or region stands under its own level.",
  params: {},
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
  query: (scope) => `SELECT min(place_name) AS place_name, country, latitude, longitude, place_level, event_type, ${sumsSql}
    FROM ${scope.events} WHERE latitude IS NOT NULL GROUP BY country, latitude, longitude, place_level, event_type ORDER BY best DESC NULLS LAST, events DESC, latitude, longitude, event_type, place_level, country`,
  chart: {mark: "map", x: "longitude", y: "latitude"},
  method: {cite: "coordinates as published", assumes: [], cautions: ["a point known only to a district or region stands at a representative place, not where it happened"]},
  example: ["--actor", "JNIM", "--precision", "2"]
});
