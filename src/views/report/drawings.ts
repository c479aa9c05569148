import type {Case} from "../../index.ts";
import {startThread, Threads} from "../../thread.ts";
import type {Around, ToDraw} from "./draw.ts";
import type {PageFigure} from "./page.ts";
import type {Lang} from "./words.ts";

/** Draws the figures of a report, one after the other: in a thread of its own, so that what is asked meanwhile is heard, or here where that is not worth a thread. */
export class Drawings {
  readonly #around: Around;
  readonly #thread: Threads<ToDraw> | null;

  constructor({actor, focus, context}: Case, lang: Lang, out: string, {thread}: {thread: boolean}) {
    this.#around = {read: {actor, focus, context}, lang, out};
    this.#thread = thread ? new Threads({start: () => startThread("draw-worker", import.meta.url, this.#around), most: 1, ready: 1}) : null;
  }

  async draw(answer: ToDraw): Promise<PageFigure> {
    if (this.#thread) return await this.#thread.run(answer) as PageFigure;
    // loaded where it is needed: it takes as long as the engine does
    const {drawFigure} = await import("./draw.ts");
    return drawFigure(answer, this.#around);
  }

  async close(): Promise<void> {
    await this.#thread?.close();
  }
}
