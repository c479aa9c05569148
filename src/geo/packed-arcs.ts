import type {Position} from "geojson";
import type {Topology} from "topojson-specification";

/** A topology of TopoJSON whose arcs are texts: a third of the size, and an arc is read where it is asked for, since most never are. */
export type Packed<T extends Topology> = Omit<T, "arcs"> & {arcs: readonly string[]};

/**
 * Writes the arcs of a quantized topology: the numbers of each in their order, x and y in turn, a first point and what each next one adds, as TopoJSON has them; of a number twice its size, less
 * one where it is negative, in digits to the base of 32, the last one first, to all but the last of which 32 is added (as in polylines of maps on the web).
 */
export function packed<T extends Topology>(topology: T): Packed<T> {
  return {...topology, arcs: topology.arcs.map((arc) => arc.flat().map(written).join(""))};
}

/** The topology again; an arc is read on first use and kept. */
export function unpacked<T extends Topology>({arcs: texts, ...topology}: Packed<T>): T {
  const known = new Array<Position[]>(texts.length);
  const indexOf = (key: string | symbol) => typeof key === "string" && Number(key) < texts.length ? Number(key) : null;
  const arcs = new Proxy(known, {
    get(_, key) {
      const i = indexOf(key);
      return i === null ? Reflect.get(known, key) as unknown : known[i] ??= read(texts[i]!);
    },
    has: (_, key) => indexOf(key) !== null || Reflect.has(known, key)
  });
  return {...topology, arcs} as unknown as T;
}

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const values = new Uint8Array(128);
for (let value = 0; value < digits.length; value++) values[digits.charCodeAt(value)] = value;

function written(number: number): string {
  let text = "";
  let left = number < 0 ? -2 * number - 1 : 2 * number;
  for (; left >= 32; left = Math.floor(left / 32)) text += digits[32 + left % 32]!;
  return text + digits[left]!;
}

function read(text: string): Position[] {
  const points: Position[] = [];
  let x = 0;
  for (let at = 0, count = 0; at < text.length; count++) {
    let number = 0;
    for (let shift = 1; ; shift *= 32) {
      const value = values[text.charCodeAt(at++)]!;
      number += value % 32 * shift;
      if (value < 32) break;
    }
    number = number % 2 ? -(number + 1) / 2 : number / 2;
    if (count % 2) points.push([x, number]);
    else x = number;
  }
  return points;
}
