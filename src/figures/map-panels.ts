import {scaleOnly} from "./map-furniture.ts";
import {mapLabels, type Box} from "./map-labels.ts";
import {groundLayers, mapView, type MapView, type Point} from "./map.ts";
import {noData} from "./frame.ts";
import {palette} from "./palette.ts";
import type {Scene} from "./scene.ts";
import {el, group, type Child, type Markup} from "./svg.ts";
import {textWidth} from "./text.ts";

export interface MapPanel {
  heading: string;
  /** What the panel shows, in a few words; left out where there is no room for it. */
  detail: string;
  /** Nothing was loaded: the map is hatched. */
  gap: boolean;
  draw(view: MapView): Child;
}

/** Small maps of one size, place and scale side by side; the ground is drawn once and referred to. */
export function mapPanels(scene: Scene, panels: readonly MapPanel[], points: readonly Point[], y: number): {markup: Markup; height: number} {
  const {width, phone, options, id} = scene;
  const columns = Math.min(panels.length, phone ? 2 : panels.length > 6 ? 4 : panels.length === 4 ? 2 : 3) || 1;
  const gap = phone ? 10 : 16;
  const wide = Math.floor((width - gap * (columns - 1)) / columns);
  const small = {...scene, width: wide, phone: true};
  // as near as the points allow: whole countries would leave nothing to see in so small a map
  const view = mapView(small, points, points.length === 0 ? options.focus ?? [] : [], {least: 0.5, most: 1, pad: columns === 1 ? 12 : 6});
  const {below, above} = groundLayers(view, options.basemap);
  const [clip, low, high] = [`${id}-${width}-m`, `${id}-${width}-b`, `${id}-${width}-a`];
  const taken: Box[] = [];
  const scale = scaleOnly(small, view, taken);
  const labels = mapLabels(small, view, taken, [], new Map());
  const head = 22;
  const step = head + view.height + 14;
  const drawn = panels.map(({heading, detail, gap: empty, draw}, i) => {
    const room = wide - textWidth(heading, 13) - 10;
    return el("g", {transform: `translate(${(i % columns) * (wide + gap)},${y + Math.floor(i / columns) * step})`},
      el("text", {x: 0, y: 14, "font-size": 13, "font-weight": 600}, heading),
      textWidth(detail, 11.5) <= room && el("text", {x: wide, y: 14, "text-anchor": "end", "font-size": 11.5, fill: palette.muted, "font-variant-numeric": "tabular-nums"}, detail),
      el("g", {transform: `translate(0,${head})`}, el("g", {"clip-path": `url(#${clip})`},
        i === 0 ? el("g", {id: low}, below) : el("use", {href: `#${low}`}),
        draw(view),
        i === 0 ? el("g", {id: high}, above) : el("use", {href: `#${high}`}),
        empty && el("rect", {width: wide, height: view.height, fill: noData(scene)}),
        i === 0 && labels, i === 0 && scale)));
  });
  return {markup: group([el("clipPath", {id: clip}, el("rect", {width: wide, height: view.height})), ...drawn]), height: Math.ceil(panels.length / columns) * step};
}
