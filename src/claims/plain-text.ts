import {htmlToText} from "html-to-text";

export type TextForm = "text" | "markdown" | "html";

/** The text without its markup: of HTML what a reader sees, of Markdown the words. Plain text stays as it is. */
export function plainText(text: string, form: TextForm): string {
  if (form === "html") return ofHtml(text);
  return form === "markdown" ? ofMarkdown(text) : text;
}

/** Deepest element of a page that is read, and the longest page, in characters. */
const deepest = 100;
const longest = 16 * 1024 * 1024;

function ofHtml(html: string): string {
  return htmlToText(html, {
    wordwrap: false, limits: {maxDepth: deepest, maxInputLength: longest, ellipsis: ""},
    selectors: [
      {selector: "a", options: {ignoreHref: true}}, {selector: "img", format: "skip"},
      ...["script", "style", "nav", "footer", "form", "noscript", "template", "svg"].map((selector) => ({selector, format: "skip"})),
      ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({selector, options: {uppercase: false}})), {selector: "table", format: "dataTable", options: {uppercaseHeaderCells: false}}
    ]
  });
}

function ofMarkdown(text: string): string {
  return text
    .replace(/^ {0,3}(?:`{3,}|~{3,})[^\n]*$/gm, "")
    .replace(/^ {0,3}#{1,6} +/gm, "").replace(/^ {0,3}(?:[-*+]|\d{1,3}[.)]) +/gm, "").replace(/^ {0,3}> ?/gm, "").replace(/^ {0,3}(?:[-*_] ?){3,}$/gm, "")
    .replace(/!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)/g, "").replace(/\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)/g, "$1").replace(/\[\^[^\]\n]{1,40}\]:?/g, "")
    .replace(/(\*\*|__)(?=\S)([^*_\n]{1,500})\1/g, "$2").replace(/(?<![\p{L}\p{N}*])[*_](?=\S)([^*_\n]{1,500})[*_](?![\p{L}\p{N}])/gu, "$1").replace(/`([^`\n]{1,200})`/g, "$1");
}
