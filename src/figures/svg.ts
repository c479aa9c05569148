import * as Plot from "@observablehq/plot";

/** A piece of SVG that is safe to print. Only {@link el} makes it, so text can never become markup. */
export class Markup {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

export type Child = Markup | string | number | null | undefined | false | readonly Child[];
export type Attributes = Record<string, string | number | null | undefined | false>;

/** One element; strings among `children` are text and are escaped, numbers in `attributes` are cut to two decimals. */
export function el(tag: string, attributes: Attributes = {}, ...children: Child[]): Markup {
  let head = `<${tag}`;
  for (const name in attributes) {
    const value = attributes[name];
    if (value === null || value === undefined || value === false) continue;
    head += ` ${name}="${typeof value === "number" ? short(value) : escape(value)}"`;
  }
  const inside = printed(children);
  return new Markup(inside === "" ? `${head}/>` : `${head}>${inside}</${tag}>`);
}

/** Several pieces after each other, without an element around them. */
export function group(children: readonly Child[]): Markup {
  return new Markup(printed(children));
}

/** What a reader may see of foreign text: no control characters, no marks that reorder the text around them. */
export function plain(text: string): string {
  if (!/[^ -~]/.test(text)) return text;
  return text
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]+/g, " ")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

/** An Observable Plot as a nested svg at (x, y). */
export function chart(options: Plot.PlotOptions, x: number, y: number): Markup {
  const node = Plot.plot({...options, figure: false});
  const inside = serializeInside(node);
  const {width, height} = options;
  return el("svg", {x, y, width, height, viewBox: `0 0 ${width} ${height}`, overflow: "visible", fill: "currentColor", "text-anchor": "middle"}, new Markup(inside));
}

/** The SVG for programs that know no custom properties: every `var(--name, value)` becomes its value. */
export function standalone(svg: string): string {
  return svg.replace(/var\(--[\w-]+, ([^()]*(?:\([^()]*\))?[^()]*)\)/g, "$1");
}

function print(child: Child): string {
  if (child === null || child === undefined || child === false) return "";
  if (child instanceof Markup) return child.source;
  if (typeof child === "number") return short(child);
  if (typeof child === "string") return escape(child);
  return printed(child);
}

function printed(children: readonly Child[]): string {
  let all = "";
  for (let i = 0; i < children.length; i++) all += print(children[i]);
  return all;
}

function escape(text: string): string {
  // paths and numbers, nearly all that is written, have nothing to be escaped
  return /[^ -~]|[&<>"]/.test(text) ? escaped(text) : text;
}

function escaped(text: string): string {
  return plain(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function serialize(node: Node): string {
  if (node.nodeType === 3) return escape(node.nodeValue ?? "");
  if (node.nodeType !== 1) return "";
  const element = node as Element;
  const tag = element.localName;
  if (tag === "style" || tag === "script") return "";
  let head = `<${tag}`;
  const {attributes} = element;
  for (let i = 0; i < attributes.length; i++) {
    const {name, value} = attributes[i]!;
    if (!name.startsWith("aria-")) head += ` ${name}="${escape(rounded(value))}"`;
  }
  const inside = serializeInside(element);
  return inside === "" ? `${head}/>` : `${head}>${inside}</${tag}>`;
}

function serializeInside(node: Node): string {
  let all = "";
  for (let child = node.firstChild; child !== null; child = child.nextSibling) all += serialize(child);
  return all;
}

function rounded(value: string): string {
  return !/\d\.\d{3}/.test(value) || /^#|var\(|url\(/.test(value) ? value : value.replace(/-?\d+\.\d{3,}/g, (number) => short(Number(number)));
}
