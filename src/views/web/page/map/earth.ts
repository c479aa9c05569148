import capitals from "../../../../../assets/capitals.json?url";
import towns from "../../../../../assets/towns.json?url";
import water from "../../../../../assets/water.json?url";
import world from "../../../../../assets/world.json?url";
import coarseWorld from "virtual:coarse-world";
import {earth, type Earth, type EarthFiles} from "../../../../geo/earth.ts";
import {ask} from "../api.ts";

/** The earth in two degrees of detail: coarse for the first view, fine (with first-level units) for a close one and for figures. Each is fetched once. */
export const coarseEarth = kept(() => load(coarseWorld));
export const fineEarth = kept(() => load(world));

async function load(address: string): Promise<Earth> {
  const [worldFile, waterFile, capitalsFile, townsFile] = await Promise.all([
    ask<ReturnType<EarthFiles["world"]>>(address), ask<ReturnType<EarthFiles["water"]>>(water), ask<ReturnType<EarthFiles["capitals"]>>(capitals), ask<ReturnType<EarthFiles["towns"]>>(towns)
  ]);
  return earth({world: () => worldFile, water: () => waterFile, capitals: () => capitalsFile, towns: () => townsFile});
}

function kept<T>(make: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => value ??= make().catch((error: unknown) => {
    value = undefined;
    throw error;
  });
}
