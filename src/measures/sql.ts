/** Constants of our own (versions, fixed words) as SQL literals; what comes from outside is bound instead. */
export function literalList(values: readonly string[]): string {
  return values.map((value) => `'${value.replaceAll("'", "''")}'`).join(", ");
}
