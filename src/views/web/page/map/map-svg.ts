import {geoMercator, geoPath} from "d3-geo";
import {frameOnEarth, kinds, locator, symbolPath} from "../../../../figures/index.ts";
import type {Earth} from "../../../../geo/earth.ts";
import type {Lang} from "../view.ts";
import type {Words} from "../words.ts";
import {densityCanvas, fineColumns, paintDensity, type Density} from "./density.ts";
import {escaped, markLegend, round, stepLegend, wrapped} from "./map-svg-legend.ts";
import {kindColors} from "./paint.ts";
import {boxOnMap, mercator, project, unmercator, type Camera} from "./pick.ts";
import type {ShownMap} from "./shown-map.ts";
import {blank} from "./step-scale.ts";
import {grounds} from "./style.ts";

/** What is written on a map that leaves the page. */
export interface MapText {
  title: string;
  sentence: string;
  /** Source, licence, definition, command. */
  credit: readonly string[];
  simulated: boolean;
}

const margin = 20;
const color = grounds.light;

/** What lies over what on a map, from the lowest. */
export type MapLayer = "ground" | "tint" | "lines" | "names" | "glyphs" | "furniture";
const everything: readonly MapLayer[] = ["ground", "tint", "lines", "names", "glyphs", "furniture"];

/** The map as it is on the page, in the light theme, as one SVG with headline, legend, locator, scale and credit; or some of its layers alone, for what is drawn between them. */
export function mapSvg(shown: ShownMap, earth: Earth, text: MapText, w: Words, layers = everything): {svg: string; left: number; top: number; camera: Camera} {
  const camera = shown.camera();
  const {width, height} = camera;
  const title = wrapped(text.title, width, 11.5);
  const sentence = wrapped(text.sentence, width, 7);
  const credit = text.credit.flatMap((line) => wrapped(line, width, 5.9));
  const top = margin + title.length * 28 + sentence.length * 20 + 10;
  const whole = {width: width + 2 * margin, height: top + height + 14 + credit.length * 16 + margin};
  const draw: Record<MapLayer, () => string> = {
    ground: () => land(earth, camera),
    tint: () => shown.areas ? areas(shown.areas, camera) : shown.density ? density(shown.density, camera) : "",
    lines: () => lineWork(earth, camera),
    names: () => names(earth, camera, w.lang),
    glyphs: () => shown.marks ? glyphs(shown, camera) : "",
    furniture: () => [shown.marks ? markLegend(shown, w, height) : "", stepLegend(shown.areas?.scale ?? shown.density?.scale, height), globe(earth, camera), scale(camera), text.simulated ? wash(w.simulated, width, height) : ""].join("")
  };
  const frame = `<title>${escaped(text.title)}</title><desc>${escaped(text.sentence)}</desc>
<rect width="${whole.width}" height="${whole.height}" fill="#ffffff"/>
${lines(title, margin, margin + 20, 28, `font-size="23" font-weight="600" font-family="Charter, Cambria, Georgia, 'Liberation Serif', serif"`)}
${lines(sentence, margin, margin + title.length * 28 + 12, 20, `font-size="14" fill="#5c5a55"`)}
${lines(credit, margin, top + height + 24, 16, `font-size="11.5" fill="#5c5a55"`)}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole.width} ${whole.height}" width="${whole.width}" height="${whole.height}" font-family="'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif" font-size="12" fill="#1d1d1b">
${layers.includes("ground") ? frame : ""}
<svg x="${margin}" y="${top}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
${everything.filter((layer) => layers.includes(layer)).map((layer) => draw[layer]()).join("\n")}
</svg>
</svg>`;
  return {svg, left: margin, top, camera};
}

/** The projection of the map on the page. */
function pathOf({lon, lat, zoom, width, height}: Camera) {
  const projection = geoMercator().center([0, lat]).rotate([-lon, 0]).scale(512 * 2 ** zoom / (2 * Math.PI)).translate([width / 2, height / 2]).clipExtent([[-2, -2], [width + 2, height + 2]]).precision(0.4);
  return geoPath(projection).digits(1);
}

function land(earth: Earth, camera: Camera): string {
  return `<rect width="${camera.width}" height="${camera.height}" fill="${color.water}"/><path d="${pathOf(camera)(earth.land()) ?? ""}" fill="${color.land}"/>`;
}

function lineWork(earth: Earth, camera: Camera): string {
  const path = pathOf(camera);
  const {settled, disputed} = earth.borders();
  return `<path d="${path(earth.lakes()) ?? ""}" fill="${color.water}"/><g fill="none"><path d="${path(earth.coastline()) ?? ""}" stroke="${color.coast}" stroke-width="0.7"/><path d="${path(settled) ?? ""}" stroke="${color.border}" stroke-width="0.9"/><path d="${path(disputed) ?? ""}" stroke="${color.border}" stroke-width="0.9" stroke-dasharray="3,2"/></g>`;
}

/** Capitals, where they do not fall on each other. */
function names(earth: Earth, camera: Camera, lang: Lang): string {
  const taken: [number, number, number, number][] = [];
  return earth.capitals().map((capital) => {
    const [x, y] = project(camera, [capital.lon, capital.lat]);
    const name = capital[lang];
    const box: [number, number, number, number] = [x - 3, y - 8, x + 8 + name.length * 6.2, y + 6];
    if (x < 4 || y < 8 || box[2] > camera.width || y > camera.height - 8 || taken.some((other) => other[0] < box[2] && box[0] < other[2] && other[1] < box[3] && box[1] < other[3])) return "";
    taken.push(box);
    return `<circle cx="${round(x)}" cy="${round(y)}" r="1.6" fill="${color.place}"/><text x="${round(x + 5)}" y="${round(y + 4)}" font-size="11" fill="${color.place}" stroke="${color.halo}" stroke-width="2.5" paint-order="stroke" stroke-linejoin="round">${escaped(name)}</text>`;
  }).join("");
}

function glyphs({marks}: ShownMap, camera: Camera): string {
  const {marks: {length, positions, kind, coarse}, columns: {radii, fills}} = marks!;
  let out = "";
  for (let i = 0; i < length; i++) {
    const [x, y] = project(camera, [positions[2 * i]!, positions[2 * i + 1]!]);
    const r = radii[i]!;
    if (x < -r || y < -r || x > camera.width + r || y > camera.height + r) continue;
    const ink = `rgb(${kindColors.light[kind[i]!].join(",")})`;
    const open = coarse[i] || !fills[4 * i + 3];
    out += `<path d="${symbolPath(kinds[kind[i]!].shape, round(x), round(y), round(r))}" fill="${open ? "none" : ink}" fill-opacity="0.55" stroke="${ink}" stroke-width="${open ? 1.7 : 1}"/>`;
  }
  return out;
}

function areas({features, scale: {colors}}: NonNullable<ShownMap["areas"]>, camera: Camera): string {
  const path = pathOf(camera);
  return features.features.map(({geometry, properties: {step, radius}}) => {
    const ink = colors.light[step] ?? blank.light;
    if (geometry.type !== "Point") return `<path d="${path(geometry) ?? ""}" fill="${ink}" fill-opacity="0.88"/>`;
    const [x, y] = project(camera, geometry.coordinates as [number, number]);
    return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${ink}" fill-opacity="0.7"/>`;
  }).join("");
}

/** The raster as a picture over its box. */
function density(shown: Density, camera: Camera): string {
  const canvas = densityCanvas(shown.raster, fineColumns);
  paintDensity(shown, "light", canvas);
  const {x, y, width, height} = boxOnMap(shown.raster.box, camera);
  return `<image class="density" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" preserveAspectRatio="none" opacity="0.85" href="${canvas.toDataURL("image/png")}"/>`;
}

/** Where in the world the map is; nothing where it shows half of it. */
function globe(earth: Earth, {lon, lat, zoom, width, height}: Camera): string {
  const world = 512 * 2 ** zoom;
  if (width > world / 3) return "";
  const size = width < 560 ? 66 : 104;
  const [x, y] = mercator(lon, lat);
  const frame = frameOnEarth(width, height, ([px, py]) => unmercator(x + (px - width / 2) / world, y + (py - height / 2) / world));
  return `<g class="locator" transform="translate(${width - size - 12},12)">${locator(earth, {center: [lon, lat], frame, size}).source}</g>`;
}

/** A round length in km at the middle of the map. */
function scale({lat, zoom, width, height}: Camera): string {
  const perPixel = 40_075 * Math.cos(lat * Math.PI / 180) / (512 * 2 ** zoom);
  const most = 120 * perPixel;
  const power = 10 ** Math.floor(Math.log10(most));
  const km = ([5, 2, 1].find((factor) => factor * power <= most) ?? 1) * power;
  const length = km / perPixel;
  const [x, y] = [width - 14 - length, height - 14];
  return `<path d="M${round(x)},${y - 5}v5h${round(length)}v-5" fill="none" stroke="#3f3e3a"/><text x="${round(x + length / 2)}" y="${y - 6}" text-anchor="middle" font-size="11" stroke="${color.halo}" stroke-width="2.5" paint-order="stroke">${km} km</text>`;
}

function wash(word: string, width: number, height: number): string {
  let out = "";
  for (let y = 40; y < height + 120; y += 120) for (let x = -100; x < width + 100; x += 320) out += `<text x="${x}" y="${y}" transform="rotate(-18 ${x} ${y})" font-size="40" font-weight="700" letter-spacing="2" fill-opacity="0.13">${word}</text>`;
  return out;
}

function lines(texts: readonly string[], x: number, y: number, leading: number, attributes: string): string {
  return texts.map((text, i) => `<text x="${x}" y="${y + i * leading}" ${attributes}>${escaped(text)}</text>`).join("");
}
