import {useExplorer} from "../explorer.tsx";
import {AreaLayer} from "./area-layer.tsx";
import type {Shaded} from "./areas.ts";
import {DensityLayer} from "./density-layer.tsx";
import type {Density} from "./density.ts";
import type {Marks} from "./marks.ts";
import type {Hover} from "./tip.tsx";
import type {MapHandle} from "./use-map.ts";

/** What tints the map, for the files that are made of it. */
export interface Tint {
  areas: Shaded | null;
  density: Density | null;
  /** The command line that makes the answer again. */
  command: string;
}

/** The layers that tint areas: cells of PRIO-GRID, a density, or the answer of a measure by unit, cell, country or point. */
export function Surface({handle, marks, area, moved, onHover, onTint}: {handle: MapHandle; marks: Marks | null; area: "deaths" | "events"; moved: number; onHover(hover: Hover | null): void; onTint(tint: Tint | null): void}) {
  const {view} = useExplorer();
  if (view.layer === "density") return <DensityLayer handle={handle} marks={marks} area={area} moved={moved} onTint={onTint}/>;
  return <AreaLayer handle={handle} onHover={onHover} onTint={onTint}/>;
}
