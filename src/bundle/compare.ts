/** What is not as it should be. `file` is a file of the bundle, or a release. */
export interface Difference {
  kind: "changed" | "missing" | "extra" | "manifest" | "release" | "value" | "page";
  file: string;
  text: string;
  /** For a value: where in the file it stands, what the bundle says and what was computed. */
  at?: string;
  was?: string;
  is?: string;
}

/** A value of a file that is another than what was computed. `at` says where in words: a row by its names, a claim by its id. */
export interface ValueDifference {
  at: string;
  was: string;
  is: string;
}

/** The values in which two JSON documents differ, at most `most` of them, and how many there are. */
export function differences(was: unknown, is: unknown, most = 200): {values: ValueDifference[]; count: number} {
  const values: ValueDifference[] = [];
  let count = 0;
  const tell = (at: readonly string[], a: unknown, b: unknown) => {
    if (++count <= most) values.push({at: at.join(", ") || "all of it", was: shown(a), is: shown(b)});
  };
  walk(was, is, []);
  return {values, count};

  function walk(a: unknown, b: unknown, at: readonly string[]): void {
    // JSON does not tell -0 from 0
    if (a === b) return;
    if (Array.isArray(a) && Array.isArray(b)) return walkLists(a, b, at);
    if (!isRecord(a) || !isRecord(b)) return tell(at, a, b);
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) walk(own(a, key), own(b, key), [...at, key]);
  }

  /** Members with an id are matched by it, others by their place. */
  function walkLists(a: readonly unknown[], b: readonly unknown[], at: readonly string[]): void {
    const [idsA, idsB] = [idsOf(a), idsOf(b)];
    const [name, rest] = [at.at(-1) ?? "", at.slice(0, -1)];
    const one = singular[name] ?? name;
    if (idsA && idsB) {
      for (const id of new Set([...idsA.keys(), ...idsB.keys()])) walk(idsA.get(id), idsB.get(id), [...rest, `${one} ${id}`]);
      return;
    }
    for (let i = 0; i < Math.max(a.length, b.length); ++i) walk(a[i], b[i], [...rest, `${one} ${i + 1}${labels(a[i], b[i])}`]);
  }
}

const singular: Readonly<Record<string, string>> = {claims: "claim", rows: "row", readings: "reading", quantities: "quantity", events: "event", cautions: "caution", releases: "release", sources: "source", provenance: "provenance", beside: "beside"};

function idsOf(list: readonly unknown[]): Map<string, unknown> | null {
  const ids = new Map<string, unknown>();
  for (const one of list) {
    if (!isRecord(one) || typeof own(one, "id") !== "string") return null;
    ids.set(String(one.id), one);
  }
  return ids.size === list.length && list.length ? ids : null;
}

/** What tells a row from the others for a reader: up to three of its texts. */
function labels(a: unknown, b: unknown): string {
  const row = isRecord(a) ? a : isRecord(b) ? b : {};
  const texts = Object.entries(row).filter(([name, value]) => typeof value === "string" && value.length <= 40 && /^(source|period|country|admin1|place_name|quantity|side|event_type|opponent|figure|claim|reading|code|release)$/.test(name)).slice(0, 3);
  return texts.length ? ` (${texts.map(([name, value]) => `${name} ${String(value)}`).join(", ")})` : "";
}

function own(record: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function shown(value: unknown): string {
  if (value === undefined) return "not there";
  const text = JSON.stringify(value) ?? "not there";
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
