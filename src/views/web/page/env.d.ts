/// <reference types="vite/client" />
declare module "gifenc" {
  export type Palette = number[][];
  export function quantize(rgba: Uint8ClampedArray, maxColors: number, options?: {format?: "rgb565" | "rgb444" | "rgba4444"}): Palette;
  export function applyPalette(rgba: Uint8ClampedArray, palette: Palette, format?: "rgb565" | "rgb444" | "rgba4444"): Uint8Array;
  export function GIFEncoder(): {writeFrame(index: Uint8Array, width: number, height: number, options: {palette: Palette; delay: number}): void; finish(): void; bytes(): Uint8Array};
}
declare module "virtual:coarse-world" {
  const address: string;
  export default address;
}
