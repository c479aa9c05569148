import type {MapView, Point} from "./map.ts";
import {el, type Markup} from "./svg.ts";

/** The lines between half-degree cells that were reached in different steps of time, and around all that were reached: a line for the end of each step, nowhere smoothed. */
export function isochrones(view: MapView, cells: readonly {cell: number; step: number}[], stroke: string): Markup | null {
  const steps = new Map(cells.map(({cell, step}) => [cell, step]));
  const edges: Point[][] = [];
  for (const [cell, step] of steps) {
    const [south, west] = [Math.floor((cell - 1) / columns) / 2 - 90, (cell - 1) % columns / 2 - 180];
    const [east, north] = [west + 0.5, south + 0.5];
    const row = Math.floor((cell - 1) / columns) * columns;
    const sides: [number, Point[]][] = [
      [cell + columns, [[west, north], [east, north]]], [row + (cell % columns) + 1, [[east, south], [east, north]]],
      [cell - columns, [[west, south], [east, south]]], [row + ((cell - row - 2 + columns) % columns) + 1, [[west, south], [west, north]]]
    ];
    for (const [beside, edge] of sides) {
      const other = steps.get(beside);
      // an edge between two reached cells is drawn once, by the earlier
      if (other === undefined || step < other) edges.push(edge);
    }
  }
  const d = view.path({type: "MultiLineString", coordinates: edges});
  return d === null ? null : el("path", {d, fill: "none", stroke, "stroke-width": 1, "stroke-linecap": "square", "stroke-opacity": 0.75});
}

const columns = 720;
