import {cellAreaKm2, gid} from "./grid.ts";

/** Numbers of the grid cells of places, degrees north and east. */
export function cellsOf(latitudes: readonly number[], longitudes: readonly number[], size = 0.5): number[] {
  return latitudes.map((lat, i) => gid(lat, longitudes[i]!, size));
}

/** Area in km² of the distinct cells among `cells`. */
export function areaKm2(cells: readonly number[], size = 0.5): number {
  return [...new Set(cells)].reduce((sum, cell) => sum + cellAreaKm2(cell, size), 0);
}

/**
 * How many cells the same places take when the grid's origin is shifted by quarters of a cell, north, east and both: the least and the most
 * of 16 grids, the unshifted one included.
 */
export function shiftedCells(latitudes: readonly number[], longitudes: readonly number[], size = 0.5): {least: number; most: number} {
  const counts = quarters.flatMap((north) => quarters.map((east) => {
    const cells = new Set(latitudes.map((lat, i) => {
      const row = Math.floor((lat + 90) / size + north);
      const column = Math.floor((longitudes[i]! + 180) / size + east) % Math.round(360 / size);
      return row * Math.round(360 / size) + column;
    }));
    return cells.size;
  }));
  return {least: Math.min(...counts), most: Math.max(...counts)};
}

const quarters = [0, 0.25, 0.5, 0.75] as const;
