import type {Marks} from "./marks.ts";

/** Web Mercator: the world as a square of side 1, from the north-west. */
export function mercator(lon: number, lat: number): [x: number, y: number] {
  const sine = Math.sin(Math.max(-85.05, Math.min(85.05, lat)) * Math.PI / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

export function unmercator(x: number, y: number): [lon: number, lat: number] {
  return [(x - 0.5) * 360, Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180 / Math.PI];
}

/** Where the middle of the map is, px of a world's width, px of the map. */
export interface Camera {
  lon: number;
  lat: number;
  zoom: number;
  width: number;
  height: number;
}

/** px from the map's upper left corner; the copy of the world that is nearest to the middle. */
export function project({lon, lat, zoom, width, height}: Camera, at: readonly [lon: number, lat: number]): [x: number, y: number] {
  const world = 512 * 2 ** zoom;
  const [cx, cy] = mercator(lon, lat);
  const [x, y] = mercator(at[0], at[1]);
  const turned = x - cx - Math.round(x - cx);
  return [turned * world + width / 2, (y - cy) * world + height / 2];
}

/** Where a box lies, px of the map; one wider than the map is not turned around the world. */
export function boxOnMap({west, south, east, north}: {west: number; south: number; east: number; north: number}, {lon, lat, zoom, width, height}: Camera): {x: number; y: number; width: number; height: number} {
  const world = 512 * 2 ** zoom;
  const [cx, cy] = mercator(lon, lat);
  const [[x0, y0], [x1, y1]] = [mercator(west, Math.min(85, north)), mercator(east, Math.max(-85, south))];
  return {x: (x0 - cx) * world + width / 2, y: (y0 - cy) * world + height / 2, width: (x1 - x0) * world, height: (y1 - y0) * world};
}

/** The glyphs under a point of the map, the smallest first, which is on top. No graphics card is asked. */
export function pick(marks: Marks, radii: Float32Array, camera: Camera, x: number, y: number, slack = 3): number[] {
  const found: [glyph: number, radius: number][] = [];
  for (let i = 0; i < marks.length; i++) {
    const radius = radii[i]!;
    if (!radius) continue;
    const [px, py] = project(camera, [marks.positions[2 * i]!, marks.positions[2 * i + 1]!]);
    if (Math.abs(px - x) <= radius + slack && Math.abs(py - y) <= radius + slack && Math.hypot(px - x, py - y) <= radius + slack) found.push([i, radius]);
  }
  return found.sort((a, b) => a[1] - b[1]).map(([glyph]) => glyph);
}
