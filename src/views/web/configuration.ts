import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import react from "@vitejs/plugin-react";
import {quantize} from "topojson-client";
import {filter, presimplify, simplify, sphericalTriangleArea} from "topojson-simplify";
import type {InlineConfig, Plugin} from "vite";
import type {World} from "../../geo/earth.ts";
import {packed, unpacked, type Packed} from "../../geo/packed-arcs.ts";

/** How Vite builds the page in `page` to `out`. Nothing inline, so that the page's policy can forbid it; nothing that is fetched from elsewhere. */
export function configuration(page: string, out: string): InlineConfig {
  return {
    root: page,
    configFile: false,
    base: "./",
    logLevel: "error",
    plugins: [react(), coarseWorld()],
    build: {rolldownOptions: {treeshake: {moduleSideEffects: (id) => !/\/src\/(figures|geo|measures)\//.test(id)}}, outDir: out, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: {polyfill: false}, target: "es2022", chunkSizeWarningLimit: 2000, reportCompressedSize: false},
    worker: {format: "es"}
  };
}

const name = "virtual:coarse-world";
/** Steradians: a triangle of some 80 km2, which is below a pixel on the map that is drawn before the fine world has come. */
const smallestTriangle = 2e-6;

/** The countries without their units at a fifth of the size, for the first view: a module that exports the address of the file. */
function coarseWorld(): Plugin {
  return {
    name: "harmattan-coarse-world",
    resolveId: (id) => id === name ? `\0${name}` : undefined,
    load(id) {
      if (id !== `\0${name}`) return undefined;
      const reference = this.emitFile({type: "asset", name: "coarse-world.json", source: JSON.stringify(coarse())});
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    }
  };
}

function coarse(): Packed<World> {
  const {objects: {admin1: _, ...objects}, ...world} = unpacked(JSON.parse(readFileSync(fileURLToPath(new URL("../../../assets/world.json", import.meta.url)), "utf8")) as Packed<World>);
  const kept = filter(simplify(presimplify({...world, objects}, sphericalTriangleArea), smallestTriangle), () => true);
  return packed(quantize(kept, 1e5) as unknown as World);
}
