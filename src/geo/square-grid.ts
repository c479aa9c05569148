import {earthRadiusKm} from "./distance.ts";

const radians = Math.PI / 180;

/** A cell of a grid in km: its row from the south and column from the antimeridian, and its corners in degrees. */
export interface SquareCell {
  row: number;
  column: number;
  south: number;
  north: number;
  west: number;
  east: number;
  areaKm2: number;
}

/**
 * The cell of a place on a grid of squares of about `km`: bands of equal height from pole to pole, each cut into as many equal columns as come nearest to that width in its middle. So
 * cells are alike everywhere and none is cut by the antimeridian; the columns of two bands do not meet. `north` and `east` shift the grid by parts of a cell.
 */
export function squareCell(lat: number, lon: number, km: number, north = 0, east = 0): SquareCell {
  const height = km / (earthRadiusKm * radians);
  const rows = Math.ceil(180 / height + north);
  const row = Math.min(rows - 1, Math.floor((lat + 90) / height + north));
  const [low, high] = [Math.max(-90, (row - north) * height - 90), Math.min(90, (row + 1 - north) * height - 90)];
  const columns = Math.max(1, Math.round(2 * Math.PI * earthRadiusKm * Math.cos((low + high) / 2 * radians) / km));
  const column = Math.floor((lon + 180) / 360 * columns + east) % columns;
  const west = (column - east) / columns * 360 - 180;
  return {row, column, south: low, north: high, west, east: west + 360 / columns, areaKm2: earthRadiusKm ** 2 * 360 / columns * radians * (Math.sin(high * radians) - Math.sin(low * radians))};
}
