/** Media types of the forms of an answer. */
export const mediaTypes = {
  json: "application/json",
  csv: "text/csv; charset=utf-8",
  geojson: "application/geo+json",
  parquet: "application/vnd.apache.parquet",
  arrow: "application/vnd.apache.arrow.stream"
} as const;
