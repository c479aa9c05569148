import {htmlText} from "./html-text.ts";

export type TextForm = "text" | "markdown" | "html";

/** The text without its markup: of HTML what a reader sees, of Markdown the words. Plain text stays as it is. */
export function plainText(text: string, form: TextForm): string {
  if (form === "html") return htmlText(text);
  return form === "markdown" ? ofMarkdown(text) : text;
}

function ofMarkdown(text: string): string {
  return text
    .replace(/^ {0,3}(?:`{3,}|~{3,})[^\n]*$/gm, "")
    .replace(/^ {0,3}#{1,6} +/gm, "\n").replace(/^ {0,3}(?:[-*+]|\d{1,3}[.)]) +/gm, "\n").replace(/^ {0,3}> ?/gm, "").replace(/^ {0,3}(?:[-*_] ?){3,}$/gm, "")
    .replace(/!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)/g, "").replace(/\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)/g, "$1").replace(/\[\^[^\]\n]{1,40}\]:?/g, "")
    .replace(/(\*\*|__)(?=\S)([^*_\n]{1,500})\1/g, "$2").replace(/(?<![\p{L}\p{N}*])[*_](?=\S)([^*_\n]{1,500})[*_](?![\p{L}\p{N}])/gu, "$1").replace(/`([^`\n]{1,200})`/g, "$1");
}
