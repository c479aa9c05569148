import {geoMercator, geoPath} from "d3-geo";
import {figureWords, kinds, numbers, symbolPath, type Kind} from "../../../../figures/index.ts";
import type {Earth} from "../../../../geo/earth.ts";
import type {Lang} from "../view.ts";
import type {Words} from "../words.ts";
import {kindColors} from "./paint.ts";
import type {Camera} from "./pick.ts";
import {project} from "./pick.ts";
import type {ShownMap} from "./shown-map.ts";
import {legendValues, radiusOf} from "./sizes.ts";
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

/** The map as it is on the page, in the light theme, as one SVG with headline, legend, scale and credit. `marks` false leaves room for frames to be drawn over. */
export function mapSvg(shown: ShownMap, earth: Earth, text: MapText, w: Words, marks = true): {svg: string; left: number; top: number; camera: Camera} {
  const camera = shown.camera();
  const {width, height} = camera;
  const title = wrapped(text.title, width, 11.5);
  const sentence = wrapped(text.sentence, width, 7);
  const credit = text.credit.flatMap((line) => wrapped(line, width, 5.9));
  const top = margin + title.length * 28 + sentence.length * 20 + 10;
  const whole = {width: width + 2 * margin, height: top + height + 14 + credit.length * 16 + margin};
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole.width} ${whole.height}" width="${whole.width}" height="${whole.height}" font-family="'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif" font-size="12" fill="#1d1d1b">
<title>${escaped(text.title)}</title><desc>${escaped(text.sentence)}</desc>
<rect width="${whole.width}" height="${whole.height}" fill="#ffffff"/>
${lines(title, margin, margin + 20, 28, `font-size="23" font-weight="600" font-family="Charter, Cambria, Georgia, 'Liberation Serif', serif"`)}
${lines(sentence, margin, margin + title.length * 28 + 12, 20, `font-size="14" fill="#5c5a55"`)}
<svg x="${margin}" y="${top}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
${ground(earth, camera)}
${shown.areas ? areas(shown, camera) : ""}
${lineWork(earth, camera)}
${names(earth, camera, w.lang)}
${marks && shown.marks ? glyphs(shown, camera) : ""}
${shown.marks ? legend(shown, w, height) : ""}
${scale(camera)}
${text.simulated ? wash(w.simulated, width, height) : ""}
</svg>
${lines(credit, margin, top + height + 24, 16, `font-size="11.5" fill="#5c5a55"`)}
</svg>`;
  return {svg, left: margin, top, camera};
}

/** The projection of the map on the page. */
function pathOf({lon, lat, zoom, width, height}: Camera) {
  const projection = geoMercator().center([0, lat]).rotate([-lon, 0]).scale(512 * 2 ** zoom / (2 * Math.PI)).translate([width / 2, height / 2]).clipExtent([[-2, -2], [width + 2, height + 2]]).precision(0.4);
  return geoPath(projection).digits(1);
}

function ground(earth: Earth, camera: Camera): string {
  const path = pathOf(camera);
  return `<rect width="${camera.width}" height="${camera.height}" fill="${color.water}"/><path d="${path(earth.land()) ?? ""}" fill="${color.land}"/><path d="${path(earth.lakes()) ?? ""}" fill="${color.water}"/>`;
}

function lineWork(earth: Earth, camera: Camera): string {
  const path = pathOf(camera);
  const {settled, disputed} = earth.borders();
  return `<g fill="none"><path d="${path(earth.coastline()) ?? ""}" stroke="${color.coast}" stroke-width="0.7"/><path d="${path(settled) ?? ""}" stroke="${color.border}" stroke-width="0.9"/><path d="${path(disputed) ?? ""}" stroke="${color.border}" stroke-width="0.9" stroke-dasharray="3,2"/></g>`;
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

function areas({areas: shaded}: ShownMap, camera: Camera): string {
  const path = pathOf(camera);
  return shaded!.features.features.map(({geometry, properties}) => geometry.type === "Point"
    ? `<circle cx="${round(project(camera, geometry.coordinates as [number, number])[0])}" cy="${round(project(camera, geometry.coordinates as [number, number])[1])}" r="${round(properties.radius)}" fill="${properties.color}" fill-opacity="0.7"/>`
    : `<path d="${path(geometry) ?? ""}" fill="${properties.color}" fill-opacity="0.88"/>`).join("");
}

function legend({marks, area}: ShownMap, w: Words, height: number): string {
  const {sizes, marks: {kind}} = marks!;
  const n = numbers(w.lang);
  const values = legendValues(sizes.largest);
  const largest = radiusOf(values[0] ?? 1, sizes);
  const shown = (Object.keys(kinds) as Kind[]).filter((one) => kind.includes(one));
  const words = figureWords(w.lang);
  const box = {width: Math.max(190, 2 * largest + 70), height: 2 * largest + 34 + shown.length * 18 + 10};
  const y0 = height - box.height - 12;
  const circles = values.map((value) => {
    const r = radiusOf(value, sizes);
    const bottom = y0 + 26 + 2 * largest;
    return `<circle cx="${12 + 12 + largest}" cy="${round(bottom - r)}" r="${round(r)}" fill="none" stroke="#5c5a55"/><text x="${12 + 22 + 2 * largest}" y="${round(bottom - 2 * r + 4)}" font-size="11">${n.count(value)}</text>`;
  }).join("");
  const rows = shown.map((one, i) => `<path d="${symbolPath(kinds[one].shape, 26, y0 + 2 * largest + 46 + i * 18, 5)}" fill="rgb(${kindColors.light[one].join(",")})" fill-opacity="0.6" stroke="rgb(${kindColors.light[one].join(",")})"/><text x="38" y="${y0 + 2 * largest + 50 + i * 18}" font-size="11.5">${escaped(words.kinds[one])}</text>`).join("");
  return `<rect x="12" y="${y0}" width="${box.width}" height="${box.height}" fill="#ffffff" fill-opacity="0.9"/><text x="22" y="${y0 + 17}" font-size="11.5" font-weight="600">${escaped(area === "deaths" ? w.legend.deaths : w.legend.events)}</text>${circles}${rows}`;
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

/** Lines of about the width, by a mean width of letters in px. */
function wrapped(text: string, width: number, letter: number): string[] {
  const out: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && (line.length + word.length + 1) * letter > width) {
      out.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? out : [...out, line];
}

function escaped(text: string): string {
  return text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
