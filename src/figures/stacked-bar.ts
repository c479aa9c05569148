import type {Item} from "./bars.ts";
import {noData} from "./frame.ts";
import {palette} from "./palette.ts";
import type {Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {textWidth} from "./text.ts";

/** One bar of parts that add up, each named above or below its part with its number and share; hatched where no part has a number. */
export function stackedBar(scene: Scene, items: readonly Item[]): {markup: Markup; height: number} {
  const {width, n, phone} = scene;
  const sum = items.reduce((all, {sum}) => all + (sum.best ?? 0), 0);
  const [top, tall] = [8, 46];
  let left = 0;
  const parts = items.map(({bar, sum: {best}}, i) => {
    const wide = sum === 0 ? 0 : ((best ?? 0) / sum) * width;
    const part = {label: bar.label, value: bar.value, best, x: left, wide, fill: fills[i % fills.length] as string};
    left += wide;
    return part;
  });
  const drawn = parts.filter(({wide}) => wide > 0).map(({x, wide, fill}) => el("rect", {x, y: top, width: Math.max(0.5, wide - 1), height: tall, fill}));
  const line = 22;
  const list = parts.map(({label, value, best, fill}, i) => {
    const y = top + tall + 24 + i * line;
    const share = sum === 0 || best === null ? "" : ` (${n.percent(best / sum)})`;
    return group([
      el("rect", {x: 0, y: y - 10, width: 12, height: 12, fill, stroke: palette.axis, "stroke-width": 0.5}),
      el("text", {x: 20, y, "font-size": 13}, label),
      el("text", {x: phone ? width : 330, y, "text-anchor": "end", "font-size": 13, "font-variant-numeric": "tabular-nums"}, `${value}${share}`)
    ]);
  });
  const inside = parts.filter(({label, wide}) => wide > textWidth(label, 12) + 16).map(({label, x, fill}) =>
    el("text", {x: x + 8, y: top + tall / 2, dy: "0.35em", "font-weight": 600, fill: fill === fills[2] || fill === fills[3] ? palette.fixedInk : palette.fixedPaper}, label));
  const empty = items.every(({sum: {best}}) => best === null) ? el("rect", {y: top, width, height: tall, fill: noData(scene)})
    : sum === 0 && el("line", {x1: 0, x2: width, y1: top + tall, y2: top + tall, stroke: palette.ink, "stroke-width": 2});
  return {markup: group([...drawn, empty, ...inside, ...list]), height: top + tall + 16 + parts.length * line + 8};
}

const fills = [palette.deaths, palette.events, palette.civilians, palette.deathsPale];
