import {el, type Attributes, type Markup} from "./svg.ts";

export type Shape = "circle" | "diamond" | "triangle" | "square" | "cross";

/** A symbol around (x, y) with the area of a circle of radius `r`, so that all shapes are read on one scale. */
export function symbol(shape: Shape, x: number, y: number, r: number, attributes: Attributes, ...children: Markup[]): Markup {
  if (shape === "circle") return el("circle", {cx: x, cy: y, r, ...attributes}, ...children);
  return el("path", {d: outline(shape, x, y, Math.sqrt(Math.PI) * r), ...attributes}, ...children);
}

/** The outline alone, as the `d` of a path. */
export function symbolPath(shape: Shape, x: number, y: number, r: number): string {
  return shape === "circle" ? `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z` : outline(shape, x, y, Math.sqrt(Math.PI) * r);
}

/** How far a symbol reaches from its middle, in radii of the circle of the same area. */
export const reach: Readonly<Record<Shape, number>> = {circle: 1, diamond: 1.26, triangle: 1.56, square: 1.26, cross: 1.26};

/** `side` is the side of the square of the same area. */
function outline(shape: Exclude<Shape, "circle">, x: number, y: number, side: number): string {
  if (shape === "square") return polygon([[-1, -1], [1, -1], [1, 1], [-1, 1]], x, y, side / 2);
  if (shape === "diamond") return polygon([[0, -1], [1, 0], [0, 1], [-1, 0]], x, y, side / Math.SQRT2);
  if (shape === "triangle") return polygon([[0, -1], [Math.sqrt(3) / 2, 0.5], [-Math.sqrt(3) / 2, 0.5]], x, y, side * Math.sqrt(4 / (3 * Math.sqrt(3))));
  return polygon([[-1, -3], [1, -3], [1, -1], [3, -1], [3, 1], [1, 1], [1, 3], [-1, 3], [-1, 1], [-3, 1], [-3, -1], [-1, -1]], x, y, side / Math.sqrt(20));
}

function polygon(points: readonly (readonly [number, number])[], x: number, y: number, k: number): string {
  return `M${points.map(([dx, dy]) => `${round(x + dx * k)},${round(y + dy * k)}`).join("L")}Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
