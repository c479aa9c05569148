import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parseHTML} from "linkedom";

/** What a report that lies in `folder` says, as Markdown, with its figures of spread as files under `images`, relative to the page. */
export function findings(folder: string, images: string): {markdown: string; files: Map<string, string>} {
  const {document} = parseHTML(readFileSync(join(folder, "index.html"), "utf8"));
  const parts = [...document.querySelectorAll("figure, .part, .refused")];
  const asked = parts.filter((part) => part.querySelector(".kicker"));
  const recorded = parts.filter((part) => part.localName === "figure" && !part.querySelector(".kicker"));
  const shown = new Set(asked.map(({id}) => `${id}.svg`));
  const files = new Map(readdirSync(join(folder, "figures")).filter((name) => shown.has(name)).map((name) => [name, readFileSync(join(folder, "figures", name), "utf8")]));
  const markdown = [
    "## What is recorded", "", ...recorded.filter((part) => !open(part)).map((part) => `- ${text(part, "h2")}.`), ...recorded.filter(open).map((part) => `- Not told by this table: ${text(part, "h2")}`), "",
    "## How does it spread?", "", text(document.querySelector(".part")!, "p"), "",
    ...asked.flatMap((part) => section(part, images))
  ];
  return {markdown: markdown.join("\n").trimEnd(), files};
}

/** A title that is a question: nothing could be said. */
function open(part: Element): boolean {
  return text(part, "h2").endsWith("?");
}

function section(part: Element, images: string): string[] {
  const tests = [...part.querySelectorAll(".notes > p")].map(({textContent}) => textContent ?? "").find((told) => told.startsWith("Tests:"));
  const also = [...part.querySelectorAll(".also li")].map((one) => `- Asked otherwise (\`${text(one, "code")}\`): ${[text(one, "b"), (one.childNodes[1]?.textContent ?? "").trim()].filter((told) => told !== "").join(" ")}`);
  const command = part.querySelector(".notes code")?.textContent;
  return [
    `### ${text(part, ".kicker")}`, "", `**${text(part, "h2")}${/[?.!]$/.test(text(part, "h2")) ? "" : "."}** ${text(part, ".says")}`, "",
    ...part.localName === "figure" ? [`![${text(part, "h2")}](${images}/${part.id}.svg)`, ""] : [],
    ...tests ? [tests, ""] : [], ...also.length ? [...also, ""] : [], ...command ? [`\`${command}\``, ""] : []
  ];
}

function text(part: Element, selector: string): string {
  return (part.querySelector(selector)?.textContent ?? "").replaceAll("\u202f", " ").trim();
}
