import type {Position} from "geojson";

/** Mean radius of the earth in km (IUGG: (2a + b) / 3 of WGS 84). */
export const earthRadiusKm = 6371.0088;

const radians = Math.PI / 180;

/**
 * Great-circle distance in km on the sphere of the mean earth radius, by the haversine formula, which keeps its digits for near points.
 * Degrees north and east. Against the ellipsoid the error is at most about 0.5 percent.
 */
export function distanceKm(latA: number, lonA: number, latB: number, lonB: number): number {
  const dLat = Math.sin((latB - latA) * radians / 2);
  const dLon = Math.sin((lonB - lonA) * radians / 2);
  const h = dLat * dLat + Math.cos(latA * radians) * Math.cos(latB * radians) * dLon * dLon;
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** Unit vectors of places in degrees, three numbers each: where their squares are farther apart than {@link squaredChord} of some km, so are they. */
export function vectorsOf(latitudes: ArrayLike<number>, longitudes: ArrayLike<number>): Float64Array {
  const vectors = new Float64Array(3 * latitudes.length);
  for (let i = 0; i < latitudes.length; i++) vectors.set(unitVector(latitudes[i]!, longitudes[i]!), 3 * i);
  return vectors;
}

/** Squared distance through the earth, in its radii, of what is some km apart on it; more than any where that is all around. */
export function squaredChord(km: number): number {
  return (2 * Math.sin(Math.min(Math.PI, km / earthRadiusKm) / 2)) ** 2 + (km >= Math.PI * earthRadiusKm ? 1 : 0);
}

/** The nearest line and how far it is. `line` is the line's index in the array given. */
export interface NearestLine {
  km: number;
  line: number;
}

/**
 * An index of lines for the question how far the nearest one is. The parts between the vertices are great circles; the answer is exact for them
 * (on the sphere), also across the antimeridian and at the poles. Lines are arrays of [longitude, latitude] in degrees; neighbouring vertices
 * are less than 180 degrees apart; a line of one vertex is a point.
 *
 * Vertices stand as unit vectors. Runs of eight segments, neighbours already, are the leaves of a binary tree of boxes in space, in Morton order. A
 * search goes down the nearer side first and drops every box that lies farther than the best so far.
 */
export class LineIndex {
  readonly #vectors: Float64Array;
  readonly #leaves: Uint32Array;
  readonly #boxes: Float64Array;
  readonly #size: number;

  constructor(lines: readonly (readonly Position[])[]) {
    const dense = lines.map(unitVectors);
    this.#vectors = Float64Array.from(dense.flat());
    const leaves: number[] = [];
    let start = 0;
    dense.forEach((line, index) => {
      const last = line.length / 3 - 1;
      for (let i = 0; i < Math.max(last, Math.min(1, last + 1)); i += segmentsPerLeaf) leaves.push(start + i, start + Math.min(i + segmentsPerLeaf, last), index);
      start += last + 1;
    });
    this.#size = leaves.length / 3;
    this.#leaves = inMortonOrder(leaves, this.#vectors);
    this.#boxes = new Float64Array(6 * 2 ** (Math.ceil(Math.log2(Math.max(1, this.#size))) + 1));
    if (this.#size > 0) this.#build(0, 0, this.#size);
  }

  /** The nearest line within `withinKm` (default anywhere) of a place in degrees; null where there is none. */
  nearest(lat: number, lon: number, withinKm = Infinity): NearestLine | null {
    if (this.#size === 0 || !Number.isFinite(lat) || !Number.isFinite(lon)) return null;
    const best: Best = {point: unitVector(lat, lon), square: squaredChord(withinKm), line: -1};
    this.#visit(0, 0, this.#size, best);
    return best.line < 0 ? null : {km: kmOfSquaredChord(best.square), line: best.line};
  }

  #build(node: number, from: number, to: number): void {
    const box = this.#boxes.subarray(6 * node, 6 * node + 6).fill(Infinity, 0, 3).fill(-Infinity, 3, 6);
    if (to - from > 1) {
      const middle = (from + to) >>> 1;
      this.#build(2 * node + 1, from, middle);
      this.#build(2 * node + 2, middle, to);
      for (let axis = 0; axis < 3; axis++) {
        box[axis] = Math.min(this.#boxes[6 * (2 * node + 1) + axis]!, this.#boxes[6 * (2 * node + 2) + axis]!);
        box[axis + 3] = Math.max(this.#boxes[6 * (2 * node + 1) + axis + 3]!, this.#boxes[6 * (2 * node + 2) + axis + 3]!);
      }
      return;
    }
    for (let i = 3 * this.#leaves[3 * from]!; i < 3 * this.#leaves[3 * from + 1]! + 3; i++) {
      box[i % 3] = Math.min(box[i % 3]!, this.#vectors[i]! - bulge);
      box[i % 3 + 3] = Math.max(box[i % 3 + 3]!, this.#vectors[i]! + bulge);
    }
  }

  #visit(node: number, from: number, to: number, best: Best): void {
    if (to - from === 1) {
      this.#measure(from, best);
      return;
    }
    const middle = (from + to) >>> 1;
    const left = 2 * node + 1;
    const right = 2 * node + 2;
    const toLeft = this.#squareToBox(left, best.point);
    const toRight = this.#squareToBox(right, best.point);
    if (toLeft <= toRight) {
      if (toLeft < best.square) this.#visit(left, from, middle, best);
      if (toRight < best.square) this.#visit(right, middle, to, best);
    } else {
      if (toRight < best.square) this.#visit(right, middle, to, best);
      if (toLeft < best.square) this.#visit(left, from, middle, best);
    }
  }

  #measure(leaf: number, best: Best): void {
    const start = this.#leaves[3 * leaf]!;
    const end = this.#leaves[3 * leaf + 1]!;
    const x = best.point[0], y = best.point[1], z = best.point[2];
    let square = squareToVertex(this.#vectors, start, x, y, z);
    for (let i = start; i < end; i++) square = Math.min(square, squareToVertex(this.#vectors, i + 1, x, y, z), squareToArc(this.#vectors, i, x, y, z));
    if (square > best.square || (square === best.square && best.line >= 0)) return;
    best.square = square;
    best.line = this.#leaves[3 * leaf + 2]!;
  }

  #squareToBox(node: number, point: Vector): number {
    const i = 6 * node;
    const boxes = this.#boxes;
    const x = point[0], y = point[1], z = point[2];
    const dx = Math.max(boxes[i]! - x, 0, x - boxes[i + 3]!);
    const dy = Math.max(boxes[i + 1]! - y, 0, y - boxes[i + 4]!);
    const dz = Math.max(boxes[i + 2]! - z, 0, z - boxes[i + 5]!);
    return dx * dx + dy * dy + dz * dz;
  }
}

type Vector = [x: number, y: number, z: number];
interface Best {
  point: Vector;
  square: number;
  line: number;
}

const segmentsPerLeaf = 8;
/** Longest chord between neighbouring vertices, in earth radii; longer parts get vertices in between. */
const longestChord = 0.02;
/** How far such an arc rises above its chord. */
const bulge = longestChord ** 2 / 8 * 1.001;

function unitVector(lat: number, lon: number): Vector {
  const ring = Math.cos(lat * radians);
  return [ring * Math.cos(lon * radians), ring * Math.sin(lon * radians), Math.sin(lat * radians)];
}

function unitVectors(line: readonly Position[]): number[] {
  const out: number[] = [];
  let last: Vector | undefined;
  for (const [lon, lat] of line) {
    const next = unitVector(lat!, lon!);
    if (last) pushBetween(out, last, next);
    out.push(...next);
    last = next;
  }
  return out;
}

/** Halves the great circle from a to b until its parts are short, and adds the points between. */
function pushBetween(out: number[], a: Vector, b: Vector): void {
  if (Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) <= longestChord) return;
  const sum: Vector = [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
  const length = Math.hypot(...sum);
  const middle: Vector = [sum[0] / length, sum[1] / length, sum[2] / length];
  pushBetween(out, a, middle);
  out.push(...middle);
  pushBetween(out, middle, b);
}

function inMortonOrder(leaves: readonly number[], vectors: Float64Array): Uint32Array {
  const keys = new Float64Array(leaves.length / 3);
  for (let leaf = 0; leaf < keys.length; leaf++) {
    const vertex = 3 * leaves[3 * leaf]!;
    keys[leaf] = (spread(vectors[vertex]!) * 4 + spread(vectors[vertex + 1]!) * 2 + spread(vectors[vertex + 2]!)) * keys.length + leaf;
  }
  keys.sort();
  const sorted = new Uint32Array(leaves.length);
  keys.forEach((key, i) => {
    const leaf = key % keys.length;
    sorted.set([leaves[3 * leaf]!, leaves[3 * leaf + 1]!, leaves[3 * leaf + 2]!], 3 * i);
  });
  return sorted;
}

/** Ten bits of a coordinate in [-1, 1], two empty bits between each. */
function spread(coordinate: number): number {
  const bits = Math.min(1023, Math.floor((coordinate + 1) * 512));
  let out = 0;
  for (let bit = 0; bit < 10; bit++) if (bits & (1 << bit)) out += 8 ** bit;
  return out;
}

function squareToVertex(vectors: Float64Array, vertex: number, x: number, y: number, z: number): number {
  const dx = vectors[3 * vertex]! - x;
  const dy = vectors[3 * vertex + 1]! - y;
  const dz = vectors[3 * vertex + 2]! - z;
  return dx * dx + dy * dy + dz * dz;
}

/** Squared chord to the great-circle arc from a vertex to the next, where its foot lies between the two; else Infinity. */
function squareToArc(vectors: Float64Array, vertex: number, x: number, y: number, z: number): number {
  const i = 3 * vertex;
  const ax = vectors[i]!, ay = vectors[i + 1]!, az = vectors[i + 2]!;
  const bx = vectors[i + 3]!, by = vectors[i + 4]!, bz = vectors[i + 5]!;
  const nx = ay * bz - az * by, ny = az * bx - ax * bz, nz = ax * by - ay * bx;
  if ((ay * z - az * y) * nx + (az * x - ax * z) * ny + (ax * y - ay * x) * nz <= 0) return Infinity;
  if ((y * bz - z * by) * nx + (z * bx - x * bz) * ny + (x * by - y * bx) * nz <= 0) return Infinity;
  const height = x * nx + y * ny + z * nz;
  const sine2 = height * height / (nx * nx + ny * ny + nz * nz);
  return 2 * sine2 / (1 + Math.sqrt(Math.max(0, 1 - sine2)));
}

function kmOfSquaredChord(square: number): number {
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(square) / 2));
}
