import {kinds, palette, type Kind} from "./palette.ts";
import type {Scene} from "./scene.ts";
import {el, group, type Markup} from "./svg.ts";
import {symbol} from "./symbol.ts";
import {textWidth} from "./text.ts";

export interface Key {
  /** Draws the sample around (x, y), at most 16 px wide. */
  mark(x: number, y: number): Markup;
  label: string;
}

/** A block of a legend: a heading over its content. */
export interface Block {
  width: number;
  height: number;
  draw(x: number, y: number): Markup;
}

/** Keys under a heading. */
export function keys(heading: string, items: readonly Key[]): Block {
  const row = 19;
  return {
    width: Math.max(textWidth(heading, 11.5) + 4, ...items.map(({label}) => 24 + textWidth(label, 12))),
    height: 22 + row * items.length,
    draw: (x, y) =>
      group([
        title(heading, x, y),
        ...items.map(({mark, label}, i) => {
          const middle = y + 30 + row * i;
          return group([mark(x + 8, middle), el("text", {x: x + 22, y: middle, dy: "0.35em"}, label)]);
        })
      ])
  };
}

/** Circles of three real sizes, one inside the other, with their numbers. */
export function sizes({n}: Scene, heading: string, most: number, radius: (deaths: number) => number): Block {
  const values = threeSizes(most);
  const largest = radius(values[0] ?? 1);
  const tall = Math.max(2 * largest, 15 * values.length);
  return {
    width: Math.max(textWidth(heading, 11.5) + 4, 2 * largest + 50),
    height: 26 + tall,
    draw: (x, y) => {
      const bottom = y + 24 + tall;
      return group([
        title(heading, x, y),
        ...values.map((value, i) => {
          const r = radius(value);
          const top = Math.min(bottom - 2 * r, bottom - 7 - 15 * (values.length - 1 - i));
          return group([
            el("circle", {cx: x + largest, cy: bottom - r, r, fill: "none", stroke: palette.muted, "stroke-width": 1}),
            el("path", {d: `M${x + largest},${bottom - 2 * r}L${x + 2 * largest + 8},${top}h6`, fill: "none", stroke: palette.axis, "stroke-width": 0.75}),
            el("text", {x: x + 2 * largest + 17, y: top, dy: "0.35em", "font-variant-numeric": "tabular-nums"}, n.count(value))
          ]);
        })
      ]);
    }
  };
}

/** Blocks side by side, in as many rows as the width needs; answers the height used. */
export function row(blocks: readonly Block[], x: number, y: number, width: number): {markup: Markup; height: number} {
  const gap = 28;
  let [left, top, tall] = [x, y, 0];
  const drawn = blocks.map((block) => {
    if (left > x && left + block.width > x + width) [left, top, tall] = [x, top + tall + 14, 0];
    const markup = block.draw(left, top);
    left += block.width + gap;
    tall = Math.max(tall, block.height);
    return markup;
  });
  return {markup: group(drawn), height: top + tall - y};
}

export function kindKeys({w}: Scene, shown: Iterable<Kind>): Key[] {
  const present = new Set(shown);
  return (Object.keys(kinds) as Kind[]).filter((kind) => present.has(kind)).map((kind) => ({
    label: w.kinds[kind],
    mark: (x, y) => symbol(kinds[kind].shape, x, y, 5.5, {fill: kinds[kind].color, "fill-opacity": 0.75, stroke: kinds[kind].color, "stroke-width": 1})
  }));
}

/** Three round numbers up to `most`, from the largest. */
export function threeSizes(most: number): number[] {
  const round = (value: number): number => {
    const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
    return power * ([5, 2, 1].find((step) => step * power <= value) ?? 1);
  };
  const largest = round(most);
  return [...new Set([largest, round(largest / 4), round(largest / 20)])];
}

function title(heading: string, x: number, y: number): Markup {
  return el("text", {x, y: y + 12, "font-size": 11.5, "font-weight": 600, fill: palette.muted}, heading);
}
