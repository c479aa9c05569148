/** Constants of our own (versions, fixed words) as SQL literals; what comes from outside is bound instead. */
export function literalList(values: readonly string[]): string {
  return values.map((value) => `'${value.replaceAll("'", "''")}'`).join(", ");
}

/** The events whose `file_row_number` is among `chosen`, so that only the chosen are read in full. */
export function rowsOf(view: {events: string}, chosen: string): string {
  return `(SELECT * FROM ${view.events} WHERE file_row_number IN (${chosen}))`;
}
