/** JSON with keys in order and without those that are undefined: equal values give equal texts, however they were written. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => inner && typeof inner === "object" && !Array.isArray(inner)
    ? Object.fromEntries(Object.entries(inner).filter(([, one]) => one !== undefined).toSorted(([a], [b]) => a < b ? -1 : 1)) : inner) ?? "null";
}

export function sameValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}
