import {Tokenizer} from "htmlparser2";

/**
 * What a reader sees of a page: its text, a line a block, without scripts, forms and navigation; of a page with an article only that.
 * The tokens are read without building a tree, so that depth and length cost no more than their characters.
 */
export function htmlText(html: string): string {
  const page = new Page(html);
  const tokenizer = new Tokenizer({xmlMode: false, decodeEntities: true}, page);
  tokenizer.write(html);
  tokenizer.end();
  return page.text();
}

const skipped = new Set(["script", "style", "nav", "footer", "form", "noscript", "template", "svg", "aside", "figure", "button", "select", "textarea", "iframe", "title", "head"]);
const blocks = new Set("address article blockquote br dd div dl dt fieldset figcaption h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table td th tr ul".split(" "));
const empty = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));

class Page {
  readonly #html: string;
  readonly #all: string[] = [];
  readonly #article: string[] = [];
  #skipping: string | null = null;
  #depth = 0;
  #articles = 0;
  #name = "";

  constructor(html: string) {
    this.#html = html;
  }

  text(): string {
    const article = tidy(this.#article.join(""));
    return article === "" ? tidy(this.#all.join("")) : article;
  }

  ontext(start: number, end: number): void {
    this.#write(this.#html.slice(start, end).replace(/\s+/g, " "));
  }

  ontextentity(codepoint: number): void {
    this.#write(String.fromCodePoint(codepoint).replace(/\s/, " "));
  }

  onopentagname(start: number, end: number): void {
    this.#name = this.#html.slice(start, end).toLowerCase();
  }

  onopentagend(): void {
    this.#open(this.#name);
  }

  onselfclosingtag(): void {
    this.#open(this.#name);
    if (!empty.has(this.#name)) this.#close(this.#name);
  }

  onclosetag(start: number, end: number): void {
    this.#close(this.#html.slice(start, end).toLowerCase());
  }

  onattribdata(): void {}
  onattribentity(): void {}
  onattribend(): void {}
  onattribname(): void {}
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {}
  onprocessinginstruction(): void {}

  #open(name: string): void {
    if (this.#skipping !== null) {
      if (name === this.#skipping) this.#depth++;
      return;
    }
    if (skipped.has(name)) [this.#skipping, this.#depth] = [name, 1];
    if (name === "article") this.#articles++;
    if (blocks.has(name)) this.#write("\n\n");
  }

  #close(name: string): void {
    if (name === this.#skipping && --this.#depth === 0) this.#skipping = null;
    if (this.#skipping !== null) return;
    if (blocks.has(name)) this.#write("\n\n");
    if (name === "article") this.#articles = Math.max(0, this.#articles - 1);
  }

  #write(text: string): void {
    if (this.#skipping !== null) return;
    this.#all.push(text);
    if (this.#articles > 0) this.#article.push(text);
  }
}

function tidy(text: string): string {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "").join("\n\n");
}
